/* What an index says of itself, in one metadata entry of readable lines: what built it, its language,
 * the paths that it follows. An index built by other versions is refused, not misread. */
#ifndef DL_IDENTITY_H
#define DL_IDENTITY_H

#include "store/store.h"

typedef struct dl_identity {
    uint64_t schema;
    const char *analyzer, *icu, *unicode, *stemmer, *detector; /* versions */
    const char *language;                           /* Snowball name */
    const char *map;                                /* what records call their parts, or NULL */
    const char *trusted; /* the dl_store_version with which the bulk build was tried, or NULL */
    int64_t updated;                                /* seconds UTC */
    double pivot;                                   /* dl_store_writer_set_pivot's, a whole number */
    uint64_t length, documents; /* of all texts that were ever added: sum of lengths, see dl_pipeline_measured */
    const char *const *roots; /* absolute paths */
    size_t root_count;
} dl_identity;

/** Reads that of the index in folder `index` into `arena`. Errors: DAMAGED (there is none: not one of our indexes), STALE, IO,
 *  MEMORY. */
dateline_status dl_identity_load(dl_identity *out, dl_arena *arena, dl_store_reader *reader, const char *index,
                                 dateline_error *error) DATELINE_MUST_USE;

/** Whether an index that says so of itself is read by the same rules as the other. */
bool dl_identity_reads_as(const dl_identity *identity, const dl_identity *other);

/** Refuses (MISMATCH, with what differs and the way out) what this library cannot read: an index of another schema. */
dateline_status dl_identity_check_schema(const dl_identity *identity, const char *index,
                                         dateline_error *error) DATELINE_MUST_USE;

/** The same for what it cannot search rightly, either: words may be cut differently. Errors: MISMATCH, MEMORY. */
dateline_status dl_identity_check(const dl_identity *identity, const char *index,
                                  dateline_error *error) DATELINE_MUST_USE;

/** The same for what it cannot add to: texts that are in the index keep the languages that were seen in them. */
dateline_status dl_identity_check_update(const dl_identity *identity, const char *index,
                                         dateline_error *error) DATELINE_MUST_USE;

/** Fills the versions with this library's, which live in *storage, all but the detector's: dl_detect_version.
 *  False: out of memory, and the stemmer's is "unknown". */
bool dl_identity_current(dl_identity *identity, dl_analyzer_versions *storage);

/** The average length of the passages, as BM25 has it. */
double dl_identity_average(const dl_identity *identity);

/** By what the index's kept frequencies are too small, since the pivot was measured on few: see store/frequency.h. */
double dl_identity_norm(const dl_identity *identity);

dateline_status dl_identity_save(const dl_identity *identity, dl_store_writer *writer,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
