/* Any bytes: both paths of the analyzer give the same tokens, on character boundaries, ascending. */
#include "text/analyzer.h"
#include "util/utf8.h"

#include <stdlib.h>

typedef struct seen {
    dl_slice text;
    dl_buffer list;
    uint32_t position;
} seen;

static bool take(void *context, const dl_token *token)
{
    seen *into = context;
    if (token->begin >= token->end || token->end > into->text.size || token->position < into->position ||
        dl_utf8_floor(into->text, token->begin) != token->begin ||
        dl_utf8_floor(into->text, token->end) != token->end ||
        dl_utf8_first_invalid(token->term) != token->term.size)
        abort();
    into->position = token->position;
    dl_buffer_printf(&into->list, "%zu %zu %u %u ", token->begin, token->end, token->position, (unsigned)token->kind);
    dl_buffer_add_slice(&into->list, token->term);
    dl_buffer_add_slice(&into->list, token->stem);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dl_analyzer *analyzer;
    if (!analyzer && dl_analyzer_new(&analyzer, NULL, NULL))
        abort();
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, dl_slice_make((const char *)data, size));
    seen fast = {.text = dl_buffer_slice(&clean)}, slow = {.text = dl_buffer_slice(&clean)};
    dl_analyzer_use_fast_path(analyzer, true);
    if (dl_analyzer_run(analyzer, fast.text, take, &fast, NULL))
        abort();
    dl_analyzer_use_fast_path(analyzer, false);
    if (dl_analyzer_run(analyzer, slow.text, take, &slow, NULL))
        abort();
    if (!dl_slice_equal(dl_buffer_slice(&fast.list), dl_buffer_slice(&slow.list)))
        abort();
    dl_buffer_free(&fast.list);
    dl_buffer_free(&slow.list);
    dl_buffer_free(&clean);
    return 0;
}
