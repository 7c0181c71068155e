/* Records that do not stand in a list of objects: as columns, as rows below their names, or as objects somewhere within. */
#ifndef DL_JSON_SHAPES_H
#define DL_JSON_SHAPES_H

#include "article/json/json_long.h"
#include "article/reading/parts.h"
#include "util/clock.h"

/** The records of a table: {"title": {"0": ...}, "text": {"0": ...}}, lists instead of such objects, {"columns": [...],
 *  "data": [[...], ...]}, or a list of rows whose first one has the names. A new list of objects, the caller's; NULL: it is
 *  no table. `map` may be NULL. Any thread. */
json_t *dl_json_table(const dl_part_map *map, json_t *value);

/** The records that stand within `value`, which is none, in objects or lists at most eight deep: what has a title and a text,
 *  a day, an address or an author. An address or a day that is the name of one is its own. A new list, the caller's; NULL:
 *  there are none. `taken`: its long strings. Any thread. */
json_t *dl_json_within(const dl_part_map *map, const dl_json_long *taken, json_t *value);

/** Whether `object` stands between records and is none: the actions of Elasticsearch's bulk interface, what phpMyAdmin says of
 *  itself. Any thread. */
bool dl_json_is_between(const json_t *object);

/** {"date-parts": [[2025, 11, 19]]}, the day of a reference in CSL; NONE: there is no day in it. Any thread. */
dl_date dl_json_date_in_parts(const json_t *date);

#endif
