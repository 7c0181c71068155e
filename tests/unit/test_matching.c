/* What patterns fit and how far words are apart, against plain definitions. */
#include "unit.h"

#include "util/edits.h"
#include "util/glob.h"
#include "util/utf8.h"

#include <stdlib.h>

static void patterns_fit_whole_texts(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool fits;
    } cases[] = {
        {"", "", true},         {"", "a", false},      {"*", "", true},         {"*", "any", true},
        {"?", "a", true},       {"?", "", false},      {"?", "\u4E2D", true},   {"?", "ab", false},
        {"chair*", "chair", true}, {"chair*", "chairs", true}, {"chair*", "achair", false},
        {"*ship", "chairmanship", true}, {"*ship", "ships", false}, {"w?ld*card", "wildcard", true},
        {"w?ld*card", "wld card", false}, {"a*b*c", "abbbc", true}, {"a*b*c", "acb", false},
        {"*a*a*a*b", "aaaaaaaaaaaaaaaa", false}, {"\u00E9?*", "\u00E9\U0001F600", true},
        {"*??", "a\u00E9", true}, {"*??", "\u00E9", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (dl_glob_fits(dl_slice_of(cases[i].pattern), dl_slice_of(cases[i].text)) != cases[i].fits)
            fail_msg("%s against %s", cases[i].pattern, cases[i].text);
    assert_int_equal(dl_glob_fixed(dl_slice_of("ab?c")), 2);
    assert_true(dl_glob_is_prefix(dl_slice_of("ab*")));
    assert_false(dl_glob_is_prefix(dl_slice_of("a?*")));
    assert_false(dl_glob_is_prefix(dl_slice_of("*")));
}

/* Lowrance and Wagner's table, in full. */
static unsigned distance(const uint32_t *a, size_t m, const uint32_t *b, size_t n)
{
    unsigned d[20][20];
    for (size_t i = 0; i <= m; i++)
        for (size_t j = 0; j <= n; j++) {
            if (!i || !j) {
                d[i][j] = (unsigned)(i + j);
                continue;
            }
            unsigned best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
            best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            for (size_t p = 1; p < i; p++)
                for (size_t q = 1; q < j; q++)
                    if (a[p - 1] == b[j - 1] && b[q - 1] == a[i - 1]) {
                        unsigned swap = d[p - 1][q - 1] + (unsigned)(i - p - 1 + j - q - 1) + 1;
                        best = swap < best ? swap : best;
                    }
            d[i][j] = best;
        }
    return d[m][n];
}

enum { WORDS = 3000, LETTERS = 7 };

typedef struct random_word {
    uint32_t codes[LETTERS];
    size_t length;
    char text[LETTERS * 4];
    size_t size;
} random_word;

static random_word make_word(unsigned *seed)
{
    static const uint32_t letters[] = {'a', 'b', 'c', 0xE9, 0x4E2D};
    random_word made = {.length = (size_t)rand_r(seed) % (LETTERS + 1)};
    for (size_t i = 0; i < made.length; i++) {
        made.codes[i] = letters[(size_t)rand_r(seed) % COUNT(letters)];
        made.size += dl_utf8_encode(made.codes[i], made.text + made.size);
    }
    return made;
}

static int by_bytes(const void *a, const void *b)
{
    const random_word *left = a, *right = b;
    return dl_slice_compare(dl_slice_make(left->text, left->size),
                            dl_slice_make(right->text, right->size));
}

static void distances_are_those_of_the_whole_table(void **state)
{
    unsigned seed = 11;
    static random_word words[WORDS];
    (void)state;
    for (size_t i = 0; i < WORDS; i++)
        words[i] = make_word(&seed);
    qsort(words, WORDS, sizeof *words, by_bytes);
    for (unsigned round = 0; round < 60; round++) {
        random_word asked = make_word(&seed);
        unsigned most = round % 4;
        dl_edits edits;
        dl_edits_begin(&edits, dl_slice_make(asked.text, asked.size), most);
        dl_slice dead = {NULL, 0};
        for (size_t i = 0; i < WORDS; i++) {
            unsigned expected = distance(asked.codes, asked.length, words[i].codes, words[i].length);
            dl_slice text = dl_slice_make(words[i].text, words[i].size);
            size_t dead_bytes;
            unsigned got = dl_edits_to(&edits, text, &dead_bytes);
            assert_int_equal(got, expected <= most ? expected : most + 1);
            if (dead.size && dl_slice_starts(text, dead))
                assert_true(expected > most);
            dead = dl_slice_cut(text, 0, dead_bytes);
        }
    }
}

static void long_words_have_no_near_ones(void **state)
{
    char word[DL_EDITS_LENGTH_LIMIT + 1];
    dl_edits edits;
    (void)state;
    memset(word, 'x', sizeof word);
    dl_edits_begin(&edits, dl_slice_make(word, sizeof word), 2);
    assert_int_equal(dl_edits_to(&edits, dl_slice_make(word, sizeof word), NULL), 3);
    dl_edits_begin(&edits, dl_slice_make(word, sizeof word - 1), 2);
    assert_int_equal(dl_edits_to(&edits, dl_slice_make(word, sizeof word), NULL), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_fit_whole_texts),
        cmocka_unit_test(distances_are_those_of_the_whole_table),
        cmocka_unit_test(long_words_have_no_near_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
