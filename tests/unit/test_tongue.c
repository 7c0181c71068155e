/* Which language articles and passages are in: what is stated against what the text looks like. */
#include "unit.h"

#include "engine/stored/tongue.h"
#include "text/plain_english.h"

#include <string.h>

#define ENGLISH                                                                                    \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon, to the joy of those who had waited for it. "
#define GERMAN                                                                                     \
    "Die Brücke über den Fluss wurde am Dienstag nach drei Jahren Arbeit eröffnet, und die "    \
    "ersten "                                                                                      \
    "Autos fuhren gegen Mittag hinüber, zur Freude aller, die darauf gewartet hatten. "
#define URDU                                                                                                                                                           \
    "وزیر خارجہ نے منگل کے روز ماسکو میں اپنے ہم منصب سے ملاقات کی اور دو طرفہ تعلقات پر گفتگو " \
    "کی۔"
#define RUSSIAN                                                                                                                                                               \
    "Мост через реку открылся во вторник после трёх лет работы, и первые машины проехали по нему " \
    "в полдень."

static const char *name_of(dl_language language)
{
    return language ? dl_language_code(language) : "";
}

static void test_articles(void **state)
{
    (void)state;
    static const struct {
        const char *what, *stated, *texts[3], *expected;
        dateline_kind kind; /* of the texts but the first */
    } cases[] = {
        {"nothing stated", "", {ENGLISH, ENGLISH}, "en", DATELINE_PARAGRAPH},
        {"nothing stated, and too little", "", {"OK"}, "", DATELINE_PARAGRAPH},
        {"no text", "de", {NULL}, "de", DATELINE_PARAGRAPH},
        {"stated", "de", {GERMAN, GERMAN}, "de", DATELINE_PARAGRAPH},
        {"stated with a country", "de-AT", {GERMAN}, "de", DATELINE_PARAGRAPH},
        {"a template's language, and much of another",
         "en",
         {GERMAN, GERMAN, GERMAN},
         "de",
         DATELINE_PARAGRAPH},
        {"little of another proves nothing",
         "en",
         {"Die Brücke wurde am Dienstag eröffnet."},
         "en",
         DATELINE_PARAGRAPH},
        {"nor does little English, plain as it is",
         "de",
         {"The bridge over the river was opened by those who had waited for it."},
         "de",
         DATELINE_PARAGRAPH},
        {"tweets do not decide", "", {ENGLISH, GERMAN, GERMAN}, "en", DATELINE_TWEET},
        {"another script", "", {URDU}, "ur", DATELINE_PARAGRAPH},
        {"no language of that name", "tlh", {RUSSIAN, RUSSIAN}, "ru", DATELINE_PARAGRAPH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_passage passages[3] = {0};
        dl_article article = {.language = dl_slice_of(cases[i].stated), .passages = passages};
        for (; article.passage_count < 3 && cases[i].texts[article.passage_count];
             article.passage_count++)
            passages[article.passage_count] =
                (dl_passage){.kind = article.passage_count ? cases[i].kind : DATELINE_PARAGRAPH,
                             .text = dl_slice_of(cases[i].texts[article.passage_count])};
        const char *got = name_of(dl_tongue_of_article(&article));
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", cases[i].what, got, cases[i].expected);
    }
}

static void test_passages(void **state)
{
    (void)state;
    static const struct {
        const char *what, *article, *text, *expected;
    } cases[] = {
        {"the article's", "en", ENGLISH, "en"},
        {"plainly English", "en", "The end of the war and of the road to the sea.", "en"},
        {"a line of another", "en", GERMAN, "de"},
        {"a word of another is none", "en", "Die Brücke", "en"},
        {"short, but another script", "en", "ملاقات کی اور گفتگو", "ur"},
        {"a tweet in Urdu within English", "en", URDU, "ur"},
        {"a line of Russian within German", "de", RUSSIAN, "ru"},
        {"numbers", "de", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25",
         "de"},
        {"no text", "ru", "", "ru"},
        {"nothing known", "", "OK", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_passage passage = {.text = dl_slice_of(cases[i].text)};
        const char *got = name_of(
            dl_tongue_of_passage(&passage, dl_language_find(dl_slice_of(cases[i].article))));
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", cases[i].what, got, cases[i].expected);
    }
}

static void test_little_words(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text;
        bool expected;
    } cases[] = {
        {"two little words in a short text", "Prices of wheat, which dropped", true},
        {"one", "Prices of wheat dropped", false},
        {"the same twice in a row", "niet een of twee of drie", false},
        {"the same twice, with another between", "of wheat which dropped of late", true},
        {"words that others have, too", "Deze week of volgende week", false},
        {"words of the news", "Net 2.4 billion dlrs, 1,000 shares outstanding", true},
        {"capital letters", "THE END OF THE WAR", false},
        {"longer words that begin so", "theory offer thistle together whichever", false},
        {"at the ends", "the wheat and", true},
        {"lines and tabs", "the\twheat\nand\trye", true},
        {"no words", "", false},
        {"blanks", "   \n  ", false},
        {"two in a line and a half",
         "the wheat and -------- -------- -------- -------- -------- -------- -------- -------- -------- --------", false},
        {"three in it",
         "the wheat and -------- -------- -------- -------- -------- -------- -------- -------- -------- of -----", true},
        {"bytes that are no letters", "\xFF\xFE the \xC3 of", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dl_is_plainly_english(dl_slice_of(cases[i].text)) != cases[i].expected)
            fail_msg("%s", cases[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_articles),
        cmocka_unit_test(test_passages),
        cmocka_unit_test(test_little_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
