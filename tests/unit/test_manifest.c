/* The list of sources: found by their paths, also when many have moved, at the cost of each by itself (a folder of all
 * sources that gets another name moves them all). */
#include "unit.h"

#include "engine/stored/manifest.h"

#include <stdio.h>

enum { SOURCES = 20000 };

static dl_slice path_of(char room[40], const char *folder, unsigned number)
{
    return dl_slice_make(room, (size_t)snprintf(room, 40, "/%s/source-%u.txt", folder, number));
}

static void sources_are_found_where_they_moved(void **state)
{
    dl_manifest manifest = DL_MANIFEST_EMPTY;
    dl_manifest_entry *entries[SOURCES];
    char room[40];
    (void)state;
    for (unsigned i = 0; i < SOURCES; i++)
        assert_non_null(entries[i] = dl_manifest_add(&manifest, path_of(room, "old", i)));
    for (unsigned part = 0; part < 3; part++) { /* of each three one, then another */
        for (unsigned i = part; i < SOURCES; i += 3)
            assert_true(dl_manifest_move(&manifest, entries[i], path_of(room, "new", i)));
        for (unsigned i = 0; i < SOURCES; i++) {
            const bool moved = i % 3 <= part;
            assert_ptr_equal(dl_manifest_find(&manifest, path_of(room, "old", i)), moved ? NULL : entries[i]);
            assert_ptr_equal(dl_manifest_find(&manifest, path_of(room, "new", i)), moved ? entries[i] : NULL);
        }
    }
    assert_int_equal(manifest.count, SOURCES);
    size_t taken = 0;
    for (size_t i = 0; i < manifest.slots; i++)
        taken += manifest.by_path[i] != NULL;
    assert_int_equal(taken, SOURCES); /* or the table would fill up */
    dl_manifest_free(&manifest);
}

static void one_source_moves_to_and_fro(void **state)
{
    dl_manifest manifest = DL_MANIFEST_EMPTY;
    (void)state;
    assert_null(dl_manifest_find(&manifest, DL_LITERAL("/a")));
    dl_manifest_entry *one = dl_manifest_add(&manifest, DL_LITERAL("/a"));
    assert_non_null(one);
    for (unsigned i = 0; i < 1000; i++) {
        assert_true(dl_manifest_move(&manifest, one, i % 2 ? DL_LITERAL("/a") : DL_LITERAL("/b")));
        assert_ptr_equal(dl_manifest_find(&manifest, DL_LITERAL("/a")), i % 2 ? one : NULL);
        assert_ptr_equal(dl_manifest_find(&manifest, DL_LITERAL("/b")), i % 2 ? NULL : one);
    }
    assert_true(dl_manifest_move(&manifest, one, DL_LITERAL("/a"))); /* to where it is */
    assert_ptr_equal(dl_manifest_find(&manifest, DL_LITERAL("/a")), one);
    dl_manifest_free(&manifest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_are_found_where_they_moved),
        cmocka_unit_test(one_source_moves_to_and_fro),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
