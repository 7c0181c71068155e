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
    uint32_t place, head; /* of its stem */
} dl_lexicon_word;

/** What the search at hand makes of a stem, if `search` is its own; else it did not meet it yet. Not changed here. */
typedef struct dl_lexicon_mark {
    uint32_t search, number;
    uint32_t unit, at;
} dl_lexicon_mark;

/** What the functions below look at; not for others, but for `marks` by place and `search`. */
typedef struct dl_lexicon {
    dl_arena arena;
    struct dl_lexicon_stem {
        const char *data;
        uint32_t size, hash;
    } *stems;
    dl_lexicon_mark *marks; /* of stems; apart from them, since they are asked for most */
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

/** A number that stems have in common whose first DL_LEXICON_HEAD bytes are the same, and hardly others; 0 of a shorter one. */
enum { DL_LEXICON_HEAD = 5 };
static inline uint32_t dl_lexicon_head(dl_slice stem)
{
    uint64_t head = 0;
    if (stem.size < DL_LEXICON_HEAD)
        return 0;
    memcpy(&head, stem.data, DL_LEXICON_HEAD);
    return (uint32_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 32) | 1; /* 2^64 over the golden ratio */
}

/** The rooms that the word may be in, DL_LEXICON_ROOMS side by side in a line of the cache. */
enum { DL_LEXICON_ROOMS = 4 };
static inline dl_lexicon_word *dl_lexicon_rooms(dl_lexicon *lexicon, uint64_t hash)
{
    return &lexicon->words[hash >> (64 - lexicon->word_bits) & ~(uint64_t)(DL_LEXICON_ROOMS - 1)];
}

/** The word of that hash, which is not 0; NULL: it was not met, or others took its room. */
static inline const dl_lexicon_word *dl_lexicon_find(dl_lexicon *lexicon, uint64_t hash)
{
    const dl_lexicon_word *rooms = dl_lexicon_rooms(lexicon, hash);
    for (size_t i = 0; i < DL_LEXICON_ROOMS; i++)
        if (rooms[i].hash == hash)
            return &rooms[i];
    return NULL;
}

/** Remembers a word that is not there; of its rooms, the word that came first goes. */
static inline void dl_lexicon_keep(dl_lexicon *lexicon, dl_lexicon_word word)
{
    dl_lexicon_word *rooms = dl_lexicon_rooms(lexicon, word.hash);
    memmove(rooms + 1, rooms, (DL_LEXICON_ROOMS - 1) * sizeof *rooms);
    rooms[0] = word;
}

#endif
