/* Words already folded and stemmed. */
#include "text/word_cache.h"
#include "util/fetch.h"

#include "util/large_pages.h"

#include <stdlib.h>

/* A query and the passages read for it have a thousand words, which a large table would scatter over as many
 * pages of memory. So tables come one after the other: the next is had when so many words were asked for. */
enum { STEPS = 3, LEAST_BITS = 16, LINE = 64 };

static const struct {
    unsigned bits, asked;
} steps[STEPS] = {{10, 1 << 15}, {LEAST_BITS, 1 << 20}, {18, 0}};

/* A word has two places, side by side. */
enum { WAYS = 2 };

struct dl_word_cache {
    dl_cached_word *words;         /* the newest of */
    dl_cached_word *tables[STEPS]; /* which all stay: slices of their words may be in use */
    size_t step;
    unsigned bits, most; /* there are 2^bits places, and will be 2^most at most */
    unsigned left;       /* words to be asked for until the next step; 0: there is none */
};

/* Empty places, or NULL. */
static dl_cached_word *make_places(unsigned bits)
{
    size_t size = sizeof(dl_cached_word) << bits;
    dl_cached_word *words = aligned_alloc(size < DL_LARGE_PAGE ? LINE * WAYS : DL_LARGE_PAGE, size);
    if (!words)
        return NULL;
    dl_large_pages(words, size);
    memset(words, 0, size);
    return words;
}

dl_word_cache *dl_word_cache_new(void)
{
    dl_word_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        return NULL;
    cache->bits = steps[0].bits;
    cache->left = steps[0].asked;
    cache->most = LEAST_BITS;
    cache->words = cache->tables[0] = make_places(cache->bits);
    if (cache->words)
        return cache;
    free(cache);
    return NULL;
}

void dl_word_cache_free(dl_word_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < STEPS; i++)
        free(cache->tables[i]);
    free(cache);
}

void dl_word_cache_allow(dl_word_cache *cache, size_t bytes)
{
    cache->most = LEAST_BITS;
    while (cache->most < steps[STEPS - 1].bits && sizeof(dl_cached_word) << (cache->most + 1) <= bytes)
        cache->most++;
}

/* The bytes of a text of less than eight, in a number that is another for each of one size: loads that overlap. */
static uint64_t short_text(dl_slice text)
{
    if (text.size >= 4) {
        uint32_t first, last;
        memcpy(&first, text.data, 4);
        memcpy(&last, text.data + text.size - 4, 4);
        return (uint64_t)last << 32 | first;
    }
    const unsigned char *at = (const unsigned char *)text.data;
    return text.size ? (uint64_t)at[text.size - 1] << 16 | (uint64_t)at[text.size / 2] << 8 | at[0] : 0;
}

/* Eight bytes at a time, the last ones overlapping; multiplied by an odd number (2^64 over the golden
 * ratio), whose upper bits mix well. A poor spread only costs time. */
uint64_t dl_word_cache_hash(dl_language language, dl_slice text)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t sum = (text.size + ((uint64_t)language << 8)) * odd, word = 0;
    if (text.size < 8)
        return (sum ^ short_text(text)) * odd;
    for (size_t at = 0; at < text.size; at += 8) {
        memcpy(&word, text.data + (at + 8 <= text.size ? at : text.size - 8), 8);
        sum = (sum ^ word) * odd;
        sum ^= sum >> 32;
    }
    return sum * odd;
}

static dl_cached_word *places_of(const dl_word_cache *cache, uint64_t hash)
{
    return &cache->words[(hash >> (64 - cache->bits)) & ~(uint64_t)(WAYS - 1)];
}

/* What nobody asked for since its neighbour came makes room: rare words push each other out. */
static dl_cached_word *make_room(dl_cached_word *words)
{
    for (size_t i = 0; i < WAYS; i++)
        if (!words[i].wanted)
            return &words[i];
    for (size_t i = 0; i < WAYS; i++)
        words[i].wanted = false;
    return words;
}

/* The next table, with the words of the one before; without memory that stays the last. */
static void grow(dl_word_cache *cache)
{
    const size_t step = cache->step + 1;
    const unsigned bits = steps[step].bits < cache->most ? steps[step].bits : cache->most;
    dl_cached_word *words = bits > cache->bits ? make_places(bits) : NULL;
    if (!words)
        return;
    const dl_cached_word *before = cache->words, *end = before + ((size_t)1 << cache->bits);
    cache->words = cache->tables[step] = words;
    cache->step = step;
    cache->bits = bits;
    cache->left = steps[step].asked;
    for (; before < end; before++) {
        const dl_slice text = dl_slice_make(before->bytes, before->size);
        if (before->size)
            *make_room(places_of(cache, dl_word_cache_hash(before->language, text))) = *before;
    }
}

dl_cached_word *dl_word_cache_find(dl_word_cache *cache, uint64_t hash, dl_language language, dl_slice text)
{
    if (text.size == 0 || text.size > DL_WORD_CACHE_BYTES)
        return NULL;
    if (cache->left && !--cache->left)
        grow(cache);
    dl_cached_word *words = places_of(cache, hash);
    for (size_t i = 0; i < WAYS; i++)
        if (words[i].language == language && dl_slice_equal(dl_slice_make(words[i].bytes, words[i].size), text)) {
            words[i].wanted = true;
            return &words[i];
        }
    return NULL;
}

void dl_word_cache_fetch(const dl_word_cache *cache, uint64_t hash)
{
    dl_fetch(places_of(cache, hash));
}

dl_cached_word *dl_word_cache_keep(dl_word_cache *cache, uint64_t hash, dl_language language, dl_slice text,
                                   dl_slice folded, dl_slice stem)
{
    bool plain = dl_slice_starts(text, folded), cut = dl_slice_starts(folded, stem);
    size_t folded_at = plain ? 0 : text.size, folded_end = plain ? text.size : text.size + folded.size;
    size_t stem_at = cut ? folded_at : folded_end, end = cut ? folded_end : folded_end + stem.size;
    if (text.size == 0 || end > DL_WORD_CACHE_BYTES)
        return NULL;
    dl_cached_word *word = make_room(places_of(cache, hash));
    word->size = (unsigned char)text.size;
    word->language = language;
    word->wanted = false;
    word->folded_at = (unsigned char)folded_at;
    word->folded_size = (unsigned char)folded.size;
    word->stem_at = (unsigned char)stem_at;
    word->stem_size = (unsigned char)stem.size;
    word->note = (dl_word_note){0};
    memcpy(word->bytes, text.data, text.size);
    if (!plain)
        memcpy(word->bytes + folded_at, folded.data, folded.size);
    if (!cut)
        memcpy(word->bytes + stem_at, stem.data, stem.size);
    return word;
}
