/* What a source is, told by its first bytes. */
#include "unit.h"
#include <stdint.h>

#include "article/formats/formats.h"

#define BYTES(text) {(text), sizeof(text) - 1}

static const char *told(dl_slice bytes, bool whole, const char **reason)
{
    dl_head head = dl_format_head(bytes, whole, DL_LITERAL("name"));
    const dl_format *format = dl_format_find(&head, reason);
    return format ? format->name : "none";
}

static void test_contents(void **state)
{
    (void)state;
    static const struct {
        dl_slice head;
        const char *format; /* NULL: none */
        const char *reason; /* a part of it */
    } cases[] = {
        {BYTES("Plain words"), "plain text", NULL},
        {BYTES("\xEF\xBB\xBF date 2025-11-19 X"), "plain text", NULL},
        {BYTES("caf\xE9 latin"), "plain text", NULL},
        {BYTES("\n\n \n"), "plain text", NULL},
        {BYTES("[Reuters] Words"), "plain text", NULL},
        {BYTES("[[Wiki link]] Words"), "plain text", NULL},
        {BYTES("< less than"), "plain text", NULL},
        {BYTES("{\"a\": 1}\n{\"a\": 2}\n"), "JSON Lines", NULL},
        {BYTES("\n {\"a\": \"cut\n{\"a\": 2}\n"), "JSON Lines", NULL},
        {BYTES("{\"a\": 1}"), "JSON", NULL},
        {BYTES("{\n  \"a\": 1\n}"), "JSON", NULL},
        {BYTES("[{\"a\": 1}]"), "JSON", NULL},
        {BYTES("[[[[[[[["), "JSON", NULL},
        {BYTES("[[\"title\", \"text\"], [\"T\", \"One.\"]]"), "JSON", NULL},
        {BYTES("[ ]"), "JSON", NULL},
        {BYTES(""), NULL, "empty"},
        {BYTES("h\0i\0"), NULL, "binary"},
        {BYTES("\x01\x02\x03 text"), NULL, "control"},
        {BYTES("  <!DOCTYPE html><p>"), "web page", NULL},
        {BYTES("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC ''>\n<html>"), "web page", NULL},
        {BYTES("<!-- saved --><HTML>"), "web page", NULL},
        {BYTES("<?xml version='1.0'?>"), NULL, "XML"},
        {BYTES("%PDF-1.7"), NULL, "PDF"},
        {BYTES("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"), NULL, "Git LFS"},
        {BYTES("\xD0\xCF\x11\xE0"), NULL, "office"},
        {BYTES("Obj\x01\x04\x14" "avro.codec"), NULL, "Avro"},
        {BYTES("ARROW1\0\0\xFF"), NULL, "Arrow"},
        {BYTES("ARROW1 is a train.\n"), "plain text", NULL},
        {BYTES("\x89HDF\r\n\x1A\n\0"), NULL, "HDF5"},
        {BYTES("\x01" "abc001 4 i\r\n\x02Title =\r\n\r\nText."), "wire", NULL},
        {BYTES("BEGIN:VCARD\r\nVERSION:3.0\r\n"), NULL, "vCard"},
        {BYTES("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p><DT><A HREF=\"x\">y</A></DL>"), NULL, "bookmarks"},
        {BYTES("-- MySQL dump 10.13\nINSERT INTO `a` VALUES (1,'x');\n"), NULL, "SQL"},
        {BYTES("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), NULL, "iCalendar"},
        {BYTES("7z\xBC\xAF\x27\x1C"), NULL, "7z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reason, *format = told(cases[i].head, true, &reason);
        if (strcmp(format, cases[i].format ? cases[i].format : "none") != 0)
            fail_msg("'%.*s' is %s", (int)cases[i].head.size, cases[i].head.data, format);
        assert_int_equal(reason != NULL, cases[i].reason != NULL);
        if (reason)
            assert_non_null(strstr(reason, cases[i].reason));
    }
}

static void test_a_first_line_without_end_is_a_record(void **state)
{
    (void)state;
    const char *reason;
    assert_string_equal(told(DL_LITERAL("{\"text\": \"goes on"), false, &reason), "JSON Lines");
    assert_string_equal(told(DL_LITERAL("{\"text\": \"goes on"), true, &reason), "JSON");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_a_first_line_without_end_is_a_record),
    };
    return cmocka_run_group_tests_name("formats", tests, NULL, NULL);
}
