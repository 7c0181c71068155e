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

/* Streams of records, ascending by key: text(key) uint(bytes) entries. Gaps of documents begin at
 * 0. Keys are those of the tables, without what tells the chunks of a list apart: lists      00 D8
 * slot   entries: uint(gap) text(value) 00 E0        entries: uint(gap) uint(length), of all
 * documents term         entries: uint(documents) uint(sum of wdf), then uint(gap) uint(wdf) each
 *   positions  term         entries: uint(gap) text(tag)
 * and two that follow the documents:
 *   term_lists text(slots used) uint(size * 2 + deflated) tag
 *   data       text(tag) */
typedef struct dl_bulk_run {
    uint32_t first; /* number of the first document */
    dl_bulk_statistics statistics;
    dl_bulk_slot slots[DL_BULK_SLOTS];
    dl_buffer lists, positions, term_lists, data;
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
