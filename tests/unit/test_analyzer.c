/* What the analyzer makes of given texts: a table of texts and tokens, and its other functions. */
#include "text/analyzer.h"
#include "text/stopwords.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

/* A token as "term@begin-end/position/kind": kind is w(ord), p(art), W(hole), P(air), #, @, $, with * inside a
 * tag; "+width" follows the position when it is not 1; "~stem" the term when it is another. */
static bool print_token(void *context, const dl_token *token)
{
    static const char kinds[] = "wpW#@$P";
    dl_buffer *out = context;
    if (out->size)
        dl_buffer_add_byte(out, ' ');
    dl_buffer_add_slice(out, token->term);
    if (token->stem.size && !dl_slice_equal(token->stem, token->term)) {
        dl_buffer_add_byte(out, '~');
        dl_buffer_add_slice(out, token->stem);
    }
    dl_buffer_printf(out, "@%zu-%zu/%u", token->begin, token->end, token->position);
    if (token->width != 1)
        dl_buffer_printf(out, "+%u", token->width);
    dl_buffer_printf(out, "/%c%s", kinds[token->kind], token->inside_tag ? "*" : "");
    return true;
}

typedef struct text_case {
    const char *text, *tokens;
} text_case;

static void expect_tokens(const char *language, const text_case *cases, size_t count)
{
    dl_analyzer *analyzer;
    dateline_error error;
    if (dl_analyzer_new(&analyzer, language, &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < count; i++)
        for (int fast = 0; fast < 2; fast++) {
            dl_buffer out = DL_BUFFER_EMPTY;
            dl_analyzer_use_fast_path(analyzer, fast);
            assert_int_equal(DATELINE_OK, dl_analyzer_run(analyzer, dl_slice_of(cases[i].text),
                                                          print_token, &out, &error));
            assert_string_equal(cases[i].tokens, out.data ? out.data : "");
            dl_buffer_free(&out);
        }
    dl_analyzer_free(analyzer);
}

#define EXPECT_TOKENS(language, cases) expect_tokens(language, cases, sizeof(cases) / sizeof *(cases))

static void test_words_are_folded_and_stemmed(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"", ""},
        {" \t\r\n.,;!?-#@$ ", ""},
        {"Tajikistan chairmanships", "tajikistan@0-10/0/w chairmanships~chairmanship@11-24/1/w"},
        {"(Two) words.", "two@1-4/0/w words~word@6-11/1/w"},
        {"_emphasis_ __", "emphasis~emphasi@1-9/0/w"},
        {"don't we'll I'm", "don't@0-5/0/w we'll@6-11/1/w i'm@12-15/2/w"},
        {"don\u2019t", "don't@0-7/0/w"},
        {"caf\u00E9 cafe\u0301", "cafe@0-5/0/w cafe@6-12/1/w"},
        {"\uFF34\uFF41\uFF4A\uFF49\uFF4B", "tajik@0-15/0/w"},
        {"\u0141\u00F3d\u017A Stra\u00DFe \u00C6on \u0130I\u0131",
         "lodz@0-7/0/w strasse~strass@8-15/1/w aeon@16-20/2/w iii@21-26/3/w"},
        {"soft\u00ADhyphen \u00AD x", "softhyphen@0-12/0/w x@16-17/1/w"},
        {"a\xFF" "b \xC3 c", "a@0-1/0/w b@2-3/1/w c@6-7/2/w"},
        {"\uFEFFword", "word@3-7/0/w"},
        {"a \u0301b", "a@0-1/0/w b@4-5/1/w"},
        {"10\u00A0000 x", "10@0-2/0/w 000@4-7/1/w x@8-9/2/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_possessives_are_dropped(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"Tajikistan's", "tajikistan@0-10/0/w"},
        {"Tajikistan\u2019s", "tajikistan@0-10/0/w"},
        {"Tajikistan\u02BCs", "tajikistan@0-10/0/w"},
        {"Tajikistan\uFF07\uFF53", "tajikistan@0-10/0/w"},
        {"TAJIKISTAN'S", "tajikistan@0-10/0/w"},
        {"ministers' ministers\u2019", "ministers~minist@0-9/0/w ministers~minist@11-20/1/w"},
        {"O'Brien's", "o'brien@0-7/0+2/W o@0-1/0/p brien@2-7/1/p"},
        {"1990's U.S.\u2019s", "1990@0-4/0/w u.s@7-10/1+2/W u@7-8/1/p s@9-10/2/p"},
        {"Dar's-Lavrov", "dar-lavrov@0-12/0+2/W dar@0-3/0/p lavrov@6-12/1/p"},
        {"'s", "s@1-2/0/w"},
        {"a 's", "a@0-1/0/w s@3-4/1/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_numbers_lose_group_commas_and_lists_come_apart(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"3,000", "3000@0-5/0/w"},
        {"1,234,567.89", "1234567.89@0-12/0/w"},
        {"$3,000.5", "3000.5@1-8/0/w"},
        {"3.14", "3.14@0-4/0/w"},
        {"1,2,3;4", "1@0-1/0/w 2@2-3/1/w 3@4-5/2/w 4@6-7/3/w"},
        {"1234,567", "1234@0-4/0/w 567@5-8/1/w"},
        {"10:30", "10@0-2/0/w 30@3-5/1/w"},
        {"19.11.2025", "19.11.2025@0-10/0+3/W 19@0-2/0/p 11@3-5/1/p 2025@6-10/2/p"},
        {"2025-11-19", "2025-11-19@0-10/0+3/W 2025@0-4/0/p 11@5-7/1/p 19@8-10/2/p"},
        {"\u0663\u0664 \u0967\u0968 \uFF11\uFF12", "34@0-4/0/w 12@5-11/1/w 12@12-18/2/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_compounds_are_found_whole_and_by_part(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"SCO-CHG met", "sco-chg@0-7/0+2/W sco@0-3/0/p chg@4-7/1/p met@8-11/2/w"},
        {"SCO\u2010CHG", "sco-chg@0-9/0+2/W sco@0-3/0/p chg@6-9/1/p"},
        {"SCO\u2013CHG", "sco-chg@0-9/0+2/W sco@0-3/0/p chg@6-9/1/p"},
        {"SCO\uFF0DCHG", "sco-chg@0-9/0+2/W sco@0-3/0/p chg@6-9/1/p"},
        {"a--b c- -d e\u2014f",
         "a@0-1/0/w b@3-4/1/w c@5-6/2/w d@9-10/3/w e@11-12/4/w f@15-16/5/w"},
        {"pic.twitter.com/Ab",
         "pic.twitter.com@0-15/0+3/W pic@0-3/0/p twitter@4-11/1/p com@12-15/2/p ab@16-18/3/w"},
        {"snake__case", "snake_case@0-11/0+2/W snake@0-5/0/p case@7-11/1/p"},
        {"l\u2019accord", "l'accord@0-10/0+2/W l@0-1/0/p accord@4-10/1/p"},
        {"O'Brien-Smith",
         "o'brien-smith@0-13/0+3/W o@0-1/0/p brien@2-7/1/p smith@8-13/2/p"},
        {"col\u00B7lecci\u00F3", "colleccio@0-12/0/w"},
        {"foo@bar.com", "foo@0-3/0/w bar.com@4-11/1+2/W bar@4-7/1/p com@8-11/2/p"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_tags_handles_and_cashtags_keep_their_sign_and_show_their_words(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"#TajikistanChairmanship",
         "#tajikistanchairmanship@0-23/0+2/# tajikistanchairmanship@1-23/0+2/W* "
         "tajikistan@1-11/0/p* chairmanship@11-23/1/p*"},
        {"@MIshaqDar50",
         "@mishaqdar50@0-12/0+4/@ mishaqdar50@1-12/0+4/W* m@1-2/0/p* ishaq@2-7/1/p* "
         "dar@7-10/2/p* 50@10-12/3/p*"},
        {"#SCO", "#sco@0-4/0/# sco@1-4/0/w*"},
        {"#SCOSummit_2025",
         "#scosummit_2025@0-15/0+3/# scosummit_2025@1-15/0+3/W* sco@1-4/0/p* summit@4-10/1/p* "
         "2025@11-15/2/p*"},
        {"@_foo_", "@_foo_@0-6/0/@ foo@2-5/0/w*"},
        {"$USD $3 #1 @5", "$usd@0-4/0/$ usd@1-4/0/w* 3@6-7/1/w 1@9-10/2/w 5@12-13/3/w"},
        {"\uFF03\uFF34\uFF41\uFF47 \uFF20\uFF41b", "#tag@0-12/0/# tag@3-12/0/w* @ab@13-20/1/@ ab@16-20/1/w*"},
        {"#\u0420\u043E\u0441\u0441\u0438\u044F", "#\u0440\u043E\u0441\u0441\u0438\u044F@0-13/0/# "
         "\u0440\u043E\u0441\u0441\u0438\u044F~\u0440\u043E\u0441\u0441@1-13/0/w*"},
        {"#中国经济", "#中国经济@0-13/0+4/# 中国经济@1-13/0+4/W* 中国@1-7/0+2/W* 中@1-4/0/p* 中国@1-7/1/P* 国@4-7/1/p* "
                      "经济@7-13/2+2/W* 国经@4-10/2/P* 经@7-10/2/p* 经济@7-13/3/P* 济@10-13/3/p*"},
        {"#cafe\u0301s #caf\u00E9s", "#cafes@0-8/0/# cafes~cafe@1-8/0/w* #cafes@9-16/1/# cafes~cafe@10-16/1/w*"},
        {"#Foo's #foo.bar", "#foo@0-4/0/# foo@1-4/0/w* #foo@7-11/1/# foo@8-11/1/w* bar@12-15/2/w"},
        {"a#b 1@c x_#d", "a@0-1/0/w b@2-3/1/w 1@4-5/2/w c@6-7/3/w x@8-9/4/w d@11-12/5/w"},
        {"(#x)", "#x@1-3/0/# x@2-3/0/w*"},
        {"#COVID-19", "#covid@0-6/0/# covid@1-6/0/w* 19@7-9/1/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_scripts_of_the_world(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"Ёлки елки", "елки~елк@0-8/0/w елки~елк@9-17/1/w"},
        {"й и\u0306 Й", "й@0-2/0/w й@3-7/1/w й@8-10/2/w"},
        {"Αθήνα ΑΘΗΝΑ", "αθηνα~αθην@0-10/0/w αθηνα~αθην@11-21/1/w"},
        {"ك ک كـك", "ك@0-2/0/w ك@3-5/1/w كك@6-12/2/w"},
        {"ی ى ي", "ي@0-2/0/w ي@3-5/1/w ي@6-8/2/w"},
        {"مُحَمَّد محمد", "محمد@0-16/0/w محمد@17-25/1/w"},
        {"ـ", ""},
        {"שָׁלוֹם שלום", "שלום~שלומ@0-14/0/w שלום~שלומ@15-23/1/w"},
        {"צה\"ל צה״ל", "צהל@0-7/0/w צהל@8-16/1/w"},
        {"中国经济", "中国@0-6/0+2/W 中@0-3/0/p 中国@0-6/1/P 国@3-6/1/p 经济@6-12/2+2/W 国经@3-9/2/P 经@6-9/2/p 经济@6-12/3/P 济@9-12/3/p"},
        {"東京タワー と", "東京タワー@0-15/0+5/W 東@0-3/0/p 東京@0-6/1/P 京@3-6/1/p 京タ@3-9/2/P タ@6-9/2/p タワ@6-12/3/P ワ@9-12/3/p ワー@9-15/4/P ー@12-15/4/p と@16-19/5/w"},
        {"か\u3099 が ｶﾞ", "が@0-6/0/w が@7-10/1/w ガ@11-17/2/w"},
        {"สวัสดีครับ", "สวัสดี@0-18/0+4/W ส@0-3/0/p สวั@0-9/1/P วั@3-9/1/p วัส@3-12/2/P ส@9-12/2/p สดี@9-18/3/P ดี@12-18/3/p ครับ@18-30/4+3/W ดีค@12-21/4/P ค@18-21/4/p ครั@18-27/5/P รั@21-27/5/p รับ@21-30/6/P บ@27-30/6/p"},
        {"\uD55C\uAD6D \u1112\u1161\u11AB\u1100\u116E\u11A8", "한국@0-6/0+2/W 한@0-3/0/p 한국@0-6/1/P 국@3-6/1/p 한국@7-25/2+2/W 한@7-16/2/p 한국@7-25/3/P 국@16-25/3/p"},
        {"हिन्दी", "हिन्दी~हिन्द@0-18/0/w"},
        {"п'ять п’ять", "п'ять~п'ят@0-9/0/w п'ять~п'ят@10-21/1/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_emoji_are_words(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"ok👍🏽!", "ok@0-2/0/w 👍@2-10/1/w"},
        {"🇵🇰🇷🇺", "🇵🇰@0-8/0/w 🇷🇺@8-16/1/w"},
        {"❤\uFE0F ❤", "❤@0-6/0/w ❤@7-10/1/w"},
        {"👨\u200D👩\u200D👧", "👨👩👧@0-18/0/w"},
        {"© ™ 1\uFE0F\u20E3", "1@7-14/0/w"},
    };
    EXPECT_TOKENS("en", cases);
}

static void test_the_language_stems_its_own_script_only(void **state)
{
    (void)state;
    static const text_case german[] = {{"Häuser важный", "hauser~haus@0-7/0/w важный~важн@8-20/1/w"}};
    static const text_case russian[] = {{"важный words", "важный~важн@0-12/0/w words~word@13-18/1/w"}};
    static const text_case arabic[] = {{"الكتاب words", "الكتاب~كتاب@0-12/0/w words~word@13-18/1/w"}};
    EXPECT_TOKENS("de", german);
    EXPECT_TOKENS("russian", russian);
    EXPECT_TOKENS("ar", arabic);
}

/* ---- bounds ---- */

typedef struct token_tally {
    size_t tokens, wholes, longest, parts;
    uint32_t widest;
} token_tally;

static bool count_token(void *context, const dl_token *token)
{
    token_tally *tally = context;
    tally->tokens++;
    tally->wholes += token->kind == DL_TOKEN_WHOLE;
    tally->parts += token->kind == DL_TOKEN_PART;
    if (token->term.size > tally->longest)
        tally->longest = token->term.size;
    if (token->width > tally->widest)
        tally->widest = token->width;
    return true;
}

static token_tally tally_repeated(const char *piece, size_t times)
{
    dl_analyzer *analyzer;
    dl_buffer text = DL_BUFFER_EMPTY;
    token_tally tally = {0};
    for (size_t i = 0; i < times; i++)
        dl_buffer_add_text(&text, piece);
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    assert_int_equal(DATELINE_OK,
                     dl_analyzer_run(analyzer, dl_buffer_slice(&text), count_token, &tally, NULL));
    dl_analyzer_free(analyzer);
    dl_buffer_free(&text);
    return tally;
}

static void test_long_words_are_cut_at_a_character(void **state)
{
    (void)state;
    token_tally ascii = tally_repeated("a", 300), cyrillic = tally_repeated("ж", 300);
    token_tally thirds = tally_repeated("\u0E01", 301);
    assert_int_equal(1, ascii.tokens);
    assert_int_equal(DL_TOKEN_TERM_LIMIT, ascii.longest);
    assert_int_equal(1, cyrillic.tokens);
    assert_int_equal(DL_TOKEN_TERM_LIMIT, cyrillic.longest);
    assert_true(thirds.longest <= DL_TOKEN_TERM_LIMIT);
    assert_int_equal(0, thirds.longest % 3);
}

static void test_a_word_of_a_megabyte_is_a_few_tokens(void **state)
{
    (void)state;
    token_tally tally = tally_repeated("a", 1 << 20);
    assert_int_equal(32, tally.tokens);
    assert_int_equal(DL_TOKEN_TERM_LIMIT, tally.longest);
}

static void test_endless_compounds_are_cut_into_several(void **state)
{
    (void)state;
    static const char *const pieces[] = {"ab-", "ab.", "ab_", "ab'cd-", "abCd12"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        token_tally tally = tally_repeated(pieces[i], 2000);
        assert_true(tally.widest <= 16);
        assert_true(tally.longest <= DL_TOKEN_TERM_LIMIT);
        if (i < 4)
            assert_true(tally.parts >= 2000 && tally.wholes >= 2000 / 16);
    }
    token_tally tag = tally_repeated("#aB1", 1);
    assert_int_equal(3, tag.widest);
}

static bool stop_at_second(void *context, const dl_token *token)
{
    (void)token;
    return ++*(int *)context < 2;
}

static void test_the_sink_can_stop(void **state)
{
    (void)state;
    static const char *const texts[] = {"a b c d", "a-b-c-d", "#aBcDe f", "é è ê ë"};
    dl_analyzer *analyzer;
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int told = 0;
        assert_int_equal(DATELINE_OK, dl_analyzer_run(analyzer, dl_slice_of(texts[i]), stop_at_second,
                                                      &told, NULL));
        assert_int_equal(2, told);
    }
    dl_analyzer_free(analyzer);
}

/* ---- the other functions ---- */

static void test_fold_keeps_blanks_and_signs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"", ""},
        {"Kokhir  RASULZODA!", "kokhir  rasulzoda!"},
        {"Tajikistan\u2019s \u00C9", "tajikistan's e"},
        {"\uFF03\uFF34", "#t"},
        {"\u0661,\u0662", "1,2"},
        {"a\xFFz", "a\uFFFDz"},
        {"Đặng Smørrebrød œuvre þing", "dang smorrebrod oeuvre thing"},
    };
    dl_analyzer *analyzer;
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        assert_int_equal(DATELINE_OK,
                         dl_analyzer_fold(analyzer, &out, dl_slice_of(cases[i].text), NULL));
        assert_string_equal(cases[i].folded, out.data ? out.data : "");
        dl_buffer_free(&out);
    }
    dl_analyzer_free(analyzer);
}

static void test_stop_words_are_those_of_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *language, *word;
        bool stop;
    } cases[] = {
        {"en", "the", true}, {"en", "of", true}, {"en", "don't", true}, {"en", "chairmanship", false},
        {"en", "der", false}, {"en", "th", false}, {"en", "", false}, {"de", "der", true},
        {"de", "the", false}, {"fr", "les", true}, {"ru", "что", true}, {"es", "los", true}, {"it", "della", true},
        {"pt", "nao", true}, {"nl", "het", true}, {"sv", "och", true},
        {"eu", "the", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_analyzer *analyzer;
        assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, cases[i].language, NULL));
        if (dl_stopword(dl_analyzer_language(analyzer), dl_slice_of(cases[i].word)) != cases[i].stop)
            fail_msg("%s: %s", cases[i].language, cases[i].word);
        dl_analyzer_free(analyzer);
    }
}

static void test_languages_go_by_code_and_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *given, *name;
    } cases[] = {{NULL, "english"}, {"en", "english"}, {"english", "english"}, {"tr", "turkish"}};
    dl_analyzer *analyzer;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, cases[i].given, NULL));
        assert_string_equal(cases[i].name, dl_language_name(dl_analyzer_language(analyzer)));
        dl_analyzer_free(analyzer);
    }
}

static void test_an_unknown_language_is_refused_with_the_known_ones(void **state)
{
    (void)state;
    dl_analyzer *analyzer = (dl_analyzer *)state;
    dateline_error error;
    assert_int_equal(DATELINE_ERROR_USAGE, dl_analyzer_new(&analyzer, "klingon", &error));
    assert_null(analyzer);
    assert_non_null(strstr(error.message, "klingon"));
    assert_non_null(strstr(error.message, " en "));
    dl_analyzer_free(NULL);
}

static void test_versions_are_stated_and_stable(void **state)
{
    (void)state;
    dl_analyzer_versions once, twice;
    assert_true(dl_analyzer_get_versions(&once));
    assert_true(dl_analyzer_get_versions(&twice));
    assert_memory_equal(&once, &twice, sizeof once);
    assert_string_not_equal("", once.rules);
    assert_string_not_equal("", once.icu);
    assert_string_not_equal("", once.unicode);
    assert_string_not_equal("unknown", once.stemmer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_folded_and_stemmed),
        cmocka_unit_test(test_possessives_are_dropped),
        cmocka_unit_test(test_numbers_lose_group_commas_and_lists_come_apart),
        cmocka_unit_test(test_compounds_are_found_whole_and_by_part),
        cmocka_unit_test(test_tags_handles_and_cashtags_keep_their_sign_and_show_their_words),
        cmocka_unit_test(test_scripts_of_the_world),
        cmocka_unit_test(test_emoji_are_words),
        cmocka_unit_test(test_the_language_stems_its_own_script_only),
        cmocka_unit_test(test_long_words_are_cut_at_a_character),
        cmocka_unit_test(test_a_word_of_a_megabyte_is_a_few_tokens),
        cmocka_unit_test(test_endless_compounds_are_cut_into_several),
        cmocka_unit_test(test_the_sink_can_stop),
        cmocka_unit_test(test_fold_keeps_blanks_and_signs),
        cmocka_unit_test(test_stop_words_are_those_of_the_language),
        cmocka_unit_test(test_languages_go_by_code_and_by_name),
        cmocka_unit_test(test_an_unknown_language_is_refused_with_the_known_ones),
        cmocka_unit_test(test_versions_are_stated_and_stable),
    };
    return cmocka_run_group_tests_name("analyzer", tests, NULL, NULL);
}
