/* What matches is what is lit: random queries over an index of random texts find the passages that the
 * highlighter says hold them, whether terms, positions or the text decided. And what texts compile to. */
#include "unit.h"

#include <dateline/dateline.h>
#include "engine/search/verify.h"
#include "highlight/highlight.h"
#include "rank/rank.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Xapian 1.4.22's own check, which a build ends with, deletes a table by a smaller type. */
DATELINE_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

enum { PASSAGES = 150, QUERIES = 400 };

typedef struct fixture {
    char folder[64];
    dateline_reader *reader;
    dl_analyzer *analyzer;
    dateline_result *all; /* every passage */
} fixture;

static unsigned seed = 3;

static const char *word(void)
{
    static const char *const words[] = {"red",  "Red",   "reds",  "green", "greens", "blue", "the",      "of",
                                        "Rot",  "rod",   "SCO-CHG", "sco", "#RedGreen", "caf\u00E9", "Blue", "greenish",
                                        "\uC11C\uC6B8", "\uC6B8", "\uC6B8\uC11C\uC6B8", "\u6771\u4EAC", "\u4EAC\u3002"};
    return words[(size_t)rand_r(&seed) % COUNT(words)];
}

static void remove_folder(const char *folder)
{
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

static int setup(void **state)
{
    static fixture made;
    snprintf(made.folder, sizeof made.folder, "/tmp/dateline-agreement-XXXXXX");
    assert_non_null(mkdtemp(made.folder));
    char path[96], index[96];
    snprintf(path, sizeof path, "%s/news.jsonl", made.folder);
    snprintf(index, sizeof index, "%s/index", made.folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (int i = 0; i < PASSAGES; i++) {
        fprintf(out, "{\"title\": \"%s %s %s\", \"language\": \"en\", \"text\": \"", word(), word(), word());
        for (int n = 1 + rand_r(&seed) % 9; n; n--)
            fprintf(out, "%s%s", word(), n > 1 ? " " : "");
        fprintf(out, "\"}\n");
    }
    fclose(out);
    const char *paths[] = {path};
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    dateline_index_report *report;
    options.index = index;
    options.paths = paths;
    options.path_count = 1;
    options.threads = 1;
    assert_int_equal(dateline_index_run(&report, &options, NULL), DATELINE_OK);
    dateline_index_report_free(report);
    assert_int_equal(dateline_reader_open(&made.reader, index, NULL), DATELINE_OK);
    assert_int_equal(dl_analyzer_new(&made.analyzer, NULL, NULL), DATELINE_OK);
    dateline_search_options searching = DATELINE_SEARCH_OPTIONS_INIT;
    searching.limit = 10 * PASSAGES;
    assert_int_equal(dateline_search(&made.all, made.reader, "*", &searching, NULL), DATELINE_OK);
    assert_true(made.all->hit_count >= PASSAGES);
    *state = &made;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    dateline_result_free(f->all);
    dateline_reader_free(f->reader);
    dl_analyzer_free(f->analyzer);
    remove_folder(f->folder);
    return 0;
}

static void make_query(char out[200])
{
    switch (rand_r(&seed) % 14) {
    case 0: snprintf(out, 200, "%s", word()); break;
    case 1: snprintf(out, 200, "\"%s %s\"", word(), word()); break;
    case 2: snprintf(out, 200, "\"%s %s %s\"", word(), word(), word()); break;
    case 3: snprintf(out, 200, "\"%s %s\"~%d", word(), word(), 1 + rand_r(&seed) % 4); break;
    case 4: snprintf(out, 200, "\"%s %s %s\"~%d", word(), word(), word(), 1 + rand_r(&seed) % 4); break;
    case 5: snprintf(out, 200, "%s NEAR/%d %s", word(), 1 + rand_r(&seed) % 4, word()); break;
    case 6: snprintf(out, 200, "%s ADJ/%d %s", word(), 1 + rand_r(&seed) % 4, word()); break;
    case 7: snprintf(out, 200, "\"%s gr*n %s\"", word(), word()); break;
    case 8: snprintf(out, 200, "\"%s * %s\"", word(), word()); break;
    case 9: snprintf(out, 200, "gr??n* NEAR/%d %s~", 1 + rand_r(&seed) % 3, word()); break;
    case 10: snprintf(out, 200, "=%s", word()); break;
    case 11: snprintf(out, 200, "%s~%d", word(), 1 + rand_r(&seed) % 2); break;
    case 12: snprintf(out, 200, "=\"%s %s\"", word(), word()); break;
    default: snprintf(out, 200, "*%c* NEAR/2 \"%s %s\"", "rgb"[rand_r(&seed) % 3], word(), word()); break;
    }
}

static bool is_lit(dl_highlighter *highlighter, const dateline_passage *passage)
{
    bool answers;
    assert_int_equal(dl_highlighter_answers(&answers, highlighter, passage->text, dl_language_find(passage->language),
                                            passage->kind, NULL),
                     DATELINE_OK);
    return answers;
}

static bool has(const dateline_result *result, const char *id)
{
    for (size_t i = 0; i < result->hit_count; i++)
        if (strcmp(result->hits[i].passage.id, id) == 0)
            return true;
    return false;
}

static void what_matches_is_what_is_lit(void **state)
{
    fixture *f = *state;
    size_t found = 0;
    for (int round = 0; round < QUERIES; round++) {
        char asked[200];
        make_query(asked);
        dl_arena arena = DL_ARENA_EMPTY;
        dl_query query;
        dl_highlighter *highlighter;
        dateline_result *result;
        dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
        options.limit = 10 * PASSAGES;
        assert_int_equal(dateline_search(&result, f->reader, asked, &options, NULL), DATELINE_OK);
        assert_int_equal(dl_query_parse(&query, &arena, f->analyzer, dl_slice_of(asked), 0, NULL), DATELINE_OK);
        dl_rank_apply(query.root);
        assert_int_equal(dl_highlighter_new(&highlighter, f->analyzer, query.root, NULL), DATELINE_OK);
        for (size_t i = 0; i < f->all->hit_count; i++) {
            const dateline_passage *passage = &f->all->hits[i].passage;
            bool matches = has(result, passage->id), lit = is_lit(highlighter, passage);
            if (matches != lit)
                fail_msg("%s: \"%.*s\" is %s and %s", asked, (int)passage->text.size, passage->text.data,
                         matches ? "found" : "not found", lit ? "lit" : "not lit");
        }
        found += result->hit_count;
        dateline_result_free(result);
        dl_highlighter_free(highlighter);
        dl_arena_free(&arena);
    }
    assert_true(found > QUERIES);
}

/* From the text of a query over its tokens and its tree to the index's query. */
static void a_text_becomes_tokens_a_tree_and_a_query(void **state)
{
    static const struct {
        const char *text, *tokens, *tree, *compiled;
    } cases[] = {
        {"+Red -blue", "+ word Red\n- word blue\n", "must group\n  must word red/red\n  not word blue/blue\n",
         "Query((Zred AND_NOT Zblue))"},
        {"a AND kind:tweet", "word a\nAND\nkind: word tweet\n",
         "must group\n  must word a/a stop\n  must keyword kind: tweet weight=0\n", NULL},
        {"\"red green\"~3", "phrase /3 red green\n", "must phrase red@0 green@0 within 4\n", "Query((red NEAR 4 green))"},
        {"\"red blue green\"", "phrase red blue green\n", "must phrase red@0 blue@1 green@2\n",
         "Query((red PHRASE 3 blue PHRASE 3 green))"},
        {"red ADJ/2 greens", "word red\nADJ /2\nword greens\n",
         "must phrase red/red@0 greens/green@0 in order within 3\n",
         "Query(((Zred AND Zgreen) FILTER PostingSource(verified)))"},
        {"=Red", "= word Red\n", "must word red=Red\n", "Query((red FILTER PostingSource(verified)))"},
        {"gr*sh", "word gr*sh\n", "must word gr*sh\n", "Query(greenish)"},
        {"grein~", "word grein~\n", "must word grein~1\n", "Query(0.5 * green)"},
        {"date:2025-11-19", "date: word 2025-11-19\n", "must dates date: 2025-11-19..2025-11-19 weight=0\n", NULL},
    };
    fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dateline_result *result;
        dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
        options.explain = 1;
        assert_int_equal(dateline_search(&result, f->reader, cases[i].text, &options, NULL), DATELINE_OK);
        assert_string_equal(result->explanation->tokens, cases[i].tokens);
        assert_string_equal(result->explanation->tree, cases[i].tree);
        if (cases[i].compiled)
            assert_string_equal(result->explanation->compiled, cases[i].compiled);
        dateline_result_free(result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_matches_is_what_is_lit),
        cmocka_unit_test(a_text_becomes_tokens_a_tree_and_a_query),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
