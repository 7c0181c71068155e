/* Positions of a term in a document. */
#include "store/glass/places.h"
#include "util/varint.h"

enum { MOST = 1 << 20 /* positions */ };

/* Bits, the least significant of a byte first. */
typedef struct bits {
    const unsigned char *at, *end;
    uint64_t waiting;
    unsigned count;
    bool failed;
} bits;

static uint32_t take(bits *from, unsigned count)
{
    while (from->count < count) {
        if (from->at == from->end) {
            from->failed = true;
            return 0;
        }
        from->waiting |= (uint64_t)*from->at++ << from->count;
        from->count += 8;
    }
    const uint32_t value = (uint32_t)(from->waiting & ((UINT64_C(1) << count) - 1));
    from->waiting >>= count;
    from->count -= count;
    return value;
}

/* A value below `out_of`, see dl_glass_write_positions. */
static uint32_t decode(bits *from, uint32_t out_of)
{
    if (out_of < 2) {
        from->failed = from->failed || !out_of;
        return 0;
    }
    const unsigned size = 32 - (unsigned)__builtin_clz(out_of - 1);
    const uint64_t spare = (UINT64_C(1) << size) - out_of, middle = (out_of - spare) / 2;
    if (!spare)
        return take(from, size);
    const uint64_t value = take(from, size - 1);
    return (uint32_t)(value < middle && take(from, 1) ? value + middle + spare : value);
}

static void interpolate(bits *from, uint32_t *positions, size_t first, size_t last)
{
    while (first + 1 < last && !from->failed) {
        const size_t middle = first + (last - first) / 2;
        const uint32_t room = positions[last] - positions[first], within = (uint32_t)(last - first);
        from->failed = from->failed || room < within;
        if (from->failed)
            return;
        positions[middle] = positions[first] + (uint32_t)(middle - first) + decode(from, room - within + 1);
        interpolate(from, positions, first, middle);
        first = middle;
    }
}

/* The last position, which comes first. */
static bool take_last(uint32_t *last, bits *from)
{
    const char *at = (const char *)from->at;
    uint64_t value;
    if (!dl_varint_take(&value, &at, (const char *)from->end) || value > UINT32_MAX)
        return false;
    from->at = (const unsigned char *)at;
    *last = (uint32_t)value;
    return true;
}

bool dl_places_read(dl_buffer *out, dl_slice tag)
{
    const unsigned char *begin = (const unsigned char *)tag.data;
    bits from = {.at = begin, .end = begin + tag.size};
    uint32_t last, first, count = 1;
    if (!take_last(&last, &from))
        return false;
    if (from.at == from.end) {
        dl_buffer_add(out, &last, sizeof last);
        return !out->failed;
    }
    first = decode(&from, last);
    if (!from.failed)
        count = decode(&from, last - first) + 2;
    if (from.failed || count > MOST || count - 1 > last - first)
        return false;
    char *room = dl_buffer_reserve(out, count * sizeof last);
    if (!room)
        return false;
    uint32_t *positions = (uint32_t *)(void *)room;
    positions[0] = first;
    positions[count - 1] = last;
    interpolate(&from, positions, 0, count - 1);
    out->size += count * sizeof last;
    return !from.failed;
}

bool dl_places_in_order(const dl_buffer *const *lists, size_t count, uint32_t window)
{
    size_t at[DL_PLACES_LISTS] = {0};
    const uint32_t *first = (const uint32_t *)(const void *)lists[0]->data;
    for (size_t i = 0; i < lists[0]->size / sizeof *first; i++) {
        uint32_t before = first[i];
        for (size_t l = 1; l < count; l++) {
            const uint32_t *list = (const uint32_t *)(const void *)lists[l]->data;
            const size_t size = lists[l]->size / sizeof *list;
            while (at[l] < size && list[at[l]] <= before)
                at[l]++;
            if (at[l] == size)
                return false;
            before = list[at[l]];
        }
        if (before - first[i] < window)
            return true;
    }
    return false;
}
