/* Readers beside a writer, in one process: 8 threads search, each with a reader of its own, while one
 * replaces all articles, in place and by new generations. Every answer must be of one edition, and none
 * older than the last. A few seconds; a minute with DATELINE_LIFE=all. */
#include "unit/unit.h"

#include <dateline/dateline.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { READERS = 8, ARTICLES = 40, SECONDS = 4, ALL_SECONDS = 60 };

typedef struct stage {
    char folder[64], sources[80], index[80];
    atomic_bool over;
    atomic_uint newest; /* the edition that was last committed */
    atomic_ulong searches, editions;
    pthread_mutex_t lock;
    char failure[1200]; /* the first one */
} stage;

static void note_failure(stage *at, const char *what, const char *more, unsigned number)
{
    pthread_mutex_lock(&at->lock);
    if (!at->failure[0])
        snprintf(at->failure, sizeof at->failure, "%s: %s (%u)", what, more, number);
    pthread_mutex_unlock(&at->lock);
    atomic_store(&at->over, true);
}

/* One file an article, all of the same edition. */
static bool write_edition(stage *at, unsigned edition)
{
    for (unsigned i = 0; i < ARTICLES; i++) {
        char path[120];
        snprintf(path, sizeof path, "%s/%u.txt", at->sources, i);
        FILE *file = fopen(path, "w");
        if (!file)
            return false;
        fprintf(file, "Title of %u\n\nCommon words of edition %u in article %u.\n", i, edition, i);
        for (unsigned word = 0; word < 60; word++)
            fprintf(file, "filler%u ", (edition * 31 + i * 7 + word * 13) % 500);
        fputs("\n", file);
        if (fclose(file))
            return false;
    }
    return true;
}

static bool index_edition(stage *at, unsigned edition, bool rebuild)
{
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    const char *paths[] = {at->sources};
    dateline_index_report *report = NULL;
    dateline_error error = {0};
    options.index = at->index;
    options.paths = paths;
    options.path_count = 1;
    options.rebuild = rebuild;
    if (!write_edition(at, edition) || dateline_index_run(&report, &options, &error)) {
        note_failure(at, "writer", report ? "cannot write sources" : error.message, edition);
        return false;
    }
    dateline_index_report_free(report);
    atomic_store(&at->newest, edition);
    atomic_fetch_add(&at->editions, 1);
    return true;
}

static void *write_on(void *context)
{
    stage *at = context;
    for (unsigned edition = 2; !atomic_load(&at->over); edition++)
        if (!index_edition(at, edition, edition % 4 == 0))
            break;
    return NULL;
}

/* The edition of a hit's text, 0 when it says none. */
static unsigned edition_of(const dateline_hit *hit)
{
    static const char words[] = "edition ";
    dateline_slice text = hit->passage.text;
    const char *found = memmem(text.data, text.size, words, sizeof words - 1);
    return found ? (unsigned)strtoul(found + sizeof words - 1, NULL, 10) : 0; /* " in article" follows */
}

static void search_once(stage *at, dateline_reader *reader, unsigned *last)
{
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    dateline_result *result = NULL;
    dateline_error error = {0};
    options.limit = ARTICLES * 2;
    options.exact_total = 1;
    unsigned least = atomic_load(&at->newest);
    if (dateline_search(&result, reader, "+common kind:paragraph", &options, &error)) {
        note_failure(at, "reader", error.message, least);
        return;
    }
    unsigned edition = result->hit_count ? edition_of(&result->hits[0]) : 0;
    if (result->hit_count != ARTICLES || result->total != ARTICLES)
        note_failure(at, "reader", "articles are missing", (unsigned)result->hit_count);
    for (size_t i = 0; i < result->hit_count; i++)
        if (edition_of(&result->hits[i]) != edition)
            note_failure(at, "reader", "two editions in one answer", edition);
    if (edition < *last || edition < least)
        note_failure(at, "reader", "an older edition came back", edition);
    *last = edition;
    atomic_fetch_add(&at->searches, 1);
    dateline_result_free(result);
}

static void *search_on(void *context)
{
    stage *at = context;
    dateline_reader *reader = NULL;
    dateline_error error = {0};
    unsigned last = 0;
    if (dateline_reader_open(&reader, at->index, &error))
        note_failure(at, "reader", error.message, 0);
    while (!atomic_load(&at->over))
        search_once(at, reader, &last);
    dateline_reader_free(reader);
    return NULL;
}

/* Whether something has happened, so that the test says anything: the fourth edition is a new generation. */
static bool enough(stage *at)
{
    return atomic_load(&at->editions) >= 4 && atomic_load(&at->searches) >= READERS;
}

static void test_readers_see_one_edition_each_and_no_error(void **state)
{
    stage *at = *state;
    pthread_t threads[READERS + 1];
    const char *wanted = getenv("DATELINE_LIFE");
    assert_true(index_edition(at, 1, false));
    for (size_t i = 0; i <= READERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, i ? search_on : write_on, at), 0);
    int tenths = 10 * (wanted && strcmp(wanted, "all") == 0 ? ALL_SECONDS : SECONDS);
    /* Longer on a slow machine. */
    for (int i = 0; (i < tenths || (i < 1200 && !enough(at))) && !atomic_load(&at->over); i++)
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    atomic_store(&at->over, true);
    for (size_t i = 0; i <= READERS; i++)
        pthread_join(threads[i], NULL);
    print_message("%lu searches by %d readers during %lu editions\n", atomic_load(&at->searches), READERS,
                  atomic_load(&at->editions));
    if (at->failure[0])
        fail_msg("%s", at->failure);
    assert_true(enough(at));
}

static int setup(void **state)
{
    stage *at = calloc(1, sizeof *at);
    if (!at)
        return -1;
    *state = at;
    const char *place = getenv("TMPDIR");
    snprintf(at->folder, sizeof at->folder, "%.30s/dateline-life-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(at->folder))
        return -1;
    snprintf(at->sources, sizeof at->sources, "%s/sources", at->folder);
    snprintf(at->index, sizeof at->index, "%s/index", at->folder);
    pthread_mutex_init(&at->lock, NULL);
    return mkdir(at->sources, 0777);
}

static int teardown(void **state)
{
    stage *at = *state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", at->folder);
    int failed = system(command);
    pthread_mutex_destroy(&at->lock);
    free(at);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_readers_see_one_edition_each_and_no_error, setup, teardown),
    };
    return cmocka_run_group_tests_name("readers", tests, NULL, NULL);
}
