/* All passages of an article: those at hand, and those of a very long text that are made when they are asked for. */
#include "unit.h"

#include "article/plain/passages.h"
#include "article/record/records.h"
#include "source_text.h"

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

static void test_packed_passages_come_back(void **state)
{
    (void)state;
    const dl_slice source = DL_LITERAL("Words in the source and others.");
    const dl_tweet tweet = {.name = DL_LITERAL("N"),
                            .handle = DL_LITERAL("n"),
                            .id = DL_LITERAL("1234567"),
                            .url = DL_LITERAL("https://a.example/1"),
                            .reply_to = DL_LITERAL("7"),
                            .date = {-86400, true},
                            .truncated = true};
    const dl_passage passages[] = {
        {.text = dl_slice_cut(source, 0, 5), .begin = 0, .end = 5, .kind = DATELINE_HEADLINE},
        {.text = dl_slice_cut(source, 9, 12), .begin = 9, .end = 12, .kind = DATELINE_LIST},
        {.text = dl_slice_cut(source, 9, 12), .begin = 3, .end = 31, .kind = DATELINE_QUOTE},
        {.text = DL_LITERAL("A caf\u00E9 from elsewhere"), .begin = 5, .end = 8, .kind = DATELINE_PARAGRAPH},
        {.text = dl_slice_cut(source, 0, 31), .begin = 1, .end = 30, .kind = DATELINE_TWEET, .tweet = &tweet},
        {.text = dl_slice_cut(source, 30, 31), .begin = (1ULL << 55) - 2, .end = (1ULL << 55) - 1, .kind = DATELINE_CAPTION},
    };
    dl_packed packed = dl_packed_begin(source);
    for (size_t i = 0; i < COUNT(passages); i++)
        dl_packed_add(&packed, &passages[i]);
    assert_int_equal(packed.count, COUNT(passages));
    dl_packed_reader reader = dl_packed_read(&packed);
    dl_arena arena = DL_ARENA_EMPTY;
    dl_passage found;
    for (size_t i = 0; i < COUNT(passages); i++) {
        assert_true(dl_packed_next(&found, &reader, &arena));
        assert_same(&found, &passages[i], 0);
        if (found.tweet) {
            assert_true(dl_slice_equal(found.tweet->id, tweet.id) && dl_slice_equal(found.tweet->reply_to, tweet.reply_to));
            assert_true(dl_date_known(found.tweet->date) && found.tweet->date.seconds == -86400 && found.tweet->truncated);
        }
    }
    assert_false(dl_packed_next(&found, &reader, &arena));
    dl_packed_free(&packed);
    dl_arena_free(&arena);
}

/* As one that is short, over and over. */
static void test_markdown_of_very_many_passages(void **state)
{
    (void)state;
    static const char block[] = "*Marks* in a paragraph.\n\n- one\n- t&amp;o\n\n> said\n\n"
                                "Words of a tweet \u2014 N (@n) May 1, 2025\n\n";
    dl_buffer text = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY, one = DL_BUFFER_EMPTY;
    const size_t many = 13000; /* above 1 MiB: it is parsed in parts */
    for (size_t i = 0; i < many; i++)
        dl_buffer_add_text(&text, block);
    source_text(&found, "a.md", dl_buffer_slice(&text), NULL);
    source_text(&one, "a.md", dl_slice_of(block), NULL);
    const size_t head = dl_slice_find(dl_buffer_slice(&one), "\n") + 1, size = one.size - head;
    size_t at = dl_slice_find(dl_buffer_slice(&found), "\n") + 1;
    assert_true(dl_slice_is(dl_slice_cut(dl_buffer_slice(&one), head, one.size),
                            "paragraph: Marks in a paragraph.\nlist: one\nlist: t&o\nquote: said\n"
                            "tweet @n 2025-05-01 [N]: Words of a tweet\n"));
    assert_int_equal(found.size - at, many * size);
    for (; at < found.size; at += size)
        assert_memory_equal(found.data + at, one.data + head, size);
    dl_buffer_free(&text);
    dl_buffer_free(&found);
    dl_buffer_free(&one);
}

/* A definition at the end is of all that stands before it. */
static void test_markdown_with_definitions_is_parsed_as_a_whole(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    for (int i = 0; i < 150000; i++)
        dl_buffer_add_text(&text, "[ab][x]\n\n");
    dl_buffer_add_text(&text, "[x]: /x\n");
    source_text(&found, "a.md", dl_buffer_slice(&text), NULL);
    assert_int_equal(dl_slice_find(dl_buffer_slice(&found), "["), SIZE_MAX);
    dl_buffer_free(&text);
    dl_buffer_free(&found);
}

static void test_what_is_too_long_is_cut(void **state)
{
    (void)state;
    static const struct {
        const char *name, *begins, *word;
    } cases[] = {
        {"a.md", "", "*word* "},
        {"a.html", "<!DOCTYPE html><p>", "<i>word</i> "},
        {"a.html", "<!DOCTYPE html><table><tr><td>", "word "},
        {"a.jsonl", "{\"title\": \"T\", \"text\": \"<p>One.<p>", "word "},
    };
    dl_buffer text = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&text);
        dl_buffer_add_text(&text, cases[i].begins);
        for (int k = 0; k < 30000; k++)
            dl_buffer_add_text(&text, cases[i].word);
        dl_buffer_add_text(&text, cases[i].name[2] == 'j' ? "\"}" : "");
        source_text(&found, cases[i].name, dl_buffer_slice(&text), NULL);
        size_t words = 0, begin = 0;
        for (size_t at = 0; at < found.size; at++) {
            words += dl_slice_starts(dl_slice_cut(dl_buffer_slice(&found), at, found.size), DL_LITERAL("word"));
            if (found.data[at] == '\n') {
                assert_true(at - begin <= 65536 + strlen("paragraph: "));
                begin = at + 1;
            }
        }
        assert_int_equal(words, 30000);
    }
    dl_buffer_free(&text);
    dl_buffer_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_rest_is_made_as_those_at_hand_are),
        cmocka_unit_test(test_a_tweet_of_several_passages_is_not_forgotten),
        cmocka_unit_test(test_a_record_of_very_many_passages),
        cmocka_unit_test(test_packed_passages_come_back),
        cmocka_unit_test(test_markdown_of_very_many_passages),
        cmocka_unit_test(test_markdown_with_definitions_is_parsed_as_a_whole),
        cmocka_unit_test(test_what_is_too_long_is_cut),
    };
    return cmocka_run_group_tests_name("passages", tests, NULL, NULL);
}
