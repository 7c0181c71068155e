/* What is noted of neighbours never denies a phrase that the text holds, and denies most that it does not. */
#include "unit.h"

#include "engine/stored/pairs.h"
#include "highlight/highlight.h"
#include "text/stopwords.h"
#include "util/hash.h"

#include <stdlib.h>

static const char *const words[] = {"the",  "of",    "and",  "in",    "river", "boat",   "boats", "Boat",       "old",
                                    "was",  "only",  "all",  "new",   "a",     "to",     "be",    "river-boat", "#river",
                                    "#TheRiver", "@boat", "o'brien", "u.s.", "caf\u00E9", "der", "die", "\u4E2D\u56FD", "s", "river's"};

typedef struct gathering {
    dl_pairs pairs;
    dl_stopset stops;
} gathering;

/* As engine/stored/terms.c does. */
static bool take_token(void *context, const dl_token *token)
{
    gathering *at = context;
    if (token->kind != DL_TOKEN_PAIR)
        dl_pairs_add(&at->pairs, token->position, dl_hash64(token->term, 0), dl_stopset_has(&at->stops, token->term));
    return true;
}

static void add_words(dl_buffer *out, unsigned *seed, unsigned count, const char *end)
{
    for (unsigned i = 0; i < count; i++)
        dl_buffer_printf(out, "%s%s", i ? " " : "", words[(size_t)rand_r(seed) % COUNT(words)]);
    dl_buffer_add_text(out, end);
}

static void what_is_there_is_not_denied(void **state)
{
    enum { TEXTS = 1500, PHRASES = 20 };
    static const char *const codes[] = {"en", "de"};
    dl_analyzer *analyzer;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY, query = DL_BUFFER_EMPTY, label = DL_BUFFER_EMPTY;
    static gathering at;
    static dl_pairs_asked asked;
    unsigned seed = 11;
    size_t there = 0, denied = 0, absent = 0;
    (void)state;
    assert_int_equal(dl_analyzer_new(&analyzer, "en", NULL), DATELINE_OK);
    for (int i = 0; i < TEXTS; i++) {
        const dl_language language = dl_language_find(dl_slice_of(codes[i % 2]));
        dl_analyzer_set_language(analyzer, language);
        dl_stopset_turn(&at.stops, language);
        dl_buffer_clear(&text);
        add_words(&text, &seed, (unsigned)rand_r(&seed) % 60, "");
        dl_pairs_begin(&at.pairs);
        assert_int_equal(dl_analyzer_run(analyzer, dl_buffer_slice(&text), take_token, &at, NULL), DATELINE_OK);
        dl_buffer_clear(&label);
        dl_pairs_write(&label, &at.pairs, language);
        for (int k = 0; k < PHRASES; k++) {
            dl_query asking;
            dl_highlighter *highlighter;
            bool answers;
            dl_arena_reset(&arena);
            dl_buffer_clear(&query);
            dl_buffer_add_byte(&query, '"');
            add_words(&query, &seed, 2 + (unsigned)rand_r(&seed) % 3, "\"");
            assert_int_equal(dl_query_parse(&asking, &arena, analyzer, dl_buffer_slice(&query), 0, NULL), DATELINE_OK);
            const dl_query_node *phrase = asking.root;
            while (phrase->kind == DL_QUERY_GROUP && phrase->clause_count == 1)
                phrase = phrase->clauses[0];
            assert_int_equal(dl_highlighter_new(&highlighter, analyzer, phrase, NULL), DATELINE_OK);
            assert_int_equal(dl_highlighter_answers(&answers, highlighter, dl_buffer_slice(&text), language,
                                                    DATELINE_PARAGRAPH, NULL),
                             DATELINE_OK);
            dl_pairs_ask(&asked, phrase);
            const bool deny = dl_pairs_deny(&asked, dl_buffer_slice(&label));
            if (answers && deny)
                fail_msg("%s in [%s] is denied", query.data, text.data);
            there += answers;
            absent += !answers && asked.count && label.size && asked.told[(unsigned char)label.data[0]];
            denied += deny;
            dl_highlighter_free(highlighter);
        }
    }
    assert_true(there > 300);
    assert_true(denied > absent * 3 / 4);
    dl_pairs_free(&at.pairs);
    dl_buffer_free(&text);
    dl_buffer_free(&query);
    dl_buffer_free(&label);
    dl_arena_free(&arena);
    dl_analyzer_free(analyzer);
}

/* Any bytes, and phrases that are of no plain words. */
static void what_is_not_known_is_not_denied(void **state)
{
    static const char *const queries[] = {"\"the river\"~4", "\"the riv*\"", "river", "\"the * river\"", "title:\"the river\""};
    static dl_pairs_asked asked;
    dl_analyzer *analyzer;
    dl_arena arena = DL_ARENA_EMPTY;
    (void)state;
    assert_int_equal(dl_analyzer_new(&analyzer, "en", NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(queries); i++) {
        dl_query asking;
        assert_int_equal(dl_query_parse(&asking, &arena, analyzer, dl_slice_of(queries[i]), 0, NULL), DATELINE_OK);
        const dl_query_node *node = asking.root;
        while (node->kind == DL_QUERY_GROUP && node->clause_count == 1)
            node = node->clauses[0];
        dl_pairs_ask(&asked, node);
        for (unsigned first = 0; first < 256; first++)
            assert_false(dl_pairs_deny(&asked, dl_slice_make((char[]){(char)first, 0}, 2)));
    }
    dl_query asking;
    assert_int_equal(dl_query_parse(&asking, &arena, analyzer, DL_LITERAL("\"the river\""), 0, NULL), DATELINE_OK);
    const dl_query_node *node = asking.root;
    while (node->kind == DL_QUERY_GROUP)
        node = node->clauses[0];
    dl_pairs_ask(&asked, node);
    unsigned denied = 0;
    for (unsigned first = 0; first < 256; first++)
        denied += dl_pairs_deny(&asked, dl_slice_make((char[]){(char)first, 0}, 2));
    assert_int_equal(denied, 1); /* in English */
    assert_false(dl_pairs_deny(&asked, (dl_slice){NULL, 0}));
    assert_false(dl_pairs_deny(&asked, DL_LITERAL("\xE7")));
    dl_arena_free(&arena);
    dl_analyzer_free(analyzer);
}

static void pairs_without_a_stop_word_cost_nothing(void **state)
{
    static const bool stops[][2] = {{false, false}, {true, false}, {false, true}, {true, true}};
    (void)state;
    for (size_t i = 0; i < COUNT(stops); i++) {
        dl_buffer label = DL_BUFFER_EMPTY;
        dl_pairs pairs = {0};
        dl_pairs_begin(&pairs);
        for (uint32_t word = 0; word < 2; word++)
            dl_pairs_add(&pairs, 1 + word, 7 + word, stops[i][word]);
        dl_pairs_write(&label, &pairs, dl_language_find(DL_LITERAL("en")));
        assert_int_equal(label.size > 0, i > 0);
        dl_pairs_free(&pairs);
        dl_buffer_free(&label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_without_a_stop_word_cost_nothing), cmocka_unit_test(what_is_there_is_not_denied),
        cmocka_unit_test(what_is_not_known_is_not_denied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
