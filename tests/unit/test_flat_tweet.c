/* Tweets that were flattened to text. */
#include "unit.h"

#include "article/lines/flat_tweet.h"
#include "util/buffer.h"

static void test_attributions(void **state)
{
    (void)state;
    /* The text before it | name | handle; NULL: none. */
    static const struct {
        const char *text, *before, *name, *handle;
    } cases[] = {
        {"Words pic.twitter.com/x — Some – Name (@some) November 18, 2025", "Words pic.twitter.com/x ",
         "Some – Name", "some"},
        {"Words… — One — Two (@one) November 18, 2025", "Words… ", "One — Two", "one"},
        {"Words — here — Name (@n) 18 November 2025", "Words — here ", "Name", "n"},
        {"Hurts!— Quinn Nelson (@SnazzyQ) October 6, 2014The seam", "Hurts!", "Quinn Nelson", "SnazzyQ"},
        {"Words\n\n— \nIslamic Times (@Times1) October 07, 2014", "Words\n\n", "Islamic Times", "Times1"},
        {"— @NSC (@NSC)\nSeptember 3, 2014", "", "@NSC", "NSC"},
        {"Words.\n- Name (@n) Nov 18, 2025", "Words.\n", "Name", "n"},
        {"Words. – Name – Place (@n) Nov 18, 2025", "Words. ", "Name – Place", "n"},
        {"Well-known words - Al-Name (@n) Nov 18, 2025", "Well-known words ", "Al-Name", "n"},
        {"Words \u00E2\u20AC\u201D Name (@n) Nov 18, 2025", "Words ", "Name", "n"},
        {"Words — عاجل المملكة (@KsaBrk) February 4, 2015", "Words ", "عاجل المملكة", "KsaBrk"},
        {"Words — Name (@n) 18 ноября 2025", "Words ", "Name", "n"},
        {"Said Name (@n) on November 18, 2025", NULL, NULL, NULL},
        {"— >> Follow Name (@n) on Twitter", NULL, NULL, NULL},
        {"Words — Name (@n) November 31, 2025", NULL, NULL, NULL},
        {"Words — (@n) November 18, 2025", NULL, NULL, NULL},
        {"Words — Name (@) November 18, 2025", NULL, NULL, NULL},
        {"Words — Name (@n November 18, 2025", NULL, NULL, NULL},
        {"Words — Name (@n", NULL, NULL, NULL},
        {"(@", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_attribution found;
        dl_slice text = dl_slice_of(cases[i].text);
        if (dl_flat_tweet_find(&found, text, 0) != (cases[i].before != NULL))
            fail_msg("'%s'", cases[i].text);
        if (!cases[i].before)
            continue;
        dl_slice before = dl_slice_cut(text, 0, found.begin);
        if (!dl_slice_is(before, cases[i].before) || !dl_slice_is(found.name, cases[i].name) ||
            !dl_slice_is(found.handle, cases[i].handle))
            fail_msg("'%s': '%.*s' '%.*s'", cases[i].text, (int)before.size, before.data,
                     (int)found.name.size, found.name.data);
        assert_true(dl_date_known(found.date));
    }
}

static void test_what_is_cut_off(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool cut;
    } cases[] = {
        {"for the… pic.twitter.com/x", true},  {"for the…", true},
        {"for the…pic.twitter.com/x", true},   {"for the… https://t.co/a pic.twitter.com/x", true},
        {"for … the pic.twitter.com/x", false}, {"wait...", false},
        {"pic.twitter.com/x", false},          {"", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (dl_flat_tweet_is_truncated(dl_slice_of(cases[i].text)) != cases[i].cut)
            fail_msg("'%s'", cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attributions),
        cmocka_unit_test(test_what_is_cut_off),
    };
    return cmocka_run_group_tests_name("flat tweet", tests, NULL, NULL);
}
