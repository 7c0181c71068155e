/* The term schema: which terms, values and data the documents of an article get. The one place that
 * writes what src/schema/field.h and docs/ARCHITECTURE.md promise. */
#ifndef DL_TERMS_H
#define DL_TERMS_H

#include "article/base/article.h"
#include "engine/stored/packing.h"
#include "store/store.h"

typedef struct dl_terms dl_terms;

/** `analyzer` and `packer`, which packs the records, must outlive it. One thread at a time. NULL when memory ran out. */
dl_terms *dl_terms_new(dl_analyzer *analyzer, dl_packer *packer);
void dl_terms_free(dl_terms *terms);

/** Who an article is. */
typedef struct dl_article_key {
    uint64_t id;     /* its 16 hexadecimal digits as a number */
    uint64_t source; /* number of its source */
} dl_article_key;

/** An article, or a part of one of very many passages: those of `article` are its passages from `first` on, of `total`. */
typedef struct dl_article_part {
    dl_article article;
    size_t first, total;
} dl_article_part;

/** Writes the documents of the part's passages, before the first of all the article's own, behind what `out` holds
 *  (nothing, unless `filled`). Errors: MEMORY. */
dateline_status dl_terms_write(dl_store_document *out, bool filled, dl_terms *terms,
                               const dl_article_part *part, dl_article_key key,
                               dateline_error *error) DATELINE_MUST_USE;

/** Appends a prefix and an article id as 16 hexadecimal digits. */
void dl_terms_id(dl_buffer *out, const char *prefix, uint64_t id);

#endif
