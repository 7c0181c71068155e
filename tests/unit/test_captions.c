/* Subtitles: what is said, without numbers, times and marks. */
#include "unit.h"

#include "article/formats/captions/captions_line.h"
#include "source_text.h"

#include <stdio.h>

static void test_times(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool times;
        uint64_t from, until;
    } cases[] = {
        {"00:01:02,500 --> 00:01:05,000", true, 62500, 65000},
        {"01:02.5 --> 1:00:00.25 line:0 position:20%", true, 62500, 3600250},
        {" 00:00:00.000 -->\t00:00:01.000", true, 0, 1000},
        {"00:00:01 --> 00:00:02", false, 0, 0},
        {"00:00:01,000 -> 00:00:02,000", false, 0, 0},
        {"1,5 --> 2,5", false, 0, 0},
        {"00:00:00:01,000 --> 00:00:02,000", false, 0, 0},
        {"", false, 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t from, until;
        const bool times = dl_captions_times(&from, &until, dl_slice_of(cases[i].line));
        if (times != cases[i].times || (times && (from != cases[i].from || until != cases[i].until)))
            fail_msg("%s", cases[i].line);
    }
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words, *speaker;
    } cases[] = {
        {"<i>We sail.</i>", "We sail.", ""},
        {"{\\an8}We <00:00:01.000><c> sail</c> &amp; row", "We  sail & row", ""},
        {"<v Anna>We sail.</v>", "We sail.", "Anna"},
        {"<v.loud Anna B.>We sail.", "We sail.", "Anna B."},
        {"1 < 2, 3 > 2 {so} <", "1 < 2, 3 > 2 {so} <", ""},
        {"<video>x", "x", ""},
        {" <i></i> ", "", ""},
        {"<i>", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_slice speaker;
        dl_captions_words(&out, &speaker, dl_slice_of(cases[i].line));
        if (!dl_slice_is(dl_buffer_slice(&out), cases[i].words) || !dl_slice_is(speaker, cases[i].speaker))
            fail_msg("%s: %.*s", cases[i].line, (int)out.size, out.data);
        dl_buffer_free(&out);
    }
}

static void test_subtitles(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content, *expected;
    } cases[] = {
        {"a.srt", "1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>The ferry sails</i>\r\nat noon.\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\nNobody knew.\r\n\r\n"
                  "3\r\n00:01:05,000 --> 00:01:06,000\r\n12\r\nmen waited.\r\n",
         "article 0-171\nparagraph: The ferry sails at noon. Nobody knew.\nparagraph: 12 men waited.\n"},
        /* A blank line within what is shown, and none before the next. */
        {"a.srt", "1\n00:00:01,000 --> 00:00:03,000\nOne\n\nand two.\n2\n00:00:03,500 --> 00:00:05,000\nThree.\n",
         "article 0-85\nparagraph: One and two. Three.\n"},
        {"a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v.loud Anna Bell>One here.</v>\n\n00:01.000 --> 00:02.000\n<vx Ben>Two here.\n\n"
         "00:02.000 --> 00:03.000\n<v  Cy>Three.\n",
         "article 0-146\nparagraph: Anna Bell: One here. Two here.\nparagraph: Cy: Three.\n"},
        {"a.vtt", "WEBVTT - a title\nKind: captions\nLanguage: fi\n\nNOTE\nno words\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:start\n"
                  "<v Anna>We sail.\n\n00:02.000 --> 00:03.000\n<v Anna>At noon.\n\n00:03.000 --> 00:04.000\n<v Mika>No.\n",
         "article 0-227 language=fi\nparagraph: Anna: We sail. At noon.\nparagraph: Mika: No.\n"},
        /* Speech that a machine recognized: each line is shown again above the next one. */
        {"a.vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nthe<00:00:01.000><c> ferry</c>\n\n00:00:02.000 --> 00:00:02.010\nthe ferry\n \n\n"
                  "00:00:02.010 --> 00:00:04.000\nthe ferry\nsails<00:00:03.000><c> now</c>\n",
         "article 0-186\nparagraph: the ferry sails now\n"},
        {"a.srt", "1\n00:00:01,000 --> 00:00:03,000\n\n", "lost: is subtitles without words; nothing to index\n"},
        {"a.txt", "WEBVTTS are no subtitles.\n", "article 0-26\nparagraph: WEBVTTS are no subtitles.\n"},
        /* A list in JSON; one of clips is none. */
        {"a.json", "[{\"text\": \"we sail\", \"start\": 0.5, \"duration\": 2.0}, {\"text\": \"we \\u00e9t\\u00e9\", \"start\": 2.5, \"duration\": 1}, {\"text\": \"Later.\", \"start\": 60, \"duration\": 1}]",
         "article 0-159\nparagraph: we sail we \u00E9t\u00E9\nparagraph: Later.\n"},
        {"a.json", "[{\"title\": \"A\", \"text\": \"One.\", \"start\": 1, \"duration\": 2}]", "article 1-58\nheadline: A\nparagraph: One.\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), NULL);
        if (strcmp(out.data, cases[i].expected) != 0)
            fail_msg("case %zu became\n%sand not\n%s", i, out.data, cases[i].expected);
    }
    dl_buffer_free(&out);
}

/* Passages are of some sentences, and never without end. */
static void test_long_speech(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (unsigned i = 0; i < 100; i++)
        dl_buffer_printf(&text, "%u\n00:%02u:%02u,000 --> 00:%02u:%02u,900\nthe ferry number %u sails to the island%s\n\n", i + 1, i / 60, i % 60, i / 60, i % 60,
                         i, i < 50 && i % 3 == 2 ? "." : "");
    source_text(&out, "a.srt", dl_buffer_slice(&text), NULL);
    size_t count = 0;
    for (const char *at = out.data; (at = strstr(at, "paragraph: ")); count++) {
        const char *end = strchr(at, '\n');
        assert_in_range(end - at, 40, 900);
        at = end;
    }
    assert_in_range(count, 9, 14);
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_subtitles),
        cmocka_unit_test(test_long_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
