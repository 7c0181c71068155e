/* Plain words: ASCII letters and digits between blanks, but for some signs beside them that join nothing, and "'s". Most
 * words of most texts are such. The analyzer makes one WORD of each, at a position of its own, and what it makes of the
 * text between them does not depend on them: a blank parts words for good. So whoever looks for few words, or has met
 * the word before, need not analyze it. All inline, nothing allocated. */
#ifndef DL_PLAIN_WORD_H
#define DL_PLAIN_WORD_H

#include "util/slice.h"

#include <endian.h>

enum { DL_PLAIN_WORD_MOST = 40 /* bytes */ };

/* What a byte is, as far as it stands beside such a word. */
enum { DL_PLAIN_OTHER, DL_PLAIN_BLANK, DL_PLAIN_OPENING, DL_PLAIN_CLOSING, DL_PLAIN_BOTH };

static const unsigned char dl_plain_kinds[256] = {
    [' '] = DL_PLAIN_BLANK,   ['\t' ... '\r'] = DL_PLAIN_BLANK, ['('] = DL_PLAIN_OPENING, ['"'] = DL_PLAIN_BOTH,
    ['.'] = DL_PLAIN_CLOSING, [','] = DL_PLAIN_CLOSING,         [';'] = DL_PLAIN_CLOSING, [':'] = DL_PLAIN_CLOSING,
    ['!'] = DL_PLAIN_CLOSING, ['?'] = DL_PLAIN_CLOSING,         [')'] = DL_PLAIN_CLOSING,
};

static inline unsigned dl_plain_kind_at(dl_slice text, size_t at)
{
    return at < text.size ? dl_plain_kinds[(unsigned char)text.data[at]] : DL_PLAIN_BLANK;
}

/* Eight bytes of the text, the first one the lowest; behind its end, zero. */
static inline uint64_t dl_plain_bytes_at(dl_slice text, size_t at)
{
    uint64_t bytes = 0;
    if (text.size - at >= sizeof bytes)
        memcpy(&bytes, text.data + at, sizeof bytes);
    else
        memcpy(&bytes, text.data + at, text.size - at);
    return le64toh(bytes);
}

#define DL_PLAIN_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Where `bytes`, which are below 0x80, are at least `first` and at most `last`: the upper bits of those. */
static inline uint64_t dl_plain_within(uint64_t bytes, unsigned char first, unsigned char last)
{
    return (bytes + DL_PLAIN_EACH(0x80 - first)) & ~(bytes + DL_PLAIN_EACH(0x7F - last)) & DL_PLAIN_EACH(0x80);
}

/* How many of the bytes, from the first on, are ASCII letters or digits. */
static inline unsigned dl_plain_count(uint64_t bytes)
{
    const uint64_t low = bytes & DL_PLAIN_EACH(0x7F);
    const uint64_t plain =
        (dl_plain_within(low | DL_PLAIN_EACH(0x20), 'a', 'z') | dl_plain_within(low, '0', '9')) & ~bytes;
    const uint64_t rest = ~plain & DL_PLAIN_EACH(0x80);
    return rest ? (unsigned)__builtin_ctzll(rest) / 8 : 8;
}

typedef struct dl_plain_word {
    size_t begin, end; /* of the word */
    size_t next;       /* where the blank behind it, or the text's end, is */
    uint64_t hash;     /* of its small form; not 0. No two words of seven letters have the same, longer ones hardly */
} dl_plain_word;

static inline uint64_t dl_plain_mix(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15); /* 2^64 over the golden ratio: odd */
    return hash ^ hash >> 32;
}

/** The plain word that begins at `at`, behind a blank or at the text's beginning; false: there is none. Words of
 *  different `salt` have different hashes. */
static inline bool dl_plain_word_find(dl_plain_word *out, dl_slice text, size_t at, uint64_t salt)
{
    uint64_t hash = salt;
    unsigned kind, count;
    while ((kind = dl_plain_kind_at(text, at)) == DL_PLAIN_OPENING || kind == DL_PLAIN_BOTH)
        at++;
    out->begin = at;
    do {
        const uint64_t bytes = dl_plain_bytes_at(text, at);
        count = dl_plain_count(bytes);
        const uint64_t kept = count == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * count) - 1;
        hash = dl_plain_mix(hash, (bytes | DL_PLAIN_EACH(0x20)) & kept);
        at += count;
    } while (count == 8);
    out->end = at;
    if (text.size - at >= 2 && text.data[at] == '\'' && (text.data[at + 1] | 0x20) == 's')
        at += 2;
    while ((kind = dl_plain_kind_at(text, at)) == DL_PLAIN_CLOSING || kind == DL_PLAIN_BOTH)
        at++;
    out->next = at;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    out->hash = hash ? hash : 1;
    return kind == DL_PLAIN_BLANK && out->end > out->begin && out->end - out->begin <= DL_PLAIN_WORD_MOST;
}

static inline size_t dl_plain_skip_blanks(dl_slice text, size_t at)
{
    while (at < text.size && dl_plain_kind_at(text, at) == DL_PLAIN_BLANK)
        at++;
    return at;
}

static inline size_t dl_plain_skip_word(dl_slice text, size_t at)
{
    while (at < text.size && dl_plain_kind_at(text, at) != DL_PLAIN_BLANK)
        at++;
    return at;
}

#endif
