/* Asking documents themselves whether they answer a node of the query: dl_store_verifier over the
 * highlighter, so that what matches and what is lit are the same. */
#ifndef DL_VERIFY_H
#define DL_VERIFY_H

#include "engine/stored/reader.h"
#include "highlight/highlight.h"

/* So many passages are asked in one search: a second or two. */
#define DL_VERIFY_LIMIT 100000

typedef struct dl_verify {
    dateline_reader *reader;
    dl_analyzer *analyzer;
    dl_arena arena; /* of one record */
    dl_buffer scratch;
    struct dl_verify_node *nodes;
} dl_verify;

/** `reader`, whose records are asked, and `analyzer` must outlive it. One thread at a time. */
void dl_verify_begin(dl_verify *verify, dateline_reader *reader, dl_analyzer *analyzer);
void dl_verify_end(dl_verify *verify);

/** A dl_store_verifier over it. */
dl_store_verifier dl_verify_verifier(dl_verify *verify);

#endif
