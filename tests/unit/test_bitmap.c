/* Sets of numbers, against an array of flags. */
#include "unit.h"

#include "util/bitmap.h"

#include <stdlib.h>

enum { LIMIT = 300 };

static void answers_as_an_array_of_flags(void **state)
{
    (void)state;
    srand(1);
    for (int round = 0; round < 60; round++) {
        uint32_t limit = 1 + (uint32_t)(rand() % LIMIT), members = (uint32_t)(rand() % 40);
        bool flags[LIMIT + 1] = {false};
        dl_bitmap set;
        assert_true(dl_bitmap_make(&set, limit));
        for (uint32_t i = 0; i < members; i++) {
            uint32_t number = (uint32_t)rand() % (limit + 5);
            dl_bitmap_add(&set, number);
            flags[number < limit ? number : LIMIT] = number < limit;
        }
        uint64_t count = 0;
        for (uint32_t at = 0; at < limit; at++) {
            uint32_t floor = at, ceiling = at;
            while (floor && !flags[floor])
                floor--;
            while (ceiling < limit && !flags[ceiling])
                ceiling++;
            assert_int_equal(dl_bitmap_has(&set, at), flags[at]);
            assert_int_equal(dl_bitmap_floor(&set, at), floor);
            assert_int_equal(dl_bitmap_ceiling(&set, at), ceiling == limit ? UINT32_MAX : ceiling);
            assert_int_equal(dl_bitmap_between(&set, 0, at), count);
            count += flags[at];
        }
        assert_int_equal(set.count, count);
        assert_int_equal(dl_bitmap_between(&set, 0, UINT32_MAX), count);
        uint32_t begin = (uint32_t)rand() % limit, end = begin + (uint32_t)rand() % limit;
        uint64_t inside = 0;
        for (uint32_t at = begin; at < end && at < limit; at++)
            inside += flags[at];
        assert_int_equal(dl_bitmap_between(&set, begin, end), inside);
        assert_false(dl_bitmap_has(&set, limit));
        assert_int_equal(dl_bitmap_ceiling(&set, limit), UINT32_MAX);
        dl_bitmap_free(&set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_as_an_array_of_flags)};
    return cmocka_run_group_tests_name("bitmap", tests, NULL, NULL);
}
