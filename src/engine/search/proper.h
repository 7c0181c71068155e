/* Which words of a query are names: the index tells. */
#ifndef DL_PROPER_H
#define DL_PROPER_H

#include "engine/stored/reader.h"
#include "query/query.h"

/** Takes the names in other scripts away from words below `root` (may be NULL) that the index knows, and mostly writes without
 *  a capital: "sport" sounds as "support" and "Sparta" do in any script. Scripts without capitals tell nothing, and neither
 *  does a word that no passage has. Errors: STALE, DAMAGED, IO, MEMORY. */
dateline_status dl_proper_apply(dl_query_node *root, dateline_reader *reader, dateline_error *error) DATELINE_MUST_USE;

#endif
