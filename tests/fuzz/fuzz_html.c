/* Fuzz target: any bytes as a web page give well-formed passages within the page, and tweets with
 * an author or an address. */
#include "article/html/page.h"
#include "util/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fine)
{
    if (!fine)
        abort();
}

static void require_text(dl_slice text)
{
    require(dl_utf8_first_invalid(text) == text.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    require(!dl_html_page(&article, &arena, dl_slice_make((const char *)data, size), NULL));
    require_text(article.title);
    require_text(article.site);
    require_text(article.language);
    for (size_t i = 0; i < article.author_count; i++)
        require_text(article.authors[i]);
    for (size_t i = 0; i < article.passage_count; i++) {
        const dl_passage *passage = &article.passages[i];
        require(passage->text.size > 0);
        require_text(passage->text);
        require(passage->begin <= passage->end && passage->end <= size);
        require((passage->kind == DATELINE_TWEET) == (passage->tweet != NULL));
        if (passage->tweet) {
            require(passage->tweet->handle.size || passage->tweet->id.size);
            require_text(passage->tweet->name);
            require_text(passage->tweet->handle);
        }
    }
    dl_arena_free(&arena);
    return 0;
}
