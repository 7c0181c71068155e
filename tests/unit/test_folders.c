/* What is synced when, so that an index is there after whatever happens to the machine. */
#include "unit.h"

#include "store/segments/generation.h"
#include "util/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char folder[] = "/tmp/dateline-folders-XXXXXX";
static char synced[512]; /* below that folder, each behind a blank; what gets another name behind a > */

static void note(char sign, const char *path)
{
    const size_t used = strlen(synced), above = strlen(folder);
    assert_int_equal(strncmp(path, folder, above), 0);
    snprintf(synced + used, sizeof synced - used, "%c%s", sign, path[above] ? path + above + 1 : ".");
}

/* These take the place of the system's. */
int fsync(int file)
{
    char link[40], path[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    assert_true(size > 0);
    path[size] = '\0';
    note(' ', path);
    return 0;
}

int rename(const char *from, const char *to)
{
    note('>', from);
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void folders_that_get_a_new_one_are_synced(void **state)
{
    static const struct {
        const char *path;
        bool synced;
        dateline_status status;
        const char *expected;
    } cases[] = {
        {"one", true, DATELINE_OK, " ."},
        {"one", true, DATELINE_OK, ""}, /* it is there */
        {"two/", true, DATELINE_OK, " ."},
        {"a/b/c", true, DATELINE_OK, " . a a/b"},
        {"a/x//y//", true, DATELINE_OK, " a a/x"},
        {"a/b/c/d", false, DATELINE_OK, ""},
        {"file/x", true, DATELINE_ERROR_IO, ""},
        {"file", true, DATELINE_ERROR_IO, ""},
    };
    char path[120];
    (void)state;
    snprintf(path, sizeof path, "%s/file", folder);
    assert_int_equal(dl_file_write(path, DL_LITERAL(""), NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stat found;
        synced[0] = '\0';
        snprintf(path, sizeof path, "%s/%s", folder, cases[i].path);
        if (dl_file_make_folder(path, cases[i].synced, NULL) != cases[i].status || strcmp(synced, cases[i].expected))
            fail_msg("%s:%s", cases[i].path, synced);
        assert_true(cases[i].status || (!stat(path, &found) && S_ISDIR(found.st_mode)));
    }
}

/* What the stub names is there before it is named, and the names last before others are removed. */
static void a_generation_lasts_before_it_is_named(void **state)
{
    char path[120];
    (void)state;
    snprintf(path, sizeof path, "%s/index", folder);
    assert_int_equal(dl_file_make_folder(path, false, NULL), DATELINE_OK);
    synced[0] = '\0';
    assert_int_equal(dl_generation_switch(path, "gen-000002 gen-000001", NULL), DATELINE_OK);
    assert_string_equal(synced, " index index/XAPIANDB.new>index/XAPIANDB.new index");
}

static int make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int unmake(void **state)
{
    (void)state;
    return dl_file_remove_folder(folder, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_that_get_a_new_one_are_synced),
        cmocka_unit_test(a_generation_lasts_before_it_is_named),
    };
    return cmocka_run_group_tests_name("folders", tests, make, unmake);
}
