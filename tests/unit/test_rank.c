/* The second stage against values worked out by hand from the formula in its header. */
#include "unit.h"

#include "rank/rank.h"
#include "rank/second_stage.h"

#include <math.h>
#include <stdio.h>

typedef struct fixture {
    dl_analyzer *analyzer;
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
    assert_int_equal(dl_units_begin(&at->units, &at->question, &error), DATELINE_OK);
}

static void add(fixture *at, const char *title, const char *text, double stage_one)
{
    dateline_error error;
    assert_int_equal(dl_units_open(&at->units, stage_one, &error), DATELINE_OK);
    assert_int_equal(dl_units_add(&at->units, at->analyzer, dl_slice_of(title), true, &error), DATELINE_OK);
    assert_int_equal(dl_units_add(&at->units, at->analyzer, dl_slice_of(text), false, &error), DATELINE_OK);
}

static void end(fixture *at)
{
    dl_units_end(&at->units);
    dl_arena_free(&at->arena);
    dl_analyzer_free(at->analyzer);
}

static void collects_plain_words(void **state)
{
    static const struct {
        const char *query, *terms, *pairs;
        bool more;
    } cases[] = {
        {"river boats", "river:1 boat:1 ", "0-1/1*1.0 ", false},
        {"the boats on the river", "boat:1 river:1 ", "0-1/3*1.0 ", false}, /* stop words keep their place */
        {"river boats river", "river:2 boat:1 ", "0-1/1*1.0 ", false},
        {"a1 b2 c3", "a1:1 b2:1 c3:1 ", "0-1/1*1.0 1-2/1*1.0 0-2/0*0.3 ", false},
        {"river -boats", "river:1 ", "", false},
        {"river kind:tweet", "river:1 ", "", false},
        {"river \"old boats\"", "river:1 ", "", true},
        {"+river boat*", "river:1 ", "", true},
        {"kind:tweet", "", "", false},
        {"中国经济", "中国:1 经济:1 ", "0-1/1*1.0 ", false}, /* by pairs of characters */
        {"共和国", "共和:1 和国:1 ", "0-1/0*1.0 ", false},
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
        assert_int_equal(at.question.has_more, cases[i].more);
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
        assert_int_equal(at.question.too_long, i == DL_QUESTION_TERMS);
        end(&at);
    }
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
    add(&at, "", "old boat", 0);                  /* 2 words: norm 0.625; the stem only */
    add(&at, "", "river boats x y", 0);           /* norm 1 */
    add(&at, "river", "boats a1 b2", 5);          /* the title counts three times, and is no neighbour */
    add(&at, "", "nothing of it here", 0);
    add(&at, "", "boats z river z", 0);           /* near, in the other order */
    dl_second_stage stage = {.average_length = 4, .passage_weight = 0.4};
    dl_second_stage_score(&at.units, &stage);
    const double expected[] = {
        idf * sat(1 / 0.625) + 0.4 * 2,
        2 * (idf + 0.15 * 2) * sat(1) + 2 * 0.15 * (sat(1) + sat(1)) + 0.4 * 4,
        idf * (sat(3) + sat(1)) + 2 * 0.15 * 2 * sat(1) + 0.4 * 2 + 0.4 * 5,
        0,
        2 * (idf + 0.15 * 2) * sat(1) + 2 * 0.15 * sat(1) + 0.4 * 4,
    };
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(fabs(at.units.items[i].score - expected[i]) < 1e-9);
    end(&at);
}

static bool two_of_hundred(void *context, dl_slice stem, double *holding)
{
    (void)stem;
    *holding = *(double *)context;
    return true;
}

static void feeds_back_what_the_best_say(void **state)
{
    double holding = 2;
    fixture at;
    (void)state;
    for (int turn = 0; turn < 3; turn++) {
        ask(&at, turn < 2 ? "river boats" : "river boats never seen zzz yyy xxx");
        add(&at, "", "river boats harbour", 0);
        add(&at, "", "boats harbour quay", 0);
        add(&at, "", "boats unrelated words", 0);
        dl_second_stage stage = {.average_length = 3, .passage_weight = 0};
        dl_second_stage_score(&at.units, &stage);
        double before[3];
        for (size_t i = 0; i < 3; i++)
            before[i] = at.units.items[i].score;
        assert_true(fabs(before[1] - before[2]) < 1e-9);
        holding = turn == 1 ? 50 : 2; /* of 100: tells nothing */
        dl_second_stage_feedback(&at.units, &stage, 100, two_of_hundred, &holding);
        if (turn == 0) /* one passage has more of what the best one has */
            assert_true(at.units.items[1].score > at.units.items[2].score);
        else /* too common; or the best one holds too little of the question */
            for (size_t i = 0; i < 3; i++)
                assert_true(at.units.items[i].score == before[i]);
        end(&at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(collects_plain_words),
        cmocka_unit_test(takes_no_more_words_than_it_has_room_for),
        cmocka_unit_test(scores_by_the_formula),
        cmocka_unit_test(feeds_back_what_the_best_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
