/* Spans and fragments over random queries and texts in ten scripts and more. */
#include "highlight_check.h"
#include "unit.h"

#include "rank/rank.h"
#include "util/utf8.h"

#include <stdlib.h>

static const char *const texts[] = {
    "Dar congratulated #TajikistanChairmanship of the SCO-CHG @MIshaqDar50 on Tajikistan\u2019s chairmanship",
    "Caf\u00E9 cre\u0300me \u00E0 la fran\u00E7aise, l\u2019\u00E9t\u00E9 d'avant; 3,000 \u20AC pic.twitter.com/aB1",
    "Die Stra\u00DFe der Gro\u00DFm\u00E4chte, Stra\u00DFen und H\u00E4user",
    "\u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442 \u0432\u0441\u0442\u0440\u0435\u0442\u0438\u043B \u043F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442\u043E\u0432, \u0451\u043B\u043A\u0430 \u0438 \u043F'\u044F\u0442\u044C",
    "\u0397 \u0395\u03BB\u03BB\u03AC\u03B4\u03B1 \u03BA\u03B1\u03B9 \u03BF\u03B9 \u03AC\u03BD\u03B8\u03C1\u03C9\u03C0\u03BF\u03B9 \u03C4\u03B7\u03C2 \u03B5\u03BB\u03BB\u03AC\u03B4\u03B1\u03C2",
    "\u0648\u0632\u06CC\u0631\u0650 \u0627\u0639\u0638\u0645 \u067E\u0627\u06A9\u0633\u062A\u0627\u0646 \u0646\u06D2 \u0627\u0644\u0631\u0651\u0626\u064A\u0633 \u0643\u062A\u0627\u0628",
    "\u05D4\u05E0\u05E9\u05D9\u05D0 \u05E6\u05D4\u05F4\u05DC \u05E9\u05DC\u05D5\u05DD \u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD",
    "\u092A\u094D\u0930\u0927\u093E\u0928 \u092E\u0902\u0924\u094D\u0930\u0940 \u092D\u093E\u0930\u0924 \u0915\u0947 \u092E\u0902\u0924\u094D\u0930\u093F\u092F\u094B\u0902",
    "\u4E2D\u56FD\u7ECF\u6D4E\u589E\u957F #\u4E2D\u56FD\u7ECF\u6D4E \u4E60\u8FD1\u5E73\u4E3B\u5E2D\u8BBF\u95EE\u4FC4\u7F57\u65AF",
    "\u6771\u4EAC\u90FD\u306E\u5929\u6C17\u306F\u6674\u308C\u30CB\u30E5\u30FC\u30B9\u3067\u3059",
    "\uC11C\uC6B8\uC5D0\uC11C \uB300\uD1B5\uB839\uC774 \uB9D0\uD588\uB2E4",
    "\u0E19\u0E32\u0E22\u0E01\u0E23\u0E31\u0E10\u0E21\u0E19\u0E15\u0E23\u0E35\u0E44\u0E17\u0E22\u0E40\u0E14\u0E34\u0E19\u0E17\u0E32\u0E07",
    "\u0544\u0561\u0575\u0580\u0561\u0584\u0561\u0572\u0561\u0584 \u0535\u0580\u0587\u0561\u0576",
    "\u10D7\u10D1\u10D8\u10DA\u10D8\u10E1\u10D8 \u10E1\u10D0\u10E5\u10D0\u10E0\u10D7\u10D5\u10D4\u10DA\u10DD",
    "\U0001F1F5\U0001F1F0 \U0001F468\u200D\U0001F469\u200D\U0001F467 d\u2019accord \u1E9E \uFF21\uFF22\uFF23 \u01C4ur x\u0301\u0323y e.g. U.S.A. 19.11.2025",
};

static dl_analyzer *analyzer;

static int make_analyzer(void **state)
{
    (void)state;
    return dl_analyzer_new(&analyzer, NULL, NULL);
}

static int free_analyzer(void **state)
{
    (void)state;
    dl_analyzer_free(analyzer);
    return 0;
}

static unsigned seed = 5;

static size_t below(size_t limit)
{
    return (size_t)rand_r(&seed) % limit;
}

/* Query and text are made of the same few, so that they meet. */
static size_t around[2];

/* A stretch of one of the texts, on character boundaries. */
static dl_slice some_text(size_t longest)
{
    dl_slice whole = dl_slice_of(texts[around[below(2)]]);
    size_t begin = dl_utf8_floor(whole, below(whole.size));
    size_t end = dl_utf8_floor(whole, begin + 1 + below(longest));
    return dl_slice_cut(whole, begin, end > begin ? end : whole.size);
}

static dl_slice some_word(void)
{
    dl_slice whole = dl_slice_of(texts[around[below(2)]]);
    size_t begin = dl_utf8_floor(whole, below(whole.size)), end;
    while (begin && whole.data[begin - 1] != ' ')
        begin--;
    for (end = begin; end < whole.size && whole.data[end] != ' ';)
        end++;
    return dl_slice_cut(whole, begin, end);
}

static void add_clause(dl_buffer *query)
{
    static const char *const shapes[] = {"%s",     "%s",      "\"%s\"",      "%s*",         "*%s", "%s~", "%s~2", "=%s",
                                         "+%s",    "-%s",     "\"%s %s\"",  "\"%s %s\"~4", "%s NEAR/3 %s",
                                         "%s ADJ/4 %s", "\"%s * %s\"", "#%s", "\"%s* %s~\"", "(%s OR %s) NEAR/9 %s", "=\"%s %s\""};
    for (const char *at = shapes[below(COUNT(shapes))]; *at; at++) {
        if (*at != '%') {
            dl_buffer_add_byte(query, *at);
            continue;
        }
        dl_buffer_add_slice(query, below(4) ? some_word() : some_text(12));
        at++;
    }
    dl_buffer_add_byte(query, ' ');
}

static void spans_and_fragments_hold_for_random_queries_and_texts(void **state)
{
    (void)state;
    size_t lit = 0, cut = 0;
    for (int round = 0; round < 6000; round++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer asked = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
        around[0] = below(COUNT(texts));
        around[1] = below(COUNT(texts));
        for (size_t n = 1 + below(4); n; n--)
            add_clause(&asked);
        for (size_t n = 1 + below(8); n; n--) {
            dl_buffer_add_slice(&text, below(3) ? some_text(80) : some_word());
            dl_buffer_add_text(&text, below(4) ? " " : below(2) ? "" : ". ");
        }
        dl_query query;
        dl_highlighter *highlighter;
        dateline_span *spans;
        dateline_passage passage = {.text = dl_buffer_slice(&text)};
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_buffer_slice(&asked), 0, NULL), DATELINE_OK);
        dl_rank_apply(query.root);
        assert_int_equal(dl_highlighter_new(&highlighter, analyzer, query.root, NULL), DATELINE_OK);
        assert_int_equal(dl_highlighter_run(&spans, &passage.span_count, highlighter, &arena, passage.text,
                                            DL_LANGUAGE_UNKNOWN, DATELINE_PARAGRAPH, NULL),
                         DATELINE_OK);
        passage.spans = spans;
        bool answers;
        assert_int_equal(dl_highlighter_answers(&answers, highlighter, passage.text, DL_LANGUAGE_UNKNOWN,
                                                DATELINE_PARAGRAPH, NULL),
                         DATELINE_OK);
        assert_int_equal(answers, passage.span_count > 0);
        const char *wrong = highlight_check_spans(passage.text, spans, passage.span_count);
        wrong = wrong ? wrong : highlight_check_claims(analyzer, passage.text, spans, passage.span_count);
        const dateline_fragment *fragments;
        size_t count;
        assert_int_equal(dl_fragments_choose(&fragments, &count, &arena, analyzer, &passage, 1 + below(60), 1 + below(4), NULL),
                         DATELINE_OK);
        wrong = wrong ? wrong : highlight_check_fragments(analyzer, &passage, fragments, count);
        if (wrong) {
            for (size_t i = 0; i < passage.span_count; i++)
                print_error("%zu-%zu %s %d\n", spans[i].byte_begin, spans[i].byte_end, spans[i].term, (int)spans[i].via);
            fail_msg("%s\n%s\n%s", wrong, asked.data, text.data);
        }
        lit += passage.span_count;
        cut += count;
        dl_highlighter_free(highlighter);
        dl_buffer_free(&asked);
        dl_buffer_free(&text);
        dl_arena_free(&arena);
    }
    assert_true(lit > 2000 && cut > 2000); /* it did test something */
}

static void fragments_show_most_of_what_was_asked(void **state)
{
    static const struct {
        const char *query, *text, *shown;
        size_t size, limit;
    } cases[] = {
        {"x", "short x", "", 20, 3},
        {"x", "a b c d e f g h i j k x l m n o p q r s t", "i j k x l m n", 14, 3},
        {"x y", "x a b c d e f g h i j k x y l m n o p q r s t x", "k x y l", 9, 1},
        {"x y", "x a b c d e f g h i j k y l m n o p q r s t", "x a b c|k y l", 7, 2},
        {"nothing", "some words that are here", "some", 6, 3},
        {"word", "wordy word-of-mouth", "word-of-mouth", 5, 3},
        {"x", "x and more words", "", 16, 3}, /* not longer than one */
        {"x", "x and more words", "x and more", 15, 3},
        {"и", "и ещё слова здесь", "", 17, 3}, /* of letters, not bytes */
        {"и", "и ещё слова здесь", "и ещё слова", 16, 3},
        {"none", "a !!!\u0301\u0301!!! b", "a !!", 5, 3}, /* a sign with its marks is one */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer shown = DL_BUFFER_EMPTY;
        dl_query query;
        dl_highlighter *highlighter;
        dateline_span *spans;
        const dateline_fragment *fragments;
        size_t count;
        dateline_passage passage = {.text = dl_slice_of(cases[i].text)};
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_slice_of(cases[i].query), 0, NULL), DATELINE_OK);
        assert_int_equal(dl_highlighter_new(&highlighter, analyzer, query.root, NULL), DATELINE_OK);
        assert_int_equal(dl_highlighter_run(&spans, &passage.span_count, highlighter, &arena, passage.text,
                                            DL_LANGUAGE_UNKNOWN, DATELINE_PARAGRAPH, NULL),
                         DATELINE_OK);
        passage.spans = spans;
        assert_int_equal(dl_fragments_choose(&fragments, &count, &arena, analyzer, &passage, cases[i].size, cases[i].limit, NULL),
                         DATELINE_OK);
        dl_buffer_add(&shown, "", 0);
        for (size_t f = 0; f < count; f++)
            dl_buffer_printf(&shown, "%s%.*s", f ? "|" : "", (int)(fragments[f].byte_end - fragments[f].byte_begin),
                             passage.text.data + fragments[f].byte_begin);
        assert_string_equal(shown.data, cases[i].shown);
        dl_highlighter_free(highlighter);
        dl_buffer_free(&shown);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_and_fragments_hold_for_random_queries_and_texts),
        cmocka_unit_test(fragments_show_most_of_what_was_asked),
    };
    return cmocka_run_group_tests(tests, make_analyzer, free_analyzer);
}
