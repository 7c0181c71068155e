// The bulk build against Xapian's own writer: the same documents, the same content.
#include <filesystem> // before cmocka's macros

#include "packed_by_xapian.h"

extern "C" {
#include "store/bulk/version.h"
}
#include "store/trust.h"
#include "store_documents.h"

struct Build {
    bool bulk;
    size_t memory;
    unsigned row; // documents added at once
    bool all_positions = true;
};

static size_t number_of_files(const std::string &folder)
{
    return size_t(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

static void build(const char *path, Build how, unsigned count)
{
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    uint64_t state = 1;
    if (how.bulk)
        assert_ok(dl_store_writer_open_bulk(&writer, path, how.memory, 2, how.all_positions, error));
    else
        assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = 0; i < count; i += how.row) {
        uint32_t number;
        dl_store_document_clear(document);
        for (unsigned j = i; j < i + how.row && j < count; j++) {
            if (j > i)
                dl_store_document_next(document);
            make_document(document, &state, j);
        }
        assert_ok(dl_store_writer_add(&number, writer, document, error));
        assert_int_equal(number, i + 1);
    }
    for (unsigned i = 0; i < 300; i++) {
        const std::string key = "key/" + std::to_string(i * 7919 % 300);
        assert_ok(dl_store_writer_set_metadata(writer, key.c_str(), DL_LITERAL("first"), error));
        assert_ok(dl_store_writer_set_metadata(
            writer, key.c_str(), slice_of(std::string(i % 5 ? i * 10 : 0, 'm')), error));
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);
}

static void test_the_same_content_as_by_xapian(void **state)
{
    scratch *at = static_cast<scratch *>(*state);
    const std::string folder = at->folder;
    for (unsigned count : {0u, 1u, 2u, 700u}) {
        const std::string plain = folder + "/plain" + std::to_string(count),
                          bulk = folder + "/bulk" + std::to_string(count);
        build(plain.c_str(), {false, 0, 1}, count);
        build(bulk.c_str(), {true, size_t(1) << 30, 100}, count);
        assert_same(plain, bulk);
        assert_checked(bulk);
        // Byte for byte once Xapian has packed both; what is deflated may differ.
        pack_by_xapian(plain, plain + "c");
        pack_by_xapian(bulk, bulk + "c");
        assert_true(bytes_of(plain + "c/postlist.glass") == bytes_of(bulk + "c/postlist.glass"));
        if (count > 1)
            assert_true(bytes_of(plain + "c/position.glass") ==
                        bytes_of(bulk + "c/position.glass"));
    }
}

// All but positions, of which a build that is not told to write all leaves out those of rare terms.
static void test_rare_terms_have_no_positions(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    const std::string plain = folder + "/plain", whole = folder + "/whole", sparse = folder + "/sparse",
                      split = folder + "/split";
    build(plain.c_str(), {false, 0, 1}, 700);
    build(whole.c_str(), {true, 0, 50}, 700);
    build(sparse.c_str(), {true, size_t(1) << 30, 700, false}, 700);
    build(split.c_str(), {true, 0, 9, false}, 700);
    dl_buffer difference = DL_BUFFER_EMPTY;
    assert_ok(dl_store_compare(&difference, plain.c_str(), sparse.c_str(), true, error));
    assert_int_not_equal(difference.size, 0);
    dl_buffer_clear(&difference);
    assert_ok(dl_store_compare(&difference, plain.c_str(), sparse.c_str(), false, error));
    assert_int_equal(difference.size, 0);
    dl_buffer_free(&difference);
    assert_checked(sparse);
    const size_t bytes = bytes_of(sparse + "/position.glass").size();
    assert_true(bytes && bytes < bytes_of(whole + "/position.glass").size());
    assert_true(bytes_of(sparse + "/position.glass") == bytes_of(split + "/position.glass"));
}

static void test_the_same_bytes_whatever_the_memory_and_the_rows(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    static const Build builds[] = {
        {true, size_t(1) << 30, 700}, {true, 0, 700}, {true, 0, 1}, {true, 1 << 17, 9}};
    for (size_t i = 0; i < sizeof builds / sizeof *builds; i++)
        build((folder + "/" + std::to_string(i)).c_str(), builds[i], 700);
    for (const char *table : {"postlist", "position", "docdata"})
        for (const char *other : {"/1/", "/2/", "/3/"})
            if (bytes_of(folder + "/0/" + table + ".glass") !=
                bytes_of(folder + other + table + ".glass"))
                fail_msg("%s differs in %s", table, other);
}

// Enough documents that threads share the tables: two terms each, of every range, their stems and a position.
static void build_large(const char *path, size_t memory, unsigned threads, unsigned row)
{
    enum { DOCUMENTS = 40000 };
    static const char *const letters[] = {"7", "a", "f", "g", "m", "p", "z", "\u00E9", "\u0436"};
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    uint64_t state = 5;
    assert_ok(dl_store_writer_open_bulk(&writer, path, memory, threads, true, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = 0; i < DOCUMENTS; i += row) {
        dl_store_document_clear(document);
        for (unsigned j = i; j < i + row && j < DOCUMENTS; j++) {
            if (j > i)
                dl_store_document_next(document);
            for (unsigned k = 1; k <= 2; k++) {
                const std::string word = letters[draw(&state, 9)] + std::to_string(draw(&state, 500) * draw(&state, 50));
                dl_store_document_add_posting(document, slice_of(word), k);
                dl_store_document_add_term(document, slice_of("Z" + word), 1);
            }
            dl_store_document_set_value(document, 1, slice_of(std::to_string(j)));
        }
        assert_ok(dl_store_writer_add(nullptr, writer, document, error));
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);
}

static void test_the_same_bytes_whatever_the_threads(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder, one = folder + "/one";
    build_large(one.c_str(), size_t(1) << 30, 1, 5000);
    assert_checked(one);
    static const struct {
        size_t memory;
        unsigned threads, row;
    } builds[] = {{size_t(1) << 30, 2, 5000}, {1 << 20, 1, 700}, {1 << 20, 4, 1000}, {0, 20, 20000}};
    for (const auto &how : builds) {
        const std::string other = folder + "/other";
        build_large(other.c_str(), how.memory, how.threads, how.row);
        for (const char *table : {"/postlist.glass", "/position.glass"})
            if (bytes_of(one + table) != bytes_of(other + table))
                fail_msg("%s differs with %u threads and %zu bytes", table, how.threads, how.memory);
        assert_int_equal(number_of_files(other), number_of_files(one));
        assert_ok(dl_file_remove_folder(other.c_str(), error));
    }
}

static void test_what_cannot_be_written_is_refused(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    static const std::string terms[] = {"", std::string(246, 'x'), std::string(123, '\0')};
    for (const std::string &term : terms) {
        dl_store_writer *writer;
        dateline_error met;
        dl_store_document *document = dl_store_document_new();
        assert_ok(dl_store_writer_open_bulk(&writer, (folder + "/r").c_str(), 0, 1, true, error));
        dl_store_document_add_posting(document, slice_of(term), 1);
        assert_fails(dl_store_writer_add(nullptr, writer, document, &met), DATELINE_ERROR_INTERNAL,
                     &met);
        dl_store_document_free(document);
        dl_store_writer_free(writer);
    }
    dl_store_reader *reader;
    dateline_error met;
    assert_fails(dl_store_reader_open(&reader, (folder + "/r").c_str(), &met),
                 DATELINE_ERROR_DAMAGED, &met);
}

static void test_the_linked_xapian_is_trusted_and_no_other(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    dl_buffer doubt = DL_BUFFER_EMPTY;
    assert_ok(dl_store_trust(&doubt, folder.c_str(), error));
    if (doubt.size)
        fail_msg("%s", doubt.data);
    assert_int_not_equal(access((folder + "/trial").c_str(), F_OK), 0);
    // Any byte of an empty database's version file that is another (but for its UUID) is told.
    dl_store_writer *writer;
    assert_ok(dl_store_writer_open(&writer, (folder + "/empty").c_str(), error));
    dl_store_writer_free(writer);
    const std::string known = bytes_of(folder + "/empty/iamglass");
    assert_true(dl_bulk_version_is_known(slice_of(known)));
    assert_false(dl_bulk_version_is_known(slice_of(known.substr(0, known.size() - 1))));
    assert_false(dl_bulk_version_is_known(slice_of(known + '\0')));
    for (size_t i = 0; i < known.size(); i++) {
        std::string other = known;
        other[i] = char(other[i] + 1);
        assert_int_equal(dl_bulk_version_is_known(slice_of(other)), i >= 16 && i < 32);
    }
}

// Each kind of difference is found, or the comparisons above would say nothing.
static void test_differences_are_found(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder, base = folder + "/base";
    static const char *const words[] = {"alpha beta", "alpha gamma", "beta alpha", "alpha beta"};
    static const char *const terms[] = {"Qa", "Qa", "Qa", "Qb"};
    for (int i = 0; i < 6; i++) {
        const std::string path = i ? folder + "/" + std::to_string(i) : base;
        dl_store_writer *writer;
        assert_ok(dl_store_writer_open(&writer, path.c_str(), error));
        assert_ok(dl_store_writer_begin(writer, error));
        add_words(writer, words[i % 4], terms[i % 4], i == 4 ? "other" : "data");
        assert_ok(dl_store_writer_set_metadata(writer, "key",
                                               i == 5 ? DL_LITERAL("b") : DL_LITERAL("a"), error));
        assert_ok(dl_store_writer_commit(writer, error));
        dl_store_writer_free(writer);
        dl_buffer difference = DL_BUFFER_EMPTY;
        assert_ok(dl_store_compare(&difference, base.c_str(), path.c_str(), true, error));
        assert_int_equal(difference.size > 0, i > 0);
        dl_buffer_free(&difference);
    }
}

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_same_content_as_by_xapian, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(test_the_same_bytes_whatever_the_memory_and_the_rows,
                                        scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_the_same_bytes_whatever_the_threads, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_rare_terms_have_no_positions, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_the_linked_xapian_is_trusted_and_no_other,
                                        scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_differences_are_found, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_written_is_refused, scratch_setup,
                                        scratch_teardown),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
