/* Every call that changes a file fails once, or ends the program: the index is then what it was or
 * what it was to become, and the next run finishes the work. A sample of the cases; all of them with
 * DATELINE_LIFE=all, or those of one use with its name: DATELINE_LIFE=fold. */
#include "life/life.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The kinds of faults of faults.c. */
static const char *const kinds[] = {"eio",  "enospc", "eintr", "short",
                                    "full", "broken", "kill",  "torn"};

/* How many calls the use makes. */
static unsigned count_calls(life *at, const life_use *use)
{
    life_prepare(at, use);
    (void)!unlink(at->log);
    life_end end = life_run_use(at, use, "count:0", -1);
    assert_int_equal(end.status, 0);
    FILE *log = fopen(at->log, "r");
    assert_non_null(log);
    unsigned count = 0;
    for (int byte; (byte = getc(log)) != EOF;)
        count += byte == '\n';
    fclose(log);
    return count;
}

/* The first call that was spoiled, or false when the kind does not fit that call. */
static bool was_applied(life *at, char *call, size_t size)
{
    FILE *log = fopen(at->log, "r");
    bool applied = log && fgets(call, (int)size, log) != NULL;
    if (applied)
        call[strcspn(call, "\n")] = '\0';
    if (log)
        fclose(log);
    return applied;
}

typedef struct tally {
    unsigned tried, failed;
} tally;

static void try_fault(tally *count, life *at, const life_use *use, const char *kind, unsigned number)
{
    char fault[32], call[64] = "", what[160];
    snprintf(fault, sizeof fault, "%s:%u", kind, number);
    life_prepare(at, use);
    (void)!unlink(at->log);
    life_end end = life_run_use(at, use, fault, -1);
    if (!was_applied(at, call, sizeof call))
        return;
    bool kills = strcmp(kind, "kill") == 0 || strcmp(kind, "torn") == 0;
    snprintf(what, sizeof what, "%s, %s at call %s, status %d", use->name, kind, call, end.status);
    count->tried++;
    if (end.signal != (kills ? SIGKILL : 0)) {
        print_error("%s: ended by signal %d\n", what, end.signal);
        count->failed++;
    } else if (!life_verify(at, use, end.status == 0 || end.status == 3, what)) {
        count->failed++;
    }
}

static void test_a_fault_at_each_call_that_writes(void **state)
{
    life *at = *state;
    tally total = {0, 0};
    uint32_t random = 20251119;
    for (int u = 0; u < LIFE_USES; u++) {
        const life_use *use = &life_uses[u];
        unsigned calls = count_calls(at, use), before = total.tried;
        assert_true(calls > 10);
        for (size_t k = 0; k < COUNT(kinds) && life_whole(use->name); k++)
            for (unsigned number = 1; number <= calls; number++)
                try_fault(&total, at, use, kinds[k], number);
        for (size_t i = 0; i < LIFE_SAMPLE && !life_whole(use->name); i++) {
            random = random * 1664525u + 1013904223u;
            try_fault(&total, at, use, kinds[(random >> 4) % COUNT(kinds)], 1 + (random >> 8) % calls);
        }
        print_message("%s: %u calls, %u faults met\n", use->name, calls, total.tried - before);
    }
    assert_int_equal(total.failed, 0);
    assert_true(total.tried >= LIFE_SAMPLE * LIFE_USES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_fault_at_each_call_that_writes, life_setup,
                                        life_teardown),
    };
    return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
