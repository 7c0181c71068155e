/* The best or newest hits, however few are asked for, are the first of all hits: random queries with words that must be
 * there, may be there and must not, phrases and fields, over indexes of one segment and of several, with documents removed. */
#include "news_index.h"

#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
enum { QUERIES = 150 };
#else
enum { QUERIES = 1000 };
#endif
enum { WORDS = 60, HITS = 100000, FILES = 12, ARTICLES = 60 };

/* ---- news ---- */

static void write_words(FILE *out, unsigned *seed, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        fprintf(out, "%sw%u", i ? " " : "", draw_of(WORDS, 6, seed));
    if (rand_r(seed) % 6 == 0)
        fprintf(out, " #t%u", draw_of(4, 2, seed));
}

static void write_file(unsigned number, unsigned articles, unsigned seed)
{
    char path[120];
    snprintf(path, sizeof path, "%s/news/%04u.jsonl", folder, number);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (unsigned i = 0; i < articles; i++) {
        fprintf(out, "{\"title\": \"w%u w%u\", \"language\": \"%s\", \"author\": \"Ann W%u\", \"place\": \"P%u\", \"url\": \"https://h%u.example.com/a\", ",
                draw_of(WORDS, 6, &seed), draw_of(WORDS, 6, &seed), rand_r(&seed) % 5 ? "en" : "de",
                draw_of(5, 2, &seed), draw_of(5, 2, &seed), draw_of(5, 2, &seed));
        if (rand_r(&seed) % 3)
            fprintf(out, "\"date\": \"20%02u-%02u-11\", ", 20 + (unsigned)rand_r(&seed) % 5, 1 + (unsigned)rand_r(&seed) % 12);
        fputs("\"text\": \"", out);
        for (unsigned left = 1 + (unsigned)rand_r(&seed) % 4; left; left--) {
            write_words(out, &seed, 1 + (unsigned)rand_r(&seed) % 25);
            fputs(left > 1 ? ".\\n\\n" : ".\"}\n", out);
        }
    }
    assert_int_equal(fclose(out), 0);
}

static void in_shell(const char *task)
{
    char command[300];
    snprintf(command, sizeof command, "cd '%s' && { %s; }", folder, task);
    assert_int_equal(system(command), 0);
}

static dateline_reader *open_index(const char *name, bool several)
{
    char index[120];
    dateline_reader *reader;
    dateline_info *info;
    snprintf(index, sizeof index, "%s/%s", folder, name);
    assert_int_equal(dateline_reader_open(&reader, index, NULL), DATELINE_OK);
    assert_int_equal(dateline_reader_info(&info, reader, NULL), DATELINE_OK);
    assert_true(several ? info->segments > 2 && info->removed > 0 : info->segments == 1);
    dateline_info_free(info);
    return reader;
}

/* ---- queries ---- */

typedef struct text {
    char bytes[400];
    size_t size;
} text;

static void add(text *to, const char *format, unsigned a, unsigned b)
{
    to->size += (size_t)snprintf(to->bytes + to->size, sizeof to->bytes - to->size, format, a, b);
    assert_true(to->size < sizeof to->bytes);
}

/* What is asked for beside plain words, with two numbers in it: what Xapian's matcher is not asked for, which now and then
 * leaves out one of the best. */
static const char *const others[] = {
    "+\"w%u w%u\"", "-(w%u OR w%u)", "+(w%u AND w%u)", "+(w%u -w%u)", "kind:paragraph", "-kind:headline",
    "lang:en", "-lang:de", "lang:(en OR de)", "tag:t%2$u", "-tag:t%2$u", "date:202%2$u", "date:2020-06..202%2$u-03", "since:2022",
    "-date:202%2$u", "site:h%2$u.example.com", "-site:h%2$u.example.com", "source:000%2$u", "place:p%2$u",
    "place:p%2$u date:2021..202%2$u", "+(date:2020..202%2$u w%u)",
};

static void add_random(text *to, unsigned *seed)
{
    static const char *const signs[] = {"+", "-", "", "", ""};
    const bool other = rand_r(seed) % 4 == 0;
    if (!other)
        add(to, signs[(size_t)rand_r(seed) % COUNT(signs)], 0, 0);
    add(to, other ? others[(size_t)rand_r(seed) % COUNT(others)] : "w%u", draw_of(WORDS, 6, seed), draw_of(5, 2, seed));
    add(to, " ", 0, 0);
}

/* ---- answers ---- */

static dateline_result *ask(dateline_reader *reader, const char *query, dateline_sort sort, size_t limit, bool all)
{
    dateline_result *result;
    dateline_error error;
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.limit = limit;
    options.sort = sort;
    options.exact_total = all;
    options.plain_ranking = 1;
    if (dateline_search(&result, reader, query, &options, &error))
        fail_msg("%s: %s", query, error.message);
    return result;
}

static unsigned compare(const char *query, const dateline_result *best, const dateline_result *all, size_t limit)
{
    const size_t wanted = limit < all->hit_count ? limit : all->hit_count;
    if (best->hit_count != wanted) {
        print_error("%s: %zu of %zu hits\n", query, best->hit_count, wanted);
        return 1;
    }
    if (best->total_is_exact && best->total != all->total) {
        print_error("%s: %zu hits: %llu match, not %llu\n", query, limit, (unsigned long long)all->total,
                    (unsigned long long)best->total);
        return 1;
    }
    for (size_t i = 0; i < best->hit_count; i++)
        if (strcmp(best->hits[i].passage.id, all->hits[i].passage.id) != 0 || best->hits[i].score != all->hits[i].score) {
            print_error("%s: of %zu hits number %zu is %s with %.12f, not %s with %.12f\n", query, limit, i + 1,
                        best->hits[i].passage.id, best->hits[i].score, all->hits[i].passage.id, all->hits[i].score);
            return 1;
        }
    return 0;
}

static void compare_searches(dateline_reader *reader, unsigned seed)
{
    static const size_t limits[] = {1, 5, 10, 1000};
    static const dateline_sort sorts[] = {DATELINE_SORT_RELEVANCE, DATELINE_SORT_DATE, DATELINE_SORT_DATE_OLDEST,
                                          DATELINE_SORT_RELEVANCE};
    size_t found = 0;
    unsigned wrong = 0;
    for (unsigned i = 0; i < QUERIES; i++) {
        text query = {.size = 0};
        for (unsigned clauses = 1 + (unsigned)rand_r(&seed) % 6; clauses; clauses--)
            add_random(&query, &seed);
        const dateline_sort sort = sorts[i % COUNT(sorts)];
        dateline_result *all = ask(reader, query.bytes, sort, HITS, true);
        assert_true(all->total_is_exact);
        found += all->hit_count > 10;
        for (size_t n = 0; n < COUNT(limits); n++) {
            dateline_result *best = ask(reader, query.bytes, sort, limits[n], false);
            wrong += compare(query.bytes, best, all, limits[n]);
            dateline_result_free(best);
        }
        dateline_result_free(all);
    }
    dateline_reader_free(reader);
    assert_true(found > QUERIES / 2);
    assert_int_equal(wrong, 0);
}

static void test_of_one_segment(void **state)
{
    (void)state;
    in_shell("mkdir news");
    for (unsigned i = 0; i < FILES; i++)
        write_file(i, ARTICLES, 100 + i);
    build("one", 0, 0);
    compare_searches(open_index("one", false), 1);
}

static void test_of_several_segments(void **state)
{
    (void)state;
    in_shell("mkdir news");
    for (unsigned i = 0; i < FILES; i++)
        write_file(i, ARTICLES, 100 + i);
    build("some", 0, 0);
    write_file(FILES, ARTICLES * 3, 200);
    build("some", 0, 0);
    write_file(FILES + 1, ARTICLES / 2, 201);
    write_file(1, ARTICLES / 6, 202); /* the old ones are removed */
    in_shell("rm news/0002.jsonl");
    build("some", 0, 0);
    compare_searches(open_index("some", true), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_of_one_segment, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_of_several_segments, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("best_hits", tests, NULL, NULL);
}
