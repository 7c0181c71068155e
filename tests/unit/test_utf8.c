/* UTF-8: what is ill-formed, where, and what becomes of it. */
#include "unit.h"

#include "util/utf8.h"

static void finds_the_first_ill_formed_byte(void **state)
{
    static const struct {
        const char *text;
        size_t at;
        const char *clean;
    } cases[] = {
        {"", 0, ""},
        {"plain", 5, "plain"},
        {"caf\xC3\xA9", 5, "caf\xC3\xA9"},
        {"caf\xE9 noir", 3, "caf\xEF\xBF\xBD noir"},
        {"\xF0\x9F\x98", 0, "\xEF\xBF\xBD"},                    /* cut short: one maximal subpart */
        {"a\xC0\xAF", 1, "a\xEF\xBF\xBD\xEF\xBF\xBD"},          /* overlong */
        {"\xED\xA0\x80", 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* a surrogate */
        {"12345678\xFF", 8, "12345678\xEF\xBF\xBD"},
        {"\xF4\x90\x80\x80", 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer clean = DL_BUFFER_EMPTY;
        assert_int_equal(dl_utf8_first_invalid(dl_slice_of(cases[i].text)), cases[i].at);
        dl_utf8_sanitize(&clean, dl_slice_of(cases[i].text));
        assert_string_equal(clean.data ? clean.data : "", cases[i].clean);
        dl_buffer_free(&clean);
    }
}

static void escapes_bytes_that_are_no_text(void **state)
{
    static const struct {
        const char *text, *escaped;
    } cases[] = {
        {"", ""},
        {"caf\xC3\xA9", "caf\xC3\xA9"},
        {"caf\xE9.txt", "caf\\xe9.txt"},
        {"\xF0\x9F\x98", "\\xf0\\x9f\\x98"},
        {"\xFF\xFE/a\n", "\\xff\\xfe/a\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer got = DL_BUFFER_EMPTY;
        dl_utf8_escape(&got, dl_slice_of(cases[i].text));
        assert_string_equal(got.data ? got.data : "", cases[i].escaped);
        dl_buffer_free(&got);
    }
}

static void leaves_nothing_that_commands_a_terminal(void **state)
{
    static const struct {
        const char *text, *presentable;
    } cases[] = {
        {"", ""},
        {"plain, caf\xC3\xA9 \xF0\x9F\x98\x80", "plain, caf\xC3\xA9 \xF0\x9F\x98\x80"},
        {"\x1B[31mred\x1B]0;t\x07", "\xEF\xBF\xBD[31mred\xEF\xBF\xBD]0;t\xEF\xBF\xBD"},
        {"a\tb\r\nc", "a b  c"},
        {"\xC2\x9B" "2J \x7F \xC2\xA0 \xC2", "\xEF\xBF\xBD" "2J \xEF\xBF\xBD \xC2\xA0 \xEF\xBF\xBD"},
        {"a\xE2\x80\xAE" "b\xE2\x81\xA6" "c\xE2\x81\xA9", "abc"}, /* an override, an isolate and its end */
        {"\xE2\x80\x8F" "a", "\xE2\x80\x8F" "a"},                   /* a mark of direction turns nothing else */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer got = DL_BUFFER_EMPTY;
        dl_utf8_presentable(&got, dl_slice_of(cases[i].text));
        assert_string_equal(got.data ? got.data : "", cases[i].presentable);
        dl_buffer_free(&got);
    }
}

static void counts_characters_and_utf16_units(void **state)
{
    (void)state;
    dl_slice text = dl_slice_of("a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80");
    assert_int_equal(dl_utf8_count(text), 4);
    assert_int_equal(dl_utf8_utf16_units(text), 5);
    assert_int_equal(dl_utf8_floor(text, 7), 6);
    assert_int_equal(dl_utf8_floor(text, 6), 6);
    assert_int_equal(dl_utf8_floor(text, 99), text.size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_first_ill_formed_byte),
        cmocka_unit_test(escapes_bytes_that_are_no_text),
        cmocka_unit_test(leaves_nothing_that_commands_a_terminal),
        cmocka_unit_test(counts_characters_and_utf16_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
