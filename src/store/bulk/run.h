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

/* Streams of records, ascending by key: text(key) uint(bytes) entries. Keys are those of the tables, without what
 * tells the chunks of a list apart:
 *   lists      00 D8 slot   a slot's values: uint(gap) text(value) each, gaps begin at 0
 *              00 E0        lengths of all documents, as a term's postings; the first two numbers are 0
 *              term         uint(documents) uint(sum of wdf) uint(last document) uint(first document) uint(wdf), then
 *                           uint(documents between this and the one before) uint(wdf) each, as in a chunk of glass's
 *   positions  term         uint(gap) text(tag) each
 * and one that follows the documents:
 *   data       text(tag) */
typedef struct dl_bulk_run {
    uint32_t first; /* number of the first document */
    dl_bulk_statistics statistics;
    dl_bulk_slot slots[DL_BULK_SLOTS];
    dl_buffer lists, positions, data;
} dl_bulk_run;

/** Inverts documents, the first of which gets the number `first`; `pivot`: see store/frequency.h. Errors: MEMORY, INTERNAL (an
 * empty or too long term, a slot past DL_BULK_SLOTS, numbers past 32 bits). Free with
 * dl_bulk_run_free. */
dateline_status dl_bulk_run_make(dl_bulk_run **out, struct dl_store_document *from, uint64_t first,
                                 double pivot, dateline_error *error) DATELINE_MUST_USE;
void dl_bulk_run_free(dl_bulk_run *run);

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
