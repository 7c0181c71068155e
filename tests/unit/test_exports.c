/* What programs and people make of records: names, dates, marks. A case a rule; all texts are our own. */
#include "source_text.h"
#include "unit.h"

#define SAYS "\"title\": \"Ferry\", \"text\": \"One.\""
#define BOTH "headline: Ferry\nparagraph: One.\n"

typedef struct record {
    const char *what, *bytes, *expected;
} record;

static void records_say(const char *name, const record *records, size_t count)
{
    dl_buffer out = DL_BUFFER_EMPTY, told = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        source_text(&out, name, dl_slice_of(records[i].bytes), NULL);
        dl_buffer_clear(&told);
        for (const char *at = out.data; *at;) { /* without places */
            const bool article = strncmp(at, "article ", 8) == 0;
            const char *end = strchr(at, '\n') + 1;
            at = article ? at + 8 + strcspn(at + 8, " \n") : at;
            dl_buffer_add(&told, at, (size_t)(end - at));
            at = end;
        }
        dl_buffer_add_byte(&told, '\0');
        if (strcmp(told.data, records[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", records[i].what, told.data, records[i].expected);
    }
    dl_buffer_free(&out);
    dl_buffer_free(&told);
}

static void test_names(void **state)
{
    (void)state;
    static const record records[] = {
        {"names in small letters and such with capitals",
         "[{\"Title\": \"Ferry\", \"text\": \"One.\", \"Publication Date\": \"2025-11-18\", \"Author\": \"Ann Bell\", \"URL\": \"https://a.example/1\"}]",
         " date=2025-11-18 url=https://a.example/1 author=Ann Bell\n" BOTH},
        {"those in small letters go before others", "[{" SAYS ", \"Title\": \"Not this\", \"Date\": \"2025-11-18\"}]",
         " date=2025-11-18\n" BOTH},
        {"what an entry says in an object of it, whose title alone has a name of its own",
         "[{\"id\": \"7\", \"createdTime\": \"2025-11-20\", \"fields\": {" SAYS ", \"date\": \"2025-11-18\"}}]",
         " id=7 date=2025-11-18\n" BOTH},
        {"lists of one", "{\"hits\": {\"hits\": [{\"_id\": \"7\", \"fields\": {\"title\": [\"Ferry\"], \"text\": [\"One.\"]}}]}}",
         " id=7\n" BOTH},
        {"an object that says no more", "[{\"title\": \"Ferry\", \"data\": {\"pages\": 3}}]", "\nheadline: Ferry\n"},
    };
    records_say("a.json", records, COUNT(records));
}

static void test_dates(void **state)
{
    (void)state;
#define DATED(date) "[{" SAYS ", \"date\": " date "}]"
    static const record records[] = {
        {"of .NET", DATED("\"/Date(1763460000000+0100)/\""), " date=2025-11-18T10:00:00Z\n" BOTH},
        {"of Firestore", DATED("{\"_seconds\": 1763460000, \"_nanoseconds\": 0}"), " date=2025-11-18T10:00:00Z\n" BOTH},
        {"billionths", DATED("1763460000000000000"), " date=2025-11-18T10:00:00Z\n" BOTH},
        {"millionths as text", DATED("\"1763460000000000\""), " date=2025-11-18T10:00:00Z\n" BOTH},
    };
#undef DATED
    records_say("a.json", records, COUNT(records));
}

static void test_marks(void **state)
{
    (void)state;
    static const record records[] = {
        {"commas that nothing follows", "[{" SAYS ", \"authors\": [\"Ann Bell\",],},\n{" SAYS ",}]", " author=Ann Bell\n" BOTH "\n" BOTH},
        {"commas in strings", "[{\"title\": \"Ferry\", \"text\": \"One,] \\\",}.\",}]", "\nheadline: Ferry\nparagraph: One,] \",}.\n"},
        {"what is broken otherwise", "[{" SAYS ",} x: 1}]",
         "\n" BOTH "lost 37: no JSON object here; passed over to the next one\n"
                   "warned 43: the list is not closed; the end of the file may be missing\n"},
        {"a sequence", "\x1E{" SAYS "}\n\x1E{" SAYS "}\n", "\n" BOTH "\n" BOTH},
    };
    records_say("a.json", records, COUNT(records));
}

static void test_escaped(void **state)
{
    (void)state;
    static const record records[] = {
        {"markup that was escaped once too often",
         "[{\"title\": \"Ferry\", \"text\": \"&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;\"}]",
         "\nheadline: Ferry\nparagraph: One & two.\nparagraph: Three.\n"},
        {"in a deck", "[{" SAYS ", \"description\": \"&lt;p&gt;All of it.&lt;/p&gt;\"}]",
         "\nheadline: Ferry\ndeck: All of it.\nparagraph: One.\n"},
        {"ends of lines", "[{\"title\": \"Ferry\", \"text\": \"One.&lt;br /&gt;&lt;br&gt;Two.\"}]",
         "\nheadline: Ferry\nparagraph: One.\nparagraph: Two.\n"},
        {"but markup that speaks of markup",
         "[{\"title\": \"Ferry\", \"text\": \"<p>Write &lt;p&gt;One.&lt;/p&gt; for it.</p>\"}]",
         "\nheadline: Ferry\nparagraph: Write <p>One.</p> for it.\n"},
    };
    records_say("a.json", records, COUNT(records));
}

/* Notes in Markdown: what is said of them without fences. */
static void test_notes(void **state)
{
    (void)state;
#define KNOWN " date=2025-11-18 url=https://a.example/1 author=Ann Bell\n" BOTH
    static const record records[] = {
        {"at the front", "Title: Ferry\nDate: 2025-11-18\nAuthor: Ann Bell\nTags: a, b\nURL: https://a.example/1\n\nOne.\n", KNOWN},
        {"below the headline", "# Ferry\n\nAuthor: Ann Bell\nDate: November 18, 2025\nURL: https://a.example/1\n\nOne.\n", KNOWN},
        {"a value that goes on", "Title: Ferry\nSummary: It\n    sails.\nDate: 2025-11-18\n\nOne.\n",
         " date=2025-11-18\nheadline: Ferry\ndeck: It sails.\nparagraph: One.\n"},
        {"authors that are notes", "---\ntitle: Ferry\nauthor:\n  - \"[[Ann Bell]]\"\n  - \"[[people/carl|Carl Day]]\"\n---\nOne.\n",
         " author=Ann Bell author=Carl Day\n" BOTH},
        {"words with a colon are text", "Note: it sails.\nDate: unknown\n\nOne.\n",
         "\nparagraph: Note: it sails. Date: unknown\nparagraph: One.\n"},
        {"so is what goes on as text", "Title: Ferry\nDate: 2025-11-18\nOne.\n\nTwo.\n",
         "\nparagraph: Title: Ferry Date: 2025-11-18 One.\nparagraph: Two.\n"},
        {"and what has nothing behind it", "# Ferry\n\nTitle: Ferry\nDate: 2025-11-18",
         " date=2025-11-18\nheadline: Ferry\n"},
    };
#undef KNOWN
    records_say("a.md", records, COUNT(records));
}

/* Names of one system each, and what an interface leaves out. */
static void test_systems(void **state)
{
    (void)state;
    static const record records[] = {
        {"Zotero",
         "{\"items\": [{\"title\": \"Ferry\", \"publicationTitle\": \"The Gazette\", \"creators\": "
         "[{\"creatorType\": \"author\", \"firstName\": \"Ann\", \"lastName\": \"Bell\"}]}]}",
         " site=The Gazette author=Ann Bell\nheadline: Ferry\n"},
        {"The Guardian",
         "{\"response\": {\"results\": [{\"webTitle\": \"Ferry\", \"blocks\": {\"body\": [{\"bodyHtml\": \"<p>One.</p>\"}, "
         "{\"bodyHtml\": \"<p>Two.</p>\"}]}}]}}",
         "\n" BOTH "paragraph: Two.\n"},
        {"Joomla, whose texts stand in two parts",
         "[{\"title\": \"Ferry\", \"introtext\": \"<p>Zero.</p>\", \"fulltext\": \"<p>One.</p>\"}, {\"title\": \"Ferry\", \"introtext\": "
         "\"<p>One.</p>\", \"fulltext\": \"\"}]",
         "\nheadline: Ferry\ndeck: Zero.\nparagraph: One.\n\n" BOTH},
        {"GNews", "[{\"title\": \"Ferry\", \"content\": \"One... [1234 chars]\"}]", "\nheadline: Ferry\nparagraph: One...\n"},
        {"brackets that only look so", "[{\"title\": \"Ferry\", \"content\": \"One [no chars]\"}]",
         "\nheadline: Ferry\nparagraph: One [no chars]\n"},
    };
    records_say("a.json", records, COUNT(records));
#define POST(id, text, more)                                                                                           \
    "{\"type\": \"tweet\", \"id\": \"19900000000000000" id "\", \"url\": \"https://x.com/annbell/status/19900000000000000" id  \
    "\", \"text\": \"Cut\u2026\", \"fullText\": \"" text "\", \"createdAt\": \"Tue Nov 18 10:00:00 +0000 2025\", \"author\": " \
    "{\"userName\": \"annbell\", \"name\": \"Ann Bell\"}" more "}"
#define POSTED(id) " date=2025-11-18T10:00:00Z url=https://twitter.com/annbell/status/19900000000000000" id " site=twitter.com author=Ann Bell\n"
    static const record posts[] = {
        {"Apify, whose texts are cut", "[" POST("01", "The ferry sails.", ", \"quote\": null") "]",
         " id=1990000000000000001" POSTED("01")
         "tweet @annbell 2025-11-18T10:00:00Z https://twitter.com/annbell/status/1990000000000000001 [Ann Bell]: The ferry sails.\n"},
        {"and which has what is quoted", "[" POST("01", "So it is.", ", \"quote\": " POST("02", "The ferry sails.", "")) "]",
         " id=1990000000000000001" POSTED("01")
         "tweet @annbell 2025-11-18T10:00:00Z https://twitter.com/annbell/status/1990000000000000001 quotes=1990000000000000002 [Ann Bell]: So it is.\n"
         "tweet @annbell 2025-11-18T10:00:00Z https://twitter.com/annbell/status/1990000000000000002 [Ann Bell]: The ferry sails.\n"},
    };
#undef POST
#undef POSTED
    records_say("a.json", posts, COUNT(posts));
    static const record feeds[] = {
        {"an address that is but the id, and a day of Atom's",
         "<rss><channel><item><title>Ferry</title><description>One.</description><guid>https://a.example/1</guid>"
         "<atom:updated>2025-11-18</atom:updated></item></channel></rss>",
         " id=https://a.example/1 date=2025-11-18 url=https://a.example/1\n" BOTH},
        {"an id that is no address",
         "<rss><channel><item><title>Ferry</title><description>One.</description><guid isPermaLink='false'>https://a.example/1</guid>"
         "</item></channel></rss>",
         " id=https://a.example/1\n" BOTH},
    };
    records_say("a.rss", feeds, COUNT(feeds));
    static const source_case none[] = {
        {"a.opml", "<?xml version=\"1.0\"?><opml><head><title>Feeds</title></head><body><outline text=\"One\"/></body></opml>",
         "lost: is a list of feeds (OPML), not articles; save what the feeds hold\n"},
        {"a.txt", "%!PS-Adobe-3.0\n/Times findfont\n", "lost: is PostScript, which is not read; save its text (ps2ascii FILE.ps does)\n"},
    };
    source_cases(none, COUNT(none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_notes), cmocka_unit_test(test_systems),
                                       cmocka_unit_test(test_names), cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_marks), cmocka_unit_test(test_escaped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
