/* How a query was understood and what each hit's score is made of. */
#ifndef DL_EXPLAIN_H
#define DL_EXPLAIN_H

#include "engine/stored/reader.h"
#include "query/query.h"

/** Fills result->explanation and the parts of its hits, which stand in `documents`, in `arena`. `text` is
 *  the query, `search` what was run. Parts of
 *  the stage "order" are there where a second stage made the score. Errors: those of searching. */
dateline_status dl_explain(dateline_result *result, dateline_hit *hits, dl_arena *arena,
                           dateline_reader *reader, const dl_store_search *search, dl_slice text,
                           const dl_store_match *matches, dateline_error *error) DATELINE_MUST_USE;

#endif
