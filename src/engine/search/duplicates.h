/* Passages with the same text, or nearly the same: one hit for all of them. */
#ifndef DL_DUPLICATES_H
#define DL_DUPLICATES_H

#include "engine/search/fetch.h"

/** How many matches to ask for, so that `wanted` are left after folding: more at each try, from 0 on. 0: no
 *  further try. */
size_t dl_duplicates_window(size_t wanted, unsigned attempt);

/** Keeps of matches with (nearly) the same text the first only, among the first 10,000, and `wanted` at most. Of one
 *  tweet's the one with most of its text takes the first one's place and score, if it is not far behind it. */
dateline_status dl_duplicates_fold(dl_store_matches *matches, size_t wanted, dateline_reader *reader,
                                   dateline_error *error) DATELINE_MUST_USE;

/** Fills `copies` of the hits of `matches` that have any, in `fetch->arena`; of a long page for the first 1,000 hits
 *  only. Looks at a bounded number of candidates, however large the index. */
dateline_status dl_duplicates_count(dateline_hit *hits, const dl_store_match *matches, size_t count,
                                    dl_fetch *fetch, dateline_error *error) DATELINE_MUST_USE;

#endif
