/* A set of small numbers. */
#include "util/bitmap.h"

#include <stdlib.h>

bool dl_bitmap_make(dl_bitmap *out, uint32_t limit)
{
    *out = DL_BITMAP_EMPTY;
    out->words = calloc((size_t)limit / 64 + 1, sizeof *out->words);
    if (out->words)
        out->limit = limit;
    return out->words != NULL;
}

void dl_bitmap_free(dl_bitmap *bitmap)
{
    free(bitmap->words);
    *bitmap = DL_BITMAP_EMPTY;
}

uint32_t dl_bitmap_floor(const dl_bitmap *bitmap, uint32_t number)
{
    if (!bitmap->limit)
        return 0;
    if (number >= bitmap->limit)
        number = bitmap->limit - 1;
    size_t at = number / 64;
    uint64_t bits = bitmap->words[at] & UINT64_MAX >> (63 - number % 64);
    while (!bits && at)
        bits = bitmap->words[--at];
    return bits ? (uint32_t)(at * 64 + 63 - (size_t)__builtin_clzll(bits)) : 0;
}

uint32_t dl_bitmap_ceiling(const dl_bitmap *bitmap, uint32_t number)
{
    if (number >= bitmap->limit)
        return UINT32_MAX;
    size_t at = number / 64, last = (bitmap->limit - 1) / 64;
    uint64_t bits = bitmap->words[at] & UINT64_MAX << number % 64;
    while (!bits && at < last)
        bits = bitmap->words[++at];
    return bits ? (uint32_t)(at * 64 + (size_t)__builtin_ctzll(bits)) : UINT32_MAX;
}

uint64_t dl_bitmap_between(const dl_bitmap *bitmap, uint32_t begin, uint32_t end)
{
    if (end > bitmap->limit)
        end = bitmap->limit;
    if (begin >= end)
        return 0;
    size_t first = begin / 64, last = (end - 1) / 64;
    uint64_t low = UINT64_MAX << begin % 64, high = UINT64_MAX >> (63 - (end - 1) % 64), count = 0;
    for (size_t at = first; at <= last; at++) {
        uint64_t bits = bitmap->words[at];
        bits &= at == first ? low : UINT64_MAX;
        bits &= at == last ? high : UINT64_MAX;
        count += (uint64_t)__builtin_popcountll(bits);
    }
    return count;
}
