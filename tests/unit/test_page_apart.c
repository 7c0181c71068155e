/* What stands apart in a text: sentences that are links, who took a picture, invitations. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define FIRST "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon."
#define SECOND "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had waited for so long."
#define THIRD "It is a bridge for carts, for bicycles, and for all who walk, and it will be so for long, says the town."
#define FAIR "A fair on the new bridge begins on Saturday, and up to two hundred stalls sell all that the town can make."
#define P(text) "<div class=markup><p>" text "</p></div>"
#define LINKED(address, text) P("<a href=" address ">" text "</a>")
#define OWN "<link rel=canonical href=https://www.gazette.example/2025/bridge>"
#define ALL P(FIRST) P(SECOND) P(THIRD)
#define SPONSORS P("The Gazette thanks its sponsors. <a href=/join>Become one.</a>")
#define DATED(letter) \
    "<li class=item><div><h5><a href=/" letter ">Another bridge opens</a></h5><time datetime=2025-11-17>Nov. 17</time><div>" letter ": " FAIR "</div></div></li>"
#define END "</article><div hidden>" /* of what every page's body is followed by */
#define TEXT "paragraph: " FIRST "\nparagraph: " SECOND "\nparagraph: " THIRD "\n"

static void test_apart(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a sentence that leads to another site is text", OWN, "<article>" P(FIRST) LINKED("https://fair.example/x", FAIR) P(SECOND) P(THIRD) END,
         "paragraph: " FIRST "\nparagraph: " FAIR "\nparagraph: " SECOND "\nparagraph: " THIRD "\n"},
        {"also as the last one", OWN, "<article>" ALL LINKED("https://fair.example/x", FAIR) END, TEXT "paragraph: " FAIR "\n"},
        {"but not one that stays on the site", OWN, "<article>" P(FIRST) LINKED("https://news.gazette.example/x", FAIR) P(SECOND) P(THIRD) END, TEXT},
        {"nor one that invites", OWN,
         "<article>" ALL LINKED("https://mail.example/x", "Follow us on Facebook, where we tell all that the town wants to know about the bridge and its fair, each day.") END, TEXT},
        {"nor one in a box of its own", OWN, "<article>" P(FIRST) "<div class=more><p><a href=https://fair.example/x>" FAIR "</a></p></div>" P(SECOND) P(THIRD) END, TEXT},
        {"who took the picture, in an element right behind what it shows", "",
         "<article>" ALL "<figure><img src=a.jpg><figcaption><span>Cars cross the bridge on Tuesday.</span><span>Ann Bell / Gazette</span></figcaption></figure>" END,
         TEXT "caption: Cars cross the bridge on Tuesday. Ann Bell / Gazette\n"},
        {"in one word, behind a sentence", "",
         "<article>" ALL "<figure><img src=a.jpg><figcaption><span>Cars cross the bridge (on Tuesday)</span><span>Reuters</span></figcaption></figure>" END,
         TEXT "caption: Cars cross the bridge (on Tuesday) Reuters\n"},
        {"but not within a word", "",
         "<article>" ALL "<figure><img src=a.jpg><figcaption>Cars with the River<b>Bank</b> of Mac<span>Bell</span> cross the bridge</figcaption></figure>" END,
         TEXT "caption: Cars with the RiverBank of MacBell cross the bridge\n"},
        {"a short text with a link that stands three times", "", "<article>" P(FIRST) SPONSORS P(SECOND) SPONSORS P(THIRD) SPONSORS END, TEXT},
        {"not twice, nor without a link", "", "<article>" P(FIRST) P("So it goes, they said.") P(SECOND) P("So it goes, they said.") P(THIRD) P("So it goes, they said.") END,
         "paragraph: " FIRST "\nparagraph: So it goes, they said.\nparagraph: " SECOND "\nparagraph: So it goes, they said.\nparagraph: " THIRD
         "\nparagraph: So it goes, they said.\n"},
        {"a picture's name for those who hear the page", "",
         "<h1>The bridge opens</h1><article>" P(FIRST) "<h2 class=element-invisible><a href=/b>bridge_2.jpg</a></h2>" P(SECOND) P(THIRD) END, "headline: The bridge opens\n" TEXT},
        {"the day of a recording, with its length", "",
         "<article>" P(FIRST) "<span><span>Nov. 18, 2025</span><span>05:31</span></span>" P(SECOND) P(THIRD) END, TEXT},
        {"the title of a recording with its length, twice", "",
         "<h1>The bridge opens</h1><article>" P(FIRST) "<div><h4>The mayor crosses it</h4></div><figure><figcaption>The mayor crosses it 02:51</figcaption></figure>" P(SECOND) P(THIRD) END, "headline: The bridge opens\n" TEXT},
        {"what only those hear who cannot see a picture", "",
         "<article>" ALL "<figure><img src=a.jpg><figcaption><span class=off-screen>Image caption</span> Cars cross the bridge on Tuesday.</figcaption></figure>" END,
         TEXT "caption: Cars cross the bridge on Tuesday.\n"},
        {"who wrote it, for whom, and when, in one paragraph", "",
         "<h1>The bridge opens</h1><article><p><b>Ann Bell</b><br>River Gazette<br>November 18, 2025</p>" ALL END, "headline: The bridge opens\n" TEXT},
        {"the section above another article's headline", "",
         "<h1>The bridge opens</h1><article>" P(FIRST) "<div class=internal><h3><a href=/politics>Politics</a></h3><p><a href=/x>The mayor who promised the bridge in two years</a></p></div>"
         P(SECOND) P(THIRD) END, "headline: The bridge opens\n" TEXT},
        {"the numbers of pictures that are not there, and whose they were", "", "<article>" ALL P("2.") P("gazette.org") P("3.") P("river.com") END,
         TEXT},
        {"other articles, each with its day", "", "<article>" ALL P("Again: " FIRST) P("Again: " SECOND) P("Again: " THIRD) "</article><ul class=two>" DATED("A") DATED("B") DATED("C") DATED("D") "</ul><div hidden>",
         TEXT "paragraph: Again: " FIRST "\nparagraph: Again: " SECOND "\nparagraph: Again: " THIRD "\n"},
        {"whom to write to, what readers gave it, when it was posted", "",
         "<article>" ALL P("This article was posted: Tuesday, November 18, 2025 at 7:10 am") P("Rating: 4.5/5 (12 votes cast)")
         P("Write to Ann Bell at ann@gazette.example.") P("Page: 1 | 2") END, TEXT},
        {"rules of a house for those who comment", "",
         "<article>" ALL "<div><h4>The River Gazette Comment Policy</h4>The Gazette welcomes your comments. Please read <a href=/p>our rules</a> before commenting.</div>" END, TEXT},
        {"letters that tell what is new", "",
         "<article>" ALL P("Get the best of the Gazette delivered to your inbox. Follow it on Twitter and Instagram.") P("Watch more of our videos on Shots!")
         "<h3>Want to get notified whenever we write about <b>the bridge</b>?</h3>" END,
         TEXT},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_apart)};
    return cmocka_run_group_tests_name("page_apart", tests, NULL, NULL);
}
