/* Which words stand side by side in a passage, as a few bits beside its record: they mostly tell without reading it that
 * a phrase with stop words, which have no positions in the index, is not there.
 *
 * A byte that stands for the passage's language, then a Bloom filter of three hashes (Bloom: "Space/time trade-offs
 * in hash coding with allowable errors", 1970) with 5 bits for each pair of neighbours of which at least one is a stop
 * word of that language: of the pairs that are not there, 9 % seem to be. */
#ifndef DL_PAIRS_H
#define DL_PAIRS_H

#include "query/query.h"

/* ---- writing ---- */

enum { DL_PAIRS_SIDE = 8 /* tokens at one position: words, wholes, tags */ };

typedef struct dl_pairs_word {
    uint64_t hash;
    bool stop;
} dl_pairs_word;

/** What is gathered of one passage. Initialise with {0}, end with dl_pairs_free. */
typedef struct dl_pairs {
    dl_buffer hashes; /* uint32_t each */
    dl_pairs_word sides[2][DL_PAIRS_SIDE]; /* at the position at hand, which is `here`, and the one before */
    unsigned counts[2], here;
    uint32_t position;
    bool unknown; /* too many tokens stood at one position */
} dl_pairs;

void dl_pairs_begin(dl_pairs *pairs);

/** A token's position, which does not fall, the hash (dl_hash64, seed 0) of its term, and whether that is a stop word. */
void dl_pairs_add(dl_pairs *pairs, uint32_t position, uint64_t hash, bool stop);

/** Appends the bytes; none when there is nothing to tell. */
void dl_pairs_write(dl_buffer *out, const dl_pairs *pairs, dl_language language);
void dl_pairs_free(dl_pairs *pairs);

/* ---- asking ---- */

enum { DL_PAIRS_ASKED = 32 };

/** A phrase, as it is asked of passages' bytes. */
typedef struct dl_pairs_asked {
    uint32_t hashes[DL_PAIRS_ASKED]; /* of its neighbours */
    const dl_query_node *phrase;
    size_t count; /* 0: no phrase of plain words side by side */
    uint32_t told[256]; /* by the byte of a language: the pairs that its passages tell of, once */
    bool known[256];
} dl_pairs_asked;

void dl_pairs_ask(dl_pairs_asked *out, const dl_query_node *phrase);

/** Whether `bytes` say that the phrase is not there. */
bool dl_pairs_deny(dl_pairs_asked *asked, dl_slice bytes);

#endif
