/* JSON records: one object, one article, or tweets. */
#ifndef DL_JSON_RECORD_H
#define DL_JSON_RECORD_H

#include "article/json/json_events.h"
#include "article/network/account.h"
#include "util/arena.h"

/* What the user or the file beside it says of the records. */
typedef struct dl_json_hints {
    const dl_part_map *map;  /* the user's names, or NULL */
    const dl_account *owner; /* of tweets that name nobody, or NULL */
    dl_record_days *days;    /* or NULL */
} dl_json_hints;

/** Reads the record `text`, which begins at byte `base` and in line `line` (from 1) of its source, and hands over
 *  its article, or its tweets as one article each; if there is none, `problem` was told. Articles live in `arena`.
 *  `hints` may be NULL. Errors: MEMORY, those of `article`. Any thread with its own arena. */
dateline_status dl_json_record_read(dl_arena *arena, const dl_json_hints *hints, dl_slice text,
                                    uint64_t base, uint64_t line, const dl_json_events *events,
                                    dateline_error *error) DATELINE_MUST_USE;

#endif
