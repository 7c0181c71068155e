/* The leaves of a query that can be lit, in tables for looking up a token's term and stem. */
#ifndef DL_LEAVES_H
#define DL_LEAVES_H

#include "query/query.h"
#include "util/arena.h"

typedef struct dl_leaf {
    const dl_query_node *node; /* WORD, PHRASE or PREFIX */
    const char *shown;         /* folded word or phrase, for the span */
    bool headline_only;        /* of title: */
    struct dl_leaf *next_term; /* another in the same place of the table */
} dl_leaf;

/* One of a leaf's stems. */
typedef struct dl_leaf_stem {
    const dl_leaf *leaf;
    dl_slice stem;
    struct dl_leaf_stem *next; /* another in the same place of the table */
} dl_leaf_stem;

typedef struct dl_leaves {
    dl_leaf **by_term; /* WORDs by folded form, PHRASEs by their first word's */
    dl_leaf_stem **by_stem; /* WORDs by each of their stems */
    size_t slots;      /* power of two */
    dl_leaf **prefixes;
    size_t prefix_count, count;
} dl_leaves;

/** Collects the leaves below `root` (may be NULL) into `arena`. False when memory ran out. */
bool dl_leaves_collect(dl_leaves *out, dl_arena *arena, const dl_query_node *root);

/** First of those that share a place with `key`; follow next_term or next and compare. */
const dl_leaf *dl_leaves_by_term(const dl_leaves *leaves, dl_slice key);
const dl_leaf_stem *dl_leaves_by_stem(const dl_leaves *leaves, dl_slice key);

#endif
