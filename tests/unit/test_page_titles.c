/* What a web page is taken to be called. A case a rule. */
#include "page_rule.h"
#include "unit.h"

static void add_title(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->title);
}

#define TEXT                                                                                       \
    "<p>Three years of work, four storms and two mayors went by before the ribbon was cut on "     \
    "Tuesday at noon.</p><p>The toll is two euros for cars and nothing for those who walk.</p>"    \
    "<p>The old bridge stays open for bicycles until the end of the year, the town says, and "     \
    "then becomes a garden.</p>"

static void test_titles(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"sections and the site without blanks around their marks", "<title>大桥星期二正式通车_本地_河城新闻_河城网</title>", "", "大桥星期二正式通车"},
        {"the site behind a hyphen", "<title>“大桥”星期二正式通车(图)--河城新闻</title>", "", "“大桥”星期二正式通车(图)"},
        {"a section before the site", "<title>17种产品、1座大桥入选名单 - 要闻河城 - 河城日报网</title>", "", "17种产品、1座大桥入选名单"},
        {"what is long behind a hyphen stays", "<title>对比试车河城大桥-测试爱迪尔北斗星昌河</title>", "", "对比试车河城大桥-测试爱迪尔北斗星昌河"},
        {"a first heading that is called a deck is none", "<title>The bridge opens: all of it</title>" OG("The bridge opens: all of it"),
         "<h2 class=art-hed>A bridge at last</h2><h1 class=art-dek>Three years late, dearer than planned, and worth it, says the mayor of the town.</h1>" TEXT,
         "The bridge opens: all of it"},
        {"what is shown goes before what is made for sharing",
         "<title>The bridge over the river opens | Example</title>" OG("You will not believe it"),
         "<h1>The bridge over the river opens</h1>", "The bridge over the river opens"},
        {"a lone heading needs no statement", OG("You will not believe it") "<title>x</title>",
         "<h1>The bridge over the river opens</h1>", "The bridge over the river opens"},
        {"the heading below one for search engines, if it is stated",
         "<title>Bridge opening 2025: all you must know</title>" OG(
             "Three years late, and worth it"),
         "<h1>Bridge opening 2025: all you must know</h1><h2>Three years late, and worth it</h2>",
         "Three years late, and worth it"},
        {"lines of a heading that no blank parts", "<title>x</title>", "<h1><span>The new bridge</span><span>Three years late</span></h1>",
         "The new bridge Three years late"},
        {"below a word that says what it is about", "<title>Bridge. The town opens it</title>", "<h2>Bridge</h2><h1>It opens, says the town</h1>",
         "It opens, says the town"},
        {"that which is shown, though the site's name is longer", "<title>The River Valley Gazette and Herald - The bridge opens</title>",
         "<div class=entry-title>The bridge opens</div><span style='display:none'><span>The River Valley Gazette and Herald</span></span>",
         "The bridge opens"},
        {"but not behind one letter", "<title>x</title>", "<h1>What the <i>i</i>Bridge is for</h1>", "What the iBridge is for"},
        {"but no name that an element parts", "<title>x</title>", "<h1>The Mac<b>Donald bridge</b> opens</h1>", "The MacDonald bridge opens"},
        {"that with a line above it in the same heading",
         "<title>Bridge opening 2025: all you must know</title>" OG(
             "Three years late, and worth it"),
         "<h1>Bridge opening 2025: all you must know</h1><h2><span>Traffic</span> Three years "
         "late, and worth it</h2>",
         "Three years late, and worth it"},
        {"not one far below, which is a link to the same article",
         "<title>The bridge over the river opens</title>" OG("Three years late, and worth it"),
         "<h1>The bridge over the river opens</h1>" LINES_50 LINES_50 LINES_50
         "<h2>Three years late, and worth it</h2>",
         "The bridge over the river opens"},
        {"a line above the heading that two statements have",
         OG("After three years: Bridge opens")
             LD("\"headline\":\"After three years: Bridge opens\""),
         "<p>After three years</p><h1>Bridge opens</h1>", "After three years: Bridge opens"},
        {"a heading that leads to the front page is the site's",
         "<title>The bridge over the river opens : The River Gazette | News | Since 1905</title>",
         "<h1><a href=https://example.org/>The River Gazette</a></h1>",
         "The bridge over the river opens : The River Gazette | News"},
        {"a heading of the third rank where there is none above",
         "<title>The bridge over the river opens - The River Gazette</title>",
         "<h3>The bridge over the river opens</h3>", "The bridge over the river opens"},
        {"ss is a sharp s",
         "<title>x</title>" OG("Die Stra\xC3\x9F"
                               "enbr\xC3\xBC"
                               "cke ist offen"),
         "<h1>Die Strassenbr\xC3\xBC"
         "cke ist offen</h1><h1>Anders</h1>",
         "Die Strassenbr\xC3\xBC"
         "cke ist offen"},
        {"the title in words of the page where the heading has the site's name, too",
         "<title>Bridge opens - The River Gazette</title>",
         "<h1>Bridge opens: The River Gazette was there</h1>",
         "Bridge opens: The River Gazette was there"},
        {"a second heading that JSON-LD calls the headline, the first being for search engines",
         "<title>Bridge opening 2025: all you must know</title>" OG(
             "Bridge opening 2025: all you must know")
             LD("\"headline\":\"Three years late, and worth it\""),
         "<h1>Bridge opening 2025: all you must know</h1><h2>Three years late, and worth it</h2>",
         "Three years late, and worth it"},
        {"and as the second line of one heading",
         OG("Bridge opening 2025: all you must know")
             LD("\"headline\":\"Three years late, and worth it\""),
         "<h1><span>Bridge opening 2025: all you must know</span> <b>Three years late, and worth "
         "it</b></h1>",
         "Three years late, and worth it"},
        {"but not one that the first heading holds, too",
         OG("Bridge opening 2025: The old bridge opens")
             LD("\"headline\":\"The old bridge opens\""),
         "<h1>Bridge opening 2025: The old bridge opens</h1><h2>The old bridge opens</h2>",
         "Bridge opening 2025: The old bridge opens"},
        {"all lines of the heading that the <title> has words of",
         "<title>River bridge - open to all | Example</title>",
         "<h1><span>River bridge</span><br><b>Open to all, at last and for good</b></h1>",
         "River bridge Open to all, at last and for good"},
        {"a heading that says more than what is stated", "<title>Bridge and river tolls</title>",
         "<h1>Menu</h1><h1>Bridge, tunnel and river tolls: , topic: traffic, roads, ferries and "
         "canals of the region</h1>",
         "Bridge, tunnel and river tolls: , topic: traffic, roads, ferries and canals of the "
         "region"},
        {"a heading at the front of what is stated, not the site's behind it",
         "<title>Bridge over the river opens : The River</title>",
         "<h1>The River</h1><h2>Bridge over the river opens</h2>", "Bridge over the river opens"},
        {"a heading of the third rank that is stated, where the first is not",
         "<title>The bridge over the river opens</title>",
         "<h1>gazette.example</h1><h3>The bridge over the river opens</h3>",
         "The bridge over the river opens"},
        {"a lone heading of the second rank below the text is of something else", "<title>The bridge over the river opens</title>",
         "<div>The bridge over the river opens</div><div>" TEXT TEXT TEXT TEXT "</div><div class=ends><h2>Sites of our friends</h2><ul><li><a href=/a>One</a></ul></div>",
         "The bridge over the river opens"},
        {"a lone heading of the second rank where only the <title> is stated",
         "<title>Gazette - Traffic</title>", "<h2>The bridge over the river opens</h2>",
         "The bridge over the river opens"},
        {"two hyphens part the site's name, too", "<title>Bridge over the river opens, three years late -- Gazette</title>",
         "<h1><a href=/>Gazette</a></h1><h4>Bridge over the river<br>opens, at last</h4>",
         "Bridge over the river opens, three years late"},
        {"not where more is stated", "<title>x</title>" OG("Bridge opens, three years late"),
         "<h2>Of tolls and traffic</h2>", "Bridge opens, three years late"},
        {"nor one of two", "<title>Bridge opens, three years late</title>",
         "<h2>Of tolls and traffic</h2><h2>Help</h2>", "Bridge opens, three years late"},
        {"the whole <title> is no site's name",
         "<title>Bridge opens | Example</title><meta property=og:site_name content='Bridge opens "
         "| Example'>" OG("Bridge opens"),
         "<h1>Bridge opens</h1><h2>Menu and more</h2>", "Bridge opens"},
        {"a short title before the site's name is a title",
         "<title>Bridgely | bridges.org</title>" OG("Bridgely | bridges.org")
             LD("\"headline\":\"Bridgely over rivers\"") "<link rel=canonical "
                                                         "href=https://bridges.org/a>",
         "<h1><i>Bridgely</i> <b>Bridgely over rivers</b></h1>", "Bridgely over rivers"},
        {"what a browser's translator left in the page is none",
         "<title>The bridge over the river opens</title>",
         "<div class=skiptranslate><h1>Original text</h1></div>",
         "The bridge over the river opens"},
        {"a short heading that is all before a mark of what is stated",
         "<title>Of bridges - What stands over rivers and why it falls : gazette.example</title>",
         "<h1>Of bridges</h1><h2>What stands over rivers and why it falls</h2>", "Of bridges"},
        {"lines of a heading that are stated, though the <title> has all of them",
         "<title>Traffic: The bridge over the river opens</title>" OG(
             "The bridge over the river opens"),
         "<h1><span>Traffic</span>: <b>The bridge over the river opens</b></h1>",
         "The bridge over the river opens"},
        {"with the mark that is stated between its lines",
         OG("Traffic - The bridge over the river opens"),
         "<h1><span>Traffic</span><b>The bridge over the river opens</b></h1>",
         "Traffic - The bridge over the river opens"},
        {"all of a line that holds what is stated", OG("The bridge over the river opens"),
         "<h1>At last: The bridge over the river opens</h1>",
         "At last: The bridge over the river opens"},
        {"but not where all statements leave that out",
         OG("The bridge over the river opens")
             LD("\"headline\":\"The bridge over the river opens\""),
         "<h1>At last: The bridge over the river opens</h1>", "The bridge over the river opens"},
        {"a heading with a line below, of which the first is stated",
         OG("The bridge over the river opens"),
         "<h1>Traffic</h1><h2>The bridge over the river opens ~ Three years late, dearer than "
         "planned, and worth it</h2>",
         "The bridge over the river opens ~ Three years late, dearer than planned, and worth it"},
        {"no sign before the lines that are stated",
         "<title>The bridge over the river opens for cars - Gazette</title>",
         "<h1><i>Traffic</i><i> - </i><b>The bridge over the river opens</b></h1>",
         "The bridge over the river opens"},
        {"all lines of a heading that are its own, not another element's",
         OG("The bridge over the river opens"),
         "<h1>The bridge over the river opens<br>~ Three years late ~</h1>",
         "The bridge over the river opens ~ Three years late ~"},
        {"but not a line below in small letters", OG("The bridge over the river opens"),
         "<h1>The bridge over the river opens <small>Three years late</small></h1>",
         "The bridge over the river opens"},
        {"not one for screen readers alone", OG("The bridge opens: what to know | Gazette"),
         "<h2 class=screen-reader-text>The bridge opens: what to know | Gazette</h2><h1>The bridge "
         "opens</h1>",
         "The bridge opens"},
        {"of one that is not shown, no site's name",
         OG("The bridge opens") "<meta property=og:site_name content=Gazette>",
         "<h1 class='visuallyhidden'>The bridge opens at last | Gazette</h1>",
         "The bridge opens at last"},
        {"the front page within an archive's address is one",
         "<title>Time of Bridges \xC2\xBB Blog \xC2\xBB Tolls fall</title>",
         "<h1><a href=https://archive.example/2014/http://time.example/>Time of "
         "Bridges</a></h1><h2>Tolls fall</h2><h2>Search</h2>",
         "Tolls fall"},
        {"so is a folder that the page is in",
         "<title>Time of Bridges \xC2\xBB Archive \xC2\xBB Tolls fall</title><link rel=canonical "
         "href=https://example.org/bridges/2025/tolls>",
         "<h1><a href=https://example.org/bridges/>Time of Bridges</a></h1><h2>Tolls fall</h2>"
         "<h2>Search</h2>",
         "Tolls fall"},
        {"the heading of the text where the only one that is stated leads to the front page",
         "<title>Time of bridges and rivers</title>",
         "<h1><a href=https://example.org>Time of bridges and rivers</a></h1><h2>Search</h2>"
         "<h2><a href=/a>The bridge over the river opens</a></h2>" TEXT "<h2>Comments</h2>",
         "The bridge over the river opens"},
        {"or where the page's picture for the front page is all that is stated",
         "<title>River Bridge Enquiries -</title>",
         "<a href=/default.htm><img alt='River Bridge Enquiries'></a><h2>The bridge over the river "
         "opens</h2>" TEXT "<h2>Search</h2>",
         "The bridge over the river opens"},
        {"not another picture", "<title>River Bridge Enquiries -</title>",
         "<a href=/><img alt=Gazette></a><a href=/a><img alt='River Bridge Enquiries'></a><h2>The "
         "bridge over the river opens</h2>" TEXT "<h2>Search</h2>",
         "River Bridge Enquiries"},
        {"a heading of words of the site's name is the site's",
         OG("Bridges 1.8 - The tolls") "<meta property=og:site_name content='Bridges Update News'>"
                                       "<title>Bridges 1.8 - The tolls - Bridges Update "
                                       "News</title>",
         "<h1>Bridges News</h1>", "Bridges 1.8 - The tolls"},
        {"a headline that begins with the site's name is a headline",
         OG("Gazette of rivers wins a prize for its work on bridges and tolls") "<meta "
                                                                                "property=og:site_"
                                                                                "name "
                                                                                "content=Gazette><"
                                                                                "title>Prize</"
                                                                                "title>",
         "", "Gazette of rivers wins a prize for its work on bridges and tolls"},
        {"so is one that holds the host's name",
         "<title>How River Bridges are built and kept</title><link rel=canonical "
         "href=https://riverbridges.org/a>",
         "<h2>Search</h2><h3>Of stones, steel and the rivers below</h3>" TEXT "<h2>Help</h2>",
         "How River Bridges are built and kept"},
        {"what is stated, even if it may name the site, rather than nothing",
         OG("Some News of Bridges") "<link rel=canonical href=https://somenews.com/a>", "",
         "Some News of Bridges"},
        {"no site's name behind the headline of JSON-LD",
         "<meta property=og:site_name content='River News'>" LD(
             "\"headline\":\"The bridge opens | River News\""),
         "", "The bridge opens"},
        {"the heading's own signs where two statements have others",
         OG("The 'bridge' opens") LD("\"headline\":\"The 'bridge' opens\""),
         "<h1>The \xE2\x80\x98"
         "bridge\xE2\x80\x99 opens</h1>",
         "The \xE2\x80\x98"
         "bridge\xE2\x80\x99 opens"},
        {"with what follows a colon", OG("The bridge: three years late"),
         "<h2>The bridge:</h2><h4>three years late</h4>", "The bridge: three years late"},
        {"no heading below the first that leads to another page",
         OG("The River Singers \xE2\x80\x93 Open bridge") "<link rel=canonical "
                                                          "href=https://example.org/songs/"
                                                          "open-bridge>",
         "<h1>Open bridge</h1><h2><a href=/artists/river>The River Singers</a></h2>",
         "Open bridge"},
        {"but one that leads to this one",
         "<title>Time of bridges: The tolls are falling</title>"
         "<link rel=canonical href=https://example.org/2025/tolls/>",
         "<h1>Archive</h1><h2><a href=/2025/tolls#more>The tolls are falling</a></h2>",
         "The tolls are falling"},
        {"what microdata calls the headline where the first heading is the last step of a path",
         "<title>Bridge opening: all you must know | Gazette</title>",
         "<ul><li><h1>Bridge opening: all you must know</h1></ul><div itemprop=headline>Three "
         "years "
         "late, and worth it</div>",
         "Three years late, and worth it"},
        {"not one of two such", "<title>Bridge opening: all you must know | Gazette</title>",
         "<ul><li><h1>Bridge opening: all you must know</h1></ul><div itemprop=headline>Three "
         "years "
         "late, and worth it</div><p itemprop=headline>Tolls will fall</p>",
         "Bridge opening: all you must know"},
        {"all of a line that goes on where both statements end",
         OG("The river bridge opens") LD("\"headline\":\"The river bridge opens\""),
         "<h1>The river bridge opens at last</h1>", "The river bridge opens at last"},
        {"but not behind a mark",
         OG("The river bridge opens") LD("\"headline\":\"The river bridge opens\""),
         "<h1>The river bridge opens \xE2\x80\x93 Traffic</h1>", "The river bridge opens"},
        {"that leads to its own page, above the blog's name", "<title>The bridge opens at last - Riverlog</title><link rel=canonical href='https://gazette.example/riverlog/bridge/'>",
         "<h1><a href='https://gazette.example/riverlog/bridge/'>The bridge opens at last</a></h1>" BODY "<h2>Riverlog</h2>", "The bridge opens at last"},
        {"but not below the site's that leads elsewhere", "<title>Riverlog - The bridge opens at last</title><link rel=canonical href='https://gazette.example/riverlog/bridge/'>",
         "<h1><a href='https://other.example/riverlog'>Riverlog</a></h1><h2>The bridge opens at last</h2>", "The bridge opens at last"},
        {"above the blog's name that leads home, in two parts", "<title>River - Log \u00BB The bridge is open</title><link rel=canonical href='https://gazette.example/log/bridge/'>",
         "<h1>The bridge is open</h1>" BODY "<a href='https://gazette.example/log/'><h3>River - Log</h3></a>", "The bridge is open"},
        {"a dash that is not shown between its parts", "",
         "<h1><span>The bridge</span><span class=hiddendash aria-hidden=true> \u2013 </span><span>It opens at last</span></h1>",
         "The bridge It opens at last"},
        {"what is shown of one that is not", OG("The bridge opens | Gazette"),
         "<h1 class=visuallyhidden>The bridge opens | Gazette</h1><h2>The bridge opens</h2>",
         "The bridge opens"},
        {"the headline that a title which is made for sharing goes on behind",
         OG("The bridge opens-Traffic") LD("\"headline\":\"The bridge opens\""), "",
         "The bridge opens"},
        {"also where a <meta> has it",
         OG("The bridge opens-Traffic") "<meta name=headline content='The bridge opens'>", "",
         "The bridge opens"},
        {"not one that is cut within a sentence",
         OG("The bridge opens at last") LD("\"headline\":\"The bridge opens\""), "",
         "The bridge opens at last"},
        {"no mark that nothing stands before", "<title>| Of bridges and rivers</title>", "",
         "Of bridges and rivers"},
        {"a host's name ends before .co.uk",
         "<title>Bridge opens - River Bridges Enquiry</title><link rel=canonical "
         "href=https://www.riverbridges.co.uk/a>",
         "", "Bridge opens"},
        {"the heading of the text where only the section is stated",
         "<title>Gazette | Traffic</title>",
         "<nav><h2>All that the Gazette writes on</h2></nav><h2>Read aloud</h2><h2>The bridge over "
         "the river opens</h2>" TEXT "<h2>More of rivers and tolls</h2>",
         "The bridge over the river opens"},
        {"or an element that is called so, with the byline below it", "<title>Traffic</title>",
         "<h5>All that the Gazette writes on</h5><ul><li><h4>Roads, rivers and bridges</h4></ul>"
         "<div class=c-headline>The bridge over the river opens</div><h5>By Ann Bell</h5>" TEXT,
         "The bridge over the river opens"},
        {"a mark that no site's name follows is none of the title",
         "<title>Of bridges and rivers | </title>",
         "<h2>Search</h2><h3>The bridge over the river opens</h3>" TEXT "<h2>Help</h2>",
         "Of bridges and rivers"},
        {"not where a heading of any rank is what is stated", "<title>Hybrid bridges</title>",
         "<h2>News of roads and rivers</h2>" TEXT "<h2>Help</h2><h4>Hybrid bridges</h4>",
         "Hybrid bridges"},
        {"nor one of a row of headings", "<title>Bridges</title>",
         "<h4>Pictures of the bridges</h4><h4>Bilder</h4>" TEXT, "Bridges"},
        {"the only heading of several that microdata calls the headline",
         "<title>Of rivers, roads and tolls</title>" OG("You will not believe it"),
         "<h1 itemprop=headline>The bridge opens at last</h1><h1>More on bridges</h1>",
         "The bridge opens at last"},
        {"not one of two", OG("You will not believe it"),
         "<h1 itemprop=headline>The bridge opens at last</h1><h1 itemprop=headline>Tolls will "
         "fall</h1>",
         "You will not believe it"},
        {"a heading of many words of the title rather than one of a single word",
         "<title>The bridge (3 lanes) opens on the river at last. Comments</title>",
         "<h1>The bridge of three lanes opens on the river</h1><h1>Comments</h1>",
         "The bridge of three lanes opens on the river"},
        {"a sign is no word that two titles share", "<title>River - News - Today</title>",
         "<h1>Partners - River</h1><h1>Hotels</h1>", "River - News - Today"},
        {"a heading of the first rank all of whose words are stated, no lower one at its front",
         "<title>Cross rivers by foot - Bridgely Walker 15, the footbridge for rivers</title>",
         "<h1>Bridgely Walker 15 for rivers</h1>" LINES_50 LINES_50 LINES_50 LINES_50
         "<h2>Cross rivers by foot</h2>",
         "Bridgely Walker 15 for rivers"},
        {"the first heading, of a quarter of whose words two are stated, for it shares as many",
         "<title>Bridge walkers: try the tolls and win</title>",
         "<h1>Become bridge walkers today - here is how</h1><h1>Of what is new</h1>"
         "<h1>Bridge walkers: how to</h1>",
         "Become bridge walkers today - here is how"},
        {"not one that shares but little words",
         "<title>All of the bridges and tolls, told at the river</title>",
         "<h1>Sign up here for the letter of all news and much more</h1><h1>Help</h1>",
         "All of the bridges and tolls, told at the river"},
        {"below a heading that is a link, the site's, the other part of the <title>",
         "<title>Bridge.A.Day --viaduct</title>",
         "<h2><a href=/bridges/>Bridge.A.Day</a></h2><h3>viaduct</h3>", "viaduct"},
        {"not below one that is none", "<title>Bridge.A.Day --viaduct</title>",
         "<h2>Bridge.A.Day</h2><h3>viaduct</h3>", "Bridge.A.Day"},
        {"what two titles end in, where neither has a heading",
         "<title>gazette | Reviews: Open Bridge 1800</title>" OG("Worth it?: Open Bridge 1800"), "",
         "Open Bridge 1800"},
        {"but all of one that ends the other",
         "<title>gazette | Worth it?: Open Bridge 1800</title>" OG("Worth it?: Open Bridge 1800"),
         "", "Worth it?: Open Bridge 1800"},
        {"the heading above the text, not that of a box below it",
         "<title>Mayor opens the new bridge over the river</title>",
         "<h2>Tolls for all: Mayor opens the new bridge, and the first cars cross it at "
         "noon</h2>" TEXT TEXT TEXT TEXT
         "<div>Share<h1>Mayor opens the new bridge over the river</h1></div>",
         "Tolls for all: Mayor opens the new bridge, and the first cars cross it at noon"},
        {"not one that has nothing to do with it",
         "<title>Mayor opens the new bridge over the river</title>",
         "<h2>All that the Gazette writes on roads</h2>" TEXT TEXT TEXT TEXT
         "<div>Share<h1>Mayor opens the new bridge over the river</h1></div>",
         "Mayor opens the new bridge over the river"},
        {"what two statements say rather than a heading that is not shown",
         "<title>riverside/bridge: What opens a bridge over a river</title>" OG(
             "riverside/bridge: What opens a bridge over a river"),
         "<h1 class=sr-only>riverside/bridge</h1><h1>bridge</h1>",
         "riverside/bridge: What opens a bridge over a river"},
        {"what two statements say rather than the only heading, which has no word of it",
         "<title>The bridge over the river opens at last</title>" OG("The bridge over the river opens at last"),
         "<h1>A message from our founder:</h1>", "The bridge over the river opens at last"},
        {"a section of one word that a long title has among others",
         "<title>Why the mayor, the builders and the Bridge were three years late</title>",
         "<h1>writeup.md</h1><h1>Bridge</h1><h1>Tolls</h1>",
         "Why the mayor, the builders and the Bridge were three years late"},
        {"but one that it begins with", "<title>Bridges - the department of roads and of other ways</title>",
         "<h1>Bridges</h1><h1>Tolls</h1>", "Bridges"},
        {"the only first heading, above a lower one that has words of the title",
         "<title>The 5 best old bridges, tested by us</title>",
         "<h1>After walking over 40 bridges, these are the best, say all of us, for every need</h1>" TEXT
         "<h2>Best bridges tested</h2>",
         "After walking over 40 bridges, these are the best, say all of us, for every need"},
        {"a headline that microdata calls so, not the section that has that of JSON-LD",
         LD("\"headline\":\"Five old bridges\"") OG("Five fabulous old bridges: walk them with the town! Roads"),
         "<h1 itemprop=headline>Five fabulous old bridges: walk them with the town!</h1><h2>Sources for five old bridges:</h2>",
         "Five fabulous old bridges: walk them with the town!"},
        {"no heading, but an element says what stands behind two marks",
         "<title>River Board - RELEASES  - Release - The bridge over the river opens</title>",
         "<h3></h3><table><tr><td><p><b>The </b><b>bridge over the river opens</b>" TEXT "</table>", "The bridge over the river opens"},
        {"or before them, and another statement has a name that is told nowhere else",
         "<title>The bridge over the river opens - roads - THE GAZETTE</title>" OG("gazette.example - The bridge over the river opens"),
         "<ul><li>The bridge over the river opens</ul><div class=title>The bridge over the river opens</div>" TEXT,
         "The bridge over the river opens"},
        {"or between two", "<title>GAZETTE - The bridge over the river opens - roads - Bridges</title>",
         "<div class=title>The bridge over the river opens</div>" TEXT, "The bridge over the river opens"},
        {"a heading of the third rank that a <meta> states, below the section in front of it",
         "<title>Bridges: The not-so-dear way | The Gazette</title>" OG("The not-so-dear way"),
         "<h2>Bridges</h2><h3>The not-so-dear way</h3><h1>River bridges, once thought too dear, have a real job to do</h1>", "The not-so-dear way"},
        {"behind a colon, on a page that is one form", "<title>GAZETTE : The bridge over the river opens</title>",
         "<form><div>Roads</div><div align=center class=title4>The bridge over the river opens</div>" TEXT "</form>",
         "The bridge over the river opens"},
        {"not the last step of a path", "<title>Bridge Tolls | bridges and roads</title>",
         "<div class=breadcrumb><b>Bridge Tolls</b></div><h1>What it costs to cross</h1><h2>x</h2>" TEXT, "What it costs to cross"},
        {"nor a line below the text", "<title>Opening - The River Board of Bridges</title>",
         "<h2>The bridge over the river opens</h2>" TEXT TEXT TEXT "<p>The River Board of Bridges</p>" TEXT,
         "The bridge over the river opens"},
        {"markup that was put into the <title>", "<title>The bridge</b><b> over the river opens</b><br><b></title>", "", "The bridge over the river opens"},
        {"but not a tag that is written of", "<title>When a <b> is better than a <strong></title>", "", "When a <b> is better than a <strong>"},
        {"the last step of a path that is the heading", "<title>The bridge over the river opens - River Gazette</title>",
         "<h1><a href=/>River Gazette</a> &rsaquo; <a href=/roads>Roads</a> &rsaquo; &rsaquo; The bridge over the river opens</h1>" TEXT TEXT
         "<h1>More: <a href=/river>river</a>, <a href=/bridge>bridge</a></h1>",
         "The bridge over the river opens"},
        {"above a line in small letters", "<title>Gazette: The bridge over the river opens / Three years late / 18.11.25</title>",
         "<h1>The bridge over the river opens<br><small>Three years late, dearer than planned, and worth it, says the mayor</small></h1>" TEXT,
         "The bridge over the river opens"},
        {"not a heading that is a path", "<title>The bridge over the river opens - Roads - River news - River on river.example</title>",
         "<h1><a href=/news>River news</a> / <a href=/roads>Roads</a></h1><h2>The bridge over the river opens</h2>" TEXT,
         "The bridge over the river opens"},
        {"a <meta> with all of <title>: that without the site", "<title>The bridge over the river opens | River Gazette</title>"
         OG("The bridge over the river opens | River Gazette"), TEXT, "The bridge over the river opens"},
        {"and in Chinese without its sections, also where the site begins in small letters",
         "<title>大橋今天通車 市民歡喜 - 交通新聞 - 城市新知 - river河城新聞</title>" OG("大橋今天通車 市民歡喜 - 交通新聞 - 城市新知 - river河城新聞"), TEXT,
         "大橋今天通車 市民歡喜", "zh"},
        {"a title with a colon of its own, stated as the site's name, too", "<title>大橋今天通車 市長：感謝所有工人</title><meta property=og:site_name "
         "content='大橋今天通車 市長：感謝所有工人'>" OG("大橋今天通車 市長：感謝所有工人"), TEXT, "大橋今天通車 市長：感謝所有工人", "zh"},
    };
    page_rules_check(rules, COUNT(rules), add_title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_titles)};
    return cmocka_run_group_tests_name("page_titles", tests, NULL, NULL);
}
