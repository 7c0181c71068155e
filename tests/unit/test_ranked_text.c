/* Texts as the second stage sees them are what the analyzer tells of them, however they are read. */
#include "unit.h"

#include "rank/ranked_text.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 1000, TEXTS = 12, TOKENS_MOST = 1000 };

static const char *const asked[] = {"river", "boat", "3000", "united", "o'brien", "tag", "naïve", "straße", "s", "don't",
                                    "internationalization", "election's", "中国", "ab12", "1.5", "3000000"};

/* What texts are made of: words, words that are none of the plain ones, and what may stand between and around. */
static const char *const words[] = {
    "river", "Rivers", "RIVER", "boat", "boats", "boat's", "BOAT'S", "boats'", "the", "a", "s", "x1", "3000", "3,000", "1.5", "3,0000", "1234,567", "3,000,000", "3,000.5", "1.5.2", "1,2", "1.5%", "0.5-0.75", "3,000th", "1.x", "'tis", "'s", "3,000's", "boat/river",
    "u.s.", "United", "united", "O'Brien", "o'brien's", "don't", "river-boat", "long-term-boat", "na\u00EFve", "naive",
    "stra\u00DFe", "strasse", "stra\u00E6e", "boat\u00F7river", "boat\u00D7river", "boat.(river)", "boat,[river]", "#river", "#RiverBoat", "@boat", "$boat", "$5", "e\u0301t\u00E9", "\u4E2D\u56FD\u7ECF\u6D4E",
    "\u0440\u0435\u043A\u0430", "river\u2019s", "\u201Criver\u201D", "pic.boat.com", "river_boat", "_river_", "''s", "'s", "'river'",
    "internationalization", "internationalizations", "abcdefgh", "abcdefghi", "abcdefg", "ab12", "AB12", "tag",
    "wordsoffortylettersormoreareforanalyzersonly", "election's", "election's'", "x's", "\U0001F600", "river\u00ADboat", "\u0301",
    "river\u0301", "5's", "100%", "[river]", "r\u00EDver", "R\u00CDVER", "Na\u00CFve", "STRASSE", "\u00C9t\u00E9", "\u0141\u00F3d\u017A",
    "\u0130stanbul", "\u0149", "l\u00B7l", "\u0140l", "\u00D7", "\u00AA", "\u017Flow", "x\u00E9\u0301", "\u00E9\u00DF", "boat\u2019s-river", "boat's-river",
    "river-s", "2008\u20132009", "river\u2014boat", "river\u2011boat", "-river", "river-", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r", "\u2013", "&", "/", "*",
    "river-#tag", "@boat-river", "boat%-river", "\u00C3", "\xC3", "\xE2\x80", "river\u2019", "river'", "\u0133", "\u0132", "--", "&", "...", "\xFF", "river\xE2\x80", "\u0E41\u0E21\u0E48\u0E19\u0E49\u0E33",
};
static const char *const gaps[] = {" ",  " ",  " ",  " ",   " ",  "  ", "\n", "\t", "\r\n", "\v", ", ", ". ", ".\" ", "! ", "?) ",
                                   " (", " \"", " (\"", "; ", ": ", "-",  "/",  "[",  "] ",  "...", ".", ",",  "\u00A0", "\u2014", "'", "\u2013", "\u201D ", " \u201C", "\u2026 ", "% ", " [", " - ", " & ", "\u2011", "\u2019s ", " \u2013 "};

static uint32_t random_below(uint32_t *state, uint32_t limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*state * limit >> 32);
}

static void random_text(dl_buffer *out, uint32_t *state)
{
    dl_buffer_clear(out);
    for (uint32_t i = random_below(state, 40); i-- > 0;) {
        dl_buffer_add_text(out, words[random_below(state, COUNT(words))]);
        dl_buffer_add_text(out, gaps[random_below(state, COUNT(gaps))]);
    }
    if (random_below(state, 2))
        dl_buffer_add_text(out, words[random_below(state, COUNT(words))]);
    assert_false(out->failed);
}

/* What the analyzer tells. */
typedef struct told {
    const dl_question *question;
    dl_occurrence occurrences[TOKENS_MOST];
    size_t occurrence_count;
    char stems[TOKENS_MOST][64];
    uint32_t counts[TOKENS_MOST];
    size_t stem_count;
    uint32_t length;
} told;

static bool take_token(void *context, const dl_token *token)
{
    told *all = context;
    const dl_slice stem = token->kind == DL_TOKEN_PAIR ? token->term : token->stem;
    char text[64];
    if (!stem.size)
        return true;
    all->length++;
    snprintf(text, sizeof text, "%.*s", (int)stem.size, stem.data);
    size_t at = 0;
    while (at < all->stem_count && strcmp(all->stems[at], text) != 0)
        at++;
    assert_true(at < TOKENS_MOST);
    all->stem_count += at == all->stem_count;
    strcpy(all->stems[at], text);
    all->counts[at]++;
    for (size_t i = 0; i < all->question->count; i++)
        if (dl_slice_equal(stem, all->question->terms[i].stem)) {
            all->occurrences[all->occurrence_count++] =
                (dl_occurrence){.term = (uint32_t)i,
                                .position = token->position,
                                .in_tag = token->inside_tag,
                                .exact = dl_slice_equal(token->term, all->question->terms[i].folded)};
            break;
        }
    return true;
}

static void compare(const dl_units *units, const dl_unit *unit, const told *all)
{
    assert_int_equal(unit->length, all->length);
    assert_int_equal(unit->stem_count, all->stem_count);
    for (size_t i = 0; i < unit->stem_count; i++)
        assert_int_equal(units->stems[unit->first_stem + i].count, all->counts[i]);
    size_t met = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const dl_occurrence *at = &units->occurrences[unit->first + i];
        if (at->kin)
            continue;
        const dl_occurrence *expected = &all->occurrences[met++];
        assert_true(met <= all->occurrence_count);
        assert_int_equal(at->term, expected->term);
        assert_int_equal(at->position, expected->position);
        assert_int_equal(at->in_tag, expected->in_tag);
        assert_int_equal(at->exact, expected->exact);
    }
    assert_int_equal(met, all->occurrence_count);
}

static bool take_word(void *context, const dl_token *token)
{
    dl_question *question = context;
    const dl_slice stem = token->kind == DL_TOKEN_PAIR ? token->term : token->stem;
    if (stem.size && question->count < DL_QUESTION_TERMS)
        question->terms[question->count++] = (dl_question_term){.stem = dl_slice_make(strndup(stem.data, stem.size), stem.size),
                                                                .folded = dl_slice_make(strndup(token->term.data, token->term.size),
                                                                                        token->term.size),
                                                                .weight = 1};
    return true;
}

/* In one lexicon, search after search, so that words are met for the first time and again. */
static void texts_are_what_the_analyzer_tells(void **state)
{
    static told all[TEXTS];
    static const char *const languages[] = {"en", "de", "ru", "tr"};
    dl_analyzer *analyzer, *other;
    dateline_error error;
    dl_question question = {0};
    dl_buffer texts[TEXTS] = {0};
    uint32_t random = 1;
    dl_lexicon *lexicon = dl_lexicon_new();
    (void)state;
    assert_non_null(lexicon);
    assert_int_equal(dl_analyzer_new(&analyzer, "en", &error), DATELINE_OK);
    assert_int_equal(dl_analyzer_new(&other, "en", &error), DATELINE_OK);
    for (size_t i = 0; i < COUNT(asked); i++)
        assert_int_equal(dl_analyzer_run(analyzer, dl_slice_of(asked[i]), take_word, &question, &error), DATELINE_OK);
    for (int round = 0; round < ROUNDS; round++) {
        dl_units units;
        assert_int_equal(dl_units_begin(&units, &question, lexicon, &error), DATELINE_OK);
        const uint32_t count = 1 + random_below(&random, TEXTS);
        for (uint32_t i = 0; i < count; i++) {
            const dl_language language = dl_language_find(dl_slice_of(languages[random_below(&random, COUNT(languages))]));
            dl_analyzer_set_language(analyzer, language);
            dl_analyzer_set_language(other, language);
            random_text(&texts[i], &random);
            memset(&all[i], 0, sizeof all[i]);
            all[i].question = &question;
            assert_int_equal(dl_analyzer_run(other, dl_buffer_slice(&texts[i]), take_token, &all[i], &error), DATELINE_OK);
            assert_int_equal(dl_units_open(&units, 0, 0, &error), DATELINE_OK);
            assert_int_equal(dl_units_add(&units, analyzer, dl_buffer_slice(&texts[i]), false, &error), DATELINE_OK);
            assert_int_equal(dl_analyzer_text_language(analyzer), language);
        }
        assert_int_equal(dl_units_finish(&units, &error), DATELINE_OK);
        assert_int_equal(dl_analyzer_text_language(analyzer), dl_analyzer_text_language(other));
        assert_int_equal(units.count, count);
        for (uint32_t i = 0; i < count; i++)
            compare(&units, &units.items[i], &all[i]);
        dl_units_end(&units);
    }
    for (size_t i = 0; i < question.count; i++) {
        free((void *)(uintptr_t)question.terms[i].stem.data);
        free((void *)(uintptr_t)question.terms[i].folded.data);
    }
    for (size_t i = 0; i < TEXTS; i++)
        dl_buffer_free(&texts[i]);
    dl_analyzer_free(analyzer);
    dl_analyzer_free(other);
    dl_lexicon_free(lexicon);
}

/* More stems than it keeps. */
static void a_full_lexicon_begins_anew(void **state)
{
    dl_lexicon *lexicon = dl_lexicon_new();
    char word[16];
    (void)state;
    assert_non_null(lexicon);
    dl_lexicon_begin(lexicon);
    const uint32_t first = dl_lexicon_stem(lexicon, DL_LITERAL("river"));
    lexicon->marks[first] = (dl_lexicon_mark){.search = lexicon->search, .number = 7};
    for (unsigned i = 0; i < 70000; i++) {
        snprintf(word, sizeof word, "w%u", i);
        assert_int_equal(dl_lexicon_stem(lexicon, dl_slice_of(word)), i + 1);
    }
    assert_int_equal(dl_lexicon_stem(lexicon, DL_LITERAL("river")), first); /* of this search, all stay */
    assert_int_equal(lexicon->marks[first].search, lexicon->search);
    assert_int_equal(lexicon->marks[first].number, 7);
    assert_true(dl_slice_is(dl_lexicon_text(lexicon, first + 1), "w0"));
    dl_lexicon_begin(lexicon);
    assert_int_equal(dl_lexicon_stem(lexicon, DL_LITERAL("boat")), 0);
    assert_int_not_equal(lexicon->marks[0].search, lexicon->search);
    dl_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_what_the_analyzer_tells),
        cmocka_unit_test(a_full_lexicon_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
