/* glass's version file, read and judged before Xapian trusts it: it is replaced at every commit, so
 * it has no sum of its own for long. C, no Xapian here. */
#ifndef DL_VERSION_FILE_H
#define DL_VERSION_FILE_H

#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { DL_VERSION_TABLES = 6, DL_VERSION_LEVELS = 10 /* of blocks, at most */ };

typedef struct dl_version_table {
    const char *name; /* "postlist.glass" */
    bool present;     /* it has blocks */
    uint64_t root, levels, block_size; /* levels: above the leaves */
    uint64_t entries;
} dl_version_table;

typedef struct dl_version_file {
    char uuid[37]; /* as text */
    uint64_t revision;
    uint64_t sum; /* XXH3 of its bytes */
    dl_version_table tables[DL_VERSION_TABLES]; /* in the order of DL_BULK_POSTLIST ... */
    uint64_t documents, last_document, wdf_most;
} dl_version_file;

/** Reads `folder`/iamglass. Errors: DAMAGED (not what Xapian writes, or it points outside of the tables'
 *  files), MISMATCH (another format than we know), NO_INDEX (there is none), IO, MEMORY. */
dateline_status dl_version_file_read(dl_version_file *out, const char *folder,
                                     dateline_error *error) DATELINE_MUST_USE;

/** That error. */
dateline_status dl_version_file_damaged(const char *folder, dateline_error *error);

#ifdef __cplusplus
}
#endif

#endif
