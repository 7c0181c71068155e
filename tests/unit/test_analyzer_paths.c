/* The fast path and ICU give the same tokens, and all tokens are as promised: on random text made of
 * what the word rules look at, and on real text. */
#include "analyzer_check.h"
#include "util/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <unicode/uchar.h>

static dl_analyzer *analyzer;

static int set_up(void **state)
{
    (void)state;
    return dl_analyzer_new(&analyzer, NULL, NULL) ? 1 : 0;
}

static int tear_down(void **state)
{
    (void)state;
    dl_analyzer_free(analyzer);
    return 0;
}

/* Fails with the reason and the text itself. */
static void expect_sound(dl_slice text)
{
    dl_buffer why = DL_BUFFER_EMPTY;
    if (!check_analyzer(analyzer, text, &why)) {
        dl_buffer_add_text(&why, "\nin \"");
        for (size_t i = 0; i < text.size && i < 400; i++) {
            unsigned char byte = (unsigned char)text.data[i];
            dl_buffer_printf(&why, byte > ' ' && byte < 0x7F ? "%c" : "\\x%02x", byte);
        }
        dl_buffer_add_text(&why, "\"");
        fail_msg("%s", why.data);
    }
    dl_buffer_free(&why);
}

/* xorshift64*: the same texts on every machine. */
static uint64_t draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(0x2545F4914F6CDD1D) >> 16;
}

static const char *const ascii_pieces[] = {
    "a",  "b",    "S",  "T", "s", "ll", "Word", "X", "1", "23", "000", "12", ".", ",", ";", ":",
    "'",  "'s",   "\"", "_", "-", "--", "#",    "@", "$", "/",  "&",   "(",  "!", "?", "%", "*",
    "\\", "\x7F", "\t", " ", " ", " ",  "\n",   "\r", "\r\n", "\v", "\f", "\x01",
};

static const char *const other_pieces[] = {
    "é",      "É",      "ß",      "ø",      "İ",      "ı",      "\u2019", "\u2018", "\u2019s", "ʼ",
    "ʻ",      "–",      "—",      "‐",      "‑",      "\u0301", "\u0308", "\u0306", "\u200D", "\u200C",
    "\uFE0F", "\u20E3", "👍",     "🏽",     "❤",      "👨",     "🇵",     "🇰",     "สวัสดี",  "ก",
    "ำ",      "์",       "中国",   "经",     "、",     "。",     "カ",     "\u3099", "ﾞ",      "ー",
    "ひ",     "한",     "\u1100", "\u1161", "ك",      "ی",      "ـ",      "\u064E", "ة",      "ﷺ",
    "צ",      "ה",      "״",      "׳",      "־",      "\u05B8", "И",      "и",      "й",      "Ё",
    "у",      "＃",     "＠",     "Ａ",     "ｓ",     "＇",     "．",     "，",     "＿",     "－",
    "\u00A0", "\uFEFF", "\u00AD", "\u2060", "\u202F", "·",      "‿",      "\u200E", "न",      "ि",
    "्",       "\u093C", "٣",      "٬",      "२",      "\u0345", "ῼ",      "ﬁ",      "½",      "²",
    "Ⅷ",      "Ⓐ",      "ŉ",      "\xFF",   "\xC3",   "\xE2\x80", "\xF0\x9F", "\u2028", "\xC2\x85", "…",
    "\u1E9B\u0323", "ᾳ", "ǆ", "\U0001D7D7", "\u302A", "\u0F71", "\u0F72",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* `foreign`: of 100 pieces so many are not ASCII. */
static void expect_sound_random(uint64_t seed, int texts, unsigned foreign)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    for (int i = 0; i < texts; i++) {
        dl_buffer_clear(&text);
        for (uint64_t pieces = draw(&seed) % 24; pieces; pieces--) {
            if (draw(&seed) % 100 < foreign)
                dl_buffer_add_text(&text, other_pieces[draw(&seed) % COUNT(other_pieces)]);
            else
                dl_buffer_add_text(&text, ascii_pieces[draw(&seed) % COUNT(ascii_pieces)]);
        }
        expect_sound(dl_buffer_slice(&text));
    }
    dl_buffer_free(&text);
}

static void test_random_ascii_has_the_same_tokens_on_both_paths(void **state)
{
    (void)state;
    expect_sound_random(1, 8000, 0);
}

static void test_random_mixed_text_has_the_same_tokens_on_both_paths(void **state)
{
    (void)state;
    expect_sound_random(2, 4000, 15);
    expect_sound_random(3, 4000, 50);
    expect_sound_random(4, 2000, 95);
}

static void test_dense_word_signs_have_the_same_tokens_on_both_paths(void **state)
{
    (void)state;
    static const char signs[] = "aaAs11.,;:'\"_-#@$ \n";
    uint64_t seed = 5;
    char text[8];
    for (int i = 0; i < 60000; i++) {
        size_t size = 1 + draw(&seed) % sizeof text;
        for (size_t at = 0; at < size; at++)
            text[at] = signs[draw(&seed) % (sizeof signs - 1)];
        expect_sound(dl_slice_make(text, size));
    }
}

static void test_letters_of_dictionaries_are_the_same_without_them(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "か\u200D❤ 中\u200D👧", "カ_x12", "_\uFE0Fカ", "ー\uFF9E", "中\u202Fカ", "5G手机-中国", "ก中", "กa", "(สวัสดี) ก.ก",
        "ข่าว 12 ข่าว๑๒", "中国経済、2016年。", "한국인中国人", "#中国经济 @中国",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        expect_sound(dl_slice_of(texts[i]));
}

/* Every code point alone, and between letters; of the many alike, some. */
static void test_every_code_point_has_sound_tokens(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        int8_t type = u_charType((UChar32)code);
        bool sampled = (code >= 0x3400 && code < 0xD7A0) || code >= 0x17000; /* ideographs, Hangul */
        if (type == U_UNASSIGNED || type == U_SURROGATE || type == U_PRIVATE_USE_CHAR ||
            (sampled && code < 0x1F000 && code % 61) || (code >= 0x20000 && code % 61))
            continue;
        char bytes[4];
        size_t size = dl_utf8_encode(code, bytes);
        if (text.size > 600) {
            expect_sound(dl_buffer_slice(&text));
            dl_buffer_clear(&text);
        }
        dl_buffer_add(&text, bytes, size);
        dl_buffer_add_text(&text, " a");
        dl_buffer_add(&text, bytes, size);
        dl_buffer_add_text(&text, "b\u0301 ");
    }
    expect_sound(dl_buffer_slice(&text));
    dl_buffer_free(&text);
}

/* The first `limit` bytes of a file, decompressed. False when there is no such file. */
static bool read_start(dl_buffer *out, const char *path, size_t limit)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    archive_read_support_filter_all(archive);
    archive_read_support_format_raw(archive);
    bool opened = archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK &&
                  archive_read_next_header(archive, &entry) == ARCHIVE_OK;
    char *room = opened ? dl_buffer_reserve(out, limit) : NULL;
    la_ssize_t size = room ? archive_read_data(archive, room, limit) : -1;
    if (size > 0)
        out->size += (size_t)size;
    archive_read_free(archive);
    return size > 0;
}

static void test_real_text_has_the_same_tokens_on_both_paths(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "../shared/seed-article.txt",
        "../shared/collections/news/flattened_tweets/articles.jsonl",
        "../shared/collections/news/fnc1_bodies/articles.jsonl.zst",
        "../shared/collections/news/wikipedia_en_2016/articles.jsonl.zst",
        "../shared/collections/multilang/udhr/arb.txt",
        "../shared/collections/multilang/udhr/ben.txt",
        "../shared/collections/multilang/udhr/cmn_hans.txt",
        "../shared/collections/multilang/udhr/ell_monotonic.txt",
        "../shared/collections/multilang/udhr/fra.txt",
        "../shared/collections/multilang/udhr/heb.txt",
        "../shared/collections/multilang/udhr/hin.txt",
        "../shared/collections/multilang/udhr/jpn.txt",
        "../shared/collections/multilang/udhr/kor.txt",
        "../shared/collections/multilang/udhr/rus.txt",
        "../shared/collections/multilang/udhr/tha.txt",
        "../shared/collections/multilang/udhr/tur.txt",
        "../shared/collections/multilang/udhr/ukr.txt",
        "../shared/collections/multilang/udhr/urd.txt",
        "../shared/collections/multilang/udhr/vie.txt",
    };
    size_t found = 0;
    for (size_t i = 0; i < COUNT(paths); i++) {
        dl_buffer text = DL_BUFFER_EMPTY;
        if (read_start(&text, paths[i], 100000)) {
            found++;
            expect_sound(dl_buffer_slice(&text));
        }
        dl_buffer_free(&text);
    }
    if (!found) {
        print_message("skipped: no ../shared\n");
        skip();
    }
}

static void test_long_runs_without_blanks_have_the_same_tokens(void **state)
{
    (void)state;
    static const char *const runs[] = {"a", "A1", "é", "a-", "a.", "中", "中国。", "ส", "😀", "_", "'",
                                       "#a", "@b", "\xFF", "e\u0301", "1,", "ab'", "x\u200D"};
    for (size_t i = 0; i < COUNT(runs); i++) {
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_buffer_add_text(&text, "first ");
        while (text.size < 100000)
            dl_buffer_add_text(&text, runs[i]);
        dl_buffer_add_text(&text, " last");
        expect_sound(dl_buffer_slice(&text));
        dl_buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_ascii_has_the_same_tokens_on_both_paths),
        cmocka_unit_test(test_random_mixed_text_has_the_same_tokens_on_both_paths),
        cmocka_unit_test(test_dense_word_signs_have_the_same_tokens_on_both_paths),
        cmocka_unit_test(test_letters_of_dictionaries_are_the_same_without_them),
        cmocka_unit_test(test_every_code_point_has_sound_tokens),
        cmocka_unit_test(test_real_text_has_the_same_tokens_on_both_paths),
        cmocka_unit_test(test_long_runs_without_blanks_have_the_same_tokens),
    };
    return cmocka_run_group_tests_name("analyzer paths", tests, set_up, tear_down);
}
