/* Any bytes, a query and behind a zero byte a text: printing can be parsed, spans are valid. */
#include "highlight/highlight.h"
#include "rank/rank.h"
#include "util/utf8.h"

#include <stdlib.h>

static void check_spans(dl_analyzer *analyzer, dl_query_node *root, dl_arena *arena, dl_slice text)
{
    dl_highlighter *highlighter;
    dateline_span *spans;
    size_t count, at = 0;
    dl_rank_apply(root);
    if (dl_highlighter_new(&highlighter, analyzer, root, NULL) ||
        dl_highlighter_run(&spans, &count, highlighter, arena, text, DL_LANGUAGE_UNKNOWN, DATELINE_HEADLINE, NULL))
        abort();
    for (size_t i = 0; i < count; i++) {
        if (spans[i].byte_begin < at || spans[i].byte_end <= spans[i].byte_begin || spans[i].byte_end > text.size ||
            dl_utf8_floor(text, spans[i].byte_begin) != spans[i].byte_begin ||
            dl_utf8_floor(text, spans[i].byte_end) != spans[i].byte_end)
            abort();
        at = spans[i].byte_end;
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
    size_t query_size = zero ? (size_t)(zero - data) : size;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer printed = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    dl_query query, again;
    if (dl_query_parse(&query, &arena, analyzer, dl_slice_make((const char *)data, query_size), 0, NULL))
        abort();
    if (query.root) {
        dl_query_print(&printed, query.root);
        if (dl_query_parse(&again, &arena, analyzer, dl_buffer_slice(&printed), 0, NULL))
            abort();
    }
    if (zero)
        dl_utf8_sanitize(&text, dl_slice_make((const char *)zero + 1, size - query_size - 1));
    check_spans(analyzer, query.root, &arena, dl_buffer_slice(&text));
    dl_buffer_free(&printed);
    dl_buffer_free(&text);
    dl_arena_free(&arena);
    return 0;
}
