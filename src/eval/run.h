/* Running a collection through this library: index, search, list. */
#ifndef DL_EVAL_RUN_H
#define DL_EVAL_RUN_H

#include "eval/collection.h"

typedef struct dl_run_options {
    const char *language; /* of texts and questions; NULL: the default */
    size_t depth;         /* documents a query */
    bool plain_ranking;   /* BM25 alone */
    bool expand;          /* with the words that tell most about the first results */
} dl_run_options;

/** Indexes the documents into a folder of its own under `scratch`, asks every query, and fills *run (sorted).
 *  A document is an article: its title the headline, its text the passages; articles are ranked.
 *  Errors: those of indexing and searching, and dl_collection_export's. */
dateline_status dl_run_collection(dl_judged *run, const dl_collection *collection, const char *scratch,
                                  const dl_run_options *options, dateline_error *error) DATELINE_MUST_USE;

#endif
