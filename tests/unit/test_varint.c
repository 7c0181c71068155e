/* Numbers of seven bits a byte. */
#include "unit.h"

#include "util/varint.h"

static void reads_what_it_wrote(void **state)
{
    (void)state;
    static const struct {
        uint64_t value;
        const char *bytes;
        size_t size;
    } cases[] = {
        {0, "\0", 1},           {1, "\1", 1},           {127, "\x7F", 1},
        {128, "\x80\1", 2},     {300, "\xAC\2", 2},     {16383, "\xFF\x7F", 2},
        {16384, "\x80\x80\1", 3}, {UINT32_MAX, "\xFF\xFF\xFF\xFF\x0F", 5},
        {UINT64_MAX, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1", 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_varint_put(&out, cases[i].value);
        assert_int_equal(out.size, cases[i].size);
        assert_memory_equal(out.data, cases[i].bytes, out.size);
        dl_buffer_add_byte(&out, 'x');
        const char *at = out.data;
        assert_true(dl_varint_read(&at) == cases[i].value);
        assert_ptr_equal(at, out.data + cases[i].size);
        uint64_t value = 7;
        dl_slice rest = dl_buffer_slice(&out);
        assert_true(dl_varint_cut(&value, &rest));
        assert_true(value == cases[i].value);
        assert_true(dl_slice_is(rest, "x"));
        for (size_t size = 0; size < cases[i].size; size++) { /* cut */
            rest = dl_slice_cut(dl_buffer_slice(&out), 0, size);
            assert_false(dl_varint_cut(&value, &rest));
            assert_int_equal(rest.size, size);
        }
        dl_buffer_free(&out);
    }
}

static void refuses_more_than_64_bits(void **state)
{
    (void)state;
    static const char *const texts[] = {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\2", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint64_t value;
        dl_slice rest = dl_slice_of(texts[i]);
        assert_false(dl_varint_cut(&value, &rest));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_it_wrote),
        cmocka_unit_test(refuses_more_than_64_bits),
    };
    return cmocka_run_group_tests_name("varint", tests, NULL, NULL);
}
