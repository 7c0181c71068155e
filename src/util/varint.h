/* Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth says that more follow
 * (LEB128 of DWARF 5, section 7.6; Xapian's pack_uint is the same). Any thread. */
#ifndef DL_VARINT_H
#define DL_VARINT_H

#include "util/buffer.h"

enum { DL_VARINT_MOST = 10 /* bytes of a number */ };

/** Writes a number where there is room for DL_VARINT_MOST bytes; returns the end. */
static inline char *dl_varint_write(char *at, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        *at++ = (char)(value | 0x80);
    *at++ = (char)value;
    return at;
}

/** Appends a number. */
static inline void dl_varint_put(dl_buffer *out, uint64_t value)
{
    char bytes[DL_VARINT_MOST];
    dl_buffer_add(out, bytes, (size_t)(dl_varint_write(bytes, value) - bytes));
}

/** Appends the size of a text, then the text. */
static inline void dl_varint_put_text(dl_buffer *out, dl_slice text)
{
    dl_varint_put(out, text.size);
    dl_buffer_add_slice(out, text);
}

/** Reads a number; *at moves behind it. The bytes must be whole. */
static inline uint64_t dl_varint_read(const char **at)
{
    uint64_t value = (unsigned char)*(*at)++;
    if (value < 0x80)
        return value;
    value &= 0x7F;
    for (unsigned shift = 7;; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        value |= (uint64_t)(byte & 0x7F) << (shift & 63);
        if (byte < 0x80)
            return value;
    }
}

/** The same of bytes that nobody vouches for: false when they end too early, or it has more than 64 bits. */
static inline bool dl_varint_take(uint64_t *value, const char **at, const char *end)
{
    uint64_t taken = 0;
    for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
        const unsigned char byte = (unsigned char)*(*at)++;
        taken |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *value = taken;
            return shift < 63 || byte < 2;
        }
    }
    return false;
}

/** The same from the front of `rest`, which loses it. */
static inline bool dl_varint_cut(uint64_t *value, dl_slice *rest)
{
    const char *at = rest->data, *end = at + rest->size;
    if (!rest->size || !dl_varint_take(value, &at, end))
        return false;
    *rest = dl_slice_make(at, (size_t)(end - at));
    return true;
}

/* Bytes still to be read; `failed` sticks, and everything read after it is zero or empty. */
typedef struct dl_varint_reader {
    dl_slice rest;
    bool failed;
} dl_varint_reader;

static inline uint64_t dl_varint_next(dl_varint_reader *from)
{
    uint64_t value = 0;
    from->failed = from->failed || !dl_varint_cut(&value, &from->rest);
    return from->failed ? 0 : value;
}

/** A text with its size in front. */
static inline dl_slice dl_varint_next_text(dl_varint_reader *from)
{
    const uint64_t size = dl_varint_next(from);
    from->failed = from->failed || size > from->rest.size;
    if (from->failed)
        return dl_slice_make(NULL, 0);
    const dl_slice text = dl_slice_cut(from->rest, 0, (size_t)size);
    from->rest = dl_slice_cut(from->rest, (size_t)size, from->rest.size);
    return text;
}

#endif
