/* Other ways to write a query's words, put beside them where the index has those. */
#include "unit.h"

#include "query/elisions.h"
#include "query/han.h"
#include "query/hyphens.h"
#include "query/joined.h"
#include "query/kana.h"
#include "query/korean.h"
#include "query/query.h"

#include <stdlib.h>

typedef enum way { KOREAN, KANA, HAN, HYPHENS, JOINED, ELISIONS } way;

/* The index: words apart by blanks, each in a thousand passages, or in as many as stand behind a slash. */
static dateline_status known_of(void *context, uint64_t *count, dl_slice word, dateline_error *error)
{
    (void)error;
    *count = 0;
    for (const char *at = context; *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " "), name = strcspn(at, " /");
        if (dl_slice_equal(dl_slice_make(at, name), word))
            *count = name < size ? strtoull(at + name + 1, NULL, 10) : 1000;
        at += size;
    }
    return DATELINE_OK;
}

static dateline_status apply(way how, dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, const char *index)
{
    dl_languages held = {0};
    void *words = (void *)index;
    for (const char *at = "fr it ca tr en"; *at; at += strspn(at, " ")) {
        dl_languages_add(&held, dl_language_find(dl_slice_make(at, 2)));
        at += 2;
    }
    switch (how) {
    case KOREAN:
        return dl_korean_apply(root, arena, analyzer, known_of, words, NULL);
    case KANA:
        return dl_kana_apply(root, arena, analyzer, known_of, words, NULL);
    case HAN:
        return dl_han_apply(root, arena, analyzer, known_of, words, NULL);
    case HYPHENS:
        return dl_hyphens_apply(root, arena, analyzer, dl_language_find(DL_LITERAL("en")), known_of, words, NULL);
    case JOINED:
        return dl_joined_apply(root, arena, analyzer, false, known_of, words, NULL);
    default:
        return dl_elisions_apply(root, arena, analyzer, &held, NULL);
    }
}

static void words_get_another_way_beside_them(void **state)
{
    static const struct {
        way how;
        const char *query, *index, *becomes;
    } cases[] = {
        {KOREAN, "대통령은", "대통령", "대통령은 대통령"},
        {KOREAN, "대통령는", "대통령", "대통령는"},
        {KOREAN, "정부는", "정부", "정부는 정부"},
        {KOREAN, "정부은", "정부", "정부은"},
        {KOREAN, "서울로", "서울", "서울로 서울"},
        {KOREAN, "도쿄로", "도쿄", "도쿄로 도쿄"},
        {KOREAN, "대통령로", "대통령", "대통령로"},
        {KOREAN, "서울에서", "서울", "서울에서 서울"},
        {KOREAN, "서울에서", "", "서울에서"},
        {KOREAN, "물은", "물", "물은"},
        {KOREAN, "-대통령은", "대통령", "+* -대통령은"},
        {KOREAN, "\"대통령은\"", "대통령", "\"대통령은\""},
        {KANA, "サーバー", "", "\"サーバー\" \"サーバ\""},
        {KANA, "カー", "カ", "\"カー\""},
        {KANA, "キー", "キ", "\"キー\""},
        {KANA, "バター", "バタ", "\"バター\""},
        {KANA, "ヴァイオリン", "バイオリン", "\"ヴァイオリン\" \"バイオリン\""},
        {KANA, "バイオリン", "ヴァイオリン", "\"バイオリン\" \"ヴァイオリン\""},
        {KANA, "ダイヤモンド", "ダイアモンド", "\"ダイヤモンド\" \"ダイアモンド\""},
        {KANA, "ウォーター", "ウオーター", "(\"ウォーター\" \"ウォータ\") \"ウオーター\""},
        {KANA, "-バイオリン", "ヴァイオリン", "+* -\"バイオリン\""},
        {HAN, "总统", "總 統 總統", "\"总统\" \"總統\""},
        {HAN, "渡辺", "邊", "\"渡辺\" \"渡邊\""},
        {HAN, "渡辺", "", "\"渡辺\""},
        {HYPHENS, "covid19", "covid-19", "covid19 \"covid-19\""},
        {HYPHENS, "email", "e-mail", "email \"e-mail\""},
        {HYPHENS, "ebook", "e-book", "ebook \"e-book\""},
        {HYPHENS, "uturn", "u-turn", "uturn \"u-turn\""},
        {HYPHENS, "tshirt", "t-shirt", "tshirt \"t-shirt\""},
        {HYPHENS, "xray", "x-ray", "xray \"x-ray\""},
        {HYPHENS, "aframe", "a-frame", "aframe"},
        {HYPHENS, "ceasefire", "cease-fire", "ceasefire \"cease-fire\""},
        {HYPHENS, "ceasefires", "ceasefire-s", "ceasefires"},
        {HYPHENS, "OBrien", "o'brien", "OBrien \"o'brien\""},
        {HYPHENS, "UN", "u.n", "UN \"u.n\""},
        {HYPHENS, "un", "u.n", "un"},
        {HYPHENS, "metoo", "metoo/9 Zmetoo/1 #metoo/8", "metoo \"#metoo\""},
        {HYPHENS, "cease-fire", "ceasefire", "\"cease-fire\" ceasefire"},
        {HYPHENS, "a-b.c", "abc", "\"a-b.c\""}, /* what is joined in several ways says more */
        {HYPHENS, "O'Brien", "obrien", "\"O'Brien\" obrien"},
        {HYPHENS, "N'Djamena", "ndjamena", "\"N'Djamena\""},
        {HYPHENS, "U.N.", "un", "\"U.N.\" un"},
        {HYPHENS, "example.org", "exampleorg", "\"example.org\""},
        {HYPHENS, "col.lecció", "colleccio", "\"col.lecció\" colleccio"},
        {ELISIONS, "l'Ukraine", "", "Ukraine"},
        {ELISIONS, "L'Oréal", "", "\"L'Oréal\" Oréal"},
        {ELISIONS, "Ankara'da", "", "Ankara"},
        {ELISIONS, "Ab'da", "", "\"Ab'da\""},
        {JOINED, "رئیس جمهور", "رييسجمهور", "((رئیس جمهور) رئیسجمهور)"},
        {JOINED, "رئیس جمهور", "", "رئیس جمهور"},
        {JOINED, "رئیس\u200Cجمهور", "", "رئیس\u200Cجمهور \"رئیس جمهور\""},
        {JOINED, "رئیس", "", "رئیس"},
        {JOINED, "عبدالله", "", "عبدالله \"عبد الله\""},
        {JOINED, "-رئیس\u200Cجمهور", "", "+* -رئیس\u200Cجمهور"},
    };
    (void)state;
    dl_analyzer *analyzer;
    assert_int_equal(dl_analyzer_new(&analyzer, NULL, NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer made = DL_BUFFER_EMPTY;
        dl_query query;
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_slice_of(cases[i].query), 0, NULL), DATELINE_OK);
        assert_int_equal(apply(cases[i].how, &query.root, &arena, analyzer, cases[i].index), DATELINE_OK);
        dl_query_print(&made, query.root);
        if (!dl_slice_is(dl_buffer_slice(&made), cases[i].becomes))
            fail_msg("%s: %.*s, not %s", cases[i].query, (int)made.size, made.data, cases[i].becomes);
        dl_buffer_free(&made);
        dl_arena_free(&arena);
    }
    dl_analyzer_free(analyzer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_get_another_way_beside_them)};
    return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
