/* A run: some documents with neighbouring numbers, inverted. Its streams hold what goes into the
 * tables, in the order of their keys, so that runs need only be merged. Made by any thread; then
 * constant. */
#ifndef DL_BULK_RUN_H
#define DL_BULK_RUN_H

#include <dateline/base.h>
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

struct dl_store_document;
struct dl_bulk_room;

enum { DL_BULK_SLOTS = 16 /* value slots that a bulk build can write */ };

/* What the version file tells of documents. */
typedef struct dl_bulk_statistics {
    uint32_t documents;
    uint32_t length_least, length_most; /* of those that are not 0 */
    uint32_t wdf_most;
    uint64_t length_total;
} dl_bulk_statistics;

/* What the values of a slot are: how many, least, greatest. */
typedef struct dl_bulk_slot {
    uint64_t count;
    dl_buffer least, greatest;
} dl_bulk_slot;

/* Terms fall into ranges by their order, which threads can merge side by side. The bounds suit English; other languages
 * have terms above 80 and behind Z 80. */
enum { DL_BULK_RANGES = 15 };

/* Where in a stream each range begins, in bytes; the last: the end. */
typedef struct dl_bulk_ranges {
    uint64_t begins[DL_BULK_RANGES + 1];
} dl_bulk_ranges;

/** Notes that `term`, or a key that begins with it, stands at `offset`; the one noted before was of `range` (0 at first).
 * Returns the term's. */
size_t dl_bulk_ranges_note(dl_bulk_ranges *ranges, size_t range, dl_slice term, uint64_t offset);

/** Notes the end, behind a term of `range`. */
void dl_bulk_ranges_end(dl_bulk_ranges *ranges, size_t range, uint64_t end);

/* Streams of records, ascending by key: text(key) uint(bytes) entries. Keys are those of the tables, without what
 * tells the chunks of a list apart:
 *   heads      00 D8 slot   a slot's values: uint(gap) text(value) each, gaps begin at 0
 *              00 E0        lengths of all documents, as a term's postings; the first two numbers are 0
 *   lists      term         uint(documents) uint(sum of wdf) uint(last document) uint(first document) uint(wdf), then
 *                           uint(documents between this and the one before) uint(wdf) each, as in a chunk of glass's
 *   positions  term         uint(gap) text(tag) each
 * and one that follows the documents:
 *   data       text(tag) */
typedef struct dl_bulk_run {
    uint32_t first; /* number of the first document */
    dl_bulk_statistics statistics;
    dl_bulk_slot slots[DL_BULK_SLOTS];
    dl_buffer heads, lists, positions, data;
    dl_bulk_ranges list_ranges, position_ranges;
} dl_bulk_run;

/** Inverts documents, the last of which is closed (dl_store_document_end); the first gets the number `first`. `pivot`: see
 *  store/frequency.h. Errors: MEMORY, INTERNAL (an empty or too long term, a slot past DL_BULK_SLOTS, numbers past 32
 *  bits). Free with dl_bulk_run_free. */
dateline_status dl_bulk_run_make(dl_bulk_run **out, struct dl_store_document *from, uint64_t first,
                                 double pivot, dateline_error *error) DATELINE_MUST_USE;
void dl_bulk_run_free(dl_bulk_run *run);

/** Frees what dl_bulk_run_make keeps with the documents for their next run. */
void dl_bulk_room_free(struct dl_bulk_room *room);

/** Whether a key of `heads` is of a slot's values. */
static inline bool dl_bulk_is_slot(dl_slice key)
{
    return key.size > 1 && !key.data[0] && (unsigned char)key.data[1] == 0xD8;
}

/** Adds the statistics, and the slots, of `from` to those of `to`; the latter false when memory ran
 * out. */
void dl_bulk_statistics_add(dl_bulk_statistics *to, const dl_bulk_statistics *from);
bool dl_bulk_slots_add(dl_bulk_slot *to, const dl_bulk_slot *from);
/** Counts a value. */
void dl_bulk_slot_note(dl_bulk_slot *slot, dl_slice value);
void dl_bulk_slots_free(dl_bulk_slot *slots);

#ifdef __cplusplus
}
#endif
#endif
