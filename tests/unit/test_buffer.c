/* Growable arrays of bytes. */
#include "unit.h"

#include "util/buffer.h"

static void numbers_in_hexadecimal_are_as_printf_writes_them(void **state)
{
    (void)state;
    static const struct {
        uint64_t number;
        unsigned digits;
        const char *text;
    } rows[] = {
        {0, 8, "00000000"},
        {0, 0, ""},
        {0x1f, 8, "0000001f"},
        {0x123456789, 8, "123456789"},
        {0xb762e9967a8b1b3a, 16, "b762e9967a8b1b3a"},
        {7, 16, "0000000000000007"},
        {UINT64_MAX, 1, "ffffffffffffffff"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dl_buffer_clear(&out);
        dl_buffer_add_hex(&out, rows[i].number, rows[i].digits);
        assert_int_equal(out.size, strlen(rows[i].text));
        assert_string_equal(out.size ? out.data : "", rows[i].text);
    }
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_hexadecimal_are_as_printf_writes_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
