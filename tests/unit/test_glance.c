/* What a glance says of a phrase is what the highlighter says after reading the text word by word.
 */
#include "unit.h"

#include "engine/search/glance.h"
#include "highlight/highlight.h"
#include "util/clock.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    dl_analyzer *analyzer;
    dl_buffer scratch;
} fixture;

static int setup(void **state)
{
    static fixture made;
    *state = &made;
    return dl_analyzer_new(&made.analyzer, NULL, NULL) ? -1 : 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    dl_analyzer_free(f->analyzer);
    dl_buffer_free(&f->scratch);
    return 0;
}

static const dl_query_node *parse(dl_arena *arena, fixture *f, const char *text)
{
    dl_query query;
    assert_int_equal(dl_query_parse(&query, arena, f->analyzer, dl_slice_of(text), 0, NULL),
                     DATELINE_OK);
    const dl_query_node *root = query.root;
    while (root->kind == DL_QUERY_GROUP && root->clause_count == 1)
        root = root->clauses[0];
    return root;
}

static void what_it_says_of_texts(void **state)
{
    static const struct {
        const char *query, *text;
        dl_glance said;
    } cases[] = {
        {"\"san francisco\"", "The ferry to San Francisco, daily", DL_GLANCE_YES},
        {"\"san francisco\"", "San Francisco", DL_GLANCE_YES},
        {"\"san francisco\"", "in (san francisco).", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "San-Francisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "San\u2019s Francisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "San Francisco\u2019s", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "Francisco and San", DL_GLANCE_NO},
        {"\"san francisco\"", "San Jos\u00E9 and Francisco", DL_GLANCE_NO},
        {"\"san francisco\"", "San, they said \u2014 not Francisco", DL_GLANCE_NO},
        {"\"san francisco\"", "S\u00E0n Fr\u00E4ncisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "called \"San Francisco\", once", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "called \"San Francisco\" once", DL_GLANCE_YES},
        {"\"san francisco\"", "San \u0424 Francisco", DL_GLANCE_UNSURE}, /* letters of others are not seen */
        {"\"san francisco\"", "Francisco \u4E2D\u56FD San", DL_GLANCE_NO},
        {"\"san francisco\"", "\uFF33an and Francisco", DL_GLANCE_UNSURE}, /* a wide S */
        {"\"san francisco\"", "#SanFrancisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "San: $5, the #1 in Francisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"", "San: $5 @ Francisco", DL_GLANCE_NO},
        {"\"san francisco\"", "", DL_GLANCE_UNSURE},
        {"\"may 5 2011\"", "on May 5 2011.", DL_GLANCE_YES},
        {"\"中国人\"", "在中国人民", DL_GLANCE_YES},
        {"\"中国人\"", "“中国，人中国”", DL_GLANCE_NO},
        {"\"中国人\"", "中国 人", DL_GLANCE_NO}, /* with a blank it is no run */
        {"\"中国人\"", "中国\u2F08", DL_GLANCE_UNSURE}, /* a radical that folds to the character */
        {"\"中国人\"", "中国\u200B人", DL_GLANCE_UNSURE},
        {"\"カナ\"", "カナダ", DL_GLANCE_YES},
        {"\"カナ\"", "カナ\u3099", DL_GLANCE_UNSURE}, /* a mark makes another letter */
        {"\"カナ\"", "ｶﾅ", DL_GLANCE_UNSURE},
        {"\"대통령\"", "대통령은", DL_GLANCE_YES},
        {"\"中国 人\"", "中国 人", DL_GLANCE_UNSURE},
        {"\"to be or not\"", "not to be or", DL_GLANCE_NO},
        {"\"caf\u00E9 royal\"", "at the Cafe Royal tonight", DL_GLANCE_YES}, /* folded alike */
        {"\"\u043C\u0438\u0440 now\"", "mir now", DL_GLANCE_UNSURE},
        {"\"san s\"", "san s francisco", DL_GLANCE_UNSURE},
        {"\"san * francisco\"", "san de francisco", DL_GLANCE_UNSURE},
        {"\"san francisco\"~3", "san francisco", DL_GLANCE_UNSURE},
        {"san", "san francisco", DL_GLANCE_UNSURE},
    };
    fixture *f = *state;
    dl_arena arena = DL_ARENA_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const dl_query_node *phrase = parse(&arena, f, cases[i].query);
        if (dl_glance_phrase(phrase, dl_slice_of(cases[i].text), &f->scratch) != cases[i].said)
            fail_msg("case %zu: %s in %s", i, cases[i].query, cases[i].text);
    }
    dl_arena_free(&arena);
}

/* What phrases and texts are made of. */
typedef struct kit {
    const char *const *words, *const *joints, *const *asked; /* each ended by NULL */
    size_t plain_words, plain_joints; /* so many of them in every other text */
    const char *between;              /* the words that are asked for */
} kit;

static const kit kits[] = {
    {(const char *const[]){"san", "San", "SAN", "fran", "Francisco", "s", "a", "sanfran", "5", "may", "caf\u00E9", "\u0444",
                           "\u4E2D\u56FD", "o'san", "san's", "S", "s\u00E4n", "\u017Fan", "fr\u00E0n", "\uFF53an",
                           "\u0661", "ma\u00FF", "\u00AA", "\u00B2", "\u4E18s", "\u4E19", "\U0001F600", "\U0001F198s",
                           NULL},
     (const char *const[]){" ",  " ",      " ",    " ",      "-",     ".",  "_",   "'",  "\u2019", "\u2019s ", "'s ", "'s",
                           ", ", ",",      "\u2014", " #",  "#",     " @", "$",   "\"", "\n",     "&",         ": ",  "",
                           "\u0301", "\u200D", "/", "(",   " $",    " $5 ", "# ", " @ ", "$ ",    "#_",        NULL},
     (const char *const[]){"san", "fran", "francisco", "a", "sanfran", "5", "may", "cafe", "s", NULL},
     5, 4, " "},
    {(const char *const[]){"中", "国", "人", "カ", "ナ", "か", "ガ", "ｶ", "한", "국", "인", "a", "5", "\uF900", "\u2F08", "々",
                           "ー", "\u1112\u1161\u11AB", "\U0001F600", NULL},
     (const char *const[]){"", "", "", " ", "，", "“", "\uFE00", "\u3099", "ﾞ", "\u200D", "\u200B", "-", "_", "・", "#", "\n",
                           "\u0301", NULL},
     (const char *const[]){"中", "国", "人", "中", "国", "人", "カ", "ナ", "ガ", "한", NULL},
     3, 5, ""},
};

static const char *any_of(const char *const *list, size_t most, unsigned *seed)
{
    size_t count = 0;
    while (list[count] && count < most)
        count++;
    return list[(size_t)rand_r(seed) % count];
}

/* Texts of words and of all that may stand between them. */
static void make_text(dl_buffer *out, const kit *from, unsigned *seed, bool plain)
{
    dl_buffer_clear(out);
    size_t count = 1 + (size_t)rand_r(seed) % 12;
    for (size_t i = 0; i < count; i++) {
        if (i || rand_r(seed) % 4 == 0)
            dl_buffer_add_text(out, any_of(from->joints, plain ? from->plain_joints : SIZE_MAX, seed));
        dl_buffer_add_text(out, any_of(from->words, plain ? from->plain_words : SIZE_MAX, seed));
    }
}

static void never_contradicts(fixture *f, const kit *from)
{
    enum { ROUNDS = 60000 };
    dl_buffer text = DL_BUFFER_EMPTY, query = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    unsigned seed = 5, said[3] = {0};
    dl_highlighter *highlighter = NULL;
    const dl_query_node *phrase = NULL;
    for (int round = 0; round < ROUNDS; round++) {
        if (round % 50 == 0) {
            dl_highlighter_free(highlighter);
            dl_arena_reset(&arena);
            dl_buffer_clear(&query);
            dl_buffer_add_byte(&query, '"');
            for (int n = 2 + rand_r(&seed) % 2; n; n--)
                dl_buffer_printf(&query, "%s%s", any_of(from->asked, SIZE_MAX, &seed), n > 1 ? from->between : "\"");
            phrase = parse(&arena, f, query.data);
            assert_int_equal(dl_highlighter_new(&highlighter, f->analyzer, phrase, NULL),
                             DATELINE_OK);
        }
        make_text(&text, from, &seed, round % 2);
        dl_glance glance = dl_glance_phrase(phrase, dl_buffer_slice(&text), &f->scratch);
        bool answers;
        assert_int_equal(dl_highlighter_answers(&answers, highlighter, dl_buffer_slice(&text), 0,
                                                DATELINE_PARAGRAPH, NULL),
                         DATELINE_OK);
        if (glance && answers != (glance == DL_GLANCE_YES))
            fail_msg("%s in [%s]: the glance says %d, the analyzer %d", query.data, text.data,
                     (int)glance, answers);
        said[glance]++;
    }
    for (size_t i = 0; i < COUNT(said); i++)
        assert_true(said[i] > ROUNDS / 100);
    dl_highlighter_free(highlighter);
    dl_arena_free(&arena);
    dl_buffer_free(&text);
    dl_buffer_free(&query);
}

static void it_never_contradicts_the_analyzer(void **state)
{
    for (size_t i = 0; i < COUNT(kits); i++)
        never_contradicts(*state, &kits[i]);
}

/* Whatever folds to letters or digits of ASCII may be part of a word. */
static void no_character_is_overlooked(void **state)
{
    fixture *f = *state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY, fold = DL_BUFFER_EMPTY, query = DL_BUFFER_EMPTY;
    unsigned met = 0;
    for (uint32_t code = 0x80; code < 0x20000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        dl_buffer_clear(&text);
        dl_buffer_clear(&fold);
        char bytes[4];
        dl_buffer_add(&text, bytes, dl_utf8_encode(code, bytes));
        assert_int_equal(dl_analyzer_fold(f->analyzer, &fold, dl_buffer_slice(&text), NULL), DATELINE_OK);
        bool ascii = fold.size > 0;
        for (size_t i = 0; i < fold.size; i++)
            ascii = ascii && ((fold.data[i] >= 'a' && fold.data[i] <= 'z') || (fold.data[i] >= '0' && fold.data[i] <= '9'));
        if (!ascii)
            continue;
        met++;
        dl_buffer_clear(&query);
        dl_buffer_printf(&query, "\"q%.*sq zz\"", (int)fold.size, fold.data);
        char before[8];
        snprintf(before, sizeof before, "%.*s", (int)text.size, text.data);
        dl_buffer_clear(&text);
        dl_buffer_printf(&text, "a q%sq zz", before);
        const dl_query_node *phrase = parse(&arena, f, query.data);
        if (dl_glance_phrase(phrase, dl_buffer_slice(&text), &f->scratch) == DL_GLANCE_NO)
            fail_msg("U+%04X, which folds to %.*s", (unsigned)code, (int)fold.size, fold.data);
        dl_arena_reset(&arena);
    }
    assert_true(met > 1000);
    dl_arena_free(&arena);
    dl_buffer_free(&text);
    dl_buffer_free(&fold);
    dl_buffer_free(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_says_of_texts),
        cmocka_unit_test(it_never_contradicts_the_analyzer),
        cmocka_unit_test(no_character_is_overlooked),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
