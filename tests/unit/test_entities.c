/* What a tweet's text names. */
#include "unit.h"
#include <stdint.h>

#include "article/lines/entities.h"
#include "util/buffer.h"

static void add_all(dl_buffer *out, const char *name, const dl_slice *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dl_buffer_add_text(out, out->size ? " " : "");
        dl_buffer_add_text(out, name);
        dl_buffer_add_slice(out, items[i]);
    }
}

static void test_links_mentions_and_hashtags(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"thanks @MIshaqDar50 and @MIshaqDar50!", "@MIshaqDar50"},
        {"(@a) .@b \u201C@c_d: hi\u201D", "@a @b @c_d"},
        {"me@example.org a_@b", ""},
        {"@sixteen_letters_x", ""},          /* a handle has 15 at most */
        {"@fifteen_letters", "@fifteen_letters"},
        {"@ # @- #-", ""},
        {"#SCO #sco #SCO", "#SCO #sco"},
        {"#1 #2025 #24th #a1", "#24th #a1"}, /* a number is no tag */
        {"#воздушныйзмей #پتنگ #凧 #cafe\u0301", "#воздушныйзмей #پتنگ #凧 #cafe\u0301"},
        {"\uFF03日本 \uFF20handle", "@handle #日本"},
        {"a#b", ""},
        {"see https://t.co/Rv9, http://a.example/b?c=d. pic.twitter.com/X1\u2014",
         "https://t.co/Rv9 http://a.example/b?c=d pic.twitter.com/X1"},
        {"http://... https:// pic.twitter.com/ topic.twitter.com/x", ""},
        {"\"https://example.org/\"", "https://example.org/"},
        {"https://x.com/a#b@c", "https://x.com/a#b@c"},
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_entities found;
        assert_true(dl_entities_find(&found, &arena, dl_slice_of(cases[i].text)));
        dl_buffer_clear(&out);
        dl_buffer_add(&out, "", 0);
        add_all(&out, "", found.links, found.link_count);
        add_all(&out, "@", found.mentions, found.mention_count);
        add_all(&out, "#", found.hashtags, found.hashtag_count);
        assert_string_equal(out.data ? out.data : "", cases[i].expected);
    }
    dl_buffer_free(&out);
    dl_arena_free(&arena);
}

static void links_and_blanks_are_not_a_tweets_own_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t own;
    } cases[] = {{"", 0},
                 {"https://twitter.com/ada/status/1050118621198921728", 0},
                 {" pic.twitter.com/X1 https://t.co/Rv9 ", 0},
                 {"Two seals, see https://a.example/b?c=d.", 13},
                 {"seals…pic.twitter.com/X1", 8},
                 {"хор topic.twitter.com/x", 25}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(dl_entities_own_bytes(dl_slice_of(cases[i].text)), cases[i].own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_links_mentions_and_hashtags),
                                       cmocka_unit_test(links_and_blanks_are_not_a_tweets_own_text)};
    return cmocka_run_group_tests_name("entities", tests, NULL, NULL);
}
