/* Generations are switched whole, and one writer at a time holds the index. */
#include "store_fixture.h"

#include "store/segments/generation.h"
#include "util/clock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

static void put_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static bool is_there(scratch *at, const char *name)
{
    return access(scratch_path(at, name), F_OK) == 0;
}

static void make_generation(scratch *at, const char *name, unsigned documents)
{
    char path[256];
    snprintf(path, sizeof path, "%s", scratch_path(at, name));
    make_database(path, documents);
    assert_ok(dl_generation_seal(path, error));
}

static void test_names_count_up(void **state)
{
    (void)state;
    static const struct {
        const char *current, *next;
    } cases[] = {
        {"", "gen-000001"},           {"gen-000001", "gen-000002"},
        {"gen-000999", "gen-001000"}, {"gen-999999", "gen-1000000"},
        {"gen-", "gen-000001"},       {"gen-12x", "gen-000001"},
        {"../etc", "gen-000001"},     {"gen-99999999999999999999999999", "gen-000001"},
        {"gen-000007 gen-000001", "gen-000008"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buffer_clear(&out);
        dl_generation_next(&out, dl_slice_of(cases[i].current));
        assert_string_equal(out.data, cases[i].next);
    }
    dl_buffer_free(&out);
}

static void test_the_current_generation_is_what_the_stub_names(void **state)
{
    scratch *at = *state;
    static const struct {
        const char *stub;
        dateline_status status;
        const char *names; /* NULL: gen-000003 */
    } cases[] = {
        {NULL, DATELINE_ERROR_NO_INDEX},
        {"glass gen-000003\n", DATELINE_OK},
        {"glass gen-000003", DATELINE_OK},
        {"glass gen-000005\nglass gen-000003\n", DATELINE_OK, "gen-000005 gen-000003"},
        {"glass gen-000005\nglass gen-000003", DATELINE_OK, "gen-000005 gen-000003"},
        {"glass gen-000003\n\n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000003 gen-000005\n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000005\nglass gen-000004\n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000005\nglass ../gen-000003\n", DATELINE_ERROR_DAMAGED},
        {"", DATELINE_ERROR_DAMAGED},
        {"glass \n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000004\n", DATELINE_ERROR_DAMAGED}, /* no such folder */
        {"glass ../gen-000003\n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000003/..\n", DATELINE_ERROR_DAMAGED},
        {"glass /etc\n", DATELINE_ERROR_DAMAGED},
        {"remote localhost:80\n", DATELINE_ERROR_DAMAGED},
        {"glass gen-000003\nglass gen-000003\n", DATELINE_ERROR_DAMAGED},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    dateline_error met;
    assert_int_equal(mkdir(scratch_path(at, "gen-000003"), 0777), 0);
    assert_int_equal(mkdir(scratch_path(at, "gen-000005"), 0777), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].stub)
            put_file(scratch_path(at, "XAPIANDB"), cases[i].stub);
        dl_buffer_clear(&out);
        if (!cases[i].status) {
            assert_ok(dl_generation_current(&out, at->folder, error));
            assert_string_equal(out.data, cases[i].names ? cases[i].names : "gen-000003");
        } else {
            assert_fails(dl_generation_current(&out, at->folder, &met), cases[i].status, &met);
            assert_contains(met.message, at->folder);
            assert_contains(met.message, "dateline index");
        }
    }
    /* A stub as long as a book. */
    FILE *file = fopen(scratch_path(at, "XAPIANDB"), "w");
    assert_non_null(file);
    for (int i = 0; i < 100000; i++)
        fputs("glass gen-000003\n", file);
    fclose(file);
    assert_fails(dl_generation_current(&out, at->folder, &met), DATELINE_ERROR_DAMAGED, &met);
    assert_fails(dl_generation_current(&out, scratch_path(at, "nowhere"), &met),
                 DATELINE_ERROR_NO_INDEX, &met);
    /* Something else with that name. */
    unlink(scratch_path(at, "XAPIANDB"));
    assert_int_equal(mkdir(scratch_path(at, "XAPIANDB"), 0777), 0);
    assert_fails(dl_generation_current(&out, at->folder, &met), DATELINE_ERROR_IO, &met);
    dl_buffer_free(&out);
}

static dl_store_reader *open_index(scratch *at)
{
    dl_store_reader *reader;
    dl_buffer names = DL_BUFFER_EMPTY;
    assert_ok(dl_generation_current(&names, at->folder, error));
    assert_ok(dl_store_reader_open_segments(&reader, at->folder, dl_buffer_slice(&names), error));
    dl_buffer_free(&names);
    return reader;
}

static uint64_t documents_in(scratch *at)
{
    dl_store_stats stats;
    dl_store_reader *reader = open_index(at);
    assert_ok(dl_store_reader_stats(&stats, reader, error));
    dl_store_reader_free(reader);
    return stats.documents;
}

static void test_a_switch_moves_new_readers_and_leaves_old_ones(void **state)
{
    scratch *at = *state;
    dl_store_reader *old;
    dl_store_stats stats;
    dl_buffer out = DL_BUFFER_EMPTY;
    make_generation(at, "gen-000001", 3);
    assert_ok(dl_generation_switch(at->folder, "gen-000001", error));
    assert_int_equal(documents_in(at), 3);
    old = open_index(at);

    make_generation(at, "gen-000002", 5);
    assert_int_equal(documents_in(at), 3);
    assert_ok(dl_generation_switch(at->folder, "gen-000002", error));
    assert_int_equal(documents_in(at), 5);
    assert_ok(dl_generation_current(&out, at->folder, error));
    assert_string_equal(out.data, "gen-000002");
    assert_false(is_there(at, "XAPIANDB.new"));

    make_generation(at, "gen-000003", 2);
    assert_ok(dl_generation_switch(at->folder, "gen-000003 gen-000002", error));
    assert_int_equal(documents_in(at), 7);

    /* Removed under an open reader: all of it can still be read. */
    dl_generation_clean(at->folder, "gen-000003 gen-000002");
    assert_false(is_there(at, "gen-000001"));
    assert_true(is_there(at, "gen-000002") && is_there(at, "gen-000003"));
    assert_ok(dl_store_reader_stats(&stats, old, error));
    assert_int_equal(stats.documents, 3);
    dl_buffer_clear(&out);
    assert_ok(dl_store_document_data(&out, old, 2, error));
    assert_string_equal(out.data, "data 2");
    dl_buffer_clear(&out);
    assert_ok(dl_store_metadata(&out, old, "key", error));
    assert_string_equal(out.data, "value");
    dl_query_word words[] = {{.folded = DL_LITERAL("common")},
                             {.folded = DL_LITERAL("word2"), .offset = 1}};
    dl_query_node root = {.kind = DL_QUERY_PHRASE, .weight = 1, .words = words, .word_count = 2};
    dl_store_search search = {.root = &root, .k1 = 1.2, .limit = 10};
    dl_store_matches found;
    dl_arena arena = DL_ARENA_EMPTY;
    assert_ok(dl_store_run(&found, &arena, old, &search, error));
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].document, 2);
    dl_arena_free(&arena);
    dl_store_reader_free(old);
    dl_buffer_free(&out);
}

static void test_a_missing_generation_cannot_be_sealed(void **state)
{
    scratch *at = *state;
    dateline_error met;
    assert_fails(dl_generation_seal(scratch_path(at, "gen-000002"), &met), DATELINE_ERROR_IO, &met);
    assert_contains(met.message, "gen-000002");
}

static void test_cleaning_removes_what_is_ours_and_nothing_else(void **state)
{
    scratch *at = *state;
    static const struct {
        const char *name;
        bool folder, stays;
    } cases[] = {
        {"gen-000002", true, true},   {"gen-000001", true, false},
        {"gen-000003", true, false},  {"gen-000004.tmp", true, false},
        {"gen-000007", true, true},
        {"gen-000005", false, false}, {"XAPIANDB.new", false, false},
        {"XAPIANDB", false, true},    {"lock", false, true},
        {"gen-mine", true, true},     {"gen-", true, true},
        {"generations", true, true},  {"README.md", false, true},
        {"notes.tmp", false, true},
    };
    char path[300];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!cases[i].folder) {
            put_file(scratch_path(at, cases[i].name), "x");
            continue;
        }
        assert_int_equal(mkdir(scratch_path(at, cases[i].name), 0777), 0);
        snprintf(path, sizeof path, "%s/file", scratch_path(at, cases[i].name));
        put_file(path, "x");
    }
    dl_generation_clean(at->folder, "gen-000007 gen-000002");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_there(at, cases[i].name) != cases[i].stays)
            fail_msg("%s %s", cases[i].name, cases[i].stays ? "is gone" : "is still there");
    dl_generation_clean(scratch_path(at, "nowhere"), ""); /* failures are ignored */
}

/* ---- Xapian's own tools ---- */

/* What a command prints; skips the test when there is no such command. */
static void output_of(char *out, size_t size, const char *tool, const char *arguments)
{
    char command[512];
    snprintf(command, sizeof command, "command -v %s >/dev/null", tool);
    if (system(command)) {
        print_message("skipped: no %s\n", tool);
        skip();
    }
    snprintf(command, sizeof command, "%s %s 2>&1", tool, arguments);
    FILE *pipe_ = popen(command, "r");
    assert_non_null(pipe_);
    size_t got = fread(out, 1, size - 1, pipe_);
    out[got] = '\0';
    assert_int_equal(pclose(pipe_), 0);
}

static void test_xapians_own_tools_open_the_stub_directory(void **state)
{
    scratch *at = *state;
    char text[4096], arguments[300];
    make_generation(at, "gen-000001", 3);
    assert_ok(dl_generation_switch(at->folder, "gen-000001", error));
    snprintf(arguments, sizeof arguments, "%s", at->folder);
    output_of(text, sizeof text, "xapian-delve", arguments);
    assert_contains(text, "number of documents = 3");
    make_generation(at, "gen-000002", 4);
    assert_ok(dl_generation_switch(at->folder, "gen-000002 gen-000001", error));
    output_of(text, sizeof text, "xapian-delve", arguments);
    assert_contains(text, "number of documents = 7");
    snprintf(arguments, sizeof arguments, "--stemmer=none -d %s word2", at->folder);
    output_of(text, sizeof text, "quest", arguments);
    assert_contains(text, "data 2");
    snprintf(arguments, sizeof arguments, "%s/gen-000001", at->folder);
    output_of(text, sizeof text, "xapian-check", arguments);
    assert_contains(text, "No errors found");
}

/* ---- the lock ---- */

/* A child that takes the lock, tells, and holds it until killed. */
static pid_t hold_lock(const char *index, const char *holder)
{
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dl_writer_lock *lock;
        if (dl_writer_lock_take(&lock, index, 0, holder, NULL, NULL, NULL))
            _exit(1);
        (void)!write(ready[1], "x", 1);
        pause();
        _exit(1);
    }
    char byte;
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    return child;
}

static void end(pid_t child)
{
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void test_a_second_writer_waits_and_is_told_who_writes(void **state)
{
    scratch *at = *state;
    dl_writer_lock *lock;
    dateline_error met;
    char expected[300];
    pid_t child = hold_lock(at->folder, "dateline index corpus");
    int64_t begin = dl_clock_monotonic_us();
    assert_fails(dl_writer_lock_take(&lock, at->folder, 0.3, "other", NULL, NULL, &met),
                 DATELINE_ERROR_LOCKED, &met);
    int64_t waited = dl_clock_monotonic_us() - begin;
    end(child);
    assert_null(lock);
    assert_true(waited >= 300000);
    snprintf(expected, sizeof expected,
             "%s: process %ld (dateline index corpus) has been writing since 2", at->folder,
             (long)child);
    assert_memory_equal(met.message, expected, strlen(expected));
    assert_contains(met.message, "Z; waited ");
    assert_contains(met.message, " s; try again when it has finished, or wait longer with --wait");
}

static void test_a_killed_holders_lock_is_free(void **state)
{
    scratch *at = *state;
    dl_writer_lock *lock;
    end(hold_lock(at->folder, "killed"));
    assert_ok(dl_writer_lock_take(&lock, at->folder, 0, "next", NULL, NULL, error));
    dl_writer_lock_release(lock);
}

static void test_a_lock_stands_until_its_file_is_another(void **state)
{
    scratch *at = *state;
    dl_writer_lock *first, *second;
    assert_ok(dl_writer_lock_take(&first, at->folder, 0, "first", NULL, NULL, error));
    assert_true(dl_writer_lock_stands(first));
    assert_int_equal(remove(scratch_path(at, "lock")), 0);
    assert_false(dl_writer_lock_stands(first));
    assert_ok(dl_writer_lock_take(&second, at->folder, 0, "second", NULL, NULL, error));
    assert_false(dl_writer_lock_stands(first));
    assert_true(dl_writer_lock_stands(second));
    dl_writer_lock_release(first);
    assert_true(dl_writer_lock_stands(second));
    dl_writer_lock_release(second);
}

typedef struct waiting {
    pid_t child;
    unsigned calls;
    bool give_up;
} waiting;

/* Ends the holder, or gives up, at the third call. */
static bool wait_thrice(void *context, double seconds)
{
    waiting *told = context;
    assert_true(seconds >= 0);
    if (++told->calls < 3)
        return true;
    if (told->give_up)
        return false;
    end(told->child);
    return true;
}

static void test_waiting_gets_the_lock_when_it_is_released(void **state)
{
    scratch *at = *state;
    dl_writer_lock *lock;
    waiting told = {.child = hold_lock(at->folder, "first")};
    assert_ok(dl_writer_lock_take(&lock, at->folder, 120, "second", wait_thrice, &told, error));
    assert_int_equal(told.calls, 3);
    dl_writer_lock_release(lock);
}

static void test_waiting_can_be_given_up(void **state)
{
    scratch *at = *state;
    dl_writer_lock *lock;
    dateline_error met;
    waiting told = {.child = hold_lock(at->folder, "first"), .give_up = true};
    assert_fails(dl_writer_lock_take(&lock, at->folder, 120, "second", wait_thrice, &told, &met),
                 DATELINE_ERROR_STOPPED, &met);
    end(told.child);
}

static void test_the_lock_is_kept_by_one_and_passed_on(void **state)
{
    scratch *at = *state;
    dl_writer_lock *first, *second;
    dateline_error met;
    assert_ok(
        dl_writer_lock_take(&first, at->folder, 0, "first\nwith a line end", NULL, NULL, error));
    assert_fails(dl_writer_lock_take(&second, at->folder, 0, "second", NULL, NULL, &met),
                 DATELINE_ERROR_LOCKED, &met);
    assert_contains(met.message, "(first)");
    /* Whatever stands in the lock file, the lock holds. */
    static const char *const texts[] = {
        "", "\n", "x", "1 2 3", "\xFF\xFE", " ", "7 2025-11-19T00:00:00Z"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put_file(scratch_path(at, "lock"), texts[i]);
        assert_fails(dl_writer_lock_take(&second, at->folder, 0, "second", NULL, NULL, &met),
                     DATELINE_ERROR_LOCKED, &met);
    }
    dl_writer_lock_release(first);
    assert_ok(dl_writer_lock_take(&second, at->folder, 0, "second", NULL, NULL, error));
    dl_writer_lock_release(second);
    dl_writer_lock_release(NULL);
    assert_fails(dl_writer_lock_take(&first, scratch_path(at, "nowhere"), 0, "x", NULL, NULL, &met),
                 DATELINE_ERROR_IO, &met);
    assert_null(first);
}

#define scratch_test(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_count_up),
        scratch_test(test_the_current_generation_is_what_the_stub_names),
        scratch_test(test_a_switch_moves_new_readers_and_leaves_old_ones),
        scratch_test(test_a_missing_generation_cannot_be_sealed),
        scratch_test(test_cleaning_removes_what_is_ours_and_nothing_else),
        scratch_test(test_xapians_own_tools_open_the_stub_directory),
        scratch_test(test_a_second_writer_waits_and_is_told_who_writes),
        scratch_test(test_a_killed_holders_lock_is_free),
        scratch_test(test_a_lock_stands_until_its_file_is_another),
        scratch_test(test_waiting_gets_the_lock_when_it_is_released),
        scratch_test(test_waiting_can_be_given_up),
        scratch_test(test_the_lock_is_kept_by_one_and_passed_on),
    };
    return cmocka_run_group_tests_name("generation", tests, NULL, NULL);
}
