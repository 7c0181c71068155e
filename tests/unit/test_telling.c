/* The most telling words: frequent in the passages, rare in the index. */
#include "unit.h"

#include "rank/telling.h"

static void the_rare_and_frequent_come_first(void **state)
{
    (void)state;
    dl_telling_term terms[] = {
        {DL_LITERAL("the"), 9, 1, 900, 0},      {DL_LITERAL("storm"), 3, 1, 10, 0},  {DL_LITERAL("once"), 1, 1, 10, 0},
        {DL_LITERAL("unique"), 5, 1, 1, 0},     {DL_LITERAL("half"), 3, 0.5, 10, 0}, {DL_LITERAL("common"), 3, 1, 200, 0},
        {DL_LITERAL("everywhere"), 3, 1, 1000, 0},
    };
    static const char *const expected[] = {"storm", "once", "half", "common"};
    size_t count = COUNT(terms), none = 0;
    assert_true(dl_telling_terms(terms, &count, 1000, 4));
    assert_int_equal(count, 4);
    for (size_t i = 0; i < COUNT(expected); i++)
        if (!dl_slice_is(terms[i].stem, expected[i]))
            fail_msg("%zu is %s, not %s", i, terms[i].stem.data, expected[i]);
    assert_true(terms[0].weight == 1);
    for (size_t i = 1; i < COUNT(expected); i++)
        assert_true(terms[i].weight > 0 && terms[i].weight <= 1);
    assert_true(dl_telling_terms(terms, &none, 1000, 4));
    assert_int_equal(none, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_rare_and_frequent_come_first)};
    return cmocka_run_group_tests_name("telling", tests, NULL, NULL);
}
