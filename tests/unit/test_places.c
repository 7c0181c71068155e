/* Positions are read as they were written, and stand in order where they do. */
#include "store_fixture.h"

#include "store/glass/encode.h"
#include "store/glass/places.h"
#include "util/varint.h"

enum { MOST = 400 };

static uint32_t random_below(uint32_t *state, uint32_t limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*state * limit >> 32);
}

/* Ascending; returns how many. */
static uint32_t make_positions(uint32_t *out, uint32_t *state)
{
    const uint32_t count = 1 + random_below(state, random_below(state, 8) ? 6 : MOST);
    const uint32_t step = 1 + random_below(state, random_below(state, 4) ? 12 : 100000);
    uint32_t at = 1 + random_below(state, 50); /* 0 and 1 alone would look as 1 does, to Xapian, too */
    for (uint32_t i = 0; i < count; i++, at += 1 + random_below(state, step))
        out[i] = at;
    return count;
}

static void test_what_was_written_is_read(void **context)
{
    (void)context;
    uint32_t state = 3;
    static uint32_t positions[MOST];
    static char tag[DL_VARINT_MOST + 8 + 4 * MOST];
    dl_buffer read = DL_BUFFER_EMPTY;
    for (unsigned round = 0; round < 5000; round++) {
        const uint32_t count = make_positions(positions, &state);
        const size_t size = (size_t)(dl_glass_write_positions(tag, positions, count) - tag);
        dl_buffer_clear(&read);
        assert_true(dl_places_read(&read, dl_slice_make(tag, size)));
        assert_int_equal(read.size, count * sizeof *positions);
        assert_memory_equal(read.data, positions, read.size);
        /* Of less there is an answer, too, or none; none where bits are missing. */
        dl_buffer_clear(&read);
        if (size > DL_VARINT_MOST)
            assert_false(dl_places_read(&read, dl_slice_make(tag, size - 1)));
        dl_buffer_clear(&read);
        (void)dl_places_read(&read, dl_slice_make(tag, random_below(&state, (uint32_t)size)));
    }
    dl_buffer_free(&read);
}

static void test_any_bytes_are_read_or_refused(void **context)
{
    (void)context;
    uint32_t state = 5;
    char tag[24];
    dl_buffer read = DL_BUFFER_EMPTY;
    for (unsigned round = 0; round < 20000; round++) {
        const size_t size = random_below(&state, sizeof tag);
        for (size_t i = 0; i < size; i++)
            tag[i] = (char)random_below(&state, 256);
        dl_buffer_clear(&read);
        if (!dl_places_read(&read, dl_slice_make(tag, size)))
            continue;
        const uint32_t *positions = (const uint32_t *)(const void *)read.data;
        for (size_t i = 1; i < read.size / sizeof *positions; i++)
            assert_true(positions[i - 1] < positions[i]);
    }
    dl_buffer_free(&read);
}

/* By trying all. */
static bool stands(const dl_buffer *lists, size_t count, size_t list, uint32_t first, uint32_t before, uint32_t window)
{
    const uint32_t *positions = (const uint32_t *)(const void *)lists[list].data;
    for (size_t i = 0; i < lists[list].size / sizeof *positions; i++) {
        const uint32_t at = positions[i], begin = list ? first : at;
        if ((list && at <= before) || at - begin >= window)
            continue;
        if (list + 1 == count || stands(lists, count, list + 1, begin, at, window))
            return true;
    }
    return false;
}

static void test_words_stand_in_order_within_the_window(void **context)
{
    (void)context;
    uint32_t state = 9;
    static uint32_t positions[MOST];
    unsigned standing = 0;
    for (unsigned round = 0; round < 4000; round++) {
        dl_buffer lists[4] = {0};
        const dl_buffer *const all[] = {&lists[0], &lists[1], &lists[2], &lists[3]};
        const size_t count = 2 + random_below(&state, 3);
        for (size_t i = 0; i < count; i++) {
            const uint32_t made = make_positions(positions, &state);
            dl_buffer_add(&lists[i], positions, (made > 12 ? 12 : made) * sizeof *positions);
        }
        const uint32_t window = (uint32_t)count + random_below(&state, 20);
        const bool expected = stands(lists, count, 0, 0, 0, window);
        assert_int_equal(dl_places_in_order(all, count, window), expected);
        standing += expected;
        for (size_t i = 0; i < count; i++)
            dl_buffer_free(&lists[i]);
    }
    assert_in_range(standing, 400, 3600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_written_is_read),
        cmocka_unit_test(test_any_bytes_are_read_or_refused),
        cmocka_unit_test(test_words_stand_in_order_within_the_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
