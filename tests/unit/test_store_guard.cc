// Nothing that is thrown crosses the border, whatever it is and wherever memory runs out in our
// code.
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <setjmp.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

extern "C" {
#include <cmocka.h>
#include "util/file.h"
}

#include "schema/field.h"
#include "store/guard.h"
#include "store/store.h"

// See store_fixture.h.
extern "C" DATELINE_API const char *__asan_default_options(void);
extern "C" const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

// Xapian loses what it had half made when memory runs out; what is ours must not be lost.
extern "C" DATELINE_API const char *__lsan_default_suppressions(void);
extern "C" const char *__lsan_default_suppressions(void)
{
    return "leak:libxapian";
}

// ---- an allocator that fails when told to ----

static thread_local long allocations_left = -1; // -1: never fails

static void *allocate(std::size_t size)
{
    if (allocations_left == 0)
        throw std::bad_alloc();
    if (allocations_left > 0)
        allocations_left--;
    void *made = malloc(size ? size : 1);
    if (!made)
        throw std::bad_alloc();
    return made;
}

void *operator new(std::size_t size)
{
    return allocate(size);
}

void *operator new[](std::size_t size)
{
    return allocate(size);
}

void operator delete(void *memory) noexcept
{
    free(memory);
}

void operator delete[](void *memory) noexcept
{
    free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    free(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
    free(memory);
}

// ---- the guard by itself ----

static dateline_status throwing(int what, dateline_error *error)
{
    return dl::guard("the index", dl::During::reading, error, [=]() -> dateline_status {
        switch (what) {
        case 0:
            throw std::bad_alloc();
        case 1:
            throw std::runtime_error("a reason");
        case 2:
            throw 42;
        case 3:
            throw std::string("not an exception");
        case 4:
            throw static_cast<const char *>(nullptr);
        case 5:
            return DATELINE_ERROR_NOT_FOUND;
        default:
            return DATELINE_OK;
        }
    });
}

static void test_whatever_is_thrown_becomes_a_status_and_a_sentence(void **)
{
    static const struct {
        dateline_status status;
        const char *message;
    } expected[] = {
        {DATELINE_ERROR_MEMORY, "out of memory"},
        {DATELINE_ERROR_INTERNAL, "the index: a reason"},
        {DATELINE_ERROR_INTERNAL, "the index: an unknown exception"},
        {DATELINE_ERROR_INTERNAL, "the index: an unknown exception"},
        {DATELINE_ERROR_INTERNAL, "the index: an unknown exception"},
        {DATELINE_ERROR_NOT_FOUND, ""},
        {DATELINE_OK, ""},
    };
    for (int i = 0; i < 7; i++) {
        dateline_error error = {DATELINE_OK, ""};
        assert_int_equal(throwing(i, &error), expected[i].status);
        assert_string_equal(error.message, expected[i].message);
        assert_int_equal(throwing(i, nullptr), expected[i].status);
    }
}

// ---- memory running out in each place of the wrapper ----

static char folder[] = "/tmp/dateline-guard-XXXXXX";

static dateline_status write_some(const char *path)
{
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    if (!document)
        return DATELINE_ERROR_MEMORY;
    dateline_status status = dl_store_writer_open(&writer, path, nullptr);
    if (!status)
        status = dl_store_writer_begin(writer, nullptr);
    for (unsigned i = 0; i < 3 && !status; i++) {
        dl_store_document_clear(document);
        dl_store_document_add_posting(document, DL_LITERAL("moscow"), i + 1);
        dl_store_document_add_term(document, DL_LITERAL("Za long enough stem, not to be in place"),
                                   1);
        dl_store_document_add_boolean(document, DL_LITERAL("XKparagraph"));
        dl_store_document_set_value(document, DL_SLOT_ARTICLE, DL_LITERAL("aaaaaaaaaaaaaaaaaaaaa"));
        dl_store_document_set_data(document, DL_LITERAL("the text of a passage, of some length"));
        status = dl_store_writer_add(nullptr, writer, document, nullptr);
    }
    if (!status)
        status = dl_store_writer_set_metadata(writer, "key", DL_LITERAL("value"), nullptr);
    // Xapian 1.4.22 allocates in a destructor while it commits, and ends the process when that
    // fails: nothing that a caller could catch. The index keeps its earlier state, as with any
    // killed writer.
    long left = allocations_left;
    allocations_left = left == 0 ? 0 : -1;
    if (!status)
        status = dl_store_writer_commit(writer, nullptr);
    allocations_left = left;
    dl_store_document_free(document);
    dl_store_writer_free(writer);
    return status;
}

static bool take_entry(void *, dl_slice, dl_slice)
{
    return true;
}

static dateline_status read_some(const char *path)
{
    dl_store_reader *reader;
    dl_buffer data = {nullptr, 0, 0, false};
    dl_query_word words[2] = {};
    words[0].folded = words[1].folded = DL_LITERAL("moscow");
    words[1].offset = 1;
    dl_query_node word = {}, phrase = {}, prefix = {}, kind = {}, root = {};
    word.kind = DL_QUERY_WORD;
    phrase.kind = DL_QUERY_PHRASE;
    word.words = phrase.words = words;
    word.word_count = 1;
    phrase.word_count = 2;
    dl_query_word start = {};
    start.folded = DL_LITERAL("mos*");
    start.form = DL_FORM_PATTERN;
    prefix.kind = DL_QUERY_WORD;
    prefix.words = &start;
    prefix.word_count = 1;
    kind.kind = DL_QUERY_KEYWORD;
    kind.field = dl_field_find(DL_LITERAL("kind"));
    kind.value = DL_LITERAL("tweet");
    kind.occur = DL_MUST_NOT;
    word.weight = phrase.weight = prefix.weight = root.weight = 1;
    dl_query_node *clauses[] = {&word, &phrase, &prefix, &kind};
    root.kind = DL_QUERY_GROUP;
    root.clauses = clauses;
    root.clause_count = 4;
    root.all_bonus = 1;
    dl_store_search search = {};
    search.root = &root;
    search.k1 = 1.2;
    search.limit = 10;
    search.prefix_limit = 10;

    // Not dl_store_run: Xapian 1.4.22 itself crashes when memory runs out inside its matcher.
    // Describing does all of ours that comes before it.
    dateline_status status = dl_store_reader_open(&reader, path, nullptr);
    if (!status)
        status = dl_store_describe(&data, reader, &search, nullptr);
    if (!status)
        status = dl_store_document_data(&data, reader, 1, nullptr);
    if (!status)
        status = dl_store_metadata_each(reader, "", take_entry, nullptr, nullptr);
    dl_store_reader_free(reader);
    dl_buffer_free(&data);
    return status;
}

// Lets the first, second, ... allocation fail, until the work gets through.
static void fail_each_allocation(dateline_status (*work)(const char *path), const char *path)
{
    long failed = 0;
    for (long count = 0;; count++) {
        allocations_left = count;
        dateline_status status = work(path);
        bool ran_out = allocations_left == 0;
        allocations_left = -1;
        if (!ran_out) {
            assert_int_equal(status, DATELINE_OK);
            break;
        }
        // Xapian does without some of its caches.
        assert_true(status == DATELINE_ERROR_MEMORY || status == DATELINE_OK);
        failed += status == DATELINE_ERROR_MEMORY;
        assert_true(count < 100000);
    }
    assert_true(failed > 20);
}

static void test_memory_may_run_out_anywhere_in_writing_but_the_commit(void **)
{
    fail_each_allocation(write_some, (std::string(folder) + "/written").c_str());
}

static void test_memory_may_run_out_anywhere_in_compiling_and_reading(void **)
{
    std::string path = std::string(folder) + "/read";
    assert_int_equal(write_some(path.c_str()), DATELINE_OK);
    fail_each_allocation(read_some, path.c_str());
}

static dateline_status check_some(const char *path)
{
    uint64_t problems = 0;
    dateline_error error;
    dateline_status status = dl_store_check_tables(&problems, path, 4, &error);
    return status || !problems ? status : DATELINE_ERROR_DAMAGED;
}

// Also where a thread cannot be made when others are at work.
static void test_memory_may_run_out_anywhere_in_checking(void **)
{
    std::string path = std::string(folder) + "/checked";
    assert_int_equal(write_some(path.c_str()), DATELINE_OK);
    fail_each_allocation(check_some, path.c_str());
}

static int make_folder(void **)
{
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **)
{
    return dl_file_remove_folder(folder, nullptr) ? -1 : 0;
}

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(test_whatever_is_thrown_becomes_a_status_and_a_sentence),
        cmocka_unit_test(test_memory_may_run_out_anywhere_in_writing_but_the_commit),
        cmocka_unit_test(test_memory_may_run_out_anywhere_in_compiling_and_reading),
        cmocka_unit_test(test_memory_may_run_out_anywhere_in_checking),
    };
    return cmocka_run_group_tests_name("store guard", tests, make_folder, remove_folder);
}
