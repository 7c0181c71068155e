/* The cache of words: what it holds is right, and words asked for often stay. */
#include "unit.h"

#include "text/word_cache.h"

#include <stdio.h>

static dl_cached_word *keep(dl_word_cache *cache, dl_language language, const char *text, const char *folded,
                            const char *stem)
{
    return dl_word_cache_keep(cache, dl_word_cache_hash(language, dl_slice_of(text)), language, dl_slice_of(text), dl_slice_of(folded), dl_slice_of(stem));
}

static dl_cached_word *find(dl_word_cache *cache, dl_language language, const char *text)
{
    return dl_word_cache_find(cache, dl_word_cache_hash(language, dl_slice_of(text)), language, dl_slice_of(text));
}

static void test_words_are_remembered(void **state)
{
    (void)state;
    /* Forms that are beginnings of the one before, and not; languages. */
    static const struct {
        dl_language language;
        const char *text, *folded, *stem;
    } words[] = {
        {1, "running", "running", "run"},    {2, "running", "running", "running"}, {1, "Running", "running", "run"},
        {1, "Universit\u00E9", "universite", "univers"}, {1, "ponies", "ponies", "poni"}, {1, "a", "a", "a"},
        {1, "geese", "geese", "goose"},
    };
    dl_word_cache *cache = dl_word_cache_new();
    for (size_t i = 0; i < COUNT(words); i++) {
        assert_null(find(cache, words[i].language, words[i].text));
        assert_non_null(keep(cache, words[i].language, words[i].text, words[i].folded, words[i].stem));
        const dl_cached_word *found = find(cache, words[i].language, words[i].text);
        assert_non_null(found);
        assert_true(dl_slice_is(dl_word_cache_folded(found), words[i].folded));
        assert_true(dl_slice_is(dl_word_cache_stem(found), words[i].stem));
        assert_int_equal(found->note.edition, 0);
    }
    dl_word_cache_free(cache);
}

static void test_long_words_are_not_kept(void **state)
{
    (void)state;
    char text[DL_WORD_CACHE_BYTES + 2];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    dl_word_cache *cache = dl_word_cache_new();
    assert_null(keep(cache, 1, text, text, text));
    assert_null(find(cache, 1, text));
    text[sizeof text - 2] = '\0';
    assert_null(keep(cache, 1, text, "y", text));
    assert_non_null(keep(cache, 1, text, text, text));
    assert_non_null(find(cache, 1, text));
    assert_null(keep(cache, 1, "", "", ""));
    dl_word_cache_free(cache);
}

/* A hundred common words among ten times as many rare ones as there is room for: once the cache has its full size,
 * the common ones are nearly always there. */
static void test_common_words_stay(void **state)
{
    (void)state;
    enum { COMMON = 100, ROUNDS = 40000, WARM = 4000, RARE = 16 };
    dl_word_cache *cache = dl_word_cache_new();
    unsigned asked = 0, missed = 0;
    char word[32];
    for (unsigned round = 0; round < ROUNDS; round++) {
        snprintf(word, sizeof word, "common%u", round % COMMON);
        asked += round >= WARM;
        if (!find(cache, 1, word)) {
            missed += round >= WARM;
            keep(cache, 1, word, word, word);
        }
        for (unsigned i = 0; i < RARE; i++) {
            snprintf(word, sizeof word, "rare%u", round * RARE + i);
            assert_null(find(cache, 1, word));
            keep(cache, 1, word, word, word);
        }
    }
    if (missed * 1000 > asked)
        fail_msg("%u of %u were forgotten", missed, asked);
    dl_word_cache_free(cache);
}

/* While the table grows twice, the second time beyond what is allowed. */
static void test_words_outlive_growing(void **state)
{
    (void)state;
    enum { WORDS = 20, ASKED = 1200000 };
    static const size_t allowed[] = {0, (size_t)8 << 20, SIZE_MAX};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        dl_word_cache *cache = dl_word_cache_new();
        dl_word_cache_allow(cache, allowed[i]);
        char word[32];
        for (unsigned w = 0; w < WORDS; w++) {
            snprintf(word, sizeof word, "kept%u", w);
            keep(cache, 1, word, word, "kep");
        }
        for (unsigned asked = 0; asked < ASKED; asked++)
            assert_null(find(cache, 2, "kept1"));
        for (unsigned w = 0; w < WORDS; w++) {
            snprintf(word, sizeof word, "kept%u", w);
            dl_cached_word *found = find(cache, 1, word);
            assert_non_null(found);
            assert_true(dl_slice_is(dl_word_cache_stem(found), "kep"));
        }
        dl_word_cache_free(cache);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_remembered),
        cmocka_unit_test(test_long_words_are_not_kept),
        cmocka_unit_test(test_common_words_stay),
        cmocka_unit_test(test_words_outlive_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
