/* What must hold for the spans and fragments of any text and query: for the unit test and the fuzz target. */
#ifndef HIGHLIGHT_CHECK_H
#define HIGHLIGHT_CHECK_H

#include "highlight/fragments.h"
#include "highlight/highlight.h"

/** NULL, or what is wrong with the spans: valid, disjoint, sorted, counted right in all units. */
const char *highlight_check_spans(dl_slice text, const dateline_span *spans, size_t count);

/** NULL, or what is wrong: each, analysed by itself, gives the term that it claims, in the way that it claims. (For
 *  words as people write them: what surrounds a span can make words of what is none alone.) */
const char *highlight_check_claims(dl_analyzer *analyzer, dl_slice text, const dateline_span *spans, size_t count);

/** NULL, or what is wrong with the fragments of a passage: disjoint, sorted, no character, word or span cut. */
const char *highlight_check_fragments(dl_analyzer *analyzer, const dateline_passage *passage,
                                      const dateline_fragment *fragments, size_t count);

#endif
