/* Pages without end, in one way or another: bounded time and memory, and what is sound is read. */
#include "unit.h"

#include "article/html/page.h"

#define PARAGRAPH                                                                                  \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define OTHER                                                                                      \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define BODY "<p>" PARAGRAPH "</p><p>" OTHER "</p>"

static void read_page(dl_article *out, dl_arena *arena, dl_slice page)
{
    dateline_error error = {0};
    if (dl_html_page(out, arena, page, &error))
        fail_msg("%s", error.message);
}

/* What takes a naive reader hours or its stack. */
static void test_endless_nesting_and_attributes(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        size_t count;
        bool in_tag;
    } cases[] = {
        {"<div>", 1000000, false},
        {"<b><i>", 100000, false},
        {"<p><li>", 100000, false},
        {"<table><tr><td>", 100000, false},
        {"<blockquote class=twitter-tweet>", 100000, false},
        {"<b class=author></b><input>", 100000, false},
        {"<b a><b b><b c><b d><b e><b f><b g><b h><p>x</p>", 100000, false}, /* come back */
        {"\xFF\xFF\xFF\xFF", 1000000, false},
        {" a=1", 500000, true}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dl_buffer page = DL_BUFFER_EMPTY;
        dl_buffer_add_text(&page, cases[i].in_tag ? "<p" : "<body>");
        for (size_t n = 0; n < cases[i].count; n++)
            dl_buffer_add_text(&page, cases[i].unit);
        dl_buffer_add_text(&page, cases[i].in_tag ? ">" : "");
        dl_buffer_add_text(&page, "<p>" PARAGRAPH "</p>");
        read_page(&article, &arena, dl_buffer_slice(&page));
        if (i != 4 && i != 7 && (!article.passage_count || (article.passage_count != 1 && i != 6))) /* 7: in no encoding is it text */
            fail_msg("case %zu: %zu passages", i, article.passage_count);
        dl_buffer_free(&page);
        dl_arena_free(&arena);
    }
}

static void test_pages_without_end_are_cut_and_told(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    dl_buffer page = DL_BUFFER_EMPTY;
    while (page.size < 6 << 20)
        dl_buffer_add_text(&page, "<p>" PARAGRAPH "</p>");
    read_page(&article, &arena, dl_buffer_slice(&page));
    assert_int_equal(article.read_until >> 20, 4);
    assert_int_equal(article.passage_count, 2); /* one said again is one; and the one that is cut */
    dl_arena_reset(&arena);
    dl_buffer_clear(&page);
    dl_buffer_add_text(&page, "<script>");
    while (page.size < 6 << 20)
        dl_buffer_add_text(&page, "f(x);");
    dl_buffer_add_text(&page, "</script>" BODY);
    read_page(&article, &arena, dl_buffer_slice(&page));
    assert_int_equal(article.read_until, 0);
    assert_int_equal(article.passage_count, 2);
    dl_buffer_free(&page);
    dl_arena_free(&arena);
}

/* Each heading is compared with the title: hours, if all of both counted. */
static void test_headings_and_names_without_end(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    dl_buffer page = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&page, "<meta property=og:site_name content='");
    for (unsigned i = 0; i < 150000; i++)
        dl_buffer_printf(&page, "name%u ", i);
    dl_buffer_add_text(&page, "'><title>");
    for (unsigned i = 0; i < 150000; i++)
        dl_buffer_printf(&page, "word%u ", i);
    dl_buffer_add_text(&page, "</title>");
    for (unsigned i = 0; i < 20000; i++)
        dl_buffer_printf(&page, "<h1>word%u and what else there is to say</h1>", i);
    dl_buffer_add_text(&page, BODY);
    read_page(&article, &arena, dl_buffer_slice(&page));
    assert_true(article.title.size && article.title.size < 4096);
    dl_buffer_free(&page);
    dl_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endless_nesting_and_attributes),
        cmocka_unit_test(test_pages_without_end_are_cut_and_told),
        cmocka_unit_test(test_headings_and_names_without_end),
    };
    return cmocka_run_group_tests_name("page limits", tests, NULL, NULL);
}
