/* The analyzer: tokens of telling texts, and that the ASCII path gives the same ones. */
#include "unit.h"

#include "text/analyzer.h"
#include "util/utf8.h"

#include <stdlib.h>

typedef struct listing {
    dl_buffer text;
    dl_slice source;
    size_t tokens;
    bool offsets_wrong;
} listing;

static bool list_token(void *context, const dl_token *token)
{
    static const char *const kinds[] = {"", "part ", "whole ", "tag ", "handle ", "cash "};
    listing *list = context;
    dl_buffer_printf(&list->text, "%s%s%.*s", list->tokens++ ? ", " : "", kinds[token->kind],
                     (int)token->term.size, token->term.data);
    if (token->stem.size && !dl_slice_equal(token->stem, token->term))
        dl_buffer_printf(&list->text, "/%.*s", (int)token->stem.size, token->stem.data);
    dl_buffer_printf(&list->text, " %zu-%zu@%u", token->begin, token->end, token->position);
    list->offsets_wrong |= token->begin >= token->end || token->end > list->source.size ||
                           dl_utf8_floor(list->source, token->begin) != token->begin ||
                           dl_utf8_floor(list->source, token->end) != token->end;
    return true;
}

static void list_tokens(listing *list, dl_analyzer *analyzer, dl_slice text)
{
    *list = (listing){.source = text};
    assert_int_equal(dl_analyzer_run(analyzer, text, list_token, list, NULL), DATELINE_OK);
    dl_buffer_add(&list->text, "", 0);
    assert_false(list->offsets_wrong);
}

static dl_analyzer *new_analyzer(const char *language)
{
    dl_analyzer *analyzer;
    dateline_error error;
    assert_int_equal(dl_analyzer_new(&analyzer, language, &error), DATELINE_OK);
    return analyzer;
}

static void cuts_folds_and_stems(void **state)
{
    static const struct {
        const char *text, *tokens;
    } cases[] = {
        {"Tajikistan\u2019s meetings", "tajikistan 0-10@0, meetings/meet 15-23@1"},
        {"Tajikistan's", "tajikistan 0-10@0"},
        {"SCO-CHG", "whole sco-chg 0-7@0, part sco 0-3@0, part chg 4-7@1"},
        {"#TajikistanChairmanship", "tag #tajikistanchairmanship 0-23@0, whole tajikistanchairmanship "
                                    "1-23@0, part tajikistan 1-11@0, part chairmanship 11-23@1"},
        {"@MIshaqDar50", "handle @mishaqdar50 0-12@0, whole mishaqdar50 1-12@0, part m 1-2@0, part ishaq "
                         "2-7@1, part dar 7-10@2, part 50 10-12@3"},
        {"a@b", "a 0-1@0, b 2-3@1"},
        {"$AAPL $5", "cash $aapl 0-5@0, aapl 1-5@0, 5 7-8@1"},
        {"don't O'Brien", "don't 0-5@0, whole o'brien 6-13@1, part o 6-7@1, part brien 8-13@2"},
        {"3,000.5 1,2", "3000.5 0-7@0, 1,2 8-11@1"},
        {"caf\u00E9 cafe\u0301 CAF\u00C9", "cafe 0-5@0, cafe 6-12@1, cafe 13-18@2"},
        {"\uFF33\uFF23\uFF2F stra\u00DFe", "sco 0-9@0, strasse/strass 10-17@1"},
        {"\u0401\u043B\u043A\u0430\u043C\u0438",
         "\u0435\u043B\u043A\u0430\u043C\u0438/\u0435\u043B\u043A 0-12@0"},
        {"\u0643\u062A\u0627\u0628 \u06A9\u062A\u0627\u0628",
         "\u0643\u062A\u0627\u0628 0-8@0, \u0643\u062A\u0627\u0628 9-17@1"},
        {"\u4E2D\u56FD\u7ECF\u6D4E", "\u4E2D\u56FD 0-6@0, \u7ECF\u6D4E 6-12@1"},
        {"\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22", "\u0E20\u0E32\u0E29\u0E32 0-12@0, \u0E44\u0E17\u0E22 12-21@1"},
        {"\U0001F1F5\U0001F1F0 ok", "\U0001F1F5\U0001F1F0 0-8@0, ok 9-11@1"},
        {"... -- __ !", ""},
        {"", ""},
    };
    (void)state;
    dl_analyzer *analyzer = new_analyzer(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        listing list;
        list_tokens(&list, analyzer, dl_slice_of(cases[i].text));
        assert_string_equal(list.text.data, cases[i].tokens);
        dl_buffer_free(&list.text);
    }
    dl_analyzer_free(analyzer);
}

/* Pieces that the rules of UAX #29 tell apart, and some that they do not. */
static const char *const pieces[] = {
    "a", "Zed", "x", "7", "42", ".", ",", ";", ":", "'", "\"", "_", "-", "#", "@", "$", " ", "\t", "\n", "\r\n",
    "!", "/", "(", "don't", "U.S.", "3,000", "'s", "\u00E9", "\u2019", "\u2013", "\u0301", "\u200D", "\u00AD",
    "\U0001F600", "\U0001F1F5", "\u0E44\u0E17\u0E22", "\u4E2D\u56FD", "\u30AB\u30BF", "\u0627\u0644", "\u05D0\u05D1",
    "\u0416\u0438", "\uFF21", "\u00A0", "\uFEFF", "\u0915\u094D\u0937", "\u1100\u1161",
};

static void the_ascii_path_gives_the_same_tokens(void **state)
{
    (void)state;
    dl_analyzer *fast = new_analyzer(NULL), *slow = new_analyzer(NULL);
    dl_analyzer_use_fast_path(slow, false);
    unsigned seed = 20251119;
    for (int round = 0; round < 20000; round++) {
        dl_buffer text = DL_BUFFER_EMPTY;
        size_t choices = round % 2 ? 27 : COUNT(pieces); /* every other text is pure ASCII */
        for (int n = 1 + (int)(rand_r(&seed) % 14); n > 0; n--)
            dl_buffer_add_text(&text, pieces[(size_t)rand_r(&seed) % choices]);
        listing with, without;
        list_tokens(&with, fast, dl_buffer_slice(&text));
        list_tokens(&without, slow, dl_buffer_slice(&text));
        if (strcmp(with.text.data, without.text.data) != 0)
            print_error("text: \"%s\"\n", text.data);
        assert_string_equal(with.text.data, without.text.data);
        dl_buffer_free(&with.text);
        dl_buffer_free(&without.text);
        dl_buffer_free(&text);
    }
    dl_analyzer_free(fast);
    dl_analyzer_free(slow);
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    dl_analyzer *analyzer = new_analyzer(NULL);
    for (uint32_t code = 0x20; code < 0x20000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        char bytes[4];
        dl_buffer once = DL_BUFFER_EMPTY, twice = DL_BUFFER_EMPTY;
        size_t size = dl_utf8_encode(code, bytes);
        assert_int_equal(dl_analyzer_fold(analyzer, &once, dl_slice_make(bytes, size), NULL), DATELINE_OK);
        assert_int_equal(dl_analyzer_fold(analyzer, &twice, dl_buffer_slice(&once), NULL), DATELINE_OK);
        if (!dl_slice_equal(dl_buffer_slice(&once), dl_buffer_slice(&twice)))
            print_error("U+%04X\n", (unsigned)code);
        assert_true(dl_slice_equal(dl_buffer_slice(&once), dl_buffer_slice(&twice)));
        dl_buffer_free(&once);
        dl_buffer_free(&twice);
    }
    dl_analyzer_free(analyzer);
}

static void long_words_are_cut_at_a_character(void **state)
{
    (void)state;
    dl_analyzer *analyzer = new_analyzer(NULL);
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_buffer_add_byte(&text, 'x');
    for (int i = 0; i < 300000; i++)
        dl_buffer_add_text(&text, "\u0436");
    listing list;
    list_tokens(&list, analyzer, dl_buffer_slice(&text));
    assert_int_equal(list.tokens, 1);
    assert_int_equal(dl_utf8_first_invalid(dl_buffer_slice(&list.text)), list.text.size);
    assert_true(list.text.size < 500);
    dl_buffer_free(&list.text);
    dl_buffer_free(&text);
    dl_analyzer_free(analyzer);
}

static void unknown_languages_are_named(void **state)
{
    (void)state;
    dl_analyzer *analyzer;
    dateline_error error;
    assert_int_equal(dl_analyzer_new(&analyzer, "xx", &error), DATELINE_ERROR_USAGE);
    assert_null(analyzer);
    assert_non_null(strstr(error.message, "'xx'"));
    analyzer = new_analyzer("fr");
    assert_string_equal(dl_analyzer_language(analyzer), "french");
    assert_true(dl_analyzer_is_stop(analyzer, dl_slice_of("les")));
    dl_analyzer_free(analyzer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_folds_and_stems),
        cmocka_unit_test(the_ascii_path_gives_the_same_tokens),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(long_words_are_cut_at_a_character),
        cmocka_unit_test(unknown_languages_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
