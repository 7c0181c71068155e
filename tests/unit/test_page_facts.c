/* What a web page is taken to say: its day, its authors. A case a rule. */
#include "page_rule.h"
#include "unit.h"

static void add_day(dl_buffer *out, const dl_article *article)
{
    dl_date_format(out, article->date);
}

#define HEADLINE "<h1>The bridge over the river opens</h1>"

static void test_days(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a moment on two days, the publisher's and UTC's: the one that the page shows",
         LD("\"datePublished\":\"2025-11-18T21:00:00-05:00\""), HEADLINE "<p>November 19, 2025</p>",
         "2025-11-19"},
        {"an archive's month and how many articles it has are no day", "", HEADLINE "<ul><li>2025年11月(18)<li>2025年10月(3)</ul>", "", "zh"},
        {"or the publisher's, if it shows none",
         LD("\"datePublished\":\"2025-11-18T21:00:00-05:00\""), HEADLINE, "2025-11-18"},
        {"a moment with the publisher's zone is on the publisher's day, whatever the page shows",
         LD("\"datePublished\":\"2025-11-18T20:00:00+02:00\""), HEADLINE "<p>19.11.2025</p>",
         "2025-11-18T18:00:00Z"},
        {"what the page shows goes before a date that may be the page's own",
         "<meta name=DCTERMS.date content=2025-11-01>",
         HEADLINE "<span class=date>18.11.2025</span>", "2025-11-18"},
        {"but not what stands above the headline: it may be today's",
         "<meta name=DCTERMS.date content=2025-11-18>",
         "<div class=date>26.02.2026</div><p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x" HEADLINE,
         "2025-11-18"},
        {"what stands near goes before a surer element far away", "",
         HEADLINE "<span class=time>18.11.2025</span>" LINES_50 LINES_50
                  "<time datetime=2025-11-20>x</time>",
         "2025-11-18"},
        {"so does a line of text", "<meta name=date content=2025-11-01>",
         HEADLINE "<p>Stand - 18.11.2025</p>" FAR "<time datetime=2025-11-20>x</time>",
         "2025-11-18"},
        {"near is what stands near the heading that is shown",
         "<title>The bridge over the river opens</title><meta name=date content=2025-11-01>",
         "<h1 class=visually-hidden>The bridge over the river opens</h1>" FAR
         "<h2>The bridge over the river opens</h2><time datetime=2025-11-18>x</time>",
         "2025-11-18"},
        {"or near the article, where there is no headline", "<meta name=date content=2025-11-01>",
         FAR "<article><time datetime=2025-11-18>x</time></article>", "2025-11-18"},
        {"a day in the address of the picture, where there is none else",
         "<meta property=og:image content=https://example.org/2025/11/18/bridge.jpg>", HEADLINE,
         "2025-11-18"},
        {"an element of any name with a datetime", "",
         HEADLINE "<relative-time datetime=2025-11-18T10:00:00Z>a week ago</relative-time>",
         "2025-11-18T10:00:00Z"},
        {"a clock's zero is no day, nor is the first of the calendar",
         LD("\"datePublished\":\"0001-01-01T00:00:00Z\"") "<meta property=article:published_time content=1970-01-01T00:00:00Z>",
         HEADLINE "<p>18.11.2025</p>", "2025-11-18"},
        {"the day of that zero is one, without a time", LD("\"datePublished\":\"1970-01-01\""), HEADLINE, "1970-01-01"},
        {"the year first, with a month's name", "<meta name=citation_publication_date content='2025 Nov 18'>", HEADLINE,
         "2025-11-18"},
        {"a statement of some systems", "<meta name=published_on content=2025-11-18T21:00:00.000Z>", HEADLINE,
         "2025-11-18T21:00:00Z"},
        {"the day of an update, in an element for both",
         LD("\"datePublished\":\"2025-11-18\",\"dateModified\":\"2026-01-25\""),
         HEADLINE "<span>Updated on</span> <time class='entry-date published updated'>January 25, 2026</time>",
         "2025-11-18"},
        {"a year of two digits between dots", "", HEADLINE "<p>18.11.25</p>", "2025-11-18"},
        {"but not a number of a version", "", HEADLINE "<p>Release 1.11.25</p>", ""},
        {"a day in brackets that opens a paragraph", "",
         HEADLINE "<p>(18. November 2025) The mayor, who had promised it in two years, thanked the "
                  "workers, the engineers, and all who had waited for so long, and then he cut the "
                  "ribbon and went home.</p>",
         "2025-11-18"},
        {"such a day far below goes before an element of another article", "",
         HEADLINE FAR "<p>(18. November 2025) The mayor, who had promised it in two years, thanked "
                      "the workers, the engineers, and all who had waited for so long, and then "
                      "he cut the ribbon and went home.</p><div class=date>20.11.2025</div>",
         "2025-11-18"},
        {"the day of a change that is shown as the article's day",
         LD("\"datePublished\":\"2025-11-10\",\"dateModified\":\"2025-11-18\""),
         HEADLINE "<p>November 18, 2025</p>", "2025-11-18"},
        {"not if the page shows both",
         LD("\"datePublished\":\"2025-11-10\",\"dateModified\":\"2025-11-18\""),
         HEADLINE "<p>November 18, 2025</p><time datetime=2025-11-10>last week</time>",
         "2025-11-10"},
        {"nor if it calls it an update",
         LD("\"datePublished\":\"2025-11-10\",\"dateModified\":\"2025-11-18\""),
         HEADLINE "<p>Updated November 18, 2025</p>", "2025-11-10"},
        {"nor another day", LD("\"datePublished\":\"2025-11-10\",\"dateModified\":\"2025-11-18\""),
         HEADLINE "<p>November 20, 2025</p>", "2025-11-10"},
        {"but of an element for the day of publishing, which also calls it so",
         LD("\"datePublished\":\"2025-11-10\",\"dateModified\":\"2025-11-20\""),
         HEADLINE "<p class=published-date>Updated November 18, 2025</p>", "2025-11-18"},
        {"a statement in words of the page's language, or in figures",
         LD("\"datePublished\":\"18 listopada 2025, 17:22\""), HEADLINE "<p>1.2.2024</p>",
         "2025-11-18", "pl"},
        {"the day first where the language has it so",
         "<meta property=article:published_time content='10/05/2022 05:22 pm'>", HEADLINE,
         "2022-05-10", "es"},
        {"of two statements the one that the page shows",
         LD("\"datePublished\":\"2025-11-10\"") "<meta property=article:published_time "
                                                "content=2025-11-18>",
         HEADLINE "<p>18.11.2025</p>", "2025-11-18"},
        {"or the first",
         LD("\"datePublished\":\"2025-11-10\"") "<meta property=article:published_time "
                                                "content=2025-11-18>",
         HEADLINE "<p>12.11.2025</p>", "2025-11-10"},
        {"days side by side in one element, of which one is an update's", "",
         "<div class=article-date><a>City</a><span>NOVEMBER 18, 2025</span><span>Updated: NOVEMBER 25, 2025</span></div>" HEADLINE,
         "2025-11-18"},
        {"stated alike, publishing and change are that of the change, if the page shows an earlier day",
         LD("\"datePublished\":\"2025-11-25T10:00:00Z\",\"dateModified\":\"2025-11-25T10:00:00Z\""),
         HEADLINE "<p>November 18, 2025</p>", "2025-11-18"},
        {"not a later one", LD("\"datePublished\":\"2025-11-18\",\"dateModified\":\"2025-11-18\""),
         HEADLINE "<p>November 25, 2025</p>", "2025-11-18"},
        {"nor one beside which the stated day is shown",
         LD("\"datePublished\":\"2025-11-25\",\"dateModified\":\"2025-11-25\""),
         HEADLINE "<p>The old bridge fell on November 18, 2025</p><time datetime=2025-11-25>yesterday</time>", "2025-11-25"},
        {"but one beside which that day is an update's",
         LD("\"datePublished\":\"2025-11-25\",\"dateModified\":\"2025-11-25\""),
         HEADLINE "<div>Published <b>Nov 18, 2025</b></div><div>Updated <b>Nov 25, 2025</b></div>", "2025-11-18"},
        {"a label with a no-break space behind it, and the next day, which might be the stated one elsewhere",
         "<meta property=article:published_time content='2025-11-18T17:16:03Z'>",
         HEADLINE "<b><i>Updated<!-- -->&nbsp;</i><i>Nov. 19, 2025</i></b><b><i>Published<!-- -->&nbsp;</i><i>Nov. 18, 2025</i></b>", "2025-11-18T17:16:03Z"},
        {"month and day of a statement change places, if the page shows it so",
         "<meta property=article:published_time content='03-09-2026'>", HEADLINE "<p>Published March 9, 2026</p>",
         "2026-03-09"},
        {"not where the year in front says their order",
         "<meta name=publishdate content='2018/05/01 05:27:04'>", HEADLINE "<p>Tuesday, 01/05/2018 05:27</p>",
         "2018-05-01T05:27:04Z"},
        {"the address says which of two figures is the month",
         "<link rel=canonical href=https://example.org/2018/05/01/bridge>", HEADLINE "<p>01/05/2018</p>", "2018-05-01"},
        {"seconds since 1970", "<meta property=article:published_time content=1513090800>", HEADLINE, "2017-12-12T15:00:00Z"},
        {"and thousandths", "", HEADLINE "<time datetime=1513090800123>a day</time>", "2017-12-12T15:00:00Z"},
        {"a day that is called that of publishing, far below, not one in a sentence", "",
         HEADLINE "<p>The old bridge was closed to all traffic on 3 May 2022, and then it was "
                  "taken away.</p>" FAR "<p>Erschienen am: 18.11.2025</p>",
         "2025-11-18"},
        {"also by the text before it", "",
         HEADLINE FAR "<div class=date>1.2.2024</div><b>Ver\xC3\xB6"
                      "ffentlicht am</b> "
                      "<span>18.11.2025</span>",
         "2025-11-18"},
        {"and where both are told behind one another", "",
         HEADLINE FAR "<p>Letzte \xC3\x84nderung: 20.11.2025 - Erschienen am: 18.11.2025</p>",
         "2025-11-18"},
        {"the day of a change, where no other is told but in a sentence", "",
         HEADLINE "<p>The old bridge was closed to all traffic on 3 May 2022, and then it was "
                  "taken away.</p>" FAR "<label>Letzte \xC3\x84nderung:</label> <b>18.11.2025</b>",
         "2025-11-18"},
        {"right below the headline that of a change goes before one further on", "",
         HEADLINE "<p>Updated 18 November 2025</p>" LINES_50 "<p>3 May 2022</p>", "2025-11-18"},
        {"a line right above the headline", "",
         "<p>By Ann Bell | 18 November 2025</p>" HEADLINE LINES_50 "<p>3 May 2022</p>",
         "2025-11-18"},
        {"a picture's day is not the article's", "",
         HEADLINE "<figcaption>Kabul, 6.12.2010</figcaption>" LINES_50 "<p>18.11.2025</p>",
         "2025-11-18"},
        {"nor are those of comments and of teasers", "",
         HEADLINE "<ul class=comment-list><li><time pubdate datetime=2025-11-20>x</time></ul>"
                  "<div class=teaser-list><span class=date>21.11.2025</span></div>" LINES_50
                  "<p>18.11.2025</p>",
         "2025-11-18"},
        {"what leads to comments is none", "",
         HEADLINE "<p class=entry-comments-link><time>18 November 2025</time></p>", "2025-11-18"},
        {"an element of a change goes behind a text", "",
         HEADLINE "<span class=updated>2025-11-20T10:00:00Z</span><span>18. November 2025</span>",
         "2025-11-18"},
        {"unless it holds that of publishing, too", "",
         HEADLINE "<time class='published updated' datetime=2025-11-18>x</time><p>1.2.2024</p>",
         "2025-11-18"},
        {"what scripts call the day of publishing, where nothing near tells one",
         "<script>state = {\"id\":1,\"publishedAt\":\"2025-11-18T10:00:00Z\"}</script>",
         HEADLINE FAR "<span class=date>1.2.2024</span>", "2025-11-18T10:00:00Z"},
        {"also escaped, or with other signs",
         "<script>s=\"{\\\"publication_date\\\": \\\"2025-11-18\\\"}\"</script>", HEADLINE,
         "2025-11-18"},
        {"not one of two, nor a day of something else",
         "<script>[{'pubDate':'2025-11-18'},{'pubDate':'2025-11-20'}]</script>"
         "<script>{\"republishDates\":\"2025-11-18\"}</script>",
         HEADLINE, ""},
        {"a day as a script's text has it", "",
         HEADLINE "<time datetime='Tue Nov 18 2025 00:53:27 GMT+0000 (UTC)'>now</time>",
         "2025-11-18T00:53:27Z"},
        {"the English of Britain has the day first", "", HEADLINE "<time>12/04/2020</time>",
         "2020-04-12", "en-GB"},
        {"America's has it behind the month", "", HEADLINE "<time>12/04/2020</time>", "2020-12-04",
         "en-US"},
        {"a day in the address, the year last",
         "<link rel=canonical href=https://example.org/news/18-11-2025>", "", "2025-11-18"},
        {"a day in the address without marks",
         "<link rel=canonical href=https://example.org/20251118/bridge>", "", "2025-11-18"},
        {"a longer number in the address is none",
         "<link rel=canonical href=https://example.org/202511181/bridge>", "", ""},
        {"a day in the description, where there is none else",
         "<meta name=description content='Bridge opens (November 18, 2025)'>", "", "2025-11-18"},
        {"a teaser's day is not what shows on which of two days it was",
         LD("\"datePublished\":\"2025-11-18T04:41:58.000Z\""),
         HEADLINE "<time datetime=2025-11-18T05:41:58+01:00>9 hours ago</time>" BODY
                  "<div class=teaser><time>17. Nov. 2025</time></div>",
         "2025-11-18T04:41:58Z", "de"},
        {"what an element shows goes before what its attribute says, if that is another day", "",
         HEADLINE "<time datetime=2025-11-22T10:18:46Z>Publi\u00E9 le 18 novembre 2025</time>",
         "2025-11-18", "fr"},
        {"but not if day and month just change places", "",
         HEADLINE "<time datetime=2025-04-05T15:08:23Z>05/04/2025</time>", "2025-04-05T15:08:23Z"},
        {"another language than the page states", "", HEADLINE "<p>18 de noviembre de 2025</p>",
         "2025-11-18"},
        {"beside the byline, far below", "", HEADLINE FAR BODY "<p>Written by <a href=/x>Ann Bell</a></p><p>18 November 2025</p>", "2025-11-18"},
        {"JSON-LD with references for its quotes",
         "<script type=application/ld+json>{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2025-11-18&quot;}</script>",
         HEADLINE, "2025-11-18"},
        {"JSON-LD with marks around it, comments, and a comma too many",
         "<script type=application/ld+json>//<![CDATA[\n{\"@type\":\"NewsArticle\", /* so */\n"
         "\"url\":\"https://example.org/\", // it is\n\"keywords\":[\"a\",\n],"
         "\"datePublished\":\"2025-11-18\",}\n//]]></script>",
         "", "2025-11-18"},
    };
    page_rules_check(rules, COUNT(rules), add_day);
}

static void add_authors(dl_buffer *out, const dl_article *article)
{
    for (size_t i = 0; i < article->author_count; i++) {
        dl_buffer_add_text(out, i ? ", " : "");
        dl_buffer_add_slice(out, article->authors[i]);
    }
}

static void test_authors(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"an element in another one that says less", "",
         HEADLINE "<div class=article_author>Text: <span itemprop=author>Ann Bell</span> / <span "
                  "itemprop=publisher><b itemprop=name>example.org</b></span></div>",
         "Ann Bell"},
        {"who took the picture, in its caption, is called an author like who wrote", "",
         HEADLINE "<figure><figcaption><span class=author>Autor: Carl Day / pexels</span></figcaption></figure><span "
         "class=author>Ann Bell</span>", "Ann Bell"},
        {"a comma before the last name's \"and\"", "<meta name=author content='Ann Bell, Bob Hill, and Carl Day'>",
         HEADLINE, "Ann Bell, Bob Hill, Carl Day"},
        {"an office and a house behind the name", "<meta name=author content='Ann Bell, General Manager, River Bridge Enterprise'>", HEADLINE, "Ann Bell"},
        {"a house behind the name", "<meta name=author content='Ann Bell, The River Dealer'>", HEADLINE, "Ann Bell"},
        {"a group of houses", LD("\"author\":\"Ann Bell, Northeast River Media Group\""), HEADLINE, "Ann Bell"},
        {"another person behind an office, and a name that is a house's word", LD("\"author\":\"Ann Bell, editor, Carl Day, Emily Post\""), HEADLINE,
         "Ann Bell, Carl Day, Emily Post"},
        {"what the first one is, in a link of its own", "",
         HEADLINE "<div class=byline><a href=/bio>Ann Bell MD</a> <a href=/site>River Cancer Expert</a></div>", "Ann Bell MD"},
        {"whom microdata call a picture's author", "",
         HEADLINE "<span itemscope itemtype=http://schema.org/ImageObject><meta itemprop=author content='Archive of Rivers'></span><p>By Ann Bell</p>",
         "Ann Bell"},
        {"a credit below a picture", "", HEADLINE "<div class=credit>Foto: Privat</div>", ""},
        {"who took the pictures and who produced it", "",
         HEADLINE "<p class=contributors><label>Text by</label> <a href=/c/1>Ann Bell</a> | <label>Photography by</label> <a href=/c/2>Carl Day</a> | "
                  "<label>Produced by</label> <a href=/c/3>Bob Hill</a></p>", "Ann Bell"},
        {"a day in links of the archive", "", HEADLINE "<div class=author><h3>Thursday, <a href=/2009/06>June</a> <a href=/2009/06/11>11th,</a> 2009</h3></div>"
                  "<p>By Ann Bell</p>", "Ann Bell"},
        {"a day that a number cuts", "", HEADLINE "<p class=byline>Tue Aug 31, 3:42 am</p>", ""},
        {"how long ago, and a button", "", HEADLINE "<ul class=byline><li>1 hr ago</li></ul><span class=credit><a href=/people/x>+ Add</a></span>", ""},
        {"where it stands", "", HEADLINE "<p class=byline>By <a href=/x>Ann Bell</a> \xE2\x80\x94 January 4th, 2010</p><p class=subbyline>In <a href=/category/c "
                  "rel=category>Cool</a></p>", "Ann Bell"},
        {"the section's name is nobody", LD("\"author\":{\"name\":\"News\xC3\xA9\"}") "<meta property=article:section content='News\xC3\xA9'>",
         HEADLINE "<p>By Ann Bell</p>", "Ann Bell"},
        {"an offer to log in", "", HEADLINE "<li class=not-authorized><a href=#x>Войти</a></li>", ""},
        {"a section of authors in the menu", "", "<p><a href=/authors/>Personal and private</a></p>" HEADLINE, ""},
        {"who took the picture, in Polish", "", HEADLINE "<div class=author>Ann Bell</div><div class=author>fot. River.example</div>", "Ann Bell"},
        {"labels in Hebrew", "", HEADLINE "<p class=authors><span class=author>\xD7\xA4\xD7\x95\xD7\xA8\xD7\xA1\xD7\x9D</span></p>", ""},
        {"what to press is nobody", "",
         HEADLINE "<button class=followAuthor>Follow</button><a class=follow-author>My topics</a>",
         ""},
        {"who took the picture did not write", "",
         HEADLINE "<div class=lead-image-credit>Carl Day</div>", ""},
        {"a By that is set apart", "",
         HEADLINE "<a class=author href=/u/bell><span>By</span>Ann Bell</a>", "Ann Bell"},
        {"a label before the By", "",
         HEADLINE "<div class=authors><span>capital</span><span>von</span><b>Ann Bell</b></div>",
         "Ann Bell"},
        {"a name that is shown twice", "", HEADLINE "<p class=byline>Ann Bell Ann Bell</p>",
         "Ann Bell"},
        {"an office behind the name",
         "<meta name=author content='\xEC\x8B\xA0\xED\x98\x84\xEC\xA3\xBC "
         "\xEA\xB8\xB0\xEC\x9E\x90'>",
         "", "\xEC\x8B\xA0\xED\x98\x84\xEC\xA3\xBC"},
        {"who drew is behind who wrote", "",
         HEADLINE "<p>Text von Ann Bell Illustration von Carl Day</p>", "Ann Bell"},
        {"for whom is not who", LD("\"author\":\"By Ann Bell And Carl Day For The Gazette\""), "",
         "Ann Bell, Carl Day"},
        {"an account, a desk, a house: who wrote goes before",
         "<meta name=author content='Example Redaktion'>", HEADLINE "<p>Von Ann Bell</p>",
         "Ann Bell"},
        {"and where nobody else is told, they did",
         "<meta name=author content='Example Redaktion'>", HEADLINE, "Example Redaktion"},
        {"who publishes, beside the site's address", "<meta name=author content='river.gr | River Press'><meta name=copyright content='river.gr | River Press'>",
         HEADLINE "<p>By Ann Bell</p>", "Ann Bell"},
        {"but a person who has the copyright signs", "<meta name=author content='Ann Bell'><meta name=copyright content='Ann Bell'>", HEADLINE, "Ann Bell"},
        {"what stands before a name in Greek", "", HEADLINE "<p class=author>Από <a href=/x>Άννα Μπελ</a></p>", "Άννα Μπελ"},
        {"a code of a program is nobody", "<meta name=creator content='COMM/PRESS/01'>", HEADLINE, ""},
        {"signs in brackets behind a name",
         LD("\"author\":[\"Ann Bell (abe)\",\"Carl Day (cda.)\"]"), "", "Ann Bell, Carl Day"},
        {"a place behind the site's name is nobody",
         "<meta name=author content='example.org, Springfield, Germany'><link rel=canonical "
         "href=https://example.org/a>",
         HEADLINE "<p>By Ann Bell</p>", "Ann Bell"},
        {"who publishes it goes behind who wrote it",
         LD("\"author\":{\"name\":\"river NEWS\"},\"publisher\":{\"name\":\"river NEWS\"}") "<meta "
                                                                                            "proper"
                                                                                            "ty=og:"
                                                                                            "site_"
                                                                                            "name "
                                                                                            "conten"
                                                                                            "t="
                                                                                            "Gazett"
                                                                                            "e>",
         HEADLINE "<p class=article__author>By Ann Bell</p>", "Ann Bell"},
        {"but stays where nobody else is told, or if it is a person",
         LD("\"author\":{\"name\":\"Ann Bell\"},\"publisher\":{\"name\":\"Ann Bell\"}") "<meta "
                                                                                        "property="
                                                                                        "og:site_"
                                                                                        "name "
                                                                                        "content="
                                                                                        "Gazette>",
         HEADLINE "<p class=article__author>By Carl Day</p>", "Ann Bell"},
        {"what leads to a network, or to a group of articles, is nobody", "",
         HEADLINE "<p class=byline><a href=/tag/money>Personal money</a></p>"
                  "<p>Chat on <a href=https://bsky.example/profile/x>Bluesky</a></p>",
         ""},
        {"a stated account gives way to who is shown", LD("\"author\":{\"name\":\"ann.bell\"}"),
         HEADLINE "<p class=author-info>Carl Day</p>", "Carl Day"},
        {"also one of a name and an initial", LD("\"author\":{\"name\":\"AnnB\"}"),
         HEADLINE "<p>by <a class=author-link href=/authors/day>Carl Day</a></p>", "Carl Day"},
        {"and stays where nobody is", LD("\"author\":{\"name\":\"ann.bell\"}"), HEADLINE, "ann.bell"},
        {"a line of a name, an office and a day", "", HEADLINE "<p>Ann Bell | Senior Writer | July 25, 2025</p>", "Ann Bell"},
        {"not of a picture's name", "", HEADLINE "<p>Sunset Layers | July 25, 2025</p>", ""},
        {"a title behind the name", LD("\"author\":\"Ann Bell, Ph.D.\""), "", "Ann Bell"},
        {"what somebody is, is not who", "", HEADLINE "<p class=author-description>Grader of coffee, writer</p>", ""},
        {"an element of a page's builder is not beside the article", "",
         HEADLINE FAR "<div class=elementor-widget-text><h3>Written by Ann Bell</h3></div>", "Ann Bell"},
        {"a command's words", "", HEADLINE "<code class=author>--reset-author</code><b class=author>ORDER BY</b>", ""},
        {"a name in a link that holds more is of another article", "",
         HEADLINE "<p>x</p><a href=/b><b>The old bridge is open for bicycles until the end of the "
                  "year, the town says</b><i class=author-name>By Carl Day</i></a>",
         ""},
        {"a desk beside a name stays", LD("\"author\":[\"Ann Bell\",\"Local Team\"]"), "",
         "Ann Bell, Local Team"},
        {"a day, a mark, a name", "", HEADLINE "<p>18.11.2025 - Ann Bell</p>", "Ann Bell"},
        {"a day in words, a By, a name", "",
         HEADLINE "<p>Posted on Tuesday 18 November 2025 at 09:11 by Ann Bell.</p>", "Ann Bell"},
        {"but not what was done by whom", "",
         HEADLINE "<p>Of 2025 bridges 18 were built by Acme</p>", ""},
        {"an address behind the name",
         "<meta name=author content='Ann Bell (https://example.org)'>", "", "Ann Bell"},
        {"an address of mail behind the name",
         "<meta name=author content='Ann Bell &lt;ann@example.org>'>", "", "Ann Bell"},
        {"an address alone", "<meta name=author content=https://example.org/ann>", "", ""},
        {"a day, a By, a first name", "", HEADLINE "<p>18.11.2025 13:30 von Ann</p>", "Ann"},
        {"elements beside one another hold a name each", "",
         HEADLINE "<a class=author href=/a>Ann Bell</a>, <a class=author href=/b>Carl Day</a>",
         "Ann Bell, Carl Day"},
        {"those far from the first are of other articles", "",
         HEADLINE "<a rel=author href=/a>Ann Bell</a>" FAR "<a rel=author href=/b>Carl Day</a>",
         "Ann Bell"},
        {"what is said to be by whom", "",
         HEADLINE "<div class=author><span>Article by</span><b>Ann Bell</b></div>", "Ann Bell"},
        {"but not a picture, nor the page", "",
         HEADLINE "<div><span>Photograph by</span><b>Ann Bell</b></div><div><span>Built by</span>"
                  "<b>Carl Day</b></div>",
         ""},
        {"an agency's pictures", "<meta name=author content='Getty Images'>", "", ""},
        {"a degree is nobody", "<meta name=author content='Ann Bell, PhD'>", "", "Ann Bell"},
        {"an address refers to a person",
         "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":"
         "\"https://example.org/#ann\"},{\"@type\":\"Person\",\"@id\":\"https://example.org/"
         "#ann\",\"name\":\"Ann Bell\"}]}</script>",
         "", "Ann Bell"},
        {"or to nobody", LD("\"author\":\"https://example.org/author/ann\""), "", ""},
        {"the site signs above, who wrote is told below",
         "<meta property=og:site_name content='The Gazette'>",
         HEADLINE "<p>By The Gazette</p><p><em>Written by: <a href=/x>Ann Bell</a></em></p>",
         "Ann Bell"},
        {"subjects in a byline are nobody", "",
         HEADLINE "<div class=byline><nav><a href=/x>City</a></nav>Von Ann Bell</div>", "Ann Bell"},
        {"a day, a mark, and no name", "", HEADLINE "<p>18.11.2025 - News in brief</p>", ""},
        {"a label and a name in the next element, far behind", "",
         HEADLINE FAR "<h4>Autorin</h4><p><a href=/x>Ann Bell</a></p>", "Ann Bell"},
        {"but not in what is of others", "",
         HEADLINE FAR "<div class=teaser><p>Von Ann Bell</p></div>", ""},
        {"a layout's name is not what it lays out", "",
         "<div class=has-sidebar>" HEADLINE FAR "<p>Von Ann Bell</p></div>", "Ann Bell"},
        {"a line of names in bold above the text",
         "<meta property=og:site_name content='The Gazette'><meta name=author content='The "
         "Gazette'>",
         HEADLINE "<p><em>After three years</em></p><p><strong>Ann Bell/Carl Day</strong></p>",
         "Ann Bell, Carl Day"},
        {"not one below it, nor one that is no name", "",
         HEADLINE "<p><b>Three years late</b></p>" BODY "<p><b>Ann Bell</b></p>", ""},
        {"the one whom all links to authors name", "",
         HEADLINE FAR "<div class=footer><a href=/author/ann>All by Ann Bell</a> <a "
                      "href=/author/ann>Ann Bell</a></div>",
         "Ann Bell"},
        {"an article by whom", "",
         HEADLINE "<div class=author><a href=/a>Artikel von Ann Bell</a></div>", "Ann Bell"},
        {"names parted in other languages", LD("\"author\":\"Ann Bell og Carl Day\""), "",
         "Ann Bell, Carl Day"},
        {"what leads to more is nobody", "",
         HEADLINE "<a class=author-name href=/a>See full bio</a><p class=byline>Ann Bell</p>",
         "Ann Bell"},
        {"a line above the headline, the name behind day and time", "",
         "<small>04.02.2022 | 13:10 Uhr | Ann Bell</small>" HEADLINE, "Ann Bell"},
        {"a name in italics as the last line", "",
         HEADLINE "<div>" BODY BODY "<p align=right><b><i>Ann Bell</i></b></p></div>", "Ann Bell"},
        {"not in the midst of the text, nor in other letters, nor words that are no name", "",
         HEADLINE BODY "<p><em>Ann Bell</em></p>" BODY "<p><b>Carl Day</b></p><p><em>All rights "
                       "reserved</em></p>",
         ""},
        {"but not one of several", "",
         HEADLINE FAR "<div class=footer><a href=/author/ann>Ann Bell</a> <a "
                      "href=/author/carl>Carl Day</a></div>",
         ""},
        {"who wrote goes before who typed it in", "<meta name=author content=desk7>",
         HEADLINE "<p>Blog Beitrag von Ann Bell</p>", "Ann Bell"},
        {"who stays where nobody else is told", "<meta name=author content=desk7>", HEADLINE,
         "desk7"},
        {"signs are no name", "<meta name=author content='\xC2\xBB\xC2\xBB'>", HEADLINE, ""},
        {"a profession between label and name", "",
         HEADLINE "<p>Autor: <a href=/l>Rechtsanwalt</a> Carl Day</p>", "Carl Day"},
        {"a list of subjects that calls itself a byline", "",
         HEADLINE "<nav class=byline><a href=/x>City</a></nav>", ""},
        {"what is to be pressed stands in a byline, too", "",
         HEADLINE "<ul class=author><li><a href=/author/bell>See All Articles</a><li><a "
                  "href=/author/bell/feed>Subscribe to RSS</a></ul><p>By Ann Bell</p>",
         "Ann Bell"},
        {"who wrote an embedded post", "",
         HEADLINE BODY "<div class=tweet><b class=author-name>Carl Day</b> <i class=handle>@carl</i> <p "
                       "class=tweet-text>Open!</div>",
         ""},
        {"a label in other letters", "",
         HEADLINE "<div class=author_block><p>\u0410\u0432\u0442\u043E\u0440:</p><p><a "
                  "href=/ann>Ann Bell</a></p></div>",
         "Ann Bell"},
        {"a sentence is no name, nor is what stands in quotes", "",
         HEADLINE "<b class=reporter>The bridge keeps its people dry</b><p class=byline>Ann Bell / "
                  "\u201CCrossings\u201D</p>",
         "Ann Bell"},
        {"a sign for another who is not told", "<meta name=author content='Ann Bell &amp;'>", "",
         "Ann Bell"},
        {"a section that opens as the headline does", "",
         "<h1>Von Ann Bell lernen: die neue Br\u00FCcke</h1><h2>Von Ann Bell lernen</h2>", ""},
        {"an address that is of no one", "",
         HEADLINE "<a href=/profile/login.jsp?to=/>Enter Here</a> <a href=/people/>The People</a>",
         ""},
        {"a link that runs a script", "",
         HEADLINE "<p class=byline><a href=/u/bell>Ann Bell</a> <a href='javascript:x()'>X Hide</a>",
         "Ann Bell"},
        {"a day is nobody, nor is the time to read it", "",
         HEADLINE "<div class=byline>Wednesday, 18 Nov 2025</div><p class=byline>2 Min Read</p>", ""},
        {"who took the picture is beside it", "",
         HEADLINE "<div class=captionText><p>The bridge.</p><p class=credit>Credit: Carl "
                  "Day</p></div><p>By Ann Bell</p>",
         "Ann Bell"},
        {"the source of an article may be its credit", "", HEADLINE "<p class=credit>RIVERPRESS</p>",
         "RIVERPRESS"},
        {"\"by\" within prose", "",
         HEADLINE "<p>Since then the old town, its market and the harbour are surrounded on three "
                  "sides by <a href=/w>River Sea</a></p>",
         ""},
        {"a headline that opens as a byline does", OG("Von Ann Bell lernen"),
         "<h1>Von Ann Bell lernen</h1>", ""},
        {"a comma without a blank", "<meta name=author content='Ann Bell,Carl Day'>", "",
         "Ann Bell, Carl Day"},
        {"but not between surname and first name", "<meta name=author content='Bell,Ann'>", "",
         "Bell,Ann"},
        {"an address for a name",
         LD("\"author\":{\"name\":\"https://www.example.org/video/the-bridge\"}"), "", ""},
        {"a particle behind the word for by", "", HEADLINE "<p class=author>von Ann von Bell</p>",
         "Ann von Bell"},
        {"who noted it down", "", HEADLINE "<p class=author>Recueilli par Ann BELL.</p>", "Ann BELL"},
        {"what shortens a name stays", "<meta name=author content='Carl Day Jr.'>", "",
         "Carl Day Jr."},
        {"durch", "", HEADLINE "<a class=post-meta-author href=/x>durch Ann Bell</a>", "Ann Bell"},
        {"a preposition within a sentence", "",
         HEADLINE "<p>Advantages of <b>leasing</b> von Limousinen</p>", ""},
        {"a name that friends use, in marks", LD("\"author\":\"Ann \\\"Nan\\\" Bell\""), "", "Ann \"Nan\" Bell"},
        {"also in curved ones, in a line", "", HEADLINE "<p>By Ann \u201CNan\u201D Bell, river warden</p>",
         "Ann \u201CNan\u201D Bell"},
        {"but not what is quoted alone", "<meta name=author content='\"Crossings\"'>", "", ""},
        {"names parted by one letter", "<meta name=author content='Anna Bell e Carlo Costa e Silva'>", "",
         "Anna Bell, Carlo Costa e Silva"},
        {"and by words of other languages", "<meta name=author content='Budi Bell dan Carlo Day'>", "",
         "Budi Bell, Carlo Day"},
        {"who says so in other languages", "", HEADLINE "<div class=author>Oleh : <b>Ann Bell</b></div>", "Ann Bell"},
        {"in a table", "", HEADLINE FAR "<table><tr><td>Penulis</td><td>: Ann Bell</td></tr></table>", "Ann Bell"},
        {"in letters without capitals", "", HEADLINE "<p>\u0628\u0642\u0644\u0645: \u0622\u0646 \u0628\u0644</p>",
         "\u0622\u0646 \u0628\u0644"},
    };
    page_rules_check(rules, COUNT(rules), add_authors);
}

/* What stands beside a name and is none. */
static void test_beside_names(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"who writes for the paper, and what", "", "<h1>The bridge opens</h1><p class=byline>Ann Bell, Special for The Gazette</p>",
         "Ann Bell"},
        {"of the paper", "", "<h1>The bridge opens</h1><span class=credits>By Ann Bell of the River Post</span>", "Ann Bell"},
        {"signed by persons, stated as a house's", "<meta name=author content='River News'>", "<h1>The bridge opens</h1><p>By Ann Bell, River News</p>", "Ann Bell"},
        {"signed by a person, with a link to the house", "", "<h1>The bridge opens</h1><p class=byline>By Ann Bell, <a href=/x>River News</a></p>", "Ann Bell"},
        {"but signed by none but the house", "<meta name=author content='River News'>", "<h1>The bridge opens</h1>", "River News"},
        {"a label that a program shows", "", "<h1>The bridge opens</h1><div class=field-byline><div>Byline text:</div><div>Ann Bell</div></div>", "Ann Bell"},
        {"who took the picture right above it", "", "<h1>The bridge opens</h1><img src=a.jpg><h4 class=credit>Carl Day</h4><p>By Ann Bell</p>", "Ann Bell"},
        {"comments beside the byline", "", "<h1>The bridge opens</h1><div class=bylineComments><p>By <span rel=author>Ann Bell</span></p></div>", "Ann Bell"},
        {"the headline, stated as the author", "<title>The bridge opens</title><meta name=author content='The bridge opens'>", "<h1>The bridge opens</h1>", ""},
        {"the address of the site beside a name", "", "<h1>The bridge opens</h1><p class=byline><a href=/a>Ann Bell</a> <a href=/x>gazette.com</a></p>", "Ann Bell"},
        {"the one in brackets behind the site's address", "", "<h1>The bridge opens</h1><p class=byline>Autor: gazette.com (Ann Bell) | 18-11-2025 12:29</p>", "Ann Bell"},
        {"what is published when", "", "<h1>The bridge opens</h1><em class=byline>Autor: Ann Bell. Data publikacji Wto, 2025-11-18 11:30</em>", "Ann Bell"},
        {"a page of all authors", "", "<h1>The bridge opens</h1><a href=/authors/>Columns and more</a>", ""},
        {"columnists beside links to their articles", "",
         "<h1>The bridge opens</h1><dl><dt><a href=/a title='The tower'>The tower</a></dt><dd class=author>Carl Day</dd></dl>"
         "<dl><dt><a href=/b title='Permanent link to The river'>The river</a></dt><dd class=author>Dan Eve</dd></dl>", ""},
        {"but not one beside the headline, which is a link", "",
         "<div><h1><a href=/c title='The bridge opens'>The bridge opens</a></h1><span class=author>Ann Bell</span></div>", "Ann Bell"},
        {"brackets", "", "<h1>The bridge opens</h1><p class=byline>[Ann Bell, Carl Day]</p>", "Ann Bell, Carl Day"},
        {"someone told of in the text, with a page about that person", "",
         "<h1>The bridge opens</h1><p>The old one fell more than ten years ago, and nobody in all of the town but <a href=/people/day>Carl Day</a> had warned of it.</p>", ""},
        {"an office that reads as a name", "<meta name=author content='Ann Bell, Science Editor'>", "", "Ann Bell"},
        {"none who is quoted", "", "<h1>The bridge opens</h1><blockquote>It is open!<span class=quote-credit>Ann Bell</span></blockquote>", ""},
        {"no services", "", "<h1>The bridge opens</h1><p class=byline>Staff, news services</p>", ""},
        {"degrees and offices", "<meta name=author content='Ann Bell, DVM, Head of Bridges, Carl Day, CFP'>", "",
         "Ann Bell, Carl Day"},
        {"what it is about", "",
         HEADLINE "<div class=byline>Written by <a href=/ann>Ann Bell</a> in <a href=/bridges>Bridges</a></div>", "Ann Bell"},
        {"a mark stands for somebody", "", HEADLINE "<ul><li><i class='fa fa-user'></i> Ann Bell in <a href=/x>Bridges</a><li>18.11.2025</ul>", "Ann Bell"},
        {"or his picture; not for what to press", "",
         HEADLINE "<i class=icon-user></i> Log In <i class=icon-home></i> Old Town <img class=avatar src=x> Ann Bell", "Ann Bell"},
        {"several in one link, far below", "", HEADLINE FAR "<p>Written by <a href=/x>Ann Bell and Carl Day</a></p>", "Ann Bell, Carl Day"},
        {"what stands behind the name's dash", "", HEADLINE "<td><p>by Ann Bell - <a href=/a>ann@example.org</a>", "Ann Bell"},
        {"\" by\" in prose", "", HEADLINE "<p>The trilogy (preceded by <i>Scorpion</i>) is out.</p>", ""},
        {"a box about the author", "",
         HEADLINE BODY FAR "<div class=blog_author-box><div>Ann Bell</div>" BODY BODY "</div>", "Ann Bell"},
        {"an address that an element states", "", HEADLINE "<meta itemprop=author content=https://www.example.org/gazette>", ""},
        {"but who signs with letters alone", "<meta name=author content='AB, Carl Day'>", "", "AB, Carl Day"},
        {"an office in an element of its own", "",
         HEADLINE "<a class=author href=/b><div>Written by <i>Ann Bell</i></div><div>Content Bridge Manager</div></a>",
         "Ann Bell"},
        {"an agency", "<meta name=author content='Ann Bell The Associated Press'>", "", "Ann Bell"},
        {"an agency without the name before it", LD("\"author\":{\"name\":\", The Gazette\"}"),
         HEADLINE "<a class=author-name href=/b>Ann Bell</a>", "Ann Bell"},
        {"what an institute is for", "<meta name=author content='River Institute for Bridge Research'>", "",
         "River Institute for Bridge Research"},
        {"a part of the name in other letters", "", HEADLINE "<b class=author-name>Ann <strong>Bell</strong></b>",
         "Ann Bell"},
        {"more than a name behind \"by\"", "", HEADLINE "<time>18.11.2025</time> by Ann Bell, mayor and builder of the town",
         "Ann Bell"},
        {"surnames first, as libraries have them",
         "<meta name=citation_author content='Bell, Ann'><meta name=citation_author content='Day, Carl D.'>", "",
         "Ann Bell, Carl D. Day"},
        {"links, days and what a template left", "",
         HEADLINE "<ul class=byline><li><a href=/a>Print this article</a><li><a href=/b>Sat</a><li><a href=/c>Feb.</a><li><a "
                  "href=/d>page.head.extra.author</a><li><a href=/e>(updated</a><li><a href=/f>20+ people</a><li><a href=/g>Biography</a><li><a "
                  "href=/h>Cancel</a><li><a href=/i>Following</a></ul><p>By Ann "
                  "Bell</p>",
         "Ann Bell"},
    };
    page_rules_check(rules, COUNT(rules), add_authors);
}

static void add_place(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->place);
}

static void test_places(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"before an agency and a dash", "", HEADLINE "<p>RIVERTON, Ohio (AP) \u2014 The bridge opened on Tuesday.</p>", "RIVERTON, Ohio"},
        {"in letters of their own", "", HEADLINE "<p><strong>KIROV</strong> - The bridge opened on Tuesday.</p>", "KIROV"},
        {"in the second paragraph", "", HEADLINE "<p>It was about time, the mayor said on Tuesday.</p><p>NEW YORK (Reuters) - The bridge opened.</p>", "NEW YORK"},
        {"in Chinese", "", HEADLINE "<p>新华社巴黎12月9日电（记者唐霁）大桥星期二正式通车。</p>", "巴黎"},
        {"not who speaks", "", HEADLINE "<p>BELL: Good evening to all of you.</p><p>DAY: Good evening, and thank you for having me.</p>", ""},
        {"none", "", HEADLINE, ""},
    };
    page_rules_check(rules, COUNT(rules), add_place);
}

#define PARAGRAPH "<p>大桥星期二正式通车，历时三年，首批车辆于中午十二时驶过，市长和数百名市民到场见证了这一时刻。"

static void test_east_authors(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"by, in Hebrew", "", HEADLINE "<p>מאת: רות לוי</p>", "רות לוי"},
        {"in Persian, the name in an element of its own", "", HEADLINE "<p><span>نویسنده:</span> <span>مریم احمدی</span></p>", "مریم احمدی"},
        {"in Hindi", "", HEADLINE "<p>लेखक: सीता शर्मा</p>", "सीता शर्मा"},
        {"in Greek", "", HEADLINE "<p>Γράφει ο Νίκος Παππάς</p>", "Νίκος Παππάς"},
        {"in Thai", "", HEADLINE "<p>โดย สมชาย ใจดี</p>", "สมชาย ใจดี"},
        {"a reporter in brackets where the text ends", "", HEADLINE PARAGRAPH "（记者 胡晓蓉）</p>", "胡晓蓉"},
        {"joined to the word, by its surname", "", HEADLINE "<p>本报讯（实习记者樊亮、张明超）大桥星期二正式通车，历时三年。</p>", "樊亮, 张明超"},
        {"in a line of its own", "", HEADLINE PARAGRAPH "</p><p>□ 本报记者 葛灵丹</p>", "葛灵丹"},
        {"before where they report from", "", HEADLINE PARAGRAPH "</p><p>河城日报记者 彭冲 山东冠县报道</p>", "彭冲"},
        {"whose pictures come from others", "", HEADLINE "<p>河城日报记者马俊峰/文受访者供图</p>" PARAGRAPH, "马俊峰"},
        {"several, and a correspondent", "", HEADLINE PARAGRAPH "（记者 王建宏 张文攀 通讯员 李红 摄影 赵海）</p>", "王建宏, 张文攀, 李红"},
        {"a name set in line with longer ones", "", HEADLINE PARAGRAPH "（记者 李　明 张文攀）</p>", "李明, 张文攀"},
        {"a name of another people", "", HEADLINE PARAGRAPH "（记者 阿依古丽·买买提）</p>", "阿依古丽·买买提"},
        {"a label in a line with others", "", HEADLINE "<p>时间：2025年11月18日 作者：郭励弘 来源：河城网</p>" PARAGRAPH, "郭励弘"},
        {"a label and a name in the next text", "", FAR HEADLINE "<p>作者： <!-- x --><b>赵婕</b></p>" PARAGRAPH, "赵婕"},
        {"a label before whose reporters they are", "", HEADLINE PARAGRAPH "</p><p>采写：河城记者 余毅菁 向雪妮</p>", "余毅菁, 向雪妮"},
        {"a stroke", "", HEADLINE "<p>文/眉间尺 图/网络</p>" PARAGRAPH, "眉间尺"},
        {"a name in other letters behind a label", "", HEADLINE "<p>作者：riverman88</p>" PARAGRAPH, "riverman88"},
        {"a name in brackets where a paragraph ends", "", HEADLINE PARAGRAPH "（常书香 马丹阳 ）</p>", "常书香, 马丹阳"},
        {"what a page's program states goes behind", "<meta name=author content=L_104485>", HEADLINE PARAGRAPH "</p><p>本报记者 葛灵丹</p>", "葛灵丹"},
        {"a house goes behind", "<meta name=author content=河城新闻网>", HEADLINE PARAGRAPH "</p><p>（袁源）</p>", "袁源"},
        {"from where, as in Taiwan", "", HEADLINE "<p>〔記者王小明／台北報導〕大橋星期二通車。</p>", "王小明"},
        {"joined to that, and a day", "", HEADLINE "<p>（中央社記者林克倫台北18日電）大橋星期二通車。</p>", "林克倫"},
        {"joined to that alone", "", HEADLINE "<p>記者王小明台北報導</p>" PARAGRAPH, "王小明"},
        {"labels in Japanese", "", HEADLINE "<p>取材・文＝佐々木太郎</p><p>橋が火曜日に開通した。</p>", "佐々木太郎"},
        {"behind a stroke", "", HEADLINE "<p>河城日報訊 (記者/王小明)大橋星期二通車。</p>", "王小明"},
        {"in an element for authors, with the house and the place", "", HEADLINE "<td class=story_author>【河城晚報╱記者王小明／台北報導】</td>" PARAGRAPH, "王小明"},
        {"without the section in the same element", "", HEADLINE "<div class=author>本文栏目：<a href=/c>上海</a> 作者：陈鑫</div>" PARAGRAPH, "陈鑫"},
        {"without where that person lives, and as what", "", HEADLINE "<p>作者：李兆清　江蘇南通　職員</p>" PARAGRAPH, "李兆清"},
        {"a name of another people in the dots of Taiwan", "", HEADLINE "<p>文／凱倫．伯格</p>" PARAGRAPH, "凱倫．伯格"},
        {"no reader who logs in to write, and none who did", "",
         HEADLINE PARAGRAPH "<div><div class=tie-author><a href=#>我的帐户</a> <a href=#>离开</a></div><input type=text></div><div id=box-author><b>大河</b>的原贴：好</div>", ""},
        {"no photographer", "", HEADLINE PARAGRAPH "(李敏摄)</p>", ""},
        {"who asked the questions", "", HEADLINE "<p>橋が火曜日に開通した。（聞き手・山田花子）</p>", "山田花子"},
        {"reporters who do something sign nothing", "", HEADLINE "<p>记者了解到，大桥星期二正式通车，历时三年，本报记者采访了市长。</p>", ""},
        {"nor do links and other words in brackets", "", HEADLINE PARAGRAPH "</p><a href=/x>记者江湖</a><p>（高清图）</p><p>（全文）</p>", ""},
        {"labels without a name", "", HEADLINE "<p>作者：佚名</p><p>文/图 本网</p>" PARAGRAPH, ""},
        {"a reporter in Korean, at the front", "", HEADLINE "<p>(서울=강변뉴스) 홍길동 기자 = 다리가 화요일에 개통되었다.</p>", "홍길동"},
        {"with an address of mail", "", HEADLINE "<p>다리가 화요일에 개통되었다. 시장도 참석했다. 김영희 기자 kim@example.org</p>", "김영희"},
        {"not one of whom a text tells", "", HEADLINE "<p>다리가 화요일에 개통되었다고 김영희 기자가 전했다.</p>", ""},
    };
    page_rules_check(rules, COUNT(rules), add_authors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_days), cmocka_unit_test(test_authors), cmocka_unit_test(test_east_authors), cmocka_unit_test(test_places),
                                       cmocka_unit_test(test_beside_names)};
    return cmocka_run_group_tests_name("page_facts", tests, NULL, NULL);
}
