/* Any bytes: a query, and behind a zero byte a text. Spans and fragments are valid. */
#include "highlight_check.h"

#include "rank/rank.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static void check(const char *wrong)
{
    if (wrong) {
        fprintf(stderr, "%s\n", wrong);
        abort();
    }
}

static void light(dl_analyzer *analyzer, const dl_query_node *root, dl_arena *arena, dl_slice text)
{
    dl_highlighter *highlighter;
    dateline_span *spans;
    const dateline_fragment *fragments;
    size_t count;
    bool answers;
    dateline_passage passage = {.text = text};
    if (dl_highlighter_new(&highlighter, analyzer, root, NULL) ||
        dl_highlighter_run(&spans, &passage.span_count, highlighter, arena, text, DL_LANGUAGE_UNKNOWN, DATELINE_HEADLINE,
                           NULL) ||
        dl_highlighter_answers(&answers, highlighter, text, DL_LANGUAGE_UNKNOWN, DATELINE_HEADLINE, NULL))
        abort();
    passage.spans = spans;
    check(highlight_check_spans(text, spans, passage.span_count));
    check(answers == (passage.span_count > 0) ? NULL : "what answers is not what is lit");
    for (size_t size = 1; size < 100; size *= 7) {
        if (dl_fragments_choose(&fragments, &count, arena, analyzer, &passage, size, 3, NULL))
            abort();
        check(highlight_check_fragments(analyzer, &passage, fragments, count));
    }
    dl_highlighter_free(highlighter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dl_analyzer *analyzer;
    if (!analyzer && dl_analyzer_new(&analyzer, NULL, NULL))
        abort();
    const uint8_t *zero = size ? memchr(data, 0, size) : NULL;
    if (!zero)
        return 0;
    size_t query_size = (size_t)(zero - data);
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_query query;
    if (dl_query_parse(&query, &arena, analyzer, dl_slice_make((const char *)data, query_size), 0, NULL))
        abort();
    dl_utf8_sanitize(&text, dl_slice_make((const char *)zero + 1, size - query_size - 1));
    dl_rank_apply(query.root);
    light(analyzer, query.root, &arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    dl_arena_free(&arena);
    return 0;
}
