/* Killed at random moments. 200 of them with DATELINE_LIFE=all, else a few. */
#include "life/life.h"
#include "util/clock.h"

#include <signal.h>
#include <stdio.h>

enum { MOMENTS = 200 };

static void test_killed_at_random_moments(void **state)
{
    life *at = *state;
    unsigned wanted = life_whole("kills") ? MOMENTS : LIFE_SAMPLE, killed = 0, tried = 0, failed = 0;
    int64_t length[LIFE_USES];
    for (int u = 0; u < LIFE_USES; u++) {
        life_prepare(at, &life_uses[u]);
        int64_t begin = dl_clock_monotonic_us();
        life_run_use(at, &life_uses[u], NULL, -1);
        length[u] = dl_clock_monotonic_us() - begin;
    }
    uint32_t random = (uint32_t)dl_clock_monotonic_us();
    print_message("seed %u\n", random);
    for (; killed < wanted && tried < wanted * 4; tried++) {
        const life_use *use = &life_uses[tried % LIFE_USES];
        random = random * 1664525u + 1013904223u;
        int64_t moment = (int64_t)(random >> 8) % length[tried % LIFE_USES];
        char what[100];
        snprintf(what, sizeof what, "%s, killed after %lld us", use->name, (long long)moment);
        life_prepare(at, use);
        int64_t begin = dl_clock_monotonic_us();
        life_end end = life_run_use(at, use, NULL, moment);
        if (!end.signal) /* faster than the last time: the next moment is within what it takes now */
            length[tried % LIFE_USES] = dl_clock_monotonic_us() - begin;
        killed += end.signal == SIGKILL;
        failed += !life_verify(at, use, end.status == 0 || end.status == 3, what);
    }
    print_message("%u moments tried, %u of them met the program at work\n", tried, killed);
    assert_int_equal(failed, 0);
    assert_true(killed >= wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_killed_at_random_moments, life_setup, life_teardown),
    };
    return cmocka_run_group_tests_name("kills", tests, NULL, NULL);
}
