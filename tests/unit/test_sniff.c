/* What a source is, told by its first bytes. */
#include "unit.h"
#include <stdint.h>

#include "article/sniff.h"

#define BYTES(text) {(text), sizeof(text) - 1}

static void test_contents(void **state)
{
    (void)state;
    static const struct {
        dl_slice head;
        dl_content content;
        const char *reason; /* a part of it */
    } cases[] = {
        {BYTES("Plain words"), DL_CONTENT_TEXT, NULL},
        {BYTES("\xEF\xBB\xBF date 2025-11-19 X"), DL_CONTENT_TEXT, NULL},
        {BYTES("caf\xE9 latin"), DL_CONTENT_TEXT, NULL},
        {BYTES("\n\n \n"), DL_CONTENT_TEXT, NULL},
        {BYTES("[Reuters] Words"), DL_CONTENT_TEXT, NULL},
        {BYTES("[[Wiki link]] Words"), DL_CONTENT_TEXT, NULL},
        {BYTES("< less than"), DL_CONTENT_TEXT, NULL},
        {BYTES("{\"a\": 1}\n{\"a\": 2}\n"), DL_CONTENT_LINES, NULL},
        {BYTES("\n {\"a\": \"cut\n{\"a\": 2}\n"), DL_CONTENT_LINES, NULL},
        {BYTES("{\"a\": 1}"), DL_CONTENT_VALUES, NULL},
        {BYTES("{\n  \"a\": 1\n}"), DL_CONTENT_VALUES, NULL},
        {BYTES("[{\"a\": 1}]"), DL_CONTENT_VALUES, NULL},
        {BYTES("[[[[[[[["), DL_CONTENT_VALUES, NULL},
        {BYTES("[ ]"), DL_CONTENT_VALUES, NULL},
        {BYTES(""), DL_CONTENT_UNUSABLE, "empty"},
        {BYTES("\xFF\xFEh\0i\0"), DL_CONTENT_UNUSABLE, "iconv -f UTF-16"},
        {BYTES("\xFE\xFF\0h\0i"), DL_CONTENT_UNUSABLE, "iconv -f UTF-16"},
        {BYTES("\xFF\xFE\0\0h\0\0\0"), DL_CONTENT_UNUSABLE, "iconv -f UTF-32"},
        {BYTES("h\0i\0"), DL_CONTENT_UNUSABLE, "binary"},
        {BYTES("\x01\x02\x03 text"), DL_CONTENT_UNUSABLE, "control"},
        {BYTES("  <!DOCTYPE html><p>"), DL_CONTENT_PAGE, NULL},
        {BYTES("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC ''>\n<html>"), DL_CONTENT_PAGE, NULL},
        {BYTES("<!-- saved --><HTML>"), DL_CONTENT_PAGE, NULL},
        {BYTES("<?xml version='1.0'?>"), DL_CONTENT_UNUSABLE, "XML"},
        {BYTES("%PDF-1.7"), DL_CONTENT_UNUSABLE, "PDF"},
        {BYTES("{\\rtf1 text}"), DL_CONTENT_UNUSABLE, "RTF"},
        {BYTES("PK\x03\x04"), DL_CONTENT_UNUSABLE, "ZIP"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reason;
        dl_content content = dl_sniff(cases[i].head, true, &reason);
        if (content != cases[i].content)
            fail_msg("'%.*s' is %d", (int)cases[i].head.size, cases[i].head.data, content);
        assert_int_equal(reason != NULL, cases[i].reason != NULL);
        if (reason)
            assert_non_null(strstr(reason, cases[i].reason));
    }
}

static void test_a_first_line_without_end_is_a_record(void **state)
{
    (void)state;
    const char *reason;
    assert_int_equal(dl_sniff(DL_LITERAL("{\"text\": \"goes on"), false, &reason), DL_CONTENT_LINES);
    assert_int_equal(dl_sniff(DL_LITERAL("{\"text\": \"goes on"), true, &reason), DL_CONTENT_VALUES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_a_first_line_without_end_is_a_record),
    };
    return cmocka_run_group_tests_name("sniff", tests, NULL, NULL);
}
