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
