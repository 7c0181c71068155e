/* Web pages as articles. */
#include "unit.h"
#include "article_text.h"
#include "page_post.h"

#include "article/html/page.h"
#include "article/html/tree/tree.h"

#define LONG_1                                                                                     \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define LONG_2                                                                                     \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define LONG_3                                                                                     \
    "Tolls will be taken from January on, officials said, but not from those who live on either "  \
    "side of the river."
#define BODY "<p>" LONG_1 "</p><p>" LONG_2 "</p>"
#define PAGE(head, body)                                                                           \
    "<!DOCTYPE html><html lang=en><head>" head "</head><body>" body "</body></html>"
#define STROKES_10                                                                                 \
    "<path d='M0'/><path d='M1'/><path d='M2'/><path d='M3'/><path d='M4'/><path "                 \
    "d='M5'/><path d='M6'/><path d='M7'/><path d='M8'/><path d='M9'/>"
#define STROKES                                                                                    \
    STROKES_10 STROKES_10 STROKES_10 STROKES_10 STROKES_10 STROKES_10 STROKES_10 STROKES_10        \
        STROKES_10 STROKES_10
#define DECK "After three years of work the bridge over the river opened on Tuesday"
#define BODY_LINES "paragraph: " LONG_1 "\nparagraph: " LONG_2 "\n"

static void read_page(dl_article *out, dl_arena *arena, dl_slice page)
{
    dateline_error error = {0};
    if (dl_html_page(out, arena, page, &error))
        fail_msg("%s", error.message);
}

static void test_pages_become_passages(void **state)
{
    (void)state;
    static const struct {
        const char *what, *page, *expected;
    } cases[] = {
        {"paragraphs, without what stands around them",
         PAGE("<title>x</title><style>p{}</style>",
              "<nav><a href=/>Home</a></nav><div class=sidebar><p>" LONG_3 "</p></div><main>" BODY
              "</main><div class=\"comments\"><p>Nice bridge, I say, and I should "
              "know.</p></div><footer>Imprint</footer>"),
         "headline: x\n" BODY_LINES},
        {"headline and deck",
         PAGE("<meta property=og:title content='Bridge opens - Example'><meta "
              "property=og:site_name content=Example>"
              "<meta name=description content='After three years'>",
              "<h1>Bridge opens</h1><article>" BODY "</article>"),
         "headline: Bridge opens\ndeck: After three years\n" BODY_LINES},
        {"a deck that the page shows is taken from there",
         PAGE("<title>Bridge opens</title>", "<h1>Bridge opens</h1><div><p>" LONG_3
                                             "</p></div><article>" BODY BODY BODY "</article>"),
         "headline: Bridge opens\ndeck: " LONG_3 "\n" BODY_LINES},
        {"a tweet where it stands",
         PAGE("", "<article><p>" LONG_1
                  "</p>" TWEET("twitter-tweet", "November 18, 2025") "<p>" LONG_2 "</p></article>"),
         "paragraph: " LONG_1 "\n" TWEET_LINE "paragraph: " LONG_2 "\n"},
        {"a tweet's day in other words",
         PAGE("", "<article>" BODY TWEET("twitter-video",
                                         "18 \xD0\xBD\xD0\xBE\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F 2025 "
                                         "\xD0\xB3.") "</article>"),
         BODY_LINES TWEET_LINE},
        {"a tweet's day in the reader's zone",
         PAGE("", "<article>" BODY TWEET("twitter-tweet", "November 17, 2025") "</article>"),
         BODY_LINES
         "tweet @cityworks 2025-11-17 https://twitter.com/cityworks/status/1990700000000000000 "
         "[City & Works]: It is open! "
         "pic.twitter.com/aB\n"},
        {"a tweet escaped in a script",
         PAGE(
             "",
             "<article>" BODY "</article><script>x={\"h\":\"\\u003Cblockquote "
             "class=\\\"twitter-tweet\\\"\\u003E\\u003Cp\\u003EIt is open! "
             "pic.twitter.com\\/aB\\u003C\\/p\\u003E&mdash; City &amp; Works (@cityworks) \\u003Ca "
             "href=\\\"https:\\/\\/twitter.com\\/cityworks\\/status\\/"
             "1990700000000000000\\\"\\u003ENovember 18, "
             "2025\\u003C\\/a\\u003E\\u003C\\/blockquote\\u003E\"}</script>"),
         BODY_LINES TWEET_LINE},
        {"the same tweet in the page and in a script is one",
         PAGE("",
              "<article>" BODY TWEET(
                  "twitter-tweet",
                  "November 18, 2025") "</article><script>\"\\u003Cblockquote "
                                       "class=\\\"twitter-"
                                       "tweet\\\"\\u003E\\u003Cp\\u003EIt\\u003C\\/p\\u003E&mdash; "
                                       "C "
                                       "(@cityworks) \\u003Ca "
                                       "href=\\\"https:\\/\\/twitter.com\\/cityworks\\/status\\/"
                                       "1990700000000000000\\\"\\u003ENov"
                                       "\\u003C\\/a\\u003E\\u003C\\/blockquote\\u003E\"</script>"),
         BODY_LINES TWEET_LINE},
        {"a tweet whose text is left to a script is its address",
         PAGE("", "<article>" BODY "<blockquote class=twitter-tweet><a "
                  "href=https://twitter.com/cityworks/status/"
                  "1990700000000000000></a></blockquote></article>"),
         BODY_LINES
         "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/status/1990700000000000000 []: "
         "https://twitter.com/cityworks/status/1990700000000000000\n"},
        {"a tweet that a script puts where an attribute says",
         PAGE("", "<article>" BODY "<div class=embed data-url=' https://x.com/cityworks/status/"
                  "1990700000000000000 '></div><p><a data-url=https://x.com/cityworks/status/"
                  "1990700000000000001>share</a></p></article>"),
         BODY_LINES
         "tweet @cityworks 2025-11-18 https://x.com/cityworks/status/1990700000000000000 []: "
         "https://x.com/cityworks/status/1990700000000000000\n"},
        {"a tweet in place of its address",
         PAGE("", "<article>" BODY "<p><a href=https://x.com/cityworks/status/1990700000000000000>"
                  "https://x.com/cityworks/status/1990700000000000000</a></p></article>"),
         BODY_LINES
         "tweet @cityworks 2025-11-18 https://x.com/cityworks/status/1990700000000000000 []: "
         "https://x.com/cityworks/status/1990700000000000000\n"},
        {"a tweet in a site's own markup",
         PAGE("", "<article>" BODY
                  "<blockquote class=our-tweet__box><a href=x>City</a> <a href=x>@cityworks</a>"
                  "<p>It is open!</p><a "
                  "href=https://twitter.com/cityworks/status/1990700000000000000>Tue Nov 18 "
                  "2025</a></blockquote></article>"),
         BODY_LINES "tweet @cityworks 2025-11-18 "
                    "https://twitter.com/cityworks/status/1990700000000000000 [City]: "
                    "It is open!\n"},
        {"a tweet flattened to text",
         PAGE("", "<article>" BODY "<p>It is open! pic.twitter.com/aB \xE2\x80\x94 City &amp; "
                  "Works (@cityworks) November 18, 2025</p></article>"),
         BODY_LINES "tweet @cityworks 2025-11-18 pic.twitter.com/aB [City & Works]: It is open! "
                    "pic.twitter.com/aB\n"},
        {"Bluesky",
         PAGE("", "<article>" BODY "<blockquote class=bluesky-embed><p>Open!</p>&mdash; City (<a "
                  "href=x>@city.bsky.social</a>) <a "
                  "href=https://bsky.app/profile/city.bsky.social/post/3kabc>November 18, "
                  "2025</a></blockquote></article>"),
         BODY_LINES "tweet @city.bsky.social 2025-11-18 "
                    "https://bsky.app/profile/city.bsky.social/post/3kabc [City]: Open!\n"},
        {"lists, quotes, captions, tables, breaks",
         PAGE("", "<article>" BODY "<ul><li>Length: 410 m</li></ul><blockquote>We waited, and it "
                  "was worth it.</blockquote><figure><img src=x><figcaption>The "
                  "bridge at noon, from the "
                  "south</figcaption></figure><table><tr><th>Year</th><th>Cost</th></tr></"
                  "table>First line, and<br>"
                  "its end.<br><br>Second line.</article>"),
         BODY_LINES
         "list: Length: 410 m\nquote: We waited, and it was worth it.\ncaption: The bridge at "
         "noon, from the south\n"
         "list: Year | Cost\nparagraph: First line, and its end.\nparagraph: Second line.\n"},
        {"blanks, entities, soft hyphens",
         PAGE("", "<article><p>Caf&eacute;\n  &amp;&nbsp;bar, the wat&shy;er&#8203;front and all "
                  "that one can see from there, it seems.</p>"
                  "<p>" LONG_2 "</p></article>"),
         "paragraph: Caf\xC3\xA9 & bar, the waterfront and all that one can see from there, it "
         "seems.\nparagraph: " LONG_2 "\n"},
        {"sections of one article",
         PAGE("", "<main><section><p>" LONG_1 "</p></section><section><p>" LONG_2
                  "</p></section></main>"),
         BODY_LINES},
        {"a page all in a form", PAGE("", "<form><div class=related>" BODY "</div></form>"),
         BODY_LINES},
        {"the body that JSON-LD states, where the page shows none",
         PAGE(
             "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" LONG_1
             "\\n\\n" LONG_2 "\"}</script>",
             "<div id=root></div>"),
         BODY_LINES},
        {"that body with tags and entities, escaped once more",
         PAGE("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"&lt;p "
              "class=&quot;text&quot;&gt;The caf&amp;eacute; by the river opened on Tuesday, after "
              "three years.&lt;/p&gt;&lt;p&gt;" LONG_2 "&lt;/p&gt;\"}</script>",
              "<div id=root></div>"),
         "paragraph: The caf\xC3\xA9 by the river opened on Tuesday, after three years.\n"
         "paragraph: " LONG_2 "\n"},
        {"no body that is but longer for its entities",
         PAGE(
             "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"The "
             "&amp;bdquo;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&"
             "amp;"
             "nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;"
             "&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;"
             "nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;"
             "&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;"
             "nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;&amp;nbsp;"
             "\"}</script>",
             "<article>" BODY "</article>"),
         BODY_LINES},
        {"how characters are read is no text",
         PAGE("", "<article>" BODY "<p><ruby>\xE6\xB3\x95\xE5\xBE\x8B<rp>(</rp><rt>"
                  "\xE3\x81\xBB\xE3\x81\x86</rt><rp>)</rp></ruby>\xE3\x81\x8C</p></article>"),
         BODY_LINES "paragraph: \xE6\xB3\x95\xE5\xBE\x8B\xE3\x81\x8C\n"},
        {"what stands for what may not be loaded",
         PAGE("",
              "<article><p>" LONG_1 "</p><p>Externer Inhalt</p><p>Um Ihre pers\xC3\xB6nlichen "
              "Daten zu sch\xC3\xBCtzen, haben wir das Laden der Inhalte blockiert.</p><p>" LONG_2
              "</p></article>"),
         BODY_LINES},
        {"invitations",
         PAGE("", "<article><p>" LONG_1 "</p><p>Follow The Gazette on Instagram.</p><p>For the "
                  "latest news download our apps for iOS and Android.</p><p>S\xC3\xADguenos en "
                  "Facebook</p><p>" LONG_2 "</p></article>"),
         BODY_LINES},
        {"but not what is told of such places",
         PAGE("", "<article>" BODY "<p>The mayor told Facebook and Instagram, where many follow "
                  "her, before she told the council.</p></article>"),
         BODY_LINES
         "paragraph: The mayor told Facebook and Instagram, where many follow her, before "
         "she told the council.\n"},
        {"whose the picture is",
         PAGE("", "<article>" BODY "<p>The bridge at noon. \xC2\xA9 AFP / ANN BELL</p></article>"),
         BODY_LINES "caption: The bridge at noon. \xC2\xA9 AFP / ANN BELL\n"},
        {"labels and notices between paragraphs",
         PAGE("", "<article><p>" LONG_1
                  "</p><p>Read also: The old bridge</p><p>Advertisement</p><p>Tuesday, "
                  "November 18, 2025 at 10:05</p><p>"
                  "This website uses cookies to improve your experience while you look at it, and "
                  "more.</p><p>" LONG_2 "</p></article>"),
         BODY_LINES},
        {"what stands behind the end",
         PAGE("", "<article>" BODY "<h3>You may also like</h3><p>" LONG_3 "</p></article>"),
         BODY_LINES},
        {"who took the picture",
         PAGE("", "<article>" BODY "<div>The bridge at noon (Photo: Ann Bell)</div></article>"),
         BODY_LINES "caption: The bridge at noon (Photo: Ann Bell)\n"},
        {"a page within noscript",
         PAGE("", "<noscript><div>" BODY BODY BODY BODY BODY BODY BODY BODY "</div></noscript>"),
         BODY_LINES},
        {"a drawing of a thousand strokes is no nesting",
         PAGE("", "<svg>" STROKES STROKES STROKES STROKES STROKES STROKES "</svg><article>" BODY
                  "</article>"),
         BODY_LINES},
        {"a stated deck is the one that the page shows",
         PAGE("<title>Bridge opens</title><meta name=description content=\"" DECK "...\">",
              "<h1>Bridge opens</h1><div class=teaser>" DECK ", they say.</div><article>" BODY
              "</article>"),
         "headline: Bridge opens\ndeck: " DECK ", they say.\n" BODY_LINES},
        {"a first paragraph that the page states as its deck",
         PAGE("<meta name=description content=\"" LONG_1 "\">", "<article>" BODY "</article>"),
         BODY_LINES},
        {"a first paragraph that begins with what the page states as its deck",
         PAGE("<meta name=description content='The bridge over the river opened on Tuesday, after "
              "three years'>",
              "<article>" BODY "</article>"),
         BODY_LINES},
        {"a row of a player is no player",
         PAGE("", "<article>" BODY "<table><tr class=player-1><td>1</td><td>Ann "
                  "Bell</td></tr></table></article>"),
         BODY_LINES "list: 1 | Ann Bell\n"},
        {"what is repeated is said once",
         PAGE("", "<article>" BODY "<blockquote>" LONG_2 "</blockquote></article>"), BODY_LINES},
        {"the end of a short text, behind which nothing of it goes on",
         PAGE("", "<main><div><p>" LONG_1 "</p></div><h3>You may also like</h3><div><p>" LONG_2
                  "</p><p>" LONG_3 "</p></div></main>"),
         "paragraph: " LONG_1 "\n"},
        {"no end, if the text goes on behind it",
         PAGE("", "<main><div><p>" LONG_1 "</p><h3>You may also like</h3><p>" LONG_2
                  "</p><p>" LONG_3 "</p></div></main>"),
         "paragraph: " LONG_1 "\nparagraph: You may also like\nparagraph: " LONG_2
         "\nparagraph: " LONG_3 "\n"},
        {"scripts alone", PAGE("<title>x</title>", "<script>f()</script>"), ""},
        {"nothing", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dl_buffer text = DL_BUFFER_EMPTY;
        read_page(&article, &arena, dl_slice_of(cases[i].page));
        article_text(&text, &article);
        dl_buffer_add_byte(&text, '\0');
        if (strcmp(text.data, cases[i].expected) != 0)
            fail_msg("%s:\n%s instead of\n%s", cases[i].what, text.data, cases[i].expected);
        dl_buffer_free(&text);
        dl_arena_free(&arena);
    }
}

static void test_metadata(void **state)
{
    (void)state;
    static const struct {
        const char *head, *body, *title, *date, *author, *language, *site, *url;
    } cases[] = {
        {"<script "
         "type=application/ld+json>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Bridge "
         "opens\",\"author\":[{\"name\":"
         "\"Ann "
         "Bell\"}],\"datePublished\":\"2025-11-18T10:00:00Z\",\"publisher\":{\"name\":\"Example\"},"
         "\"inLanguage\":\"fr-CA\"}]}</script>",
         "", "Bridge opens", "2025-11-18T10:00:00Z", "Ann Bell", "en", "Example", ""},
        {"<meta property=article:published_time content=2025-11-18T22:00:00-06:00><meta "
         "name=author content='By Ann Bell'>"
         "<link rel=canonical href=https://example.org/a>",
         "<h1>Bridge opens on the river</h1>", "Bridge opens on the river", "2025-11-18",
         "Ann Bell", "en", "", "https://example.org/a"},
        {"<title>Bridge opens on the river | Example</title>",
         "<p class=byline>By Ann Bell and Carl Day</p><time datetime=2025-11-18>x</time>",
         "Bridge opens on the river", "2025-11-18", "Ann Bell", "en", "", ""},
        {"<title>x</title>", "<h1>Bridge opens on the river</h1><span>18. November 2025</span>",
         "Bridge opens on the river", "2025-11-18", "", "en", "", ""},
        {"<link rel=canonical href=https://example.org/2025/11/18/bridge>", "", "", "2025-11-18",
         "", "en", "", "https://example.org/2025/11/18/bridge"},
        {"<script type=application/ld+json>{broken</script>", "", "", "", "", "en", "", ""},
        {"<title>The long bridge | Example</title><meta property=og:title content='Example'><link "
         "rel=canonical href=https://www.example.org/a>",
         "<h1>Example</h1><h2>The long bridge</h2><p class=byline>Von <a href=x>Ann Bell</a> am "
         "18.11.2025</p><div class=date>18.11.2025</div>",
         "The long bridge", "2025-11-18", "Ann Bell", "en", "", "https://www.example.org/a"},
        {"<meta property=og:title content='Over the river - and home - Example'><meta "
         "property=og:site_name content=Example>",
         "", "Over the river - and home", "", "", "en", "Example", ""},
        {"<meta property=og:title content='The bridge opens'>",
         "<h1><span>City news</span> <span>The bridge opens</span></h1>Posted on November 18, 2025 "
         "by Ann Bell",
         "The bridge opens", "2025-11-18", "Ann Bell", "en", "", ""},
        {"<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":"
         "\"#1\"},\"headline\":\"R&eacute;sum&eacute;\"},{\"@type\":\"Person\",\"@id\":\"#1\","
         "\"name\":\"Ann "
         "Bell\"},{\"@type\":\"WebPage\",\"datePublished\":\"2025-11-18\"}]}</script>",
         "", "R\xC3\xA9sum\xC3\xA9", "2025-11-18", "Ann Bell", "en", "", ""},
        {"<meta name=author value=Example><meta property=og:site_name content=Example>",
         "<a rel=author href=x>View all posts by Ann Bell</a>", "", "", "Ann Bell", "en", "Example",
         ""},
        {"<meta name=author content=Example><meta property=og:site_name content=Example>", "", "",
         "", "Example", "en", "Example", ""},
        {"<meta property=article:published_time content=2025-11-18T23:30:00Z>",
         "<h1>Bridge opens on the river</h1><p>November 19, 2025</p>", "Bridge opens on the river",
         "2025-11-19", "", "en", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dl_buffer page = DL_BUFFER_EMPTY, date = DL_BUFFER_EMPTY;
        dl_buffer_printf(&page, "<html lang=en-GB><head>%s</head><body>%s" BODY "</body></html>",
                         cases[i].head, cases[i].body);
        read_page(&article, &arena, dl_buffer_slice(&page));
        dl_date_format(&date, article.date);
        const struct {
            const char *what, *expected;
            dl_slice got;
        } facts[] = {{"title", cases[i].title, article.title},
                     {"date", cases[i].date, dl_buffer_slice(&date)},
                     {"author", cases[i].author,
                      article.author_count ? article.authors[0] : dl_slice_of(NULL)},
                     {"language", cases[i].language, article.language},
                     {"site", cases[i].site, article.site},
                     {"url", cases[i].url, article.url}};
        for (size_t f = 0; f < COUNT(facts); f++)
            if (!dl_slice_is(facts[f].got, facts[f].expected))
                fail_msg("case %zu, %s: '%.*s' instead of '%s'", i, facts[f].what,
                         (int)facts[f].got.size, facts[f].got.data, facts[f].expected);
        dl_buffer_free(&page);
        dl_buffer_free(&date);
        dl_arena_free(&arena);
    }
}

static void test_ranges_hold_their_text(void **state)
{
    (void)state;
    static const char page[] = PAGE("", "<article>" BODY "</article>");
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    read_page(&article, &arena, dl_slice_of(page));
    assert_int_equal(article.passage_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const dl_passage *passage = &article.passages[i];
        assert_true(dl_slice_equal(passage->text,
                                   dl_slice_cut(dl_slice_of(page), passage->begin, passage->end)));
    }
    dl_arena_free(&arena);
}

/* What is cut before parsing must not move what is told of the page. */
static void test_ranges_behind_what_is_cut(void **state)
{
    (void)state;
    static const char *const fillers[] = {
        "<script>f('<p>')</script>",
        "<style>p{}</style>",
        "<!-- <p>x</p> -->",
        "<svg viewBox=0><path d='M0'/></svg>",
        "<script><!-- <script> </script> --></script>",
        "<b>x</b><script type='application/ld+json'>{}</script>",
        "<!-->",
        "<script",
    };
    for (size_t i = 0; i < COUNT(fillers); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dl_buffer page = DL_BUFFER_EMPTY, image = DL_BUFFER_EMPTY;
        for (size_t n = 0; n < 2000; n++)
            dl_buffer_add_text(&image, "AAAA");
        bool last = i + 1 == COUNT(fillers); /* swallows what follows */
        dl_buffer_printf(&page,
                         "<body><img src='data:%.*s'>%s<p>" LONG_1 "</p>%s<p>" LONG_2 "</p>%s",
                         (int)image.size, image.data, last ? "" : fillers[i],
                         last ? "" : fillers[i], fillers[i]);
        read_page(&article, &arena, dl_buffer_slice(&page));
        size_t found = 0;
        for (size_t p = 0; p < article.passage_count; p++) {
            const dl_passage *passage = &article.passages[p];
            dl_slice there =
                dl_slice_cut(dl_buffer_slice(&page), (size_t)passage->begin, (size_t)passage->end);
            found += dl_slice_equal(passage->text, there) && there.size > 60;
        }
        if (found != 2)
            fail_msg("%s: %zu of %zu passages stand where they are told to", fillers[i], found,
                     article.passage_count);
        dl_buffer_free(&page);
        dl_buffer_free(&image);
        dl_arena_free(&arena);
    }
}

static void test_blanks_are_squeezed(void **state)
{
    (void)state;
    static const struct {
        const char *front, *text, *expected;
    } cases[] = {
        {"", "one two three", "one two three"},
        {"", " one  two \n\tthree ", "one two three "},
        {"x ", " y", "x y"},
        {"x", " y", "x y"},
        {"x ", "y", "x y"},
        {"", "a \xC2\xA0 b", "a b"}, /* no-break space */
        {"",
         "a \xE2\x80\x8B b\xC2\xAD"
         "c",
         "a bc"}, /* zero width space, soft hyphen */
        {"",
         "\xEF\xBB\xBF"
         "a \xE2\x82\xAC \xC3\xA9",
         "a \xE2\x82\xAC \xC3\xA9"},
        {"", "   ", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_buffer_add_text(&out, cases[i].front);
        dl_html_squeeze(&out, dl_slice_of(cases[i].text));
        assert_true(dl_slice_is(dl_buffer_slice(&out), cases[i].expected));
        dl_buffer_free(&out);
    }
}

static void test_encodings(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<meta charset=iso-8859-1><p>Caf\xE9, words and more words that make a sentence long "
        "enough.</p>",
        "<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>Caf\xE9, words "
        "and more words that make a sentence long enough.</p>",
        "<!-- <meta charset=koi8-r> --><script charset=koi8-r></script><meta "
        "charset=latin1><p>Caf\xE9, "
        "words and more words that make a sentence long enough.</p>",
        "<meta charset=gb2312><p>Caf\xA8\xA6, words and more words that make a sentence long "
        "enough.</p>",
        "<p>Caf\xC3\xA9, words and more words that make a sentence long enough.</p>",
        "\xEF\xBB\xBF<p>Caf\xC3\xA9, words and more words that make a sentence long enough.</p>",
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        read_page(&article, &arena, dl_slice_of(pages[i]));
        assert_int_equal(article.passage_count, 1);
        assert_true(dl_slice_starts(article.passages[0].text, DL_LITERAL("Caf\xC3\xA9,")));
        assert_true(article.passages[0].end <= strlen(pages[i]));
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_become_passages),
        cmocka_unit_test(test_metadata),
        cmocka_unit_test(test_ranges_hold_their_text),
        cmocka_unit_test(test_ranges_behind_what_is_cut),
        cmocka_unit_test(test_blanks_are_squeezed),
        cmocka_unit_test(test_encodings),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
