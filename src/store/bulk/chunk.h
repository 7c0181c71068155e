/* Writing a list of postings, of documents' lengths, or of values in chunks, as glass has them. For lists.c, which has
 * the code, and joining. */
#ifndef DL_BULK_CHUNK_H
#define DL_BULK_CHUNK_H

#include "store/bulk/lists.h"

enum { DL_BULK_CHUNK = 2000 /* bytes at which glass begins another chunk */ };

/* The chunk at hand. Its memory is `lists`. */
typedef struct dl_chunk {
    dl_bulk_lists *lists;
    size_t key_size;           /* of what all chunks of the list share */
    uint64_t documents, total; /* told in the first, of a term: to be set before it is written */
    uint32_t first, last;
    bool later; /* not the first of the list */
    bool is_term;
} dl_chunk;

/** Begins a list; `key` is what the keys of its chunks share. */
dl_chunk dl_chunk_begin(dl_bulk_lists *lists, dl_slice key);

/** Appends the postings of documents `first` to `last`, coded as within a chunk. Errors: as of dl_bulk_table_add. */
dateline_status dl_chunk_append(dl_chunk *at, uint32_t first, uint32_t last, dl_slice postings,
                                dateline_error *error) DATELINE_MUST_USE;

/** Writes the postings at hand; `is_last` ends the list. Errors: as of dl_bulk_table_add. */
dateline_status dl_chunk_flush(dl_chunk *at, bool is_last, dateline_error *error) DATELINE_MUST_USE;

/** Adds a value; writes the values at hand, if any, as at the end of the list. Errors: as of dl_bulk_table_add. */
dateline_status dl_chunk_add_value(dl_chunk *at, uint32_t document, dl_slice value,
                                   dateline_error *error) DATELINE_MUST_USE;
dateline_status dl_chunk_flush_values(dl_chunk *at, dateline_error *error) DATELINE_MUST_USE;

#endif
