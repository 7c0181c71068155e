/* Pages that a browser recorded (HAR) and old crawlers kept (ARC). */
#include "unit.h"

#include "source_text.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recorded_traffic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
