/* Cutting plain text into blocks: stretches that will be a passage each or, with flattened tweets inside,
 * several. The rules are in docs/FORMATS.md. */
#ifndef DL_BLOCKS_H
#define DL_BLOCKS_H

#include <dateline/search.h>
#include "util/arena.h"

/* Small: a text may be of millions of lines. */
typedef struct dl_block {
    uint64_t begin;       /* bytes, without blanks at the ends and without the mark of a list or quote */
    uint64_t end : 56;
    uint64_t kind : 7;    /* PARAGRAPH, LIST or QUOTE */
    uint64_t tweets : 1;  /* holds at least one attribution of a tweet */
} dl_block;

typedef struct dl_blocks {
    dl_block *items;
    size_t count, capacity;
} dl_blocks;

/** Finds the blocks of `text` from byte `from` on. False when memory ran out. Any thread. */
bool dl_blocks_find(dl_blocks *out, dl_arena *arena, dl_slice text, size_t from);

#endif
