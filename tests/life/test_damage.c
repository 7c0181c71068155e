/* Bytes turned, files cut short and files missing, in every file of an index of two segments, through the real
 * program: the check finds each, a search tells or is right (test_blocks.c compares the answers), and a rebuild
 * repairs. A sample of the bytes; more of them with DATELINE_LIFE=all. */
#include "life/life.h"
#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = {
    "gen-000001/iamglass",       "gen-000001/postlist.glass", "gen-000001/docdata.glass",
    "gen-000001/position.glass", "gen-000001/sums",           "gen-000002/iamglass",      "gen-000002/postlist.glass",
    "gen-000002/sums"}; /* the second holds no documents */
enum { ALL_BYTES = 400 };

static const char *const searches[][5] = {
    {"search", "--format", "tsv", "word1 word7 word23", NULL},
    {"search", "--format", "tsv", "\"word1 word2\"", NULL},
    {"search", "--format", "json", "*", NULL},
};

typedef struct damage_count {
    unsigned searches, told, crashes, checks, missed;
} damage_count;

static void read_whole(dl_buffer *out, const char *path)
{
    dl_buffer_clear(out);
    assert_int_equal(dl_file_read(out, path, (size_t)1 << 30, NULL), DATELINE_OK);
}

static void write_whole(const char *path, const char *data, size_t size)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* Searches and checks the index as it is now. */
static void look(damage_count *count, life *at, const char *what)
{
    static const char *const check[] = {"check", NULL};
    for (size_t i = 0; i < COUNT(searches); i++) {
        life_end end = life_run(at, NULL, NULL, -1, searches[i]);
        count->searches++;
        count->told += end.status == 5 || end.status == 4; /* 4: what it says of its versions is damaged */
        if (end.status != 0 && end.status != 1 && end.status != 5 && end.status != 4) {
            count->crashes++;
            print_message("%s: search %zu ends with status %d, signal %d\n", what, i, end.status, end.signal);
        }
    }
    life_end end = life_run(at, NULL, NULL, -1, check);
    count->checks++;
    if (end.status != 5) {
        count->missed++;
        print_error("%s: the check ends with status %d, signal %d\n", what, end.status, end.signal);
    }
}

static void damage_file(damage_count *count, life *at, const char *name, uint32_t *random)
{
    char path[200], what[100];
    dl_buffer whole = DL_BUFFER_EMPTY;
    snprintf(path, sizeof path, "%s/%s", at->index, name);
    read_whole(&whole, path);
    unsigned wanted = life_whole("damage") ? ALL_BYTES : LIFE_SAMPLE;
    for (unsigned i = 0; i < wanted; i++) {
        *random = *random * 1664525u + 1013904223u;
        size_t byte = (*random >> 4) % whole.size;
        char mask = (char)(1 << (*random >> 29));
        snprintf(what, sizeof what, "%s, byte %zu, mask %d", name, byte, mask);
        whole.data[byte] ^= mask;
        write_whole(path, whole.data, whole.size);
        look(count, at, what);
        whole.data[byte] ^= mask;
    }
    for (size_t cut = 0; cut < 3; cut++) {
        static const unsigned percent[] = {0, 50, 99};
        snprintf(what, sizeof what, "%s, cut to %u %%", name, percent[cut]);
        write_whole(path, whole.data, whole.size * percent[cut] / 100);
        look(count, at, what);
    }
    if (!strstr(name, "sums")) { /* an index without sums is an older one */
        assert_int_equal(unlink(path), 0);
        snprintf(what, sizeof what, "%s, missing", name);
        look(count, at, what);
    }
    write_whole(path, whole.data, whole.size);
    dl_buffer_free(&whole);
}

static void test_damage_is_found_and_kills_nobody(void **state)
{
    life *at = *state;
    static const char *const check[] = {"check", NULL};
    damage_count count = {0};
    uint32_t random = 20251119;
    for (size_t i = 0; i < COUNT(files); i++) {
        life_prepare(at, &life_uses[3]);
        damage_file(&count, at, files[i], &random);
        assert_int_equal(life_run(at, NULL, NULL, -1, check).status, 0);
    }
    print_message("%u searches: %u told the damage, %u crashed; %u checks, %u found nothing\n",
                  count.searches, count.told, count.crashes, count.checks, count.missed);
    assert_int_equal(count.missed, 0);
    assert_true(count.told > 0);
    assert_int_equal(count.crashes, 0);
}

/* As whoever keeps the wrong file of two does: blocks that are newer than the version file. */
static void test_blocks_of_a_later_commit_are_damage_and_no_change(void **state)
{
    enum { BLOCK = 8192 };
    static const char *const tables[] = {"gen-000001/postlist.glass", "gen-000001/docdata.glass"};
    life *at = *state;
    for (size_t i = 0; i < COUNT(tables); i++) {
        char path[200];
        dl_buffer whole = DL_BUFFER_EMPTY;
        life_prepare(at, &life_uses[3]);
        snprintf(path, sizeof path, "%s/%s", at->index, tables[i]);
        read_whole(&whole, path);
        for (size_t block = 0; block < whole.size; block += BLOCK)
            whole.data[block] = 0x7F;
        write_whole(path, whole.data, whole.size);
        for (size_t k = 0; k < COUNT(searches); k++)
            assert_int_equal(life_run(at, NULL, NULL, -1, searches[k]).status, 5);
        dl_buffer_free(&whole);
    }
}

static void test_a_rebuild_repairs_whatever_is_damaged(void **state)
{
    life *at = *state;
    static const char *const check[] = {"check", NULL};
    const char *rebuild[] = {"index", "--rebuild", at->sources, NULL};
    dl_buffer found = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(files); i++) {
        char path[200];
        struct stat size;
        life_prepare(at, &life_uses[3]);
        snprintf(path, sizeof path, "%s/%s", at->index, files[i]);
        assert_int_equal(stat(path, &size), 0);
        assert_int_equal(truncate(path, size.st_size / 3), 0);
        assert_int_equal(life_run(at, NULL, NULL, -1, rebuild).status, 0);
        assert_int_equal(life_run(at, NULL, NULL, -1, check).status, 0);
        assert_true(life_dump(&found, at));
        assert_string_equal(found.data, at->after.data);
    }
    dl_buffer_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_damage_is_found_and_kills_nobody, life_setup,
                                        life_teardown),
        cmocka_unit_test_setup_teardown(test_blocks_of_a_later_commit_are_damage_and_no_change, life_setup,
                                        life_teardown),
        cmocka_unit_test_setup_teardown(test_a_rebuild_repairs_whatever_is_damaged, life_setup,
                                        life_teardown),
    };
    return cmocka_run_group_tests_name("damage", tests, NULL, NULL);
}
