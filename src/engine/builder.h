/* The one place that decides how an index is built: by writing Xapian's tables (a new index, a
 * rebuild), or through Xapian's own writer (updates; when asked to; when the former is not to be
 * trusted). */
#ifndef DL_BUILDER_H
#define DL_BUILDER_H

#include "engine/report.h"
#include "store/store.h"

typedef struct dl_builder {
    bool plain;       /* through Xapian's writer */
    unsigned threads; /* at least 1 */
    size_t memory;
} dl_builder;

/** What the options say, with the defaults filled in. */
dl_builder dl_builder_choose(const dateline_index_options *options);

/** Opens a writer for the new generation in the folder `path`. Tries the bulk build before; when
 * there is doubt, `builder` turns plain and the report gets a note about `index`. Errors: IO,
 * MEMORY. */
dateline_status dl_builder_open(dl_store_writer **out, dl_builder *builder, const char *path,
                                const char *index, dl_report *report,
                                dateline_error *error) DATELINE_MUST_USE;

/** Lets Xapian check what was built. *sound false: it is not fit to be read. Errors: MEMORY. */
dateline_status dl_builder_check(bool *sound, const dl_builder *builder, const char *path,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
