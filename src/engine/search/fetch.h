/* From document numbers to the public article and passage: reads records and fills structs whose
 * memory is all in one arena. */
#ifndef DL_FETCH_H
#define DL_FETCH_H

#include "engine/stored/reader.h"
#include "highlight/highlight.h"
#include "util/id_table.h"

typedef struct dl_fetch {
    dateline_reader *reader;
    dl_arena *arena;
    dl_highlighter *highlighter; /* or NULL: no spans */
    size_t fragment_size, fragment_limit; /* 0: no fragments */
    char *folder;                /* working folder with a final '/', or NULL */
    dl_id_table articles; /* fetched so far, so that neighbours share one */
} dl_fetch;

/** `arena` will hold everything. `highlighter` may be NULL. */
void dl_fetch_begin(dl_fetch *fetch, dateline_reader *reader, dl_arena *arena,
                    dl_highlighter *highlighter);
void dl_fetch_end(dl_fetch *fetch);

/** The article with `id`. Errors: NOT_FOUND, DAMAGED, STALE, IO, MEMORY. */
dateline_status dl_fetch_article(const dateline_article **out, dl_fetch *fetch, uint64_t id,
                                 dateline_error *error) DATELINE_MUST_USE;

/** The passage in `document`, and its article. */
dateline_status dl_fetch_passage(dateline_passage *out, const dateline_article **article,
                                 dl_fetch *fetch, uint32_t document, dateline_error *error)
    DATELINE_MUST_USE;

/** Passages [begin, end) of an article, cut to those it has. */
dateline_status dl_fetch_passages(const dateline_passage **out, size_t *count, dl_fetch *fetch,
                                  uint64_t article, size_t begin, size_t end,
                                  dateline_error *error) DATELINE_MUST_USE;

#endif
