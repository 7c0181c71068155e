/* Neighbours in passages. */
#include "engine/stored/pairs.h"
#include "text/stopwords.h"
#include "util/hash.h"

enum { BITS_A_PAIR = 5, HASHES = 3 };

/* The order matters. */
static uint32_t hash_of(uint64_t first, uint64_t second)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 over the golden ratio */
    return (uint32_t)(((first * odd ^ first >> 29) + second) * odd >> 32);
}

/* One of a pair's HASHES bits in a filter of `size` bytes. */
static size_t bit_of(uint32_t hash, unsigned which, size_t size)
{
    static const uint32_t odd[HASHES] = {1, UINT32_C(0x9E3779B1),
                                         UINT32_C(0x85EBCA77)}; /* 2^32 over the golden ratio; xxHash's */
    const uint32_t other = which ? hash * odd[which] ^ hash >> (14 + which) : hash;
    return (size_t)((uint64_t)other * (size * 8) >> 32);
}

static void set(char *bits, size_t bit)
{
    bits[bit / 8] = (char)(bits[bit / 8] | 1 << bit % 8);
}

static bool is_set(dl_slice bits, size_t bit)
{
    return (unsigned char)bits.data[bit / 8] >> bit % 8 & 1;
}

/* By its code, which stays when languages are added. */
static unsigned char byte_of(dl_language language)
{
    unsigned sum = 0;
    for (const char *code = dl_language_code(language); *code; code++)
        sum = sum * 31 + (unsigned char)*code;
    return (unsigned char)sum;
}

/* ---- writing ---- */

void dl_pairs_begin(dl_pairs *pairs)
{
    dl_buffer_clear(&pairs->hashes);
    pairs->counts[0] = pairs->counts[1] = 0;
    pairs->position = 0;
    pairs->unknown = false;
}

static void move_to(dl_pairs *pairs, uint32_t position)
{
    if (position == pairs->position)
        return;
    if (position != pairs->position + 1)
        pairs->counts[pairs->here] = 0;
    pairs->here ^= 1;
    pairs->counts[pairs->here] = 0;
    pairs->position = position;
}

static void add_pair(dl_pairs *pairs, const dl_pairs_word *before, uint64_t hash, bool stop)
{
    if (!stop && !before->stop)
        return;
    const uint32_t both = hash_of(before->hash, hash);
    dl_buffer_add(&pairs->hashes, &both, sizeof both);
}

void dl_pairs_add(dl_pairs *pairs, uint32_t position, uint64_t hash, bool stop)
{
    if (position == pairs->position + 1 && pairs->counts[pairs->here] == 1) { /* most of all: a word behind a word */
        add_pair(pairs, pairs->sides[pairs->here], hash, stop);
        pairs->here ^= 1;
        pairs->sides[pairs->here][0] = (dl_pairs_word){hash, stop};
        pairs->counts[pairs->here] = 1;
        pairs->position = position;
        return;
    }
    move_to(pairs, position);
    dl_pairs_word *here = pairs->sides[pairs->here], *before = pairs->sides[pairs->here ^ 1];
    for (unsigned i = 0; i < pairs->counts[pairs->here ^ 1]; i++)
        add_pair(pairs, &before[i], hash, stop);
    unsigned *count = &pairs->counts[pairs->here];
    pairs->unknown = pairs->unknown || *count == DL_PAIRS_SIDE;
    if (!pairs->unknown)
        here[(*count)++] = (dl_pairs_word){hash, stop};
}

void dl_pairs_write(dl_buffer *out, const dl_pairs *pairs, dl_language language)
{
    const size_t count = pairs->hashes.size / sizeof(uint32_t), size = (count * BITS_A_PAIR + 7) / 8;
    if (!count || pairs->unknown || pairs->hashes.failed)
        return;
    dl_buffer_add_byte(out, (char)byte_of(language));
    char *bits = dl_buffer_reserve(out, size);
    if (!bits)
        return;
    memset(bits, 0, size);
    for (size_t i = 0; i < count; i++) {
        uint32_t hash;
        memcpy(&hash, pairs->hashes.data + i * sizeof hash, sizeof hash);
        for (unsigned which = 0; which < HASHES; which++)
            set(bits, bit_of(hash, which, size));
    }
    out->size += size;
}

void dl_pairs_free(dl_pairs *pairs)
{
    dl_buffer_free(&pairs->hashes);
}

/* ---- asking ---- */

void dl_pairs_ask(dl_pairs_asked *out, const dl_query_node *phrase)
{
    *out = (dl_pairs_asked){.phrase = phrase};
    if (phrase->kind != DL_QUERY_PHRASE || phrase->field || phrase->name_count || phrase->word_count > DL_PAIRS_ASKED ||
        !dl_query_is_tight(phrase))
        return;
    for (size_t i = 0; i < phrase->word_count; i++) {
        const dl_query_word *word = &phrase->words[i];
        if (word->form != DL_FORM_PLAIN || word->stem.size || word->offset != i || !word->folded.size)
            return;
    }
    for (size_t i = 1; i < phrase->word_count; i++)
        out->hashes[out->count++] =
            hash_of(dl_hash64(phrase->words[i - 1].folded, 0), dl_hash64(phrase->words[i].folded, 0));
}

/* The pairs with a stop word of the language. */
static uint32_t pairs_of(const dl_pairs_asked *asked, dl_language language)
{
    uint32_t pairs = 0;
    for (size_t i = 0; i < asked->count; i++)
        if (dl_stopword(language, asked->phrase->words[i].folded) ||
            dl_stopword(language, asked->phrase->words[i + 1].folded))
            pairs |= UINT32_C(1) << i;
    return pairs;
}

/* If languages share a byte, those of all of them. */
static uint32_t told_by(dl_pairs_asked *asked, unsigned char byte)
{
    if (!asked->known[byte]) {
        uint32_t pairs = UINT32_MAX;
        for (unsigned i = 1; i < DL_LANGUAGE_LIMIT; i++)
            if (byte_of((dl_language)i) == byte)
                pairs &= pairs_of(asked, (dl_language)i);
        asked->told[byte] = pairs == UINT32_MAX ? 0 : pairs;
        asked->known[byte] = true;
    }
    return asked->told[byte];
}

static bool has(dl_slice bits, uint32_t hash)
{
    for (unsigned which = 0; which < HASHES; which++)
        if (!is_set(bits, bit_of(hash, which, bits.size)))
            return false;
    return true;
}

bool dl_pairs_deny(dl_pairs_asked *asked, dl_slice bytes)
{
    if (!asked->count || bytes.size < 2)
        return false;
    const uint32_t told = told_by(asked, (unsigned char)bytes.data[0]);
    const dl_slice bits = dl_slice_cut(bytes, 1, bytes.size);
    for (size_t i = 0; i < asked->count; i++)
        if (told >> i & 1 && !has(bits, asked->hashes[i]))
            return true;
    return false;
}
