/* Sets of paths: what is above what. */
#include "unit.h"

#include "engine/index/paths.h"

#include <stdio.h>

static const char *at(const dl_paths *paths, size_t place)
{
    return place == SIZE_MAX ? "-" : paths->items[place];
}

static void what_is_above(void **state)
{
    static const char *const members[] = {"/news", "/news/sport", "/news/.old", "/news/odd.name", "/newspaper", "/news", "(standard input)"};
    static const struct {
        const char *path, *above, *in_sight;
    } cases[] = {
        {"/news", "/news", "/news"},
        {"/news/a.txt", "/news", "/news"},
        {"/news/sport/x/a", "/news/sport", "/news/sport"},
        {"/news/sport", "/news/sport", "/news/sport"},
        {"/news/sports/a", "/news", "/news"},
        {"/news/.old", "/news/.old", "/news/.old"},
        {"/news/.old/a", "/news/.old", "/news/.old"},
        {"/news/.older/a", "/news", "-"},
        {"/news/x/.y", "/news", "-"},
        {"/new", "-", "-"},
        {"/", "-", "-"},
        {"", "-", "-"},
        {"(standard input)", "(standard input)", "(standard input)"},
        {"(standard input)/a", "(standard input)", "(standard input)"},
        {"standard", "-", "-"},
    };
    (void)state;
    dl_paths paths = {0};
    assert_int_equal(dl_paths_above(&paths, DL_LITERAL("/news")), SIZE_MAX);
    for (size_t i = 0; i < COUNT(members); i++)
        assert_true(dl_paths_add(&paths, members[i]));
    assert_int_equal(paths.count, COUNT(members) - 1); /* one came twice */
    for (size_t i = 0; i < COUNT(cases); i++) {
        const dl_slice path = dl_slice_of(cases[i].path);
        assert_string_equal(at(&paths, dl_paths_above(&paths, path)), cases[i].above);
        assert_string_equal(at(&paths, dl_paths_above_in_sight(&paths, path)), cases[i].in_sight);
    }
    assert_true(dl_paths_add(&paths, "/"));
    assert_string_equal(at(&paths, dl_paths_above(&paths, DL_LITERAL("/new"))), "/");
    assert_string_equal(at(&paths, dl_paths_above(&paths, DL_LITERAL("/n"))), "/");
    assert_string_equal(at(&paths, dl_paths_above_in_sight(&paths, DL_LITERAL("/n/x"))), "/");
    assert_string_equal(at(&paths, dl_paths_above_in_sight(&paths, DL_LITERAL("/.new/x"))), "-");
    dl_paths_free(&paths);
}

static void many_are_found(void **state)
{
    enum { MANY = 5000, SIZE = 16 };
    static char names[MANY][SIZE];
    (void)state;
    dl_paths paths = {0};
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], SIZE, "/x/%d", i);
        assert_true(dl_paths_add(&paths, names[i]));
    }
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(dl_paths_find(&paths, dl_slice_of(names[i])), i);
    assert_int_equal(dl_paths_find(&paths, DL_LITERAL("/x/5000")), SIZE_MAX);
    assert_int_equal(dl_paths_find(&paths, DL_LITERAL("/x")), SIZE_MAX);
    dl_paths_free(&paths);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_above),
        cmocka_unit_test(many_are_found),
    };
    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
