/* Merging the streams of runs, in memory or spilled to a file, by key. */
#ifndef DL_BULK_MERGE_H
#define DL_BULK_MERGE_H

#include <dateline/base.h>
#include "util/buffer.h"

/* A stream of records text(key) uint(bytes) entries, ascending by key: bytes in memory, or of a
 * file. */
typedef struct dl_bulk_stream {
    const char *data; /* NULL: in the file */
    int file;
    uint64_t offset;
    uint64_t size;
} dl_bulk_stream;

/** Receives each key once, ascending, with the entries that the streams have of it, in their order.
 */
typedef dateline_status dl_bulk_sink(void *context, dl_slice key, const dl_slice *entries,
                                     size_t count, dateline_error *error);

/** Merges streams. `path` names the file in messages; `memory` is about what the windows into it
 * may take together. Errors: IO, MEMORY, those of the sink. */
dateline_status dl_bulk_merge(const dl_bulk_stream *streams, size_t count, const char *path,
                              size_t memory, dl_bulk_sink *sink, void *context,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
