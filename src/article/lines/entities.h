/* What a tweet's text names: links, mentions, hashtags, in order of appearance, each once. */
#ifndef DL_ENTITIES_H
#define DL_ENTITIES_H

#include "util/arena.h"

typedef struct dl_entities {
    const dl_slice *links;    size_t link_count;    /* http(s)://..., pic.twitter.com/..., t.co/... */
    const dl_slice *mentions; size_t mention_count; /* without '@'; 1..15 of [A-Za-z0-9_] */
    const dl_slice *hashtags; size_t hashtag_count; /* without '#'; letters, marks, digits, '_' */
} dl_entities;

/** Finds them in well-formed `text`; slices point into it, arrays live in `arena`.
 *  False when memory ran out. Any thread. */
bool dl_entities_find(dl_entities *out, dl_arena *arena, dl_slice text);

/** What the last pic.twitter.com or pic.x.com link has behind its slash, which is a tweet's own; empty: none. */
dl_slice dl_entities_picture(dl_slice text);

/** How many bytes of well-formed `text` are neither blanks nor of links. Any thread. */
size_t dl_entities_own_bytes(dl_slice text);

#endif
