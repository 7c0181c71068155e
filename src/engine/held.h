/* The languages that an index holds, for the words of a query. */
#ifndef DL_HELD_H
#define DL_HELD_H

#include "query/tongues.h"
#include "store/store.h"

/** Reads them from the terms of the language field, and applies them to a query that was parsed with
 *  `analyzer` into `arena`; see dl_tongues_apply. `names`: look for names in other scripts, too. Errors: STALE, IO, DAMAGED, MEMORY. */
dateline_status dl_held_apply(dl_query_node *root, dl_arena *arena, dl_analyzer *analyzer,
                              dl_store_reader *reader, bool names,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
