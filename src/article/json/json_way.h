/* The way to lists of records that lie deep in one JSON object, of any size: names of members, level by level. */
#ifndef DL_JSON_WAY_H
#define DL_JSON_WAY_H

#include "article/json/json_values.h"

typedef struct dl_json_way {
    const char *const (*names)[3]; /* of each level, up to NULL: what they hold is an object or a list of objects */
    unsigned levels;               /* the last one's are lists of records */
    dl_json_taker *take;           /* each record */
} dl_json_way;

/** Reads the object that begins here, or tells how it is broken. Errors: those of dl_reading_fill and `take`. */
dateline_status dl_json_way_read(dl_reading *reading, const dl_json_way *way) DATELINE_MUST_USE;

/** The name at text[*at], if that is a quote, and behind it and its colon *at; empty: there is none. */
dl_slice dl_json_take_name(dl_slice text, size_t *at);

#endif
