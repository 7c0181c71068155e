/* Which documents of a segment are removed. */
#include "store/removed.h"
#include "store/bulk/encode.h"

void dl_removed_put(dl_buffer *out, const dl_bitmap *removed)
{
    uint32_t before = 0;
    for (uint32_t begin = 0; (begin = dl_bitmap_ceiling(removed, begin)) != UINT32_MAX;) {
        uint32_t end = begin;
        while (dl_bitmap_has(removed, end))
            end++;
        dl_bulk_put_uint(out, begin - before);
        dl_bulk_put_uint(out, end - begin);
        before = begin = end;
    }
}

/* False when there is none, or none of 32 bits. */
static bool take_number(uint32_t *out, dl_slice *from)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 35 && from->size; shift += 7) {
        unsigned char byte = (unsigned char)*from->data;
        *from = dl_slice_cut(*from, 1, from->size);
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte & 0x80)
            continue;
        *out = (uint32_t)number;
        return number <= UINT32_MAX;
    }
    return false;
}

bool dl_removed_get(dl_bitmap *removed, dl_slice bytes)
{
    uint32_t gap, length;
    for (uint64_t at = 0; bytes.size;) {
        if (!take_number(&gap, &bytes) || !take_number(&length, &bytes))
            return false;
        at += gap;
        if (at + length > removed->limit)
            return false;
        for (uint64_t end = at + length; at < end; at++)
            dl_bitmap_add(removed, (uint32_t)at);
    }
    return true;
}
