/* Phrases find the same whether positions or the text decide: in an index that has all positions,
 * in one that was built in bulk and lacks those of rare words, and in such a one that was changed
 * afterwards. */
#include "news_index.h"

#include <math.h>
#include <stdbool.h>

/* 3,600 documents or so: words of fewer than 28 have no positions. */
enum { FILES = 20, ARTICLES_A_FILE = 60, CHANGED = 4, WORDS = 600, QUERIES = 400, HITS = 4000 };

/* Few words often, most rarely. */
static unsigned draw(unsigned *seed)
{
    return draw_of(WORDS, 9, seed);
}

static void write_file(unsigned number, unsigned seed)
{
    char path[96];
    snprintf(path, sizeof path, "%s/news/%u.jsonl", folder, number);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (int i = 0; i < ARTICLES_A_FILE; i++) {
        fprintf(out, "{\"title\": \"W%u\", \"text\": \"", draw(&seed));
        for (int words = 3 + rand_r(&seed) % 12; words; words--)
            fprintf(out, "%sw%u%s", words % 5 ? "" : "the ", draw(&seed), words > 1 ? " " : "");
        fprintf(out, "\"}\n");
    }
    assert_int_equal(fclose(out), 0);
}

static void make_query(char out[64], unsigned *seed)
{
    static const char *const forms[] = {"\"w%u w%u\"",    "\"w%u w%u w%u\"", "\"w%u the w%u\"",
                                        "\"w%u w%u\"~3",  "w%u ADJ/4 w%u",   "w%u NEAR/5 w%u",
                                        "\"w%u w%u\" w%u"};
    snprintf(out, 64, forms[(size_t)rand_r(seed) % COUNT(forms)], draw(seed), draw(seed),
             draw(seed));
}

static int by_id(const void *left, const void *right)
{
    const dateline_hit *a = left, *b = right;
    return strcmp(a->passage.id, b->passage.id);
}

static dateline_result *search(const char *name, const char *query)
{
    char index[96];
    snprintf(index, sizeof index, "%s/%s", folder, name);
    dateline_reader *reader;
    dateline_result *result;
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.limit = HITS;
    options.plain_ranking = 1;
    assert_int_equal(dateline_reader_open(&reader, index, NULL), DATELINE_OK);
    assert_int_equal(dateline_search(&result, reader, query, &options, NULL), DATELINE_OK);
    dateline_reader_free(reader);
    assert_true(result->hit_count < HITS);
    qsort((dateline_hit *)result->hits, result->hit_count, sizeof *result->hits, by_id);
    return result;
}

/* The same passages with the same scores, or where those are `near`, with almost the same of most queries: whether a word is
 * too common to count in a phrase is a step. */
static size_t compare(const char *left, const char *right, unsigned seed, bool near)
{
    size_t found = 0, other = 0;
    for (int round = 0; round < QUERIES; round++) {
        char query[64];
        make_query(query, &seed);
        dateline_result *a = search(left, query), *b = search(right, query);
        if (a->hit_count != b->hit_count)
            fail_msg("%s: %zu hits in %s, %zu in %s", query, a->hit_count, left, b->hit_count,
                     right);
        for (size_t i = 0; i < a->hit_count; i++) {
            assert_string_equal(a->hits[i].passage.id, b->hits[i].passage.id);
            const bool alike = fabs(a->hits[i].score - b->hits[i].score) <= 1e-6 + near * 0.1 * b->hits[i].score;
            if (!alike && !near)
                fail_msg("%s: %s scores %f and %f", query, a->hits[i].passage.id, a->hits[i].score,
                         b->hits[i].score);
            other += !alike && !i;
        }
        found += a->hit_count > 0;
        dateline_result_free(a);
        dateline_result_free(b);
    }
    assert_true(other < QUERIES / 40);
    return found;
}

static void phrases_find_the_same_with_and_without_positions(void **state)
{
    (void)state;
    char news[96];
    snprintf(news, sizeof news, "%s/news", folder);
    char command[120];
    snprintf(command, sizeof command, "mkdir '%s'", news);
    assert_int_equal(system(command), 0);
    for (unsigned i = 0; i < FILES; i++)
        write_file(i, 1000 + i);
    build("bulk", 0, 0);
    build("plain", 1, 0);
    assert_true(compare("bulk", "plain", 1, false) > QUERIES / 4);
    for (unsigned i = 0; i < CHANGED; i++)
        write_file(i * 3, 2000 + i); /* four files change */
    write_file(FILES, 3000);
    build("bulk", 0, 0);
    build("plain", 1, 0);
    build("anew", 0, 1);
    assert_true(compare("bulk", "plain", 2, false) > QUERIES / 4);
    /* An update counts what it removed, until segments become one. */
    assert_true(compare("bulk", "anew", 3, true) > QUERIES / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_find_the_same_with_and_without_positions),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
