/* Pages that an archive of the web holds. */
#include "article/formats/web/stored_page.h"
#include "article/html/page.h"
#include "article/plain/passages.h"
#include "article/plain/plain.h"
#include "util/error.h"
#include "util/utf8.h"

static dl_slice copy_clean(dl_arena *arena, dl_slice text)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, text);
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&clean));
    arena->failed |= clean.failed;
    dl_buffer_free(&clean);
    return copy;
}

/* A page's passages count from the payload's first byte in the text; those of a converted payload are all of it. */
void dl_stored_page_place(dl_article *article, const dl_http_body *body, uint64_t at)
{
    dl_passage *passages = (dl_passage *)article->passages; /* the parser's own, in our arena */
    for (size_t i = 0; i < article->passage_count && body->kind == DL_HTTP_PAGE; i++) {
        passages[i].begin += at;
        passages[i].end += at;
    }
    article->begin = at;
    article->end = at + body->raw.size;
    article->bytes = body->raw;
    if (body->decoded || body->kind == DL_HTTP_JSON)
        dl_passages_join_ranges(article);
}

const char dl_stored_page_none[] = "a page without text of its own (scripts or links only)";

dateline_status dl_stored_page_deliver(bool *found, dl_reading *reading, const dl_http_body *body, dl_slice address,
                                       uint64_t at)
{
    dl_article article;
    dateline_status status = body->kind == DL_HTTP_PAGE
                                 ? dl_html_page(&article, &reading->arena, body->text, reading->run->error)
                                 : dl_plain_parse(&article, &reading->arena, body->text, at, NULL, NULL,
                                                  reading->run->error);
    *found = !status && article.passage_count;
    if (!*found)
        return status;
    dl_stored_page_place(&article, body, at);
    if (!article.url.size)
        article.url = copy_clean(&reading->arena, address);
    if (reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    return dl_reading_deliver(reading, &article);
}
