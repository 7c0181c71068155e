/* Printers: what comes from articles is escaped once, spans mark exactly their bytes, nothing is lost. */
#include "unit.h"

#include "output/printer.h"
#include "util/buffer.h"

#include <jansson.h>

#define TEXT "<b>\"Caf\xC3\xA9\"</b> & \xF0\x9F\x98\x80 tab\there"
#define TITLE "A <title> & \x1B[31mmore\x7F\xC2\x9B"

static const dateline_slice authors[] = {{"A & B", 5}};
static const dateline_article article = {
    .id = "0123456789abcdef",
    .title = {TITLE, sizeof TITLE - 1},
    .date = {"2025-11-19", 10},
    .place = {"MOSCOW", 6},
    .authors = authors,
    .author_count = 1,
    .path = "folder/with <odd> \xFF name.txt",
    .source_end = 99,
    .passage_count = 3,
};
/* Café, and the emoji. */
static const dateline_span spans[] = {
    {4, 9, 4, 8, 4, 8, "cafe", DATELINE_VIA_FOLDED},
    {17, 21, 16, 17, 16, 18, "\xF0\x9F\x98\x80", DATELINE_VIA_EXACT},
};
static const dateline_tweet tweet = {
    .name = {"N <n>", 5}, .handle = {"handle", 6}, .date = {"2025-11-18", 10}, .truncated = 1};
static const dateline_hit hits[] = {{
    .rank = 1,
    .score = 2.5,
    .passage = {.id = "0123456789abcdef.2",
                .ordinal = 2,
                .kind = DATELINE_TWEET,
                .text = {TEXT, sizeof TEXT - 1},
                .source_begin = 10,
                .source_end = 48,
                .tweet = &tweet,
                .spans = spans,
                .span_count = 2},
    .article = &article,
}};
static const dateline_result result = {
    .query = "caf\xC3\xA9 <x>", .understood = "cafe x", .total = 1, .total_is_exact = 1, .hits = hits,
    .hit_count = 1};

static bool collect(void *context, const char *data, size_t size)
{
    dl_buffer_add(context, data, size);
    return true;
}

static bool refuse(void *context, const char *data, size_t size)
{
    (void)context, (void)data, (void)size;
    return false;
}

static const char *printed(dl_buffer *out, const char *format, dl_marks marks, const dateline_result *what)
{
    dl_printer_options options = {marks, 0};
    dl_printer *printer = dl_printer_new(format, &options);
    assert_non_null(printer);
    dl_buffer_clear(out);
    assert_true(dl_printer_result(printer, what, collect, out));
    dl_buffer_add_byte(out, '\0');
    assert_false(out->failed);
    dl_printer_free(printer);
    return out->data;
}

static void test_json_gives_back_what_was_put_in(void **state)
{
    (void)state;
    dl_buffer out = DL_BUFFER_EMPTY;
    json_t *all = json_loads(printed(&out, "json", DL_MARKS_NONE, &result), 0, NULL);
    json_t *line = json_loads(printed(&out, "jsonl", DL_MARKS_NONE, &result), 0, NULL);
    assert_non_null(all);
    assert_ptr_equal(strchr(out.data, '\n'), out.data + out.size - 2); /* one line a hit */
    json_t *hit = json_array_get(json_object_get(all, "hits"), 0);
    assert_true(json_equal(hit, line));
    assert_int_equal(json_integer_value(json_object_get(all, "schema")), DL_OUTPUT_SCHEMA);
    assert_string_equal(json_string_value(json_object_get(hit, "text")), TEXT);
    json_t *of_article = json_object_get(hit, "article");
    assert_string_equal(json_string_value(json_object_get(of_article, "title")), TITLE);
    const char *path;
    int bytes[2], codepoints[2], units[2], truncated;
    assert_int_equal(json_unpack(hit, "{s:{s:s}, s:{s:b}}", "source", "path", &path, "tweet", "truncated",
                                 &truncated), 0);
    assert_string_equal(path, "folder/with <odd> \\xff name.txt");
    assert_true(truncated);
    json_t *emoji = json_array_get(json_object_get(hit, "spans"), 1);
    assert_int_equal(json_unpack(emoji, "{s:[ii], s:[ii], s:[ii]}", "byte", &bytes[0], &bytes[1], "codepoint",
                                 &codepoints[0], &codepoints[1], "utf16", &units[0], &units[1]), 0);
    assert_int_equal(bytes[1] - bytes[0], 4);
    assert_int_equal(codepoints[1] - codepoints[0], 1);
    assert_int_equal(units[1] - units[0], 2);
    json_decref(all);
    json_decref(line);
    dl_buffer_free(&out);
}

static void test_each_format_marks_and_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        dl_marks marks;
        const char *has, *has_not;
    } cases[] = {
        {"html", DL_MARKS_NONE,
         "&lt;b&gt;&quot;<mark>Caf\xC3\xA9</mark>&quot;&lt;/b&gt; &amp; <mark>\xF0\x9F\x98\x80</mark>", "<b>"},
        {"html", DL_MARKS_NONE, "A &lt;title&gt; &amp; ", "<title> &"},
        {"html", DL_MARKS_NONE, "N &lt;n&gt;", "&amp;lt;"},
        {"text", DL_MARKS_BRACKETS, "<b>\"[Caf\xC3\xA9]\"</b> & [\xF0\x9F\x98\x80] tab", "&amp;"},
        {"text", DL_MARKS_NONE, "<b>\"Caf\xC3\xA9\"</b> & \xF0\x9F\x98\x80 tab", "[Caf"},
        {"text", DL_MARKS_COLOR, "Caf\xC3\xA9\x1B[", "[Caf"},
        /* What an article holds must not steer the terminal. */
        {"text", DL_MARKS_NONE, "A <title> & \uFFFD[31mmore\uFFFD\uFFFD", "\x1B"},
        {"html", DL_MARKS_NONE, " [31mmore  </h2>", "\xC2\x9B"},
        {"tsv", DL_MARKS_NONE, "A <title> & \\u001b[31mmore\\u007f\\u009b\t", "\x1B"},
        {"json", DL_MARKS_NONE, "\\u001B[31mmore\\u007F\\u009B\"", "\xC2\x9B"},
        {"jsonl", DL_MARKS_NONE, "\\u001B[31mmore\\u007F\\u009B\"", "\x7F"},
        {"tsv", DL_MARKS_NONE, "tab\\there\n", "tab\there"},
        {"trec", DL_MARKS_NONE, "1 Q0 0123456789abcdef.2 1 2.500000 dateline\n", "Caf"},
        {"tsv", DL_MARKS_NONE, "0123456789abcdef.2\ttweet\t2025-11-18\tMOSCOW\thandle\t", "[Caf"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = printed(&out, cases[i].format, cases[i].marks, &result);
        if (!strstr(got, cases[i].has) || strstr(got, cases[i].has_not))
            fail_msg("case %zu, %s: \"%s\" in, \"%s\" not in:\n%s", i, cases[i].format, cases[i].has,
                     cases[i].has_not, got);
    }
    dl_buffer_free(&out);
}

static void test_no_hit_and_a_failing_sink(void **state)
{
    (void)state;
    static const dateline_result nothing = {.query = "x", .understood = "x", .total_is_exact = 1};
    static const char *const formats[] = {"text", "json", "jsonl", "tsv", "html", "trec"};
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_printer_options options = {DL_MARKS_NONE, 0};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        printed(&out, formats[i], DL_MARKS_NONE, &nothing);
        dl_printer *printer = dl_printer_new(formats[i], &options);
        assert_false(dl_printer_result(printer, &result, refuse, NULL));
        dl_printer_free(printer);
    }
    assert_null(dl_printer_new("nonsense", &options));
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_gives_back_what_was_put_in),
        cmocka_unit_test(test_each_format_marks_and_escapes),
        cmocka_unit_test(test_no_hit_and_a_failing_sink),
    };
    return cmocka_run_group_tests_name("printers", tests, NULL, NULL);
}
