/* What the index stores of articles, passages and sources, as bytes. The format is ours and private:
 * little-endian base-128 numbers and length-prefixed texts, in the order of the fields below; a
 * change raises DL_SCHEMA_VERSION. Decoding trusts nothing: any bytes give a record or false. */
#ifndef DL_RECORD_H
#define DL_RECORD_H

#include "article/base/article.h"
#include "util/arena.h"
#include "util/hash.h"

/** The document of an article: everything that its passages share. */
typedef struct dl_article_record {
    uint64_t source;     /* number of the source */
    uint64_t begin, end; /* bytes of the source */
    uint64_t passage_count;
    dl_date date;
    dl_slice title, place, language, url, site;
    dl_slice member; /* of an archive; empty: the source itself */
    const dl_slice *authors;
    size_t author_count;
} dl_article_record;

/** The document of a passage. `passage.tweet` points to memory of the arena. */
typedef struct dl_passage_record {
    uint64_t ordinal;
    dl_slice language; /* a code */
    dl_passage passage;
} dl_passage_record;

/** One source of the list of sources. */
typedef struct dl_source_record {
    uint64_t size;       /* bytes */
    int64_t modified_ns; /* since 1970 UTC; 0: look at the content next time */
    dl_hash128 hash;
    uint64_t articles;
    dl_slice path;       /* absolute */
} dl_source_record;

void dl_record_put_article(dl_buffer *out, const dl_article_record *record);
void dl_record_put_passage(dl_buffer *out, const dl_passage_record *record);
void dl_record_put_source(dl_buffer *out, const dl_source_record *record);

/** False for bytes that are no such record, or when memory ran out. Texts point into `bytes`. */
bool dl_record_get_article(dl_article_record *out, dl_arena *arena, dl_slice bytes);
bool dl_record_get_passage(dl_passage_record *out, dl_arena *arena, dl_slice bytes);
bool dl_record_get_source(dl_source_record *out, dl_slice bytes);

#endif
