/* Chunks of postings and the new numbers of their documents. */
#include "store/bulk/join_work.h"
#include "util/varint.h"

/* Whether all documents from `first` to `last` are kept: their distances then stay. */
static bool keeps_all(const dl_numbering *numbers, uint64_t first, uint64_t last)
{
    if (numbers->whole)
        return last <= numbers->kept.count;
    return last < numbers->kept.limit && dl_numbering_keeps(numbers, (uint32_t)first) &&
           dl_numbering_keeps(numbers, (uint32_t)last) &&
           dl_numbering_of(numbers, (uint32_t)last) - dl_numbering_of(numbers, (uint32_t)first) == last - first;
}

/* All are kept: the bytes stay as they are, and are only looked at. */
static bool read_whole(dl_join_chunk *out, const char *at, const char *end, uint64_t document, uint64_t last)
{
    uint64_t wdf, gap;
    for (;;) {
        if (!dl_varint_take(&wdf, &at, end))
            return false;
        out->all_documents++;
        out->all_total += wdf;
        if (at == end)
            break;
        if (!dl_varint_take(&gap, &at, end) || gap >= last - document)
            return false;
        document += gap + 1;
    }
    out->documents = out->all_documents;
    out->total = out->all_total;
    return document == last;
}

/* Codes anew those that are kept. */
static bool read_some(dl_join_chunk *out, dl_buffer *memory, const dl_numbering *numbers, const char *at,
                      const char *end, uint64_t document, uint64_t last)
{
    uint64_t wdf, gap;
    dl_buffer_clear(memory);
    /* Numbers come nearer to one another: no posting takes more bytes than it did, but for the gap before the first. */
    char *room = dl_buffer_reserve(memory, (size_t)(end - at) + 2 * DL_VARINT_MOST), *to = room;
    if (!room || last >= numbers->kept.limit)
        return false;
    for (;;) {
        if (!dl_varint_take(&wdf, &at, end))
            return false;
        out->all_documents++;
        out->all_total += wdf;
        const dl_join_fate fate = dl_join_fate_of(numbers, (uint32_t)document);
        if (fate == DL_JOIN_UNKNOWN)
            return false;
        if (fate == DL_JOIN_KEPT) {
            const uint32_t number = dl_numbering_of(numbers, (uint32_t)document);
            if (to == room)
                out->first = number;
            else
                to = dl_varint_write(to, number - out->last - 1);
            to = dl_varint_write(to, wdf);
            out->last = number;
            out->documents++;
            out->total += wdf;
        }
        if (at == end)
            break;
        if (!dl_varint_take(&gap, &at, end) || gap >= last - document)
            return false;
        document += gap + 1;
    }
    out->postings = dl_slice_make(room, (size_t)(to - room));
    return document == last;
}

bool dl_join_chunk_read(dl_join_chunk *out, dl_buffer *memory, const dl_numbering *numbers, uint64_t first,
                        dl_slice chunk)
{
    const char *at = chunk.data, *end = at + chunk.size;
    uint64_t span;
    *out = (dl_join_chunk){0};
    if (at == end || !first)
        return false;
    out->is_last = *at == '1';
    if (*at != '0' && *at != '1')
        return false;
    at++;
    if (!dl_varint_take(&span, &at, end) || span > UINT32_MAX || first + span > UINT32_MAX)
        return false;
    const uint64_t last = first + span;
    out->all_last = (uint32_t)last;
    if (!keeps_all(numbers, first, last))
        return read_some(out, memory, numbers, at, end, first, last);
    out->first = dl_numbering_of(numbers, (uint32_t)first);
    out->last = dl_numbering_of(numbers, (uint32_t)last);
    out->postings = dl_slice_make(at, (size_t)(end - at));
    return read_whole(out, at, end, first, last);
}
