/* Words already folded and stemmed. */
#include "text/word_cache.h"
#include "util/hash.h"

#include <stdlib.h>

enum { PLACES = 1 << 13 };

struct dl_word_cache {
    dl_cached_word words[PLACES];
};

dl_word_cache *dl_word_cache_new(void)
{
    return calloc(1, sizeof(dl_word_cache));
}

void dl_word_cache_free(dl_word_cache *cache)
{
    free(cache);
}

dl_cached_word *dl_word_cache_find(dl_word_cache *cache, dl_slice text)
{
    if (text.size == 0 || text.size > DL_WORD_CACHE_TEXT)
        return NULL;
    return &cache->words[dl_hash64(text, 0) & (PLACES - 1)];
}

bool dl_word_cache_holds(const dl_cached_word *word, dl_slice text)
{
    return word->size == text.size && memcmp(word->text, text.data, text.size) == 0;
}

void dl_word_cache_fill(dl_cached_word *word, dl_slice text, dl_slice folded, dl_slice stem)
{
    if (folded.size > DL_WORD_CACHE_TEXT || stem.size > DL_WORD_CACHE_TEXT)
        return;
    word->size = (unsigned char)text.size;
    word->folded_size = (unsigned char)folded.size;
    word->stem_size = (unsigned char)stem.size;
    memcpy(word->text, text.data, text.size);
    memcpy(word->folded, folded.data, folded.size);
    memcpy(word->stem, stem.data, stem.size);
}
