/* The languages that an index holds, for the words of a query. */
#ifndef DL_HELD_H
#define DL_HELD_H

#include "query/tongues.h"
#include "store/store.h"

/** Reads them from the terms of the language field. Errors: STALE, IO, DAMAGED. */
dateline_status dl_held_read(dl_tongues *out, dl_store_reader *reader, dateline_error *error) DATELINE_MUST_USE;

#endif
