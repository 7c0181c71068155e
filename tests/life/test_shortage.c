/* Memory, files, maps or threads are denied once, at each place of the program that asks for them: it says so, does not
 * crash, the index is what it was or what it was to become, and the next run finishes the work. A sample of the places;
 * all of them with DATELINE_LIFE=all, or those of one use with its name: DATELINE_LIFE=fold. */
#include "life/life.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_shortage_at_each_place_that_asks, life_setup, life_teardown),
    };
    return cmocka_run_group_tests_name("shortage", tests, NULL, NULL);
}
