/* A set of small numbers, one bit each. Initialise with DL_BITMAP_EMPTY. Not thread-safe. */
#ifndef DL_BITMAP_H
#define DL_BITMAP_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_bitmap {
    uint64_t *words;
    uint32_t limit;  /* numbers are below it */
    uint64_t count;  /* of the numbers in it */
} dl_bitmap;

#define DL_BITMAP_EMPTY ((dl_bitmap){NULL, 0, 0})

/** Makes an empty set for numbers below `limit`. False when memory ran out. */
bool dl_bitmap_make(dl_bitmap *out, uint32_t limit);
void dl_bitmap_free(dl_bitmap *bitmap);

/** The greatest number in the set that is not above `number`, or 0 (also when 0 is that number). */
uint32_t dl_bitmap_floor(const dl_bitmap *bitmap, uint32_t number);

/** The least number in the set that is not below `number`, or UINT32_MAX. */
uint32_t dl_bitmap_ceiling(const dl_bitmap *bitmap, uint32_t number);

/** How many numbers of the set are in [begin, end). */
uint64_t dl_bitmap_between(const dl_bitmap *bitmap, uint32_t begin, uint32_t end);

static inline bool dl_bitmap_has(const dl_bitmap *bitmap, uint32_t number)
{
    return number < bitmap->limit && (bitmap->words[number / 64] >> number % 64 & 1);
}

/** Numbers from `limit` on are passed over. */
static inline void dl_bitmap_add(dl_bitmap *bitmap, uint32_t number)
{
    if (number >= bitmap->limit || dl_bitmap_has(bitmap, number))
        return;
    bitmap->words[number / 64] |= UINT64_C(1) << number % 64;
    bitmap->count++;
}

#ifdef __cplusplus
}
#endif

#endif
