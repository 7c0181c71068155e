/* What a query asks for in plain words: the list that the second stage scores texts against. */
#ifndef DL_QUESTION_H
#define DL_QUESTION_H

#include "query/query.h"

enum {
    DL_QUESTION_TERMS = 128, /* distinct words; more are for the first stage alone */
    DL_QUESTION_PAIRS = 2 * DL_QUESTION_TERMS,
    DL_QUESTION_OTHERS = 64
};

typedef struct dl_question_term {
    dl_slice stem, folded; /* the tree's; `folded` as it was written first */
    const dl_slice *others; /* stems in other languages, the tree's, and */
    const dl_languages *wanted; /* what dl_query_wanted says of each */
    size_t other_count;
    double weight;         /* how often it was asked, times its node's weight */
    double idf;            /* of the stem; filled by the caller */
    double exact_idf;      /* of the folded form; filled by the caller */
} dl_question_term;

/** Two words that stand beside each other in the question, stop words not counted. */
typedef struct dl_question_pair {
    size_t first, second; /* terms */
    uint32_t gap;         /* words from one to the other, 1: they touch */
    double weight;        /* 1; less when a word stands between them */
} dl_question_pair;

typedef struct dl_question {
    const dl_query_node *root; /* what it was collected from */
    dl_question_term terms[DL_QUESTION_TERMS];
    size_t count;
    dl_question_pair pairs[DL_QUESTION_PAIRS];
    size_t pair_count;
    const dl_query_node *others[DL_QUESTION_OTHERS]; /* what else scores: phrases, fields, patterns */
    size_t other_count;
    bool too_long; /* more others than there is room for: the order of the first stage stays */
} dl_question;

/** Collects the plain words of a tree that dl_rank_apply has weighed. Words that must not be there, stop words
 *  and clauses of weight 0 are left out. */
void dl_question_collect(dl_question *out, const dl_query_node *root);

/** log(1 + (all - holding + 0.5) / (holding + 0.5)), as Lucene has it: never negative. */
double dl_question_idf(double all, double holding);

#endif
