/* Slices are equal when all their bytes are. */
#include "unit.h"

#include "util/slice.h"

static void test_each_byte_counts(void **state)
{
    (void)state;
    enum { MOST = 40 };
    char left[MOST], right[MOST];
    for (size_t size = 0; size <= MOST; size++) {
        for (size_t i = 0; i < size; i++)
            left[i] = right[i] = (char)(i * 7);
        assert_true(dl_slice_equal(dl_slice_make(left, size), dl_slice_make(right, size)));
        for (size_t i = 0; i < size; i++) {
            right[i] ^= 0x40;
            assert_false(dl_slice_equal(dl_slice_make(left, size), dl_slice_make(right, size)));
            right[i] ^= 0x40;
        }
        assert_int_equal(dl_slice_equal(dl_slice_make(left, size), dl_slice_make(right, size / 2)), size / 2 == size);
    }
    assert_true(dl_slice_equal(dl_slice_of(NULL), DL_LITERAL("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_byte_counts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
