/* Long strings of JSON are taken out before jansson parses, which goes byte by byte, and decoded here: an article's
 * text is nearly all of its record. */
#ifndef DL_JSON_LONG_H
#define DL_JSON_LONG_H

#include "util/arena.h"
#include "util/buffer.h"

#include <jansson.h>

/* The decoded strings; what jansson sees of one is its number behind the byte 1. */
typedef struct dl_json_long {
    dl_slice *texts;
    size_t count;
} dl_json_long;

/** Appends the well-formed `text` to `out` without its long strings, which go into *taken (in `arena`). False, and
 *  nothing of use in both: there are none, or one of them is not valid, which jansson can tell better. */
bool dl_json_long_take(dl_json_long *taken, dl_buffer *out, dl_arena *arena, dl_slice text);

/** A copy of the string `value` in `arena`, terminated; empty for what is no string. */
dl_slice dl_json_text(const dl_json_long *taken, dl_arena *arena, const json_t *value);

#endif
