/* Building a new database as Xapian's glass tables lie on disk, many times faster than through
 * Xapian: runs of documents go in, data are written as they come, postings and
 * positions are merged at the end. What is written is what Xapian would write without a table of term lists
 * (Xapian::DB_NO_TERMLIST), but for how blocks are filled: searching needs no lists of documents' terms, and nothing is deleted
 * from what is written once. */
#ifndef DL_BULK_H
#define DL_BULK_H

#include "store/bulk/run.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_bulk dl_bulk;

/** In how many of so many documents a term must have positions for them to be written, unless all are. An
 * entry of the position table costs 15 bytes whatever it holds; a phrase with a rare word has few candidates,
 * whose texts can be looked at. One in 128, but no more than what is looked at in some milliseconds. */
static inline uint64_t dl_bulk_positions_least(uint64_t documents)
{
    return documents / 128 < 4096 ? documents / 128 : 4096;
}

/** Begins a database in `folder`, which is made; what was in it is replaced at the end. Streams
 * past `memory` bytes wait in a file there. Errors: IO, MEMORY. */
dateline_status dl_bulk_open(dl_bulk **out, const char *folder, size_t memory, unsigned threads,
                             bool all_positions, dateline_error *error) DATELINE_MUST_USE;

/** Asks now and then, on the calling thread, while dl_bulk_finish works, whether to go on; false ends it with STOPPED. */
void dl_bulk_set_goes_on(dl_bulk *bulk, bool (*goes_on)(void *context), void *context);

/** The number that the next document will get. */
uint64_t dl_bulk_next(const dl_bulk *bulk);

/** Adds a run, which is then the bulk's; it must begin at dl_bulk_next. Errors: IO, MEMORY,
 * INTERNAL. */
dateline_status dl_bulk_add(dl_bulk *bulk, dl_bulk_run *run,
                            dateline_error *error) DATELINE_MUST_USE;

/** Sets metadata; an empty value removes it. Errors: MEMORY, INTERNAL (a key too long). */
dateline_status dl_bulk_set_metadata(dl_bulk *bulk, const char *key, dl_slice value,
                                     dateline_error *error) DATELINE_MUST_USE;

/** Writes the rest, the version file last: the database is there. Once.
 * Errors: IO, MEMORY, INTERNAL, STOPPED. */
dateline_status dl_bulk_finish(dl_bulk *bulk, dateline_error *error) DATELINE_MUST_USE;
void dl_bulk_free(dl_bulk *bulk);

#ifdef __cplusplus
}
#endif
#endif
