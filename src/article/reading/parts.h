/* What sources call the parts of an article: the one table of names, for JSON, CSV, SGML, front matter, and a
 * map of the user's own that goes before it. Constant data, any thread, but for what a map met: one thread at a time. */
#ifndef DL_PARTS_H
#define DL_PARTS_H

#include "article/lines/word_date.h"
#include "util/arena.h"
#include "util/buffer.h"

typedef enum dl_part {
    DL_PART_ID,
    DL_PART_TITLE,
    DL_PART_TEXT,
    DL_PART_DATE,
    DL_PART_URL,
    DL_PART_SITE,
    DL_PART_AUTHOR,
    DL_PART_LANGUAGE,
    DL_PART_PLACE,
    DL_PART_DECK,
    DL_PART_COUNT
} dl_part;

/* The user's names: NULL, or a NULL-terminated list. */
typedef struct dl_part_map {
    const char *const *names[DL_PART_COUNT];
    dl_day_order dates; /* of dates of numbers alone; NONE: as the records have it */
    bool *met; /* by part: a record, or the head of a table, had one of the names */
} dl_part_map;

/** Reads "title=headline,text=body,text=lead,dates=dmy": a part named twice has two names, the first that is filled counts;
 *  dates=mdy: the month first.
 *  Everything lives in `arena`. Errors: USAGE (no such part, no name), MEMORY. */
dateline_status dl_part_map_parse(dl_part_map *out, dl_arena *arena, const char *text,
                                  dateline_error *error) DATELINE_MUST_USE;

/** Whether `map`, which may be NULL, names any part. */
bool dl_part_map_names(const dl_part_map *map);

/** Notes that a record has what the map, which may be NULL, names as the part. */
void dl_part_map_meet(const dl_part_map *map, dl_part part);

/** Appends what the map names and no record had, as "title=headlin, date=wen"; nothing: all was met. */
void dl_part_map_unmet(dl_buffer *out, const dl_part_map *map);

/** The names of a part, the better ones first, NULL at the end. "a.b" is b in a. `map` may be NULL. */
const char *const *dl_part_names(const dl_part_map *map, dl_part part);

/** The part that goes by `name` (ASCII case, '-' and '_' apart; else as part_words.h has it), or DL_PART_COUNT. *rank: how
 *  early among its names, from 0. */
dl_part dl_part_find(const dl_part_map *map, dl_slice name, size_t *rank);

/** Names that answers and exports give to the list of their records, to objects (or a list's first) that hold such a
 *  list, and to the object that has what an entry says. */
extern const char *const dl_part_lists[], *const dl_part_list_holders[], *const dl_part_wrappers[];

#endif
