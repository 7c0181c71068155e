/* Words already folded and stemmed. */
#include "text/word_cache.h"

#include <stdlib.h>

enum { PLACE_BITS = 15, LINE = 64 };

struct dl_word_cache {
    dl_cached_word words[1 << PLACE_BITS];
};

dl_word_cache *dl_word_cache_new(void)
{
    dl_word_cache *cache = aligned_alloc(LINE, sizeof *cache);
    if (cache)
        memset(cache, 0, sizeof *cache);
    return cache;
}

void dl_word_cache_free(dl_word_cache *cache)
{
    free(cache);
}

/* Eight bytes at a time, the last ones overlapping; multiplied by an odd number (2^64 over the golden
 * ratio), whose upper bits mix well. A poor spread only costs time. */
static uint64_t hash(dl_slice text)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t sum = text.size * odd, word = 0;
    if (text.size < 8) {
        for (size_t i = 0; i < text.size; i++)
            word = word << 8 | (unsigned char)text.data[i];
        return (sum ^ word) * odd;
    }
    for (size_t at = 0; at < text.size; at += 8) {
        memcpy(&word, text.data + (at + 8 <= text.size ? at : text.size - 8), 8);
        sum = (sum ^ word) * odd;
        sum ^= sum >> 32;
    }
    return sum * odd;
}

dl_cached_word *dl_word_cache_find(dl_word_cache *cache, dl_slice text)
{
    if (text.size == 0 || text.size > DL_WORD_CACHE_BYTES)
        return NULL;
    return &cache->words[hash(text) >> (64 - PLACE_BITS)];
}

void dl_word_cache_fill(dl_cached_word *word, dl_slice text, dl_slice folded, dl_slice stem)
{
    if (text.size + folded.size + stem.size > DL_WORD_CACHE_BYTES)
        return;
    word->size = (unsigned char)text.size;
    word->folded_size = (unsigned char)folded.size;
    word->stem_size = (unsigned char)stem.size;
    memcpy(word->bytes, text.data, text.size);
    memcpy(word->bytes + text.size, folded.data, folded.size);
    memcpy(word->bytes + text.size + folded.size, stem.data, stem.size);
}
