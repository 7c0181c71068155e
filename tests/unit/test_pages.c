/* Pages are pages of one list: walked through, they hold each hit once, and are the one long page, in an index of one
 * segment or several, built in bulk or through Xapian, with many passages that score alike. */
#include "news_index.h"

#include <stdbool.h>

enum { FILES = 24, ARTICLES_A_FILE = 40, PAGES = 5, ALL = 1000000 };

static void in_shell(const char *task)
{
    char command[300];
    snprintf(command, sizeof command, "cd '%s' && { %s; }", folder, task);
    assert_int_equal(system(command), 0);
}

static const char *word(unsigned *seed)
{
    static const char *const words[] = {"zebra", "marble", "copper", "velvet", "quartz", "harbour", "lamp", "kitten"};
    return words[draw_of(COUNT(words), 3, seed)];
}

/* Few words and all texts of the same length, so that most are as good as many others. */
static void write_file(unsigned number, unsigned articles)
{
    char path[120];
    unsigned seed = 100 + number;
    snprintf(path, sizeof path, "%s/news/%02u.jsonl", folder, number);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (unsigned i = 0; i < articles; i++) {
        fprintf(out, "{\"title\": \"%s %s\", \"site\": \"%s\", \"language\": \"en\", ", word(&seed), word(&seed),
                rand_r(&seed) % 2 ? "alpha" : "beta");
        if (rand_r(&seed) % 5)
            fprintf(out, "\"date\": \"2025-11-%02d\", ", 1 + rand_r(&seed) % 4);
        fprintf(out, "\"url\": \"https://x.example/%u-%u\", \"text\": \"", number, i);
        for (int left = 1 + rand_r(&seed) % 4; left; left--)
            fprintf(out, "%s %s the %s %s%s", word(&seed), word(&seed), word(&seed), word(&seed), left > 1 ? "\\n\\n" : "\"}\n");
    }
    assert_int_equal(fclose(out), 0);
}

static const char *const queries[] = {
    "*",
    "kind:paragraph",
    "since:2025-11-02 site:alpha",
    "zebra",
    "zebra lamp copper",
    "+zebra +lamp",
    "\"zebra lamp\"",
    "=zebra",
    "zeb*",
    "zebra~ lamp",
    "zebra kind:paragraph",
    "+zebra -kitten site:beta",
    "title:zebra",
    "zebra NEAR/2 lamp",
    "\"the zebra\" date:2025-11-03",
    "+zebra (lamp OR \"copper velvet\")",
    "(zebra OR \"marble lamp\") AND NOT kitten",
    /* Xapian 1.4.22 would leave parts out where the second segment begins. */
    "site:alpha (zebra -lamp) marble",
    "site:beta (marble -zebra) copper",
    "site:alpha (copper -marble) velvet",
    "+zebra (marble -kitten) (copper -lamp)",
    "+marble (zebra -copper) (velvet -lamp)",
    "kind:paragraph \"zebra marble\" copper",
    /* And asked of one segment of several. */
    "(marble OR (-kind:headline \"zebra marble\")) (zebra ADJ/1 copper) +(lamp~ OR NOT kitten)",
    /* It would take a phrase for what stands without its order, once what is left out has come to its end. */
    "+kitten (=lamp (\"marble zebra\" -title:lamp))",
    "+(zeb* OR NOT (kitten ADJ/1 velvet)) =marble (\"copper copper\"~3 AND NOT title:quartz)",
};

static const dateline_search_options orders[] = {
    {.plain_ranking = 1},
    {.fragment_limit = 3},
    {.exact_total = 1, .plain_ranking = 1},
    {.sort = DATELINE_SORT_DATE},
    {.sort = DATELINE_SORT_DATE_OLDEST},
    {.group_articles = 1},
    {.fold_duplicates = 1},
    {.recency = 3},
};

static dateline_result *ask(dateline_reader *reader, const char *query, dateline_search_options options, size_t offset,
                            size_t limit)
{
    dateline_result *result;
    dateline_error error;
    options.offset = offset;
    options.limit = limit;
    if (dateline_search(&result, reader, query, &options, &error))
        fail_msg("%s: %s", query, error.message);
    return result;
}

static void walk(dateline_reader *reader, const char *query, size_t order, size_t size, const dateline_result *whole)
{
    size_t at = 0;
    for (bool more = true; more;) {
        dateline_result *page = ask(reader, query, orders[order], at, size);
        more = page->hit_count == size;
        for (size_t i = 0; i < page->hit_count; i++, at++)
            if (at >= whole->hit_count || strcmp(page->hits[i].passage.id, whole->hits[at].passage.id) != 0)
                fail_msg("%s, order %zu: hit %zu on pages of %zu is another one", query, order, at + 1, size);
        dateline_result_free(page);
    }
    assert_int_equal(at, whole->hit_count);
}

/* Also where so few are asked for that most need not be looked at. */
static void assert_first(dateline_reader *reader, const char *query, const dateline_result *whole)
{
    for (size_t few = 1; few <= 5; few++) {
        dateline_result *first = ask(reader, query, orders[0], 0, few);
        for (size_t i = 0; i < first->hit_count; i++)
            if (strcmp(first->hits[i].passage.id, whole->hits[i].passage.id) != 0)
                fail_msg("%s: hit %zu of %zu is another one", query, i + 1, few);
        dateline_result_free(first);
    }
}

static void assert_each_once(dateline_reader *reader, const char *query, const dateline_result *whole)
{
    for (size_t i = 0; i < whole->hit_count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(whole->hits[i].passage.id, whole->hits[k].passage.id) == 0)
                fail_msg("%s: %s is there twice", query, whole->hits[i].passage.id);
    dateline_result *counted = ask(reader, query, orders[2], 0, 1);
    assert_int_equal(counted->total, whole->hit_count);
    dateline_result_free(counted);
}

static void walk_all(const char *name, unsigned least_segments)
{
    char index[120];
    dateline_reader *reader;
    dateline_info *info;
    snprintf(index, sizeof index, "%s/%s", folder, name);
    assert_int_equal(dateline_reader_open(&reader, index, NULL), DATELINE_OK);
    assert_int_equal(dateline_reader_info(&info, reader, NULL), DATELINE_OK);
    assert_true(info->segments >= least_segments);
    dateline_info_free(info);
    for (size_t i = 0; i < COUNT(queries); i++)
        for (size_t order = 0; order < COUNT(orders); order++) {
            dateline_result *whole = ask(reader, queries[i], orders[order], 0, ALL);
            if (!whole->hit_count)
                fail_msg("%s finds nothing", queries[i]);
            if (!order) {
                assert_first(reader, queries[i], whole);
                assert_each_once(reader, queries[i], whole);
            }
            walk(reader, queries[i], order, whole->hit_count < 7 * PAGES ? 7 : whole->hit_count / PAGES, whole);
            dateline_result_free(whole);
        }
    dateline_reader_free(reader);
}

static void test_pages_are_pages_of_one_list(void **state)
{
    (void)state;
    in_shell("mkdir news");
    for (unsigned i = 0; i < FILES; i++)
        write_file(i, ARTICLES_A_FILE);
    build("bulk", 0, 0);
    walk_all("bulk", 1);
    build("plain", 1, 0);
    walk_all("plain", 1);
    in_shell("mkdir later && mv news/1[7-9]* news/2* later");
    build("grown", 0, 0);
    build("grown_plain", 1, 0);
    in_shell("mv later/1* later/20* news && rm news/03*");
    build("grown", 0, 0);
    build("grown_plain", 1, 0);
    in_shell("mv later/23* news");
    build("grown", 0, 0);
    build("grown_plain", 1, 0);
    walk_all("grown", 3);
    walk_all("grown_plain", 3);
}

/* Of the first 10,000 are copies folded, of the first 1,000 age counts; those behind them are still there. */
static void test_long_lists_have_pages_to_their_end(void **state)
{
    (void)state;
    enum { COPIES = 500, LONG = 10500 };
    static const dateline_search_options how[] = {{.fold_duplicates = 1, .plain_ranking = 1},
                                                  {.recency = 3, .plain_ranking = 1}};
    char path[120];
    dateline_reader *reader;
    in_shell("mkdir -p news && rm -rf news/*");
    snprintf(path, sizeof path, "%s/news/1.jsonl", folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (unsigned i = 0; i < LONG + COPIES; i++)
        fprintf(out, "{\"date\": \"2025-%02u-01\", \"url\": \"https://x.example/%u\", \"language\": \"en\", \"text\": \"zebra n%u\"}\n",
                1 + i % 12, i, i < COPIES ? 0 : i);
    assert_int_equal(fclose(out), 0);
    build("long", 0, 0);
    snprintf(path, sizeof path, "%s/long", folder);
    assert_int_equal(dateline_reader_open(&reader, path, NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(how); i++) {
        dateline_result *whole = ask(reader, "zebra", how[i], 0, ALL);
        assert_int_equal(whole->hit_count, i ? LONG + COPIES : LONG + 1);
        for (size_t at = 900; at < whole->hit_count; at += at < 1100 ? 50 : at < 9000 ? 4000 : 500) {
            dateline_result *page = ask(reader, "zebra", how[i], at, 10);
            const size_t left = whole->hit_count - at;
            assert_int_equal(page->hit_count, left < 10 ? left : 10);
            for (size_t k = 0; k < page->hit_count; k++)
                if (strcmp(page->hits[k].passage.id, whole->hits[at + k].passage.id) != 0)
                    fail_msg("way %zu: hit %zu is another one", i, at + k + 1);
            dateline_result_free(page);
        }
        dateline_result_free(whole);
    }
    dateline_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pages_are_pages_of_one_list, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_long_lists_have_pages_to_their_end, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
