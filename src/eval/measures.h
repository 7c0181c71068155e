/* How good a run is, as trec_eval defines it.
 *
 *   nDCG@10     sum of grade / log2(rank + 1) over the first ten, divided by that of the best order of all
 *               judged documents (trec_eval's ndcg_cut.10: the grade itself is the gain). Järvelin, Kekäläinen:
 *               "Cumulated gain-based evaluation of IR techniques", 2002.
 *   MAP         mean over the relevant documents of the precision at each one's rank; 0 for those not found
 *   MRR         1 / rank of the first relevant document
 *   P@5         share of relevant documents among the first five
 *   recall@100  share of the relevant documents that are among the first hundred
 *
 * Relevant: a grade of at least 1. Documents without judgment are not relevant. Queries without relevant
 * documents are left out; those without results count as 0. */
#ifndef DL_MEASURES_H
#define DL_MEASURES_H

#include "eval/judged.h"

typedef enum dl_measure { DL_NDCG_10, DL_MAP, DL_MRR, DL_P_5, DL_RECALL_100, DL_MEASURES } dl_measure;

extern const char *const dl_measure_names[DL_MEASURES];

typedef struct dl_measured_query {
    const char *query; /* the judgments' */
    double values[DL_MEASURES];
} dl_measured_query;

typedef struct dl_measured {
    dl_measured_query *queries; /* in the order of the judgments' names; malloc'ed */
    size_t count;
    double means[DL_MEASURES];
} dl_measured;

/** Both sorted. *out: release with dl_measured_free. Errors: MEMORY. */
dateline_status dl_measure_run(dl_measured *out, const dl_judged *judgments, const dl_judged *run,
                               dateline_error *error) DATELINE_MUST_USE;
void dl_measured_free(dl_measured *measured);

#endif
