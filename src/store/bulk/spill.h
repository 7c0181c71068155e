/* Merging runs to one larger one in a file, when they take too much memory. */
#ifndef DL_BULK_SPILL_H
#define DL_BULK_SPILL_H

#include "store/bulk/merge.h"
#include "store/bulk/run.h"

/** What is kept of runs with neighbouring documents: their streams, in memory or in a file. */
typedef struct dl_bulk_part {
    dl_bulk_run *run; /* NULL: in a file */
    dl_bulk_stream heads, lists, positions;
    dl_bulk_ranges list_ranges, position_ranges;
} dl_bulk_part;

/** The part that is a run, which it owns. */
dl_bulk_part dl_bulk_part_of(dl_bulk_run *run);

/** Writes to `file`, from *offset on, the part that `parts` make in their order; *offset moves behind it. `path` names
 * the file in messages. Errors: IO, MEMORY. */
dateline_status dl_bulk_spill(dl_bulk_part *out, const dl_bulk_part *parts, size_t count, int file, uint64_t *offset,
                              const char *path, dateline_error *error) DATELINE_MUST_USE;

#endif
