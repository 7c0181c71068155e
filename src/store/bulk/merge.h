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

/** Keys, ascending, each with its dl_glass_prefix. */
typedef struct dl_bulk_key {
    uint64_t prefix;
    dl_slice key;
} dl_bulk_key;
typedef struct dl_bulk_keys {
    const dl_bulk_key *items;
    size_t count;
} dl_bulk_keys;

/** Receives each key once, ascending, with the entries that the streams have of it, in their order.
 */
typedef dateline_status dl_bulk_sink(void *context, dl_slice key, const dl_slice *entries,
                                     size_t count, dateline_error *error);

/** The entries of the next stream that has the key; without data when there is none. They are there until the next call. */
typedef dateline_status dl_bulk_more(void *from, dl_slice *entries, dateline_error *error);

/** Of keys whose entries are too many to be held all at once, as many as documents: which they are, and what receives them
 *  in place of the sink. It takes all. */
typedef struct dl_bulk_pieces {
    bool (*are)(dl_slice key);
    dateline_status (*sink)(void *context, dl_slice key, dl_bulk_more *next, void *from, dateline_error *error);
} dl_bulk_pieces;

/** Merges streams; records of other keys than `wanted` are passed over, unless that is NULL; `pieces` may be NULL, too.
 * `path` names the file in messages; `memory` is about what the windows into it may take together. Errors: IO, MEMORY,
 * those of the sink. */
dateline_status dl_bulk_merge(const dl_bulk_stream *streams, size_t count, const dl_bulk_keys *wanted,
                              const dl_bulk_pieces *pieces, const char *path, size_t memory, dl_bulk_sink *sink,
                              void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
