/* Which documents of a segment are removed. */
#include "store/glass/removed.h"
#include "util/varint.h"

void dl_removed_put(dl_buffer *out, const dl_bitmap *removed)
{
    uint32_t before = 0;
    for (uint32_t begin = 0; (begin = dl_bitmap_ceiling(removed, begin)) != UINT32_MAX;) {
        uint32_t end = begin;
        while (dl_bitmap_has(removed, end))
            end++;
        dl_varint_put(out, begin - before);
        dl_varint_put(out, end - begin);
        before = begin = end;
    }
}

bool dl_removed_get(dl_bitmap *removed, dl_slice bytes)
{
    uint64_t gap, length;
    for (uint64_t at = 0; bytes.size;) {
        if (!dl_varint_cut(&gap, &bytes) || !dl_varint_cut(&length, &bytes) || gap > removed->limit - at)
            return false;
        at += gap;
        if (length > removed->limit - at)
            return false;
        for (uint64_t end = at + length; at < end; at++)
            dl_bitmap_add(removed, (uint32_t)at);
    }
    return true;
}
