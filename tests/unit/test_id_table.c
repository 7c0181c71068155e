/* A table of ids, against an array of flags. */
#include "unit.h"

#include "util/id_table.h"

enum { LIMIT = 3000 };

/* Spread ones, and ones that all want the same place. */
static uint64_t id_of(size_t i)
{
    return i % 2 ? i * UINT64_C(0x9E3779B97F4A7C15) : (i + 1) << 40;
}

static void holds_what_was_added(void **state)
{
    (void)state;
    static char values[LIMIT];
    dl_id_table table = {0};
    assert_false(dl_id_table_has(&table, 1));
    assert_null(dl_id_table_find(&table, 1));
    for (size_t i = 0; i < LIMIT; i += 3)
        assert_true(dl_id_table_add(&table, id_of(i), &values[i]));
    assert_int_equal(table.count, LIMIT / 3);
    for (size_t i = 0; i < LIMIT; i++) {
        assert_int_equal(dl_id_table_has(&table, id_of(i)), i % 3 == 0);
        assert_ptr_equal(dl_id_table_find(&table, id_of(i)), i % 3 ? NULL : &values[i]);
    }
    dl_id_table_free(&table);
    assert_false(dl_id_table_has(&table, id_of(3)));
}

static void keeps_the_first_value_unless_it_is_set(void **state)
{
    (void)state;
    int first, second;
    dl_id_table table = {0};
    assert_true(dl_id_table_add(&table, 7, &first));
    assert_true(dl_id_table_add(&table, 7, &second));
    assert_int_equal(table.count, 1);
    assert_ptr_equal(dl_id_table_find(&table, 7), &first);
    assert_true(dl_id_table_set(&table, 7, &second));
    assert_ptr_equal(dl_id_table_find(&table, 7), &second);
    assert_true(dl_id_table_set(&table, 8, &first));
    assert_ptr_equal(dl_id_table_find(&table, 8), &first);
    assert_int_equal(table.count, 2);
    assert_true(dl_id_table_set(&table, 0, &first));
    assert_null(dl_id_table_find(&table, 0));
    dl_id_table_free(&table);
}

static void ids_need_no_value_and_zero_is_none(void **state)
{
    (void)state;
    dl_id_table table = {0};
    int value;
    assert_true(dl_id_table_add(&table, 0, &value));
    assert_int_equal(table.count, 0);
    assert_false(dl_id_table_has(&table, 0));
    assert_null(dl_id_table_find(&table, 0));
    assert_true(dl_id_table_add(&table, 5, NULL));
    assert_true(dl_id_table_has(&table, 5));
    assert_null(dl_id_table_find(&table, 5));
    assert_true(dl_id_table_add(&table, 6, &value));
    assert_null(dl_id_table_find(&table, 5));
    assert_ptr_equal(dl_id_table_find(&table, 6), &value);
    dl_id_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_was_added),
        cmocka_unit_test(keeps_the_first_value_unless_it_is_set),
        cmocka_unit_test(ids_need_no_value_and_zero_is_none),
    };
    return cmocka_run_group_tests_name("id_table", tests, NULL, NULL);
}
