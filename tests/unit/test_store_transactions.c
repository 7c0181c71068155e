/* All of a transaction or nothing; readers see whole commits. */
#include "store_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static uint64_t documents_in(dl_store_reader *reader)
{
    dl_store_stats stats;
    assert_ok(dl_store_reader_stats(&stats, reader, error));
    return stats.documents;
}

static uint64_t documents_at(const char *path)
{
    dl_store_reader *reader;
    assert_ok(dl_store_reader_open(&reader, path, error));
    uint64_t count = documents_in(reader);
    dl_store_reader_free(reader);
    return count;
}

/* A writer that has committed so many documents, in a transaction. */
static dl_store_writer *begin_after(const char *path, unsigned count)
{
    dl_store_writer *writer;
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = 0; i < count; i++)
        add_words(writer, "common", "", "data");
    assert_ok(dl_store_writer_commit(writer, error));
    assert_ok(dl_store_writer_begin(writer, error));
    return writer;
}

static void test_readers_see_a_commit_when_they_open_and_nothing_before(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_reader *reader;
    dl_store_writer *writer = begin_after(path, 2);
    assert_ok(dl_store_reader_open(&reader, path, error));
    add_words(writer, "new", "", "data");
    assert_int_equal(documents_at(path), 2);
    assert_ok(dl_store_writer_commit(writer, error));
    assert_int_equal(documents_in(reader), 2);
    assert_int_equal(documents_at(path), 3);
    dl_store_writer_free(writer);
    dl_store_reader_free(reader);
}

static void test_a_large_transaction_is_not_committed_by_itself(void **state)
{
    /* Xapian flushes every 10,000 changes. */
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer = begin_after(path, 1);
    for (int i = 0; i < 10500; i++)
        add_words(writer, "many", "", "data");
    assert_int_equal(documents_at(path), 1);
    dl_store_writer_free(writer);
    assert_int_equal(documents_at(path), 1);
}

static void test_cancelling_leaves_nothing_and_the_writer_goes_on(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer = begin_after(path, 2);
    add_words(writer, "cancelled", "", "data");
    assert_ok(dl_store_writer_set_metadata(writer, "key", DL_LITERAL("other"), error));
    assert_ok(dl_store_writer_cancel(writer, error));
    assert_ok(dl_store_writer_cancel(writer, error)); /* nothing to cancel is fine */
    assert_int_equal(documents_at(path), 2);
    assert_ok(dl_store_writer_begin(writer, error));
    add_words(writer, "kept", "", "data");
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    assert_int_equal(documents_at(path), 3);
}

static void test_freeing_a_writer_commits_nothing(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer = begin_after(path, 2);
    add_words(writer, "forgotten", "", "data");
    dl_store_writer_free(writer);
    assert_int_equal(documents_at(path), 2);
    dl_store_writer_free(NULL);
    dl_store_reader_free(NULL);
    dl_store_document_free(NULL);
}

static void test_changes_outside_of_a_transaction_are_refused(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer = begin_after(path, 2);
    dl_store_document *document = dl_store_document_new();
    dateline_error met;
    assert_non_null(document);
    assert_ok(dl_store_writer_commit(writer, error));
    assert_fails(dl_store_writer_add(NULL, writer, document, &met), DATELINE_ERROR_INTERNAL, &met);
    assert_fails(dl_store_writer_set_metadata(writer, "key", DL_LITERAL("x"), &met),
                 DATELINE_ERROR_INTERNAL, &met);
    assert_fails(dl_store_writer_commit(writer, &met), DATELINE_ERROR_INTERNAL, &met);
    assert_ok(dl_store_writer_begin(writer, error));
    assert_fails(dl_store_writer_begin(writer, &met), DATELINE_ERROR_INTERNAL, &met);
    dl_store_document_free(document);
    dl_store_writer_free(writer);
    assert_int_equal(documents_at(path), 2);
}

static void test_after_a_failed_change_the_whole_transaction_fails(void **state)
{
    const char *path = scratch_path(*state, "db");
    char longest[300];
    memset(longest, 'x', sizeof longest);
    dl_store_writer *writer = begin_after(path, 2);
    add_words(writer, "before", "", "data");
    dl_store_document *document = dl_store_document_new();
    dateline_error met, again;
    assert_non_null(document);
    dl_store_document_add_posting(document, dl_slice_make(longest, sizeof longest), 1);
    assert_fails(dl_store_writer_add(NULL, writer, document, &met), DATELINE_ERROR_INTERNAL, &met);
    dl_store_document_clear(document);
    /* Xapian itself would take this one and commit it without the one before. */
    assert_fails(dl_store_writer_add(NULL, writer, document, &again), DATELINE_ERROR_INTERNAL,
                 &again);
    assert_string_equal(again.message, met.message);
    assert_fails(dl_store_writer_commit(writer, &again), DATELINE_ERROR_INTERNAL, &again);
    assert_int_equal(documents_at(path), 2);
    assert_ok(dl_store_writer_cancel(writer, error));
    assert_ok(dl_store_writer_begin(writer, error));
    add_words(writer, "after", "", "data");
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);
    assert_int_equal(documents_at(path), 3);
}

static void test_a_second_writer_is_told_that_it_is_locked(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer, *second;
    dateline_error met;
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_fails(dl_store_writer_open(&second, path, &met), DATELINE_ERROR_LOCKED, &met);
    assert_null(second);
    assert_contains(met.message, path);
    dl_store_writer_free(writer);
    assert_ok(dl_store_writer_open(&second, path, error));
    dl_store_writer_free(second);
}

/* As with a full disk: files cannot grow past `size` bytes while the body runs. */
static void limit_files(rlim_t size)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = size;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_when_the_disk_is_full_the_old_state_stays(void **state)
{
    const char *path = scratch_path(*state, "db");
    signal(SIGXFSZ, SIG_IGN);
    /* Fails at the commit, at its first block or later, or already in a change that flushes. */
    static const struct {
        int changes;
        rlim_t size;
    } cases[] = {{200, 1},        {3000, 1},  {3000, 1 << 15},
                 {3000, 1 << 16}, {12000, 1}, {12000, 1 << 15}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_store_writer *writer = begin_after(path, 500);
        dl_store_document *document = dl_store_document_new();
        dateline_error met = {0};
        dateline_status status = DATELINE_OK;
        assert_non_null(document);
        dl_store_document_set_data(document, DL_LITERAL("a document of some size, to fill a disk"));
        dl_store_document_add_posting(document, DL_LITERAL("full"), 1);
        limit_files(cases[i].size);
        for (int n = 0; n < cases[i].changes && !status; n++)
            status = dl_store_writer_add(NULL, writer, document, &met);
        dateline_status committed = dl_store_writer_commit(writer, status ? NULL : &met);
        limit_files(RLIM_INFINITY); /* also when there is room again, the end commits nothing */
        dl_store_writer_free(writer);
        dl_store_document_free(document);
        assert_int_equal(committed, DATELINE_ERROR_IO);
        assert_int_equal(met.status, DATELINE_ERROR_IO);
        assert_contains(met.message, path);
        assert_contains(met.message, "File too large");
        assert_int_equal(documents_at(path), 500);
        uint64_t problems = 99;
        assert_ok(dl_store_check(&problems, path, NULL, NULL, error));
        assert_int_equal(problems, 0);
    }
    signal(SIGXFSZ, SIG_DFL);
}

static void test_a_killed_writer_leaves_the_old_state_and_no_lock(void **state)
{
    const char *path = scratch_path(*state, "db");
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dl_store_writer *writer = begin_after(path, 3);
        dl_store_document *document = dl_store_document_new();
        dl_store_document_add_posting(document, DL_LITERAL("lost"), 1);
        for (int i = 0; i < 10500; i++) /* past the flush into the tables */
            if (dl_store_writer_add(NULL, writer, document, NULL))
                _exit(1);
        (void)!write(ready[1], "x", 1);
        pause();
        _exit(1);
    }
    char byte;
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    int ended;
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(documents_at(path), 3);
    uint64_t problems = 99;
    assert_ok(dl_store_check(&problems, path, NULL, NULL, error));
    assert_int_equal(problems, 0);
    /* Xapian's lock is held by a helper process of the writer's, which ends soon after it. */
    dl_store_writer *writer = NULL;
    for (int i = 0; i < 6000 && !writer; i++, usleep(10000))
        (void)!dl_store_writer_open(&writer, path, NULL);
    assert_non_null(writer);
    dl_store_writer_free(writer);
}

#define scratch_test(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_readers_see_a_commit_when_they_open_and_nothing_before),
        scratch_test(test_a_large_transaction_is_not_committed_by_itself),
        scratch_test(test_cancelling_leaves_nothing_and_the_writer_goes_on),
        scratch_test(test_freeing_a_writer_commits_nothing),
        scratch_test(test_changes_outside_of_a_transaction_are_refused),
        scratch_test(test_after_a_failed_change_the_whole_transaction_fails),
        scratch_test(test_a_second_writer_is_told_that_it_is_locked),
        scratch_test(test_when_the_disk_is_full_the_old_state_stays),
        scratch_test(test_a_killed_writer_leaves_the_old_state_and_no_lock),
    };
    return cmocka_run_group_tests_name("store transactions", tests, NULL, NULL);
}
