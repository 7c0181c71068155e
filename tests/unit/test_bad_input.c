/* Input that is meant to hurt: in every format bounded time and memory, a sentence, and what is sound is read. */
#include "unit.h"

#include "source_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void repeat(dl_buffer *out, const char *front, const char *unit, size_t size, const char *back)
{
    dl_buffer_clear(out);
    dl_buffer_add_text(out, front);
    while (out->size < size)
        dl_buffer_add_text(out, unit);
    dl_buffer_add_text(out, back);
}

/* Much of one thing. Each gives at least an article or a problem, within the test's time. */
static void test_much_of_one_thing(void **state)
{
    (void)state;
    static const struct {
        const char *name, *front, *unit, *back;
        const char *expected; /* a part */
    } cases[] = {
        {"a.json", "{\"text\":", "[", "", "lost"},
        {"a.json", "{\"title\":\"A\",\"x\":", "{\"a\":", "", "lost"},
        {"a.json", "[", "[", "", "lost"},
        {"a.jsonl", "{\"title\":\"A\"}\n", "{\"\n", "", "headline: A\n"},
        {"a.jsonl", "", "{\"title\":\"\\ud800\"}\n", "", "half of a surrogate pair"},
        {"a.csv", "title,text\n", ",", "\n", "lost 11"},
        {"a.csv", "title,text\nA,B\n", "\"", "", "headline: A\n"},
        {"a.csv", "title,text\n", "a,\n", "", "headline: a\n"},
        {"a.xml", "<rss><item><title>A</title>", "<x>", "</item></rss>", "headline: A\n"},
        {"a.xml", "<rss><item><title>A</title><description>", "&amp;lt;b&amp;gt;", "</description></item></rss>", "headline: A\n"},
        {"a.xml", "<rss><item><title>A</title></item>", "<item>", "", "headline: A\n"},
        {"a.xml", "<rss><item><title>A</title><description>", "<![CDATA[", "</description></item></rss>", "headline: A\n"},
        {"a.xml", "<rss>", "<item><title>A</title><![CDATA[</item>", "</rss>", "headline: A\n"},
        {"a.xml", "<rss><item><title>A</title><description>", "<!--", "</description></item></rss>", "headline: A\n"},
        {"a.xml", "<rss><item><title>A</title></item><item><x ", "a='>' ", "></item></rss>", "a tag of more than 1000 attributes"},
        {"a.xml", "<!DOCTYPE rss [<!ENTITY a \"", "aaaaaaaaaa", "\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><item><title>A &b;</title></item></rss>",
         "lost: is XML of a kind that is not read"},
        {"a.xml", "<nitf><body><p>Text.</p>", "<hl2>", "</hl2></body></nitf>", "paragraph: Text.\n"},
        {"a.xml", "<nitf><body><p>Text.</p><headline>", "<!--", "</headline></body></nitf>", "paragraph: Text.\n"},
        {"a.xml", "<nitf><body><p>Text.</p>", "<by>", "</body></nitf>", "paragraph: Text.\n"},
        {"a.xml", "<nitf><body.content><p>Text.</p></body.content>", "<headline></headline>", "</nitf>", "paragraph: Text.\n"},
        {"a.sgml", "<DOC><HEADLINE>A</HEADLINE>", "<TEXT>", "</DOC>", "headline: A\n"},
        {"a.sgml", "<DOC><HEADLINE>A</HEADLINE></DOC>", "<", "", "headline: A\n"},
        {"a.mbox", "From a@b Tue\nFrom: A\nSubject: S\nContent-Type: multipart/mixed; boundary=x\n\n", "--x\n", "", "headline: S\n"},
        {"a.mbox", "From a@b Tue\nFrom: A\nSubject: ", "=?utf-8?q?=41?= ", "\n\nText.\n", "paragraph: Text.\n"},
        {"a.mbox", "From a@b Tue\nFrom: A\nSubject: S\n\nText.\n\n", "From a\n", "", "headline: S\n"},
        {"a.warc", "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", "x", "", "lost"},
        {"a.warc", "", "WARC/1.0\r\n", "", "lost"},
        {"a.md", "", "> ", "Text.\n", ""},
        {"a.md", "Text.\n\n", "[", "", "paragraph: Text.\n"},
        {"a.md", "Text.\n\n", "*a_", "", "paragraph: Text.\n"},
        {"a.md", "Text.\n\n", "[a]\n", "", "paragraph: Text.\n"},
        {"a.md", "---\ntitle: A\n", "b:\n - ", "\n---\nText.\n", ""},
        {"tweets.js", "window.YTD.tweets.part0 = ", "[", "", "lost"},
        {"a.html", "<p>Text here is long enough to be a paragraph of its own, said the ferryman.</p>", "<div>", "", "Text here"},
        {"a.html", "<html><script>", "x(); ", "</script></html>", "lost: is a web page without text"},
    };
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        repeat(&text, cases[i].front, cases[i].unit, 300 * 1000, cases[i].back);
        source_text(&out, cases[i].name, dl_buffer_slice(&text), NULL);
        if (!out.size || !strstr(out.data, cases[i].expected))
            fail_msg("case %zu, %s%s...: %.300s", i, cases[i].front, cases[i].unit, out.size ? out.data : "nothing");
    }
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

/* Every format cut at every place ends with articles or a sentence. */
static void test_cut_files(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content;
    } cases[] = {
        {"a.json", "[{\"title\": \"A\", \"text\": \"One.\"}, {\"title\": \"B \\u00e9\"}]"},
        {"a.csv", "title,text\nA,\"One \"\"two\"\".\"\nB,C\n"},
        {"a.xml", "<?xml version=\"1.0\"?><rss><item><title>A</title><description><![CDATA[<p>x</p>]]></description></item></rss>"},
        {"a.sgml", "<DOC><DOCNO>1</DOCNO><TEXT>One &amp; two.</TEXT></DOC>"},
        {"a.mbox", "From a@b Tue\nFrom: =?utf-8?q?A?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nOne=41.\n--x--\n"},
        {"a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 53\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nOne, two\r\n\r\n"},
        {"a.md", "---\ntitle: A\n---\n# B\n\n> C *d* [e](f)\n"},
        {"tweets.js", "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"9\",\"full_text\":\"One.\"}}]"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t size = 0; size <= strlen(cases[i].content); size++) {
            source_text(&out, cases[i].name, dl_slice_make(cases[i].content, size), NULL);
            if (!out.size)
                fail_msg("%s cut at %zu gives nothing", cases[i].name, size);
        }
    dl_buffer_free(&out);
}

/* The name does not matter where the content is clear. */
static void test_names_that_lie(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content, *expected;
    } cases[] = {
        {"a.html", "{\"title\": \"A\"}", "article 0-14\nheadline: A\n"},
        {"a.csv", "<DOC><HEADLINE>A</HEADLINE></DOC>", "article 0-33\nheadline: A\n"},
        {"a.csv", "One line of text.\n", "article 0-18\nparagraph: One line of text.\n"},
        {"a.json", "Head\n\nText.", "article 0-11\nheadline: Head\nparagraph: Text.\n"},
        {"a.zip", "Head\n\nText.", "article 0-11\nheadline: Head\nparagraph: Text.\n"},
        {"a.gz", "Head\n\nText.", "article 0-11\nheadline: Head\nparagraph: Text.\n"},
        {"a.xml", "Head\n\nText.", "article 0-11\nheadline: Head\nparagraph: Text.\n"},
        {"a.txt", "%PDF-1.7\n", "lost: is a PDF, which is not read; save its text (pdftotext FILE.pdf does)\n"},
        {"a.car", "\x3A\xA2\x65rootsx", "lost: is a repository of Bluesky's (CAR), which is not read; save its posts as JSON\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), NULL);
        if (strcmp(out.data, cases[i].expected) != 0)
            fail_msg("%s: %s\nbecame\n%s", cases[i].name, cases[i].content, out.data);
    }
    dl_buffer_free(&out);
}

/* Text of each kind in each encoding is the same text. */
static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *content, *expected; /* a part */
    } cases[] = {
        {"\xFF\xFEH\0e\0a\0d\0\n\0\n\0\x1F\x04.\0", "headline: Head\nparagraph: \u041F.\n"},
        {"\xF7\xC5\xCC\xC9\xCB\xC1\xD1 \xD2\xC5\xCB\xC1 \xD4\xC5\xDE\xA3\xD4 \xCE\xC1 \xD3\xC5\xD7\xC5\xD2 \xC9 \xD7\xD0\xC1\xC4\xC1\xC5\xD4 "
         "\xD7 \xCD\xCF\xD2\xC5, \xC1 \xCD\xCF\xD3\xD4 \xD3\xD4\xCF\xC9\xD4 \xD5 \xC7\xCF\xD2\xCF\xC4\xC1.",
         "\u0412\u0435\u043B\u0438\u043A\u0430\u044F \u0440\u0435\u043A\u0430"},
        {"Le mus\xE9" "e a \xE9t\xE9 rouvert par la ville apr\xE8s dix ann\xE9" "es de travaux, a dit le maire \x96 enfin.", "mus\u00E9e a \u00E9t\u00E9"},
        {"<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCC\xEE\xF1\xF2</title></item></rss>", "headline: \u041C\u043E\u0441\u0442\n"},
        {"{\"title\": \"caf\xE9 de la gare, \xE9t\xE9\"}\n", "caf\u00E9 de la gare"},
    };
    static const size_t sizes[] = {18, 0, 0, 0, 0};
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, "a.txt", sizes[i] ? dl_slice_make(cases[i].content, sizes[i]) : dl_slice_of(cases[i].content), NULL);
        if (!strstr(out.data, cases[i].expected))
            fail_msg("case %zu: %s", i, out.data);
    }
    dl_buffer_free(&out);
}

/* A line of 2 GB: DATELINE_TEST_HUGE=1 asks for it. */
static void test_a_line_of_two_gigabytes(void **state)
{
    (void)state;
    if (!getenv("DATELINE_TEST_HUGE"))
        skip();
    char path[] = "/tmp/dateline-test-XXXXXX";
    dl_buffer out = DL_BUFFER_EMPTY, block = DL_BUFFER_EMPTY;
    dateline_error error;
    dl_source *source;
    int file = mkstemp(path);
    FILE *to = fdopen(file, "wb");
    assert_non_null(to);
    fputs("{\"title\": \"A\"}\n{\"text\": \"", to);
    repeat(&block, "", "words ", 1 << 20, "");
    for (int i = 0; i < 2048; i++)
        assert_int_equal(fwrite(block.data, 1, block.size, to), block.size);
    fputs("\"}\n{\"title\": \"B\"}\n", to);
    assert_int_equal(fclose(to), 0);
    assert_int_equal(dl_source_open(&source, path, &error), 0);
    source_events(&out, source);
    dl_source_free(source);
    remove(path);
    assert_non_null(strstr(out.data, "headline: A\nlost 15: a record is larger than the limit"));
    assert_non_null(strstr(out.data, "headline: B\n"));
    dl_buffer_free(&out);
    dl_buffer_free(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_much_of_one_thing),
        cmocka_unit_test(test_cut_files),
        cmocka_unit_test(test_names_that_lie),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_a_line_of_two_gigabytes),
    };
    return cmocka_run_group_tests_name("bad_input", tests, NULL, NULL);
}
