/* What a web page's decks and captions are, and what is none of its text. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define FIRST                                                                                      \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define SECOND                                                                                     \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define NOON "People cross the bridge at noon, on its first day, in the rain"
#define CARD(text)                                                                                 \
    "<li><article><a href=/a><img src=a.jpg></a><h2><a href=/a>Another piece of news</a></h2><p>" text "</p></article></li>"
#define AWAY "<p><a href=/b>Another piece of news from the river and its towns</a></p>"
#define ELSEWHERE "<div class=tools>" AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY "</div>"
#define FALLEN "It fell on Monday, and nobody who saw it thinks that it will be built again in his days, or in those of his children."
#define PART(text) "<div class=part><p>" text "</p></div>"
#define LONG_HTML "<p>Again: " SECOND "</p><p>Third: " SECOND "</p><p>Fourth: " SECOND "</p><p>Fifth: " SECOND "</p><p>Sixth: " SECOND "</p>"
#define LONG_ALONE                                                                                                     \
    "paragraph: Again: " SECOND "\nparagraph: Third: " SECOND "\nparagraph: Fourth: " SECOND "\nparagraph: Fifth: " SECOND "\nparagraph: Sixth: " SECOND "\n"
#define LONG_TEXT LONG_ALONE "paragraph: " FIRST "\n"
#define CALLED(class, text) "<p class='" class "'>" text "</p>"

#define THREE_TIMES SECOND " " SECOND " " SECOND

static void test_parts(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"what a recipe needs, which stands apart", "",
         "<div class=text><h1>The bridge of cake</h1><p>" FIRST "</p><p>" SECOND "</p></div><div class=ad><p>Buy</p></div><div class='card-ingredients'><h2>What it needs</h2>"
         "<ul><li><p>1 cup butter</p></li><li><p>2 cups flour</p></li><li><p>3 eggs</p></li></ul></div><div hidden>",
         "headline: The bridge of cake\nparagraph: " FIRST "\nparagraph: " SECOND "\nparagraph: What it needs\n"
         "list: 1 cup butter\nlist: 2 cups flour\nlist: 3 eggs\n"},
        {"what the article says in short", "",
         "<h1>The bridge of cake</h1><div class=the-highlights><h2>In short</h2><ul><li>The bridge opened after three years of work.</li>"
         "<li>The mayor had promised it in two.</li><li>The town is glad of it.</li></ul></div><aside><p>Buy</p></aside>"
         "<div class=text><p>" FIRST "</p><p>" SECOND "</p></div><div hidden>",
         "headline: The bridge of cake\nparagraph: In short\nlist: The bridge opened after three years of work.\n"
         "list: The mayor had promised it in two.\nlist: The town is glad of it.\nparagraph: " FIRST "\nparagraph: " SECOND "\n"},
        {"not links to others", "",
         "<div class=text><h1>The bridge of cake</h1><p>" FIRST "</p><p>" SECOND "</p></div><div class=ad><p>Buy</p></div>"
         "<ul class=ingredients><li><a href=/a>Butter</a></li><li><a href=/b>Flour</a></li><li><a href=/c>Eggs</a></li></ul><div hidden>",
         "headline: The bridge of cake\nparagraph: " FIRST "\nparagraph: " SECOND "\n"},
        {"lines of a heading that no blank parts", "",
         "<article><h1>The bridge opens</h1><p>" FIRST "</p><h2><span>The old bridge</span><b>What becomes of it</b></h2><p>" SECOND
         "</p></article><div hidden>",
         "headline: The bridge opens\nparagraph: " FIRST "\nparagraph: The old bridge What becomes of it\nparagraph: " SECOND "\n"},
        {"a first paragraph that is called a deck", "",
         CALLED("post-excerpt", "Three years late, dearer than planned, and worth it, says the "
                                "mayor") "<p>" SECOND "</p>",
         "deck: Three years late, dearer than planned, and worth it, says the "
         "mayor\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"not one that is called otherwise, nor a later one", "",
         CALLED("excerpted", "Three years late, dearer than planned, and worth it, says the mayor")
             CALLED("deck", SECOND),
         "paragraph: Three years late, dearer than planned, and worth it, says the mayor\n"
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"what is called a caption above the text is no deck", "<title>Bridge opens</title>",
         "<h1>Bridge opens</h1><div class=FeaturedImageCaption><p>" NOON
         ".</p></div><article><p>" SECOND "</p><p>" SECOND " So did the town.</p></article>",
         "headline: Bridge opens\ncaption: " NOON ".\nparagraph: " SECOND "\nparagraph: " SECOND
         " So did the town.\nparagraph: " FIRST "\n"},
        {"and in the text, but not where something has one", "",
         "<div class=wp-caption><p class=wp-caption-text>" NOON ".</p></div><div "
         "class='has-caption'><p>" SECOND "</p></div>",
         "caption: " NOON ".\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"nor the first part of a text in two, in what is called the body", "<title>Bridge opens</title>",
         "<h1>Bridge opens</h1><div id=a><div class=entry-content><section><p>The old one fell: " SECOND "</p></section></div></div>" ELSEWHERE
         "<div id=c><div id=b><div class=rest><p>" SECOND " So did the town.</p><p>Again: " SECOND "</p><p>Third: " SECOND "</p><p>Fourth: "
         SECOND "</p><p>Fifth: " SECOND "</p></div></div></div><div><div>" ELSEWHERE "</div></div>",
         "headline: Bridge opens\nparagraph: The old one fell: " SECOND "\nparagraph: " SECOND
         " So did the town.\nparagraph: Again: " SECOND "\nparagraph: Third: " SECOND "\nparagraph: Fourth: " SECOND
         "\nparagraph: Fifth: " SECOND "\n"},
        {"what is stated as the deck is the first paragraphs",
         "<meta name=description content='" SECOND " " FIRST "'>", "<p>" SECOND "</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"with a byline before them",
         "<meta name=description content='Ann Bell " SECOND " The bridge over the&hellip;'>",
         "<p>Ann Bell</p><p>" SECOND "</p>",
         "paragraph: Ann Bell\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"the heading with a line above the headline says no more than that",
         "<title>The bridge opens</title><meta property=og:title content='The bridge opens'>",
         "<h1><span>Roads</span><b>The bridge opens</b></h1><p>" SECOND "</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"what stands for what is not shown, and the terms of a newsletter", "",
         "<p>We apologize, but this video has failed to load.</p><p>" SECOND "</p><p>View this "
         "photo on Instagram</p><p>You can unsubscribe from this service at any time.</p><p>May 8, "
         "2016 \xC2\xB7 18 min read</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"what leads to other articles, in many languages, also with a title behind it", "",
         "<p>" SECOND "</p><p>Baca juga: Jembatan lama ditutup</p><p>Читайте также</p><p>Διαβάστε ακόμη: Η παλιά γέφυρα</p>"
         "<p>यह भी पढ\u093Cें- पुराना पुल</p><p>اقرأ أيضاً: الجسر القديم</p><p>Xem thêm</p><p>関連記事</p><p>Реклама</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a list of other articles, each an <article> with a heading that is a link, more than the text",
         "<title>The bridge opens</title>", "<h1>The bridge opens</h1><p>" SECOND "</p><p>Again: " SECOND "</p><p>And: " SECOND
         "</p><p>Still: " SECOND "</p><ul>" CARD("A: " SECOND " " SECOND) CARD("B: " SECOND " " SECOND)
             CARD("C: " SECOND " " SECOND) CARD("D: " SECOND " " SECOND) "</ul>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: Again: " SECOND "\nparagraph: And: " SECOND
         "\nparagraph: Still: " SECOND "\nparagraph: " FIRST "\n"},
        {"but not the parts of one article", "",
         "<p>" SECOND "</p><ul><li><article><h2>At noon</h2><p>A: " SECOND "</p></article><li><article><h2><a href=#2>At one"
         "</a></h2><p>B: " SECOND "</p></article><li><article><h2>At two</h2><p>C: " SECOND "</p></article><li><article><h2>"
         "At three</h2><p>D: " SECOND "</p></article></ul>",
         "paragraph: " SECOND "\nlist: At noon\nlist: A: " SECOND "\nlist: B: " SECOND "\nlist: At two\nlist: C: " SECOND
         "\nlist: At three\nlist: D: " SECOND "\nparagraph: " FIRST "\n"},
        {"but not a sentence that begins so", "", "<p>" SECOND "</p><p>Lihat juga bagaimana jembatan itu dibangun.</p>",
         "paragraph: " SECOND "\nparagraph: Lihat juga bagaimana jembatan itu dibangun.\nparagraph: " FIRST "\n"},
        {"pictures and texts that lead to other articles, in a table", "",
         "<p>" SECOND "</p><p>A: " SECOND " " THREE_TIMES "</p><table><tr><th>More of the river</th></tr><tr><td><a href=/a><img src=a.jpg></a></td><td><b><a href=/a>The old bridge</a></b><br>"
         "It was sold.</td></tr><tr><td><a href=/b><img src=b.jpg></a></td><td><b><a href=/b>The first bridge</a></b><br>It burnt.</td></tr></table>",
         "paragraph: " SECOND "\nparagraph: A: " SECOND " " THREE_TIMES "\nparagraph: " FIRST "\n"},
        {"buttons, places in a gallery, tags that were taken for text", "",
         "<p>" SECOND "</p><p>Follow The Gazette Like Like Like Like</p><p>Hide Caption</p><p>7 of 10</p><p>Strona 1 z 6</p><p>5.00/7 OCEN</p><p>Rating: 4.5/5 (12 votes)</p><p>7 of 10 people</p>"
         "<p>&lt;p style=\"top: 0\"&gt;&lt;img src=\"/count?a=1\"&gt;&lt;/p&gt;</p><p>He said &lt;p&gt; is a tag.</p>",
         "paragraph: " SECOND "\nparagraph: 7 of 10 people\nparagraph: He said <p> is a tag.\nparagraph: " FIRST "\n"},
        {"what is stated as the deck is a sentence of the text, or its beginning with a tail",
         "<meta name=description content='The mayor, who had promised it in two, thanked the "
         "workers, the engineers, and all who had ... &amp;lt;a&amp;gt;Read More&amp;lt;/a&amp;gt;'>",
         "<p>" SECOND " So did the town.</p>",
         "paragraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"a credit in front of what the text says",
         "<meta name=description content='Photo: Ann Bell / River Pictures " SECOND "'>", "<p>" SECOND "</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"with the site, a place and a day in front", "<title>Bridge opens</title>"
         "<meta name=description content='River Commission - Press Release details page - Springfield, 18 November 2025 " SECOND " " FIRST "'>",
         "<p>Springfield, 18 November 2025</p><p>" SECOND "</p>",
         "headline: Bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a sentence of its own in front of it is the deck's",
         "<meta name=description content='The town has what it was promised three years ago and did not expect any more: " SECOND "'>",
         "<p>" SECOND "</p>",
         "deck: The town has what it was promised three years ago and did not expect any more: " SECOND "\nparagraph: " SECOND
         "\nparagraph: " FIRST "\n"},
        {"what is stated as the deck is the headline, the site and sections",
         "<title>The bridge opens</title><meta name=description content='The bridge opens | Roads | River Gazette'>",
         "<h1>The bridge opens</h1><p>" SECOND "</p>", "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"or key words behind it", "<title>The bridge opens</title><meta name=description content='The bridge opens,bridge,roads,the mayor'>",
         "<h1>The bridge opens</h1><p>" SECOND "</p>", "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"but a sentence that begins with it stays",
         "<title>The bridge opens</title><meta name=description content='The bridge opens, and the mayor cries, at last.'>",
         "<h1>The bridge opens</h1><p>" SECOND "</p>",
         "headline: The bridge opens\ndeck: The bridge opens, and the mayor cries, at last.\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"tools for readers and rules for what they write", "",
         "<p>Text size + -</p><p>Send this story to a friend</p><p>" SECOND "</p><p>The comments below have not been moderated.</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"the newest comments, and what the house has else", "",
         LONG_HTML "<p>Latest River Town News Headlines</p><p><a href=/b>A boat sank</a> in the river, which is deep</p><p>Latest Comments</p>"
                   "<p>Posted by: a reader, who saw it</p>",
         LONG_TEXT},
        {"but not who says that", "", "<p>Top stories were told at the bridge.</p><p>" SECOND "</p>",
         "paragraph: Top stories were told at the bridge.\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a sentence about the site, which has none of the text's words",
         "<meta name=description content='Latest headlines, pictures, video, opinion plus weather'>", LONG_HTML, LONG_TEXT},
        {"or begins with its name and has few", "<meta property=og:site_name content='River Gazette'><meta name=description "
         "content='River Gazette - your daily source of headlines, pictures and stories about the river'>", LONG_HTML, LONG_TEXT},
        {"but not one that has", "<meta name=description content='Three mayors had promised bridges before, and their engineers were waiting'>",
         LONG_HTML, "deck: Three mayors had promised bridges before, and their engineers were waiting\n" LONG_TEXT},
        {"the headline again without its sign", "<title>Bridge: The town opens it</title>",
         "<h1>Bridge: The town opens it</h1><div><p>Bridge The town opens it</p><p>" SECOND "</p></div>",
         "headline: Bridge: The town opens it\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"who wrote it, what that person is, and the day", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div>By Ann Bell, director of roads and bridges, River Town | 2025-11-18</div><p>" SECOND "</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a moment and what else a program knows", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div><p>2025-11-18 10:22:14 from the Gazette, seen by 5380 persons, and said of it: 18</p><p>" SECOND "</p></div>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"but other words with the same beginning stay",
         "<meta name=description content='The mayor, who had promised it in two, thanked the town, "
         "whose people crossed it first &amp;amp; sang.'>",
         "<p>" SECOND "</p>",
         "deck: The mayor, who had promised it in two, thanked the town, whose people crossed it "
         "first & sang.\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a day and a byline above the text are none of it",
         "<meta name=author content='Ann Bell'><title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div><p>Tuesday, 18 November 2025</p><p>By Ann Bell</p><p>" SECOND
         "</p><p>By Ann Bell</p></div>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: By Ann Bell\nparagraph: " FIRST
         "\n"},
        {"nor a byline behind a dash with a house, how long ago it was, and a place that the text opens with",
         "<meta name=author content='Ann Bell'><title>The bridge opens</title>",
         "<h1>The bridge opens</h1><p>\u00C2</p><p>14 hours ago</p><p>(Wire) \u2013 1 day ago</p><p>\u2014By Ann Bell</p><p>By Ann Bell Gazette Reporter</p><p>KIROV, Russia</p>"
         "<p>KIROV, Russia (AP) - " SECOND "</p><p>" SECOND "</p>",
         "headline: The bridge opens\nparagraph: KIROV, Russia (AP) - " SECOND "\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"nor is when it was published and changed, be it as long as a deck", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div><p>Published time: 18 Nov, 2025 15:41Edited time: 18 Nov, 2025 16:59</p></div>"
         "<div><p>/ Tuesday, 18 November 2025</p><p>" SECOND "</p><p>" SECOND " So did the town.</p></div>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST
         "\n"},
        {"nor by which number it is filed, nor place and day in a language that the page does not state",
         "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><p>IP/25/1031</p><p>Briselē, 2025. gada 18. novembrī</p><p>" SECOND "</p><p>Bruselj, 18. novembra 2025</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: Bruselj, 18. novembra 2025\nparagraph: " FIRST "\n"},
        {"nor when it was published, in letters of two bytes, tools, and a site's own description of few words",
         "<title>The bridge opens</title><meta name=description content='Καθημερινή πρωινή εφημερίδα της πόλης'>",
         "<h1>The bridge opens</h1><p>Ημερομηνία δημοσίευσης: 18 Νοεμβρίου 2025</p><p>Αποστολή Εκτύπωση Μέγεθος κειμένου</p><p>" SECOND "</p><p>" SECOND " " FIRST
         " " SECOND " " FIRST "</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND " " FIRST " " SECOND " " FIRST "\nparagraph: " FIRST "\n", "el"},
        {"but what has another number does say something", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><p>Tolls, 2 euros since 18 May 2025</p><p>24/7</p><p>" SECOND "</p>",
         "headline: The bridge opens\nparagraph: Tolls, 2 euros since 18 May 2025\nparagraph: 24/7\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"but a sentence about it is", "",
         "<p>The plan was published on 18 November 2020 at 10:30, and the town had 5 years.</p><p>" SECOND "</p>",
         "paragraph: The plan was published on 18 November 2020 at 10:30, and the town had 5 years.\nparagraph: " SECOND
         "\nparagraph: " FIRST "\n"},
        {"but not in a list, as a heading, or with more to say", "<meta name=author content='Ann Bell'>",
         "<div><ul><li>18 November 2025</ul><h3>19 November 2025</h3><p>Open since 18 November 2025, "
         "says who was there</p><p>By Ann Bell, who has crossed it often</p><p>" SECOND "</p></div>",
         "list: 18 November 2025\nparagraph: 19 November 2025\nparagraph: Open since 18 November 2025, "
         "says who was there\nparagraph: By Ann Bell, who has crossed it often\nparagraph: " SECOND
         "\nparagraph: " FIRST "\n"},
        {"tags that a browser took for text", "",
         "<p>" SECOND "</p><noscript>&lt;img src=\"https://example.org/a?b=c\" alt=\"\" "
         "/&gt;</noscript><p>&lt;b&gt; is a tag of HTML, and &lt;/b&gt;</p>",
         "paragraph: " SECOND "\nparagraph: <b> is a tag of HTML, and </b>\nparagraph: " FIRST
         "\n"},
        {"the next article that scrolling brings", "<title>The bridge opens</title>",
         "<div><div><h1 class='post-title entry-title'>The bridge opens</h1></div><div><p>" SECOND
         "</p><p>" SECOND " So did the town.</p>" BODY "</div></div><div><div><h1 "
         "class=post-title>A tower falls</h1></div><div><p>It fell on Monday, and nobody who saw "
         "it thinks that it will be built again in his days.</p></div></div>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND
         " So did the town.\nparagraph: " FIRST "\n"},
        {"and one in an <article> of its own, whose headline is in a part that is none of the text", "<title>The bridge opens</title>",
         "<article><article><header><h1 class=post-title>The bridge opens</h1></header><div class=text><p>" SECOND "</p><p>" SECOND
         " So did the town.</p><p>" SECOND " So did we.</p></div></article><article><header><h1 class=post-title>A tower falls</h1></header>"
         "<div class=text><p>" FALLEN "</p><p>" FALLEN " So they say.</p><p>Again: " FALLEN "</p></div></article></article>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " SECOND
         " So did we.\nparagraph: " FIRST "\n"},
        {"with its posts, in an <article> or not", "<title>The bridge opens</title>",
         "<article><header><h1 class=post-title>The bridge opens</h1></header><div class=text><p>" SECOND "</p><blockquote class=twitter-tweet><p>Open!</p>&mdash; City (@city) <a href=https://x.com/city/status/1990700000000000000>November 18, 2025</a></blockquote>"
         "<p>" SECOND " So did the town.</p><p>" SECOND " So did we.</p></div></article><article><header><h1 class=post-title>A tower "
         "falls</h1></header><div class=text><p>" FALLEN "</p><blockquote class=twitter-tweet><p>It fell.</p>&mdash; City (@city) <a href=https://x.com/city/status/1990700000000000001>November 18, 2025</a></blockquote>"
         "</div></article>",
         "headline: The bridge opens\nparagraph: " SECOND "\ntweet @city 2025-11-18 https://x.com/city/status/1990700000000000000 [City]: "
         "Open!\nparagraph: " SECOND " So did the town.\nparagraph: " SECOND " So did we.\nparagraph: " FIRST "\n"},
        {"with its posts, below a headline alone", "<title>The bridge opens</title>",
         "<div><div><h1 class='post-title entry-title'>The bridge opens</h1></div><div><p>" SECOND "</p><p>" SECOND " So did the town.</p>" BODY
         "</div></div><div><div><h1 class=post-title>A tower falls</h1></div><div><blockquote class=twitter-tweet><p>It fell.</p>&mdash; City (@city) <a href=https://x.com/city/status/1990700000000000001>November 18, 2025</a></blockquote>"
         "<p>" FALLEN "</p></div></div>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"a list in parts that look like those of the text", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div><div class=col>" PART("Again: " SECOND) PART("Third: " SECOND) PART("Fourth: " SECOND)
         PART("Fifth: " SECOND) PART("Sixth: " SECOND) "</div><div class=col><div class=part><h3>Bridges before it</h3></div>"
         "<div class=part><ul><li>1901: of wood, by Ann Bell</li><li>1923: of iron, by Carl Day</li><li>1960: of steel, by Eve Fox</li></ul></div></div></div>",
         "headline: The bridge opens\n" LONG_ALONE "paragraph: Bridges before it\nlist: 1901: of wood, by Ann Bell\nlist: 1923: of iron, by "
         "Carl Day\nlist: 1960: of steel, by Eve Fox\n"},
        {"the first paragraph in an element of its own, which looks like the others", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><div class=tools>" AWAY AWAY AWAY "</div><div><div class=lead><p class=par>Rain did not stop it, and the cold "
         "that came from the mountains in the night did not, either.</p></div>"
         "<div class=tools>" AWAY AWAY AWAY "</div><div class=rest><p class=par>Again: " SECOND "</p><p class=par>Third: " SECOND
         "</p><p class=par>Fourth: " SECOND "</p><p class=par>Fifth: " SECOND "</p><p class=par>Sixth: " SECOND "</p></div></div>",
         "headline: The bridge opens\nparagraph: Rain did not stop it, and the cold that came from the mountains in the night did not, either.\n" LONG_ALONE},
        {"a large first letter", "",
         "<p><span class='intro-dropcap big'>\n<b>T</b>\n</span>he mayor, who had promised it in two, came.</p><p><span class=drop-cap><b>A</b></span> "
         "mayor, who had promised it in two, came again.</p>",
         "paragraph: The mayor, who had promised it in two, came.\nparagraph: A mayor, who had promised it in two, came again.\nparagraph: " FIRST
         "\n"},
        {"a section with a heading of the same size and class", "<title>The bridge opens</title>",
         "<h1 class=large>The bridge opens</h1><p>" SECOND "</p><p>" SECOND " So did the town.</p><p>" SECOND
         " So did we.</p><h1 class=large>The tower</h1><p>It fell on Monday, and nobody who saw it thinks that "
         "it will be built again.</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND
         " So did the town.\nparagraph: " SECOND
         " So did we.\nparagraph: The tower\nparagraph: It fell on Monday, and nobody who saw it thinks that it "
         "will be built again.\nparagraph: " FIRST "\n"},
        {"but no sentence that says so", "",
         "<p>" SECOND "</p><p>It takes a quick reader no more than the 18 minutes readers have, on "
         "the bridge.</p>",
         "paragraph: " SECOND "\nparagraph: It takes a quick reader no more than the 18 minutes "
         "readers have, on the bridge.\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define TOWN "<p>" SECOND " So did the town.</p>"
#define TOWER "It fell on Monday, and nobody who saw it thinks that it will be built again."

#define SALES "<p>Seats for the show</p><p>Hats for the sun</p><p>Coats for the rain</p>"

/* What is the page's text although it stands apart, or is hidden. */
static void test_whole(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a text in parts that are alike", "",
         "<main><section class=s1><div class=rich><p>" SECOND "</p>" TOWN TOWN BODY "</div></section><section "
         "class=s2><div class=offer>" SALES SALES SALES SALES SALES "</div></section><section "
         "class=s3><div class=rich><p>" TOWER "</p></div></section></main>",
         "paragraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\nparagraph: " TOWER "\n"},
        {"but no other article's", "<title>The bridge opens</title>",
         "<h1>The bridge opens</h1><main><section class=s1><div class=rich><p>" SECOND "</p>" TOWN BODY "</div></section>" SALES SALES SALES SALES SALES SALES SALES SALES SALES SALES "<section "
         "class=s2><h1>A tower falls</h1><div class=rich><p>" TOWER "</p></div></section><article "
         "class=s3><div class=rich><p>" TOWER " Ever.</p></div></article></main>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"a text that goes on behind what one may like", "",
         "<div class=body><p>" SECOND "</p>" TOWN "<h3>You may also like</h3><a href=/t>The tower that fell</a></div><div "
         "class=body><p>" TOWER "</p></div>",
         "paragraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " TOWER "\nparagraph: " FIRST "\n"},
        {"answers that a click unfolds, and nothing else that is hidden", "",
         "<p>" SECOND "</p><h3>And the tower?</h3><div style='display: none'><p>" TOWER "</p></div><div><div "
         "role=region hidden>" TOWN "</div></div><div hidden><p>" TOWER " Ever.</p></div>",
         "paragraph: " SECOND "\nparagraph: And the tower?\nparagraph: " TOWER "\nparagraph: " SECOND
         " So did the town.\nparagraph: " FIRST "\n"},
        {"what subscribers see, if anybody can read it", "",
         "<p>" SECOND "</p><div class=subscriber-only style='display:none'><p>" TOWER "</p></div><div "
         "class='subscriber-only encrypted-content' style='display:none'><p>xE 76== @? |@?52J[ 2?5 ?@3@5J H9@ D2H "
         ":E E9:?&lt;D E92E :E H:== 36 3F:=E 282:?</p></div>",
         "paragraph: " SECOND "\nparagraph: " TOWER "\nparagraph: " FIRST "\n"},
        {"sections that have an entry in the contents, without those", "",
         "<div class=toc><a href=#a>The bridge and the river, and who built it</a> and <a href=#b>the tower on the "
         "hill, and why it fell</a></div><section class=toc-section><p>" SECOND "</p></section><section "
         "class=toc-section>" TOWN "</section>",
         "paragraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"who wrote it, as microdata tells", "",
         "<p>" SECOND "</p>" TOWN "<div itemprop=author itemscope><p>" TOWER "</p></div><div class=box itemscope "
         "itemtype=https://schema.org/Person><p>" TOWER " Ever.</p></div>",
         "paragraph: " SECOND "\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"a notice of cookies is none, however much it says", "",
         "<div class=privacy-modal>" TOWN "<p>" TOWER " And so on, and so on, for many a page.</p><p>" TOWER
         " Ever.</p><p>" TOWER " Never.</p></div><p>" SECOND "</p>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"a section with a heading of the headline's class, in an element of its own",
         "<title>The bridge opens</title>",
         "<h1 class=large>The bridge opens</h1><p>" SECOND "</p>" TOWN "<p>" SECOND
         " So did we.</p><div><h1 class=large>The tower</h1></div><p>" TOWER "</p>",
         "headline: The bridge opens\nparagraph: " SECOND "\nparagraph: " SECOND
         " So did the town.\nparagraph: " SECOND " So did we.\nparagraph: The tower\nparagraph: " TOWER
         "\nparagraph: " FIRST "\n"},
        {"a picture's tag, but no title in angles nor code", "",
         "<p>&lt;img src=\"https://example.org/a?b=c\"&gt;</p><p>&lt;The Tower That Fell&gt;</p><pre>&lt;!-- A target --&gt; "
         "&lt;Target Name=\"a\"&gt; &lt;/Target&gt;</pre><p>" SECOND "</p>",
         "paragraph: <The Tower That Fell>\nparagraph: <!-- A target --> <Target Name=\"a\"> </Target>\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

/* What a recording says stands in its figure; a caption does not go on and on. */
static void test_transcript(void **state)
{
    (void)state;
    dl_buffer page = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    dateline_error error;
    dl_buffer_add_text(&page, "<body><figure>");
    for (int i = 0; i < 30; i++)
        dl_buffer_printf(&page, "<p>%d: " FIRST "</p>", i);
    dl_buffer_add_text(&page, "<figcaption>" NOON "</figcaption></figure>");
    assert_int_equal(dl_html_page(&article, &arena, dl_buffer_slice(&page), &error), DATELINE_OK);
    assert_int_equal(article.passage_count, 31);
    for (size_t i = 0; i < 30; i++)
        assert_int_equal(article.passages[i].kind, DATELINE_PARAGRAPH);
    assert_int_equal(article.passages[30].kind, DATELINE_CAPTION);
    dl_buffer_free(&page);
    dl_arena_free(&arena);
}

/* What announces something, at a page's very end, where that is not there. */
static void test_ends(void **state)
{
    (void)state;
    static const struct {
        const char *end;
        size_t passages; /* with FIRST and SECOND */
    } cases[] = {{"<p>Also see:</p>", 2},
                 {"<p>Also see:</p><ul><li><a href=/a>The old bridge</a></ul>", 2},
                 {"<h3>More of it</h3><p>\u8D23\u4EFB\u7F16\u8F91\uFF1A</p>", 2},
                 {"<p>Also see:</p><p>" SECOND " So did the town.</p>", 4},
                 {"<p>The mayor of the town then said, and all heard it:</p>", 3},
                 {"<p>Also see:</p><blockquote class=twitter-tweet><p>Open!</p>&mdash; City (@city) <a "
                  "href=https://twitter.com/city/status/1990000000000000000>May 1</a></blockquote>",
                  4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buffer page = DL_BUFFER_EMPTY;
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dateline_error error;
        dl_buffer_printf(&page, "<body><p>" FIRST "</p><p>" SECOND "</p>%s", cases[i].end);
        assert_int_equal(dl_html_page(&article, &arena, dl_buffer_slice(&page), &error), DATELINE_OK);
        if (article.passage_count != cases[i].passages)
            print_error("%s: %zu passages\n", cases[i].end, article.passage_count);
        assert_int_equal(article.passage_count, cases[i].passages);
        dl_buffer_free(&page);
        dl_arena_free(&arena);
    }
}

#define THIRD "It is a bridge for carts, for bicycles, and for all who walk, and it will be so for long, says the town."
#define GIVE "Please consider donating to the bridge."
#define ALL_THREE "<article><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p>"
#define ENDS "</article><div hidden>"

/* Requests and notes at the end are no text, in the midst they are. */
static void test_closing(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"an address of mail, policies of comments, and where to follow", "",
         ALL_THREE "<p>Mail ann@gazette.example, the mayor said.</p><p>(For updates that you can share, follow The Gazette on Facebook and Twitter)</p>"
         "<p>ann@gazette.example</p><p>Comments are filtered for language, and the Gazette makes no guarantee of their accuracy.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\nparagraph: Mail ann@gazette.example, the mayor said.\n"},
        {"who sold a picture, but not a byline", "",
         "<p>" SECOND "</p><p>Thinkstock</p><p>Ann M. Bell, AP</p><p>By Ann Bell, AP, and others</p><p>Rivers, banks, AP</p>" TOWN,
         "paragraph: " SECOND "\nparagraph: By Ann Bell, AP, and others\nparagraph: Rivers, banks, AP\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"the author's name above the text, and nobody else's", "<title>The bridge opens</title><meta name=author content='Ann Bell'>",
         "<h1>The bridge opens</h1><p>Ann Bell</p><p>Carl Day</p><p>" SECOND "</p><p>Ann Bell</p>" TOWN,
         "headline: The bridge opens\nparagraph: Carl Day\nparagraph: " SECOND "\nparagraph: Ann Bell\nparagraph: " SECOND " So did the town.\nparagraph: " FIRST "\n"},
        {"where it is from, whom it tells of, and what a form for letters says", "",
         ALL_THREE "<p>Materials provided by the University of Springfield.</p><p>Contributing: Ann Bell, Carl Day</p>"
                   "<p>This story was originally published November 18, 2025, 11:09 AM.</p><p>Your subscription could not be saved. Please try again.</p>"
                   "<p>If you purchase a product or register for an account through a link on our site, we may receive compensation.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\n"},
        {"requests at the end, also below a heading", "",
         ALL_THREE "<h3>More</h3><p>" GIVE "</p><p>Send tips to news@example.org.</p><p>The post Bridge opens appeared first on "
                   "The Gazette.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\n"},
        {"who edited it and on what terms, in Chinese, and labels of a page's program", "",
         ALL_THREE "<p>From Your Site Articles</p><p>\u5982\u6709\u4FB5\u6743\uFF0C\u8BF7\u8054\u7CFB</p><p>\u8D23\u4EFB\u7F16\u8F91\uFF1A\u5B89</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\n"},
        {"what only begins so, and all before it", "",
         ALL_THREE "<p>" GIVE "</p><p>The post in the river appeared on Tuesday.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\nparagraph: " GIVE
         "\nparagraph: The post in the river appeared on Tuesday.\n"},
        {"news about support", "",
         ALL_THREE "<p>Unterst\u00FCtzt wird der Bau vom Land.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\nparagraph: Unterst\u00FCtzt wird der Bau vom Land.\n"},
        {"news about those who subscribe", "", ALL_THREE "<p>Subscribers of the railway lost their seats.</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\nparagraph: Subscribers of the railway lost their seats.\n"},
        {"what is left of a post of Instagram's whose markup went, also in the midst", "",
         "<article><p>" FIRST "</p><p>View this post on Instagram</p><p>A post shared by Ann (@ann) on Nov 18, 2025</p><p>" SECOND
         "</p>" ENDS, "paragraph: " FIRST "\nparagraph: " SECOND "\n"},
        {"not of a page that says little else", "", "<article><p>" FIRST "</p><p>" GIVE "</p>" ENDS,
         "paragraph: " FIRST "\nparagraph: " GIVE "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts), cmocka_unit_test(test_whole),
                                       cmocka_unit_test(test_transcript),
                                       cmocka_unit_test(test_ends), cmocka_unit_test(test_closing)};
    return cmocka_run_group_tests_name("page_parts", tests, NULL, NULL);
}
