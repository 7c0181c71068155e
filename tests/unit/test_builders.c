/* Indexes built in both ways, and with any number of threads, hold the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <dateline/index.h>

#include "engine/index/builder.h"
#include "store/compare.h"
#include "util/file.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

/* Xapian 1.4.22's own check deletes a table by a smaller type: AddressSanitizer must let that pass. */
DATELINE_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

static char folder[] = "/tmp/dateline-builders-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return dl_file_remove_folder(folder, NULL) ? -1 : 0;
}

/* Builds an index of `path`; its generation's folder, valid until the next call with that name. */
static void build(char generation[256], const char *name, const char *path, int plain, unsigned threads,
                  uint64_t memory)
{
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    char index[200];
    snprintf(index, sizeof index, "%s/%s", folder, name);
    snprintf(generation, 256, "%s/gen-000001", index);
    assert_int_equal(dl_file_remove_folder(index, NULL), DATELINE_OK);
    options.index = index;
    options.paths = &path;
    options.path_count = 1;
    options.plain = plain;
    options.threads = threads;
    options.memory = memory;
    dateline_index_report *report;
    dateline_error error = {0};
    if (dateline_index_run(&report, &options, &error))
        fail_msg("%s", error.message);
    assert_true(report->passages_added > 0);
    dateline_index_report_free(report);
}

/* All the same but the time of writing, which the metadata of the index tell. */
static void assert_same_content(const char *left, const char *right)
{
    dl_buffer difference = DL_BUFFER_EMPTY;
    assert_int_equal(dl_store_compare(&difference, left, right, false, NULL), DATELINE_OK);
    if (difference.size && strcmp(difference.data, "the metadata dateline") != 0)
        fail_msg("%s and %s differ in %s", left, right, difference.data);
    dl_buffer_free(&difference);
}

static void assert_same_file(const char *left, const char *right, const char *name)
{
    dl_buffer bytes[2] = {DL_BUFFER_EMPTY, DL_BUFFER_EMPTY};
    const char *const folders[] = {left, right};
    for (int i = 0; i < 2; i++) {
        char *path = dl_file_join(folders[i], name);
        assert_int_equal(dl_file_read(&bytes[i], path, (size_t)1 << 30, NULL), DATELINE_OK);
        free(path);
    }
    if (!dl_slice_equal(dl_buffer_slice(&bytes[0]), dl_buffer_slice(&bytes[1])))
        fail_msg("%s differs in %s and %s", name, left, right);
    dl_buffer_free(&bytes[0]);
    dl_buffer_free(&bytes[1]);
}

static void compare_builders(const char *path)
{
    char plain[256], one[256], three[256];
    build(plain, "plain", path, 1, 1, 0);
    build(one, "one", path, 0, 1, (uint64_t)1 << 30);
    build(three, "three", path, 0, 3, (uint64_t)1 << 20);
    assert_same_content(plain, one);
    assert_same_content(one, three);
    static const char *const tables[] = {"position.glass", "docdata.glass"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_same_file(one, three, tables[i]);
}

static void test_on_our_corpus(void **state)
{
    (void)state;
    compare_builders("corpus");
}

static void test_on_a_real_collection(void **state)
{
    (void)state;
    static const char path[] = "../shared/collections/news/bbc";
    if (SANITIZED || access(path, F_OK))
        skip();
    compare_builders(path);
}

static void test_which_segments_become_one(void **state)
{
    (void)state;
    static const struct {
        dl_builder_segment segments[6];
        size_t count, first;
    } cases[] = {
        {{{100, 10, 0}}, 1, 1},
        {{{100, 10, 0}, {1, 1, 0}}, 2, 2},
        {{{100, 10, 0}, {50, 5, 0}}, 2, 0}, /* half as large */
        {{{100, 10, 0}, {20, 5, 0}, {1, 1, 0}}, 3, 3},
        {{{100, 10, 0}, {20, 5, 0}, {10, 1, 0}}, 3, 1},
        {{{60, 10, 0}, {20, 5, 0}, {10, 1, 0}}, 3, 0}, /* what becomes one is large enough for the next */
        {{{100, 10, 0}, {4, 1, 0}, {3, 1, 0}, {1, 1, 0}}, 4, 1},
        {{{100, 10, 2}, {1, 1, 0}}, 2, 2},
        {{{100, 10, 3}, {1, 1, 0}}, 2, 0}, /* more than a fifth is removed */
        {{{100, 8, 0}, {20, 4, 2}, {1, 1, 0}}, 3, 1},
        {{{100, 8, 0}, {20, 0, 0}, {1, 0, 0}}, 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dl_builder_fold(cases[i].segments, cases[i].count) != cases[i].first)
            fail_msg("case %zu: from %zu on", i, dl_builder_fold(cases[i].segments, cases[i].count));
}

/* Updates of the same size: few segments, and little merged. */
static void test_segments_stay_few(void **state)
{
    (void)state;
    dl_builder_segment segments[64] = {{10000, 10000, 0}};
    size_t count = 1, most = 0;
    uint64_t merged = 0;
    enum { UPDATES = 5000, BYTES = 10 };
    for (int i = 0; i < UPDATES; i++) {
        segments[count++] = (dl_builder_segment){BYTES, BYTES, 0};
        most = count > most ? count : most;
        size_t first = dl_builder_fold(segments, count);
        if (first + 1 >= count)
            continue;
        for (size_t s = first + 1; s < count; s++)
            segments[first].bytes += segments[s].bytes;
        merged += segments[first].bytes;
        count = first + 1;
    }
    assert_true(most <= 10);
    assert_true(merged < (uint64_t)UPDATES * BYTES * 12);
}

static void test_threads_are_as_many_as_the_bytes_are_worth(void **state)
{
    static const struct {
        uint64_t bytes;
        unsigned most, expected;
    } cases[] = {
        {0, 8, 1}, {(4 << 20) - 1, 8, 1}, {4 << 20, 8, 2}, {27 << 20, 8, 7}, {28 << 20, 8, 8}, {32 << 20, 8, 8},
        {UINT64_MAX, 8, 8}, {UINT64_MAX, 1, 1}, {4 << 20, 1, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const dl_builder builder = {.threads = cases[i].most};
        assert_int_equal(dl_builder_threads(&builder, cases[i].bytes), cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_are_as_many_as_the_bytes_are_worth),
        cmocka_unit_test(test_which_segments_become_one),
        cmocka_unit_test(test_segments_stay_few),
        cmocka_unit_test(test_on_our_corpus),
        cmocka_unit_test(test_on_a_real_collection),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
