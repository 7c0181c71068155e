/* Ranking policy: what each clause of a query weighs, and the weighting formula's parameters. */
#ifndef DL_RANK_H
#define DL_RANK_H

#include "query/query.h"

/** BM25 (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009). */
typedef struct dl_rank_parameters {
    double k1; /* saturation of the term's frequency */
    double b;  /* weight of the length, 0..1: of the second stage; the index has the same one in its frequencies */
} dl_rank_parameters;

dl_rank_parameters dl_rank_default(void);

/** Fills weight, ignored and all_bonus of every node below `root` (may be NULL). */
void dl_rank_apply(dl_query_node *root);

#endif
