/* Lists of terms: each one's difference from the one before. */
#include "store/bulk/term_list.h"
#include "store/bulk/encode.h"

enum { AHEAD = 8 /* terms that are fetched from memory before they are needed */ };

/* How many bytes two texts have in common at their beginnings. */
static size_t count_same(dl_slice a, dl_slice b)
{
    size_t least = a.size < b.size ? a.size : b.size, same = 0;
    for (; same + 8 <= least; same += 8) {
        uint64_t left, right;
        memcpy(&left, a.data + same, 8);
        memcpy(&right, b.data + same, 8);
        if (left != right)
            break;
    }
    while (same < least && a.data[same] == b.data[same])
        same++;
    return same;
}

void dl_bulk_put_term_list(dl_buffer *out, const dl_bulk_lexicon *lexicon, const dl_bulk_listed *list,
                           uint32_t count, uint32_t length)
{
    if (!count)
        return;
    dl_bulk_put_uint(out, length);
    dl_bulk_put_uint(out, count);
    dl_slice before = {NULL, 0};
    for (uint32_t i = 0; i < count; i++) {
        if (i + 2 * AHEAD < count)
            __builtin_prefetch(&lexicon->places[list[i + 2 * AHEAD].rank]);
        if (i + AHEAD < count)
            __builtin_prefetch(lexicon->texts.data + lexicon->places[list[i + AHEAD].rank]);
        dl_slice text = dl_bulk_lexicon_text(lexicon, list[i].rank);
        size_t same = count_same(before, text), wdf = list[i].wdf;
        char *room = dl_buffer_reserve(out, text.size + 3 + DL_BULK_UINT_MOST), *at = room;
        if (!room)
            return;
        size_t packed = (wdf + 1) * (before.size + 1) + same;
        bool is_packed = i && wdf < 127 && packed < 256;
        if (i)
            *at++ = (char)(is_packed ? packed : same);
        *at++ = (char)(text.size - same);
        memcpy(at, text.data + same, text.size - same);
        at += text.size - same;
        if (!is_packed)
            at = dl_bulk_write_uint(at, wdf);
        out->size += (size_t)(at - room);
        before = text;
    }
}
