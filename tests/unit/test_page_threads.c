/* What the text of a forum's page is: all that somebody wrote, not who wrote it. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define FIRST                                                                                      \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define SECOND                                                                                     \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define THIRD "I was there at noon, in the rain, and I must say that I have waited longer for less, far longer."
/* More than the little of a page where all counts. */
#define LONG                                                                                       \
    "Three bridges stood here before it: the first was of wood, and burnt, the second of stone, and fell, the third of "  \
    "iron, and was sold to another town. Of the fourth it is said that it will outlast them all, which was said of the "  \
    "others as well, but this one has been paid for, and that is something new for us."
#define OPEN "<p>" LONG "</p>"
#define POST(class, text) "<div class='" class "'><p>" text "</p></div>"
#define COMMENTS POST("postComment", SECOND) POST("postComment", THIRD)
#define LIST(text) "<div class=comments>" text "</div>"
#define STATED(type) "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"" type "\"}</script>"
#define THREAD "paragraph: " LONG "\nparagraph: " SECOND "\nparagraph: " THIRD "\nparagraph: " FIRST "\n"
#define ALONE "paragraph: " LONG "\nparagraph: " FIRST "\n"
#define WHO                                                                                        \
    "<div class=message-user><h5>Ann</h5><p>Member since 2009, with posts, and a picture of the bridge, and points</p></div>"
#define SIGNED "<div class='post signature'><p>It does not matter how slowly a bridge is built, so long as nobody stops.</p></div>"

static void test_threads(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"comments are no text of an article", STATED("NewsArticle"), OPEN COMMENTS, ALONE},
        {"nor a list of them", STATED("NewsArticle"), OPEN LIST(COMMENTS), ALONE},
        {"but they are a discussion's", STATED("DiscussionForumPosting"), OPEN COMMENTS, THREAD},
        {"and a list of them, by an address of the type", STATED("https://schema.org/DiscussionForumPosting"),
         OPEN LIST(COMMENTS), THREAD},
        {"by an element's type", "", "<div itemscope itemtype=http://schema.org/DiscussionForumPosting>" OPEN COMMENTS "</div>",
         THREAD},
        {"by what made the page", "<meta name=generator content='Discourse 3.4'>", OPEN COMMENTS, THREAD},
        {"not by what made another", "<meta name=generator content='WordPress 6'>", OPEN COMMENTS, ALONE},
        {"nor where the type is but a word", STATED("Article of a DiscussionForumPosting"), OPEN COMMENTS, ALONE},
        {"of a question the answers are text, comments on them are not", STATED("QAPage"),
         OPEN POST("answer", SECOND) COMMENTS, "paragraph: " LONG "\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"who wrote it, and what stands below all of hers", STATED("DiscussionForumPosting"),
         OPEN WHO POST("post", SECOND) SIGNED WHO POST("post", THIRD) SIGNED, THREAD},
        {"also of answers", STATED("QAPage"),
         OPEN WHO POST("post", SECOND) SIGNED POST("post", THIRD) "<div class=user-info>Ann, 26,300 points and 3 badges</div>",
         THREAD},
        {"by what a program calls each of them", "",
         OPEN "<div class=comments><div class='comments_subtree comment'><div class=byline>ann, 2 hours ago</div><p>" SECOND
              "</p></div><div class='comments_subtree comment'><div class=byline>carl, 2 hours ago</div><p>" THIRD "</p></div></div>",
         THREAD},
        {"in forms in which nothing is to be filled in, and who wrote it in a paragraph", "",
         OPEN "<div class='nestedlisting comments'><p class=tagline>ann, 5 points, 3 hours ago</p><form class=usertext><input "
              "type=hidden><div><p>" SECOND "</p></div></form><p class=tagline>carl, 2 points, 2 hours ago</p><form "
              "class=usertext><div><p>" THIRD "</p></div></form></div>", THREAD},
        {"but not in one that asks", "", OPEN "<form><input name=a><p>" SECOND "</p></form>", ALONE},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define ASKED "<p>We and 57 others keep things on your device, among them what you read, and whom you know.</p>"

/* What asks for consent is told by the program's name, however much it says. */
static void test_consent(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a program's", "", OPEN "<div id=onetrust-consent-sdk><div><b>Preferences</b>" ASKED ASKED ASKED ASKED "</div></div>",
         ALONE},
        {"not what is about one", "", "<div id=the-onetrust-affair><p>" SECOND "</p></div>",
         "paragraph: " SECOND "\nparagraph: " FIRST "\n"},
        {"nor what holds the page", "",
         "<div id=didomi-page><h1>The bridge</h1><p>" SECOND "</p></div>",
         "paragraph: The bridge\nparagraph: " SECOND "\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads), cmocka_unit_test(test_consent)};
    return cmocka_run_group_tests_name("page_threads", tests, NULL, NULL);
}
