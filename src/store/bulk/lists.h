/* From merged records to entries of the tables: posting lists and values in chunks, and positions.
 */
#ifndef DL_BULK_LISTS_H
#define DL_BULK_LISTS_H

#include "store/bulk/merge.h"
#include "store/bulk/run.h"
#include "store/bulk/table.h"

/** Where the entries of one table go. Initialise with {table}; free with dl_bulk_lists_free. */
typedef struct dl_bulk_lists {
    dl_bulk_table *table;
    uint64_t positions_least; /* documents that a term must have positions in to get any written */
    dl_buffer *frequent;      /* or NULL: gets the terms that are in so many, each as text(key) */
    dl_buffer key, body, tag;
} dl_bulk_lists;

void dl_bulk_lists_free(dl_bulk_lists *lists);

/** Writes how many values each of DL_BULK_SLOTS slots has, and their bounds. Errors: those of dl_bulk_table_add. */
dateline_status dl_bulk_slots_write(dl_bulk_lists *lists, const dl_bulk_slot *slots,
                                    dateline_error *error) DATELINE_MUST_USE;

/** Whether a record is of lengths or values, which all documents may have; and a sink for the entries of such in pieces. */
bool dl_bulk_is_head(dl_slice key);
dateline_status dl_bulk_heads_write(void *context, dl_slice key, dl_bulk_more *next, void *from,
                                    dateline_error *error) DATELINE_MUST_USE;

/** Sinks for dl_bulk_merge; the context is a dl_bulk_lists. The streams are `lists` and `positions`
 * of runs (run.h). Errors: those of dl_bulk_table_add. */
dateline_status dl_bulk_lists_write(void *context, dl_slice key, const dl_slice *entries,
                                    size_t count, dateline_error *error) DATELINE_MUST_USE;
dateline_status dl_bulk_positions_write(void *context, dl_slice key, const dl_slice *entries,
                                        size_t count, dateline_error *error) DATELINE_MUST_USE;

#endif
