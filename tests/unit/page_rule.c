/* Rules of what a web page is taken to say. */
#include "page_rule.h"
#include "unit.h"

static void read_page(dl_article *out, dl_arena *arena, const page_rule *given)
{
    dateline_error error = {0};
    dl_buffer page = DL_BUFFER_EMPTY;
    dl_buffer_printf(&page, "<html lang=%s><head>%s</head><body>%s" BODY "</body></html>",
                     given->language ? given->language : "en", given->head, given->body);
    dl_slice bytes = dl_arena_copy(arena, dl_buffer_slice(&page));
    if (dl_html_page(out, arena, bytes, &error))
        fail_msg("%s", error.message);
    dl_buffer_free(&page);
}

void page_rules_check(const page_rule *rules, size_t count,
                      void (*add)(dl_buffer *, const dl_article *))
{
    for (size_t i = 0; i < count; i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dl_buffer got = DL_BUFFER_EMPTY;
        read_page(&article, &arena, &rules[i]);
        add(&got, &article);
        if (!dl_slice_is(dl_buffer_slice(&got), rules[i].expected))
            fail_msg("%s: '%.*s' instead of '%s'", rules[i].what, (int)got.size,
                     got.size ? got.data : "", rules[i].expected);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

void page_rule_authors(dl_buffer *out, const dl_article *article)
{
    for (size_t i = 0; i < article->author_count; i++) {
        dl_buffer_add_text(out, i ? ", " : "");
        dl_buffer_add_slice(out, article->authors[i]);
    }
}
