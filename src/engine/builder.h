/* The one place that decides how an index is built: by writing Xapian's tables (a new index, a
 * rebuild, a large addition), or through Xapian's own writer (small updates; when asked to; when the
 * former is not to be trusted). */
#ifndef DL_BUILDER_H
#define DL_BUILDER_H

#include "engine/report.h"
#include "store/store.h"

typedef struct dl_builder {
    bool plain;       /* through Xapian's writer */
    bool settled;     /* see dl_builder_settle */
    unsigned threads; /* at least 1 */
    size_t memory;
} dl_builder;

/** What the options say, with the defaults filled in. */
dl_builder dl_builder_choose(const dateline_index_options *options);

/** How an update is written. */
typedef enum dl_update_way {
    DL_UPDATE_IN_PLACE, /* one transaction in the current generation */
    DL_UPDATE_COPY,     /* a copy of the generation, in several transactions: bounds the writer's memory */
    DL_UPDATE_JOIN      /* what is new in bulk, then both are joined: costs a look at all of the index */
} dl_update_way;

/** The cheapest way to add `bytes` of sources to an index of `index_bytes`. */
dl_update_way dl_builder_way(const dl_builder *builder, uint64_t bytes, uint64_t index_bytes);

/** Tries, once, whether what is written in bulk can be trusted, in the folder `path`; when there is doubt, `builder` turns
 * plain and the report gets a note about `index`. Errors: IO, MEMORY. */
dateline_status dl_builder_settle(dl_builder *builder, const char *path, const char *index, dl_report *report,
                                  dateline_error *error) DATELINE_MUST_USE;

/** Settles that and opens a writer for the new generation in the folder `path`. A `part` of an index, to be
 * joined, gets all positions. Errors: IO, MEMORY. */
dateline_status dl_builder_open(dl_store_writer **out, dl_builder *builder, const char *path,
                                bool part, const char *index, dl_report *report,
                                dateline_error *error) DATELINE_MUST_USE;

/** Lets Xapian check what was built. *sound false: it is not fit to be read. Errors: MEMORY. */
dateline_status dl_builder_check(bool *sound, const dl_builder *builder, const char *path,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
