/* The block of names and values before a Markdown text: YAML between "---", TOML between "+++". Of both languages
 * what front matter uses: a name and a value a line, quotes, lists in brackets or in lines with "-". */
#ifndef DL_FRONT_MATTER_H
#define DL_FRONT_MATTER_H

#include "article/record/records.h"

/** The bytes of the block at the front of `text`, 0 without one. */
size_t dl_front_matter_size(dl_slice text);

/** The bytes of a block without fences at the front of `text` (as Pelican, MultiMarkdown and Notion have it), with the blank line
 *  that ends it: names and values, two at least of title, author, date and address. 0 without one. */
size_t dl_front_matter_bare_size(dl_slice text, const dl_part_map *map);

/** Puts what the block says into the record's parts, by the table of names; text lives in `arena`. */
void dl_front_matter_read(dl_record *record, dl_arena *arena, dl_slice block, const dl_part_map *map);

#endif
