/* Numbers of joined documents. */
#include "store/bulk/numbering.h"

bool dl_numbering_make(dl_numbering *out, uint32_t last, const dl_bitmap *removed)
{
    *out = (dl_numbering){.removed = removed && removed->count ? removed : NULL};
    const uint32_t limit = last < UINT32_MAX ? last + 1 : last;
    out->before = calloc((size_t)limit / 64 + 1, sizeof *out->before);
    return out->before && dl_bitmap_make(&out->there, limit) && dl_bitmap_make(&out->kept, limit);
}

void dl_numbering_free(dl_numbering *numbers)
{
    dl_bitmap_free(&numbers->there);
    dl_bitmap_free(&numbers->kept);
    free(numbers->before);
    *numbers = (dl_numbering){0};
}

static uint64_t removed_word(const dl_numbering *numbers, size_t at)
{
    const dl_bitmap *removed = numbers->removed;
    return removed && at <= removed->limit / 64 ? removed->words[at] : 0;
}

void dl_numbering_settle(dl_numbering *numbers, uint32_t first)
{
    dl_bitmap *kept = &numbers->kept;
    numbers->first = first;
    for (size_t at = 0; at <= kept->limit / 64; at++) {
        numbers->before[at] = (uint32_t)kept->count;
        kept->words[at] = numbers->there.words[at] & ~removed_word(numbers, at);
        kept->count += (uint64_t)__builtin_popcountll(kept->words[at]);
    }
    numbers->whole = kept->count == numbers->there.count && dl_bitmap_ceiling(kept, 1) == 1 &&
                     dl_bitmap_floor(kept, UINT32_MAX) == kept->count;
    numbers->whole = numbers->whole || (!kept->count && !numbers->there.count);
}
