/* Any bytes: passages ascend, stay inside, and are the source's bytes made well-formed. */
#include "article/plain.h"
#include "util/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    dl_slice text = dl_slice_make((const char *)data, size);
    if (dl_plain_parse(&article, &arena, text, 0, NULL, NULL, NULL))
        abort();
    uint64_t at = 0;
    for (size_t i = 0; i < article.passage_count; i++) {
        const dl_passage *passage = &article.passages[i];
        dl_buffer clean = DL_BUFFER_EMPTY;
        if (passage->begin < at || passage->end <= passage->begin || passage->end > size)
            abort();
        dl_utf8_sanitize(&clean, dl_slice_cut(text, (size_t)passage->begin, (size_t)passage->end));
        if (!dl_slice_equal(dl_buffer_slice(&clean), passage->text))
            abort();
        at = passage->end;
        dl_buffer_free(&clean);
    }
    dl_arena_free(&arena);
    return 0;
}
