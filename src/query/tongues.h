/* What the languages of an index add to a query: the words' stems in each, and which words are stop words. */
#ifndef DL_TONGUES_H
#define DL_TONGUES_H

#include "query/query.h"

typedef struct dl_tongues {
    dl_languages held; /* passages are in them */
    dl_languages few; /* of those the ones of few passages: what is their stem alone wants a passage of theirs, since it
                          may be another word in the others ("reed" is "red" in Dutch) */
    dl_language main;  /* most passages are; unknown when none is in a known one */
    bool names;        /* look for names in the other scripts held */
} dl_tongues;

enum { DL_TONGUES_STEMS = 24 }; /* most stems of a word and its other spellings, beside the default language's */

/** Fills `others`, `wanted`, `stop` and `common` of the words and `names` of the nodes below `root` (may be NULL), which
 *  dl_query_parse made with the same `analyzer` and `arena`. Stop words are those of the language of which the query has most, the index's main one
 *  unless another has two or more. Errors: MEMORY. */
dateline_status dl_tongues_apply(dl_query_node *root, dl_arena *arena, dl_analyzer *analyzer,
                                 const dl_tongues *tongues, dateline_error *error) DATELINE_MUST_USE;

#endif
