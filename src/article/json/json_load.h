/* The values of a record's text, by jansson, with what programs write that is no JSON mended. */
#ifndef DL_JSON_LOAD_H
#define DL_JSON_LOAD_H

#include "article/json/json_events.h"
#include "article/json/json_long.h"

/** Loads the text of one record; *taken gets its long strings (in `arena`). NULL with OK: it is none that can be read, which
 *  is told as a problem of `base`, the text's place in its source, and `line`, the number of its first line. Errors: MEMORY.
 *  The value is yours. */
dateline_status dl_json_load(json_t **out, dl_json_long *taken, dl_arena *arena, dl_slice text, uint64_t base,
                             uint64_t line, const dl_json_events *events, dateline_error *error) DATELINE_MUST_USE;

#endif
