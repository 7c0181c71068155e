/* Streams merged, against the same records sorted. */
#include "store_fixture.h"

#include "store/bulk/chunk.h"
#include "store/glass/encode.h"
#include "store/bulk/merge.h"
#include "util/varint.h"

#include <fcntl.h>
#include <unistd.h>

enum { STREAMS = 13, RECORDS = 400, KEY = 40, ENTRIES = 12000 };

typedef struct record {
    char key[KEY];
    size_t key_size, stream, size;
    unsigned char first; /* byte of the entries, which count up */
} record;

typedef struct expectation {
    const record *records;
    size_t count, at, pieces;
} expectation;

static uint64_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *state >> 33;
}

static int by_key(const void *left, const void *right)
{
    const record *a = left, *b = right;
    int order = dl_slice_compare(dl_slice_make(a->key, a->key_size), dl_slice_make(b->key, b->key_size));
    return order ? order : (a->stream > b->stream) - (a->stream < b->stream);
}

/* Keys that differ in their last byte, in their size alone, behind 8 and 16 equal bytes, in zeros. */
static void make_key(record *out, uint64_t *state)
{
    static const size_t stems[] = {0, 1, 7, 8, 15, 16, 17, 31};
    size_t stem = stems[next(state) % (sizeof stems / sizeof *stems)];
    memset(out->key, next(state) % 3 ? 'k' : 0xFF, stem);
    out->key_size = stem + 1 + next(state) % 3;
    for (size_t i = stem; i < out->key_size; i++)
        out->key[i] = (char)(next(state) % 4 ? 'a' + next(state) % 20 : 0);
}

static void take_one(expectation *expected, dl_slice key, dl_slice entries)
{
    assert_true(expected->at < expected->count);
    const record *wanted = &expected->records[expected->at++];
    assert_true(dl_slice_equal(key, dl_slice_make(wanted->key, wanted->key_size)));
    assert_int_equal(entries.size, wanted->size);
    for (size_t at = 0; at < wanted->size; at++)
        assert_int_equal((unsigned char)entries.data[at], (unsigned char)(wanted->first + at));
}

/* All that have the key came at once. */
static void take_last(const expectation *expected, dl_slice key)
{
    const record *next = &expected->records[expected->at];
    if (expected->at < expected->count)
        assert_false(dl_slice_equal(key, dl_slice_make(next->key, next->key_size)));
}

static dateline_status take(void *context, dl_slice key, const dl_slice *entries, size_t count, dateline_error *error)
{
    (void)error;
    expectation *expected = context;
    for (size_t i = 0; i < count; i++)
        take_one(expected, key, entries[i]);
    take_last(expected, key);
    return DATELINE_OK;
}

static bool is_in_pieces(dl_slice key)
{
    return key.size % 3 == 0;
}

static dateline_status take_pieces(void *context, dl_slice key, dl_bulk_more *more, void *from, dateline_error *met)
{
    expectation *expected = context;
    dl_slice entries;
    assert_true(is_in_pieces(key));
    assert_int_equal(more(from, &entries, met), DATELINE_OK);
    for (; entries.data; expected->pieces++) {
        take_one(expected, key, entries);
        assert_int_equal(more(from, &entries, met), DATELINE_OK);
    }
    take_last(expected, key);
    return DATELINE_OK;
}

static void put(dl_buffer *out, const record *made)
{
    dl_varint_put_text(out, dl_slice_make(made->key, made->key_size));
    dl_varint_put(out, made->size);
    for (size_t at = 0; at < made->size; at++)
        dl_buffer_add_byte(out, (char)(made->first + at));
}

/* The records of a stream: ascending, each key once. */
static size_t make_stream(dl_buffer *out, record *records, size_t stream, uint64_t *state)
{
    size_t count = 0, kept = 0;
    for (; count < RECORDS * stream / STREAMS; count++) {
        records[count] = (record){.stream = stream,
                                  .size = next(state) % 50 ? next(state) % 40 : next(state) % ENTRIES,
                                  .first = (unsigned char)next(state)};
        make_key(&records[count], state);
    }
    qsort(records, count, sizeof *records, by_key);
    for (size_t i = 0; i < count; i++)
        if (!kept || by_key(&records[kept - 1], &records[i]))
            records[kept++] = records[i];
    for (size_t i = 0; i < kept; i++)
        put(out, &records[i]);
    return kept;
}

/* Of each third key only; the last one may be no stream's. */
static void assert_wanted(const dl_bulk_stream *from, size_t streams, const char *path, record *records, size_t count)
{
    dl_bulk_key *keys = calloc(count + 2, sizeof *keys);
    size_t number = 0, kept = 0, wanted = 0;
    for (size_t i = 0; i < count; i++) {
        const bool same = i && records[i].key_size == records[i - 1].key_size &&
                          memcmp(records[i].key, records[i - 1].key, records[i].key_size) == 0;
        number += i && !same;
        const dl_slice key = dl_slice_make(records[i].key, records[i].key_size);
        if (number % 3 == 0 && !same)
            keys[wanted++] = (dl_bulk_key){dl_glass_prefix(key), key};
    }
    const dl_slice beyond = DL_LITERAL("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    keys[wanted++] = (dl_bulk_key){dl_glass_prefix(beyond), beyond};
    record *rest = calloc(count + 1, sizeof *rest);
    for (size_t i = 0, at = 0; i < count; i++) {
        const dl_slice key = dl_slice_make(records[i].key, records[i].key_size);
        while (at < wanted && dl_slice_compare(keys[at].key, key) < 0)
            at++;
        if (at < wanted && dl_slice_equal(keys[at].key, key))
            rest[kept++] = records[i];
    }
    expectation expected = {rest, kept, 0, 0};
    const dl_bulk_keys all = {keys, wanted}, none = {keys, 0};
    assert_ok(dl_bulk_merge(from, streams, &all, NULL, path, 0, take, &expected, error));
    assert_int_equal(expected.at, kept);
    assert_true(!count || (kept && kept < count));
    expected = (expectation){NULL, 0, 0, 0};
    assert_ok(dl_bulk_merge(from, streams, &none, NULL, path, 0, take, &expected, error));
    free(rest);
    free(keys);
}

static void test_merged_is_sorted(void **state)
{
    const char *path = scratch_path(*state, "spill");
    uint64_t seed = 7;
    for (size_t streams = 0; streams <= STREAMS; streams++) {
        record *records = calloc(STREAMS * RECORDS, sizeof *records);
        dl_buffer bytes[STREAMS] = {DL_BUFFER_EMPTY};
        dl_bulk_stream from[STREAMS];
        int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0666);
        assert_true(file >= 0);
        uint64_t spilled = 0;
        size_t count = 0;
        for (size_t i = 0; i < streams; i++) {
            count += make_stream(&bytes[i], records + count, i, &seed);
            from[i] = (dl_bulk_stream){bytes[i].size ? bytes[i].data : "", -1, 0, bytes[i].size};
            if (i % 3 == 0)
                continue;
            assert_int_equal(pwrite(file, from[i].data, bytes[i].size, (off_t)spilled), bytes[i].size);
            from[i] = (dl_bulk_stream){NULL, file, spilled, bytes[i].size};
            spilled += bytes[i].size;
        }
        if (count)
            qsort(records, count, sizeof *records, by_key);
        expectation expected = {records, count, 0, 0};
        assert_ok(dl_bulk_merge(from, streams, NULL, NULL, path, 0, take, &expected, error));
        assert_int_equal(expected.at, count);
        const dl_bulk_pieces pieces = {is_in_pieces, take_pieces};
        expected.at = 0;
        assert_ok(dl_bulk_merge(from, streams, NULL, &pieces, path, 0, take, &expected, error));
        assert_int_equal(expected.at, count);
        assert_true(!count || expected.pieces);
        assert_wanted(from, streams, path, records, count);
        close(file);
        for (size_t i = 0; i < streams; i++)
            dl_buffer_free(&bytes[i]);
        free(records);
    }
}

static void test_a_file_that_ends_early_is_told(void **state)
{
    const char *path = scratch_path(*state, "spill");
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0666);
    assert_true(file >= 0);
    dl_bulk_stream from = {NULL, file, 0, 100};
    expectation expected = {NULL, 0, 0, 0};
    dateline_error met;
    assert_fails(dl_bulk_merge(&from, 1, NULL, NULL, path, 0, take, &expected, &met), DATELINE_ERROR_IO, &met);
    close(file);
}

/* What a chunk's memory did not take is not left out of the list without a word. */
static void test_a_chunk_without_memory_is_told(void **state)
{
    (void)state;
    dateline_error met;
    dl_bulk_lists lists = {0};
    dl_chunk values = dl_chunk_begin(&lists, DL_LITERAL("key"));
    lists.body.failed = true; /* as it is after the first value found no room */
    assert_fails(dl_chunk_flush_values(&values, &met), DATELINE_ERROR_MEMORY, &met);
    dl_chunk postings = dl_chunk_begin(&lists, DL_LITERAL("key"));
    lists.body.failed = true;
    assert_fails(dl_chunk_flush(&postings, true, &met), DATELINE_ERROR_MEMORY, &met);
    dl_bulk_lists_free(&lists);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_merged_is_sorted, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_a_file_that_ends_early_is_told, scratch_setup, scratch_teardown),
        cmocka_unit_test(test_a_chunk_without_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
