/* Which numbers the documents of a database get when it is joined with others. */
#ifndef DL_BULK_NUMBERING_H
#define DL_BULK_NUMBERING_H

#include "util/bitmap.h"

#include <stdlib.h>

/* Made in two steps: documents are added to `there`, then dl_numbering_settle. Then any thread may read it. */
typedef struct dl_numbering {
    dl_bitmap there;          /* the documents that the database has */
    const dl_bitmap *removed; /* or NULL */
    dl_bitmap kept;
    uint32_t *before; /* documents that are kept before each word of `kept` */
    uint32_t first;   /* the number of the first one */
    bool whole;       /* 1, 2, 3, ... are all there and kept */
} dl_numbering;

/** For documents of numbers up to `last`. False when memory ran out. */
bool dl_numbering_make(dl_numbering *out, uint32_t last, const dl_bitmap *removed);
void dl_numbering_free(dl_numbering *numbers);

/** The first document that is kept gets the number `first`. */
void dl_numbering_settle(dl_numbering *numbers, uint32_t first);

static inline bool dl_numbering_keeps(const dl_numbering *numbers, uint32_t document)
{
    return dl_bitmap_has(&numbers->kept, document);
}

/** The new number of a document that is kept. */
static inline uint32_t dl_numbering_of(const dl_numbering *numbers, uint32_t document)
{
    if (numbers->whole)
        return numbers->first + document - 1;
    const uint64_t below = (UINT64_C(1) << document % 64) - 1;
    return numbers->first + numbers->before[document / 64] +
           (uint32_t)__builtin_popcountll(numbers->kept.words[document / 64] & below);
}

#endif
