/* Who signs an article in the bylines of publishers' systems. A case a rule. */
#include "page_rule.h"
#include "unit.h"

#define HEADLINE "<h1>The bridge opens</h1>"
#define PIECE(name) "<li class=card><a href=/x>Another bridge</a><div class=card-byline>" name "</div></li>"

static void test_bylines(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"words for screen readers alone are no name", "",
         HEADLINE "<div class=byline>By <div><span id=flyout><span class=screen-reader-text>Social Links for</span> Ann Bell</span></div></div>", "Ann Bell"},
        {"names in elements of their own, with \"and\" between them", "",
         HEADLINE "<div class=page-byline>By&nbsp;<span>ANN BELL</span> and <span>CARL DAY</span><div>Updated May 3, 2024</div></div>", "ANN BELL, CARL DAY"},
        {"the first of them with a link", "",
         HEADLINE "<div class=author><span>By <a href=/staff-list/ab><span>Ann Bell</span></a><span> and</span></span><span> Carl Day</span><span> Globe Staff</span></div>",
         "Ann Bell, Carl Day"},
        {"links to topics that are those of authors", "",
         HEADLINE "<div class=byline>By <a href=/topics/author/ab>Ann Bell</a> and <a href=/topics/author/cd>Carl Day</a></div>", "Ann Bell, Carl Day"},
        {"a topic that is all of an element for a name", "",
         HEADLINE "<div><span><span class=ContributorName><a href=/news/topics/c1>Ann Bell</a></span>, Editor</span><span> and <span class=ContributorName>Carl "
                  "Day</span></span></div>",
         "Ann Bell, Carl Day"},
        {"a button that opens a box about the author", "",
         HEADLINE "<div><button><p>By <a href=/author/ab>Ann Bell</a></p><span>Plus Icon</span></button></div>" FAR "<ul><li>By <a href=/author/x>Bob Hill</a></ul>", "Ann Bell"},
        {"the articles in that box", "",
         HEADLINE "<div class=author>By <a href=/author/ab>Ann Bell</a><ul><li><a href=/1>Carl Day, Known for Bridges, Dies</a></ul><a href=/author/ab>View All</a></div>",
         "Ann Bell"},
        {"a link around the author and what to know of her", "",
         HEADLINE "<a href=/u/ab class=author-box><div><p class=author-name>Ann Bell</p><p>She came to the river in 2014, and since then nothing else will do for her, she "
                  "says.</p></div></a>",
         "Ann Bell"},
        {"information about the author, which no word of authority is", "", HEADLINE "<span class=authorInfo><a href=/users/7><span>Ann Bell</span></a></span>", "Ann Bell"},
        {"a class that but ends in \"by\"", "", HEADLINE "<div class=gz_ar_by>Ann Bell and Carl Day</div><div class=gz_ar_pb>River Network</div>", "Ann Bell, Carl Day"},
        {"the name of an account behind a name", "", HEADLINE "<span class=byline-item>Ann Bell @annbell</span>", "Ann Bell"},
        {"today is no name", "", HEADLINE "<div class=author><span>Dnes 9:44</span><div>Ann Bell</div></div>", "Ann Bell"},
        {"a day of a month is no name, nor is an office", "",
         HEADLINE "<div class=authorWrapper><p>Stand: <span>20. April 2025, </span></p><p><span>Journalist</span> <span>Ann Bell</span></p></div>", "Ann Bell", "de"},
        {"a person with a picture, and what he does", "",
         HEADLINE FAR "<div><a rel=author class='big pictured author' href=/ab><h4>Ann Bell</h4><h5>Redakteurin f\u00FCr Wirtschaft und Umwelt</h5></a></div>", "Ann Bell", "de"},
        {"others sign what stands beside a short text", "",
         HEADLINE "<div class=contributor>by <a href=/en/contributor/ab>Ann Bell</a></div><div class=related__sidebar><ul>" PIECE("Bob Hill") PIECE("Carl Day") "</ul></div>",
         "Ann Bell"},
        {"but a box about the author may stand there", "", HEADLINE "<div class=sidebar><div class=author><div>Ann Bell</div><div><a href=/search>All articles</a></div></div></div>",
         "Ann Bell"},
        {"a menu of columnists above the headline", "",
         "<ul><li><a href=/author/bh>Bob Hill</a><li><a href=/author/cd>Carl Day</a><li><a href=/author/dw>Dan West</a></ul>" HEADLINE
         "<div><a href=/author/ab>Ann Bell</a><div>Political Editor</div></div>",
         "Ann Bell"},
        {"tools to share beside it", "", HEADLINE "<ul class=author-and-share><li><a>copy link</a><li><a>Toggle</a></ul><p>By Ann Bell</p>", "Ann Bell"},
        {"a newspaper states itself, and a line by whom", "<meta name=author content='Fluss Nachrichten'>", HEADLINE "<p><span> Von Ann Bell</span><span>19. Oktober 2019</span></p>",
         "Ann Bell", "de"},
        {"wrote, in Arabic", "", HEADLINE "<div class=meta_author><span>كتب</span> <a href=/author/doha/>ضحى عرفة</a></div>", "ضحى عرفة", "ar"},
        {"where in a Japanese park", "", HEADLINE "<p>橋のグッズはどこで買えますか。橋の公式オンラインショップ、町の駅、またはとても大きなパーク（池袋）</p>", "", "ja"},
        {"what is part of a name behind a comma", "", HEADLINE "<p>By Ann Bell, Carl Day, Jr. and Bob Hill, III</p>", "Ann Bell, Carl Day, Jr., Bob Hill, III"},
        {"whose report it is, behind a stroke", LD("\"author\":{\"name\":\"Ann Bell and Carl Day / AP\"}"), HEADLINE, "Ann Bell, Carl Day"},
        {"a stroke between persons", LD("\"author\":{\"name\":\"Ann Bell / Carl Day\"}"), HEADLINE, "Ann Bell, Carl Day"},
        {"a station's news", LD("\"author\":{\"name\":\"Ann Bell, KRVR News\"}"), HEADLINE, "Ann Bell"},
        {"a menu in what hides an author", "",
         HEADLINE "<div class='meta hideauthorinfo'><ul><li><a href=#>Edit</a><li><a href=#>Promote</a></ul></div><p>By Ann Bell</p>", "Ann Bell"},
        {"whom a box is about", "", HEADLINE BODY "<section id=author-box><h3>About Ann Bell</h3></section>", "Ann Bell"},
        {"an account that a box is about", "", HEADLINE BODY "<section id=author-box><h3>About admin</h3></section>", ""},
        {"a day of the week in Polish", "", HEADLINE "<div class=author><span>poniedzia\u0142ek</span></div><p>Autor: Ann Bell</p>", "Ann Bell", "pl"},
        {"von within a name", "", HEADLINE "<p><span itemprop=author>Ann von Bell</span></p>", "Ann von Bell"},
        {"and behind what she made", "", HEADLINE "<p><span itemprop=author>Interview von Ann Bell</span></p>", "Ann Bell", "de"},
        {"a point behind a blank", "", HEADLINE "<p>By <strong>Ann Bell</strong> .</p>", "Ann Bell"},
        {"what a house made", "", HEADLINE BODY "<p>The survey by <a href=/s>Riverco</a>.</p>", ""},
        {"her house and the day in the lines below", "", HEADLINE "<p><strong>Ann Bell</strong><br>River Gazette<br>November 18, 2025</p>" BODY, "Ann Bell"},
        {"a tool beside the day", "", HEADLINE "<div class=credits><span>Get short URL</span></div><p>By Ann Bell</p>", "Ann Bell"},
    };
    page_rules_check(rules, COUNT(rules), page_rule_authors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bylines)};
    return cmocka_run_group_tests_name("page_bylines", tests, NULL, NULL);
}
