/* Cutting plain text into blocks: stretches that will be a passage each or, with flattened tweets inside,
 * several. The rules are in docs/FORMATS.md. */
#ifndef DL_BLOCKS_H
#define DL_BLOCKS_H

#include "article/lines/flat_tweet.h"
#include <dateline/search.h>

typedef struct dl_block {
    size_t begin, end;   /* bytes, without blanks at the ends and without the mark of a list or quote */
    dateline_kind kind;  /* PARAGRAPH, LIST or QUOTE */
    bool tweets;         /* holds at least one attribution of a tweet */
} dl_block;

/* The blocks of a text, found one after the other, since there may be millions. A value: a copy goes on from where it
 * is. */
typedef struct dl_blocks {
    dl_slice text;
    size_t behind;  /* where the group at hand, lines without a blank one between, ends */
    size_t at, end; /* what is left of it */
    enum { DL_BLOCKS_WHOLE, DL_BLOCKS_LINES, DL_BLOCKS_INDENTED, DL_BLOCKS_MARKED } cut;
    size_t margin; /* columns at which lines were wrapped so far; 0: none were */
    bool tweets;                /* an attribution is left */
    dl_attribution attribution; /* the next one */
    bool more;
    dl_block ahead; /* if there are more: a group behind it may open with its attribution */
} dl_blocks;

/** The blocks of `text`, which must live as long, from byte `from` on. Any thread. */
dl_blocks dl_blocks_begin(dl_slice text, size_t from);

/** The next block; false: that were all. */
bool dl_blocks_next(dl_block *out, dl_blocks *blocks);

#endif
