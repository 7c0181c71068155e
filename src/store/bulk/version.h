/* glass's version file, the last that a bulk build writes. */
#ifndef DL_BULK_VERSION_H
#define DL_BULK_VERSION_H

#include "store/bulk/run.h"
#include "store/bulk/table.h"

/* In the order of the version file. */
enum {
    DL_BULK_POSTLIST,
    DL_BULK_DOCDATA,
    DL_BULK_TERMLIST,
    DL_BULK_POSITION,
    DL_BULK_SPELLING,
    DL_BULK_SYNONYM,
    DL_BULK_TABLES
};

extern const char *const dl_bulk_names[DL_BULK_TABLES];
extern const unsigned dl_bulk_compress_min[DL_BULK_TABLES];
extern const bool dl_bulk_written[DL_BULK_TABLES]; /* the others are not there */

/** Errors: IO, MEMORY. */
dateline_status dl_bulk_version_write(const char *folder, const dl_bulk_root *roots,
                                      const dl_bulk_statistics *statistics,
                                      dateline_error *error) DATELINE_MUST_USE;

/** Whether `file` is, but for its UUID, what Xapian writes for an empty database if it writes the
 * format that this folder knows. */
bool dl_bulk_version_is_known(dl_slice file);

#endif
