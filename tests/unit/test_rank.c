/* The second stage against values worked out by hand from the formula in its header. */
#include "unit.h"

#include "rank/feedback.h"
#include "rank/rank.h"
#include "rank/second_stage.h"

#include <math.h>
#include <stdio.h>

typedef struct fixture {
    dl_analyzer *analyzer;
    dl_lexicon *lexicon;
    dl_arena arena;
    dl_question question;
    dl_units units;
} fixture;

static void ask(fixture *at, const char *text)
{
    dl_query query;
    dateline_error error;
    *at = (fixture){0};
    assert_int_equal(dl_analyzer_new(&at->analyzer, "en", &error), DATELINE_OK);
    assert_int_equal(dl_query_parse(&query, &at->arena, at->analyzer, dl_slice_of(text), 0, &error), DATELINE_OK);
    dl_rank_apply(query.root);
    dl_question_collect(&at->question, query.root);
    for (size_t i = 0; i < at->question.count; i++)
        at->question.terms[i].idf = at->question.terms[i].exact_idf = 2;
    at->lexicon = dl_lexicon_new();
    assert_non_null(at->lexicon);
    assert_int_equal(dl_units_begin(&at->units, &at->question, at->lexicon, &error), DATELINE_OK);
}

static void add_passage(fixture *at, uint32_t article, const char *title, const char *text, double stage_one)
{
    dateline_error error;
    assert_int_equal(dl_units_open(&at->units, article, stage_one, &error), DATELINE_OK);
    assert_int_equal(dl_units_add(&at->units, at->analyzer, dl_slice_of(title), true, &error), DATELINE_OK);
    assert_int_equal(dl_units_add(&at->units, at->analyzer, dl_slice_of(text), false, &error), DATELINE_OK);
    assert_int_equal(dl_units_finish(&at->units, &error), DATELINE_OK);
}

static void add(fixture *at, const char *title, const char *text, double stage_one)
{
    add_passage(at, 0, title, text, stage_one);
}

static void end(fixture *at)
{
    dl_units_end(&at->units);
    dl_lexicon_free(at->lexicon);
    dl_arena_free(&at->arena);
    dl_analyzer_free(at->analyzer);
}

static void collects_plain_words(void **state)
{
    static const struct {
        const char *query, *terms, *pairs;
        size_t others;
    } cases[] = {
        {"river boats", "river:1 boat:1 ", "0-1/1*1.0 ", 0},
        {"the boats on the river", "boat:1 river:1 ", "0-1/3*1.0 ", 0}, /* stop words keep their place */
        {"river boats river", "river:2 boat:1 ", "0-1/1*1.0 ", 0},
        {"a1 b2 c3", "a1:1 b2:1 c3:1 ", "0-1/1*1.0 1-2/1*1.0 0-2/0*0.3 ", 0},
        {"river -boats", "river:1 ", "", 0},
        {"river kind:tweet", "river:1 ", "", 0},
        {"river \"old boats\"", "river:1 ", "", 1},
        {"+river boat*", "river:1 ", "", 1},
        {"kind:tweet", "", "", 0},
        {"中国经济", "中国:1 经济:1 ", "0-1/1*1.0 ", 0}, /* by pairs of characters */
        {"共和国", "共和:1 和国:1 ", "0-1/0*1.0 ", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture at;
        char terms[200] = "", pairs[200] = "";
        ask(&at, cases[i].query);
        for (size_t t = 0; t < at.question.count; t++)
            sprintf(terms + strlen(terms), "%.*s:%.0f ", (int)at.question.terms[t].stem.size,
                    at.question.terms[t].stem.data, at.question.terms[t].weight);
        for (size_t p = 0; p < at.question.pair_count; p++)
            sprintf(pairs + strlen(pairs), "%zu-%zu/%u*%.1f ", at.question.pairs[p].first,
                    at.question.pairs[p].second, (unsigned)at.question.pairs[p].gap, at.question.pairs[p].weight);
        assert_string_equal(terms, cases[i].terms);
        assert_string_equal(pairs, cases[i].pairs);
        assert_int_equal(at.question.other_count, cases[i].others);
        end(&at);
    }
}

static void print_weighed(dl_buffer *out, const dl_query_node *node)
{
    if (node->kind == DL_QUERY_WORD)
        dl_buffer_printf(out, node->ignored ? "(%.*s) " : "%.*s ", (int)(node->words[0].stem.size ? node->words[0].stem : node->words[0].folded).size,
                         (node->words[0].stem.size ? node->words[0].stem : node->words[0].folded).data);
    if (node->all_bonus > 0)
        dl_buffer_add_text(out, "* ");
    for (size_t i = 0; i < node->clause_count; i++)
        print_weighed(out, node->clauses[i]);
}

/* What counts of a query, and whether all of its words together count once more, from the root down. */
static void weighs_clauses(void **state)
{
    static const struct {
        const char *query, *weighed; /* a group's "*" is the bonus, what is ignored stands in brackets */
    } cases[] = {
        {"river", "river "},
        {"river boats", "* river boat "},
        {"a1 b2 c3 d4 e5 f6", "* a1 b2 c3 d4 e5 f6 "},
        {"a1 b2 c3 d4 e5 f6 g7", "a1 b2 c3 d4 e5 f6 g7 "}, /* no list of demands */
        {"the river", "(the) river "},
        {"the of", "* the of "}, /* nothing else counts */
        {"WHO OR river", "* who river "},
        {"+river boats barges", "* river boat barg "},
        {"+river boats", "river boat "},
        {"a1 b2 (c3 d4 (e5 f6 (g7 h8)))", "* a1 b2 * c3 d4 * e5 f6 g7 h8 "}, /* too deep */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture at;
        dl_buffer found = DL_BUFFER_EMPTY;
        dl_query query;
        ask(&at, cases[i].query);
        assert_int_equal(dl_query_parse(&query, &at.arena, at.analyzer, dl_slice_of(cases[i].query), 0, NULL), DATELINE_OK);
        dl_rank_apply(query.root);
        print_weighed(&found, query.root);
        if (!dl_slice_is(dl_buffer_slice(&found), cases[i].weighed))
            fail_msg("%s: '%.*s'", cases[i].query, (int)found.size, found.data);
        dl_buffer_free(&found);
        end(&at);
    }
}

static void takes_no_more_words_than_it_has_room_for(void **state)
{
    char text[DL_QUESTION_TERMS * 8 + 8] = "";
    (void)state;
    for (int i = 0; i <= DL_QUESTION_TERMS; i++) {
        fixture at;
        sprintf(text + strlen(text), "w%dx ", i);
        if (i < DL_QUESTION_TERMS - 1)
            continue;
        ask(&at, text);
        assert_int_equal(at.question.count, DL_QUESTION_TERMS);
        assert_false(at.question.too_long); /* the first ones are asked */
        end(&at);
    }
}

static void rare_words_weigh_more(void **state)
{
    static const struct {
        double all, holding, idf;
    } cases[] = {{1000, 0, log(1 + 1000.5 / 0.5)}, {1000, 10, log(1 + 990.5 / 10.5)}, {1000, 1000, log(1 + 0.5 / 1000.5)},
                 {10, 12, log(1 + 0.5 / 10.5)}}; /* counted in what an update removed, too */
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(fabs(dl_question_idf(cases[i].all, cases[i].holding) - cases[i].idf) < 1e-12);
}

static double sat(double x)
{
    return 2.2 * x / (1.2 + x);
}

static void scores_by_the_formula(void **state)
{
    const double idf = pow(2, 1.2);
    fixture at;
    (void)state;
    ask(&at, "river boats");
    add(&at, "", "old boat", 0);                  /* 2 words: norm 0.675; the stem only */
    add(&at, "", "river boats x y", 0);           /* norm 1 */
    add(&at, "river", "boats a1 b2", 5);          /* the title counts four times, and is no neighbour */
    add(&at, "", "nothing of it here", 0);
    add(&at, "", "boats z river z", 0);           /* near, in the other order */
    add(&at, "", "river z boats z", 0);           /* and in this one, but farther apart than they were asked */
    dl_second_stage stage = {.average_length = 4};
    dl_second_stage_score(&at.units, &stage);
    const double block = 0.25 * 2 * sat(1); /* of a word that is there once */
    const double expected[] = {
        idf * sat(1 / 0.675) + 0.4 * 2 + block,
        2 * (idf + 0.3 * 2) * sat(1) + 2 * 0.15 * (sat(1) + sat(1)) + 0.4 * 4 + 2 * block,
        idf * (sat(4) + sat(1)) + 2 * 0.3 * 2 * sat(1) + 0.35 * idf * sat(1) + 0.4 * 2 + block + 5,
        0,
        2 * (idf + 0.3 * 2) * sat(1) + 2 * 0.15 * sat(1) + 0.4 * 4 + 2 * block,
        2 * (idf + 0.3 * 2) * sat(1) + 2 * 0.15 * sat(1) + 0.4 * 4 + 2 * block,
    };
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(fabs(at.units.items[i].score - expected[i]) < 1e-9);
    end(&at);
}

/* A hundred words of a long article, wherever they stand, count for themselves. */
static void the_best_block_of_an_article_counts(void **state)
{
    fixture at;
    char far[2000] = "river ";
    (void)state;
    for (int i = 0; i < 100; i++)
        sprintf(far + strlen(far), "x%d ", i);
    strcat(far, "river boats");
    ask(&at, "river boats");
    add(&at, "", far, 0);                          /* "river" leaves the block as "boats" comes in */
    add(&at, "", strchr(far, ' ') + 1, 0);
    add(&at, "", "river river boats", 0);
    dl_second_stage stage = {.average_length = 4};
    dl_second_stage_score(&at.units, &stage);
    const double expected[] = {2 * sat(1), 2 * sat(1), sat(2) + sat(1)};
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(fabs(at.units.items[i].parts[DL_UNIT_BLOCK] - 0.25 * 2 * expected[i]) < 1e-9);
    end(&at);
}

static void knows_kin_by_their_looks(void **state)
{
    static const struct {
        const char *one, *other;
        bool akin;
    } cases[] = {
        {"buddhist", "buddhism", true},
        {"russia", "russian", true},
        {"immunolog", "immun", false},      /* 5 letters of 9 */
        {"immunis", "immun", true},
        {"state", "statu", false},          /* 4 letters */
        {"1963abc", "1963abd", false},      /* a number */
        {"россия", "россий", true},
        {"росси", "россо", false},          /* letters, not bytes */
        {"straßen", "straßan", true},
        {"é€éab", "é€éac", false},
        {"", "river", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(dl_stems_akin(dl_slice_of(cases[i].one), dl_slice_of(cases[i].other)), cases[i].akin);
        assert_int_equal(dl_stems_akin(dl_slice_of(cases[i].other), dl_slice_of(cases[i].one)), cases[i].akin);
    }
}

static void kin_count_a_little(void **state)
{
    const double idf = pow(2, 1.2);
    fixture at;
    (void)state;
    ask(&at, "buddhists marched");
    add(&at, "", "buddhism a1 b2 c3", 0);
    add(&at, "", "buddhist buddhism a1 b2", 0);
    add(&at, "", "buddhism marched a1 b2", 0); /* kin are neighbours, too */
    dl_second_stage stage = {.average_length = 4};
    dl_second_stage_score(&at.units, &stage);
    const double expected[] = {
        idf * sat(0.3) + 0.4 * 2 + 0.5 * sat(0.3),
        idf * sat(1.3) + 0.4 * 2 + 0.5 * sat(1.3),
        idf * (sat(0.3) + sat(1)) + 0.3 * 2 * sat(1) + 2 * 0.15 * 2 * sat(1) + 0.4 * 4 + 0.5 * (sat(0.3) + sat(1)),
    };
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(fabs(at.units.items[i].score - expected[i]) < 1e-9);
    end(&at);
}

static void an_article_speaks_for_its_passages(void **state)
{
    const double idf = pow(2, 1.2);
    const char *const texts[] = {"river a1 b2 c3", "boats a1 b2 c3", "river a1 b2 c3", "x1 a1 b2 c3"};
    const uint32_t articles[] = {7, 7, 9, 7};
    const double apart = idf * sat(1) + 0.3 * 2 * sat(1) + 0.4 * 2, seven = 0.4 * idf * 2 * sat(1),
                 nine = 0.4 * idf * sat(1);
    fixture at;
    (void)state;
    ask(&at, "river boats");
    for (size_t i = 0; i < COUNT(texts); i++)
        add_passage(&at, articles[i], "", texts[i], 0);
    dl_second_stage stage = {.average_length = 4};
    dl_second_stage_score(&at.units, &stage);
    const double expected[] = {apart + seven, apart + seven, apart + nine, seven};
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(fabs(at.units.items[i].score - expected[i]) < 1e-9);
    end(&at);
}

/* The title is each unit's already. */
static void an_article_does_not_speak_by_its_title(void **state)
{
    fixture at;
    (void)state;
    ask(&at, "river boats");
    add_passage(&at, 7, "river", "boats a1 b2 c3", 0);
    dl_second_stage stage = {.average_length = 4};
    dl_second_stage_score(&at.units, &stage);
    assert_true(fabs(at.units.items[0].parts[DL_UNIT_ARTICLE] - 0.4 * pow(2, 1.2) * sat(1)) < 1e-9);
    end(&at);
}

static void words_of_a_tag_count_less(void **state)
{
    fixture at;
    (void)state;
    ask(&at, "river");
    add_passage(&at, 7, "", "#RiverBoats a1 b2", 0);
    dl_second_stage stage = {.average_length = at.units.items[0].length};
    dl_second_stage_score(&at.units, &stage);
    assert_true(fabs(at.units.items[0].parts[DL_UNIT_ARTICLE] - 0.4 * pow(2, 1.2) * sat(0.7)) < 1e-9);
    end(&at);
}

static void feeds_back_likeness_to_the_best(void **state)
{
    enum { STEMS = 6 };
    const double one = log(4. / 1), two = log(4. / 2), all = log(4. / 3), scores[] = {7, 4, 3};
    const double vectors[][STEMS] = {
        {one, all, two}, /* river boats harbour */
        {0, all, (1 + log(2)) * two, one},
        {0, all, 0, 0, one, one},
    };
    double centroid[STEMS] = {0}, lengths[3] = {0}, size = 0;
    fixture at;
    (void)state;
    ask(&at, "river boats");
    add(&at, "", "river boats harbour", 0);
    add(&at, "", "boats harbour harbour quay", 0);
    add(&at, "", "boats unrelated words", 0);
    for (int i = 0; i < 3; i++) {
        at.units.items[i].score = scores[i];
        for (int s = 0; s < STEMS; s++)
            lengths[i] = hypot(lengths[i], vectors[i][s]);
        for (int s = 0; s < STEMS; s++)
            centroid[s] += exp(15 * (scores[i] / 7 - 1)) * vectors[i][s] / lengths[i];
    }
    for (int s = 0; s < STEMS; s++)
        size = hypot(size, centroid[s]);
    assert_true(dl_feedback_add(&at.units));
    for (int i = 0; i < 3; i++) {
        double cosine = 0;
        for (int s = 0; s < STEMS; s++)
            cosine += centroid[s] * vectors[i][s] / (size * lengths[i]);
        assert_true(fabs(at.units.items[i].parts[DL_UNIT_FEEDBACK] - 2 * 7 * cosine) < 1e-9);
        assert_true(fabs(at.units.items[i].score - scores[i] - 2 * 7 * cosine) < 1e-9);
    }
    end(&at);
}

static void feeds_back_nothing_where_nothing_is_to_say(void **state)
{
    static const struct {
        const char *texts[3];
        double score;
    } cases[] = {
        {{"river boats", "river boats", NULL}, 5},    /* two units are no list */
        {{"river boats", "river boats", "boats"}, 0}, /* nobody is best */
        {{"", "", ""}, 5},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture at;
        ask(&at, "river boats");
        for (size_t t = 0; t < 3 && cases[i].texts[t]; t++)
            add(&at, "", cases[i].texts[t], 0);
        for (size_t u = 0; u < at.units.count; u++)
            at.units.items[u].score = cases[i].score;
        assert_true(dl_feedback_add(&at.units));
        for (size_t u = 0; u < at.units.count; u++)
            assert_true(at.units.items[u].score == cases[i].score);
        end(&at);
    }
}

/* Thirty hits of one make, each far below the best, do not gain by being alike. */
static void many_weak_ones_do_not_lead(void **state)
{
    fixture at;
    (void)state;
    ask(&at, "river boats");
    add(&at, "", "river boats harbour quay", 0);
    add(&at, "", "boats harbour quay", 0);
    at.units.items[0].score = 8;
    at.units.items[1].score = 2;
    for (int i = 0; i < 30; i++) {
        add(&at, "", "boats words that all notices have", 0);
        at.units.items[2 + i].score = 2.5;
    }
    assert_true(dl_feedback_add(&at.units));
    assert_true(at.units.items[0].score > at.units.items[1].score);
    assert_true(at.units.items[1].score > at.units.items[2].score);
    end(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(collects_plain_words),
        cmocka_unit_test(weighs_clauses),
        cmocka_unit_test(takes_no_more_words_than_it_has_room_for),
        cmocka_unit_test(rare_words_weigh_more),
        cmocka_unit_test(scores_by_the_formula),
        cmocka_unit_test(the_best_block_of_an_article_counts),
        cmocka_unit_test(knows_kin_by_their_looks),
        cmocka_unit_test(kin_count_a_little),
        cmocka_unit_test(an_article_speaks_for_its_passages),
        cmocka_unit_test(an_article_does_not_speak_by_its_title),
        cmocka_unit_test(words_of_a_tag_count_less),
        cmocka_unit_test(feeds_back_likeness_to_the_best),
        cmocka_unit_test(many_weak_ones_do_not_lead),
        cmocka_unit_test(feeds_back_nothing_where_nothing_is_to_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
