/* What is told of runs, and of all of them together: their documents, values, and where ranges of terms begin. */
#include "store/bulk/run.h"

/* ---- values ---- */

static void note_bounds(dl_bulk_slot *slot, dl_slice value)
{
    if (!slot->count || dl_slice_compare(value, dl_buffer_slice(&slot->least)) < 0) {
        dl_buffer_clear(&slot->least);
        dl_buffer_add_slice(&slot->least, value);
    }
    if (!slot->count || dl_slice_compare(value, dl_buffer_slice(&slot->greatest)) > 0) {
        dl_buffer_clear(&slot->greatest);
        dl_buffer_add_slice(&slot->greatest, value);
    }
}

void dl_bulk_slot_note(dl_bulk_slot *slot, dl_slice value)
{
    note_bounds(slot, value);
    slot->count++;
}

bool dl_bulk_slots_add(dl_bulk_slot *to, const dl_bulk_slot *from)
{
    bool fine = true;
    for (size_t i = 0; i < DL_BULK_SLOTS; i++) {
        if (!from[i].count)
            continue;
        note_bounds(&to[i], dl_buffer_slice(&from[i].least));
        to[i].count += from[i].count;
        note_bounds(&to[i], dl_buffer_slice(&from[i].greatest));
        fine &= !to[i].least.failed && !to[i].greatest.failed;
    }
    return fine;
}

void dl_bulk_slots_free(dl_bulk_slot *slots)
{
    for (size_t i = 0; i < DL_BULK_SLOTS; i++) {
        dl_buffer_free(&slots[i].least);
        dl_buffer_free(&slots[i].greatest);
    }
}

/* ---- documents ---- */

void dl_bulk_statistics_add(dl_bulk_statistics *to, const dl_bulk_statistics *from)
{
    to->documents += from->documents;
    if (from->length_least && (!to->length_least || from->length_least < to->length_least))
        to->length_least = from->length_least;
    if (from->length_most > to->length_most)
        to->length_most = from->length_most;
    if (from->wdf_most > to->wdf_most)
        to->wdf_most = from->wdf_most;
    to->length_total += from->length_total;
}

/* ---- ranges ---- */

#define BOUND(first, second) ((first) << 8 | (second))

size_t dl_bulk_ranges_note(dl_bulk_ranges *ranges, size_t range, dl_slice term, uint64_t offset)
{
    static const uint16_t bounds[DL_BULK_RANGES] = {
        0, BOUND('Z', 0), BOUND('Z', 'c'), BOUND('Z', 'e'), BOUND('Z', 'i'), BOUND('Z', 'n'), BOUND('Z', 's'), BOUND('Z', 0x80),
        BOUND('a', 0), BOUND('c', 0), BOUND('e', 0), BOUND('i', 0), BOUND('n', 0), BOUND('s', 0), BOUND(0x80, 0)};
    const unsigned char first = term.size ? (unsigned char)term.data[0] : 0,
                        second = term.size > 1 ? (unsigned char)term.data[1] : 0;
    while (range + 1 < DL_BULK_RANGES && BOUND(first, second) >= bounds[range + 1])
        ranges->begins[++range] = offset;
    return range;
}

void dl_bulk_ranges_end(dl_bulk_ranges *ranges, size_t range, uint64_t end)
{
    while (range < DL_BULK_RANGES)
        ranges->begins[++range] = end;
}
