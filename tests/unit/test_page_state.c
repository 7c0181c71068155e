/* Texts that a page holds for its scripts. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define FIRST                                                                                      \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define SECOND                                                                                     \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define TOWER "It fell on Monday, and nobody who saw it thinks that it will be built again."

#define TEXT_OF(text) "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"value\":\"" text "\"}]}"
#define STATE(first)                                                                                                       \
    "{\"page\":{\"story\":{\"body\":[" TEXT_OF(first) ",{\"type\":\"ad\"},{\"content\":[{\"value\":\"It fell on Monday, and nobody \"}"  \
    ",{\"data\":{\"href\":\"/x\"},\"content\":[{\"value\":\"who saw it\"}]},{\"value\":\" thinks that it will be built again.\"}]},"    \
    "{\"html\":\"<p>" FIRST "<\\/p>\"}," TEXT_OF(SECOND " So did the town.") "," TEXT_OF(SECOND " So did we.") "]},"          \
    "\"related\":[" TEXT_OF(SECOND SECOND SECOND) "," TEXT_OF(TOWER TOWER TOWER) "," TEXT_OF(SECOND TOWER) "]}}"
#define STATED                                                                                                             \
    "paragraph: " SECOND " So spoke he.\nparagraph: " TOWER "\nparagraph: " FIRST "\nparagraph: " SECOND                      \
    " So did the town.\nparagraph: " SECOND " So did we.\n"

/* The text that a page holds for its scripts alone. */
static void test_state(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"JSON in a script of its own",
         "<script id=__NEXT_DATA__ type=application/json>" STATE(SECOND " So spoke he.") "</script>",
         "<p>" SECOND " So spoke he.</p>", STATED},
        {"a state that a script sets",
         "<script>var a = 1; window.__INITIAL_STATE__ = " STATE(SECOND " So spoke he.") "; f()</script>",
         "<p>" SECOND " So spoke he.</p>", STATED},
        {"not of a text that the page does not show",
         "<script type=application/json>" STATE(SECOND " So spoke he.") "</script>", "<p>" SECOND " So spoke she.</p>",
         "paragraph: " SECOND " So spoke she.\nparagraph: " FIRST "\n"},
        {"behind a mark", "<script type=application/json>\n<![CDATA[" STATE(SECOND " So spoke he.") "]]></script>",
         "<p>" SECOND " So spoke he.</p>", STATED},
        {"a string that is parsed, with signs of scripts",
         "<script>a={b:1};s=JSON.parse('{\"x\":\"it\\'s \\x41\",\"body\":[\"a\"," TEXT_OF(SECOND " So spoke he.") "," TEXT_OF(TOWER) ","
         TEXT_OF(FIRST) "," TEXT_OF(SECOND " So did the town.") "," TEXT_OF(SECOND " So did we.") "]}')</script>",
         "<p>" SECOND " So spoke he.</p>",
         "paragraph: " SECOND " So spoke he.\nparagraph: " TOWER "\nparagraph: " FIRST "\nparagraph: " SECOND
         " So did the town.\nparagraph: " SECOND " So did we.\n"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define HEAD "The old bridge of the town fell"
#define MARKED(a, b) "<p>" a "</p><p>" b "</p>"
#define LONG_A SECOND " " TOWER " " SECOND
#define LONG_B FIRST " " TOWER " " SECOND
#define GOT "headline: " HEAD "\nparagraph: " LONG_A "\nparagraph: " LONG_B "\n"
#define ARTICLE "{\"id\":1,\"title\":\"" HEAD "\",\"body\":\"" MARKED(LONG_A, LONG_B) "\"}"
#define ANOTHER "{\"title\":\"Something else of the day\",\"body\":\"" MARKED(LONG_A LONG_B, LONG_A LONG_B) "\"}"
#define ITEM(text) "{\"type\":\"text\",\"content\":\"" text "\"}"

/* The same where the page shows nothing: it is what stands beside the title. */
static void test_state_alone(void **state)
{
    (void)state;
    static const struct {
        const char *what, *body, *expected;
    } cases[] = {
        {"markup beside the title, not what is beside another one",
         "<script type=application/json>{\"props\":{\"article\":" ARTICLE ",\"related\":[" ANOTHER "]}}</script>", GOT},
        {"beside what says it", "<script>window.x = {\"seo\":{\"title\":\"" HEAD "\"},\"text\":\"" MARKED(LONG_A, LONG_B) "\"}</script>", GOT},
        {"beside its parts",
         "<script>Fusion.globalContent={\"headlines\":{\"basic\":\"" HEAD "\"},\"comments\":[" ITEM(LONG_A LONG_B) "," ITEM(LONG_A) ","
         ITEM(LONG_B) "],\"content_elements\":[" ITEM(SECOND) "," ITEM(TOWER) "," ITEM(FIRST) "]};Fusion.a=1</script>",
         "headline: " HEAD "\nparagraph: " SECOND "\nparagraph: " TOWER "\nparagraph: " FIRST "\n"},
        {"the title is the first part", "<script>var a=[{\"blocks\":[" ITEM(HEAD) "," ITEM(SECOND) "," ITEM(TOWER) "," ITEM(FIRST) "]}]</script>",
         "headline: " HEAD "\nparagraph: " SECOND "\nparagraph: " TOWER "\nparagraph: " FIRST "\n"},
        {"lines, and values that JSON has not",
         "<script>window.a={\"b\":undefined,\"p\":{\"title\":\"" HEAD "\",\"text\":\"" LONG_A "\\n" LONG_B "\"}}</script>", GOT},
        {"JSON within JSON",
         "<script type=application/json>{\"body\":\"{\\\"title\\\":\\\"" HEAD "\\\",\\\"text\\\":\\\"" MARKED(LONG_A, LONG_B) "\\\"}\"}</script>", GOT},
        {"an attribute",
         "<div data-page=\"{&quot;title&quot;:&quot;" HEAD "&quot;,&quot;text&quot;:&quot;" MARKED(LONG_A, LONG_B) "&quot;}\"></div>", GOT},
        {"places that name each other",
         "<script type=application/json>[{\"article\":1,\"self\":0},{\"title\":2,\"body\":3},\"" HEAD "\",\"" MARKED(LONG_A, LONG_B) "\"]</script>", GOT},
        {"names of each other",
         "<script>s={\"R\":{\"a\":{\"__ref\":\"A:1\"}},\"A:1\":{\"title\":\"" HEAD "\",\"parts\":[{\"__ref\":\"P:1\"},{\"__ref\":\"P:2\"},{\"__ref\":"
         "\"P:3\"}]},\"P:1\":{\"text\":\"" SECOND "\"},\"P:2\":{\"text\":\"" TOWER "\"},\"P:3\":{\"text\":\"" FIRST "\"}}</script>",
         "headline: " HEAD "\nparagraph: " SECOND "\nparagraph: " TOWER "\nparagraph: " FIRST "\n"},
        {"a stream of rows, cut anywhere",
         "<script>self.__next_f.push([1,\"0:[\\\"$\\\",\\\"$L1\\\",null,{\\\"a\\\":{\\\"title\\\":\\\"" HEAD "\\\",\\\"bo\"])</script>"
         "<script>self.__next_f.push([1,\"dy\\\":\\\"$1f\\\"}}]\\n1f:Tffff,<p>" LONG_A "\"])</script>"
         "<script>self.__next_f.push([1,\"</p><p>" LONG_B "</p>\"])</script>", GOT},
        {"a stream of elements",
         "<script>self.__next_f.push([1,\"0:[\\\"$\\\",\\\"div\\\",null,{\\\"children\\\":[[\\\"$\\\",\\\"h1\\\",null,{\\\"children\\\":\\\"" HEAD
         "\\\"}],[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" SECOND "\\\"}],[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":[\\\"It fell. \\\","
         "[\\\"$\\\",\\\"b\\\",null,{\\\"children\\\":\\\"" TOWER "\\\"}]]}],[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" FIRST "\\\"}]]}]\"])</script>",
         "headline: " HEAD "\nparagraph: " SECOND "\nparagraph: It fell. " TOWER "\nparagraph: " FIRST "\n"},
        {"none of another title", "<script type=application/json>" ANOTHER "</script>", ""},
        {"none that does not end", "<script>a={\"title\":\"" HEAD "\",\"body\":\"" MARKED(LONG_A, LONG_B) "</script>", ""},
        {"a post in it is there once",
         "<script>a={\"title\":\"" HEAD "\",\"body\":\"" MARKED(LONG_A, LONG_B)
         "<blockquote class='twitter-tweet'><p>It fell</p>\u2014 Ann (@ann) <a href='https://twitter.com/ann/status/1500000000000000001'>March 5, "
         "2022</a></blockquote>\"}</script>",
         GOT "tweet @ann 2022-03-05 https://twitter.com/ann/status/1500000000000000001 [Ann]: It fell\n"},
        {"a shadow of older browsers",
         "<news-text><template shadowroot=open>" MARKED(LONG_A, LONG_B) "</template></news-text>", GOT},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer page = DL_BUFFER_EMPTY, got = DL_BUFFER_EMPTY;
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dateline_error error;
        dl_buffer_printf(&page, "<html lang=en><title>" HEAD "</title><body><div id=app></div>%s</body></html>", cases[i].body);
        assert_int_equal(dl_html_page(&article, &arena, dl_buffer_slice(&page), &error), DATELINE_OK);
        article_text(&got, &article);
        if (!dl_slice_is(dl_buffer_slice(&got), cases[i].expected))
            fail_msg("%s: '%.*s' instead of '%s'", cases[i].what, (int)got.size, got.size ? got.data : "", cases[i].expected);
        dl_buffer_free(&page);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

static void add_facts(dl_buffer *out, const dl_article *article)
{
    page_rule_authors(out, article);
    dl_buffer_add_byte(out, ' ');
    dl_date_format(out, article->date);
}

/* Who wrote it, and when, where the page itself does not say so. */
static void test_facts(void **state)
{
    (void)state;
    static const struct {
        const char *what, *facts, *expected;
    } cases[] = {
        {"an object and a day", "\"author\":{\"name\":\"Ann Bell\"},\"post_date\":\"2025-03-05T10:00:00Z\"", "Ann Bell 2025-03-05T10:00:00Z"},
        {"those of a list of one's kind",
         "\"credits\":{\"by\":[{\"type\":\"author\",\"name\":\"Ann Bell\"},{\"name\":\"Carl Day\"}]},\"display_date\":\"2025-03-05\"",
         "Ann Bell, Carl Day 2025-03-05"},
        {"words", "\"byline\":\"By Ann Bell\",\"tags\":[\"Carl Day\"]", "Ann Bell "},
        {"a number is no day", "\"authors\":[{\"id\":5}],\"date\":5", " "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer page = DL_BUFFER_EMPTY, got = DL_BUFFER_EMPTY;
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dateline_error error;
        dl_buffer_printf(&page, "<html lang=en><title>" HEAD "</title><body><script>a={\"x\":" ANOTHER ",\"y\":{\"title\":\"" HEAD
                                "\",%s,\"body\":\"" MARKED(LONG_A, LONG_B) "\"}}</script></body></html>", cases[i].facts);
        assert_int_equal(dl_html_page(&article, &arena, dl_buffer_slice(&page), &error), DATELINE_OK);
        add_facts(&got, &article);
        if (!dl_slice_is(dl_buffer_slice(&got), cases[i].expected))
            fail_msg("%s: '%.*s' instead of '%s'", cases[i].what, (int)got.size, got.size ? got.data : "", cases[i].expected);
        dl_buffer_free(&page);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_state), cmocka_unit_test(test_state_alone), cmocka_unit_test(test_facts)};
    return cmocka_run_group_tests_name("page_state", tests, NULL, NULL);
}
