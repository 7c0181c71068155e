/* Measures and tests of significance against values worked out by hand or taken from tables. */
#include "unit.h"

#include "eval/collection.h"
#include "eval/compare.h"
#include "eval/trec_text.h"

#include <math.h>
#include <stdlib.h>

static void gives_students_p(void **state)
{
    /* Two-sided 5 % and 1 % points of the usual tables, and p of t = 0. */
    static const struct {
        double t, freedom, p;
    } cases[] = {{12.706, 1, 0.05}, {2.228, 10, 0.05}, {3.169, 10, 0.01}, {1.984, 100, 0.05}, {1.960, 1e6, 0.05}, {0, 7, 1}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(fabs(dl_student_p(cases[i].t, cases[i].freedom) - cases[i].p) < 0.0001);
}

static dl_measured made(const double *values, size_t count)
{
    dl_measured out = {calloc(count, sizeof(dl_measured_query)), count, {0}};
    for (size_t i = 0; i < count; i++)
        out.queries[i].values[DL_MAP] = values[i];
    return out;
}

static void tests_pairs(void **state)
{
    /* Differences 1 2 3 4: mean 2.5, deviation 1.29099, t 3.87298 with 3 degrees: p 0.03047. Only 2 of the
     * 16 ways to set their signs are as far from 0: 0.125. */
    static const double a[] = {1, 1, 1, 1}, b[] = {2, 3, 4, 5};
    (void)state;
    dl_measured left = made(a, 4), right = made(b, 4);
    dl_comparison found = dl_compare(&left, &right, DL_MAP);
    assert_true(fabs(found.difference - 2.5) < 1e-12);
    assert_int_equal(found.better, 4);
    assert_int_equal(found.worse, 0);
    assert_true(fabs(found.t_test - 0.03047) < 0.00005);
    assert_true(fabs(found.randomisation - 0.125) < 0.02);
    found = dl_compare(&right, &left, DL_MAP);
    assert_int_equal(found.worse, 4);
    assert_true(fabs(found.t_test - 0.03047) < 0.00005);
    dl_measured_free(&left);
    dl_measured_free(&right);
}

static void reads_elements_of_trec(void **state)
{
    static const struct {
        const char *text, *name, *inside;
    } cases[] = {
        {"<num> 1 </num>", "num", " 1 "},
        {"<NUM>1<num>2</num>", "num", "1<num>2</num>"}, /* not closed, and nothing opens a line */
        {"<title> a b\n<desc> c", "title", " a b"},
        {"<title>a</TITLE>", "TITLE", "a"},
        {"x", "title", NULL},
        {"<title", "title", NULL},
        {"<", "title", NULL},
        {"", "title", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_slice inside;
        size_t at = 0;
        bool found = dl_trec_element(&inside, dl_slice_of(cases[i].text), &at, cases[i].name);
        assert_int_equal(found, cases[i].inside != NULL);
        if (found)
            assert_true(dl_slice_is(inside, cases[i].inside));
    }
}

static void turns_text_plain(void **state)
{
    static const struct {
        const char *text, *plain;
    } cases[] = {
        {"<P>a &amp; b</P> AT&T &c; &", " a & b  AT&T   &"},
        {"a < b", "a < b"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_trec_plain(&out, dl_slice_of(cases[i].text));
        assert_string_equal(out.data ? out.data : "", cases[i].plain);
        dl_buffer_free(&out);
    }
}

static void takes_questions_as_words(void **state)
{
    static const struct {
        const char *question, *plain;
    } cases[] = {
        {"to be OR not", "to be or not"},
        {"\"a b\" -c +d (e) f* kind:tweet", " a b   c  d  e  f  kind tweet"},
        {"U.S. ORDER don't", "U.S. ORDER don't"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_collection_plain(&out, dl_slice_of(cases[i].question));
        assert_string_equal(out.data ? out.data : "", cases[i].plain);
        dl_buffer_free(&out);
    }
}

static void measures_a_query(void **state)
{
    /* Of what is graded below 0 nothing is gained, and nothing lost. */
    static const struct {
        const char *document;
        double grade, score;
    } rows[] = {{"good", 1, 5}, {"bad", -1, 9}, {"unasked", 0, 7}};
    (void)state;
    dl_judged judgments = {0}, run = {0};
    dl_measured found;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(dl_judged_add(&judgments, DL_LITERAL("q"), dl_slice_of(rows[i].document), rows[i].grade, NULL), DATELINE_OK);
        assert_int_equal(dl_judged_add(&run, DL_LITERAL("q"), dl_slice_of(rows[i].document), rows[i].score, NULL), DATELINE_OK);
    }
    dl_judged_sort(&judgments);
    dl_judged_sort(&run);
    assert_int_equal(dl_measure_run(&found, &judgments, &run, NULL), DATELINE_OK);
    assert_int_equal(found.count, 1);
    assert_true(fabs(found.means[DL_NDCG_10] - 1 / log2(4)) < 1e-9);
    assert_true(fabs(found.means[DL_MAP] - 1. / 3) < 1e-9);
    assert_true(fabs(found.means[DL_P_5] - 0.2) < 1e-9);
    dl_measured_free(&found);
    dl_judged_free(&judgments);
    dl_judged_free(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_students_p),       cmocka_unit_test(tests_pairs),
        cmocka_unit_test(reads_elements_of_trec), cmocka_unit_test(turns_text_plain),
        cmocka_unit_test(takes_questions_as_words), cmocka_unit_test(measures_a_query),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
