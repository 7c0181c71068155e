/* Queries by example: like:ID, and expansion by the words of the first results. */
#ifndef DL_LIKE_H
#define DL_LIKE_H

#include "engine/stored/reader.h"

/** Gives every like: of the tree the most telling words of its passage, or of all passages of its article, as
 *  clauses, and the documents that are meant. One that is not found gets none, matches nothing, and is noted. Errors:
 *  as dateline_search. */
dateline_status dl_like_apply(dl_query *query, dl_arena *arena, dateline_reader *reader, dateline_error *error)
    DATELINE_MUST_USE;

enum { DL_EXPAND_PASSAGES = 5 }; /* first matches that an expansion looks at */

/** Adds the most telling words of the first matches to a weighed query, each with less weight than its own words;
 *  *root: the weighed tree, replaced. It matches what it matched, and without words that must be there also what has
 *  the new ones only. Errors: as dateline_search. */
dateline_status dl_like_expand(dl_query_node **root, dl_arena *arena, dateline_reader *reader,
                               const dl_store_matches *matches, dateline_error *error) DATELINE_MUST_USE;

#endif
