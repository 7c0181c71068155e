/* All passages of an article: those at hand, and those of a very long text that are made when they are asked for. */
#include "unit.h"

#include "article/passages.h"
#include "article/records.h"

enum { UNITS = 700 };

static dateline_error error;

#define UNIT                                                                  \
    "A paragraph of words.\n\n- one\n- two\n\n> said\n\nWrong \xFF bytes\n\n" \
    "Words of a tweet \u2014 N\xFE (@n) May 1, 2025\n\n"

static void add_units(dl_buffer *out)
{
    for (int i = 0; i < UNITS; i++)
        dl_buffer_add_text(out, UNIT);
}

static dl_article parse_body(dl_arena *arena, dl_slice text)
{
    dl_article article;
    assert_int_equal(dl_plain_parse_body(&article, arena, text, &error), 0);
    return article;
}

static void assert_same(const dl_passage *found, const dl_passage *expected, size_t shift)
{
    assert_true(dl_slice_equal(found->text, expected->text));
    assert_int_equal(found->kind, expected->kind);
    assert_int_equal(found->begin, expected->begin + shift);
    assert_int_equal(found->end, expected->end + shift);
    assert_int_equal(found->tweet != NULL, expected->tweet != NULL);
    if (found->tweet)
        assert_true(dl_slice_equal(found->tweet->name, expected->tweet->name));
}

static void test_the_rest_is_made_as_those_at_hand_are(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    add_units(&text);
    dl_article article = parse_body(&arena, dl_buffer_slice(&text)), unit = parse_body(&arena, DL_LITERAL(UNIT));
    assert_int_equal(unit.passage_count, 6);
    assert_null(unit.rest);
    assert_true(article.passage_count < 6 * UNITS / 2);
    assert_int_equal(dl_passages_count(&article), 6 * UNITS);
    for (int forgets = 0; forgets < 2; forgets++) {
        dl_passages passages = dl_passages_begin(&article);
        dl_passage passage;
        for (size_t i = 0; i < 6 * UNITS; i++) {
            if (forgets)
                dl_passages_forget(&passages);
            assert_true(dl_passages_next(&passage, &passages));
            assert_same(&passage, &unit.passages[i % 6], i / 6 * strlen(UNIT));
        }
        assert_false(dl_passages_next(&passage, &passages));
        assert_false(dl_passages_failed(&passages));
        dl_passages_end(&passages);
    }
    dl_buffer_free(&text);
    dl_arena_free(&arena);
}

/* Its pieces share a tweet, which must stay while they come. */
static void test_a_tweet_of_several_passages_is_not_forgotten(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    add_units(&text);
    for (int i = 0; i < 200000; i++)
        dl_buffer_add_byte(&text, 'x');
    dl_buffer_add_text(&text, " \u2014 N\xFE (@n) May 1, 2025\n\nThe end.");
    dl_article article = parse_body(&arena, dl_buffer_slice(&text));
    dl_passages passages = dl_passages_begin(&article);
    size_t pieces = 0;
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages))
        if (passage.tweet) {
            assert_true(dl_slice_is(passage.tweet->name, "N\uFFFD"));
            pieces += passage.text.data[0] == 'x';
        }
    assert_int_equal(pieces, 4);
    assert_int_equal(passages.told, dl_passages_count(&article));
    dl_passages_end(&passages);
    dl_buffer_free(&text);
    dl_arena_free(&arena);
}

static void note_problem(void *context, uint64_t at, dl_loss loss, const char *message)
{
    (void)context;
    (void)at;
    (void)loss;
    fail_msg("%s", message);
}

static void test_a_record_of_very_many_passages(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_article article;
    bool found;
    const dl_slice decks[] = {DL_LITERAL("A deck."), DL_LITERAL("It ends.")};
    dl_buffer_add_text(&text, "Ferries\n\n");
    for (int i = 0; i < 3000; i++)
        dl_buffer_add_text(&text, "ab cd\n\n");
    dl_buffer_add_text(&text, "It ends.");
    dl_record record = {.date = DL_DATE_NONE, .decks = decks, .deck_count = 2, .begin = 50, .bytes = dl_buffer_slice(&text)};
    record.parts[DL_PART_TITLE] = DL_LITERAL("Ferries");
    record.parts[DL_PART_TEXT] = dl_buffer_slice(&text);
    assert_int_equal(dl_record_article(&article, &found, &arena, &record, note_problem, NULL, &error), 0);
    assert_true(found && article.rest);
    /* The headline is not twice there, nor a deck that the text ends with. */
    assert_int_equal(dl_passages_count(&article), 1 + 1 + 3000 + 1);
    dl_passages passages = dl_passages_begin(&article);
    dl_passage passage;
    for (size_t i = 0; dl_passages_next(&passage, &passages); i++) {
        assert_int_equal(passage.begin, 50);
        assert_int_equal(passage.end, 50 + text.size);
        assert_true(dl_slice_is(passage.text, i == 0 ? "Ferries" : i == 1 ? "A deck." : i == 3002 ? "It ends." : "ab cd"));
    }
    dl_passages_end(&passages);
    dl_buffer_free(&text);
    dl_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_rest_is_made_as_those_at_hand_are),
        cmocka_unit_test(test_a_tweet_of_several_passages_is_not_forgotten),
        cmocka_unit_test(test_a_record_of_very_many_passages),
    };
    return cmocka_run_group_tests_name("passages", tests, NULL, NULL);
}
