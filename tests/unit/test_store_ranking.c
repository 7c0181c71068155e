/* What a search finds comes in the right order, within its limits, with its count. */
#include "store_trees.h"

static void test_the_bonus_goes_to_passages_with_all_words_and_to_no_others(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    /* A denied and a filtering clause are no words to hold. */
    dl_query_node *root = group(m, stem(m, "plan"), stem(m, "met"), keyword(m, "kind", "tweet"),
                                deny(stem(m, "the")));
    dl_store_search search = search_for(root);
    dl_store_matches before = run(f, &search);
    root->all_bonus = 0.5;
    dl_store_matches after = run(f, &search);
    assert_string_equal(digits(f, &before, true), "7364");
    assert_string_equal(digits(f, &after, true), "7364");
    assert_float_equal(after.items[0].score, 1.5 * before.items[0].score, 1e-9);
    for (size_t i = 1; i < before.count; i++)
        assert_true(before.items[i].score == after.items[i].score);
}

static void test_weights_scale_the_score_and_zero_takes_it_away(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(stem(m, "moscow"));
    double one = run(f, &search).items[0].score;
    assert_true(one > 0);
    search.root = weighing(2.5, stem(m, "moscow"));
    assert_float_equal(run(f, &search).items[0].score, 2.5 * one, 1e-9);
    search.root = weighing(0, stem(m, "moscow"));
    assert_true(run(f, &search).items[0].score == 0);
    search.root = group(m, must(stem(m, "moscow")), must(weighing(0, stem(m, "summit"))));
    assert_float_equal(run(f, &search).items[0].score, one, 1e-9);
    search.root = group(m, must(keyword(m, "kind", "tweet")), stem(m, "moscow"));
    assert_float_equal(run(f, &search).items[0].score, one, 1e-9);
    search.root = weighing(3, group(m, stem(m, "moscow")));
    assert_float_equal(run(f, &search).items[0].score, 3 * one, 1e-9);
}

static void test_scores_of_chosen_documents_are_the_searchs(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(group(m, stem(m, "plan"), stem(m, "tajikistan")));
    dl_store_matches found = run(f, &search);
    assert_int_equal(found.count, 3);
    /* The worst first, twice, then one that does not match; a page and collapsing change nothing. */
    const uint32_t documents[] = {found.items[2].document, found.items[0].document, found.items[2].document,
                                  4}; /* the summit */
    double scores[4] = {-1, -1, -1, -1};
    search.limit = 1;
    search.offset = 1;
    search.collapse_articles = true;
    assert_ok(dl_store_scores(scores, f->reader, &search, documents, 4, error));
    assert_float_equal(scores[0], found.items[2].score, 1e-9);
    assert_float_equal(scores[1], found.items[0].score, 1e-9);
    assert_float_equal(scores[2], found.items[2].score, 1e-9);
    assert_true(scores[3] == 0);
    assert_ok(dl_store_scores(scores, f->reader, &search, documents, 0, error));
    search.root = NULL;
    assert_ok(dl_store_scores(scores, f->reader, &search, documents, 4, error));
    assert_true(scores[0] == 0);
}

static dateline_status all_answer(void *context, const dl_query_node *node, dl_slice data, bool *answers,
                                  dateline_error *error)
{
    (void)context, (void)node, (void)data, (void)error;
    *answers = true;
    return DATELINE_OK;
}

static void test_what_the_verifier_may_not_look_at_is_told(void **state)
{
    fixture *f = *state;
    dl_query_node *written = stem(&f->maker, "plan"); /* in two passages, as it is written in none */
    written->words[0] = (dl_query_word){.original = dl_slice_of("plans"), .folded = dl_slice_of("plans"),
                                        .form = DL_FORM_WRITTEN};
    dl_store_search search = search_for(written);
    for (uint64_t limit = 1; limit <= 2; limit++) {
        dl_bitmap matching;
        bool cut = false;
        search.verifier = (dl_store_verifier){all_answer, NULL, limit};
        dl_store_matches found = run(f, &search);
        assert_int_equal(found.count, limit);
        assert_int_equal(found.verification_cut, limit == 1);
        assert_int_equal(found.total_is_exact, limit == 2);
        assert_ok(dl_store_matching(&matching, &cut, f->reader, &search, error));
        assert_int_equal(matching.count, limit);
        assert_int_equal(cut, limit == 1);
        dl_bitmap_free(&matching);
    }
}

static void test_orders_by_date_put_the_undated_last(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(all(m));
    search.sort = DL_STORE_BY_DATE_NEWEST;
    assert_string_equal(ranked(f, &search), "234876");
    search.sort = DL_STORE_BY_DATE_OLDEST;
    assert_string_equal(ranked(f, &search), "784236");
    /* Within a day by score: 3 is the only one of the two with this word. */
    search.root = group(m, must(all(m)), stem(m, "russia"));
    assert_string_equal(ranked(f, &search), "784326");
    search.sort = DL_STORE_BY_DATE_NEWEST;
    assert_string_equal(ranked(f, &search), "324876");
}

static void test_equal_scores_come_in_the_order_of_the_documents(void **state)
{
    fixture *f = *state;
    dl_store_search search = search_for(all(&f->maker));
    assert_string_equal(ranked(f, &search), "234678");
}

static void test_collapsing_keeps_the_best_of_each_article(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(group(m, stem(m, "plan"), stem(m, "tajikistan")));
    assert_string_equal(ranked(f, &search), "372");
    search.collapse_articles = true;
    dl_store_matches found = run(f, &search);
    assert_string_equal(digits(f, &found, true), "37");
    assert_int_equal(found.items[0].collapsed, 1);
    assert_int_equal(found.items[1].collapsed, 0);
    assert_int_equal(found.total, 2);
    assert_true(found.total_is_exact);
}

static void test_offset_and_limit_cut_the_list_and_not_the_total(void **state)
{
    fixture *f = *state;
    dl_store_search search = search_for(all(&f->maker));
    static const struct {
        size_t offset, limit;
        const char *expected;
    } cases[] = {
        {0, 2, "23"}, {2, 2, "46"}, {4, 10, "78"},           {6, 1, ""},         {SIZE_MAX, 1, ""},
        {0, 0, ""},   {3, 0, ""},   {0, SIZE_MAX, "234678"}, {5, SIZE_MAX, "8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        search.offset = cases[i].offset;
        search.limit = cases[i].limit;
        dl_store_matches found = run(f, &search);
        assert_string_equal(digits(f, &found, true), cases[i].expected);
        assert_int_equal(found.total, 6);
    }
}

/* ---- limits and failures ---- */

static void test_a_prefix_over_the_limit_is_cut_to_frequent_words_and_told(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    static const struct {
        size_t limit;
        bool cut;
        const char *expected;
    } cases[] = {
        {5, false, "378"}, /* planet, plank, plans, plant */
        {4, false, "378"}, {1, true, "37"}, {0, true, ""}, {SIZE_MAX, false, "378"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_store_search search = search_for(pattern(m, NULL, "plan*"));
        search.prefix_limit = cases[i].limit;
        dl_store_matches found = run(f, &search);
        assert_string_equal(digits(f, &found, false), cases[i].expected);
        assert_int_equal(found.cut_word_count, cases[i].cut);
        if (cases[i].cut)
            assert_true(dl_slice_is(found.cut_words[0], "plan*"));
    }
}

static void test_the_source_resolvers_failure_is_the_searchs(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search =
        search_for(group(m, must(keyword(m, "source", "fail")), stem(m, "plan")));
    dl_store_matches found;
    dateline_error met;
    assert_fails(dl_store_run(&found, &m->arena, f->reader, &search, &met), DATELINE_ERROR_DAMAGED,
                 &met);
    assert_string_equal(met.message, "the list of sources is damaged");
    assert_int_equal(found.count, 0);
    search.sources.resolve = NULL;
    search.root = keyword(m, "source", "first");
    assert_string_equal(ranked(f, &search), "");
}

static void test_nesting_is_bounded(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_query_node *deep = stem(m, "moscow");
    for (int i = 0; i < 100; i++)
        deep = group(m, deep);
    dl_store_search search = search_for(deep);
    assert_string_equal(ranked(f, &search), "4");
    for (int i = 0; i < 100000; i++)
        deep = group(m, deep);
    search.root = deep;
    dl_store_matches found;
    dateline_error met;
    assert_fails(dl_store_run(&found, &m->arena, f->reader, &search, &met), DATELINE_ERROR_INTERNAL,
                 &met);
    assert_contains(met.message, "nested too deeply");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        fixture_test(test_the_bonus_goes_to_passages_with_all_words_and_to_no_others),
        fixture_test(test_weights_scale_the_score_and_zero_takes_it_away),
        fixture_test(test_scores_of_chosen_documents_are_the_searchs),
        fixture_test(test_what_the_verifier_may_not_look_at_is_told),
        fixture_test(test_orders_by_date_put_the_undated_last),
        fixture_test(test_equal_scores_come_in_the_order_of_the_documents),
        fixture_test(test_collapsing_keeps_the_best_of_each_article),
        fixture_test(test_offset_and_limit_cut_the_list_and_not_the_total),
        fixture_test(test_a_prefix_over_the_limit_is_cut_to_frequent_words_and_told),
        fixture_test(test_the_source_resolvers_failure_is_the_searchs),
        fixture_test(test_nesting_is_bounded),
    };
    return cmocka_run_group_tests_name("store ranking", tests, NULL, NULL);
}
