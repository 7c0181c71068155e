/* The library's calls: what a wrong one is told, and runs that their caller stops. */
#include "news_index.h"

#include "engine/index/index_run.h"
#include "util/buffer.h"
#include "util/error.h"

#include <sys/stat.h>
#include <unistd.h>

typedef struct call {
    const char *index;
    const char *path; /* NULL: none */
    dateline_index_options given;
} call;

static int no_run(void *context, const dateline_index_report *report, const dateline_error *error)
{
    (void)report, (void)error;
    *(int *)context = 1;
    return 1;
}

static void wrong_runs_are_told(void **state)
{
    static const struct {
        bool watched;
        call call;
        const char *told;
    } cases[] = {
        {false, {.index = NULL}, "no index given"},
        {false, {.index = "", .path = "news"}, "no index given"},
        {false, {.index = "index"}, "no paths given, and the index remembers none"},
        {false, {.index = "index", .path = ""}, "a path is empty; the working folder is ."},
        {false, {.index = "index", .path = "news", .given = {.map = "x"}}, "'x' in the map is not PART=NAME"},
        {false, {.index = "index", .path = "news", .given = {.language = "xx"}}, "no language 'xx' is known"},
        {true, {.index = NULL}, "no index given"},
        {true, {.index = "", .path = "news"}, "no index given"},
        {false, {.index = "index", .path = "", .given = {.forget = 1}}, "a path is empty; the working folder is ."},
        {false, {.index = "index", .given = {.forget = 1}}, "say which paths to forget"},
        {true, {.index = "index"}, "no paths given, and the index remembers none"},
        {true, {.index = "index", .path = "news", .given = {.map = "x"}}, "'x' in the map is not PART=NAME"},
        {true, {.index = "index", .path = "-"}, "standard input cannot be followed; give files and folders"},
        {true, {.index = "index", .path = "news", .given = {.dry_run = 1}}, "a dry run follows nothing"},
        {true, {.index = "index", .path = "news", .given = {.forget = 1}}, "what is forgotten cannot be followed"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
        dateline_index_report *report = NULL;
        dateline_error error = {0};
        char index[120];
        int ran = 0;
        snprintf(index, sizeof index, "%s/none", folder);
        options.index = cases[i].call.index && *cases[i].call.index ? index : cases[i].call.index;
        options.paths = &cases[i].call.path;
        options.path_count = cases[i].call.path != NULL;
        options.map = cases[i].call.given.map;
        options.language = cases[i].call.given.language;
        options.dry_run = cases[i].call.given.dry_run;
        options.forget = cases[i].call.given.forget;
        dateline_status status = cases[i].watched ? dateline_index_watch(&options, -1, no_run, &ran, &error)
                                                  : dateline_index_run(&report, &options, &error);
        if (status != DATELINE_ERROR_USAGE || error.status != status || !strstr(error.message, cases[i].told))
            fail_msg("case %zu: %s", i, error.message);
        assert_null(report);
        assert_false(ran);
        assert_int_equal(access(index, F_OK), -1); /* nothing is left where none was */
    }
}

static int count_and_stop_at_third(void *context, const dateline_progress *progress)
{
    assert_string_equal(progress->phase, "reading");
    return ++*(int *)context == 3;
}

static void progress_is_told_ten_times_a_second(void **state)
{
    int told = 0;
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    dl_report *report = dl_report_new();
    dl_index_run run = {.options = &options, .report = report};
    (void)state;
    assert_non_null(report);
    assert_true(dl_index_tell(&run, "reading", NULL, true)); /* to nobody */
    options.progress = count_and_stop_at_third;
    options.progress_context = &told;
    assert_true(dl_index_tell(&run, "reading", NULL, false));
    assert_int_equal(told, 1);
    assert_true(dl_index_tell(&run, "reading", NULL, false)); /* too soon */
    assert_int_equal(told, 1);
    usleep(110000);
    assert_true(dl_index_tell(&run, "reading", NULL, false));
    assert_int_equal(told, 2);
    assert_false(dl_index_tell(&run, "reading", NULL, true)); /* it says stop */
    assert_int_equal(told, 3);
    dateline_index_report_free(&report->report);
}

static void wrong_searches_are_told(void **state)
{
    dateline_reader *reader = NULL;
    dateline_result *result = NULL;
    dateline_document *document = NULL;
    dateline_error error;
    uint64_t problems;
    (void)state;
    assert_int_equal(dateline_reader_open(&reader, NULL, &error), DATELINE_ERROR_USAGE);
    assert_string_equal(error.message, "no index given");
    assert_int_equal(dateline_reader_open(&reader, "", NULL), DATELINE_ERROR_USAGE); /* who wants no message */
    assert_int_equal(dateline_check(&problems, "", NULL, NULL, &error), DATELINE_ERROR_USAGE);
    assert_null(reader);
    build("index", 0, 0);
    char index[120];
    snprintf(index, sizeof index, "%s/index", folder);
    assert_int_equal(dateline_reader_open(&reader, index, &error), DATELINE_OK);
    for (int sort = -1; sort < 4; sort++) {
        dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
        options.sort = (dateline_sort)sort;
        const bool fine = sort >= DATELINE_SORT_RELEVANCE && sort <= DATELINE_SORT_DATE_OLDEST;
        assert_int_equal(dateline_search(&result, reader, "ferry", &options, &error),
                         fine ? DATELINE_OK : DATELINE_ERROR_USAGE);
        if (!fine)
            assert_non_null(strstr(error.message, "no such sort order: "));
        assert_int_equal(result != NULL, fine);
        dateline_result_free(result);
    }
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.language = "xx";
    assert_int_equal(dateline_search(&result, reader, "ferry", &options, &error), DATELINE_ERROR_USAGE);
    assert_non_null(strstr(error.message, "no language 'xx' is known"));
    static const struct {
        const char *id;
        dateline_status status;
    } ids[] = {{"", DATELINE_ERROR_USAGE},
               {"12", DATELINE_ERROR_USAGE},
               {"1234.", DATELINE_ERROR_USAGE},
               {"1234.x", DATELINE_ERROR_USAGE},
               {"1234.1x", DATELINE_ERROR_USAGE},
               {"0123456789abcdef0", DATELINE_ERROR_USAGE},
               {"0123456789abcdef", DATELINE_ERROR_NOT_FOUND}};
    for (size_t i = 0; i < COUNT(ids); i++)
        if (dateline_show(&document, reader, ids[i].id, NULL, &error) != ids[i].status)
            fail_msg("%s: %s", ids[i].id, error.message);
    dateline_reader_free(reader);
    dateline_reader_free(NULL);
    dateline_result_free(NULL);
    dateline_document_free(NULL);
    dateline_info_free(NULL);
    dateline_index_report_free(NULL);
}

/* Stops at a phase. */
static int stop_at(void *context, const dateline_progress *progress)
{
    return strcmp(progress->phase, context) == 0;
}

static uint64_t passages_of(const char *index)
{
    dateline_reader *reader;
    dateline_info *info;
    dateline_error error;
    assert_int_equal(dateline_reader_open(&reader, index, &error), DATELINE_OK);
    assert_int_equal(dateline_reader_info(&info, reader, &error), DATELINE_OK);
    const uint64_t passages = info->passages;
    dateline_info_free(info);
    dateline_reader_free(reader);
    return passages;
}

static void a_stopped_run_leaves_the_index(void **state)
{
    char index[120], news[120], more[130];
    (void)state;
    build("index", 0, 1);
    snprintf(index, sizeof index, "%s/index", folder);
    snprintf(news, sizeof news, "%s/news", folder);
    snprintf(more, sizeof more, "%s/b.txt", news);
    const uint64_t before = passages_of(index);
    FILE *file = fopen(more, "w");
    assert_non_null(file);
    fputs("date 2025-11-20 Another\n\nA third paragraph.\n", file);
    assert_int_equal(fclose(file), 0);
    static const char *const phases[] = {"writing", "switching", "none"};
    for (size_t i = 0; i < COUNT(phases); i++)
        for (int plain = 0; plain < 2; plain++) {
            const char *paths[] = {news};
            dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
            dateline_index_report *report;
            dateline_error error;
            const bool stopped = i < 2;
            options.index = index;
            options.paths = paths;
            options.path_count = 1;
            options.plain = plain;
            options.rebuild = plain;
            options.progress = stop_at;
            options.progress_context = (void *)(uintptr_t)phases[i];
            const dateline_status status = dateline_index_run(&report, &options, &error);
            if (status != (stopped ? DATELINE_ERROR_STOPPED : DATELINE_OK))
                fail_msg("%s, plain %d: %s", phases[i], plain, status ? error.message : "done");
            if (stopped)
                assert_string_equal(error.message, "stopped; the index is as it was");
            dateline_index_report_free(report);
            assert_int_equal(passages_of(index), before + (stopped ? 0 : 2));
        }
    assert_int_equal(unlink(more), 0);
}

static void messages_are_a_line_of_text(void **state)
{
    dateline_error error = {0};
    char long_name[DATELINE_ERROR_MESSAGE_SIZE + 100];
    (void)state;
    assert_int_equal(dl_fail(&error, DATELINE_ERROR_INPUT, "%s",
                             "a\nb\tc\rd\033e\x7F"
                             "f\xFF\xC3"
                             "g\u00E9"),
                     DATELINE_ERROR_INPUT);
    assert_string_equal(error.message, "a b c d?e?f??g\u00E9");
    for (size_t i = 0; i < sizeof long_name - 1; i++)
        long_name[i] = "\xC3\xA9"[i % 2];
    long_name[sizeof long_name - 1] = '\0';
    dl_fail(&error, DATELINE_ERROR_INPUT, "%s", long_name);
    assert_int_equal(strlen(error.message), DATELINE_ERROR_MESSAGE_SIZE - 2); /* cut between two characters */
    dl_fail(&error, DATELINE_ERROR_IO, "again: %.6s", error.message);         /* of its own message */
    assert_string_equal(error.message, "again: \u00E9\u00E9\u00E9");
    for (int i = DATELINE_OK; i <= DATELINE_ERROR_INTERNAL; i++)
        assert_string_not_equal(dateline_status_name((dateline_status)i), "unknown");
    assert_string_equal(dateline_status_name((dateline_status)-1), "unknown");
    assert_string_equal(dateline_status_name((dateline_status)(DATELINE_ERROR_INTERNAL + 1)), "unknown");
}

static int make_news(void **state)
{
    char news[120], path[130];
    if (make_folder(state))
        return -1;
    snprintf(news, sizeof news, "%s/news", folder);
    snprintf(path, sizeof path, "%s/a.txt", news);
    FILE *file = mkdir(news, 0777) ? NULL : fopen(path, "w");
    if (!file)
        return -1;
    fputs("date 2025-11-19 Ferry to the island\n\nA first paragraph.\n\nA second paragraph.\n", file);
    return fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_runs_are_told),
        cmocka_unit_test(progress_is_told_ten_times_a_second),
        cmocka_unit_test(wrong_searches_are_told),
        cmocka_unit_test(a_stopped_run_leaves_the_index),
        cmocka_unit_test(messages_are_a_line_of_text),
    };
    return cmocka_run_group_tests_name("calls", tests, make_news, remove_folder);
}
