/* An index of several segments answers as one that was built at once: additions to the last digit of scores, and
 * after changes and removals the same passages, counts, facets and copies. */
#include "news_index.h"
#include "store/store.h"

#include <math.h>
#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
enum { ROUNDS = 2, PASSES = 1 };
#else
enum { ROUNDS = 8, PASSES = 2 };
#endif
enum { WORDS = 700, HITS = 100000, BASE_FILES = 40, ARTICLES_A_FILE = 40 };

static void in_shell(const char *format, unsigned number)
{
    char command[300], task[200];
    snprintf(task, sizeof task, format, number);
    snprintf(command, sizeof command, "cd '%s' && { %s; }", folder, task);
    assert_int_equal(system(command), 0);
}

/* ---- sources ---- */

/* Few words often, most rarely. */
static unsigned draw(unsigned *seed)
{
    return draw_of(WORDS, 10, seed);
}

static void write_words(FILE *out, unsigned *seed, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        fprintf(out, "%sw%u%s", i % 6 == 3 ? "the " : "", draw(seed), i + 1 < count ? " " : ". ");
}

static void write_file(unsigned number, unsigned articles, unsigned seed)
{
    static const char *const places[] = {"MOSCOW", "Paris", "Vienna"};
    char path[120];
    snprintf(path, sizeof path, "%s/news/%04u.jsonl", folder, number);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (unsigned i = 0; i < articles; i++) {
        fprintf(out, "{\"title\": \"W%u w%u\", \"date\": \"20%02u-%02u-%02u\", ", draw(&seed), draw(&seed),
                20 + draw(&seed) % 6, 1 + draw(&seed) % 12, 1 + draw(&seed) % 28);
        fprintf(out, "\"author\": \"Ann W%u\", \"url\": \"https://w%u.example.com/a\", \"place\": \"%s\", \"text\": \"",
                draw(&seed) % 20, draw(&seed) % 5, places[draw(&seed) % 3]);
        for (unsigned paragraph = 0; paragraph < 3; paragraph++) {
            unsigned copied = draw(&seed) % 40; /* some stand in many articles */
            unsigned own = paragraph == 1 ? copied + 1 : seed;
            write_words(out, &own, 20);
            fputs(paragraph < 2 ? "\\n\\n" : "\"}\n", out);
        }
    }
    assert_int_equal(fclose(out), 0);
}

/* ---- indexes ---- */

static dateline_reader *open_index(const char *name)
{
    char index[120];
    dateline_reader *reader;
    snprintf(index, sizeof index, "%s/%s", folder, name);
    assert_int_equal(dateline_reader_open(&reader, index, NULL), DATELINE_OK);
    return reader;
}

static void fail_on_finding(void *context, const char *finding)
{
    (void)context;
    fail_msg("%s", finding);
}

static void assert_checked(const char *name)
{
    char index[120];
    uint64_t problems;
    snprintf(index, sizeof index, "%s/%s", folder, name);
    assert_int_equal(dateline_check(&problems, index, fail_on_finding, NULL, NULL), DATELINE_OK);
}

/* *removed: documents. */
static uint64_t segments_of(const char *name, uint64_t *removed)
{
    dateline_reader *reader = open_index(name);
    dateline_info *info;
    assert_int_equal(dateline_reader_info(&info, reader, NULL), DATELINE_OK);
    uint64_t segments = info->segments;
    *removed = info->removed;
    dateline_info_free(info);
    dateline_reader_free(reader);
    return segments;
}

/* ---- answers ---- */

static const struct question {
    const char *query;
    dateline_search_options options;
    bool best;      /* those alone are asked for: which they are depends on statistics, how many match is not counted */
    bool estimated; /* scores: Xapian estimates in how many documents any of several terms is, segment by segment */
} questions[] = {
#define ASK .limit = HITS, .exact_total = 1, .facet_limit = 1000, .fragment_limit = 3
    {"w%u", {ASK, .plain_ranking = 1}},
    {"w%u w%u w%u", {ASK, .plain_ranking = 1}},
    {"+w%u -w%u", {ASK, .plain_ranking = 1}},
    {"\"w%u w%u\"", {ASK, .plain_ranking = 1}},
    {"\"w%u the w%u\"", {ASK, .plain_ranking = 1}},
    {"w%u NEAR/4 w%u", {ASK, .plain_ranking = 1}},
    {"w%u* w%u", {ASK, .plain_ranking = 1}, .estimated = true},
    {"w%u~1", {ASK, .plain_ranking = 1}, .estimated = true},
    {"w%u w%u w%u", {.limit = 15, .fragment_limit = 3, .plain_ranking = 1}, .best = true},
    {"+w%u +w%u", {.limit = 15, .offset = 5, .fragment_limit = 3, .plain_ranking = 1}, .best = true},
    {"w%u w%u", {.limit = 15, .fragment_limit = 3}, .best = true},
    {"title:w%u", {ASK, .plain_ranking = 1}},
    {"title:w%u -w%u", {ASK, .plain_ranking = 1}},
    {"author:w%u", {ASK, .plain_ranking = 1}},
    {"=W%u", {ASK, .plain_ranking = 1}},
    {"w%u site:w1.example.com place:moscow", {ASK, .plain_ranking = 1, .facets = 127, .histogram = 1}},
    {"w%u date:2021..2022", {ASK, .sort = DATELINE_SORT_DATE_OLDEST, .facets = 127}},
    {"w%u -date:2021..2022 kind:paragraph", {ASK, .group_articles = 1, .plain_ranking = 1, .facets = 127, .histogram = 1}},
    {"-w%u", {ASK, .plain_ranking = 1, .facets = 127}},
    {"w%u w%u", {ASK, .plain_ranking = 1, .fold_duplicates = 1}},
    {"source:*/000%u.jsonl", {ASK, .plain_ranking = 1}},
};

static int by_id(const void *left, const void *right)
{
    return strcmp(((const dateline_hit *)left)->passage.id, ((const dateline_hit *)right)->passage.id);
}

static dateline_result *ask(dateline_reader *reader, const char *query, const dateline_search_options *options)
{
    dateline_result *result;
    dateline_error error;
    if (dateline_search(&result, reader, query, options, &error))
        fail_msg("%s: %s", query, error.message);
    /* Of the same score the one that was indexed earlier comes first, and an update is that later; so it is with
     * copies, and with the passage that stands for its article. */
    qsort((dateline_hit *)result->hits, result->hit_count, sizeof *result->hits, by_id);
    return result;
}

static void compare_facets(const char *query, const dateline_result *a, const dateline_result *b)
{
    assert_int_equal(a->facet_count, b->facet_count);
    for (size_t f = 0; f < a->facet_count; f++) {
        const dateline_facet_counts *left = &a->facets[f], *right = &b->facets[f];
        if (left->bucket_count != right->bucket_count || left->distinct != right->distinct)
            fail_msg("%s: facet %zu: %zu and %zu values", query, f, left->bucket_count, right->bucket_count);
        for (size_t i = 0; i < left->bucket_count; i++) {
            assert_int_equal(left->buckets[i].value.size, right->buckets[i].value.size);
            assert_memory_equal(left->buckets[i].value.data, right->buckets[i].value.data, left->buckets[i].value.size);
            assert_int_equal(left->buckets[i].count, right->buckets[i].count);
        }
    }
    assert_true(!a->histogram == !b->histogram);
    if (!a->histogram)
        return;
    assert_int_equal(a->histogram->bar_count, b->histogram->bar_count);
    assert_int_equal(a->histogram->undated, b->histogram->undated);
    for (size_t i = 0; i < a->histogram->bar_count; i++)
        assert_int_equal(a->histogram->bars[i].count, b->histogram->bars[i].count);
}

static void compare_hits(const char *query, const dateline_search_options *options, const dateline_result *a,
                         const dateline_result *b, bool scores)
{
    const bool chosen = options->fold_duplicates || options->group_articles;
    if (a->total != b->total || a->hit_count != b->hit_count)
        fail_msg("%s: %zu of %llu and %zu of %llu", query, a->hit_count, (unsigned long long)a->total, b->hit_count,
                 (unsigned long long)b->total);
    for (size_t i = 0; i < a->hit_count; i++) {
        const dateline_hit *left = &a->hits[i], *right = &b->hits[i];
        if (chosen)
            right = bsearch(left, b->hits, b->hit_count, sizeof *b->hits, by_id);
        if (!right)
            continue;
        const bool counted = left->rank <= 1000 && right->rank <= 1000;
        assert_true(!counted || !left->copies == !right->copies);
        if (counted && left->copies) {
            assert_int_equal(left->copies->passages, right->copies->passages);
            assert_int_equal(left->copies->same, right->copies->same);
            assert_int_equal(left->copies->articles, right->copies->articles);
        }
        if (strcmp(left->passage.id, right->passage.id) != 0)
            fail_msg("%s: %s and %s", query, left->passage.id, right->passage.id);
        assert_int_equal(left->passage.span_count, right->passage.span_count);
        assert_string_equal(left->article->path, right->article->path);
        if (scores && fabs(left->score - right->score) > 1e-9 * left->score)
            fail_msg("%s: %s scores %.9f and %.9f", query, left->passage.id, left->score, right->score);
    }
}

/* Shows an article, and one of its passages, of both. */
static void compare_shown(dateline_reader *left, dateline_reader *right, const dateline_hit *hit)
{
    const char *ids[] = {hit->article->id, hit->passage.id};
    for (size_t i = 0; i < COUNT(ids); i++) {
        dateline_document *a, *b;
        assert_int_equal(dateline_show(&a, left, ids[i], "w1 w2", NULL), DATELINE_OK);
        assert_int_equal(dateline_show(&b, right, ids[i], "w1 w2", NULL), DATELINE_OK);
        assert_int_equal(a->passage_count, b->passage_count);
        assert_true(a->passage_count >= 1);
        for (size_t p = 0; p < a->passage_count; p++) {
            assert_string_equal(a->passages[p].id, b->passages[p].id);
            assert_int_equal(a->passages[p].text.size, b->passages[p].text.size);
            assert_memory_equal(a->passages[p].text.data, b->passages[p].text.data, a->passages[p].text.size);
        }
        dateline_document_free(a);
        dateline_document_free(b);
    }
}

/* The same article at least: what `like:` looks for depends on how many documents have a word. */
static void compare_like(dateline_reader *left, dateline_reader *right, const dateline_hit *hit, bool scores)
{
    char query[64];
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.limit = HITS;
    options.exact_total = options.plain_ranking = 1;
    snprintf(query, sizeof query, "like:%s", hit->article->id);
    dateline_result *a = ask(left, query, &options), *b = ask(right, query, &options);
    if (scores)
        compare_hits(query, &options, a, b, true);
    for (size_t i = 0; i < a->hit_count; i++) /* and not itself */
        assert_string_not_equal(a->hits[i].article->id, hit->article->id);
    assert_true(a->hit_count > 0 && b->hit_count > 0);
    dateline_result_free(a);
    dateline_result_free(b);
}

/* `scores`: those are the same, too, as statistics are. */
static void compare(dateline_reader *left, const char *second, unsigned seed, bool scores)
{
    dateline_reader *right = open_index(second);
    size_t found = 0;
    for (int pass = 0; pass < PASSES; pass++)
        for (size_t i = 0; i < COUNT(questions); i++) {
            char query[100];
            snprintf(query, sizeof query, questions[i].query, draw(&seed) % (i % 2 ? 40 : WORDS), draw(&seed), draw(&seed));
            dateline_result *a = ask(left, query, &questions[i].options), *b = ask(right, query, &questions[i].options);
            if (scores || !questions[i].best)
                compare_hits(query, &questions[i].options, a, b, scores && !questions[i].estimated);
            compare_facets(query, a, b);
            found += a->hit_count > 0;
            if (a->hit_count) {
                const dateline_hit *hit = &a->hits[(size_t)rand_r(&seed) % a->hit_count];
                compare_shown(left, right, hit);
                if (!pass && i < 4)
                    compare_like(left, right, hit, scores);
            }
            dateline_result_free(a);
            dateline_result_free(b);
        }
    assert_true(found > COUNT(questions) / 2 * PASSES);
    dateline_reader_free(right);
}

/* ---- tests ---- */

static void test_what_is_added_answers_as_if_it_had_always_been_there(void **state)
{
    (void)state;
    static const struct {
        unsigned files, articles;
    } steps[] = {{10, ARTICLES_A_FILE}, {3, 30}, {1, 25}}; /* each a third of the one before, so that none are folded */
    uint64_t removed;
    in_shell("mkdir news", 0);
    for (unsigned i = 0; i < BASE_FILES; i++)
        write_file(i, ARTICLES_A_FILE, 1000 + i);
    build("grown", 0, 0);
    in_shell("cp -r grown plain", 0);
    dateline_reader *grown = open_index("grown"), *plain = open_index("plain"); /* they follow */
    for (unsigned step = 0, number = BASE_FILES; step < COUNT(steps); step++) {
        for (unsigned i = 0; i < steps[step].files; i++, number++)
            write_file(number, steps[step].articles, 2000 + number);
        build("grown", 0, 0);
        build("plain", 1, 0);
        dateline_result_free(ask(grown, "w1 w2", &questions[0].options));
    }
    build("whole", 0, 0);
    uint64_t segments = segments_of("grown", &removed);
    print_message("%llu segments\n", (unsigned long long)segments);
    assert_true(segments >= 4);
    assert_int_equal(removed, 0);
    assert_checked("grown");
    compare(grown, "whole", 1, true);
    assert_checked("plain");
    compare(plain, "whole", 2, true);
    dateline_reader_free(grown);
    dateline_reader_free(plain);
}

static void test_updates_in_any_order_equal_a_rebuild(void **state)
{
    (void)state;
    unsigned seed = 42, most_segments = 0, worn = 0;
    in_shell("mkdir news", 0);
    for (unsigned i = 0; i < BASE_FILES; i++)
        write_file(i, 10, 1000 + i);
    build("updated", 0, 0);
    dateline_reader *updated = open_index("updated"); /* it follows */
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (unsigned change = 1 + (unsigned)rand_r(&seed) % (round % 3 ? 3 : 9); change; change--) {
            unsigned number = (unsigned)rand_r(&seed) % (BASE_FILES + 10);
            switch (rand_r(&seed) % 6) {
            case 0:
                in_shell("rm -f news/%04u.jsonl", number);
                break;
            case 1:
                in_shell("[ ! -e news/%1$04u.jsonl ] || mv news/%1$04u.jsonl news/1%1$04u.jsonl", number);
                break;
            case 2: /* an article in two sources */
                in_shell("[ ! -e news/%1$04u.jsonl ] || tail -n 3 news/%1$04u.jsonl >>news/3000.jsonl", number);
                break;
            default:
                write_file(number, 1 + (unsigned)rand_r(&seed) % 12, (unsigned)rand_r(&seed));
            }
        }
        uint64_t removed;
        build("updated", round % 4 == 3, 0);
        unsigned segments = (unsigned)segments_of("updated", &removed);
        most_segments = segments > most_segments ? segments : most_segments;
        worn += removed > 0;
        in_shell("rm -rf whole", 0);
        build("whole", 0, 0);
        assert_checked("updated");
        compare(updated, "whole", round, false);
    }
    dateline_reader_free(updated);
    print_message("at most %u segments, %u times with removed documents\n", most_segments, worn);
    assert_true(most_segments >= 2 && worn >= 1);
}

/* Each time, and when there is an index again, it answers. */
static void test_a_reader_that_lost_its_index_says_so(void **state)
{
    (void)state;
    char path[120];
    dl_store_writer *writer;
    dateline_result *result;
    dateline_error met;
    in_shell("mkdir news", 0);
    write_file(1, 4, 7);
    build("index", 0, 0);
    dateline_reader *reader = open_index("index");
    dateline_result_free(ask(reader, "w1", &questions[0].options));
    snprintf(path, sizeof path, "%s/index/gen-000007", folder);
    assert_int_equal(dl_store_writer_open(&writer, path, NULL), DATELINE_OK); /* of somebody else */
    dl_store_writer_free(writer);
    in_shell("cp index/XAPIANDB stub && echo glass gen-000007 >index/XAPIANDB", 0);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(dateline_search(&result, reader, "w1", NULL, &met), DATELINE_ERROR_DAMAGED);
        assert_non_null(strstr(met.message, "was not built by dateline"));
    }
    in_shell("cp stub index/XAPIANDB", 0);
    dateline_result_free(ask(reader, "w1", &questions[0].options));
    dateline_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_added_answers_as_if_it_had_always_been_there, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_updates_in_any_order_equal_a_rebuild, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_a_reader_that_lost_its_index_says_so, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("segments", tests, NULL, NULL);
}
