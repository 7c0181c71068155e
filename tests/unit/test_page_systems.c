/* What web pages are taken to be called that today's publishing systems make: logos, boxes, teasers
 * and scripts around the headline. A case a rule. */
#include "page_rule.h"
#include "unit.h"

static void add_title(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->title);
}

#define OPENS "Bridge over the river opens after three years of work"
#define LONG_ONE OPENS ", four storms, two mayors and a lawsuit over tolls that nobody wanted"
#define SITE "<meta property=og:site_name content='The River Gazette'>"
#define URL                                                                                        \
    "<link rel=canonical "                                                                         \
    "href='https://www.rivergazette.example/2025/bridge-over-the-river-opens'>"
#define SCRIPT(json) "<script type=application/ld+json>" json "</script>"
#define BLANKS LINE LINE LINE LINE LINE LINE
#define LINE                                                                                       \
    "                                                                                          \n"
#define TEASER(title, path)                                                                        \
    "{\"@type\":\"NewsArticle\",\"headline\":\"" title                                             \
    "\",\"url\":\"https://rivergazette.example/2025/" path "\"}"

static void test_logos(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a logo in the first <h1>", "<title>" OPENS " | The River Gazette</title>" URL,
         "<header><h1 class=logo><a href=/>The River Gazette</a></h1></header><article><h1>" OPENS
         "</h1>",
         OPENS},
        {"a picture as logo", "<title>" OPENS " | The River Gazette</title>" OG(OPENS) URL,
         "<h1 class=logo><a href=/><img src=l.png alt='The River "
         "Gazette'></a></h1><article><h2>" OPENS "</h2>",
         OPENS},
        {"a name for screen readers", "<title>" OPENS " | The River Gazette</title>" OG(OPENS) SITE,
         "<h1 class=sr-only>The River Gazette, news of the valley</h1><article><h2>" OPENS "</h2>",
         OPENS},
        {"the name that links to the front page is the site's, before the title",
         "<title>Ann writes: " OPENS "</title>",
         "<h1><a href=/>Ann writes</a></h1><h2>Tuesday, 18 November</h2><h3><a href=/a>" OPENS
         "</a></h3>",
         OPENS},
        {"so is what the picture there stands for", "<title>The River Gazette: " OPENS "</title>",
         "<a href=/><img alt='The River Gazette'></a><font size=5>" OPENS "</font>", OPENS},
        {"a name in the host's letters",
         "<title>Die Br\xC3\xBC"
         "cke ist offen | S\xC3\xBC"
         "ddeutsche Flusszeitung</title><link "
         "rel=canonical href=https://sueddeutsche-flusszeitung.example/a>",
         "",
         "Die Br\xC3\xBC"
         "cke ist offen"},
        {"and without their marks",
         OG("Le pont | R\xC3\xA9gion Libre") "<link rel=canonical "
                                             "href=https://region-libre.example/a>",
         "", "Le pont"},
        {"behind a table's line", "<title>" OPENS " \xE2\x94\x82 The River Gazette</title>" SITE,
         "", OPENS},
        {"behind a section, lines between them",
         "<title>" OPENS " | Traffic | The River "
         "Gazette</title>" SITE,
         "", OPENS},
        {"a dash is no such line", "<title>" OPENS " - Part two | The River Gazette</title>" SITE,
         "", OPENS " - Part two"},
        {"not the slogan of a front page whose script made this one",
         "<title>" OPENS " | The River Gazette</title>" OG("The River Gazette - news of the valley")
             SITE,
         "", OPENS},
        {"but the title behind the site's name, which the other shares words of",
         "<title>Tolls of the bridge | The River Gazette</title>" OG(
             "The River Gazette: Who pays tolls?") SITE,
         "", "Who pays tolls?"},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

static void test_boxes(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"not the only <h1>, of a dialog", OG(OPENS) "<title>x</title>",
         "<div class=lead>" OPENS "</div><dialog><h1>Subscribe to continue reading</h1></dialog>",
         OPENS},
        {"nor of one by its role", OG(OPENS) "<title>x</title>",
         "<div role=dialog><h1>We value your privacy</h1></div>", OPENS},
        {"nor of a box by its class", OG(OPENS) "<title>x</title>",
         "<div class='cookie-banner'><div><h1>We value your privacy</h1></div></div>", OPENS},
        {"the only one outside of boxes", OG("You will not believe it") "<title>x</title>",
         "<h1>Worth the wait of years</h1><aside><h1>Sign up for letters</h1></aside><footer><h1>"
         "Write to us, or call</h1></footer>",
         "Worth the wait of years"},
        {"one that is there twice, for small windows and large", OG("You will not believe it"),
         "<div class=small><h1>Worth the wait of years</h1></div><div class=large><h1>Worth the "
         "wait of years</h1></div>",
         "Worth the wait of years"},
        {"not one for screen readers alone that is stated nowhere", OG("Worth the wait of years"),
         "<h1 class=visually-hidden>Main content</h1>", "Worth the wait of years"},
        {"an element that microdata calls the headline", "<title>The Gazette of rivers</title>",
         "<div itemprop=headline>" OPENS "</div><div itemprop=name>Ann Bell</div>", OPENS},
        {"an element that is called an entry's title", "<title>Gazette</title>",
         "<div class=entry-title>" OPENS "</div><p>Three years of work, four storms and two mayors "
         "went by before the ribbon was cut on Tuesday at noon, under a sky that had been grey "
         "since the early morning, as the older ones of the valley had foretold it.",
         OPENS},
        {"of a live page the one of all, not of its entries",
         "<title>Live: the bridge opens | Gazette</title>" OG("Live: the bridge opens")
             SCRIPT("{\"@type\":\"LiveBlogPosting\",\"headline\":\"Live: the bridge opens\","
                    "\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"The ribbon is "
                    "cut\"}]}"),
         "<h1>Live: the bridge opens</h1><article><h1>The ribbon is cut</h1></article>",
         "Live: the bridge opens"},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

static void test_statements(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"in full what another statement cuts off",
         "<title>" LONG_ONE " | The River Gazette</title>" OG(OPENS ", four sto...") SITE, "",
         LONG_ONE},
        {"the heading that JSON-LD cuts off",
         "<title>Bridge opens - Gazette</title>" LD("\"headline\":\"" OPENS
                                                    ", four sto\xE2\x80\xA6\""),
         "<h1>" LONG_ONE "</h1>", LONG_ONE},
        {"without entities and tags that are escaped twice",
         OG("Mayor&amp;#39;s bridge &lt;em&gt;opens&lt;/em&gt; &amp;amp; cars cross"), "",
         "Mayor's bridge opens & cars cross"},
        {"but with the signs of a sum", OG("If a &lt; b and b &lt; c"), "", "If a < b and b < c"},
        {"the article with the page's address among those that it links to",
         "<title>x</title>" URL SCRIPT(
             "[" TEASER("Mayor walks home after the feast",
                        "mayor") "," TEASER(OPENS, "bridge-over-the-river-opens?ref=x") "]"),
         "<p>x<p>x<div><h2>Mayor walks home after the feast</h2></div>", OPENS},
        {"without addresses the one that the page states",
         "<title>" OPENS " - Gazette</title>" SCRIPT(
             "[{\"@type\":\"NewsArticle\",\"headline\":\"Mayor walks home after the "
             "feast\"},{\"@type\":\"NewsArticle\",\"headline\":\"" OPENS "\"}]"),
         "<h1>" OPENS "</h1><div><h2>Mayor walks home after the feast</h2></div>", OPENS},
        {"in a graph of other things",
         "<title>The River Gazette</title>" SCRIPT(
             "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"The River Gazette\"},{\"@type\":"
             "\"BreadcrumbList\",\"name\":\"Home\"},{\"@type\":\"Article\",\"headline\":\"" OPENS
             "\"}]}"),
         "", OPENS},
        {"lines of a heading in spans", "<title>" OPENS "</title>",
         "<h1><span>Bridge over</span> <span>the river</span><br><span>opens after three years of "
         "work</span></h1>",
         OPENS},
        {"without a button's label", OG(OPENS), "<h1>" OPENS "<button>Share</button></h1>", OPENS},
        {"without the sign of a link to itself", "<title>" OPENS "</title>",
         "<h1>" OPENS "<a class=headerlink href=#x>\xC2\xB6</a></h1>", OPENS},
        {"no title of a picture", "",
         "<svg><title>Menu</title></svg><article><h2>" OPENS "</h2></article>", OPENS},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

static void test_hidden(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a heading with more blanks than words", OG("You will not believe it"),
         "<h1>" BLANKS BLANKS "Worth the wait of years" BLANKS BLANKS "</h1>",
         "Worth the wait of years"},
        {"without a part for screen readers", "<title>Gazette</title>",
         "<h1>Worth the wait of years<span class=sr-only>opens a window</span></h1>",
         "Worth the wait of years"},
        {"but with it where that is all", "<title>Gazette</title>",
         "<h1><img src=a.png><span class=sr-only>Worth the wait of years</span></h1>",
         "Worth the wait of years"},
        {"not one that its style hides", OG("You will not believe it"),
         "<h1 style='color: red; display: none'>News of the valley</h1><h1>Worth the wait of "
         "years</h1>",
         "Worth the wait of years"},
        {"but one that is cut where it is too long, or hidden in small windows",
         OG("You will not believe it"),
         "<h1 class='overflow-hidden sm:hidden'>Worth the wait of years</h1>",
         "Worth the wait of years"},
        {"nor one that is hidden", OG("You will not believe it"),
         "<h1 hidden>News of the valley</h1><h1>Worth the wait of years</h1>",
         "Worth the wait of years"},
        {"nor one of a template", "<title>Bridge opens</title>",
         "<template><h1>You have no friends here yet</h1></template>", "Bridge opens"},
        {"but of an element's shadow", "<title>Gazette</title>",
         "<a-page><template shadowrootmode=open><h1>Worth the wait of "
         "years</h1></template></a-page>",
         "Worth the wait of years"},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

static void test_places(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"the second of two, the first being the site's", OG("The River Gazette") OG(OPENS) SITE,
         "", OPENS},
        {"that of another network, the first being the site's",
         OG("The River Gazette") "<meta name=twitter:title content='" OPENS "'>" SITE, "", OPENS},
        {"not a word for all pages", "<title>" OPENS " | The River Gazette</title>" OG("Home") SITE,
         "", OPENS},
        {"but a word that the <title> has, too",
         "<title>Bridgely: all about rivers | The River Gazette</title>" OG("Bridgely") SITE, "",
         "Bridgely"},
        {"a headline in a list", "<title>Gazette</title>" LD("\"headline\":[\"" OPENS "\"]"), "",
         OPENS},
        {"with its language",
         "<title>Gazette</title>" LD("\"headline\":{\"@value\":\"" OPENS
                                     "\",\"@language\":\"en\"}"),
         "", OPENS},
        {"of a type with its vocabulary",
         "<title>Gazette</title>" SCRIPT("{\"@type\":\"schema:NewsArticle\",\"headline\":\"" OPENS
                                         "\"}"),
         "", OPENS},
        {"among other names of microdata", OG("You will not believe it"),
         "<h1 itemprop='headline name'>Worth the wait of years</h1><h1>Most read today</h1>",
         "Worth the wait of years"},
        {"in RDFa", "<title>Gazette</title>", "<div property=schema:headline>" OPENS "</div>",
         OPENS},
        {"not what only begins so", OG("You will not believe it"),
         "<div itemprop=headlines>" OPENS "</div>", "You will not believe it"},
        {"without marks of direction",
         "<title>\xE2\x80\xAB" OPENS "\xE2\x80\xAC | The River Gazette</title>" SITE, "", OPENS},
        {"the heading of the text where an address is all that is stated",
         "<title>https://gazette.example/a?id=1</title>",
         "<h2>" OPENS "</h2><p>Three years of work, four storms and two mayors went by before the "
         "ribbon was cut on Tuesday at noon, under a sky that had been grey since the early "
         "morning, as the older ones of the valley had foretold it to all.</p><p>The old bridge "
         "stays open for bicycles until the end of the year, and then becomes a "
         "garden.</p><h2>More of it</h2>",
         OPENS},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

static void test_first_headings(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a heading that has but words of the site's name",
         OG(OPENS " | Valley Morning News") "<meta property=og:site_name content='Valley Morning "
         "News'><title>" OPENS " | Valley Morning News</title>",
         "<h1>The genes of salmon</h1><h1>Introducing Valley Morning News Insider</h1><article><p class=h>" OPENS "</p>",
         OPENS},
        {"the section in one heading, the headline in the next",
         OG("Roads - " OPENS " - The River Gazette, news of the valley") SITE,
         "<h1>roads</h1><article><h1>" OPENS "</h1>", OPENS},
        {"the section alone in a heading",
         OG("Roads - The River Gazette, news of the valley") SITE, "<h1>Roads</h1>", "Roads"},
        {"the name of a column above, the headline in small",
         "<title>" OPENS " - Road Show: A conversation about the roads we drive - Gazette</title>",
         "<h1>VALLEY GAZETTE Road Show: A conversation about the roads we drive</h1><h3>" OPENS "</h3>",
         OPENS},
        {"but not what links to it in a list", OG(OPENS),
         "<h1>The bridge over the river opens at last, and three years late</h1><ul><li><h3><a "
         "href=/a>" OPENS "</a></h3></ul>",
         "The bridge over the river opens at last, and three years late"},
        {"the name of the blog below the headline that links to itself",
         OG(OPENS) "<title>" OPENS " | Ann Writes</title>",
         "<h1><a href=/2025/11/bridge.html>" OPENS "</a></h1>" BODY "<h1>Ann Writes</h1>", OPENS},
        {"what asks for comments below the text", "<title>" OPENS " - Gazette</title>",
         "<div class=text><b>" OPENS "</b>" BODY BODY BODY BODY BODY "</div><div "
         "class=comments-open><h1>Send a comment</h1></div>",
         OPENS},
        {"what a search says that was not asked", OG(OPENS) SITE,
         "<article><p class=h>" OPENS "</p>" BODY BODY BODY BODY BODY
         "</article><div class=search><h1>No matches for your search</h1></div>",
         OPENS},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_logos),      cmocka_unit_test(test_first_headings),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_statements), cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests_name("page_systems", tests, NULL, NULL);
}
