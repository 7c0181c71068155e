/* Signatures: equal for equal words, near for small edits, far for others; keys find the near ones. */
#include "unit.h"

#include "engine/search/duplicates.h"
#include "engine/stored/signature.h"
#include "schema/field.h"
#include "util/hash.h"

#include <stdio.h>
#include <stdlib.h>

static void sign(dl_signer *signer, char value[DL_SIGNATURE_SIZE], const int *words, int count)
{
    dl_signer_begin(signer);
    for (int i = 0; i < count; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%d", words[i]);
        dl_signer_add(signer, dl_hash64(dl_slice_of(word), 0));
    }
    assert_int_equal(dl_signer_value(value, signer), count > 0);
}

static dl_likeness compare(const char *left, const char *right)
{
    return dl_signature_compare(dl_slice_make(left, DL_SIGNATURE_SIZE),
                                dl_slice_make(right, DL_SIGNATURE_SIZE));
}

/* Whether one finds the other by it: either signer may be NULL. */
static bool share_a_key(dl_slice left, const dl_signer *left_signer, dl_slice right, const dl_signer *right_signer)
{
    dl_signature_key ours[DL_SIGNATURE_KEYS_MOST], theirs[DL_SIGNATURE_KEYS_MOST];
    unsigned count = dl_signature_keys(ours, left, left_signer), others = dl_signature_keys(theirs, right, right_signer);
    for (unsigned i = 0; i < count * others; i++) {
        const dl_signature_key our = ours[i / others], their = theirs[i % others];
        if (our.key == their.key && (our.fingerprint == their.fingerprint || !our.fingerprint || !their.fingerprint))
            return true;
    }
    return false;
}

/* Random texts and copies with some words changed, from fixed seeds. */
static void small_edits_are_near_and_found_and_large_ones_are_not(void **state)
{
    (void)state;
    static const struct {
        int words, edits;
        double near_least, near_most, found_least;
    } cases[] = {
        {1, 0, 1, 1, 1},        {9, 0, 1, 1, 1},          {9, 1, 0, 0, 0},         {20, 0, 1, 1, 1},
        {20, 1, 0.88, 1, 0.94}, {40, 2, 0.88, 1, 0.94},   {40, 10, 0, 0.06, 0},    {80, 3, 0.93, 1, 0.96},
        {80, 22, 0, 0.04, 0},   {80, 80, 0, 0, 0},        {2000, 40, 0.93, 1, 0.95},
    };
    enum { ROUNDS = 400, MOST = 2000 };
    int *original = malloc(MOST * sizeof *original), *copy = malloc(MOST * sizeof *copy);
    assert_true(original && copy);
    srand(7);
    for (size_t c = 0; c < COUNT(cases); c++) {
        int near = 0, found = 0, words = cases[c].words;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < words; i++)
                copy[i] = original[i] = rand() % 30000;
            for (int i = 0; i < cases[c].edits; i++)
                copy[cases[c].edits == words ? i : rand() % words] = 30000 + rand() % 30000;
            dl_signer left, right;
            char left_value[DL_SIGNATURE_SIZE], right_value[DL_SIGNATURE_SIZE];
            sign(&left, left_value, original, words);
            sign(&right, right_value, copy, words);
            dl_likeness likeness = compare(left_value, right_value);
            assert_int_equal(likeness == DL_THE_SAME, cases[c].edits == 0);
            near += likeness != DL_UNLIKE;
            found += share_a_key(dl_slice_make(left_value, sizeof left_value), &left,
                                 dl_slice_make(right_value, sizeof right_value), &right);
        }
        if (near < cases[c].near_least * ROUNDS || near > cases[c].near_most * ROUNDS ||
            found < cases[c].found_least * ROUNDS)
            fail_msg("%d words, %d edits: %d near, %d found, of %d", words, cases[c].edits, near, found,
                     ROUNDS);
    }
    free(original);
    free(copy);
}

static void the_order_of_words_counts_and_no_words_are_like_nothing(void **state)
{
    (void)state;
    int words[30], turned[30];
    for (int i = 0; i < 30; i++) {
        words[i] = i;
        turned[i] = 29 - i;
    }
    dl_signer signer;
    char left[DL_SIGNATURE_SIZE], right[DL_SIGNATURE_SIZE];
    sign(&signer, left, words, 30);
    sign(&signer, right, turned, 30);
    assert_int_equal(compare(left, right), DL_UNLIKE);
    sign(&signer, right, words, 0);
    assert_int_equal(dl_signature_compare((dl_slice){NULL, 0}, (dl_slice){NULL, 0}), DL_UNLIKE);
    assert_int_equal(dl_signature_compare(dl_slice_make(left, sizeof left), DL_LITERAL("")), DL_UNLIKE);
}

static void one_tweet_is_the_same_whatever_its_text(void **state)
{
    (void)state;
    dl_signer signer;
    char whole[DL_SIGNATURE_POST_SIZE], cut[DL_SIGNATURE_POST_SIZE], other[DL_SIGNATURE_POST_SIZE];
    const int words[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    sign(&signer, whole, words, 12);
    sign(&signer, cut, words, 3);
    sign(&signer, other, words, 12);
    dl_signature_add_post(whole, dl_slice_of("1990700000000000000"), dl_slice_of("AbC"), 60, false);
    dl_signature_add_post(cut, dl_slice_of("1990700000000000000"), dl_slice_of(NULL), 20, true);
    dl_signature_add_post(other, dl_slice_of("1990700000000000001"), dl_slice_of("AbC"), 60, false);
    dl_slice all = dl_slice_make(whole, sizeof whole), part = dl_slice_make(cut, sizeof cut),
             copy = dl_slice_make(other, sizeof other);
    assert_int_equal(dl_signature_compare(all, part), DL_THE_SAME);
    assert_int_equal(dl_signature_compare(copy, part), DL_UNLIKE);
    assert_int_equal(dl_signature_compare(all, copy), DL_THE_SAME); /* the same words, another tweet */
    all.size = DL_SIGNATURE_SIZE; /* a paragraph that quotes it */
    assert_int_equal(dl_signature_compare(all, copy), DL_THE_SAME);
    sign(&signer, cut, words + 4, 3); /* other words, and so no key of theirs in common */
    dl_signature_add_post(cut, dl_slice_of("1990700000000000000"), dl_slice_of(NULL), 20, true);
    assert_true(share_a_key(all = dl_slice_make(whole, sizeof whole), NULL, part, NULL));
    assert_false(share_a_key(part, NULL, copy, NULL));
}

static void a_key_has_a_term_and_what_is_no_signature_has_no_key(void **state)
{
    (void)state;
    dl_signature_key keys[DL_SIGNATURE_KEYS_MOST];
    char value[DL_SIGNATURE_SIZE];
    const int words[] = {1, 2, 3};
    dl_signer signer;
    dl_buffer term = DL_BUFFER_EMPTY;
    sign(&signer, value, words, COUNT(words));
    assert_int_equal(dl_signature_keys(keys, dl_slice_make(value, sizeof value), NULL), 1); /* a short text's is one */
    assert_int_equal(keys[0].fingerprint, 0);
    assert_int_equal(dl_signature_keys(keys, dl_slice_make(value, sizeof value - 1), &signer), 0);
    dl_signature_term(&term, 0xFFFF);
    assert_string_equal(term.data, DL_PREFIX_SIGNATURE "f__");
    dl_buffer_free(&term);
}

/* Some thousand texts of one word: of those whose keys are one by chance, the most have other fingerprints. */
static void fingerprints_tell_apart_what_keys_do_not(void **state)
{
    (void)state;
    enum { TEXTS = 3000 };
    static dl_signature_key keys[TEXTS];
    unsigned met = 0, alike = 0;
    for (int i = 0; i < TEXTS; i++) {
        dl_signature_key made[DL_SIGNATURE_KEYS_MOST];
        char value[DL_SIGNATURE_SIZE];
        dl_signer signer;
        sign(&signer, value, &i, 1);
        assert_int_equal(dl_signature_keys(made, dl_slice_make(value, sizeof value), &signer), 1);
        assert_in_range(made[0].fingerprint, 1, 127);
        keys[i] = made[0];
        for (int j = 0; j < i; j++)
            if (keys[j].key == keys[i].key) {
                met++;
                alike += keys[j].fingerprint == keys[i].fingerprint;
            }
    }
    assert_in_range(met, 40, 100); /* 69 are expected */
    assert_in_range(alike, 0, 5);
}

static void pictures_tell_where_an_id_is_not_known(void **state)
{
    (void)state;
    static const struct {
        const char *id, *picture, *other_id, *other_picture;
        bool same;
    } cases[] = {
        {"1", "AbC", NULL, "AbC", true},  {NULL, "AbC", NULL, "AbC", true}, {"1", "AbC", "1", NULL, true},
        {"1", "AbC", "2", "AbC", false},  {NULL, "AbC", NULL, "AbD", false}, {"1", NULL, NULL, "AbC", false},
        {"1", NULL, NULL, "1", false},
    };
    dl_signer signer;
    const int words[] = {1, 2, 3}, others[] = {4, 5};
    for (size_t i = 0; i < COUNT(cases); i++) {
        char left[DL_SIGNATURE_POST_SIZE], right[DL_SIGNATURE_POST_SIZE];
        sign(&signer, left, words, 3);
        sign(&signer, right, others, 2);
        dl_signature_add_post(left, dl_slice_of(cases[i].id), dl_slice_of(cases[i].picture), 9, false);
        dl_signature_add_post(right, dl_slice_of(cases[i].other_id), dl_slice_of(cases[i].other_picture), 9, false);
        dl_slice a = dl_slice_make(left, sizeof left), b = dl_slice_make(right, sizeof right);
        if ((dl_signature_compare(a, b) == DL_THE_SAME) != cases[i].same || dl_signature_compare(a, b) != dl_signature_compare(b, a))
            fail_msg("case %zu", i);
    }
}

static void what_is_whole_is_fuller_then_what_is_longer(void **state)
{
    (void)state;
    static const struct {
        size_t own;
        bool cut;
    } ascending[] = {{0, false}, {20, true}, {300, true}, {100000, true}, {19, false}, {256, false}, {40000, false}};
    static const char *const ids[] = {"1990700000000000000", "1990700000000000001"};
    const int words[] = {1, 2, 3};
    char values[COUNT(ascending)][DL_SIGNATURE_POST_SIZE], other[DL_SIGNATURE_POST_SIZE];
    dl_signer signer;
    for (size_t i = 0; i < COUNT(ascending); i++) {
        sign(&signer, values[i], words, 3);
        dl_signature_add_post(values[i], dl_slice_of(ids[0]), dl_slice_of(NULL), ascending[i].own, ascending[i].cut);
    }
    sign(&signer, other, words, 3);
    dl_signature_add_post(other, dl_slice_of(ids[1]), dl_slice_of(NULL), 50000, false);
    for (size_t i = 0; i < COUNT(ascending); i++) {
        dl_slice right = dl_slice_make(values[i], sizeof values[i]);
        for (size_t j = 0; j < COUNT(ascending); j++)
            assert_int_equal(dl_signature_is_fuller(right, dl_slice_make(values[j], sizeof values[j])), i > j);
        assert_false(dl_signature_is_fuller(dl_slice_make(other, sizeof other), right));
        assert_false(dl_signature_is_fuller(right, dl_slice_make(values[0], DL_SIGNATURE_SIZE)));
    }
}

static void so_many_matches_are_looked_at_for_copies(void **state)
{
    static const struct {
        size_t wanted;
        unsigned attempt;
        size_t expected;
    } cases[] = {
        {10, 0, 40},
        {10, 1, 160},
        {10, 3, 2560},
        {10, 4, 0}, /* no more tries */
        {10000, 1, 40120},
        {10001, 0, 10001},
        {10001, 1, 20001},
        {10001, 2, 0}, /* the first alone are compared */
        {SIZE_MAX, 0, SIZE_MAX},
        {SIZE_MAX, 1, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(dl_duplicates_window(cases[i].wanted, cases[i].attempt), cases[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_edits_are_near_and_found_and_large_ones_are_not),
        cmocka_unit_test(one_tweet_is_the_same_whatever_its_text),
        cmocka_unit_test(fingerprints_tell_apart_what_keys_do_not),
        cmocka_unit_test(pictures_tell_where_an_id_is_not_known),
        cmocka_unit_test(what_is_whole_is_fuller_then_what_is_longer),
        cmocka_unit_test(a_key_has_a_term_and_what_is_no_signature_has_no_key),
        cmocka_unit_test(the_order_of_words_counts_and_no_words_are_like_nothing),
        cmocka_unit_test(so_many_matches_are_looked_at_for_copies),
    };
    return cmocka_run_group_tests_name("signature", tests, NULL, NULL);
}
