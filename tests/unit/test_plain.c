/* Plain text: the user's article, passage by passage, and odd layouts. */
#include "unit.h"

#include "article/entities.h"
#include "article/plain.h"
#include "util/file.h"

static const char *const seed = "corpus/2025-11-19-dar-lavrov-moscow.txt";

static void the_users_article_has_its_passages(void **state)
{
    static const char kinds[] = "hdddppTpppTppTpTpTp";
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, date = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    assert_int_equal(dl_file_read(&text, seed, 1 << 20, NULL), DATELINE_OK);
    assert_int_equal(dl_plain_parse(&article, &arena, dl_buffer_slice(&text), 0, NULL, NULL, NULL), DATELINE_OK);
    dl_date_format(&date, article.date);
    assert_string_equal(date.data, "2025-11-19");
    assert_true(dl_slice_is(article.place, "MOSCOW"));
    assert_int_equal(article.passage_count, 19);
    for (size_t i = 0; i < article.passage_count; i++) {
        const dl_passage *passage = &article.passages[i];
        static const char letters[] = {'h', 'd', 'p', 'T'};
        assert_int_equal(letters[passage->kind], kinds[i]);
        assert_int_equal(passage->end - passage->begin, passage->text.size);
        assert_memory_equal(text.data + passage->begin, passage->text.data, passage->text.size);
        if (passage->kind != DATELINE_TWEET)
            continue;
        dl_entities entities;
        assert_true(dl_slice_is(passage->tweet->name, "Ministry of Foreign Affairs \u2013 Pakistan"));
        assert_true(dl_slice_is(passage->tweet->handle, "ForeignOfficePk"));
        assert_true(dl_slice_starts(passage->tweet->url, DL_LITERAL("pic.twitter.com/")));
        assert_int_equal(passage->tweet->date.seconds, dl_date_of(2025, 11, i == 6 ? 18 : 19).seconds);
        assert_int_equal(passage->tweet->truncated, i != 10);
        assert_true(dl_entities_find(&entities, &arena, passage->text));
        assert_int_equal(entities.mention_count, 1);
        assert_true(dl_slice_is(entities.mentions[0], "MIshaqDar50"));
    }
    dl_arena_free(&arena);
    dl_buffer_free(&text);
    dl_buffer_free(&date);
}

static void layouts_become_passages(void **state)
{
    static const struct {
        const char *text, *passages; /* "kind:text|..." */
    } cases[] = {
        {"Title\n\nOne.\n\nTwo.", "h:Title|p:One.|p:Two."},
        {"Title\r\n\r\nOne.\r\n\r\nTwo.\r\n", "h:Title|p:One.|p:Two."},
        {"\xEF\xBB\xBFTitle\n\nOne.", "h:Title|p:One."},
        {"Only a line", "p:Only a line"},
        {"One sentence.\nAnother sentence.", "p:One sentence.|p:Another sentence."},
        {"date 2025-01-02 T\n\nDeck here\n\nKABUL (Agency) - Text.", "h:T|d:Deck here|p:KABUL (Agency) - Text."},
        {"T\n\n- one\n- two\n\n> said", "h:T|l:one|l:two|q:said"},
        {"T\n\nWords pic.twitter.com/x\n\n\u2014 N N (@n_n) May 7, 2014\n\nAfter.",
         "h:T|t:Words pic.twitter.com/x|p:After."},
        {"T\n\nA b \u2014 One (@one) May 7, 2014 C d \u2014 Two (@two) May 8, 2014", "h:T|t:A b|t:C d"},
        {"bad \xE9 byte.", "p:bad \uFFFD byte."},
        {" \n \t\n", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer list = DL_BUFFER_EMPTY;
        dl_article article;
        assert_int_equal(dl_plain_parse(&article, &arena, dl_slice_of(cases[i].text), 0, NULL, NULL, NULL),
                         DATELINE_OK);
        for (size_t n = 0; n < article.passage_count; n++)
            dl_buffer_printf(&list, "%s%c:%.*s", n ? "|" : "", "hdptqcl"[article.passages[n].kind],
                             (int)article.passages[n].text.size, article.passages[n].text.data);
        dl_buffer_add(&list, "", 0);
        assert_string_equal(list.data, cases[i].passages);
        dl_buffer_free(&list);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_users_article_has_its_passages),
        cmocka_unit_test(layouts_become_passages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
