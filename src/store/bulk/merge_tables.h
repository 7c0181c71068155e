/* Merging the streams of runs into the two tables that hold them, by all threads. */
#ifndef DL_BULK_MERGE_TABLES_H
#define DL_BULK_MERGE_TABLES_H

#include "store/bulk/spill.h"
#include "store/bulk/table.h"

typedef struct dl_bulk_merging {
    const dl_bulk_part *parts; /* in the order of their documents */
    size_t count;
    const char *path;         /* of the file of the streams, for messages */
    size_t memory;            /* bytes, about, for what is read of it */
    uint64_t documents;       /* of all parts */
    uint64_t positions_least; /* see dl_bulk_lists */
    dl_bulk_table *postings, *positions;
    unsigned threads;
} dl_bulk_merging;

/** Writes all entries of the two tables. What is written does not depend on `threads`. Errors: IO, MEMORY, INTERNAL. */
dateline_status dl_bulk_merge_tables(const dl_bulk_merging *merging, dateline_error *error) DATELINE_MUST_USE;

#endif
