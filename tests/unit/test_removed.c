/* What is removed of a segment, as bytes and back. */
#include "unit.h"

#include "store/glass/removed.h"

#include <stdlib.h>

enum { LIMIT = 3000 };

static void test_sets_come_back_as_they_were(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int round = 0; round < 200; round++) {
        dl_bitmap set, back;
        dl_buffer bytes = DL_BUFFER_EMPTY;
        assert_true(dl_bitmap_make(&set, LIMIT) && dl_bitmap_make(&back, LIMIT));
        for (int runs = rand_r(&seed) % 20; runs; runs--) {
            unsigned at = 1 + (unsigned)rand_r(&seed) % (LIMIT - 1);
            for (unsigned end = at + (unsigned)rand_r(&seed) % 300; at < end; at++)
                dl_bitmap_add(&set, at);
        }
        if (round % 10 == 0)
            dl_bitmap_add(&set, LIMIT - 1);
        dl_removed_put(&bytes, &set);
        assert_false(bytes.failed);
        assert_true(bytes.size <= 20 * 6 + 6);
        assert_true(dl_removed_get(&back, dl_buffer_slice(&bytes)));
        assert_int_equal(back.count, set.count);
        assert_memory_equal(back.words, set.words, LIMIT / 64 * sizeof *set.words);
        dl_buffer_free(&bytes);
        dl_bitmap_free(&set);
        dl_bitmap_free(&back);
    }
}

static void test_bytes_that_say_no_set_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        bool fine;
    } cases[] = {
        {"", 0, true},
        {"\x01\x09", 2, true},
        {"\x01\x07\x01\x01", 4, true},
        {"\x01\x07\x01\x02", 4, false},
        {"\x01\x0A", 2, false}, /* past the limit, which is 10 */
        {"\x0A\x00", 2, true},
        {"\x0B\x00", 2, false},
        {"\x01", 1, false},
        {"\x01\x80", 2, false},
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x01", 9, false},
        {"\xFF\xFF\xFF\xFF\x0F\x01", 6, false},
        {"\x01\xFF\xFF\xFF\xFF\x0F", 6, false},
        {"\xFF\xFF\xFF\xFF\x7F\x01", 6, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_bitmap set;
        assert_true(dl_bitmap_make(&set, 10));
        if (dl_removed_get(&set, dl_slice_make(cases[i].bytes, cases[i].size)) != cases[i].fine)
            fail_msg("case %zu", i);
        dl_bitmap_free(&set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_come_back_as_they_were),
        cmocka_unit_test(test_bytes_that_say_no_set_are_refused),
    };
    return cmocka_run_group_tests_name("removed", tests, NULL, NULL);
}
