/* Exact counts of everything that matches: by facet, and over time. */
#ifndef DL_FACETS_H
#define DL_FACETS_H

#include "engine/stored/reader.h"

/** Fills facets, histogram and the exact total of `result`, in `arena`, as `options` ask; *cut: more passages had to be
 *  looked at than are, and counts are lower bounds. Cost: one walk
 *  over the matches, one over the postings of each facet. Errors: as dateline_search. */
dateline_status dl_facets_count(dateline_result *result, bool *cut, dl_arena *arena, dateline_reader *reader,
                                const dl_store_search *search,
                                const dateline_search_options *options, dateline_error *error)
    DATELINE_MUST_USE;

#endif
