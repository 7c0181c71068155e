/* Keys, texts and positions as Xapian's glass tables spell them (xapian-core's common/pack.h and
 * backends/glass, format of 2016-03-14). Any thread. */
#ifndef DL_GLASS_ENCODE_H
#define DL_GLASS_ENCODE_H

#include "util/varint.h"

#include <endian.h>

/** The number of a document that a key, or what is left of it, is: as dl_glass_put_document writes it, and no more. */
bool dl_glass_key_document(uint32_t *number, dl_slice key);

/** The term of a key that begins with one, still spelled as in keys: what is before its end, or before a zero byte
 *  that is not doubled. */
dl_slice dl_glass_key_term(dl_slice key);

/** The first 8 bytes as a big-endian number, zeros behind a shorter text: where two differ, they say the
 *  order of the texts. */
static inline uint64_t dl_glass_prefix(dl_slice text)
{
    uint64_t prefix = 0;
    if (text.size >= sizeof prefix) {
        memcpy(&prefix, text.data, sizeof prefix);
        return be64toh(prefix);
    }
    for (size_t i = 0; i < sizeof prefix; i++)
        prefix = prefix << 8 | (i < text.size ? (unsigned char)text.data[i] : 0);
    return prefix;
}

/** Little-endian without leading zeros; nothing for 0. */
void dl_glass_put_uint_last(dl_buffer *out, uint64_t value);

/** A document's number so that byte order is numeric order. */
void dl_glass_put_document(dl_buffer *out, uint32_t number);

/** A term within a key: zero bytes doubled to 00 FF. */
void dl_glass_put_term(dl_buffer *out, dl_slice term);

/** Most bytes that dl_glass_write_positions takes. */
static inline size_t dl_glass_positions_most(size_t count)
{
    return DL_VARINT_MOST + 8 + 4 * count;
}

/** Writes ascending positions (count > 0) as the tag of the position table, by interpolative
 * coding. Returns the end. */
char *dl_glass_write_positions(char *at, const uint32_t *positions, size_t count);

#endif
