/* Terms, their documents and values are told whole and in order, over chunks, blocks and segments. */
#include "store_fixture.h"

#include "schema/field.h"
#include "store/glass/glass.h"
#include "store/glass/values.h"
#include "store/glass/version_file.h"

enum { FIRST = 20000, SECOND = 50, DATA = 20000 };

/* Terms of documents of the first segment, of the second; zero bytes are spelled apart in keys. */
static const struct {
    dl_slice term;
    unsigned step, start; /* every so many documents from there on */
} terms[] = {
    {{"a", 1}, 2, 1},       {{"a\0", 2}, 5000, 7},      {{"a\0\0b", 4}, 9000, 3}, {{"a\0b", 3}, 7000, 2},
    {{"ab", 2}, 1, 1},     {{"all", 3}, 1, 1},          {{"a\xFF", 2}, 3, 2},      {{"b", 1}, 4000, 4},
    {{"late", 4}, 1, FIRST + 10}, {{"prints", 6}, 3, 2}, {{"zebra", 5}, 4096, 9},
};
enum { TERMS = sizeof terms / sizeof *terms, PRINTS = 9 };

/* Of the term PRINTS. */
static unsigned fingerprint_of(unsigned document)
{
    static const unsigned char fingerprints[] = {5, 127, 6, 0, 1};
    return fingerprints[document / 3 % sizeof fingerprints];
}

static bool holds(size_t term, unsigned document)
{
    return document >= terms[term].start && (document - terms[term].start) % terms[term].step == 0;
}

#define ALPHABET "abcdefghijklmnopqrstuvwxyz"

/* The value of a document: none of many, some long. Steps and sizes take a byte or two in the table. */
static dl_slice value_of(unsigned document)
{
    static const char letters[] = ALPHABET ALPHABET ALPHABET ALPHABET ALPHABET ALPHABET ALPHABET ALPHABET;
    const bool rare = document > 12000 && document < 16000;
    const bool some = rare ? document % 301 == 5 || document == 14000
                           : document % 7 == 3 || (document > 9000 && document < 9100);
    return dl_slice_make(letters, some ? 1 + document % (sizeof letters - 1) : 0);
}

/* Some take several blocks. */
static dl_slice data_of(unsigned document, char *room, size_t size)
{
    const size_t wanted = document % 997 == 5 ? size : document % 83;
    for (size_t i = 0; i < wanted; i++)
        room[i] = (char)('a' + (document * 31 + i * i) % 26);
    return dl_slice_make(room, wanted);
}

static void make_segment(const char *path, unsigned first, unsigned last)
{
    dl_store_writer *writer;
    static char data[DATA];
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = first; i <= last; i++) {
        dl_store_document_clear(document);
        for (size_t t = 0; t < TERMS; t++)
            if (holds(t, i) && t == PRINTS)
                dl_store_document_add_fingerprint(document, dl_store_document_term(document, terms[t].term), fingerprint_of(i));
            else if (holds(t, i))
                dl_store_document_add_boolean(document, terms[t].term);
        if (value_of(i).size)
            dl_store_document_set_value(document, DL_SLOT_SIGNATURE, value_of(i));
        dl_store_document_set_data(document, data_of(i, data, sizeof data));
        assert_ok(dl_store_writer_add(NULL, writer, document, error));
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_document_free(document);
    dl_store_writer_free(writer);
}

static int setup(void **state)
{
    char path[300];
    if (scratch_setup(state))
        return -1;
    snprintf(path, sizeof path, "%s/gen-000001", ((scratch *)*state)->folder);
    make_segment(path, 1, FIRST);
    snprintf(path, sizeof path, "%s/gen-000002", ((scratch *)*state)->folder);
    make_segment(path, FIRST + 1, FIRST + SECOND);
    return 0;
}

static dl_store_reader *open_both(void **state)
{
    dl_store_reader *reader;
    assert_ok(dl_store_reader_open_segments(&reader, ((scratch *)*state)->folder, DL_LITERAL("gen-000002 gen-000001"),
                                            error));
    return reader;
}

typedef struct listing {
    dl_slice prefix;
    size_t at; /* of the next term */
    unsigned told;
    unsigned document; /* the last one */
    const dl_bitmap *asked;
} listing;

static bool is_listed(const listing *all, size_t term)
{
    return terms[term].term.size >= all->prefix.size &&
           memcmp(terms[term].term.data, all->prefix.data, all->prefix.size) == 0;
}

static bool take_term(void *context, dl_slice term, uint64_t documents)
{
    listing *all = context;
    while (all->at < TERMS && !is_listed(all, all->at))
        all->at++;
    assert_true(all->at < TERMS);
    assert_true(dl_slice_equal(term, terms[all->at].term));
    unsigned expected = 0;
    for (unsigned i = 1; i <= FIRST + SECOND; i++)
        expected += holds(all->at, i);
    assert_int_equal(documents, expected);
    all->at++;
    all->told++;
    return true;
}

static void test_terms_are_told_by_prefix(void **state)
{
    static const struct {
        dl_slice prefix;
        unsigned expected;
    } cases[] = {{{"", 0}, TERMS}, {{"a", 1}, 7}, {{"a\0", 2}, 3}, {{"a\0\0", 3}, 1}, {{"all", 3}, 1},
                 {{"b", 1}, 1},    {{"c", 1}, 0}, {{"l", 1}, 1},   {{"zebra", 5}, 1}, {{"zzz", 3}, 0}};
    dl_store_reader *reader = open_both(state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        listing all = {.prefix = cases[i].prefix};
        assert_ok(dl_store_terms_each(reader, cases[i].prefix, take_term, &all, error));
        assert_int_equal(all.told, cases[i].expected);
    }
    dl_store_reader_free(reader);
}

static bool take_document(void *context, uint32_t document)
{
    listing *all = context;
    for (unsigned i = all->document + 1; i < document; i++)
        assert_false(holds(all->at, i));
    assert_true(holds(all->at, document));
    all->document = document;
    return ++all->told < 15000;
}

static void test_documents_of_a_term_are_told_until_stopped(void **state)
{
    dl_store_reader *reader = open_both(state);
    for (size_t t = 0; t < TERMS; t++) {
        listing all = {.at = t};
        unsigned expected = 0;
        for (unsigned i = 1; i <= FIRST + SECOND && expected < 15000; i++)
            expected += holds(t, i);
        assert_ok(dl_store_term_documents(reader, terms[t].term, take_document, &all, error));
        assert_int_equal(all.told, expected);
    }
    dl_store_reader_free(reader);
}

typedef struct kin {
    unsigned of, told;
} kin;

static bool is_kin(unsigned left, unsigned right)
{
    const unsigned a = fingerprint_of(left), b = fingerprint_of(right);
    return a == b || !a || !b;
}

static bool take_kin(void *context, uint32_t document)
{
    kin *all = context;
    assert_true(holds(PRINTS, document) && is_kin(all->of, document));
    all->told++;
    return true;
}

static bool take_one(void *context, uint32_t document)
{
    (void)document;
    ++*(unsigned *)context;
    return false;
}

static void test_documents_with_the_same_fingerprint_are_told_of_all_segments(void **state)
{
    dl_store_reader *reader = open_both(state);
    for (unsigned of = 1; of <= FIRST + SECOND; of += of < 100 || of > FIRST - 50 ? 1 : 997) {
        kin all = {.of = of};
        unsigned expected = 0;
        if (!holds(PRINTS, of))
            continue;
        for (unsigned i = 1; i <= FIRST + SECOND; i++)
            expected += holds(PRINTS, i) && is_kin(of, i);
        assert_ok(dl_store_term_alike(reader, terms[PRINTS].term, of, take_kin, &all, error));
        assert_int_equal(all.told, expected);
    }
    /* Without one they are like all; what is not there, too. */
    for (uint32_t of = 1; of < 3; of++) {
        unsigned told = 0;
        assert_ok(dl_store_term_alike(reader, DL_LITERAL("ab"), of, take_one, &told, error));
        assert_int_equal(told, 1);
        assert_ok(dl_store_term_alike(reader, DL_LITERAL("absent"), of, take_one, &told, error));
        assert_int_equal(told, 1);
    }
    dl_store_reader_free(reader);
}

static void test_documents_that_hold_a_term_are_marked(void **state)
{
    enum { MOST = FIRST + SECOND };
    static uint32_t documents[MOST + 1];
    static bool marks[MOST + 1];
    dl_store_reader *reader = open_both(state);
    for (size_t t = 0; t < TERMS; t++)
        for (unsigned step = 1; step < FIRST; step = step * 5 + 2) {
            size_t count = 0;
            for (unsigned i = 1 + step % 3; i <= MOST; i += step)
                documents[count++] = i;
            documents[count] = count ? documents[count - 1] : 0; /* twice the same is no harm */
            for (size_t i = 0; i <= count; i++)
                marks[i] = i % 10 == 9;
            assert_ok(dl_store_term_mark(marks, reader, terms[t].term, documents, count + 1, error));
            for (size_t i = 0; i < count; i++)
                assert_int_equal(marks[i], i % 10 == 9 || holds(t, documents[i]));
        }
    bool mark = false;
    assert_ok(dl_store_term_mark(&mark, reader, DL_LITERAL("absent"), &(uint32_t){1}, 1, error));
    assert_false(mark);
    assert_ok(dl_store_term_mark(&mark, reader, DL_LITERAL("all"), &(uint32_t){MOST + 1}, 1, error));
    assert_false(mark);
    assert_ok(dl_store_term_mark(NULL, reader, DL_LITERAL("all"), NULL, 0, error));
    dl_store_reader_free(reader);
}

static bool take_value(void *context, uint32_t document, dl_slice value)
{
    listing *all = context;
    assert_true(dl_bitmap_has(all->asked, document));
    for (unsigned i = all->document + 1; i < document; i++)
        assert_true(!dl_bitmap_has(all->asked, i) || !value_of(i).size);
    assert_true(dl_slice_equal(value, value_of(document)));
    all->document = document;
    all->told++;
    return true;
}

static void test_values_are_told_of_the_documents_asked_for(void **state)
{
    dl_store_reader *reader = open_both(state);
    for (unsigned step = 1; step < FIRST; step = step * 3 / 2 + 1) {
        dl_bitmap asked;
        unsigned expected = 0;
        assert_true(dl_bitmap_make(&asked, FIRST + SECOND + 1));
        for (unsigned i = step % 5 + 1; i <= FIRST + SECOND; i += step) {
            dl_bitmap_add(&asked, i);
            expected += value_of(i).size > 0;
        }
        listing all = {.asked = &asked};
        assert_ok(dl_store_values_of(reader, DL_SLOT_SIGNATURE, &asked, take_value, &all, error));
        assert_int_equal(all.told, expected);
        uint32_t *list = malloc((size_t)asked.count * sizeof *list);
        size_t count = 0;
        assert_non_null(list);
        for (uint32_t i = 0; (i = dl_bitmap_ceiling(&asked, i)) != UINT32_MAX; i++)
            list[count++] = i;
        all = (listing){.asked = &asked};
        assert_ok(dl_store_values_at(reader, DL_SLOT_SIGNATURE, list, count, take_value, &all, error));
        assert_int_equal(all.told, expected);
        free(list);
        all = (listing){.asked = &asked};
        assert_ok(dl_store_values_of(reader, DL_SLOT_DATE, &asked, take_value, &all, error));
        assert_int_equal(all.told, 0);
        dl_bitmap_free(&asked);
    }
    dl_buffer out = DL_BUFFER_EMPTY;
    for (unsigned i = 1; i <= FIRST + SECOND; i += 11) {
        dl_buffer_clear(&out);
        assert_ok(dl_store_document_value(&out, reader, i, DL_SLOT_SIGNATURE, error));
        assert_true(dl_slice_equal(dl_buffer_slice(&out), value_of(i)));
    }
    dl_buffer_free(&out);
    dl_store_reader_free(reader);
}

/* Also of documents that are not there, and of more than are fetched at once. */
static void test_data_that_were_fetched_are_the_same(void **state)
{
    enum { ASKED = 50, ROUNDS = 100 };
    static char expected[DATA];
    dl_store_reader *reader = open_both(state);
    dl_buffer data = DL_BUFFER_EMPTY;
    uint32_t random = 1, documents[ASKED];
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ASKED; i++) {
            random = random * 1664525u + 1013904223u;
            documents[i] = 1 + (uint32_t)((uint64_t)random * (FIRST + SECOND) >> 32);
        }
        documents[round % ASKED] = round % 2 ? 0 : FIRST + SECOND + 1 + (uint32_t)round;
        dl_store_fetch(reader, documents, (size_t)round % (ASKED + 1));
        for (size_t i = 0; i < ASKED; i++) {
            dateline_error met;
            dl_buffer_clear(&data);
            if (i == (size_t)round % ASKED) {
                assert_fails(dl_store_document_data(&data, reader, documents[i], &met), DATELINE_ERROR_NOT_FOUND, &met);
                continue;
            }
            assert_ok(dl_store_document_data(&data, reader, documents[i], error));
            assert_true(dl_slice_equal(dl_buffer_slice(&data), data_of(documents[i], expected, sizeof expected)));
        }
    }
    dl_buffer_free(&data);
    dl_store_reader_free(reader);
}

/* By ourselves: where that fails Xapian is asked, and nobody would see it but by the clock. */
static void test_values_are_read_from_the_table(void **state)
{
    static const unsigned steps[] = {1, 2, 8, 31, 33, 500, FIRST - 1};
    char path[300];
    dl_version_file version;
    dl_glass_cursor cursor;
    dl_values values;
    snprintf(path, sizeof path, "%s/gen-000001", ((scratch *)*state)->folder);
    assert_ok(dl_version_file_read(&version, path, error));
    dl_glass *table = dl_glass_open(path, &version, NULL, DL_GLASS_POSTLIST);
    assert_non_null(table);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        dl_glass_cursor_begin(&cursor, table);
        dl_values_begin(&values, &cursor, DL_SLOT_SIGNATURE);
        for (unsigned from = 1; from <= FIRST; from += steps[i]) {
            unsigned expected = from;
            while (expected <= FIRST && !value_of(expected).size)
                expected++;
            dl_values_skip_to(&values, from);
            assert_false(values.failed);
            assert_int_equal(values.document, expected > FIRST ? DL_VALUES_END : expected);
            if (expected <= FIRST)
                assert_true(dl_slice_equal(values.value, value_of(expected)));
        }
        dl_glass_cursor_end(&cursor);
    }
    for (unsigned slot = 0; slot < 9; slot++) { /* where there are none */
        dl_glass_cursor_begin(&cursor, table);
        dl_values_begin(&values, &cursor, slot);
        dl_values_skip_to(&values, 1);
        assert_false(values.failed);
        assert_int_equal(values.document == DL_VALUES_END, slot != DL_SLOT_SIGNATURE);
        dl_glass_cursor_end(&cursor);
    }
    dl_glass_close(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_are_told_by_prefix),
        cmocka_unit_test(test_documents_of_a_term_are_told_until_stopped),
        cmocka_unit_test(test_documents_with_the_same_fingerprint_are_told_of_all_segments),
        cmocka_unit_test(test_documents_that_hold_a_term_are_marked),
        cmocka_unit_test(test_values_are_told_of_the_documents_asked_for),
        cmocka_unit_test(test_values_are_read_from_the_table),
        cmocka_unit_test(test_data_that_were_fetched_are_the_same),
    };
    return cmocka_run_group_tests_name("store_lists", tests, setup, scratch_teardown);
}
