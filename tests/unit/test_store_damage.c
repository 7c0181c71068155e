/* A damaged, missing or forbidden database gives an error and never a crash. */
#include "store_fixture.h"
#include "store/glass/sums.h"
#include "store/glass/version_file.h"
#include "util/varint.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static bool reads_little;

/* Takes the place of the system's, which may give less than is asked for. */
ssize_t read(int file, void *to, size_t size)
{
    return syscall(SYS_read, file, to, reads_little && size > 5000 ? 5000 : size);
}

static bool take_posting(void *context, uint32_t document)
{
    (void)document;
    ++*(uint64_t *)context;
    return true;
}

static bool take_term(void *context, dl_slice term, uint64_t documents)
{
    (void)term;
    *(uint64_t *)context += documents;
    return true;
}

static bool take_entry(void *context, dl_slice key, dl_slice value)
{
    *(uint64_t *)context += key.size + value.size;
    return true;
}

/* A phrase, for the positions. */
static dateline_status search_phrase(dl_store_reader *reader, dateline_error *error)
{
    dl_query_word words[] = {{.folded = DL_LITERAL("common")},
                             {.folded = DL_LITERAL("word7"), .offset = 1}};
    dl_query_node root = {.kind = DL_QUERY_PHRASE, .weight = 1, .words = words, .word_count = 2};
    dl_store_search search = {.root = &root, .k1 = 1.2, .limit = 10};
    dl_store_matches found;
    dl_arena arena = DL_ARENA_EMPTY;
    dateline_status status = dl_store_run(&found, &arena, reader, &search, error);
    dl_arena_free(&arena);
    return status;
}

/* Everything that a reader may ask for. The first failure. */
static dateline_status read_all(const char *path, dateline_error *error)
{
    dl_store_reader *reader;
    dl_store_stats stats;
    dl_buffer out = DL_BUFFER_EMPTY;
    uint64_t seen = 0;
    dateline_status status = dl_store_reader_open(&reader, path, error);
    if (!status)
        status = dl_store_reader_stats(&stats, reader, error);
    if (!status)
        status = search_phrase(reader, error);
    for (uint32_t i = 1; i <= 2000 && !status; i++) {
        const uint32_t soon[] = {i, i + 1, 2001 - i};
        dl_store_fetch(reader, soon, sizeof soon / sizeof *soon);
        status = dl_store_document_data(&out, reader, i, error);
    }
    if (!status)
        status = dl_store_document_value(&out, reader, 7, DL_SLOT_ARTICLE, error);
    if (!status)
        status = dl_store_term_documents(reader, DL_LITERAL("common"), take_posting, &seen, error);
    if (!status)
        status = dl_store_terms_each(reader, DL_LITERAL(""), take_term, &seen, error);
    if (!status)
        status = dl_store_metadata_each(reader, "", take_entry, &seen, error);
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
    return status;
}

static void note_line(void *context, const char *line)
{
    (void)line;
    ++*(unsigned *)context;
}

static const char *const tables[] = {"iamglass", "postlist.glass", "position.glass",
                                     "docdata.glass", "termlist.glass"};
enum { TABLES = sizeof tables / sizeof *tables, TERMLIST = 4 /* reading has no need of it */ };

static void test_a_file_cut_short_is_damage(void **state)
{
    static const off_t sizes[] = {0, 1, 100, 8192, 9000};
    char path[256], file[300];
    snprintf(path, sizeof path, "%s", scratch_path(*state, "db"));
    for (int t = 0; t < TABLES; t++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            make_database(path, 2000);
            snprintf(file, sizeof file, "%s/%s", path, tables[t]);
            struct stat found;
            assert_int_equal(stat(file, &found), 0);
            if (found.st_size <= sizes[i])
                continue;
            assert_int_equal(truncate(file, sizes[i]), 0);
            dateline_error met = {0};
            dateline_status status = read_all(path, &met);
            const bool needed = t != TERMLIST;
            if (needed ? status != DATELINE_ERROR_DAMAGED : status != DATELINE_OK && status != DATELINE_ERROR_DAMAGED)
                fail_msg("%s of %d bytes: %s (%s)", tables[t], (int)sizes[i],
                         dateline_status_name(status), met.message);
            if (status) {
                assert_contains(met.message, path);
                assert_contains(met.message, "dateline index --rebuild");
            }

            uint64_t problems = 0;
            unsigned lines = 0;
            assert_ok(dl_store_check(&problems, path, note_line, &lines, error));
            if (problems == 0 || lines == 0)
                fail_msg("%s of %d bytes: the check found nothing", tables[t], (int)sizes[i]);
            assert_ok(dl_store_check_tables(&problems, path, 2, error));
            if (problems == 0)
                fail_msg("%s of %d bytes: the check of tables found nothing", tables[t], (int)sizes[i]);
        }
}

static void test_sums_are_the_same_whatever_a_read_gives(void **state)
{
    char path[256], file[300];
    dl_buffer sums[2] = {DL_BUFFER_EMPTY, DL_BUFFER_EMPTY};
    snprintf(path, sizeof path, "%s", scratch_path(*state, "db"));
    snprintf(file, sizeof file, "%s/sums", path);
    make_database(path, 2000);
    for (int little = 0; little < 2; little++) {
        reads_little = little;
        uint64_t problems = 1;
        assert_ok(dl_sums_write(path, error));
        assert_ok(dl_sums_check(&problems, path, NULL, NULL, error));
        assert_int_equal(problems, 0);
        assert_ok(dl_file_read(&sums[little], file, SIZE_MAX / 2, error));
    }
    reads_little = false;
    assert_true(dl_slice_equal(dl_buffer_slice(&sums[0]), dl_buffer_slice(&sums[1])));
    dl_buffer_free(&sums[0]);
    dl_buffer_free(&sums[1]);
    assert_int_equal(unlink(file), 0);
}

/* A version file without tables, and what it says of the documents. */
static void write_version_file(const char *path, const uint64_t statistics[8])
{
    dl_buffer bytes = DL_BUFFER_EMPTY;
    dl_buffer_add(&bytes, "\x0F\x0DXapian Glass\x04\x6E", 16);
    dl_buffer_add(&bytes, "0123456789abcdef", 16);
    dl_varint_put(&bytes, 1); /* revision */
    for (size_t t = 0; t < DL_VERSION_TABLES; t++) {
        const uint64_t table[] = {0, 1 /* empty */, 0, 4 /* blocks of 8 KiB */, 0};
        for (size_t i = 0; i < sizeof table / sizeof *table; i++)
            dl_varint_put(&bytes, table[i]);
        dl_varint_put_text(&bytes, DL_LITERAL(""));
    }
    for (size_t i = 0; i < 8; i++)
        dl_varint_put(&bytes, statistics[i]);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    fclose(file);
    dl_buffer_free(&bytes);
}

static void test_numbers_of_documents_that_cannot_be_true_are_damage(void **state)
{
    enum { DOCUMENTS, BEHIND, LEAST, WDF, MORE, OLDEST, TOTAL, SPELLING };
    static const uint64_t right[8] = {[DOCUMENTS] = 10, [BEHIND] = 2, [LEAST] = 3, [WDF] = 5, [MORE] = 4, [TOTAL] = 40};
    static const struct {
        const char *what;
        size_t at;
        uint64_t value;
        bool fine;
    } cases[] = {
        {"as they are", DOCUMENTS, 10, true},
        {"as long as the longest can make them", TOTAL, 90, true},
        {"longer than that", TOTAL, 91, false},
        {"no length, and one that is the most", TOTAL, 0, false},
        {"no documents, and a length", DOCUMENTS, 0, false},
        {"the last number that there is", BEHIND, UINT32_MAX - 10, true},
        {"past it", BEHIND, UINT32_MAX - 9, false},
        {"past all numbers", BEHIND, UINT64_MAX, false},
        {"the shortest as long as the longest", LEAST, 9, true},
        {"longer than that", LEAST, 10, false},
        {"a frequency as high as a length is long", MORE, 0, true},
        {"a length past all numbers", MORE, UINT64_MAX, false},
        {"a frequency past what there is", WDF, (uint64_t)UINT32_MAX + 1, false},
    };
    char folder[256], path[300];
    snprintf(folder, sizeof folder, "%s", scratch_path(*state, "told"));
    snprintf(path, sizeof path, "%s/iamglass", folder);
    assert_int_equal(mkdir(folder, 0777), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t statistics[8];
        memcpy(statistics, right, sizeof right);
        statistics[cases[i].at] = cases[i].value;
        write_version_file(path, statistics);
        dl_version_file version;
        dateline_error met = {0};
        const dateline_status status = dl_version_file_read(&version, folder, &met);
        if (status != (cases[i].fine ? DATELINE_OK : DATELINE_ERROR_DAMAGED))
            fail_msg("%s: %s %s", cases[i].what, dateline_status_name(status), met.message);
    }
}

static void test_a_missing_file_is_damage(void **state)
{
    static const struct {
        const char *name;
        dateline_status status;
    } cases[] = {
        {"iamglass", DATELINE_ERROR_DAMAGED},
        {"postlist.glass", DATELINE_ERROR_DAMAGED},
        {"termlist.glass", DATELINE_ERROR_DAMAGED},
        /* Without these Xapian would go on as if nothing had a position, or data. */
        {"position.glass", DATELINE_ERROR_DAMAGED},
        {"docdata.glass", DATELINE_ERROR_DAMAGED},
    };
    char path[256], file[300];
    snprintf(path, sizeof path, "%s", scratch_path(*state, "db"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_database(path, 2000);
        snprintf(file, sizeof file, "%s/%s", path, cases[i].name);
        assert_int_equal(unlink(file), 0);
        dateline_error met = {0};
        dateline_status status = read_all(path, &met);
        if (status != cases[i].status)
            fail_msg("%s: %s (%s)", cases[i].name, dateline_status_name(status), met.message);
    }
}

static void test_what_is_no_database_is_no_index(void **state)
{
    scratch *at = *state;
    dl_store_reader *reader;
    dateline_error met;
    const char *path = scratch_path(at, "nowhere");
    assert_fails(dl_store_reader_open(&reader, path, &met), DATELINE_ERROR_NO_INDEX, &met);
    assert_null(reader);
    assert_contains(met.message, path);
    path = scratch_path(at, "empty");
    assert_int_equal(mkdir(path, 0777), 0);
    assert_fails(dl_store_reader_open(&reader, path, &met), DATELINE_ERROR_NO_INDEX, &met);

    uint64_t problems = 0;
    unsigned lines = 0;
    assert_ok(dl_store_check(&problems, path, note_line, &lines, error));
    assert_int_equal(problems, 1);
    assert_int_equal(lines, 1);
}

static void test_a_folder_that_cannot_be_made_names_the_reason(void **state)
{
    dl_store_writer *writer;
    dateline_error met;
    const char *path = scratch_path(*state, "no/such/parent");
    assert_fails(dl_store_writer_open(&writer, path, &met), DATELINE_ERROR_IO, &met);
    assert_contains(met.message, path);
    assert_contains(met.message, "No such file or directory");
}

/* As somebody who may not: in a child, for root may everything. */
static void test_no_permission_is_named(void **state)
{
    scratch *at = *state;
    char folder[256], file[256], written[256], stuck[300], fresh[256];
    snprintf(folder, sizeof folder, "%s", scratch_path(at, "closed-folder"));
    snprintf(file, sizeof file, "%s", scratch_path(at, "closed-file"));
    snprintf(written, sizeof written, "%s", scratch_path(at, "read-only"));
    snprintf(fresh, sizeof fresh, "%s", scratch_path(at, "fresh"));
    make_database(folder, 2);
    make_database(file, 2);
    make_database(written, 2);
    snprintf(stuck, sizeof stuck, "%s/postlist.glass", file);
    assert_int_equal(chmod(stuck, 0), 0);
    assert_int_equal(chmod(folder, 0), 0);
    assert_int_equal(chmod(written, 0555), 0);
    snprintf(stuck, sizeof stuck, "%s/flintlock", written);
    assert_int_equal(chmod(stuck, 0444), 0);
    assert_int_equal(chmod(at->folder, 0555), 0);

    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534))
            _exit(2);
        const struct {
            const char *path;
            bool write;
        } cases[] = {{folder, false}, {file, false}, {written, true}, {fresh, true}};
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            dateline_error met = {0};
            dl_store_reader *reader = NULL;
            dl_store_writer *writer = NULL;
            dateline_status status =
                cases[i].write ? dl_store_writer_open(&writer, cases[i].path, &met)
                               : dl_store_reader_open(&reader, cases[i].path, &met);
            if (status != DATELINE_ERROR_IO || !strstr(met.message, "Permission denied") ||
                !strstr(met.message, cases[i].path)) {
                fprintf(stderr, "%s: %s\n", dateline_status_name(status), met.message);
                _exit(1);
            }
        }
        _exit(0);
    }
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    chmod(at->folder, 0755);
    chmod(folder, 0755);
    chmod(written, 0755);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
}

/* Turns one byte of a file, or turns it back. */
static void flip(const char *path, off_t at, unsigned char mask)
{
    unsigned char byte = 0;
    int file = open(path, O_RDWR);
    assert_true(file >= 0);
    assert_int_equal(pread(file, &byte, 1, at), 1);
    byte ^= mask;
    assert_int_equal(pwrite(file, &byte, 1, at), 1);
    close(file);
}

enum { CRASHED = -1 };

typedef dateline_status reading(const char *path, dateline_error *error);

/* In a child, so that a crash is seen as one. */
static int read_apart(const char *path, reading *read)
{
    enum { BASE = 100 }; /* apart from the exit status of a sanitizer */
    static const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
            signal(signals[i], SIG_DFL);         /* cmocka's would come back into the test */
        int quiet = open("/dev/null", O_WRONLY); /* for a sanitizer's long report */
        dup2(quiet, STDERR_FILENO);
        alarm(120); /* a hang is a failure, too */
        _exit(BASE + (int)read(path, NULL));
    }
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    return WIFEXITED(ended) && WEXITSTATUS(ended) >= BASE ? WEXITSTATUS(ended) - BASE : CRASHED;
}

/* What a search of words asks. */
static dateline_status read_directly(const char *path, dateline_error *error)
{
    dl_query_word word = {.folded = DL_LITERAL("common")};
    dl_query_node root = {.kind = DL_QUERY_WORD, .weight = 1, .words = &word, .word_count = 1};
    dl_store_search search = {.root = &root, .k1 = 1.2, .limit = 10};
    dl_store_matches found;
    dl_store_reader *reader;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY;
    uint64_t seen = 0;
    dateline_status status = dl_store_reader_open(&reader, path, error);
    for (uint32_t i = 1; i <= 2000 && !status; i++) {
        const uint32_t soon[] = {i, i + 1, 2001 - i};
        dl_store_fetch(reader, soon, sizeof soon / sizeof *soon);
        status = dl_store_document_data(&out, reader, i, error);
    }
    for (uint32_t i = 1; i <= 2000 && !status; i += 10)
        status = dl_store_document_value(&out, reader, i, DL_SLOT_ARTICLE, error);
    if (!status)
        status = dl_store_metadata(&out, reader, "key", error);
    if (!status)
        status = dl_store_term_documents(reader, DL_LITERAL("common"), take_posting, &seen, error);
    if (!status)
        status = dl_store_terms_each(reader, DL_LITERAL("word"), take_term, &seen, error);
    if (!status)
        status = dl_store_run(&found, &arena, reader, &search, error);
    dl_arena_free(&arena);
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
    return status;
}

/* An item that ends behind its block: Xapian would read what is there. */
static void test_items_that_leave_their_block_are_told_as_damage(void **state)
{
    enum { BLOCK = 8192, DIRECTORY = 11 };
    static const char *const read[] = {"docdata.glass", "postlist.glass"};
    char path[256], file[300];
    unsigned char block[BLOCK];
    snprintf(path, sizeof path, "%s", scratch_path(*state, "db"));
    make_database(path, 2000);
    unsigned told = 0;
    for (size_t t = 0; t < sizeof read / sizeof *read; t++) {
        snprintf(file, sizeof file, "%s/%s", path, read[t]);
        struct stat found;
        assert_int_equal(stat(file, &found), 0);
        for (off_t at = 0; at < found.st_size; at += BLOCK) {
            int opened = open(file, O_RDONLY);
            assert_int_equal(pread(opened, block, BLOCK, at), BLOCK);
            close(opened);
            const int item = block[DIRECTORY] << 8 | block[DIRECTORY + 1];
            if (item + 2 > BLOCK || block[item] & 0x10)
                continue;
            flip(file, at + item, 0x10); /* 4,096 bytes more */
            const int status = read_apart(path, read_directly);
            flip(file, at + item, 0x10);
            told += status == DATELINE_ERROR_DAMAGED;
            if (status != DATELINE_ERROR_DAMAGED && status != DATELINE_OK)
                fail_msg("%s, block at %ld: %s", read[t], (long)at,
                         status == CRASHED ? "crashed" : dateline_status_name((dateline_status)status));
        }
    }
    assert_true(told > 4);
    assert_int_equal(read_apart(path, read_directly), DATELINE_OK);
}

/* Xapian's tables have no checksums and its reader trusts much of what it reads: now and then a
 * turned byte crashes libxapian itself (xapian-delve too), one in 5,000 when this was written;
 * AddressSanitizer also sees it read past its blocks. So crashes are counted here, and anything
 * else must be told. */
static void test_turned_bytes_are_told_as_damage(void **state)
{
    enum { FLIPS = 30 };
    char path[256], file[300];
    snprintf(path, sizeof path, "%s", scratch_path(*state, "db"));
    make_database(path, 2000);
    unsigned met[DATELINE_ERROR_INTERNAL + 1] = {0}, crashes = 0;
    uint32_t random = 20251119;
    for (int t = 0; t < TABLES; t++) {
        snprintf(file, sizeof file, "%s/%s", path, tables[t]);
        struct stat found;
        assert_int_equal(stat(file, &found), 0);
        for (int i = 0; i < FLIPS; i++) {
            random = random * 1664525u + 1013904223u;
            off_t at = (off_t)((random >> 8) % (uint64_t)found.st_size);
            unsigned char mask = (unsigned char)(1 << (random >> 4 & 7));
            flip(file, at, mask);
            int status = read_apart(path, read_all);
            flip(file, at, mask);
            /* STALE: the byte was a block's number of the commit. */
            if (status != CRASHED && status != DATELINE_OK && status != DATELINE_ERROR_DAMAGED &&
                status != DATELINE_ERROR_STALE)
                fail_msg("%s, byte %ld, mask %d: %s", tables[t], (long)at, mask,
                         dateline_status_name((dateline_status)status));
            if (status == CRASHED)
                crashes++;
            else
                met[status]++;
        }
    }
    print_message("%u unharmed, %u damaged, %u stale, %u crashes of libxapian\n", met[DATELINE_OK],
                  met[DATELINE_ERROR_DAMAGED], met[DATELINE_ERROR_STALE], crashes);
    assert_true(met[DATELINE_ERROR_DAMAGED] > 0);
    assert_true(crashes <= TABLES * FLIPS / 20);
    assert_int_equal(read_apart(path, read_all), DATELINE_OK);
}

#define scratch_test(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_a_file_cut_short_is_damage),
        scratch_test(test_sums_are_the_same_whatever_a_read_gives),
        scratch_test(test_numbers_of_documents_that_cannot_be_true_are_damage),
        scratch_test(test_a_missing_file_is_damage),
        scratch_test(test_what_is_no_database_is_no_index),
        scratch_test(test_a_folder_that_cannot_be_made_names_the_reason),
        scratch_test(test_no_permission_is_named),
        scratch_test(test_items_that_leave_their_block_are_told_as_damage),
        scratch_test(test_turned_bytes_are_told_as_damage),
    };
    return cmocka_run_group_tests_name("store damage", tests, NULL, NULL);
}
