/* Collections in SGML, feeds, mail, web archives, Markdown: to articles. All texts are our own. */
#include "unit.h"

#include "article/formats/mail/mime_headers.h"
#include "source_text.h"

#include <stdio.h>

#define BRIDGE "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon."

static void test_sgml(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.trec",
         "<DOC>\n<DOCNO> AB-1 </DOCNO>\n<HEADLINE>Ferry &amp; bridge</HEADLINE>\n<DATE><P>March 4, 1991</P></DATE>\n"
         "<BYLINE>By Ada Lark</BYLINE>\n<TEXT>\n<P>\nOne < two.\n</P>\n<P>\nThree.\n</P>\n</TEXT>\n</DOC>\n"
         "<DOC>\n<DOCNO>AB-2</DOCNO>\n<HL>Lead</HL><LP>First.</LP>\n<TEXT>Second.</TEXT>\n</DOC>\n",
         "article 0-188 id=AB-1 date=1991-03-04 author=Ada Lark\nheadline: Ferry & bridge\nparagraph: One < two.\n"
         "paragraph: Three.\narticle 189-271 id=AB-2\nheadline: Lead\nparagraph: First.\nparagraph: Second.\n"},
        /* Not closed: the next one ends it; the last one is cut. */
        {"a.txt", "<DOC><DOCNO>1</DOCNO><TEXT>One.</TEXT>\n<DOC><DOCNO>2</DOCNO><TEXT>Two",
         "article 0-39 id=1\nparagraph: One.\nwarned 39: the entry is not closed; the end of the file may be missing\n"
         "article 39-69 id=2\nparagraph: Two\n"},
        {"a.txt", "<DOC><DOCNO>FT-1</DOCNO><DATE>940405</DATE><TEXT>One.</TEXT></DOC>",
         "article 0-66 id=FT-1 date=1994-04-05\nparagraph: One.\n"},
        /* Days in the number of an article and behind its place. */
        {"a.sgm", "<DOC id=\"AFP_ENG_20101101.0001\" type=\"story\" >\n<HEADLINE>\nBridge\n</HEADLINE>\n<TEXT>\n<P>\nOne.\n</P>\n</TEXT>\n</DOC>\n",
         "article 0-112 id=AFP_ENG_20101101.0001 date=2010-11-01\nheadline: Bridge\nparagraph: One.\n"},
        {"a.sgm", "<DOC id=\"x\"><DATELINE>\nWashington, Nov 1, 2010 (AFP)\n</DATELINE><TEXT>One.</TEXT></DOC>",
         "article 0-87 id=x date=2010-11-01 place=Washington\nparagraph: One.\n"},
        {"a.txt", "<DOC><DOCNO>AB-20101101</DOCNO><DATE>4 March 1991</DATE><DATELINE>Oslo, Norway, Nov. 1</DATELINE><TEXT>One.</TEXT></DOC>",
         "article 0-120 id=AB-20101101 date=1991-03-04 place=Oslo\nparagraph: One.\n"},
        {"a.txt", "<DOC><DOCNO>X</DOCNO><DOCHDR>http://a.example/\nServer: x</DOCHDR><html><title>Walk</title><body><p>A walk "
                  "along the river with the old ferryman and his dog.</p></body></html></DOC>",
         "article 0-180 id=X\nheadline: Walk\nparagraph: A walk along the river with the old ferryman and his dog.\n"},
        {"a.sgm",
         "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" OLDID=\"5544\" NEWID=\"1\">\n<DATE>26-FEB-1987 "
         "15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n<UNKNOWN> \n&#5;&#5;&#5;C T\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>RAIN "
         "&lt;IN> BAHIA</TITLE>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Rain fell.\n    More rain.\n Reuter\n"
         "&#3;</BODY></TEXT>\n</REUTERS>\n",
         "article 36-345 id=1 date=1987-02-26T15:01:01Z place=SALVADOR\nheadline: RAIN <IN> BAHIA\n"
         "paragraph: Rain fell.\nparagraph: More rain.\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_news_in_xml(void **state)
{
    (void)state;
    static const source_case cases[] = {
        /* NITF. */
        {"a.xml",
         "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf><head><title>Slug</title><docdata><doc-id id-string=\"7\"/>"
         "<date.issue norm=\"20251118T103000Z\"/><doc.copyright holder=\"The Post\"/></docdata><pubdata ex-ref=\"https://a.example/7\"/>"
         "</head><body><body.head><hedline><hl1>Ferry <em>sinks</em></hl1><hl2>None hurt</hl2></hedline><byline>By Ada Lark and Ben "
         "Day<byttl>Staff</byttl></byline><dateline><location>OSLO</location>, Nov 18 (AP)</dateline><abstract><p>What it says.</p>"
         "</abstract></body.head><body.content><block class=\"lead_paragraph\"><p>One &amp; two.</p></block><block class=\"full_text\">"
         "<p>One &amp; two.</p><p><person>Ben</person> came.</p></block></body.content></body></nitf>",
         "article 55-693 id=7 date=2025-11-18T10:30:00Z place=OSLO url=https://a.example/7 site=The Post author=Ada Lark author=Ben Day\n"
         "headline: Ferry sinks\ndeck: None hurt\ndeck: What it says.\nparagraph: One & two.\nparagraph: Ben came.\n"},
        /* NewsML-G2: several articles, XHTML with a name space, a picture's caption. */
        {"a.xml",
         "<newsMessage><itemSet><newsItem guid=\"g\" xml:lang=\"en\"><itemMeta><versionCreated>2025-11-18T10:30:00Z</versionCreated>"
         "</itemMeta><contentMeta><by>Ada Lark</by><creditline>Wire</creditline><headline><![CDATA[Q&A]]></headline><subject><description>S"
         "</description></subject><description role=\"x:summary\">D</description><description role=\"x:caption\">C</description>"
         "</contentMeta><contentSet><inlineXML><h:html><h:head><h:title/></h:head><h:body><h:p>One.</h:p></h:body></h:html></inlineXML>"
         "</contentSet></newsItem><newsItem guid=\"p\"><contentMeta><description role=\"x:caption\">C</description></contentMeta>"
         "</newsItem></itemSet></newsMessage>",
         "article 22-510 id=g date=2025-11-18T10:30:00Z language=en site=Wire author=Ada Lark\n"
         "headline: Q&A\ndeck: D\nparagraph: One.\narticle 510-612 id=p\ndeck: C\n"},
        /* NewsML 1 with NITF in it; the Reuters corpus. */
        {"a.xml",
         "<NewsML><NewsItem xml:lang=\"fr\"><NewsManagement><ThisRevisionCreated>20251118T103000+0100</ThisRevisionCreated></NewsManagement>"
         "<NewsComponent><NewsLines><DateLine>Oslo, 18 nov 2025 (AFP)</DateLine><HeadLine>A</HeadLine></NewsLines><DataContent><nitf><body>"
         "<body.content><p>One.</p></body.content></body></nitf></DataContent></NewsComponent></NewsItem></NewsML>",
         "article 8-352 date=2025-11-18T09:30:00Z place=Oslo language=fr\nheadline: A\nparagraph: One.\n"},
        {"a.xml",
         "<newsitem itemid=\"2\" date=\"1996-08-20\" xml:lang=\"en\"><title>MEXICO: A.</title><headline>A.</headline><dateline>MEXICO CITY "
         "1996-08-20</dateline><text>\n<p>One.</p>\n<p>Two.</p>\n</text></newsitem>",
         "article 0-193 id=2 date=1996-08-20 place=MEXICO CITY language=en\nheadline: A.\nparagraph: One.\nparagraph: Two.\n"},
        {"a.xml", "<newsItem guid=\"g\"><headline>A</headline><inlineXML><p>One.",
         "warned 0: the entry is not closed; the end of the file may be missing\narticle 0-59 id=g\nheadline: A\nparagraph: One.\n"},
        {"a.xml", "<newsMessage><packageItem/></newsMessage>", "lost: holds no articles; nothing to index\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_wikis(void **state)
{
    (void)state;
    static const source_case cases[] = {
        /* No talk, no redirect; a template that is not closed is text. */
        {"a.xml",
         "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\">\n"
         "  <siteinfo>\n"
         "    <sitename>Wikinews</sitename>\n"
         "    <dbname>enwikinews</dbname>\n"
         "    <base>https://en.wikinews.org/wiki/Main_Page</base>\n"
         "  </siteinfo>\n"
         "  <page>\n"
         "    <title>Ferry sinks &amp; rises</title>\n"
         "    <ns>0</ns>\n"
         "    <id>736</id>\n"
         "    <revision>\n"
         "      <id>46309</id>\n"
         "      <timestamp>2021-11-18T10:00:00Z</timestamp>\n"
         "      <contributor><username>Ada</username><id>2</id></contributor>\n"
         "      <text bytes=\"100\" xml:space=\"preserve\">{{byline|date=November 18, 2025|location=[[Oslo]]}}\n"
         "[[File:Ferry.jpg|thumb|A [[ferry]] of old]]\n"
         "The '''ferry''' of {{w|Oslo|the city}} sank, said [[w:Ada Lark|Ada ''Lark'']] of {{w|Harbour}}.&lt;ref&gt;x "
         "[[y]]&lt;/ref&gt; It [https://a.example/x rose] again&lt;ref name=\"a\" /&gt;.\n"
         "\n"
         "&quot;Two &amp;amp; three,&quot; said [[Ben]].&lt;!-- no --&gt;\n"
         "{| class=&quot;x&quot;\n"
         "| a || {{b}}\n"
         "|}\n"
         "== Words ==\n"
         "* one [[two|2]]\n"
         "* {{source|url=x}}\n"
         "== Sources ==\n"
         "*{{source|url=https://a.example|title=T}}\n"
         "{{haveyoursay}}\n"
         "[[Category:Norway]]\n"
         "[[fr:Bac]]\n"
         "__NOTOC__</text>\n"
         "    </revision>\n"
         "  </page>\n"
         "  <page><title>Talk:Ferry</title><ns>1</ns><id>3</id><revision><text>Hello.</text></revision></page>\n"
         "  <page><title>Old</title><ns>0</ns><id>4</id><redirect title=\"Ferry sinks\" /><revision><text>#REDIRECT [["
         "Ferry]]</text></revision></page>\n"
         "  <page><title>Bridge</title><ns>0</ns><id>5</id><revision><timestamp>2021-11-18T10:00:00Z</timestamp><text "
         "xml:space=\"preserve\">{{stray [[link]] opens.\n"
         "\n"
         "Four {{lang|de|W\u00F6rter}} here.</text></revision></page>\n"
         "</mediawiki>\n",
         "article 242-1100 id=736 date=2025-11-18 place=Oslo language=en url=https://en.wikinews.org/wiki/Ferry_sinks_&_rises site=Wikinews\n"
         "headline: Ferry sinks & rises\n"
         "caption: A ferry of old\n"
         "paragraph: The ferry of the city sank, said Ada Lark of Harbour. It rose again.\n"
         "paragraph: \"Two & three,\" said Ben.\n"
         "paragraph: a\n"
         "paragraph: Words\n"
         "list: one 2\n"
         "article 1343-1550 id=5 date=2021-11-18T10:00:00Z language=en url=https://en.wikinews.org/wiki/Bridge site=Wikinews\n"
         "headline: Bridge\n"
         "paragraph: {{stray link opens.\n"
         "paragraph: Four W\u00F6rter here.\n"},
        /* The spaces of the wiki's own language; lines are one paragraph; what templates leave behind; quotes, tables,
         * headings one below the other, galleries. */
        {"b.xml",
         "<mediawiki xml:lang=\"ltg\"><siteinfo><sitename>V</sitename><base>https://a.example/w/index.php?title=Suokums</base>"
         "<namespaces><namespace key=\"0\" /><namespace key=\"6\">Fails</namespace><namespace key=\"14\">Kategoreja</namespace>"
         "<namespace key=\"1\">Spr\u012B\u017Ea</namespace></namespaces></siteinfo>"
         "<page><title>Ada 100%?</title><id>1</id><revision><timestamp>2021-11-18T10:00:00Z</timestamp><text>"
         "[[Fails:Ada.jpg|thumb|250px|Ada in ''Oslo'' 1912]]\n"
         "'''Ada''' ({{IPAc-en|a}}; {{lang-ru|\u0410\u0434\u0430}}, {{x}}) was {{convert|5|to|6|km|mi}} from {{flag|Norway}},\n"
         "which{{citation needed}} she left ({{y}}). {{As of|2015}}, it is {{nowrap|a place}}.\n"
         "&lt;br /&gt;A line.\n"
         "[[Kategoreja:People]][[zh-min-nan:Ada]]\n"
         "{{quote|Two ''words''.\n\nMore.|Ben}}\n"
         "&lt;blockquote&gt;\nThree.&lt;/blockquote&gt;\n"
         "== Life ==\n=== Youth ===\n: Four -{zh-hans:five; zh-hant:six}-.\n"
         "==== Nothing ====\n== Work ==\n"
         "{| class=&quot;wikitable&quot;\n|+ Ferries\n! Name !! Built\n|-\n| style=&quot;a&quot; | [[Lark|The Lark]] || 1912\n|-\n"
         "| colspan=2 {{n/a}}\n| Ben\nC. Dee\n|}\n"
         "{| class=&quot;infobox&quot;\n| Born || 1900\n|}\n"
         "&lt;gallery&gt;\nFile:A.jpg|The ''new'' ferry\nB.jpg\n&lt;/gallery&gt;\n"
         "* a &lt;br&gt;b\n* {{z}}. First of two\n__\u0411\u0415\u0417__</text></revision></page>"
         "<page><title>Spr\u012B\u017Ea:Ada</title><id>2</id><revision><text>Hello.</text></revision></page>"
         "<page><title>Old</title><id>4</id><revision><text>#P\u0100RVIRZ\u012AT [[Ada]]</text></revision></page>"
         "<page><title>Q1</title><ns>0</ns><id>5</id><revision><model>wikibase-item</model><text>{}</text></revision></page>"
         "</mediawiki>",
         "article 288-1198 id=1 date=2021-11-18T10:00:00Z language=ltg url=https://a.example/w/index.php?title=Ada_100%25%3F site=V\n"
         "headline: Ada 100%?\n"
         "caption: Ada in Oslo 1912\n"
         "caption: The new ferry\n"
         "paragraph: Ada (\u0410\u0434\u0430) was 5 to 6 km from Norway, which she left. As of 2015, it is a place.\n"
         "paragraph: A line.\n"
         "quote: Two words.\n"
         "quote: More.\n"
         "quote: Three.\n"
         "paragraph: Life\n"
         "paragraph: Youth\n"
         "paragraph: Four five.\n"
         "paragraph: Work\n"
         "paragraph: Ferries\n"
         "paragraph: Name | Built\n"
         "paragraph: The Lark | 1912\n"
         "paragraph: Ben C. Dee\n"
         "list: a b\n"
         "list: First of two\n"},
        /* The last version counts, wherever it stands. */
        {"c.xml",
         "<mediawiki><page><title>Foo</title><ns>0</ns><id>1</id><revision><id>3</id><timestamp>2004-08-10T09:04:08Z</timestamp>"
         "<text>New.</text></revision><revision><id>2</id><timestamp>2004-08-09T09:04:08Z</timestamp><text>Old.</text></revision>"
         "</page></mediawiki>",
         "article 11-244 id=1 date=2004-08-10T09:04:08Z\n"
         "headline: Foo\n"
         "paragraph: New.\n"},
        /* Templates of each shape, dates in parts, variants, links that are not closed. */
        {"d.xml",
         "<mediawiki><page><title>T</title><ns>0</ns><id>1</id><revision><text>{{date|18|novembre|2025}} {{chem|H|2|O}}, {{hlist|a||b}}, "
         "{{nihongo|Tokyo|\u6771\u4EAC|x}}, {{nihongo||\u6771\u4EAC}} {{ndash}} so, {{As of|2016}}. {{As of|2017}} it{{'s}}.\n"
         "{{quote|text=Said.}}\n&lt;blockquote&gt;And said.&lt;/blockquote&gt;\n__NOTOC__Five -{A|x}- -{H|y}- -{zh-hans:a; zh-hant:b}- "
         "-{never closed [//e.example six] [http://e.example seven.\n</text></revision></page></mediawiki>",
         "article 11-436 id=1 date=2025-11-18\n"
         "headline: T\n"
         "paragraph: H2O, a, b, Tokyo (\u6771\u4EAC), \u6771\u4EAC \u2013 so, as of 2016. As of 2017 it's.\n"
         "quote: Said.\n"
         "quote: And said.\n"
         "paragraph: Five x a -{never closed six [http://e.example seven.\n"},
        /* What only looks like a headline. */
        {"e.xml", "<mediawiki><page><title>T</title><ns>0</ns><id>1</id><revision><text>One =\n== Two ==\n=a b\nThree\n</text></revision>"
         "</page></mediawiki>",
         "article 11-121 id=1\nheadline: T\nparagraph: One =\nparagraph: Two\nparagraph: =a b Three\n"},
        /* A page by itself, called as its file is. */
        {"Ferry_of_Oslo.wiki",
         "'''The ferry''' sank near [[Oslo|the city]].{{citation needed}}\n"
         "[[Image:Ferry.jpg|thumb|A ferry]]\n"
         "== Life ==\n"
         "* One ''item''\n"
         "[[Category:Ferries]]\n",
         "article 0-145\n"
         "headline: Ferry of Oslo\n"
         "caption: A ferry\n"
         "paragraph: The ferry sank near the city.\n"
         "paragraph: Life\n"
         "list: One item\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_feeds(void **state)
{
    (void)state;
    static const source_case cases[] = {
        /* An encoding that it says and does not have. */
        {"a.xml",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>A</title><description>Caf\xE9 by the river.</description></item></channel></rss>",
         "warned: not UTF-8; read as windows-1252, by its look; if that is wrong, convert it with iconv\n"
         "article 52-127\nheadline: A\nparagraph: Caf\u00E9 by the river.\n"},
        /* Other letters for the name spaces; those of another one beside the feed's own, which are none of its parts. */
        {"a.xml",
         "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xmlns:h=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><a:title>The Post</a:title>"
         "<a:link href=\"https://a.example/\"/><a:entry><a:id>i1</a:id><a:title>A</a:title><a:link href=\"/1\"/><a:updated>2025-11-19</a:updated>"
         "<a:author><a:name>Ada Lark</a:name></a:author><a:content type=\"xhtml\"><h:div><h:p>One word.</h:p><h:p>Two words.</h:p></h:div>"
         "</a:content></a:entry></a:feed>",
         "article 161-405 id=i1 date=2025-11-19 language=en url=https://a.example/1 site=The Post author=Ada Lark\nheadline: A\n"
         "paragraph: One word.\nparagraph: Two words.\n"},
        {"a.xml",
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:r=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><r:channel><r:title>The Post</r:title></r:channel><r:item><c:title>X</c:title><r:title>A</r:title>"
         "<d:creator>Ada Lark</d:creator><d:date>2025-11-19</d:date><c:encoded><![CDATA[<p>One word.</p>]]></c:encoded></r:item></rdf:RDF>",
         "article 244-410 date=2025-11-19 site=The Post author=Ada Lark\nheadline: A\nparagraph: One word.\n"},
        /* Whatever letters the name spaces of its modules have. */
        {"a.xml", "<rss xmlns:d=\"http://purl.org/dc/terms/\" xmlns:m=\"http://search.yahoo.com/mrss/\" "
         "xmlns:i=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:w=\"http://wordpress.org/export/1.2/\" "
         "xmlns:f=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>P</title>"
         "<item><title>A</title><d:creator>Ann Bell</d:creator><m:group><m:description>One.</m:description></m:group></item>"
         "<item><title>B</title><i:author>Ben Cole</i:author><i:summary>Two.</i:summary></item>"
         "<item><title>C</title><w:post_type>attachment</w:post_type></item></channel></rss>",
         "article 257-371 site=P author=Ann Bell\nheadline: A\nparagraph: One.\n"
         "article 371-456 site=P author=Ben Cole\nheadline: B\nparagraph: Two.\n"},
        {"a.xml", "<rss xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>P</title><item><atom:title>X</atom:title><title>A</title>"
         "<atom:summary>No.</atom:summary></item></channel></rss>",
         "article 71-158 site=P\nheadline: A\n"},
        {"a.xml",
         "<?xml version=\"1.0\"?>\n<!-- c --><rss version=\"2.0\"><channel><title><![CDATA[The Post]]></title><language>en"
         "</language>\n<item><title>Ferry &amp; bridge</title><link>https://a.example/1</link><pubDate>Tue, 18 Nov 2025 10:00:00 "
         "+0500</pubDate><dc:creator>Ada Lark</dc:creator><guid>g1</guid><description>A deck.</description><content:encoded>"
         "<![CDATA[<p>One.</p></item><p>Two &amp; three.</p>]]></content:encoded></item>\n"
         "<item><title>B</title><description>&lt;p&gt;Only&nbsp;this.&lt;/p&gt;</description></item></channel></rss>",
         "article 119-417 id=g1 date=2025-11-18T05:00:00Z language=en url=https://a.example/1 site=The Post author=Ada Lark\n"
         "headline: Ferry & bridge\ndeck: A deck.\nparagraph: One.\nparagraph: Two & three.\n"
         "article 418-508 language=en site=The Post\nheadline: B\nparagraph: Only this.\n"},
        {"a.atom",
         "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Blatt</title><entry><title type=\"html\">F\u00E4hre "
         "&lt;b&gt;neu&lt;/b&gt;</title><id>e1</id><link rel=\"self\" href=\"x\"/><link href=\"https://a.example/2\"/><updated>"
         "2025-11-19T08:00:00Z</updated><author><name>Ben</name></author><content type=\"xhtml\"><div><p>Eins.</p><p>Zwei.</p>"
         "</div></content></entry></feed>",
         "article 76-358 id=e1 date=2025-11-19T08:00:00Z language=de url=https://a.example/2 site=Blatt author=Ben\n"
         "headline: F\u00E4hre neu\nparagraph: Eins.\nparagraph: Zwei.\n"},
        {"a.xml", "<rss><item><title>&lt;div&gt;&lt;/div&gt;</title><description>One.</description></item></rss>",
         "article 5-87\nheadline: <div></div>\nparagraph: One.\n"},
        /* A site's export: paragraphs by blank lines; pictures are no articles. */
        {"a.xml",
         "<rss><channel><item><title>A</title><content:encoded><![CDATA[One <em>two</em>.\n\nThree\n<blockquote>Four.</blockquote>\n"
         "Five.]]></content:encoded><wp:post_type>post</wp:post_type></item><item><title>P</title><wp:post_type>attachment"
         "</wp:post_type></item></channel></rss>",
         "article 14-184\nheadline: A\nparagraph: One two.\nparagraph: Three\nquote: Four.\nparagraph: Five.\n"},
        /* Embedded posts have paragraphs of their own and a script, or are an address or a shortcode in a line. */
        {"a.xml",
         "<rss><channel><item><title>A</title><content:encoded><![CDATA[One came.\n"
         "\n"
         "<blockquote class=\"twitter-tweet\"><p lang=\"en\">It is open!</p>&mdash; Ann Bell (@ann) <a href=\"https://x.com/ann/status/1234567890123456780\">March 2, 2020</a></blockquote>\n"
         "<script async src=\"https://platform.twitter.com/widgets.js\"></script>\n"
         "\n"
         "Two went.\n"
         "https://x.com/ann/status/1234567890123456781\n"
         "[tweet id=\"1234567890123456782\"]\n"
         "\n"
         "[embed]https://x.com/ann/status/1234567890123456783[/embed]\n"
         "\n"
         "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n"
         "https://x.com/ann/status/1234567890123456784\n"
         "</div></figure>\n"
         "\n"
         "Three https://x.com/ann stayed.]]></content:encoded></item></channel></rss>",
         "article 14-656\n"
         "headline: A\n"
         "paragraph: One came.\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456780 [Ann Bell]: It is open!\n"
         "paragraph: Two went.\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456781 []: https://x.com/ann/status/1234567890123456781\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456782 []: https://twitter.com/i/status/1234567890123456782\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456783 []: https://x.com/ann/status/1234567890123456783\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456784 []: https://x.com/ann/status/1234567890123456784\n"
         "paragraph: Three https://x.com/ann stayed.\n"},
        /* Videos and recordings, which may say what they are in words of their own. */
        {"a.xml",
         "<feed><entry><title>A</title><author><name>Ada</name></author><media:group><media:title>A</media:title><media:description>One.</media:description></media:group></entry>"
         "</feed>",
         "article 6-168 author=Ada\nheadline: A\nparagraph: One.\n"},
        {"a.xml",
         "<rss><item><title>A</title><itunes:author>Ada</itunes:author><itunes:summary>One.</itunes:summary></item><item><title>B</title><author>Ben</author>"
         "<itunes:author>Ada</itunes:author><description>Two.</description><media:content url='x'><media:description>No.</media:description></media:content></item></rss>",
         "article 5-105 author=Ada\nheadline: A\nparagraph: One.\narticle 105-300 author=Ben\nheadline: B\nparagraph: Two.\n"},
        /* An export names its authors once; addresses are those of the feed's site. */
        {"a.xml",
         "<rss><channel><title>T</title><link>https://a.example/blog/</link><wp:author><wp:author_login><![CDATA[ab1]]></wp:author_login>"
         "<wp:author_email>x@a.example</wp:author_email><wp:author_display_name><![CDATA[Ann &amp; Bell]]></wp:author_display_name></wp:author>"
         "<wp:author><wp:author_login>cd2</wp:author_login><wp:author_display_name></wp:author_display_name></wp:author>"
         "<item><title>A</title><link>/2025/a</link><dc:creator><![CDATA[ab1]]></dc:creator></item><item><title>B</title><link>b</link><dc:creator>cd2</dc:creator></item></channel></rss>",
         "article 370-459 url=https://a.example/2025/a site=T author=Ann & Bell\nheadline: A\n"
         "article 459-530 url=https://a.example/blog/b site=T author=cd2\nheadline: B\n"},
        {"a.xml",
         "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><title>T</title><link rel='self' href='https://b.example/feed'/>"
         "<link href='https://c.example/'/><entry><title>A</title><link href='../2025/a'/></entry></feed>",
         "article 171-226 url=https://a.example/2025/a site=T\nheadline: A\n"},
        {"a.xml",
         "<feed><title>T</title><link rel='self' href='https://b.example/feed'/><link href='https://c.example/' rel='alternate'/><entry><title>A</title>"
         "<link href='/2025/a'/></entry><entry><title>B</title><link href='tag:x,2025:1'/></entry></feed>",
         "article 119-172 url=https://c.example/2025/a site=T\nheadline: A\narticle 172-230 url=tag:x,2025:1 site=T\nheadline: B\n"},
        {"a.xml", "<rss><channel><title>T</title></channel></rss>", "lost: is a feed without items; nothing to index\n"},
        {"a.xml", "<rss><channel><item><title>A</title><description>One.",
         "warned 14: the entry is not closed; the end of the file may be missing\narticle 14-53\nheadline: A\nparagraph: One.\n"},
        {"a.xml", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><item><title>T "
                  "&b;</title></item></rss>",
         "article 79-112\nheadline: T &b;\n"},
        {"a.xml", "<?xml version=\"1.0\"?>\n<!-- x --><opml version=\"2.0\"><body/></opml>",
         "lost: is a list of feeds (OPML), not articles; save what the feeds hold\n"},
        {"a.xml", "<urlset xmlns=\"x\"><url/></urlset>", "lost: is a sitemap, a list of addresses; save the pages\n"},
        {"a.xml", "<?xml version=\"1.0\"?><sitemapindex/>", "lost: is a list of sitemaps; save the pages that they name\n"},
        {"a.xml", "<sitemap><loc>x</loc></sitemap>", "lost: is XML of a kind that is not read; save it as plain text\n"},
        /* Several authors of WordPress: terms name them. */
        {"a.xml", "<rss><channel><wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann Bell</wp:author_display_name></wp:author>"
         "<item><title>T</title><dc:creator>admin</dc:creator><content:encoded>One.</content:encoded><category domain=\"author\" nicename=\"cap-ann\">ann</category>"
         "<category domain=\"author\">Carl Day</category><category>News</category></item></channel></rss>",
         "article 132-359 author=Ann Bell author=Carl Day\n"
         "headline: T\n"
         "paragraph: One.\n"},
        /* Of a backup of Blogger's the templates and settings are none; an empty item swallows no other. */
        {"a.xml", "<feed><entry><category term=\"http://schemas.google.com/blogger/2008/kind#settings\"/><title>S</title><content>false</content></entry>"
         "<entry/><entry><category term=\"http://schemas.google.com/blogger/2008/kind#post\"/><title>T</title><content>One.</content></entry></feed>",
         "article 140-261\nheadline: T\nparagraph: One.\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_records_in_xml(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.xml",
         "<?xml version=\"1.0\"?>\n<articles><about><name>x</name></about><article id=\"7\"><title>The bridge</title><date>2025-11-19</date><author>Ada Lark</author>"
         "<text><p>It opened.</p><p>The mayor came.</p></text></article><article><title>Ferry</title><text>It stopped.</text></article></articles>",
         "article 61-212 date=2025-11-19 author=Ada Lark\nheadline: The bridge\nparagraph: It opened.\nparagraph: The mayor came.\n"
         "article 212-275\nheadline: Ferry\nparagraph: It stopped.\n"},
        {"a.xml", "<add><doc><field name=\"title\">The bridge</field><field name=\"content\"><![CDATA[<p>It opened.<br>Now.</p>]]></field></doc></add>",
         "article 5-121\nheadline: The bridge\nparagraph: It opened. Now.\n"},
        {"a.xml", "<News><Overskrift>Broen</Overskrift><Content>&lt;p&gt;Den er \u00E5ben.&lt;/p&gt;</Content></News>",
         "article 0-94\nheadline: Broen\nparagraph: Den er \u00E5ben.\n"},
        /* Rows whose parts are attributes, as those of Stack Exchange; what is said of a note stands in an element of its own. */
        {"a.xml", "<posts>\n<row Id=\"1\" Title=\"The bridge\" Body=\"&lt;p&gt;It opened &gt; now.&lt;/p&gt;\" CreationDate=\"2025-11-19T10:00:00.5\" />\n"
         "<row Id=\"2\" Body=\"Yes.\" CreationDate=\"2025-11-20\" OwnerDisplayName=\"Ann Bell\"/>\n</posts>\n",
         "article 8-124 id=1 date=2025-11-19T10:00:00Z\nheadline: The bridge\nparagraph: It opened > now.\n"
         "article 125-204 id=2 date=2025-11-20 author=Ann Bell\nparagraph: Yes.\n"},
        {"a.xml", "<en-export><note><title>T</title><content>One.</content><note-attributes><author>Ann Bell</author><source-url>https://e.org/1"
         "</source-url></note-attributes></note></en-export>",
         "article 11-163 url=https://e.org/1 author=Ann Bell\nheadline: T\nparagraph: One.\n"},
        /* What has no texts. */
        {"a.xml", "<project><name>x</name><description>Y</description><url>z</url><date>2025</date></project>",
         "lost: is XML of a kind that is not read; save it as plain text\n"},
        {"a.xml", "<urlset><url><loc>https://a.example/</loc></url></urlset>", "lost: is a sitemap, a list of addresses; save the pages\n"},
    };
    source_cases(cases, sizeof cases / sizeof *cases);
}

static void test_a_page_of_telegram(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"messages.html",
         "<html><div class=\"page_wrap\"><div class=\"text bold\">The Post</div>\n<div class=\"message default clearfix\" id=\"message1\">"
         "<div class=\"pull_right date details\" title=\"04.03.2024 10:15:32 UTC+03:00\">10:15</div><div class=\"from_name\">The Post </div>"
         "<div class=\"text\">It opened &amp; closed.<br>See <a href=\"https://e.org/1\">this</a>, <a href=\"https://e.org/2\">https://e.org/2</a></div></div></html>",
         "article 67-392 date=2024-03-04T07:15:32Z site=t.me author=The Post\n"
         "tweet @ 2024-03-04T07:15:32Z [The Post]: It opened & closed./See this (https://e.org/1), https://e.org/2\n"},
        {"messages.html",
         "<html><div class=\"page_wrap\"><div class=\"message service\" id=\"message-1\">4 March</div><div class=\"message default clearfix\" id=\"message1\">"
         "<div class=\"pull_right date details\" title=\"04.03.2024 10:16:00\"></div><div class=\"from_name\">Eve</div><div class=\"title bold\">Sticker</div></div>"
         "<div class=\"message default clearfix joined\" id=\"message2\"><div class=\"pull_right date details\" title=\"04.03.2024 10:17:00\"></div>"
         "<div class=\"text\">A <div>B</div></div></div></html>",
         "article 284-465 date=2024-03-04T10:17:00Z site=t.me author=Eve\ntweet @ 2024-03-04T10:17:00Z [Eve]: A B\n"},
    };
    source_cases(cases, sizeof cases / sizeof *cases);
}

static void test_documents_of_xml(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.xml", "<!DOCTYPE article PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\" \"docbookx.dtd\"><article><articleinfo><title>A</title><author><firstname>Ann</firstname><surname>Bell</surname></author></articleinfo><para>One.</para></article>",
         "article 0-222 author=Ann Bell\nheadline: A\nparagraph: One.\n"},
        {"a.xml",
         "<?xml version=\"1.0\"?><article xml:lang=\"en\"><front><journal-meta><journal-title>J</journal-title></journal-meta><article-meta><title-group><article-title>On <i>bridges</i>"
         "</article-title></title-group><contrib-group><contrib><name><surname>Bell</surname><given-names>Ann</given-names></name></contrib></contrib-group><pub-date><day>4</day>"
         "<month>03</month><year>2024</year></pub-date><abstract><p>It opened.</p></abstract></article-meta></front><body><sec><title>One</title><p>It is <b>red</b><xref>1</xref>.</p>"
         "<list><list-item><p>Two</p></list-item></list></sec></body><back><ref>R</ref></back></article>",
         "article 0-606 date=2024-03-04 language=en author=Ann Bell\n"
         "headline: On bridges\n"
         "paragraph: It opened.\n"
         "paragraph: One\n"
         "paragraph: It is red.\n"
         "list: Two\n"},
        {"a.xml",
         "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><titleStmt><title>T</title><author>Ann Bell</author></titleStmt><date when=\"2024-03-04\">x</date><p>digital</p></teiHeader>"
         "<text xml:lang=\"en\"><body><head>T</head><p>It was <q>red</q><note>n</note>,<lb/>he said.</p></body></text></TEI>",
         "article 0-286 date=2024-03-04 language=en author=Ann Bell\n"
         "headline: T\n"
         "paragraph: It was “red”, he said.\n"},
        {"a.xml",
         "<alto><Description><fileName>x</fileName></Description><Layout><Page><TextBlock><TextLine><String CONTENT=\"It\"/><SP/><String CONTENT=\"ope\" SUBS_TYPE=\"HypPart1\" "
         "SUBS_CONTENT=\"opened\"/><HYP CONTENT=\"-\"/></TextLine><TextLine><String CONTENT=\"ned\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"opened\"/><SP/><String CONTENT=\"now.\"/></TextLine>"
         "</TextBlock></Page></Layout></alto>",
         "article 0-363\n"
         "paragraph: It opened now.\n"},
        {"a.xml",
         "<PcGts><Metadata><Creator>c</Creator></Metadata><Page><TextRegion><TextLine><Word><TextEquiv><Unicode>It</Unicode></TextEquiv></Word><TextEquiv><Unicode>It ope-</Unicode></TextEquiv></TextLine>"
         "<TextLine><TextEquiv><Unicode>ned</Unicode></TextEquiv></TextLine><TextLine><TextEquiv><Unicode>now &amp; then.</Unicode></TextEquiv></TextLine><TextEquiv><Unicode>It ope-\nned</Unicode>"
         "</TextEquiv></TextRegion></Page></PcGts>",
         "article 0-418\n"
         "paragraph: It opened now & then.\n"},
    };
    source_cases(cases, sizeof cases / sizeof *cases);
}

static void test_labels(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.txt", "Provider: P\r\n\r\nTY  - NEWS\r\nTI  - The bridge\r\nAU  - Bell, Ann\r\nAU  - Day, Carl\r\nT2  - The Post\r\nPY  - 2025\r\nDA  - 2025/11/19/\r\n"
         "AB  - It opened.\r\nThe mayor came.\r\nUR  - https://e.org/1\r\nKW  - bridges\r\nER  - \r\n\r\nTY  - NEWS\r\nT1  - The ferry\r\nN2  - It stopped.\r\nER  - ",
         "article 15-204 date=2025-11-19 url=https://e.org/1 site=The Post author=Bell, Ann author=Day, Carl\nheadline: The bridge\nparagraph: It opened.\n"
         "paragraph: The mayor came.\narticle 209-262\nheadline: The ferry\nparagraph: It stopped.\n"},
        {"a.txt", "PMID- 7\nTI  - The bridge\nAB  - It opened,\n      and the mayor came.\nFAU - Bell, Ann\nAU  - Bell A\nDP  - 2025 Nov 19\n\nPMID- 8\nTI  - The ferry\n",
         "article 0-114 id=7 date=2025-11-19 author=Bell, Ann\nheadline: The bridge\nparagraph: It opened, and the mayor came.\narticle 116-139 id=8\nheadline: The ferry\n"},
        {"a.txt", "%0 Newspaper Article\n%T The bridge\n%A Bell, Ann\n%8 November 19, 2025\n%X It opened.\n\n%0 Newspaper Article\n%T The ferry\n",
         "article 0-82 date=2025-11-19 author=Bell, Ann\nheadline: The bridge\nparagraph: It opened.\narticle 84-117\nheadline: The ferry\n"},
        {"a.txt", "AUTHOR: Ann Bell\nTITLE: The bridge\nSTATUS: Publish\nDATE: 03/04/2025 10:15:00 PM\n-----\nBODY:\nIt opened.\n\nIt is red.\n-----\nEXTENDED BODY:\n"
         "The mayor came.\n-----\nEXCERPT:\nOpen\n-----\nKEYWORDS:\n\n-----\nCOMMENT:\nAUTHOR: Eve\nFine.\n-----\n--------\nTITLE: The ferry\n-----\nBODY:\n<p>It stopped.</p>\n-----\n",
         "article 0-227 date=2025-03-04T22:15:00Z author=Ann Bell\nheadline: The bridge\ndeck: Open\nparagraph: It opened.\nparagraph: It is red.\n"
         "paragraph: The mayor came.\narticle 237-290\nheadline: The ferry\nparagraph: It stopped.\n"},
    };
    source_cases(cases, sizeof cases / sizeof *cases);
}

static void test_wires(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.txt",
         "\x01" "eca001 4 i 40 ccccb   dpa 001\r\n\nBridge/River/\r\n\x02" "1ST LEAD\r\nBridge over the river\r\nopens again\r\nBy Ada Lark, The Post =\r\n\r\n"
         "   Berlin (dpa) - The old bridge over the river opened again on\r\nMonday, the mayor said.\r\n\r\n\x03" "131137 GMT Nov 13 \r\n\x7F\x04"
         "\x01" "eca002 3 i\r\n\x02" "Ferry stops =\r\n\r\n   It stopped.\r\n",
         "article 0-237 date=2013-11-13T11:37:00Z place=Berlin author=Ada Lark\nheadline: Bridge over the river opens again\n"
         "paragraph: Berlin (dpa) - The old bridge over the river opened again on/Monday, the mayor said.\n"
         "article 237-284\nheadline: Ferry stops\nparagraph: It stopped.\n"},
        {"a",
         "\x16\x16\x01W0001\x1F" "asian\nf l\x13\x11 BC-LT--River-Bridge     11-13 0040\n\x02^BC-LT--River-Bridge,40<\n^The bridge opens <\n^AP Photo XNP101<\n"
         "^By ADA LARK=\n^Associated Press=\n\t   BUENOS AIRES (AP) _ The bridge opened on Monday.\n\t   The mayor came.\n\x03" "AP-WF-11-13-13 1449GMT<\n",
         "article 2-251 date=2013-11-13T14:49:00Z place=BUENOS AIRES author=ADA LARK\nheadline: The bridge opens\n"
         "paragraph: BUENOS AIRES (AP) _ The bridge opened on Monday.\nparagraph: The mayor came.\n"},
        {"a", "\x01" "eca001 4 i 40 ccccb   dpa 001\r\n\x02" "Bridge opens =\r\n\r\n   It opened.\r\n\r\n\x03" "131137 GMT nFe 13 \r\n\x7F\x04", /* no month */
         "article 0-91\nheadline: Bridge opens\nparagraph: It opened.\n"},
        /* Without paragraphs lines that nothing closes are the text. */
        {"a", "\x16\x01W0002\n\x02^BC-Top-News,20<\n^Top news<\n^The bridge opens\n^The ferry stops\n^AP-WF-11-13-13 1449GMT<\n",
         "article 1-97 date=2013-11-13T14:49:00Z\nheadline: Top news\nparagraph: The bridge opens\nparagraph: The ferry stops\n"},
    };
    source_cases(cases, sizeof cases / sizeof *cases);
}

static void test_mail(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.mbox",
         "From ada@a.example Tue Nov 18 10:00:00 2025\nReturn-Path: <ada@a.example>\nFrom: =?UTF-8?Q?Ada_L=C3=A4rk?= "
         "<ada@a.example>\nSubject: =?utf-8?B?RsOk?=\n =?utf-8?B?aHJl?= news\nDate: Tue, 18 Nov 2025 10:00:00 +0500 "
         "(PKT)\nMessage-ID: <1@a.example>\nList-Id: River letter <river.a.example>\n\nOne.\n\n>From here on two.\n\n"
         "From ben@a.example Tue Nov 18 11:00:00 2025\nFrom: ben@a.example\nSubject: B\n\nFrom now on three.\n",
         "article 0-305 id=<1@a.example> date=2025-11-18T05:00:00Z site=River letter author=Ada L\u00E4rk\n"
         "headline: F\u00E4hre news\nparagraph: One.\nparagraph: From here on two.\n"
         "article 307-401 author=ben@a.example\nheadline: B\nparagraph: From now on three.\n"},
        /* Blanks before the colon, as they were once allowed. */
        {"a.eml", "From : Ada <ada@a.example>\nTo:\tBen\nSubject  : Ferry\n news\nDate\t: Tue, 18 Nov 2025 10:00:00 +0000\n\nOne.\n",
         "article 0-102 date=2025-11-18T10:00:00Z author=Ada\nheadline: Ferry news\nparagraph: One.\n"},
        /* Parts: plain text before HTML, attachments never; HTML where the plain text is a stub. */
        {"a.eml",
         "From: A\nTo: B\nSubject: S\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"xx\"\n\npreamble\n--xx\n"
         "Content-Type: multipart/alternative;\n boundary=yy\n\n--yy\nContent-Type: text/plain; charset=iso-8859-1\n"
         "Content-Transfer-Encoding: quoted-printable\n\nSee it in your browser: caf=E9\n--yy\nContent-Type: text/html; "
         "charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+T25lLjwvcD48cD5Ud28uPC9wPg==\n--yy--\n--xx\nContent-Type: "
         "text/plain\nContent-Disposition: attachment\n\nNot this.\n--xx--\n",
         "article 0-478 author=A\nheadline: S\nparagraph: One.\nparagraph: Two.\n"},
        {"a.eml",
         "From: A\nTo: B\nSubject: S\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n"
         "Content-Disposition: Attachment; filename=a.txt\n\nNot this.\n--xx\nContent-Type: text/plain\n\nOne.\n--xx--\n",
         "article 0-200 author=A\nheadline: S\nparagraph: One.\n"},
        /* Charsets that only IANA names, in a word too short to guess from; UTF-7. */
        {"a.eml", "From: a@b.example\nSubject: =?windows-1251?Q?=CC=E8=F0?=\nDate: Tue, 18 Nov 2025 10:00:00 +0000\nContent-Type: text/plain; charset=utf-7\n\n"
                  "+BB8EQAQ4BDIENQRC-.\n",
         "article 0-154 date=2025-11-18T10:00:00Z author=a@b.example\nheadline: \u041C\u0438\u0440\nparagraph: \u041F\u0440\u0438\u0432\u0435\u0442.\n"},
        /* Two headers are enough where one has an address, as collections of newsgroups keep them. */
        {"a.txt", "From: ada@b.example (Ada Lark)\nSubject: Re: S\n\nOne.\n", "article 0-51 author=Ada Lark\nheadline: Re: S\nparagraph: One.\n"},
        {"a.txt", "From: the town hall\nSubject: the bridge\n\nOne.\n", "article 0-46\nheadline: From: the town hall\ndeck: Subject: the bridge\nparagraph: One.\n"},
        {"a", "From: a@b.example (Ada Lark)\nSubject: S\nOrganization: O\nLines: 1\n\nOne.\n",
         "article 0-70 author=Ada Lark\nheadline: S\nparagraph: One.\n"},
        {"a.eml",
         "From: A\nTo: B\nSubject: S\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n"
         "\xF0\xD2\xC9\xD7\xC5\xD4.\n",
         "article 0-106 author=A\nheadline: S\nparagraph: \u041F\u0440\u0438\u0432\u0435\u0442.\n"},
        /* A page that a browser saved: its own title, day and author, not those of the saving. */
        {"a.mhtml",
         "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: Bridge opens - River\nDate: "
         "Thu, 20 Nov 2025 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; "
         "boundary=xx\n\n--xx\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: "
         "https://example.org/a\n\n<html lang=3Den><meta charset=3Dutf-8><meta property=3Darticle:published_time "
         "content=3D2025-11-18><meta name=3Dauthor content=3D'Ann Bell'><h1>Bridge opens</h1><p>The caf=C3=A9 by the "
         "bridge opened, too.</p></html>\n--xx\nContent-Type: text/css\n\np{}\n--xx--\n",
         "article 0-591 date=2025-11-18 language=en url=https://example.org/a author=Ann Bell\nheadline: Bridge opens\n"
         "paragraph: The caf\u00E9 by the bridge opened, too.\n"},
        {"a.mht",
         "From: <Saved by Browser 5>\nSubject: Bridge opens\nDate: Thu, 20 Nov 2025 10:00:00 -0000\nMIME-Version: "
         "1.0\nContent-Type: multipart/related; boundary=xx\n\n--xx\nContent-Type: text/html\nContent-Location: "
         "https://example.org/b\n\n<html><title>Bridge opens</title><p>The bridge opened.</p></html>\n--xx--\n",
         "article 0-293 url=https://example.org/b\nheadline: Bridge opens\nparagraph: The bridge opened.\n"},
        {"a.txt", "From here it is text.\n\nNot mail.\n",
         "article 0-33\nparagraph: From here it is text.\nparagraph: Not mail.\n"},
        /* A page without a title is the text of what the subject says. */
        {"a.eml", "From: A\nTo: B\nSubject: S\nContent-Type: text/html\n\n<html><body><p>" BRIDGE "</p><h2>What becomes of the old one</h2><p>"
                  BRIDGE " Again.</p><p>" BRIDGE " Twice.</p><p>" BRIDGE " Thrice.</p></body></html>\n",
         "article 0-602 author=A\nheadline: S\nparagraph: " BRIDGE "\nparagraph: What becomes of the old one\nparagraph: " BRIDGE
         " Again.\nparagraph: " BRIDGE " Twice.\nparagraph: " BRIDGE " Thrice.\n"},
        {"a.eml", "From: A\nTo: B\nSubject: S\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\n",
         "article 0-73 author=A\nheadline: S\n"},
    };
    source_cases(cases, COUNT(cases));
}

/* What programs of mail write: pictures between texts, letters within letters, digests, feet of lists. */
static void test_what_is_mail(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool mail;
    } cases[] = {
        {"From: Ada\nTo: Ben\nDate: today\n\nText.\n", true},
        {"Received: x\nReceived: y\nFrom: Ada\n", true},
        {"Subject: S\nFrom: ada@a.example\n\nText.\n", true},
        {"FROM : ada@a.example\n more\nsubject\t: S\n", true},
        {"From: Ada\nSubject: S\n\nText.\n", false}, /* nobody's address */
        {"From: ada@a.example\nTo: Ben\n\nSubject: S\n", false}, /* of the text */
        {"To: Ben\nDate: today\nSubject: S\nCc: Cy\n", false},
        {"From: Ada\nTo: Ben\nand so on\nDate: today\n", false},
        {"From: Ada\nX: Ben\nY: today\n", false},
        {"", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (dl_mime_is_message(dl_slice_of(cases[i].text)) != cases[i].mail)
            fail_msg("%s", cases[i].text);
}

static void test_mail_parts(void **state)
{
    (void)state;
#define LONG "A letter whose words go on for as long as it takes to be no stub, which is two hundred bytes and a few more; so it says again and again that the ferry, the bridge and the mill are as they were, all of them."
#define HEAD "From: A\nTo: B\nSubject: S\n"
    static const source_case cases[] = {
        /* Texts around a picture. */
        {"a.eml", HEAD "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nOne.\n--xx\nContent-Type: image/png\n\nx\n--xx\n"
                       "Content-Type: text/plain\n\nTwo.\n--xx--\n",
         "article 0-179 author=A\nheadline: S\nparagraph: One.\nparagraph: Two.\n"},
        /* The same as one of the ways to say it: where the plain text will do, that. */
        {"a.eml", HEAD "Content-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: text/plain\n\n" LONG "\n--xx\nContent-Type: multipart/mixed; boundary=yy\n\n"
                       "--yy\nContent-Type: text/html\n\n<p>One.</p>\n--yy\nContent-Type: text/html\n\n<p>Two.</p>\n--yy--\n--xx--\n",
         "article 0-459 author=A\nheadline: S\nparagraph: " LONG "\n"},
        {"a.eml", HEAD "Content-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nStub.\n--xx\nContent-Type: multipart/mixed; boundary=yy\n\n"
                       "--yy\nContent-Type: text/html\n\n<p>Three.</p>\n--yy\nContent-Type: text/html\n\n<p>Four.</p>\n--yy--\n--xx--\n",
         "article 0-261 author=A\nheadline: S\nparagraph: Three.\nparagraph: Four.\n"},
        /* Plain text beside HTML; the foot of a list. */
        {"a.eml", HEAD "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nSee <below> & on.\n\nOne.\n--xx\nContent-Type: text/html\n\n<p>Two.</p>\n"
                       "--xx\nContent-Type: text/plain\n\n_______________________________\nriver mailing list\n--xx--\n",
         "article 0-254 author=A\nheadline: S\nparagraph: See <below> & on.\nparagraph: One.\nparagraph: Two.\n"},
        /* A letter that was forwarded is an article of its own, and one without words of its own is none. */
        {"a.eml", HEAD "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nSee below.\n--xx\nContent-Type: message/rfc822\n"
                       "Content-Disposition: attachment\n\nFrom: C\nSubject: T\nDate: Tue, 18 Nov 2025 10:00:00 +0000\n\nOne.\n--xx--\n",
         "article 0-247 author=A\nheadline: S\nparagraph: See below.\n"
         "article 178-241 date=2025-11-18T10:00:00Z author=C\nheadline: T\nparagraph: One.\n"},
        {"a.eml", HEAD "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: message/rfc822\n\nFrom: C\nSubject: T\n\nOne.\n--xx--\n",
         "article 104-129 author=C\nheadline: T\nparagraph: One.\n"},
        {"a.eml", HEAD "Content-Type: multipart/digest; boundary=xx\n\n--xx\n\nFrom: C\nSubject: T\n\nOne.\n--xx\n\nFrom: D\nSubject: U\n\nTwo.\n--xx--\n",
         "article 76-101 author=C\nheadline: T\nparagraph: One.\narticle 107-132 author=D\nheadline: U\nparagraph: Two.\n"},
        /* In an mbox, where lines of it were changed: its place is that of the whole. */
        {"a.mbox", "From a@b Tue\n" HEAD "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: message/rfc822\n\nFrom: C\nSubject: T\n\n>From here on.\n--xx--\n",
         "article 0-158 author=C\nheadline: T\nparagraph: From here on.\n"},
    };
#undef HEAD
#undef LONG
    source_cases(cases, COUNT(cases));
}

static void test_markdown(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.md",
         "---\ntitle: \"Ferry: a walk\"\ndate: 2025-11-19\nauthors:\n  - name: Ada\n  - Ben\ntags: [a, b]\nlang: en\n"
         "description: >\n  Two\n  lines.\n---\n\n# Ferry: a walk\n\nMOSCOW: **One** [two](https://a.example).\nThree.\n\n"
         "- A\n- B\n\n> Quoted.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>\nhtml\n</div>\n\n## Last\n\nCaf&#233; `x<y`.\n",
         "article 0-295 date=2025-11-19 place=MOSCOW language=en author=Ada author=Ben\nheadline: Ferry: a walk\n"
         "deck: Two lines.\nparagraph: MOSCOW: One two. Three.\nlist: A\nlist: B\nquote: Quoted.\nparagraph: a | b\n"
         "paragraph: 1 | 2\nparagraph: html\nparagraph: Last\nparagraph: Caf\u00E9 x<y.\n"},
        {"a.txt", "+++\ntitle = 'It''s'\nauthor = [\"A, B\", 'C']\n+++\nText.\n",
         "article 0-53 author=A, B author=C\nheadline: It's\nparagraph: Text.\n"},
        {"a.markdown", "# Head\n\nSeen \u2014 so.\n\nWalrus pic.twitter.com/x \u2014 Ada (@ada) May 1, 2025\n",
         "article 0-74\nheadline: Head\nparagraph: Seen \u2014 so.\n"
         "tweet @ada 2025-05-01 pic.twitter.com/x [Ada]: Walrus pic.twitter.com/x\n"},
        {"a.txt", "---\n\nA line.\n\n---\n", "article 0-18\nparagraph: A line.\n"},
        /* Lines between three quotes, a comment, a map that names its author. */
        {"a.md", "+++\ntitle = \"A\" # b\ndescription = \"\"\"\nOne\ntwo\"\"\"\nauthor = 'Ann Bell'\n+++\nText.\n",
         "article 0-79 author=Ann Bell\nheadline: A\ndeck: One two\nparagraph: Text.\n"},
        {"a.md", "---\ntitle: We are #1 # x\nauthor:\n  name: Ann Bell\n  email: a@x\n---\nText.\n",
         "article 0-73 author=Ann Bell\nheadline: We are #1\nparagraph: Text.\n"},
        /* HTML within: its words and posts; what has neither is nothing. */
        {"a.md", "# A\n\n<div class=x>\n<p>One is here.</p></div>\n\n<!-- b -->\n\n<hr>\n\n"
                 "<blockquote class=\"twitter-tweet\"><p>Two.</p>&mdash; Ann Bell (@ann) <a href=\"https://twitter.com/ann/status/1234567890123456789\">"
                 "March 2, 2020</a></blockquote>\n<script>x()</script>\n\n*Three*.\n",
         "article 0-256\nheadline: A\nparagraph: One is here.\n"
         "tweet @ann 2020-03-02 https://twitter.com/ann/status/1234567890123456789 [Ann Bell]: Two.\nparagraph: Three.\n"},
        /* Marks of dialects; code has none. */
        {"a.md", "One is [^seen\nby many](https://a.example) here.\n", "article 0-48\nparagraph: One is  here.\n"},
        {"a.md", "# A\n\nOne [[b c|two]], [[three]]![[d.png]] four[^1][^2] {{< e >}}%% f %%five.\n\n> [!note]- Six\n> seven\n\n[^1]: Eight is.\n\n[^2]: https://a.example\n\n{{% notice %}}\nNine.\n{{% /notice %}}\n\n"
                 "```\nif [[ -f x ]]; then echo {% y %}\n```\n",
         "article 0-223\nheadline: A\nparagraph: One two, three four five.\nquote: Six seven\nparagraph: Eight is.\nparagraph: Nine.\n"
         "paragraph: if [[ -f x ]]; then echo {% y %}\n"},
        {"a.md", "# A\n\n{{< tweet user=\"ann\" id=\"1234567890123456789\" >}}\n\n{% twitter https://twitter.com/ann/status/1234567890123456780 %}\n\n"
                 "{{< x 1234567890123456781 >}}\n\nhttps://x.com/ann/status/1234567890123456782\n\n{{< tweet >}}\n\n[[ x [[ {{< y\n",
         "article 0-228\nheadline: A\n"
         "tweet @ann 2020-03-02 https://twitter.com/ann/status/1234567890123456789 []: https://twitter.com/ann/status/1234567890123456789\n"
         "tweet @ann 2020-03-02 https://twitter.com/ann/status/1234567890123456780 []: https://twitter.com/ann/status/1234567890123456780\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456781 []: https://twitter.com/i/status/1234567890123456781\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456782 []: https://x.com/ann/status/1234567890123456782\n"
         "paragraph: [[ x [[ {{< y\n"},
        /* Posts in lines of a paragraph, and beside its words. */
        {"a.md",
         "# A\n\n{{< tweet user=\"ann\" id=\"1234567890123456780\" >}}\n{{< x 1234567890123456781 >}}\n\n"
         "https://x.com/ann/status/1234567890123456782?s=20\nWhat came *first*,\nand then:\n"
         "https://x.com/ann/status/1234567890123456783\n\n{% include tweet.html id='1234567890123456784' %}\n\n"
         "{% include quote_tweet.html text=\"It opened\" %}\n\n"
         "{% embed url=\"https://x.com/ann/status/1234567890123456785\" %}\n",
         "article 0-374\nheadline: A\n"
         "tweet @ann 2020-03-02 https://twitter.com/ann/status/1234567890123456780 []: https://twitter.com/ann/status/1234567890123456780\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456781 []: https://twitter.com/i/status/1234567890123456781\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456782 []: https://x.com/ann/status/1234567890123456782\n"
         "paragraph: What came first, and then:\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456783 []: https://x.com/ann/status/1234567890123456783\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456784 []: https://twitter.com/i/status/1234567890123456784\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456785 []: https://x.com/ann/status/1234567890123456785\n"},
        /* A post's markup that blank lines cut, with what stands behind it in a line. */
        {"a.md",
         "# A\n\n<blockquote class=\"twitter-tweet\">\n  <p>\n    It is open.\n  </p>\n\n  <p>\n"
         "    — Ann Bell (@ann) <a href=\"https://x.com/ann/status/1234567890123456780\">March 2, 2020</a>\n  </p>\n"
         "</blockquote>\n\nTwo.\n\n<blockquote class=\"twitter-tweet\"><p>It rains.\n\n"
         "Take care!</p>&mdash; Sky (@sky) <a href=\"https://x.com/sky/status/1234567890123456781\">March 2, 2020</a></blockquote> So *it* was.\n"
         "\nThree.\n\n<blockquote class=\"twitter-tweet\">\n\nFour.\n",
         "article 0-432\nheadline: A\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456780 [Ann Bell]: It is open.\nparagraph: Two.\n"
         "tweet @sky 2020-03-02 https://x.com/sky/status/1234567890123456781 [Sky]: It rains. Take care!\n"
         "paragraph: So it was.\nparagraph: Three.\nparagraph: Four.\n"},
        /* Posts as converters of pages quote them; no quote of whom somebody links. */
        {"a.md",
         "# A\n\nOne.\n\n> It is open & 1 <\n> 2.\n>\n> All may come. [pic.x.com/a](https://t.co/a)\n>\n"
         "> — Ann Bell (@Ann) [2 de marzo de 2020](https://x.com/ann/status/1234567890123456780?ref_src=x)\n\n"
         "> It rains. — Sky (@sky) [March 2, 2020](https://x.com/sky/status/1234567890123456781)\n\n<blockquote>\n\n"
         "> It snows.\n\n>\n>\n"
         "-- Sky (@sky) [March 2, 2020](https://x.com/sky/status/1234567890123456782)</blockquote>\n\nTwo.\n\n"
         "So said Ann (@ann) [at noon](https://x.com/ann/status/1234567890123456783)\n\n> Three.\n\n> Four.\n",
         "article 0-496\nheadline: A\nparagraph: One.\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456780 [Ann Bell]: It is open & 1 < 2. All may come. pic.x.com/a\n"
         "tweet @sky 2020-03-02 https://x.com/sky/status/1234567890123456781 [Sky]: It rains.\n"
         "tweet @sky 2020-03-02 https://x.com/sky/status/1234567890123456782 [Sky]: It snows.\nparagraph: Two.\n"
         "paragraph: So said Ann (@ann) at noon\nquote: Three.\nquote: Four.\n"},
        /* Markup of a post within a paragraph. */
        {"a.md",
         "# A\n\nSo it *was*: <br><blockquote class=\"twitter-tweet\"><p>I"
         "t is\nopen, \\@mayor!</p>&mdash; Ann Bell (\\@ann) <a\nhref=\"https://x.com/ann/status/123456789012345678"
         "0\">March\n2, 2020</a></blockquote> <br> and *so* on.\n\nTwo <blockquote class=\"twitter-tweet\">three.\n",
         "article 0-258\nheadline: A\nparagraph: So it was:\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456780 [Ann Bell]: It is open, @mayor!\n"
         "paragraph: and so on.\nparagraph: Two three.\n"},
        /* Components and what other dialects have. */
        {"a.md",
         "# A\n\n<Tweet id=\"1234567890123456780\" />\n\n<TwitterTweetEmbed tweetId={'1234567890123456781'} />\n\n"
         "[https://x.com/ann/status/1234567890123456782:embed]\n\n@[tweet](https://x.com/ann/status/1234567890123456783)\n\n"
         "@[ann](https://x.com/ann) came.\n\n<Tweets count=\"5\" />\n",
         "article 0-260\nheadline: A\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456780 []: https://twitter.com/i/status/1234567890123456780\n"
         "tweet @ 2020-03-02 https://twitter.com/i/status/1234567890123456781 []: https://twitter.com/i/status/1234567890123456781\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456782 []: https://x.com/ann/status/1234567890123456782\n"
         "tweet @ann 2020-03-02 https://x.com/ann/status/1234567890123456783 []: https://x.com/ann/status/1234567890123456783\n"
         "paragraph: @ann came.\n"},
        /* Of a site generator's post the name tells the day; a switch is no date. */
        /* Divisions and attributes, and what only looks so. */
        {"a.md", "# A {#a .b}\n\n::: {.note}\nOne.\n:::\n\n:::tip\n\nTwo.{: .x}\n\n:::\n\nThree {four}: five ::: six.\n",
         "article 0-88\nheadline: A\nparagraph: One.\nparagraph: Two.\nparagraph: Three {four}: five ::: six.\n"},
        /* Values over lines, as programs fold them, and what they escape. */
        {"a.md", "---\ntitle: \"Burst pipes: what winter\\u2019s\n  frost does \\\n  \\ to \\\"them\\\"\"\nauthors: [Ann Bell,\n  Carl Day]\ndate: 2022-01-02\n"
                 "summary: The pipes are old,\n  and it is cold.\n---\nText.\n",
         "article 0-181 date=2022-01-02 author=Ann Bell author=Carl Day\nheadline: Burst pipes: what winter\u2019s frost does to \"them\"\n"
         "deck: The pipes are old, and it is cold.\nparagraph: Text.\n"},
        /* As an archive of tweets has them: a quote, and the day as a link; which is none behind other words. */
        {"t.md",
         "> It is open.\n\n<img src=\"t.ico\" width=\"12\" /> [2022-11-10 10:00](https://twitter.com/annbell/status/1590646512345678901)\n\n"
         "----\n\nText.\n\n[2022-11-10 10:00](https://twitter.com/annbell/status/1590646512345678902)\n",
         "article 0-210\n"
         "tweet @annbell 2022-11-10 https://twitter.com/annbell/status/1590646512345678901 []: It is open.\nparagraph: Text.\n"
         "paragraph: 2022-11-10 10:00\n"},
        /* What begins with a tag, named as Markdown. */
        {"a.md", "<div align=\"center\">\n\n# The bridge\n\n</div>\n\nIt *opened*.\n\nAll came.\n", "article 0-68\nheadline: The bridge\nparagraph: It opened.\nparagraph: All came.\n"},
        {"a.md", "<!DOCTYPE html><title>The bridge</title><p>It opened, as they say, at noon, and all came.\n", "article 0-90\nheadline: The bridge\nparagraph: It opened, as they say, at noon, and all came.\n"},
        {"2021-08-23-a-post.md", "---\ntitle: A\npublished: false\n---\nText.\n", "article 0-40 date=2021-08-23\nheadline: A\nparagraph: Text.\n"},
        {"2021-8-2-a.md", "# A\n\nText.\n", "article 0-11 date=2021-08-02\nheadline: A\nparagraph: Text.\n"},
        {"2021-08-23.md", "# A\n\nText.\n", "article 0-11 date=2021-08-23\nheadline: A\nparagraph: Text.\n"},
        {"2021-08-23-a.md", "---\ndate: 2022-01-02\n---\nText.\n", "article 0-31 date=2022-01-02\nparagraph: Text.\n"},
        {"2021-02-30-a.md", "# A\n\nText.\n", "article 0-11\nheadline: A\nparagraph: Text.\n"},
        {"2021-08-231.md", "# A\n\nText.\n", "article 0-11\nheadline: A\nparagraph: Text.\n"},
        {"a.html", "---\ntitle: A\n---\n<p>One is here.</p>\n", "article 0-37\nheadline: A\nparagraph: One is here.\n"},
        {"a.md", "---\ndate: 2025-02-30\n---\nText.\n",
         "warned 0: '2025-02-30' is no date; the article is undated\narticle 0-31\nparagraph: Text.\n"},
        {"a.md", "---\ndate: 2025-02-03\n---\n", "lost: holds no text; nothing to index\n"},
    };
    source_cases(cases, COUNT(cases));
}

#define PAGE "<html><head><title>River walk</title></head><body><h1>River walk</h1><p>A walk along the river with the old ferryman and his dog.</p></body></html>"

static void test_web_archives(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.warc",
         "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n"
         "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/1>\r\nContent-Type: application/http; "
         "msgtype=response\r\nContent-Length: 191\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE "\r\n\r\n"
         "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 52\r\n\r\nHTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\n<p>No.\r\n\r\n"
         "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 49\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxxxxx\r\n\r\n"
         "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/2\r\nContent-Type: text/plain\r\n"
         "Content-Length: 16\r\n\r\nTitle\n\nSentence.\r\n\r\n",
         "article 248-395 url=https://a.example/1\nheadline: River walk\nparagraph: A walk along the river with the old "
         "ferryman and his dog.\narticle 733-749 url=https://a.example/2\nheadline: Title\nparagraph: Sentence.\n"},
        /* Chunks; an encoding that the response states. */
        {"a.warc",
         "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 117\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=koi8-r\r\n"
         "Transfer-Encoding: chunked\r\n\r\n4\r\n\xF0\xD2\xC9\xD7\r\n5;x=y\r\n\xC5\xD4 1.\r\n0\r\n\r\n\r\n\r\n",
         "article 143-171\nparagraph: \u041F\u0440\u0438\u0432\u0435\u0442 1.\n"},
        /* What pages asked for: posts are taken, no other records. */
        {"a.warc", "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 139\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "{\"data\":{\"tweetResult\":{\"result\":{\"rest_id\":\"700005\",\"legacy\":{\"full_text\":\"Chips.\"}}}}}\r\n\r\n"
         "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 78\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "{\"title\":\"No\",\"text\":\"No.\"}\r\n\r\n",
         "article 105-193 id=700005 url=https://twitter.com/i/status/700005 site=twitter.com\n"
         "tweet @  https://twitter.com/i/status/700005 []: Chips.\n"},
        {"a.warc", "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 181\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "{\"thread\":{\"post\":{\"uri\":\"at://did:plc:z7/app.bsky.feed.post/3kaab\",\"author\":{\"handle\":\"ada.example\"},\"record\":{\"text\":\"Fish.\"}}}}\r\n\r\n"
         "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 64\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "reblogs_count\r\n\r\n",
         "article 105-235 id=3kaab url=https://bsky.app/profile/ada.example/post/3kaab site=bsky.app\n"
         "tweet @ada.example  https://bsky.app/profile/ada.example/post/3kaab []: Fish.\n"},
        {"a.warc", "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 345\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "[{\"id\":\"110224538612341312\",\"reblogs_count\":1,\"url\":\"https://a.example/@ada/110224538612341312\",\"content\":\"<p>Salt</p>\",\"account\":{\"acct\":\"ada\"}}, {\"id\":\"110224538612341313\",\"reblogs_count\":1,\"url\":\"https://a.example/@ada/110224538612341313\",\"content\":\"<p>Pepper</p>\",\"account\":{\"acct\":\"ada\"}}]\r\n\r\n"
         "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 69\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
         "[{\"reblogs_count\":\r\n\r\n",
         "article 105-399 id=110224538612341312 url=https://a.example/@ada/110224538612341312 site=a.example\n"
         "tweet @ada  https://a.example/@ada/110224538612341312 []: Salt\n"
         "article 105-399 id=110224538612341313 url=https://a.example/@ada/110224538612341313 site=a.example\n"
         "tweet @ada  https://a.example/@ada/110224538612341313 []: Pepper\n"},
        {"a.warc",
         "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/robots.txt\r\nContent-Type: text/plain\r\n"
         "Content-Length: 12\r\n\r\nUser-agent:\n\r\n\r\n",
         "lost: is a web archive without pages of text; nothing to index\n"},
        /* What goes wrong. */
        {"a.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\njunk\r\n",
         "lost 0: a record without Content-Length\nlost 5: no record here; passed over to the next one\n"},
        {"a.warc", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\nOnly this.\n",
         "warned 0: the record is cut; the end of the file may be missing\narticle 82-93\nparagraph: Only this.\n"},
        {"a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n",
         "lost: is a web archive without pages of text; nothing to index\n"},
    };
    source_cases(cases, COUNT(cases));
}

/* Entries without end, or larger than an article, cost themselves only, whatever they hold, and are told once. */
static void test_large_entries_are_passed_over(void **state)
{
    (void)state;
    static const struct {
        const char *name, *what, *front, *unit, *back;
    } cases[] = {
        {"a.xml", "an entry", "<rss><item><title>A</title></item><item><description>", "words ",
         "</description></item><item><title>B</title></item>"},
        {"a.xml", "an entry", "<rss><item><title>A</title></item><item><description><![CDATA[", "words<p> ",
         "</item><item><title>B</title></item>"},
        {"a.xml", "an entry", "<DOC><HEADLINE>A</HEADLINE></DOC><DOC><TEXT>", "<p>words </p",
         "</DOC><DOC><HEADLINE>B</HEADLINE></DOC>"},
        {"a.mbox", "a message", "From a@b Tue\nSubject: A\n\nOne.\n\nFrom a@b Tue\nSubject: C\n\n", "words words\n",
         "\nFrom a@b Tue\nSubject: B\n\nTwo.\n"},
        {"a", "a message", "\x16\x01W0001\n\x02^BC-A,20<\n^A bridge<\n\t   One.\n\x03\x16\x01W0002\n\x02^BC-C,20<\n^C bridge<\n\t   ", "words ",
         "\n\x03\x16\x01W0003\n\x02^BC-B,20<\n^B bridge<\n\t   Two.\n\x03"},
        {"a.txt", "a record", "TY  - NEWS\nTI  - A\nAB  - One.\nER  - \n\nTY  - NEWS\nTI  - C\nAB  - ", "words ",
         "\nER  - \n\nTY  - NEWS\nTI  - B\nAB  - Two.\nER  - \n"},
        {"a.txt", "an article",
         "1 of 3 DOCUMENTS\n\nThe Post\n\nA\n\nLENGTH: 1 word\n\nOne.\n\n2 of 3 DOCUMENTS\n\nThe Post\n\nC\n\nLENGTH: 9 words\n\n",
         "words words\n\n", "\n\n3 of 3 DOCUMENTS\n\nThe Post\n\nB\n\nLENGTH: 1 word\n\nTwo.\n"},
        {"a.warc", "a record",
         "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Target-URI: http://e.example/a\r\nContent-Length: 45\r\n"
         "\r\n<title>A</title><h1>A</h1><p>One one one.</p>\r\n\r\n"
         "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3000000\r\n\r\n", "words ",
         "\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Target-URI: http://e.example/b\r\n"
         "Content-Length: 45\r\n\r\n<title>B</title><h1>B</h1><p>Two two two.</p>\r\n\r\n"},
    };
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char told[64];
        dl_buffer_clear(&text);
        dl_buffer_add_text(&text, cases[i].front);
        for (size_t k = 0; k < 3000000 / strlen(cases[i].unit); k++)
            dl_buffer_add_text(&text, cases[i].unit);
        dl_buffer_add_text(&text, cases[i].back);
        source_text(&out, cases[i].name, dl_buffer_slice(&text), NULL);
        snprintf(told, sizeof told, ": %s is larger than the limit", cases[i].what);
        const char *first = strstr(out.data, "headline: A"), *lost = strstr(out.data, told),
                   *second = strstr(out.data, "headline: B");
        if (!first || !lost || !second || strstr(out.data, "headline: C") || strstr(lost + 1, told))
            fail_msg("case %zu: %.500s", i, out.data);
    }
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sgml),
        cmocka_unit_test(test_news_in_xml),
        cmocka_unit_test(test_wikis),
        cmocka_unit_test(test_feeds),
        cmocka_unit_test(test_a_page_of_telegram),
        cmocka_unit_test(test_documents_of_xml),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_wires),
        cmocka_unit_test(test_records_in_xml),
        cmocka_unit_test(test_mail),
        cmocka_unit_test(test_what_is_mail),
        cmocka_unit_test(test_mail_parts),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_web_archives),
        cmocka_unit_test(test_large_entries_are_passed_over),
    };
    return cmocka_run_group_tests_name("collections", tests, NULL, NULL);
}
