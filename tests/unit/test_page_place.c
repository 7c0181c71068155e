/* Where a web page's text stands: below what shows its headline. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define TITLE "The bridge opens at noon"
#define HEAD "<title>" TITLE "</title>"
#define FIRST                                                                                                               \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon."
#define SECOND                                                                                                              \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had waited for so long."
#define OTHER "Another town, which has no river, wants a bridge, too, and asks the county, the state, and whoever has money."
#define TEASER(letter) "<li><p>" letter ": " OTHER "</p></li>"
#define TEASERS                                                                                                             \
    "<ul>" TEASER("A") TEASER("B") TEASER("C") TEASER("D") TEASER("E") TEASER("F") TEASER("G") TEASER("H") TEASER("I") "</ul>"
#define TEXT "<div class=x><p>Again: " FIRST "</p><p>" SECOND "</p><p>So: " SECOND "</p></div>"
#define SAID "paragraph: Again: " FIRST "\nparagraph: " SECOND "\nparagraph: So: " SECOND "\n"
#define AWAY "<p><a href=/b>Another piece of news from the river, from its towns, and from all who live in them</a></p>"
#define LINKS AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY AWAY
#define TERMS(letter) "<p>" letter ": who writes below is asked to be kind, brief, and clear, to stay with the matter, and to know it.</p>"
#define RULES                                                                                                               \
    TERMS("A") TERMS("B") TERMS("C") TERMS("D") TERMS("E") TERMS("F")

static void test_place(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"what stands above the headline is no text, however much it is", HEAD, TEASERS "<h1>" TITLE "</h1>" TEXT,
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"also above a lower heading with a day behind it", HEAD, TEASERS "<h2>" TITLE " <i>18.11.25 08:49</i></h2>" TEXT,
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"and where no heading says it", HEAD, TEASERS "<div>" TITLE "</div>" TEXT, "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"a caption is", HEAD, "<div><figure><figcaption>People cross the bridge in the rain.</figcaption></figure><h1>" TITLE "</h1>" TEXT "</div>",
         "headline: " TITLE "\ncaption: People cross the bridge in the rain.\n" SAID "paragraph: " FIRST "\n"},
        {"all is where hardly a sentence stands below", HEAD, "<div>" TEXT "<h1>" TITLE "</h1></div>",
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"what stands below it is the text, however much stands elsewhere", HEAD,
         "<div><h1>" TITLE "</h1>" TEXT LINKS "</div>" LINKS LINKS LINKS "<div><div><div>" RULES "</div></div></div><div hidden>", "headline: " TITLE "\n" SAID},
        {"paragraphs above a table that holds most of the text", HEAD,
         "<h1>" TITLE "</h1><div><p>" FIRST "</p><p>" SECOND "</p><table><tbody><tr><td>A<td>" OTHER "<tr><td>B<td>" OTHER "<tr><td>C<td>" OTHER "<tr><td>D<td>" OTHER "<tr><td>E<td>" OTHER
         "<tr><td>F<td>" OTHER "<tr><td>G<td>" OTHER "</table></div><div hidden>",
         "headline: " TITLE "\nparagraph: " FIRST "\nparagraph: " SECOND "\nlist: A | " OTHER "\nlist: B | " OTHER "\nlist: C | " OTHER "\nlist: D | " OTHER "\nlist: E | " OTHER
         "\nlist: F | " OTHER "\nlist: G | " OTHER "\n"},
        {"a long text in a cell is a paragraph, of several cells a row", HEAD,
         "<h1>" TITLE "</h1><table><tr><td>18 Nov<td>Again: " FIRST "<br><br>" SECOND "<br><br>So: " SECOND "</table>",
         "headline: " TITLE "\nlist: 18 Nov | Again: " FIRST "\nparagraph: " SECOND "\nparagraph: So: " SECOND "\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define REMARK(letter, offer) "<div><b>Reader " letter "</b> 18.11.2025 08:49<p>" letter ": " OTHER " " OTHER "</p><a href=#>" offer "</a></div>"
#define REMARKS(offer) REMARK("A", offer) REMARK("B", offer) REMARK("C", offer) REMARK("D", offer) REMARK("E", offer)

/* What readers wrote is told by the offer to reply. */
static void test_replies(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"beside each of it", HEAD, "<h1>" TITLE "</h1>" TEXT "<div>" REMARKS("[ Odpowiedz (2) ]") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"in Russian, where no heading says the headline", HEAD, "<div>" TITLE "</div>" TEXT "<div>" REMARKS("ОТВЕТИТЬ") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"an article that stands with it is kept, in whatever says its headline", HEAD,
         "<div><div>" TITLE "</div>" TEXT REMARK("A", "Reply") REMARK("B", "Reply") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: A: " OTHER " " OTHER
         "\nparagraph: B: " OTHER " " OTHER "\nparagraph: " FIRST "\n"},
        {"where the headline is told again above them", HEAD,
         "<h1>" TITLE "</h1>" TEXT "<p>Then: " FIRST " " SECOND "</p><div><p>" TITLE "</p>" REMARKS("Reply") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: Then: " FIRST " " SECOND "\nparagraph: " FIRST "\n"},
        {"a sentence that ends so is none", HEAD, "<h1>" TITLE "</h1>" TEXT "<div><p>A: " OTHER "<br>Reply</p><p>B: " OTHER "<br>Reply</p></div>",
         "headline: " TITLE "\n" SAID "paragraph: A: " OTHER " Reply\nparagraph: B: " OTHER " Reply\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define ENTRY(letter, when) "<div class=entry-x><h3><a href=/b>Another piece " letter "</a></h3>" when "<p>" letter ": " OTHER " " OTHER "</p></div>"
#define DATED(letter) ENTRY(letter, "<i>18.11.2025 03:11</i>")
#define AGO(letter) ENTRY(letter, "<i>2 hours ago</i>")
#define UNDATED(letter) ENTRY(letter, "")
#define HEADED(letter, text) "<div><h3><a href=/b>" letter ": what happened in the other towns along the river on the same day</a></h3><p>" text "</p></div>"
#define CALLED(letter) "<div class='article item'><h3><a href=/b>Another piece " letter "</a></h3><p>" letter ": " OTHER " " OTHER "</p></div>"

/* Other articles, and windows above the page. */
static void test_beside(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"short elements of a class, each with a heading that is a link and a moment", HEAD,
         "<h1>" TITLE "</h1>" TEXT "<p>Then: " FIRST " " SECOND "</p><p>Last: " FIRST " " SECOND "</p><div>" DATED("A") DATED("B") DATED("C") DATED("D") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: Then: " FIRST " " SECOND "\nparagraph: Last: " FIRST " " SECOND "\nparagraph: " FIRST "\n"},
        {"also a moment that is told from now", HEAD,
         "<h1>" TITLE "</h1>" TEXT "<p>Then: " FIRST " " SECOND "</p><p>Last: " FIRST " " SECOND "</p><div>" AGO("A") AGO("B") AGO("C") AGO("D") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: Then: " FIRST " " SECOND "\nparagraph: Last: " FIRST " " SECOND "\nparagraph: " FIRST "\n"},
        {"or without one, what is called an article", HEAD,
         "<h1>" TITLE "</h1>" TEXT "<p>Then: " FIRST " " SECOND "</p><p>Last: " FIRST " " SECOND "</p><div>" CALLED("A") CALLED("B") CALLED("C") CALLED("D") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: Then: " FIRST " " SECOND "\nparagraph: Last: " FIRST " " SECOND "\nparagraph: " FIRST "\n"},
        {"without moments they may be the article's", HEAD,
         "<h1>" TITLE "</h1>" TEXT "<p>Then: " FIRST " " SECOND "</p><p>Last: " FIRST " " SECOND "</p><div>" UNDATED("A") UNDATED("B") UNDATED("C") UNDATED("D") "</div>",
         "headline: " TITLE "\n" SAID "paragraph: Then: " FIRST " " SECOND "\nparagraph: Last: " FIRST " " SECOND "\nparagraph: Another piece A\nparagraph: A: " OTHER
         " " OTHER "\nparagraph: Another piece B\nparagraph: B: " OTHER " " OTHER "\nparagraph: Another piece C\nparagraph: C: " OTHER " " OTHER
         "\nparagraph: Another piece D\nparagraph: D: " OTHER " " OTHER "\nparagraph: " FIRST "\n"},
        {"headings that lead elsewhere are the text's, where each stands right above a part of it", HEAD,
         "<h1>" TITLE "</h1>" HEADED("A", FIRST " " SECOND) HEADED("B", SECOND " " FIRST) HEADED("C", SECOND " " SECOND),
         "headline: " TITLE "\nparagraph: A: what happened in the other towns along the river on the same day\nparagraph: " FIRST " " SECOND
         "\nparagraph: B: what happened in the other towns along the river on the same day\nparagraph: " SECOND " " FIRST
         "\nparagraph: C: what happened in the other towns along the river on the same day\nparagraph: " SECOND " " SECOND "\nparagraph: " FIRST "\n"},
        {"a single one is not", HEAD, "<h1>" TITLE "</h1>" HEADED("A", FIRST " " SECOND) "<p>" SECOND " " FIRST "</p><p>" SECOND " " SECOND "</p>",
         "headline: " TITLE "\nparagraph: " FIRST " " SECOND "\nparagraph: " SECOND " " FIRST "\nparagraph: " SECOND " " SECOND "\nparagraph: " FIRST "\n"},
        {"a window, however much it says", HEAD, "<h1>" TITLE "</h1>" TEXT "<div class=modal-window>" RULES RULES "</div>",
         "headline: " TITLE "\n" SAID "paragraph: " FIRST "\n"},
        {"but not the article that opens in one", HEAD, "<div class=modal-window><h1>" TITLE "</h1>" TEXT "</div><div hidden>", "headline: " TITLE "\n" SAID},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_place), cmocka_unit_test(test_replies), cmocka_unit_test(test_beside)};
    return cmocka_run_group_tests_name("page_place", tests, NULL, NULL);
}
