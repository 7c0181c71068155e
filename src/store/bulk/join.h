/* Joining databases: the documents of some, in their order, without those that are removed, as one new database
 * whose documents are numbered from 1 without gaps. Tables are read block by block and written anew one after the
 * other; what does not name documents (their data, positions) is copied as it is, deflated or
 * not, and postings are only coded again where a document is missing between two others. What is written depends on
 * neither memory nor threads. */
#ifndef DL_BULK_JOIN_H
#define DL_BULK_JOIN_H

#include <dateline/base.h>
#include "util/bitmap.h"
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A database to be joined, written in bulk, by Xapian's writer, or by joining; nobody changes it meanwhile. */
typedef struct dl_bulk_part {
    const char *folder;        /* a generation's */
    const dl_bitmap *removed;  /* numbers of documents that are left out; NULL: none */
    bool all_positions;        /* no word of it lacks positions for being rare: it was built so. Of no account for the
                                * first part. Of another, it saves a look at its postings; and without it, words that
                                * lack positions in the part lose those they have in the parts before, or a phrase
                                * would not be looked for in the text: see dl_bulk_positions_least */
} dl_bulk_part;

typedef struct dl_join dl_join;

/** Begins a database in `folder`, which is made, of `count` parts (at least one); the strings and bitmaps must stay.
 * About `memory` bytes are used; tables are written side by side by up to `threads` threads. Unless `all_positions`,
 * rare words have none, as in a bulk build. Errors: IO, MEMORY, NO_INDEX, MISMATCH, DAMAGED. */
dateline_status dl_join_open(dl_join **out, const char *folder, const dl_bulk_part *parts, size_t count, size_t memory,
                             unsigned threads, bool all_positions, dateline_error *error) DATELINE_MUST_USE;

/** Asks now and then, on the calling thread, while dl_join_finish works, whether to go on; false ends it with STOPPED. */
void dl_join_set_goes_on(dl_join *join, bool (*goes_on)(void *context), void *context);

/** The metadata are those of the first part but for what is set here; an empty value removes it. Errors: MEMORY,
 * INTERNAL (a key too long). */
dateline_status dl_join_set_metadata(dl_join *join, const char *key, dl_slice value,
                                     dateline_error *error) DATELINE_MUST_USE;

/** Writes all, the version file last: the database is there. Once. Errors: IO, MEMORY, STOPPED;
 * DAMAGED (a part is not as it was written: the file and the block are named). */
dateline_status dl_join_finish(dl_join *join, dateline_error *error) DATELINE_MUST_USE;
void dl_join_free(dl_join *join);

#ifdef __cplusplus
}
#endif
#endif
