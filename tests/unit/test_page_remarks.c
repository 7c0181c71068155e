/* What readers wrote below an article is none of its text: told by its heading. */
#include "article/html/labels/label_remarks.h"
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

static void test_headings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool opens;
    } cases[] = {
        {"Comments", true},
        {"COMMENTS:", true},
        {"Comments (3)", true},
        {"0 comments", true},
        {"27 Comments", true},
        {"| 13 Comment(s)", true},
        {"1,204 comments", true},
        {"{ 38 comments… read them below or add one }", true},
        {"34 responses to “Bridge opens over the river”", true},
        {"One thought on “Bridge opens over the river”", true},
        {"Readers’ comments", true},
        {"17 Kommentare", true},
        {"Ein Kommentar zu „Die Brücke“", true},
        {"2 commentaires", true},
        {"3 réponses à « Le pont »", true},
        {"Comentarios (12)", true},
        {"12 reacties", true},
        {"3 Yorum", true},
        {"Комментарии 12", true},
        {"КОММЕНТАРИИ ЧИТАТЕЛЕЙ", true},
        {"Αναφορά", false},
        {"Σχόλια (4)", true},
        {"3件のコメント", true},
        {"网友评论（25）", true},
        {"댓글 7", true},
        {"टिप्पणियाँ (2)", true},
        {"", false},
        {"Comments on the bridge were few", false},
        {"3 comments were made by the mayor", false},
        {"One comment", false}, /* may open what somebody says */
        {"Responses", false},
        {"12 réactions", true},
        {"Discussion", false}, /* a part of a paper */
        {"No comment", false},
        {"The mayor comments", false},
        {"3", false},
        {"12 Antworten auf die Frage, was eine Brücke kostet, wenn sie niemand bezahlen will, und wer dann noch da ist, wenn sie fertig ist, "
         "was man ja nie weiß, und was bis dahin alles anders kommt, als man dachte", false}, /* longer than a heading */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (dl_html_opens_remarks(dl_slice_of(cases[i].text)) != cases[i].opens)
            fail_msg("\"%s\": %s", cases[i].text, cases[i].opens ? "opens remarks, and is not seen to" : "opens none");
}

#define ONE "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon."
#define TWO "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had waited for so long."
#define THREE "Three bridges stood here before it: one of wood, which burnt, one of stone, which fell, and one of iron, which was sold."
#define FOUR "Of the fourth it is said that it will outlast them all, which was said of the others as well, but it has been paid for."
#define SAID "I was there at noon, in the rain, and I must say that I have waited longer for less, far longer, and paid for it as well."
#define OPEN "<article><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" FOUR "</p></article>"
#define TEXT "paragraph: " ONE "\nparagraph: " TWO "\nparagraph: " THREE "\nparagraph: " FOUR "\n"
#define REMARK "<li><p>" SAID "</p></li>"
#define REMARKS "<ol>" REMARK REMARK REMARK REMARK REMARK REMARK REMARK REMARK "</ol>"
#define END "<div hidden>" /* of what every page's body is followed by */

static void test_pages(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"however much it is", "", OPEN "<div><h3>8 Comments</h3>" REMARKS "</div>" END, TEXT},
        {"in a line that is no heading", "", OPEN "<div><div>8 Antworten auf „The bridge“</div>" REMARKS "</div>" END, TEXT},
        {"not what goes on beside the text above it", "",
         "<article><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" FOUR "</p><p>8 comments</p><p>Last: " SAID "</p></article>" END,
         TEXT "paragraph: Last: " SAID "\n"},
        {"not below a link to it above the text", "",
         "<div><p>8 comments</p></div><article><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" FOUR "</p></article>" END, TEXT},
        {"below an invitation, where most of the text is above it", "", OPEN "<div><div>Hinterlasse einen Kommentar</div><p>" SAID "</p></div>" END, TEXT},
        {"so, too, who asks for consent", "", OPEN "<div><div>Datenschutz-Einstellungen</div><p>" SAID "</p></div>" END, TEXT},
        {"but it is a discussion's text",
         "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"DiscussionForumPosting\"}</script>",
         OPEN "<div><h3>1 Comment</h3><p>" SAID "</p></div>" END, TEXT "paragraph: 1 Comment\nparagraph: " SAID "\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings), cmocka_unit_test(test_pages)};
    return cmocka_run_group_tests_name("page_remarks", tests, NULL, NULL);
}
