/* Synonyms: which words of a query get which others. */
#include "unit.h"

#include "query/synonyms.h"

#include <stdio.h>

static const char file[] = "car, automobile # comment, not, read\n"
                           "automobile,motor vehicle\r\n"
                           "  UN ,United Nations,\n"
                           "alone\n"
                           "one two three four five six seven eight nine, long\n"
                           "UN\tO, UNO";

static void words_get_the_others_of_their_groups(void **state)
{
    static const struct {
        const char *query, *printed;
    } cases[] = {
        {"car", "car automobile"},
        {"Cars race", "(Cars automobile) race"},
        {"automobile", "automobile \"motor vehicle\" car"},
        {"+car -car", "+(car automobile) -car"},
        {"motor vehicle", "((motor vehicle) automobile)"},
        {"+motor +vehicle tax", "+((+motor +vehicle) automobile) tax"},
        {"motor +vehicle", "motor +vehicle"},
        {"un", "un \"United Nations\""},
        {"united nations", "((united nations) UN)"},
        {"un o", "((un o) UNO)"},
        {"(car OR bus) AND un", "+((car automobile) bus) +(un \"United Nations\")"},
        {"\"car\" =car car* car~ title:car", "+title:car +(\"car\" \"car\" car* car~1)"},
        {"alone long not read", "alone long not read"},
    };
    (void)state;
    dl_analyzer *analyzer;
    dl_synonyms *synonyms;
    assert_int_equal(dl_analyzer_new(&analyzer, NULL, NULL), DATELINE_OK);
    assert_int_equal(dl_synonyms_new(&synonyms, dl_slice_of(file), analyzer, NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer printed = DL_BUFFER_EMPTY;
        dl_query query;
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_slice_of(cases[i].query), 0, NULL), DATELINE_OK);
        assert_int_equal(dl_synonyms_apply(&query.root, synonyms, &arena, analyzer, NULL), DATELINE_OK);
        dl_query_print(&printed, query.root);
        if (!dl_slice_is(dl_buffer_slice(&printed), cases[i].printed))
            fail_msg("%s became %s, not %s", cases[i].query, printed.data, cases[i].printed);
        dl_buffer_free(&printed);
        dl_arena_free(&arena);
    }
    dl_synonyms_free(synonyms);
    dl_synonyms_free(NULL);
    dl_analyzer_free(analyzer);
}

/* What it stands for, the words as they were typed, is shown beside what is found by it. */
static void others_say_what_they_stand_for(void **state)
{
    static const struct {
        const char *query, *asked;
    } cases[] = {{"Cars", "cars"}, {"motor Vehicles", "motor vehicles"}, {"United nations", "united nations"}, {"un o", "un o"}};
    (void)state;
    dl_analyzer *analyzer;
    dl_synonyms *synonyms;
    assert_int_equal(dl_analyzer_new(&analyzer, NULL, NULL), DATELINE_OK);
    assert_int_equal(dl_synonyms_new(&synonyms, dl_slice_of(file), analyzer, NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_query query;
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_slice_of(cases[i].query), 0, NULL), DATELINE_OK);
        assert_int_equal(dl_synonyms_apply(&query.root, synonyms, &arena, analyzer, NULL), DATELINE_OK);
        const dl_query_node *found = query.root;
        while (found->clause_count) /* the last of the last */
            found = found->clauses[found->clause_count - 1];
        if (!dl_slice_is(found->synonym_of, cases[i].asked))
            fail_msg("%s: '%.*s'", cases[i].query, (int)found->synonym_of.size, found->synonym_of.data);
        dl_arena_free(&arena);
    }
    dl_synonyms_free(synonyms);
    dl_analyzer_free(analyzer);
}

static void a_group_has_a_hundred_words(void **state)
{
    (void)state;
    dl_analyzer *analyzer;
    dl_synonyms *synonyms;
    dl_buffer line = DL_BUFFER_EMPTY;
    for (int i = 1; i <= 101; i++)
        dl_buffer_printf(&line, "%sw%d", i == 1 ? "" : ",", i);
    assert_int_equal(dl_analyzer_new(&analyzer, NULL, NULL), DATELINE_OK);
    assert_int_equal(dl_synonyms_new(&synonyms, dl_buffer_slice(&line), analyzer, NULL), DATELINE_OK);
    for (int i = 100; i <= 101; i++) {
        char asked[8];
        dl_arena arena = DL_ARENA_EMPTY;
        dl_query query;
        snprintf(asked, sizeof asked, "w%d", i);
        assert_int_equal(dl_query_parse(&query, &arena, analyzer, dl_slice_of(asked), 0, NULL), DATELINE_OK);
        assert_int_equal(dl_synonyms_apply(&query.root, synonyms, &arena, analyzer, NULL), DATELINE_OK);
        assert_int_equal(query.root->clause_count, i == 100 ? 51 : query.root->kind == DL_QUERY_GROUP);
        dl_arena_free(&arena);
    }
    dl_synonyms_free(synonyms);
    dl_analyzer_free(analyzer);
    dl_buffer_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_get_the_others_of_their_groups),
                                       cmocka_unit_test(others_say_what_they_stand_for),
                                       cmocka_unit_test(a_group_has_a_hundred_words)};
    return cmocka_run_group_tests_name("synonyms", tests, NULL, NULL);
}
