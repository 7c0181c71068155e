/* The one place that decides how an index is built: by writing Xapian's tables, or through Xapian's own writer (when
 * asked to; when the former is not to be trusted); and which segments become one. */
#ifndef DL_BUILDER_H
#define DL_BUILDER_H

#include "engine/index/report.h"
#include "store/store.h"

typedef struct dl_builder {
    bool plain;       /* through Xapian's writer */
    bool trusted;     /* the bulk build has been tried with this Xapian */
    unsigned threads; /* at least 1 */
    size_t memory;
} dl_builder;

/** What the options say, with the defaults filled in. */
dl_builder dl_builder_choose(const dateline_index_options *options);

/** How many threads so many bytes of sources are worth. */
unsigned dl_builder_threads(const dl_builder *builder, uint64_t bytes);

/** What an index consists of. */
typedef struct dl_builder_segment {
    uint64_t bytes, documents, removed; /* of those documents */
} dl_builder_segment;

/** From which of the segments on, the oldest is 0, all should become one; `count`: all stay. */
size_t dl_builder_fold(const dl_builder_segment *segments, size_t count);

/** Opens a writer for the new generation in the folder `path`. Tries the bulk build before, unless it is trusted; when
 * there is doubt, `builder` turns plain and the report gets a note about `index`. A `part`, which comes behind other
 * segments, gets all positions. Errors: IO, MEMORY. */
dateline_status dl_builder_open(dl_store_writer **out, dl_builder *builder, const char *path,
                                bool part, const char *index, dl_report *report,
                                dateline_error *error) DATELINE_MUST_USE;

/** Lets Xapian check what was built. *sound false: it is not fit to be read. Errors: MEMORY. */
dateline_status dl_builder_check(bool *sound, const dl_builder *builder, const char *path,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
