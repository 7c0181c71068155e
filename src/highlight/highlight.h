/* Spans of a passage that answer a query: from the text, by the same analyzer. Never markup. */
#ifndef DL_HIGHLIGHT_H
#define DL_HIGHLIGHT_H

#include <dateline/search.h>
#include "query/query.h"

typedef struct dl_highlighter dl_highlighter;

/** Collects what can be lit of `root` (may be NULL): words and phrases of the text and of
 *  `title:`, not under MUST_NOT, not stop words that the ranking ignores. `analyzer` and the tree must
 *  outlive it; one thread at a time. Errors: MEMORY. */
dateline_status dl_highlighter_new(dl_highlighter **out, dl_analyzer *analyzer,
                                   const dl_query_node *root, dateline_error *error)
    DATELINE_MUST_USE;
void dl_highlighter_free(dl_highlighter *highlighter);

/** The spans of `text` (well-formed, in `language`), in `arena`; ascending, disjoint, on character boundaries, with
 *  all three units filled. A phrase is one span, the words of NEAR, ADJ and "a b"~5 one each; both only
 *  where they stand as was asked. Where matches overlap the longer wins, then the earlier.
 *  Errors: MEMORY. */
dateline_status dl_highlighter_run(dateline_span **out, size_t *count,
                                   dl_highlighter *highlighter, dl_arena *arena, dl_slice text,
                                   dl_language language, dateline_kind kind,
                                   dateline_error *error) DATELINE_MUST_USE;

/** Whether the text answers any of what can be lit: what dl_highlighter_run would light, but cheaper.
 *  Errors: MEMORY. */
dateline_status dl_highlighter_answers(bool *out, dl_highlighter *highlighter, dl_slice text,
                                       dl_language language, dateline_kind kind,
                                       dateline_error *error) DATELINE_MUST_USE;

#endif
