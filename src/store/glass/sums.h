/* Sums of a generation's blocks, since Xapian's tables have none: the file "sums" holds the XXH3 of each block and of
 * the version file, as they were when the generation was finished. C, no Xapian here. */
#ifndef DL_SUMS_H
#define DL_SUMS_H

#include "store/glass/version_file.h"
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_sums dl_sums;

/** Writes folder/sums. Errors: NO_INDEX, MISMATCH, DAMAGED (as dl_version_file_read says), IO, MEMORY. */
dateline_status dl_sums_write(const char *folder, dateline_error *error) DATELINE_MUST_USE;

typedef void dl_sums_sink(void *context, const char *line);

/** Compares the blocks with the sums; a line for each table that differs, and for sums that are damaged
 *  themselves, to `sink` (or NULL). *problems: how many lines. Without sums there are none.
 *  Errors: IO, MEMORY. */
dateline_status dl_sums_check(uint64_t *problems, const char *folder, dl_sums_sink *sink,
                              void *context, dateline_error *error) DATELINE_MUST_USE;

/** The sums of a generation, for who reads blocks here and there; *out is NULL when it has none. Reads the version file,
 *  into *version, and compares its sum. The sums themselves are not: one that is damaged belies its block. DAMAGED: the
 *  version file is not what Xapian writes, or not what it wrote, or the sums are none. A version file that is not there
 *  or is of another format is left for Xapian to tell: *version is then zeroed. Errors: DAMAGED, IO, MEMORY. */
dateline_status dl_sums_open(dl_sums **out, dl_version_file *version, const char *folder,
                             dateline_error *error) DATELINE_MUST_USE;

/** Those of a table ("postlist.glass"), one a block (as dl_hash64 makes them), as long as they are open; *count: how many.
 *  NULL: none. */
const uint64_t *dl_sums_of(const dl_sums *sums, const char *table, uint64_t block_size, uint64_t *count);

/** Looks at the version file alone, as whoever opens a database should before Xapian does. DAMAGED: it is
 *  not what Xapian writes, or not what it wrote; everything else is left for Xapian to say. */
dateline_status dl_sums_check_version(const char *folder, dateline_error *error) DATELINE_MUST_USE;

/** The sums of a generation, for one who reads its tables; *out is NULL when it has none. Errors: DAMAGED (the
 *  sums are), IO, MEMORY. */
dateline_status dl_sums_load(dl_sums **out, const char *folder, dateline_error *error) DATELINE_MUST_USE;
void dl_sums_free(dl_sums *sums);

/** Whether block `number` of the table ("postlist.glass") is what was written, as far as the sums know. */
bool dl_sums_hold(const dl_sums *sums, const char *table, uint64_t number, dl_slice block);

#ifdef __cplusplus
}
#endif
#endif
