/* Words already folded and stemmed. News repeats its words: most are found here without being folded
 * or stemmed again. */
#ifndef DL_WORD_CACHE_H
#define DL_WORD_CACHE_H

#include "text/language.h"

enum { DL_WORD_CACHE_BYTES = 49 };

/** Room beside a remembered word for whoever receives the tokens. Zeroed when a word comes to its place. */
typedef struct dl_word_note {
    uint32_t edition, number;
} dl_word_note;

/** A word as written, its folded form and its stem; what is a beginning of the one before is not stored again.
 *  Fills a cache line. */
typedef struct dl_cached_word {
    unsigned char size, folded_at, folded_size, stem_at, stem_size; /* size 0: empty */
    dl_language language;
    bool wanted; /* since its neighbour came */
    char bytes[DL_WORD_CACHE_BYTES];
    dl_word_note note;
} dl_cached_word;

typedef struct dl_word_cache dl_word_cache;

dl_word_cache *dl_word_cache_new(void); /* NULL: out of memory */
void dl_word_cache_free(dl_word_cache *cache);

/** How many bytes the table may take once many words were asked for: from 4 to 16 MiB, 4 unless this was called. Those that
 *  came before it stay besides, which is a quarter more. */
void dl_word_cache_allow(dl_word_cache *cache, size_t bytes);

/** Where `text` (its bytes in the article) in `language` is looked for. */
uint64_t dl_word_cache_hash(dl_language language, dl_slice text);

/** The word, if it is remembered; else NULL. Stays until another word is kept. */
dl_cached_word *dl_word_cache_find(dl_word_cache *cache, uint64_t hash, dl_language language, dl_slice text);

/** Begins to bring a word near, for a call of dl_word_cache_find that comes soon. */
void dl_word_cache_fetch(const dl_word_cache *cache, uint64_t hash);

/** Remembers a word that is not, unless it is too long: then NULL. */
dl_cached_word *dl_word_cache_keep(dl_word_cache *cache, uint64_t hash, dl_language language, dl_slice text,
                                   dl_slice folded, dl_slice stem);

static inline dl_slice dl_word_cache_folded(const dl_cached_word *word)
{
    return dl_slice_make(word->bytes + word->folded_at, word->folded_size);
}

static inline dl_slice dl_word_cache_stem(const dl_cached_word *word)
{
    return dl_slice_make(word->bytes + word->stem_at, word->stem_size);
}

#endif
