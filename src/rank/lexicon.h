/* Stems and the words that have them, remembered from search to search: the texts of one search have most of their
 * words in common with those of others. What a search makes of a stem is its own: it numbers those that it meets. One
 * thread at a time. */
#ifndef DL_LEXICON_H
#define DL_LEXICON_H

#include "util/arena.h"

enum { DL_LEXICON_NONE = UINT32_MAX };

/** A word as written, by the hash of its bytes and language, and the place of its stem. */
typedef struct dl_lexicon_word {
    uint64_t hash;
    uint32_t place;
} dl_lexicon_word;

/** What the functions below look at; not for others. */
typedef struct dl_lexicon {
    dl_arena arena;
    struct dl_lexicon_stem {
        const char *data;
        uint32_t size, hash;
    } *stems;
    struct dl_lexicon_mark {
        uint32_t search, number;
        uint64_t head;
    } *marks; /* of stems; apart from them, since they are asked for most */
    uint32_t *slots; /* hash table of stems, place + 1; twice the capacity */
    size_t count, capacity;
    dl_lexicon_word *words;
    unsigned word_bits;
    uint32_t search;
} dl_lexicon;

dl_lexicon *dl_lexicon_new(void); /* NULL: out of memory */
void dl_lexicon_free(dl_lexicon *lexicon);

/** Begins a search: no stem has a number. Stems of before may be gone. */
void dl_lexicon_begin(dl_lexicon *lexicon);

/** The place of a stem; NONE when memory ran out. */
uint32_t dl_lexicon_stem(dl_lexicon *lexicon, dl_slice stem);

/** Its bytes, until the next search begins. */
dl_slice dl_lexicon_text(const dl_lexicon *lexicon, uint32_t place);

/** Its first eight bytes, or as many as it has, as a number of its own. */
static inline uint64_t dl_lexicon_head(dl_slice stem)
{
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof head; i++)
        head = head << 8 | (i < stem.size ? (unsigned char)stem.data[i] : 0);
    return head;
}

/** Where the search keeps the number that it gives to the stem; 0: none yet. Valid until the next stem comes. */
static inline uint32_t *dl_lexicon_number(dl_lexicon *lexicon, uint32_t place)
{
    struct dl_lexicon_mark *mark = &lexicon->marks[place];
    if (mark->search != lexicon->search) {
        mark->search = lexicon->search;
        mark->number = 0;
    }
    return &mark->number;
}

/** The room that the word has, alone or after another one. It holds the word if its hash is there, which is not 0. */
static inline dl_lexicon_word *dl_lexicon_word_of(dl_lexicon *lexicon, uint64_t hash)
{
    return &lexicon->words[hash >> (64 - lexicon->word_bits)];
}

#endif
