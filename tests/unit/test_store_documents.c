/* What goes into the store comes out of it. */
#include "store_fixture.h"

#include "schema/field.h"
#include "store/frequency.h"

#include <math.h>

static dl_slice five(const char *bytes)
{
    return dl_slice_make(bytes, 5);
}

static uint64_t documents_with(const char *path, const char *term)
{
    dl_store_reader *reader;
    uint64_t count = 99;
    assert_ok(dl_store_reader_open(&reader, path, error));
    assert_ok(dl_store_term_count(&count, reader, dl_slice_of(term), error));
    dl_store_reader_free(reader);
    return count;
}

static void test_a_document_comes_back_as_it_went_in(void **state)
{
    const char *path = scratch_path(*state, "db");
    static const char data[] = "text with a \0 byte and \xFF";
    static const char value[] = "\0\1\2\xFF\0";
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    dl_store_document_add_posting(document, DL_LITERAL("moscow"), 1);
    dl_store_document_add_posting(document, DL_LITERAL("moscow"), 7);
    dl_store_document_add_term(document, DL_LITERAL("Zmoscow"), 2);
    dl_store_document_add_boolean(document, DL_LITERAL("XKparagraph"));
    dl_store_document_set_value(document, DL_SLOT_DATE, five(value));
    dl_store_document_set_data(document, dl_slice_make(data, sizeof data));
    uint32_t number = 0;
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    assert_ok(dl_store_writer_add(&number, writer, document, error));
    dl_store_document_clear(document);
    dl_store_document_add_posting(document, DL_LITERAL("second"), 1);
    assert_ok(dl_store_writer_add(NULL, writer, document, error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);

    dl_store_reader *reader;
    dl_buffer out = DL_BUFFER_EMPTY, high = DL_BUFFER_EMPTY;
    assert_ok(dl_store_reader_open(&reader, path, error));
    assert_ok(dl_store_document_data(&out, reader, number, error));
    assert_int_equal(out.size, sizeof data);
    assert_memory_equal(out.data, data, sizeof data);
    dl_buffer_clear(&out);
    assert_ok(dl_store_document_value(&out, reader, number, DL_SLOT_DATE, error));
    assert_true(dl_slice_equal(dl_buffer_slice(&out), five(value)));
    dl_buffer_clear(&out);
    assert_ok(dl_store_document_value(&out, reader, number, DL_SLOT_ARTICLE, error));
    assert_int_equal(out.size, 0);
    assert_ok(dl_store_value_bounds(&out, &high, reader, DL_SLOT_DATE, error));
    assert_true(dl_slice_equal(dl_buffer_slice(&out), five(value)));
    assert_true(dl_slice_equal(dl_buffer_slice(&high), five(value)));
    dl_buffer_clear(&out);
    dl_buffer_clear(&high);
    assert_ok(dl_store_value_bounds(&out, &high, reader, DL_SLOT_ARTICLE, error));
    assert_int_equal(out.size + high.size, 0);
    /* Clearing left nothing of the first document in the second. */
    assert_ok(dl_store_document_data(&out, reader, number + 1, error));
    assert_int_equal(out.size, 0);

    dl_store_stats stats;
    assert_ok(dl_store_reader_stats(&stats, reader, error));
    assert_int_equal(stats.documents, 2);
    dl_buffer_free(&out);
    dl_buffer_free(&high);
    dl_store_reader_free(reader);
}

static bool count_to_two(void *context, dl_slice term, uint64_t documents)
{
    dl_buffer *out = context;
    dl_buffer_printf(out, "%.*s %d;", (int)term.size, term.data, (int)documents);
    return out->size < 20;
}

static bool note_document(void *context, uint32_t document)
{
    dl_buffer *out = context;
    dl_buffer_printf(out, "%u;", document);
    return document < 2;
}

static void test_terms_and_their_documents_are_told_in_order_until_stopped(void **state)
{
    const char *path = scratch_path(*state, "db");
    make_database(path, 5);
    dl_store_reader *reader;
    dl_buffer out = DL_BUFFER_EMPTY;
    uint64_t count = 99;
    assert_ok(dl_store_reader_open(&reader, path, error));
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 5);
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("absent"), error));
    assert_int_equal(count, 0);
    assert_ok(dl_store_terms_each(reader, DL_LITERAL("word"), count_to_two, &out, error));
    assert_string_equal(out.data, "word1 1;word2 1;word3 1;");
    dl_buffer_clear(&out);
    assert_ok(dl_store_term_documents(reader, DL_LITERAL("common"), note_document, &out, error));
    assert_string_equal(out.data, "1;2;");
    dl_buffer_clear(&out);
    assert_ok(dl_store_term_documents(reader, DL_LITERAL("absent"), note_document, &out, error));
    assert_int_equal(out.size, 0);
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
}

static bool note_entry(void *context, dl_slice key, dl_slice value)
{
    dl_buffer_printf(context, "%.*s=%.*s;", (int)key.size, key.data, (int)value.size, value.data);
    return !dl_slice_is(key, "source/2");
}

static void test_metadata_are_kept_listed_and_removed(void **state)
{
    const char *path = scratch_path(*state, "db");
    static const char *const entries[][2] = {
        {"source/2", "b"}, {"source/1", "a"}, {"source/3", "c"}, {"key", ""}};
    dl_store_writer *writer;
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    assert_ok(dl_store_writer_set_metadata(writer, "key", DL_LITERAL("value"), error));
    assert_ok(dl_store_writer_commit(writer, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        assert_ok(
            dl_store_writer_set_metadata(writer, entries[i][0], dl_slice_of(entries[i][1]), error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);

    dl_store_reader *reader;
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_ok(dl_store_reader_open(&reader, path, error));
    assert_ok(dl_store_metadata_each(reader, "source/", note_entry, &out, error));
    assert_string_equal(out.data, "source/1=a;source/2=b;");
    dl_buffer_clear(&out);
    assert_ok(dl_store_metadata(&out, reader, "source/3", error));
    assert_string_equal(out.data, "c");
    dl_buffer_clear(&out);
    assert_ok(dl_store_metadata(&out, reader, "key", error));
    assert_ok(dl_store_metadata(&out, reader, "never set", error));
    assert_int_equal(out.size, 0);
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
}

static void test_a_document_that_is_not_there_is_not_found(void **state)
{
    const char *path = scratch_path(*state, "db");
    make_database(path, 3);
    static const uint32_t absent[] = {0, 4, UINT32_MAX};
    dl_store_reader *reader;
    dateline_error met;
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_ok(dl_store_reader_open(&reader, path, error));
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        assert_fails(dl_store_document_data(&out, reader, absent[i], &met),
                     DATELINE_ERROR_NOT_FOUND, &met);
        assert_contains(met.message, path);
    }
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
}

static void test_a_failure_in_a_document_comes_out_when_it_is_added(void **state)
{
    const char *path = scratch_path(*state, "db");
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    dateline_error met;
    assert_non_null(document);
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    dl_store_document_add_posting(document, DL_LITERAL(""), 1); /* no such term can be */
    dl_store_document_add_posting(document, DL_LITERAL("good"), 2);
    assert_fails(dl_store_writer_add(NULL, writer, document, &met), DATELINE_ERROR_INTERNAL, &met);
    /* The transaction has lost nothing by it, and a cleared document is as new. */
    dl_store_document_clear(document);
    dl_store_document_add_posting(document, DL_LITERAL("fine"), 1);
    assert_ok(dl_store_writer_add(NULL, writer, document, error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);
    assert_int_equal(documents_with(path, "good"), 0);
    assert_int_equal(documents_with(path, "fine"), 1);
}

/* Removed for a reader, and by what a later segment says. */
static void test_removing_by_a_term_counts_what_goes(void **state)
{
    char index[256], path[300];
    snprintf(index, sizeof index, "%s", scratch_path(*state, ""));
    snprintf(path, sizeof path, "%s/gen-000001", index);
    make_database(path, 4);
    dl_store_reader *reader;
    dl_store_writer *writer;
    dl_store_stats stats;
    uint64_t count = 99;
    assert_ok(dl_store_reader_open_segments(&reader, index, DL_LITERAL("gen-000001"), error));
    assert_ok(dl_store_reader_remove(&count, reader, DL_LITERAL("word2"), error));
    assert_int_equal(count, 1);
    assert_ok(dl_store_reader_remove(&count, reader, DL_LITERAL("word2"), error));
    assert_int_equal(count, 0);
    assert_ok(dl_store_reader_remove(&count, reader, DL_LITERAL("nowhere"), error));
    assert_int_equal(count, 0);
    snprintf(path, sizeof path, "%s/gen-000002", index);
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    add_words(writer, "common word5", "", "data 5");
    assert_ok(dl_store_writer_set_metadata(writer, "new", DL_LITERAL("newer"), error));
    assert_ok(dl_store_writer_hide_metadata(writer, "key", error));
    assert_ok(dl_store_writer_set_removed(writer, reader, 9, error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    dl_store_reader_free(reader);

    assert_ok(dl_store_reader_open_segments(&reader, index, DL_LITERAL("gen-000002 gen-000001"), error));
    assert_ok(dl_store_reader_stats(&stats, reader, error));
    assert_int_equal(stats.documents, 5);
    assert_int_equal(stats.removed, 1);
    assert_int_equal(stats.last_document, 5);
    assert_int_equal(stats.segments, 2);
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 5);
    assert_ok(dl_store_living_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 4);
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_ok(dl_store_document_data(&out, reader, 5, error)); /* behind those of the older segment */
    assert_string_equal(out.data, "data 5");
    dl_buffer_clear(&out);
    assert_ok(dl_store_metadata(&out, reader, "key", error));
    assert_int_equal(out.size, 0);
    assert_ok(dl_store_metadata(&out, reader, "new", error));
    assert_string_equal(out.data, "newer");
    assert_ok(dl_store_reader_remove(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 4);
    dl_store_reader_free(reader);

    /* Both made one, either way. */
    for (int plain = 0; plain < 2; plain++) {
        assert_ok(dl_store_reader_open_segments(&reader, index, DL_LITERAL("gen-000002 gen-000001"), error));
        snprintf(path, sizeof path, "%s/gen-00000%d", index, 3 + plain);
        assert_ok(dl_store_fold(path, reader, 0, plain, 1 << 20, 1, (dl_store_watch){NULL, NULL}, error));
        dl_store_reader_free(reader);
        assert_int_equal(documents_with(path, "common"), 4);
        assert_int_equal(documents_with(path, "word2"), 0);
        assert_ok(dl_store_reader_open(&reader, path, error));
        dl_buffer_clear(&out);
        assert_ok(dl_store_metadata(&out, reader, "key", error));
        assert_ok(dl_store_metadata(&out, reader, "removed/gen-000001", error));
        assert_int_equal(out.size, 0);
        assert_ok(dl_store_document_data(&out, reader, 4, error));
        assert_string_equal(out.data, "data 5");
        dl_store_reader_free(reader);
    }
    dl_buffer_free(&out);
}

/* What a segment says of another must fit it. */
static void test_what_is_removed_of_nobody_is_damage(void **state)
{
    char index[256], path[300];
    dl_store_writer *writer;
    dl_store_reader *reader;
    dateline_error met;
    snprintf(index, sizeof index, "%s", scratch_path(*state, ""));
    snprintf(path, sizeof path, "%s/gen-000001", index);
    make_database(path, 4);
    snprintf(path, sizeof path, "%s/gen-000002", index);
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    assert_ok(dl_store_writer_set_metadata(writer, "removed/gen-000001", DL_LITERAL("\x01\x05"), error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    assert_fails(dl_store_reader_open_segments(&reader, index, DL_LITERAL("gen-000002 gen-000001"), &met),
                 DATELINE_ERROR_DAMAGED, &met);
    assert_null(reader);
    assert_contains(met.message, "gen-000001");
}

/* A segment that stays is not opened again, one that another took the place of is. */
static void test_following_opens_what_is_new(void **state)
{
    char index[256], path[300], command[400];
    uint64_t count;
    dateline_error met;
    snprintf(index, sizeof index, "%s", scratch_path(*state, ""));
    dl_store_reader *reader = NULL;
    for (int i = 1; i <= 3; i++) {
        snprintf(path, sizeof path, "%s/gen-00000%d", index, i);
        make_database(path, (uint32_t)i);
    }
    assert_ok(dl_store_reader_follow(&reader, index, DL_LITERAL("gen-000001"), error));
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 1);
    assert_ok(dl_store_reader_follow(&reader, index, DL_LITERAL("gen-000002 gen-000001"), error));
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 3);
    snprintf(command, sizeof command, "rm %s/gen-000001/*.glass", index); /* gone, but open */
    assert_int_equal(system(command), 0);
    assert_ok(dl_store_reader_follow(&reader, index, DL_LITERAL("gen-000003 gen-000001"), error));
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 4);
    snprintf(command, sizeof command, "cd %s && rm -r gen-000001 && mv gen-000003 gen-000001", index);
    assert_int_equal(system(command), 0);
    assert_ok(dl_store_reader_follow(&reader, index, DL_LITERAL("gen-000002 gen-000001"), error));
    assert_ok(dl_store_term_count(&count, reader, DL_LITERAL("common"), error));
    assert_int_equal(count, 5);
    assert_fails(dl_store_reader_follow(&reader, index, DL_LITERAL("gen-000003 gen-000001"), &met), DATELINE_ERROR_NO_INDEX,
                 &met);
    assert_null(reader);
}

static void test_the_version_is_that_of_the_library(void **state)
{
    (void)state;
    assert_memory_equal(dl_store_version(), "xapian-core ", 12);
    assert_true(dl_store_version()[12] >= '1' && dl_store_version()[12] <= '9');
}

#define scratch_test(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

/* So many times "zebra", filled up with other words to the length. */
static void add_zebras(dl_store_document *document, unsigned zebras, unsigned length)
{
    char word[32];
    for (unsigned i = 0; i < length; i++) {
        snprintf(word, sizeof word, "word%u", i);
        dl_store_document_add_posting(document, dl_slice_of(i < zebras ? "zebra" : word), i + 1);
    }
}

/* Says no at the `last` call. */
typedef struct asked {
    unsigned calls, last;
} asked;

static bool go_on(void *context)
{
    asked *told = context;
    return ++told->calls != told->last;
}

/* A megabyte and more of terms. */
static dateline_status write_many(const char *path, asked *told, dateline_error *met)
{
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    assert_ok(dl_store_writer_open_bulk(&writer, path, 1 << 20, 1, true, error));
    for (unsigned i = 0; i < 80000; i++) {
        char term[16];
        snprintf(term, sizeof term, "term%06u", i);
        dl_store_document_add_term(document, dl_slice_of(term), 1);
        if (i % 40 == 39)
            dl_store_document_next(document);
    }
    assert_ok(dl_store_writer_prepare(writer, document, 1, error));
    assert_ok(dl_store_writer_add(NULL, writer, document, error));
    assert_int_equal(told->calls, 0);
    dl_store_writer_set_watch(writer, (dl_store_watch){go_on, told});
    dateline_status status = dl_store_writer_commit(writer, met);
    dl_store_document_free(document);
    dl_store_writer_free(writer);
    return status;
}

static void test_who_writes_is_asked_whether_to_go_on(void **state)
{
    char index[256], path[300];
    dateline_error met;
    dl_store_reader *reader;
    asked all = {0, 0}, some = {0, 2};
    snprintf(index, sizeof index, "%s", scratch_path(*state, ""));
    snprintf(path, sizeof path, "%s/gen-000001", index);
    assert_fails(write_many(path, &some, &met), DATELINE_ERROR_STOPPED, &met);
    assert_int_equal(some.calls, 2);
    assert_ok(write_many(path, &all, error));
    assert_true(all.calls >= 2);

    assert_ok(dl_store_reader_open_segments(&reader, index, DL_LITERAL("gen-000001"), error));
    all = (asked){0, 0};
    some = (asked){0, 2};
    snprintf(path, sizeof path, "%s/gen-000002", index);
    assert_fails(dl_store_fold(path, reader, 0, false, 1 << 20, 1, (dl_store_watch){go_on, &some}, &met),
                 DATELINE_ERROR_STOPPED, &met);
    assert_int_equal(some.calls, 2);
    assert_ok(dl_store_fold(path, reader, 0, false, 1 << 20, 1, (dl_store_watch){go_on, &all}, error));
    assert_true(all.calls >= 2);
    assert_int_equal(documents_with(path, "term079999"), 1);
    dl_store_reader_free(reader);
}

static void test_frequencies_are_kept_for_bm25_by_both_writers(void **state)
{
    enum { PIVOT = 30, OTHERS = 50 };
    static const struct {
        unsigned zebras, length;
    } cases[] = {{1, 30}, {2, 30}, {9, 30}, {1, 4}, {1, 300}, {40, 300}, {1, 5000}, {200, 5000}};
    enum { CASES = sizeof cases / sizeof *cases };
    for (int bulk = 0; bulk < 2; bulk++) {
        const char *path = scratch_path(*state, bulk ? "bulk" : "plain");
        dl_store_writer *writer;
        dl_store_document *document = dl_store_document_new();
        if (bulk)
            assert_ok(dl_store_writer_open_bulk(&writer, path, 0, 1, true, error));
        else
            assert_ok(dl_store_writer_open(&writer, path, error));
        dl_store_writer_set_pivot(writer, PIVOT);
        assert_ok(dl_store_writer_begin(writer, error));
        for (size_t i = 0; i < CASES + OTHERS; i++) {
            if (i)
                dl_store_document_next(document);
            if (i < CASES)
                add_zebras(document, cases[i].zebras, cases[i].length);
        }
        assert_ok(dl_store_writer_add(NULL, writer, document, error));
        assert_ok(dl_store_writer_commit(writer, error));
        dl_store_document_free(document);
        dl_store_writer_free(writer);

        dl_store_reader *reader;
        dl_arena arena = DL_ARENA_EMPTY;
        dl_store_matches found;
        dl_query_word zebra = {.original = DL_LITERAL("zebra"), .folded = DL_LITERAL("zebra")};
        dl_query_node root = {.kind = DL_QUERY_WORD, .weight = 1, .words = &zebra, .word_count = 1};
        dl_store_search search = {.root = &root, .k1 = 1.2, .limit = 100};
        assert_ok(dl_store_reader_open(&reader, path, error));
        assert_ok(dl_store_run(&found, &arena, reader, &search, error));
        assert_int_equal(found.count, CASES);
        double idf = log((OTHERS + 0.5) / (CASES + 0.5));
        for (size_t i = 0; i < found.count; i++) {
            size_t at = found.items[i].document - 1;
            double norm = 0.25 + 0.75 * cases[at].length / PIVOT, times = cases[at].zebras;
            double expected = idf * 2.2 * times / (1.2 * norm + times);
            double unit = idf * 2.2 / (1.2 * DL_STORE_FREQUENCY_UNIT); /* of what is kept, at the least */
            if (fabs(found.items[i].score - expected) > unit)
                fail_msg("%u of %u: %f, not %f", cases[at].zebras, cases[at].length, found.items[i].score, expected);
        }
        /* What was kept for half of the true length, is put right. */
        search.norm = dl_frequency_norm(2 * PIVOT, PIVOT);
        assert_ok(dl_store_run(&found, &arena, reader, &search, error));
        for (size_t i = 0; i < found.count; i++) {
            size_t at = found.items[i].document - 1;
            double norm = (0.25 + 0.75 * cases[at].length / PIVOT) / 1.75, times = cases[at].zebras;
            double expected = idf * 2.2 * times / (1.2 * norm + times);
            if (fabs(found.items[i].score - expected) > idf * 2.2 * 1.75 / (1.2 * DL_STORE_FREQUENCY_UNIT))
                fail_msg("%u of %u: %f, not %f", cases[at].zebras, cases[at].length, found.items[i].score, expected);
        }
        dl_arena_free(&arena);
        dl_store_reader_free(reader);
    }
}

/* An article's own document has no text: it would halve the average where articles are one passage each. */
static void test_how_long_documents_are_is_measured_on_texts(void **state)
{
    (void)state;
    uint64_t length = 0, documents = 0;
    dl_store_document *document = dl_store_document_new();
    for (unsigned passages = 1; passages <= 2; passages++) {
        dl_store_document_add_posting(document, DL_LITERAL("Stitle"), 1);
        dl_store_document_set_value(document, DL_SLOT_PASSAGES, DL_LITERAL("1"));
        for (unsigned i = 0; i < passages; i++) {
            dl_store_document_next(document);
            add_zebras(document, 1, 10 * passages);
            dl_store_document_set_value(document, DL_SLOT_ARTICLE, DL_LITERAL("1"));
        }
        dl_store_document_next(document);
    }
    add_zebras(document, 7, 7);
    dl_store_document_measure(&length, &documents, document);
    dl_store_document_free(document);
    assert_int_equal(length, 10 + 2 * 20 + 7);
    assert_int_equal(documents, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_a_document_comes_back_as_it_went_in),
        scratch_test(test_terms_and_their_documents_are_told_in_order_until_stopped),
        scratch_test(test_metadata_are_kept_listed_and_removed),
        scratch_test(test_a_document_that_is_not_there_is_not_found),
        scratch_test(test_a_failure_in_a_document_comes_out_when_it_is_added),
        scratch_test(test_removing_by_a_term_counts_what_goes),
        scratch_test(test_what_is_removed_of_nobody_is_damage),
        scratch_test(test_following_opens_what_is_new),
        scratch_test(test_who_writes_is_asked_whether_to_go_on),
        scratch_test(test_frequencies_are_kept_for_bm25_by_both_writers),
        cmocka_unit_test(test_how_long_documents_are_is_measured_on_texts),
        cmocka_unit_test(test_the_version_is_that_of_the_library),
    };
    return cmocka_run_group_tests_name("store documents", tests, NULL, NULL);
}
