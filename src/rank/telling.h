/* Which words tell most about some passages: for queries by example and for expansion. */
#ifndef DL_TELLING_H
#define DL_TELLING_H

#include "util/slice.h"

typedef struct dl_telling_term {
    dl_slice stem;
    double frequency; /* in the passages, all together */
    double share;     /* of the passages that hold it, above 0 to 1 */
    double documents; /* of the index that hold it */
    double weight;    /* out: 1 for the most telling ones, else less */
} dl_telling_term;

/** Puts the at most `limit` most telling of *count terms first, fills their weights, and tells their number in *count. False
 *  when memory ran out. A term is worth
 *  share * (k1 + 1) f / (k1 + f) * log(1 + (all - n + 0.5) / (n + 0.5)), its weight as the word of a query times its
 *  idf (Rocchio 1971, "Relevance feedback in information retrieval", with BM25's factors); the weight is the part
 *  before the idf. What one document alone holds tells nothing about others. `all`: documents of the index. */
bool dl_telling_terms(dl_telling_term *terms, size_t *count, double all, size_t limit);

#endif
