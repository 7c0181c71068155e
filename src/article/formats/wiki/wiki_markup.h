/* The steps of reading wiki markup: what nests is taken away first (wiki_text.c, which is handed to wiki_template.c for what stands in templates), then the
 * lines are looked at (wiki_lines.c). */
#ifndef DL_WIKI_MARKUP_H
#define DL_WIKI_MARKUP_H

#include "article/formats/wiki/wiki_text.h"
#include "util/buffer.h"

/* What the first step leaves for the second: where something was left out, and where a line ends within its paragraph. */
#define DL_WIKI_GAP "\uFFFC"
#define DL_WIKI_BREAK "\uFFFF"

enum { DL_WIKI_HIDDEN = 19 /* kinds of elements whose content is no text of the page */ };

typedef struct dl_wiki dl_wiki;

struct dl_wiki {
    dl_wiki_text *out;
    const dl_wiki_spaces *spaces;
    dl_buffer captions;
    bool unclosed[DL_WIKI_HIDDEN + 1]; /* of the kind no end is left; the last: of comments */
    size_t budget;                     /* bytes that ends may still be looked for in vain */
    /** Appends `text` without links, templates and tags; at most 20 deep. */
    void (*strip)(dl_wiki *at, dl_buffer *out, dl_slice text, unsigned depth);
};

/** Whether `sign` stands at `at`. */
bool dl_wiki_stands(dl_slice text, size_t at, const char *sign);

/** The part up to the next "|" that stands in no link and no template; `rest` loses it. */
dl_slice dl_wiki_part(dl_slice *rest);

/** ASCII case ignored; `list` ends with NULL. */
bool dl_wiki_is_among(dl_slice name, const char *const *list);

/** Appends the words that the template {{inside}} stands for, takes day and place from one of news. */
void dl_wiki_template(dl_wiki *at, dl_buffer *out, dl_slice inside, unsigned depth);

/** Appends paragraphs, list items, quotes, rows of tables and headings, apart by blank lines. */
void dl_wiki_lines(dl_buffer *out, dl_slice text);

#endif
