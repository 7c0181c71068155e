/* Arenas: arrays that grow beside what is cut from blocks. */
#include "util/arena.h"
#include "unit.h"

enum { MANY = 100000, STEP = 97 };

typedef struct list {
    size_t *items;
    size_t count, capacity;
} list;

static void add(list *to, dl_arena *arena, size_t value)
{
    to->items = dl_arena_room(arena, to->items, &to->capacity, to->count, sizeof *to->items);
    assert_non_null(to->items);
    to->items[to->count++] = value;
}

static void check(const list *of, size_t factor)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->items[i] != i * factor)
            fail_msg("item %zu is %zu", i, of->items[i]);
}

/* From small to large, and other memory between. */
static void test_arrays_side_by_side(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    list a = {0}, b = {0};
    const char *before = dl_arena_string(&arena, DL_LITERAL("before")), *between = NULL;
    for (size_t i = 0; i < MANY; i++) {
        add(&a, &arena, i * 2);
        if (i % 3 == 0)
            add(&b, &arena, b.count * 3);
        if (i % STEP == 0)
            between = dl_arena_string(&arena, DL_LITERAL("between"));
    }
    assert_int_equal(a.count, MANY);
    check(&a, 2);
    check(&b, 3);
    assert_string_equal(before, "before");
    assert_string_equal(between, "between");
    assert_false(arena.failed);
    dl_arena_reset(&arena);
    list again = {0};
    for (size_t i = 0; i < MANY; i++)
        add(&again, &arena, i);
    check(&again, 1);
    dl_arena_free(&arena);
}

/* An array from before the mark stays, also when it grew since. */
static void test_rewind(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    list kept = {0}, gone = {0};
    for (size_t i = 0; i < MANY; i++)
        add(&kept, &arena, i);
    dl_arena_mark mark = dl_arena_here(&arena);
    for (size_t i = 0; i < MANY; i++) {
        add(&kept, &arena, kept.count);
        add(&gone, &arena, i);
    }
    dl_arena_rewind(&arena, mark);
    assert_int_equal(kept.count, 2 * MANY);
    check(&kept, 1);
    kept.items = dl_arena_resize(&arena, kept.items, kept.count * sizeof *kept.items, 4 * MANY * sizeof *kept.items);
    assert_non_null(kept.items);
    check(&kept, 1);
    dl_arena_free(&arena);
}

static void test_too_large(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    char *memory = dl_arena_resize(&arena, NULL, 0, MANY);
    assert_non_null(memory);
    memory[0] = 'a';
    assert_null(dl_arena_resize(&arena, memory, MANY, SIZE_MAX));
    assert_true(arena.failed);
    assert_int_equal(memory[0], 'a');
    dl_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrays_side_by_side),
        cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
