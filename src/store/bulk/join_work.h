/* What the tables of a join share. For the files join*.c. */
#ifndef DL_BULK_JOIN_WORK_H
#define DL_BULK_JOIN_WORK_H

#include "store/bulk/cursor.h"
#include "store/bulk/join.h"
#include "store/bulk/lists.h"
#include "store/bulk/metadata.h"
#include "store/bulk/numbering.h"
#include "store/bulk/version.h"
#include "store/bulk/watch.h"

/* A part that is read. */
typedef struct dl_join_part {
    const dl_bulk_part *from;
    dl_version_file version;
    dl_sums *sums; /* or NULL */
    dl_numbering numbers;
} dl_join_part;

struct dl_join {
    char *folder;
    dl_join_part *parts;
    size_t count;
    size_t memory; /* that a cursor may take for reading ahead */
    unsigned threads;
    bool all_positions; /* also of rare words */
    dl_metadata metadata;
    dl_bulk_statistics statistics;
    dl_bulk_slot slots[DL_BULK_SLOTS];
    dl_bulk_root roots[DL_BULK_TABLES];
    dl_bulk_watch watch;
};

/** Opens a cursor on a part's table. Errors: as of dl_cursor_open. */
static inline dateline_status dl_join_cursor(dl_cursor **out, const dl_join *join, const dl_join_part *part,
                                             unsigned table, dateline_error *error)
{
    return dl_cursor_open(out, part->from->folder, &part->version, table, part->sums, join->memory, error);
}

/** What becomes of a document that a table tells of: kept, left out, or never there, which is damage. */
typedef enum dl_join_fate { DL_JOIN_KEPT, DL_JOIN_LEFT_OUT, DL_JOIN_UNKNOWN } dl_join_fate;

static inline dl_join_fate dl_join_fate_of(const dl_numbering *numbers, uint32_t document)
{
    return dl_numbering_keeps(numbers, document)            ? DL_JOIN_KEPT
           : dl_bitmap_has(&numbers->there, document) ? DL_JOIN_LEFT_OUT
                                                            : DL_JOIN_UNKNOWN;
}

/** Reads what stands before the terms in the part's posting table: its documents' numbers and lengths, its values.
 * Adds what is kept to the statistics and slots of the join; the documents get the numbers from
 * statistics.documents + 1 on. Errors: IO, MEMORY, DAMAGED. */
dateline_status dl_join_survey(dl_join *join, dl_join_part *part, dateline_error *error) DATELINE_MUST_USE;

/** Each adds the entries of one table. Errors: IO, MEMORY, DAMAGED. */
typedef dateline_status dl_join_writer(const dl_join *join, dl_bulk_table *table, dateline_error *error);
dl_join_writer dl_join_postings, dl_join_positions, dl_join_data;

/* ---- within posting tables ---- */

/* Kinds of keys that begin with a zero byte; a term's has FF there. */
enum { DL_KEY_METADATA = 0xC0, DL_KEY_BOUNDS = 0xD0, DL_KEY_VALUES = 0xD8, DL_KEY_LENGTHS = 0xE0, DL_KEY_TERM = 0xFF };

static inline unsigned dl_join_key_kind(dl_slice key)
{
    return key.size > 1 && !key.data[0] ? (unsigned char)key.data[1] : DL_KEY_TERM;
}

/* A chunk of postings with the new numbers of its documents. */
typedef struct dl_join_chunk {
    uint32_t first, last; /* of those kept */
    dl_slice postings;    /* of those kept, as within a chunk: in the table's block, or in memory */
    uint64_t documents, total; /* kept, and the sum of their wdf */
    uint64_t all_documents, all_total;
    uint32_t all_last; /* before they were numbered anew */
    bool is_last;      /* of its list */
} dl_join_chunk;

/** Reads a chunk that begins with the document `first`; `memory` holds what had to be coded anew. False: it is
 * not well-formed, or names documents that are not there. */
bool dl_join_chunk_read(dl_join_chunk *out, dl_buffer *memory, const dl_numbering *numbers, uint64_t first,
                        dl_slice chunk);

/** Adds the values' chunks of all parts, whose cursors are at or before them; then they are behind. Errors: as of a
 * dl_join_writer. */
dateline_status dl_join_values(const dl_join *join, dl_cursor **cursors, dl_bulk_lists *lists,
                               dateline_error *error) DATELINE_MUST_USE;

/** Adds the metadata: the first part's, but for what is set. Its cursor is then behind them. */
dateline_status dl_join_metadata(const dl_join *join, dl_cursor *cursor, dl_bulk_table *table,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
