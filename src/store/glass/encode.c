/* Numbers, keys and positions. */
#include "store/glass/encode.h"
#include "util/varint.h"

void dl_glass_put_uint_last(dl_buffer *out, uint64_t value)
{
    for (; value; value >>= 8)
        dl_buffer_add_byte(out, (char)(value & 0xFF));
}

void dl_glass_put_document(dl_buffer *out, uint32_t number)
{
    char bytes[8];
    unsigned size = 2, mark = 0;
    if (number >= 0x8000) {
        size = (37 - (unsigned)__builtin_clz(number)) / 7;
        mark = 0xFFu << (10 - size) & 0xFF;
    }
    for (unsigned i = 0; i < size; i++)
        bytes[i] = (char)((uint64_t)number >> 8 * (size - 1 - i));
    bytes[0] = (char)((unsigned char)bytes[0] | mark);
    dl_buffer_add(out, bytes, size);
}

void dl_glass_put_term(dl_buffer *out, dl_slice term)
{
    for (size_t at = 0; at < term.size;) {
        const char *zero = memchr(term.data + at, '\0', term.size - at);
        size_t end = zero ? (size_t)(zero - term.data) + 1 : term.size;
        dl_buffer_add(out, term.data + at, end - at);
        if (zero)
            dl_buffer_add_byte(out, (char)0xFF);
        at = end;
    }
}

bool dl_glass_key_document(uint32_t *number, dl_slice key)
{
    if (!key.size)
        return false;
    const unsigned char *at = (const unsigned char *)key.data;
    /* Ones at the front say the number of bytes: none 2, one 3, two 4, three 5. */
    const unsigned ones = (unsigned)__builtin_clz(~((uint32_t)at[0] << 24)), size = ones + 2;
    if (ones > 3 || size != key.size)
        return false;
    uint64_t value = at[0] & 0xFFu >> (ones + (ones > 0));
    for (unsigned i = 1; i < size; i++)
        value = value << 8 | at[i];
    *number = (uint32_t)value;
    return value <= UINT32_MAX;
}

dl_slice dl_glass_key_term(dl_slice key)
{
    const char *end = key.data + key.size;
    for (const char *at = key.data; at < end; at += 2) {
        at = memchr(at, '\0', (size_t)(end - at));
        if (!at)
            break;
        if (end - at < 2 || (unsigned char)at[1] != 0xFF)
            return dl_slice_make(key.data, (size_t)(at - key.data));
    }
    return key;
}

/* ---- positions ---- */

/* Bits, the least significant first. */
typedef struct bits {
    char *at;
    uint64_t waiting;
    unsigned count;
} bits;

static void emit(bits *to, uint64_t value, unsigned count)
{
    to->waiting |= value << to->count;
    to->count += count;
    while (to->count >= 8) {
        *to->at++ = (char)(to->waiting & 0xFF);
        to->waiting >>= 8;
        to->count -= 8;
    }
}

/* `value` below `out_of`, in no more bits than that needs; the middle values take one bit less. */
static void encode(bits *to, uint32_t value, uint32_t out_of)
{
    unsigned size = out_of > 1 ? 32 - (unsigned)__builtin_clz(out_of - 1) : 0;
    uint64_t spare = (UINT64_C(1) << size) - out_of;
    uint64_t middle = (out_of - spare) / 2;
    if (!spare)
        emit(to, value, size);
    else if (value >= middle + spare)
        emit(to, (value - (middle + spare)) | UINT64_C(1) << (size - 1), size);
    else if (value >= middle)
        emit(to, value, size - 1);
    else
        emit(to, value, size);
}

static void interpolate(bits *to, const uint32_t *positions, size_t first, size_t last)
{
    while (first + 1 < last) {
        size_t middle = first + (last - first) / 2;
        uint32_t out_of = positions[last] - positions[first] + (uint32_t)first - (uint32_t)last + 1;
        uint32_t low = positions[first] + (uint32_t)(middle - first);
        encode(to, positions[middle] - low, out_of);
        interpolate(to, positions, first, middle);
        first = middle;
    }
}

char *dl_glass_write_positions(char *at, const uint32_t *positions, size_t count)
{
    uint32_t first = positions[0], last = positions[count - 1];
    bits to = {.at = dl_varint_write(at, last)};
    if (count > 1) {
        encode(&to, first, last);
        encode(&to, (uint32_t)(count - 2), last - first);
        interpolate(&to, positions, 0, count - 1);
        if (to.count)
            *to.at++ = (char)(to.waiting & 0xFF);
    }
    return to.at;
}
