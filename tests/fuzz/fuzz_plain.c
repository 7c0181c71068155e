/* Fuzz target: any bytes give passages that ascend, stay inside, and are the source's bytes made
 * well-formed. */
#include "article/plain/passages.h"
#include "article/plain/plain.h"
#include "util/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fine)
{
    if (!fine)
        abort();
}

static void check_passage(const dl_passage *passage)
{
    require(passage->text.size && dl_utf8_first_invalid(passage->text) == passage->text.size);
    require((passage->kind == DATELINE_TWEET) == (passage->tweet != NULL));
    if (passage->tweet)
        require(passage->tweet->name.size && passage->tweet->handle.size &&
                dl_date_known(passage->tweet->date) &&
                dl_utf8_first_invalid(passage->tweet->name) == passage->tweet->name.size);
}

static void check_plain(dl_arena *arena, dl_slice text)
{
    dl_article article;
    require(!dl_plain_parse(&article, arena, text, 0, NULL, NULL, NULL));
    uint64_t at = 0;
    dl_passages passages = dl_passages_begin(&article);
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages)) {
        dl_buffer clean = DL_BUFFER_EMPTY;
        check_passage(&passage);
        require(passage.begin >= at && passage.end > passage.begin && passage.end <= text.size);
        dl_utf8_sanitize(&clean, dl_slice_cut(text, (size_t)passage.begin, (size_t)passage.end));
        require(dl_slice_equal(dl_buffer_slice(&clean), passage.text));
        at = passage.end;
        dl_buffer_free(&clean);
    }
    require(passages.told == dl_passages_count(&article));
    dl_passages_end(&passages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = DL_ARENA_EMPTY;
    check_plain(&arena, dl_slice_make((const char *)data, size));
    dl_arena_free(&arena);
    return 0;
}
