/* Memory, files, maps or threads are denied once, at each place of the program that asks for them: it says so, does not
 * crash, the index is what it was or what it was to become, and the next run finishes the work. A sample of the places;
 * all of them with DATELINE_LIFE=all, or those of one use with its name: DATELINE_LIFE=fold, of reading: DATELINE_LIFE=reading. */
#include "life/life.h"

#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The kinds of shortage.c. */
static const char *const kinds[] = {"deny-memory", "deny-memory", "deny-map", "deny-thread", "deny-open", "deny-read"};

/* ICU 72 crashes when it gets no memory for its default locale, which is among the first things that it does. */
enum { FIRST = 420, PLACES_MOST = 20000 };

typedef struct places {
    unsigned numbers[PLACES_MOST];
    size_t count;
} places;

/* Whether all places are tried: those that read are few, and each may lose a source. */
static bool tries_all(const life_use *use, const char *kind)
{
    return life_whole(use->name) || (strcmp(use->name, "update") == 0 && strcmp(kind, "deny-read") == 0);
}

/* Where the use asks for what is denied. */
static void find_places(places *out, life *at, const life_use *use, const char *kind)
{
    char fault[32], line[100];
    snprintf(fault, sizeof fault, "%s:0", kind);
    life_prepare(at, use);
    (void)!unlink(at->log);
    assert_int_equal(life_run_use(at, use, fault, -1).status, 0);
    FILE *log = fopen(at->log, "r");
    assert_non_null(log);
    out->count = 0;
    const unsigned long first = strcmp(kind, "deny-memory") ? 1 : FIRST;
    while (fgets(line, sizeof line, log) && out->count < PLACES_MOST)
        if (strtoul(line, NULL, 10) >= first)
            out->numbers[out->count++] = (unsigned)strtoul(line, NULL, 10);
    fclose(log);
}

typedef struct tally {
    unsigned tried, failed;
} tally;

static void try_shortage(tally *count, life *at, const life_use *use, const char *kind, unsigned number)
{
    char fault[32], what[160];
    snprintf(fault, sizeof fault, "%s:%u", kind, number);
    life_prepare(at, use);
    (void)!unlink(at->log);
    life_end end = life_run_use(at, use, fault, -1);
    struct stat log;
    if (stat(at->log, &log) || !log.st_size) /* other threads, other numbers: it was not met */
        return;
    snprintf(what, sizeof what, "%s, %s at request %u, status %d", use->name, kind, number, end.status);
    count->tried++;
    if (end.signal) {
        print_error("%s: ended by signal %d\n", what, end.signal);
        count->failed++;
    } else if (!(end.status == 3 ? life_finishes(at, what) : life_verify(at, use, end.status == 0, what))) {
        count->failed++;
    }
}

static void test_a_shortage_at_each_place_that_asks(void **state)
{
    life *at = *state;
    tally total = {0, 0};
    uint32_t random = 20251119;
    places *found = malloc(sizeof *found);
    assert_non_null(found);
    for (int u = 0; u < LIFE_USES; u++) {
        const life_use *use = &life_uses[u];
        const unsigned before = total.tried;
        for (size_t k = 0; k < COUNT(kinds); k++) {
            find_places(found, at, use, kinds[k]);
            if (!found->count)
                continue;
            const bool all = tries_all(use, kinds[k]);
            for (size_t i = 0; i < found->count && all; i++)
                try_shortage(&total, at, use, kinds[k], found->numbers[i]);
            for (size_t i = 0; i < LIFE_SAMPLE / 3 && !all; i++) {
                random = random * 1664525u + 1013904223u;
                try_shortage(&total, at, use, kinds[k], found->numbers[(random >> 8) % found->count]);
            }
        }
        print_message("%s: %u shortages met\n", use->name, total.tried - before);
    }
    free(found);
    assert_int_equal(total.failed, 0);
    assert_true(total.tried >= LIFE_USES);
}

/* ---- reading ---- */

/* What is asked of an index. Nothing here comes to Xapian's matcher, which crashes when it gets no memory. */
static const char *const questions[][8] = {
    {"search", "--format", "jsonl", "title edition"},
    {"search", "--facets", "--histogram", "title"},
    {"search", "--format", "tsv", "--autocorrect", "tittle edittion"},
    {"search", "--format", "trec", "--batch", "FILE"},
    {"info"},
    {"info", "--format", "jsonl"},
    {"check"},
    {"show", "ID"},
    {"show", "--format", "html", "ID"},
};

/* Before that, ICU makes what all threads share, and is stuck or crashes without memory for it. */
enum { READING_FIRST = 100 };

/* The first request from each place of the program, from READING_FIRST on. */
static void find_reading_places(places *out, life *at, const char *const *arguments)
{
    char line[100];
    (void)!unlink(at->log);
    (void)life_run(at, NULL, "deny-memory:0", -1, arguments);
    FILE *log = fopen(at->log, "r");
    assert_non_null(log);
    out->count = 0;
    while (fgets(line, sizeof line, log) && out->count < PLACES_MOST)
        if (strtoul(line, NULL, 10) >= READING_FIRST)
            out->numbers[out->count++] = (unsigned)strtoul(line, NULL, 10);
    fclose(log);
}

/* The same answer, or an error (2, as all have that have no status of their own), but never another answer. */
static void try_reading(tally *count, life *at, const char *const *arguments, unsigned number, life_end wanted,
                        const dl_buffer *output)
{
    char fault[32];
    dl_buffer found = DL_BUFFER_EMPTY;
    snprintf(fault, sizeof fault, "deny-memory:%u", number);
    life_end end = life_run(at, &found, fault, -1, arguments);
    const bool same = end.status == wanted.status && dl_slice_equal(dl_buffer_slice(&found), dl_buffer_slice(output));
    count->tried++;
    if (!same && end.status != 2) {
        print_error("%s %s, request %u: status %d, signal %d\n", arguments[0], arguments[1] ? arguments[1] : "", number,
                    end.status, end.signal);
        count->failed++;
    }
    dl_buffer_free(&found);
}

/* The id of the first hit. */
static void find_id(char id[40], life *at)
{
    static const char *const arguments[] = {"search", "--format", "tsv", "-n", "1", "title", NULL};
    dl_buffer found = DL_BUFFER_EMPTY;
    assert_int_equal(life_run(at, &found, NULL, -1, arguments).status, 0);
    assert_int_equal(sscanf(found.data, "%*s %*s %39s", id), 1);
    dl_buffer_free(&found);
}

static void test_a_shortage_gives_no_wrong_answer(void **state)
{
    life *at = *state;
    tally total = {0, 0};
    char id[40], file[160];
    places *found = malloc(sizeof *found);
    assert_non_null(found);
    life_prepare(at, &life_uses[1]);
    find_id(id, at);
    snprintf(file, sizeof file, "%s/questions", at->folder);
    assert_int_equal(dl_file_write(file, DL_LITERAL("title\nedition 1\ntitle edition\n"), NULL), DATELINE_OK);
    const size_t step = life_whole("reading") ? 1 : LIFE_SAMPLE;
    for (size_t q = 0; q < COUNT(questions); q++) {
        const char *arguments[COUNT(*questions)];
        for (size_t i = 0; i < COUNT(*questions); i++)
            arguments[i] = !questions[q][i]                     ? NULL
                           : strcmp(questions[q][i], "ID") == 0   ? id
                           : strcmp(questions[q][i], "FILE") == 0 ? file
                                                                  : questions[q][i];
        dl_buffer output = DL_BUFFER_EMPTY;
        life_end wanted = life_run(at, &output, NULL, -1, arguments);
        find_reading_places(found, at, arguments);
        for (size_t i = q % step; i < found->count; i += step)
            try_reading(&total, at, arguments, found->numbers[i], wanted, &output);
        dl_buffer_free(&output);
    }
    free(found);
    print_message("reading: %u shortages met\n", total.tried);
    assert_int_equal(total.failed, 0);
    assert_true(total.tried >= COUNT(questions));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_shortage_at_each_place_that_asks, life_setup, life_teardown),
        cmocka_unit_test_setup_teardown(test_a_shortage_gives_no_wrong_answer, life_setup, life_teardown),
    };
    return cmocka_run_group_tests_name("shortage", tests, NULL, NULL);
}
