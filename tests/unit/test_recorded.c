/* Pages that a browser recorded (HAR) and old crawlers kept (ARC). */
#include "unit.h"

#include "source_text.h"

#include <stdio.h>

#define PAGE(word) "<html><body><h1>Ferry</h1><p>The ferry " word " sails to the island with the old ferryman and the dog.</p></body></html>"
#define ENTRY(url, status, type, content)                                                                                \
    "{\"request\":{\"method\":\"GET\",\"url\":\"" url "\"},\"response\":{\"status\":" status ",\"content\":{\"mimeType\":\"" type "\"," content "}}}"

static void check(const char *name, const char *content, const char *expected)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    source_text(&out, name, dl_slice_of(content), NULL);
    if (strcmp(out.data, expected) != 0)
        fail_msg("%.60s... became\n%sand not\n%s", content, out.data, expected);
    dl_buffer_free(&out);
}

static void test_recorded_traffic(void **state)
{
    (void)state;
    static const struct {
        const char *content, *expected;
    } cases[] = {
        /* Pages and texts, in whatever encoding; nothing of what failed, of frames without text, of pictures. */
        {"{\n \"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"x\"}, \"pages\": [{\"id\": \"1\"}], \"entries\": [\n"
         ENTRY("https://a.example/1", "200", "text/html; charset=iso-8859-1", "\"text\":\"" PAGE("F\\u00e4hre") "\"") ",\n"
         ENTRY("https://a.example/2", "200", "text/plain; charset=iso-8859-1", "\"encoding\":\"base64\",\"text\":\"VHdvIGb8cg==\\n\"") ",\n"
         ENTRY("https://a.example/3", "404", "text/html", "\"text\":\"" PAGE("not") "\"") ","
         ENTRY("https://a.example/4", "200", "text/html", "\"text\":\"<script>x()</script>\"") ","
         ENTRY("https://a.example/5", "200", "image/png", "\"encoding\":\"base64\",\"text\":\"iVBORw0KGgo=\"") ","
         ENTRY("https://a.example/6", "200", "text/html", "\"size\":7") "]}}\n",
         "article 92-361 url=https://a.example/1\nparagraph: Ferry\nparagraph: The ferry F\u00e4hre sails to the island with the old ferryman and the dog.\n"
         "article 363-545 url=https://a.example/2\nparagraph: Two f\u00fcr\n"},
        /* Posts in what a page asked for. */
        {"{\"log\":{\"entries\":["
         ENTRY("https://x.com/i/api/graphql/abc/TweetDetail", "200", "application/json; charset=utf-8",
               "\"text\":\"{\\\"data\\\":{\\\"a\\\":[{\\\"tweet_results\\\":{\\\"result\\\":{\\\"rest_id\\\":\\\"1234567890123\\\",\\\"core\\\":{\\\"user_results\\\":"
               "{\\\"result\\\":{\\\"legacy\\\":{\\\"name\\\":\\\"Ada\\\",\\\"screen_name\\\":\\\"ada\\\"}}}},\\\"legacy\\\":{\\\"id_str\\\":\\\"1234567890123\\\","
               "\\\"full_text\\\":\\\"The ferry.\\\",\\\"created_at\\\":\\\"Wed Nov 19 10:00:00 +0000 2025\\\"}}}}]}}\"")
         "]}}",
         "article 19-495 id=1234567890123 date=2025-11-19T10:00:00Z url=https://twitter.com/ada/status/1234567890123 site=twitter.com author=Ada\n"
         "tweet @ada 2025-11-19T10:00:00Z https://twitter.com/ada/status/1234567890123 [Ada]: The ferry.\n"},
        {"{\"log\":{\"version\":\"1.2\",\"entries\":[" ENTRY("https://a.example/1", "200", "text/html", "\"size\":7") "]}}",
         "lost: is recorded traffic (HAR) without pages of text; save it with its content, or the page as HTML\n"},
        {"{\"log\":{\"version\":\"1.2\",\"entries\":[" ENTRY("https://a.example/1", "200", "text/plain", "\"text\":\"One.\"") ",{\"request\":{",
         "article 35-167 url=https://a.example/1\nparagraph: One.\n"
         "lost 168: an entry that is no JSON; the end of the file may be missing\n"
         "lost 180: the list is not closed; the end of the file may be missing\n"},
        /* No HAR. */
        {"{\"log\":{\"message\":\"x\"},\"title\":\"A\"}", "article 0-35\nheadline: A\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check("a.har", cases[i].content, cases[i].expected);
}

#define OK "HTTP/1.1 200 OK\r\nContent-Type: "

static void test_old_archives(void **state)
{
    (void)state;
    static const struct {
        const char *content, *expected;
    } cases[] = {
        {"filedesc://crawl.arc 0.0.0.0 20051119103000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"
         "\ndns:a.example 192.0.2.1 20051119103000 text/dns 5\n1 A 2\n"
         "http://a.example/1 192.0.2.1 20051119103000 text/plain 49\n" OK "text/plain\r\n\r\nOne.\n"
         "http://a.example/robots.txt 192.0.2.1 20051119103000 text/plain 49\n" OK "text/plain\r\n\r\nNo x\n"
         "http://a.example/2 192.0.2.1 20051119103000 text/html 404 - - 12 crawl.arc 48\nHTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nNo x\n"
         "http://a.example/3 192.0.2.1 20051119103000 text/plain 200 - - 12 crawl.arc 49\n" OK "text/plain\r\n\r\nTwo.\n",
         "article 295-299 url=http://a.example/1\nparagraph: One.\n"
         "article 668-672 url=http://a.example/3\nparagraph: Two.\n"},
        {"filedesc://crawl.arc 0.0.0.0 20051119103000 text/plain 2\n1\n\njunk\nhttp://a.example/1 192.0.2.1 20051119103000 text/plain 99\n" OK
         "text/plain\r\n\r\nOne.",
         "lost 60: no record here; passed over to the next one\n"
         "warned 65: the record is cut; the end of the file may be missing\n"
         "article 168-172 url=http://a.example/1\nparagraph: One.\n"},
        {"filedesc: a note that is no archive\n", "article 0-36\nparagraph: filedesc: a note that is no archive\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check("a.arc", cases[i].content, cases[i].expected);
}

/* Each page of a long archive has its own address, wherever the window of bytes ends. */
static void test_addresses_in_a_long_archive(void **state)
{
    (void)state;
    enum { PAGES = 6000, FILL_MOST = 100 };
    static const char fill[FILL_MOST + 1] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (unsigned i = 0; i < PAGES; i++)
        dl_buffer_printf(&text, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%04u\r\nContent-Length: %u\r\n\r\n" OK
                                "text/plain\r\n\r\n%04u. %.*s\r\n\r\n", i, 51 + i % FILL_MOST, i, (int)(i % FILL_MOST), fill);
    source_text(&out, "a.warc", dl_buffer_slice(&text), NULL);
    const char *at = out.data;
    for (unsigned i = 0; i < PAGES; i++) {
        char expected[80];
        snprintf(expected, sizeof expected, " url=https://a.example/%04u\nparagraph: %04u.", i, i);
        const char *found = strstr(at, expected);
        if (!found)
            fail_msg("page %u", i);
        at = found;
    }
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recorded_traffic),
        cmocka_unit_test(test_old_archives),
        cmocka_unit_test(test_addresses_in_a_long_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
