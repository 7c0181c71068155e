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

/* What stands around a hit, and a fragment of it: no more than Café. */
static const dateline_passage before = {
    .id = "0123456789abcdef.1", .ordinal = 1, .kind = DATELINE_QUOTE, .text = {"It's \"before\"", 13}};
static const dateline_passage after = {
    .id = "0123456789abcdef.3", .ordinal = 3, .kind = DATELINE_CAPTION, .text = {"\u4E2D\u56FD after", 12}};
static const dateline_fragment fragment = {4, 9, 4, 8, 4, 8};
static const dateline_article untitled = {.id = "fedcba9876543210", .path = "a/b.txt"};
static const dateline_score_part parts[] = {{"terms", "+a", 1.5}, {"order", "pairs", 0.25}};
static const dateline_hit hit_within[] = {{
    .rank = 1,
    .passage = {.id = "0123456789abcdef.2",
                .ordinal = 2,
                .text = {TEXT, sizeof TEXT - 1},
                .spans = spans,
                .span_count = 2,
                .fragments = &fragment,
                .fragment_count = 1},
    .article = &untitled,
    .before = &before,
    .before_count = 1,
    .after = &after,
    .after_count = 1,
    .more_in_article = 7,
    .parts = parts,
    .part_count = 2,
}};
static const dateline_result within = {.query = "x", .understood = "x", .hits = hit_within, .hit_count = 1};
static const dateline_document document = {&article, &hits[0].passage, 1};
/* Tweets of which little is known. */
static const dateline_tweet by_handle = {.handle = {"ann", 3}}, by_name = {.name = {"Ann", 3}}, dated = {.date = {"2025", 4}},
                            bare = {.truncated = 1};
static const dateline_passage little[] = {{.text = {"a", 1}, .tweet = &by_handle}, {.text = {"b", 1}, .tweet = &by_name},
                                          {.text = {"c", 1}, .tweet = &dated},     {.text = {"d", 1}, .tweet = &bare}};
static const dateline_document known_little = {&untitled, little, 4};
static const dateline_info info = {.index = "i", .generation = "g", .sources = 11, .articles = 22, .passages = 33,
                                   .passages_of_kind = {[DATELINE_TWEET] = 4}, .disk_bytes = 55};
static const dateline_index_report report = {.sources_new = 11, .sources_changed = 22, .sources_removed = 33,
                                             .sources_moved = 44, .sources_unchanged = 55, .sources_failed = 66,
                                             .passages_added = 77};

/* All that may be there. */
static const char *const notes[] = {"n1", "n2"}, *const roots[] = {"r1", "r\xFF"};
static const dateline_suggestion suggestion[] = {{"boat", 8}, {"goat", 7}};
static const dateline_clause clauses[] = {{"+a", 1, 2, 0}, {"-b", 3, 0, 1}};
static const dateline_diagnosis diagnosis = {clauses, 2, suggestion, 1};
static const dateline_bucket bars[] = {{{"2025-11-18", 10}, 1}, {{"2025-11-20", 10}, 5000}, {{"2026-01-20", 10}, 0}};
static const dateline_histogram by_day = {"day", bars, 3, 6};
static const dateline_facet_counts places = {DATELINE_FACET_PLACE, bars, 2, 9};
static const dateline_explanation explanation = {"tokens", "tree", "compiled"};
static const dateline_result everything = {.query = "q", .understood = "u", .total = 5, .notes = notes, .note_count = 2,
                                    .took_us = 6, .corrected = "c", .suggestions = suggestion, .suggestion_count = 2,
                                    .diagnosis = &diagnosis, .facets = &places, .facet_count = 1, .histogram = &by_day,
                                    .explanation = &explanation};
static const dateline_problem problems[] = {{"p1", 9, 1, 1, "m1"}, {"p\xFF", 0, 0, 0, "m2"}};
static const dateline_file_kind kinds[] = {{".jpg", 3}, {"other", 2}};
static const dateline_index_report problematic = {.files_ignored = 5, .ignored = kinds, .ignored_count = 2,
    .problems = problems, .problem_count = 2, .problems_dropped = 4, .rebuilt = 1, .seconds = 0.5, .text_bytes = 88,
    .articles_added = 6, .passages_added = 7, .articles_total = 8, .passages_total = 9};
static const dateline_index_report dry = {.sources_new = 2, .dry_run = 1};
static const dateline_info described = {.index = "i", .generation = "g", .segments = 2, .removed = 3,
    .first_date = {"2025", 4}, .last_date = {"2026", 4}, .updated = {"2027", 4}, .language = "english", .schema = 21,
    .analyzer = "4", .icu = "72", .unicode = "15", .stemmer = "s", .backend = "glass", .roots = roots, .root_count = 2};

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

static const char *printed_other(dl_buffer *out, const char *format, unsigned width, const void *what)
{
    dl_printer *printer = dl_printer_new(format, &(dl_printer_options){DL_MARKS_BRACKETS, width});
    assert_non_null(printer);
    dl_buffer_clear(out);
    assert_true(what == &document || what == &known_little ? dl_printer_document(printer, what, collect, out)
                : what == &info || what == &described ? dl_printer_info(printer, what, collect, out)
                : what == &report || what == &problematic || what == &dry ? dl_printer_report(printer, what, collect, out)
                                  : dl_printer_result(printer, what, collect, out));
    dl_buffer_add_byte(out, '\0');
    dl_printer_free(printer);
    return out->data;
}

static void test_what_else_is_printed(void **state)
{
    (void)state;
    static const dateline_histogram undated = {"year", NULL, 0, 0};
    static const dateline_result counted = {.query = "x", .understood = "x", .histogram = &by_day},
                                 uncounted = {.query = "x", .understood = "x", .histogram = &undated};
    static const struct {
        const char *format;
        unsigned width;
        const void *what;
        const char *has;
    } cases[] = {
        {"text", 0, &within, "\n| It's \"before\"\n\u2026 [Caf\u00E9] \u2026\n| \u4E2D\u56FD after\n"},
        {"text", 0, &within, "\nand at least 7 more in this article\n"},
        {"text", 0, &within, "    0.0000  score\n    1.5000  terms  +a\n    0.2500  order  pairs\n"},
        {"text", 0, &document, "\u2014 N <n> (@handle)  2025-11-18\n"},
        {"text", 0, &known_little, "a\n\u2014 @ann\na/b.txt:0-0"},
        {"text", 0, &known_little, "b\n\u2014 Ann\na/b.txt:0-0"},
        {"text", 0, &known_little, "c\n\u2014 2025\na/b.txt:0-0"},
        {"text", 0, &known_little, "d\na/b.txt:0-0"},
        {"text", 0, &everything, "tokens\n  tokens\ntree\n  tree\ncompiled\n  compiled\n\n"},
        {"text", 0, &report, "11 new, 22 changed, 33 removed, 44 moved, 66 failed, 77 passages, 0.0 s\n"},
        {"text", 8, &within, "\n| \u4E2D\u56FD\n| after\n"}, /* two columns each */
        {"html", 0, &within, "<h2 dir=\"auto\">a/b.txt</h2>"},
        {"html", 0, &within,
         "<p id=\"0123456789abcdef.1\" class=\"quote\" dir=\"auto\">It&#39;s &quot;before&quot;</p>\n"
         "<p id=\"0123456789abcdef.2\""},
        {"html", 0, &within, "here</p>\n<p id=\"0123456789abcdef.3\" class=\"caption\" dir=\"auto\">\u4E2D"},
        {"jsonl", 0, &within,
         "\"more_in_article\":7,\"before\":[{\"id\":\"0123456789abcdef.1\",\"kind\":\"quote\",\"text\":\"It's"},
        {"jsonl", 0, &within, "\"after\":[{\"id\":\"0123456789abcdef.3\",\"kind\":\"caption\""},
        {"jsonl", 0, &within, "\"fragments\":[{\"byte\":[4,9],\"codepoint\":[4,8],\"utf16\":[4,8]}]"},
        {"html", 0, &within, "<body>\n<article>\n<h2"},
        {"html", 0, &within, "after</p>\n</article>\n</body>"},
        {"json", 0, &everything,
         "{\n \"schema\": 1,\n \"query\": \"q\",\n \"understood\": \"u\",\n \"total\": 5,\n \"total_is_exact\": false,\n "
         "\"took_us\": 6,\n \"notes\": [\n  \"n1\",\n  \"n2\"\n ],\n \"corrected\": \"c\",\n \"suggestions\": [\n  {\n   "
         "\"query\": \"boat\",\n   \"total\": 8\n  },\n  {\n   \"query\": \"goat\",\n   \"total\": 7\n  }\n ],\n "
         "\"diagnosis\": {\n  \"clauses\": [\n   {\n    \"query\": \"+a\",\n    \"alone\": 1,\n    \"without\": 2,\n    "
         "\"kills\": false\n   },\n   {\n    \"query\": \"-b\",\n    \"alone\": 3,\n    \"without\": 0,\n    \"kills\": "
         "true\n   }\n  ],\n  \"relaxations\": [\n   {\n    \"query\": \"boat\",\n    \"total\": 8\n   }\n  ]\n },\n "
         "\"facets\": {\n  \"place\": {\n   \"distinct\": 9,\n   \"values\": [\n    {\n     \"value\": \"2025-11-18\",\n     "
         "\"count\": 1\n    },\n    {\n     \"value\": \"2025-11-20\",\n     \"count\": 5000\n    }\n   ]\n  }\n },\n "
         "\"histogram\": {\n  \"unit\": \"day\",\n  \"bars\": [\n   {\n    \"value\": \"2025-11-18\","},
        {"json", 0, &everything,
         "\"undated\": 6\n },\n \"explanation\": {\n  \"tokens\": \"tokens\",\n  \"tree\": \"tree\",\n  "
         "\"compiled\": \"compiled\"\n },\n \"hits\": []\n}\n"},
        {"jsonl", 0, &problematic,
         "{\"schema\":1,\"new\":0,\"changed\":0,\"removed\":0,\"moved\":0,\"unchanged\":0,\"failed\":0,\"ignored\":5,"
         "\"ignored_kinds\":[{\"kind\":\".jpg\",\"files\":3},{\"kind\":\"other\",\"files\":2}],\"articles\":6,"
         "\"passages\":7,\"articles_total\":8,\"passages_total\":9,\"text_bytes\":88,\"seconds\":0.5,\"rebuilt\":true,"
         "\"problems_dropped\":4,\"problems\":[{\"path\":\"p1\",\"byte\":9,\"lost\":true,\"message\":\"m1\"},"
         "{\"path\":\"p\\\\xff\",\"byte\":null,\"lost\":false,\"message\":\"m2\"}]}\n"},
        {"jsonl", 0, &dry,
         "\"ignored\":0,\"ignored_kinds\":[],\"articles\":null,\"passages\":null,\"articles_total\":null,"
         "\"passages_total\":null,\"text_bytes\":null,\"seconds\":0.0,"},
        {"text", 0, &dry, "2 new, 0 changed, 0 removed, 0.0 s; a dry run, which changes nothing\n"},
        {"tsv", 0, &dry, "new\t2\nchanged\t0\nremoved\t0\nmoved\t0\nunchanged\t0\nfailed\t0\n"},
        {"jsonl", 0, &described,
         "{\"schema\":1,\"index\":\"i\",\"generation\":\"g\",\"sources\":0,\"articles\":0,\"passages\":0,\"kinds\":{"
         "\"headline\":0,\"deck\":0,\"paragraph\":0,\"tweet\":0,\"quote\":0,\"caption\":0,\"list\":0},\"segments\":2,"
         "\"removed\":3,\"disk_bytes\":0,\"first_date\":\"2025\",\"last_date\":\"2026\",\"updated\":\"2027\",\"roots\":["
         "\"r1\",\"r\\\\xff\"],\"built_with\":{\"schema\":21,\"analyzer\":\"4\",\"icu\":\"72\",\"unicode\":\"15\",\"stemmer\":"
         "\"s\",\"language\":\"english\",\"backend\":\"glass\"}}\n"},
        {"text", 0, &described, "removed      3\n"},
        {"text", 0, &document, "folder/with <odd> \uFFFD name.txt  0123456789abcdef\n\n<b>\"[Caf\u00E9]\""},
        {"tsv", 0, &document, "0123456789abcdef.2\ttweet\t2025-11-18\tMOSCOW\thandle\t"},
        {"html", 0, &document, "<title>A &lt;title&gt; &amp;"},
        {"html", 0, &document, "<article>\n<h2 dir=\"auto\">A &lt;title"},
        {"html", 0, &document, "class=\"tweet\" dir=\"auto\">&lt;b&gt;&quot;<mark>Caf\u00E9</mark>"},
        {"json", 0, &document, "{\n \"schema\": 1,\n \"article\": {\n  \"id\": \"0123456789abcdef\""},
        {"jsonl", 0, &document, "\"passages\":[{\"id\":\"0123456789abcdef.2\",\"kind\":\"tweet\""},
        {"jsonl", 0, &document, "\"source\":{\"path\":\"folder/with <odd> \\\\xff name.txt\",\"byte\":[10,48]}"},
        {"html", 0, &info, "<title>index</title>\n</head>\n<body>\n<p>11 sources, 22 articles, 33 passages</p>"},
        {"tsv", 0, &info, "sources\t11\narticles\t22\npassages\t33\nheadline\t0\n"},
        {"tsv", 0, &info, "\ntweet\t4\nquote\t0\ncaption\t0\nlist\t0\ndisk_bytes\t55\n"},
        {"html", 0, &report, "<title>index</title>\n</head>\n<body>\n<p>11 new, 22 changed, 33 removed</p>"},
        {"tsv", 0, &report,
         "new\t11\nchanged\t22\nremoved\t33\nmoved\t44\nunchanged\t55\nfailed\t66\npassages\t77\n"},
        /* What is not nothing is seen, as is a day without; a long gap is told. */
        {"text", 20, &counted, "2025-11-18 \u258F 1\n\u00B7\n2025-11-20 \u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588 5000\n"
                               "\u22EE 60 without\n2026-01-20  0\nundated 6\n"},
        {"text", 0, &uncounted, "undated 0\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = printed_other(&out, cases[i].format, cases[i].width, cases[i].what);
        if (!strstr(got, cases[i].has))
            fail_msg("case %zu, %s: \"%s\" is not in:\n%s", i, cases[i].format, cases[i].has, got);
    }
    dl_buffer_free(&out);
}

static void test_help_is_plain_text(void **state)
{
    (void)state;
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_true(dl_print_help(&everything, collect, &out));
    dl_buffer_add_byte(&out, '\0');
    assert_string_equal(out.data, "dateline: searched for: c\n"
                                  "dateline: nothing found; each clause alone:\n"
                                  "       1  +a  (without it: 2)\n"
                                  "       3  -b\n"
                                  "dateline: these find something:\n"
                                  "       8  boat\n"
                                  "dateline: did you mean:\n"
                                  "       8  boat\n"
                                  "       7  goat\n");
    dl_buffer_free(&out);
    assert_true(dl_print_help(&within, refuse, NULL)); /* nothing to say */
    assert_false(dl_print_help(&everything, refuse, NULL));
}

static void test_lists_of_hits_alone(void **state)
{
    (void)state;
    dl_printer *printer = dl_printer_new("trec", &(dl_printer_options){DL_MARKS_NONE, 0});
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_false(dl_printer_document(printer, &document, collect, &out));
    assert_false(dl_printer_info(printer, &info, collect, &out));
    assert_false(dl_printer_report(printer, &report, collect, &out));
    dl_printer_free(printer);
    printer = dl_printer_new("html", &(dl_printer_options){DL_MARKS_NONE, 0});
    assert_false(dl_printer_answer(printer, "1", &result, collect, &out));
    assert_int_equal(out.size, 0);
    dl_printer_free(printer);
    dl_printer_free(NULL);
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
        cmocka_unit_test(test_what_else_is_printed),
        cmocka_unit_test(test_help_is_plain_text),
        cmocka_unit_test(test_lists_of_hits_alone),
        cmocka_unit_test(test_no_hit_and_a_failing_sink),
    };
    return cmocka_run_group_tests_name("printers", tests, NULL, NULL);
}
