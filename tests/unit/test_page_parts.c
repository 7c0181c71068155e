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
#define CALLED(class, text) "<p class='" class "'>" text "</p>"

static void test_parts(void **state)
{
    (void)state;
    static const page_rule rules[] = {
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
        {"but no sentence that says so", "",
         "<p>" SECOND "</p><p>It takes a quick reader no more than the 18 minutes readers have, on "
         "the bridge.</p>",
         "paragraph: " SECOND "\nparagraph: It takes a quick reader no more than the 18 minutes "
         "readers have, on the bridge.\nparagraph: " FIRST "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts)};
    return cmocka_run_group_tests_name("page_parts", tests, NULL, NULL);
}
