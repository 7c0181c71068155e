/* Packed records come back as they were, with a dictionary and without; damaged ones are told. */
#include "unit.h"

#include "engine/stored/packing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned draw(unsigned *seed, unsigned below)
{
    return (unsigned)rand_r(seed) % below;
}

/* Words of some syllables, few of them often. */
static void add_text(dl_buffer *out, unsigned *seed)
{
    static const char *const syllables[] = {"mi",  "nis",   "ter",  "tash", "kent", "ber",
                                            "lin", "trade", "for",  "eign", "af",   "fairs",
                                            "re",  "port",  "coun", "cil"};
    for (unsigned n = 5 + draw(seed, 40); n; n--) {
        unsigned word = draw(seed, 2u << draw(seed, 12)) * 2654435761u;
        for (unsigned left = 1 + word % 3; left; left--, word /= 16)
            dl_buffer_add_text(out, syllables[word / 16 % 16]);
        dl_buffer_add_text(out, draw(seed, 9) ? " " : ", ");
    }
}

/* A dictionary of generated texts. */
static void learn(dl_buffer *dictionary, size_t bytes)
{
    enum { MOST = 20000 };
    static size_t sizes[MOST];
    dl_buffer sample = DL_BUFFER_EMPTY;
    size_t count = 0;
    unsigned seed = 1;
    while (sample.size < bytes && count < MOST) {
        size_t before = sample.size;
        add_text(&sample, &seed);
        sizes[count++] = sample.size - before;
    }
    assert_int_equal(dl_packing_learn(dictionary, dl_buffer_slice(&sample), sizes, count, NULL),
                     DATELINE_OK);
    dl_buffer_free(&sample);
}

static void dictionaries_are_made_of_texts_that_are_many(void **state)
{
    (void)state;
    dl_buffer none = DL_BUFFER_EMPTY, one = DL_BUFFER_EMPTY, two = DL_BUFFER_EMPTY;
    assert_int_equal(dl_packing_learn(&none, DL_LITERAL(""), NULL, 0, NULL), DATELINE_OK);
    learn(&none, 10000);
    assert_int_equal(none.size, 0);
    learn(&one, 200000);
    learn(&two, 200000);
    assert_true(one.size > 0 && one.size < 200000 / 7);
    assert_true(dl_slice_equal(dl_buffer_slice(&one), dl_buffer_slice(&two)));
    dl_buffer_free(&none);
    dl_buffer_free(&one);
    dl_buffer_free(&two);
}

static void records_come_back(void **state)
{
    (void)state;
    dl_buffer dictionary = DL_BUFFER_EMPTY, record = DL_BUFFER_EMPTY, packed = DL_BUFFER_EMPTY;
    learn(&dictionary, 200000);
    char labels[400];
    memset(labels, 0xA5, sizeof labels);
    size_t bytes[2] = {0};
    for (int with = 0; with < 2; with++) {
        dl_slice held = with ? dl_buffer_slice(&dictionary) : (dl_slice){NULL, 0};
        dl_packer *packer = dl_packer_new(held);
        dl_buffer copy = DL_BUFFER_EMPTY;
        dl_buffer_add_slice(&copy, held);
        dl_unpacker *unpacker = dl_unpacker_new(&copy);
        assert_null(copy.data);
        assert_non_null(packer);
        assert_non_null(unpacker);
        unsigned seed = 7;
        for (int round = 0; round < 500; round++) {
            dl_slice back;
            dl_buffer_clear(&record);
            dl_buffer_clear(&packed);
            if (round % 5)
                add_text(&record, &seed);
            for (unsigned n = round % 3 ? 0 : draw(&seed, round % 50 ? 20 : 100000); n; n--)
                dl_buffer_add_byte(&record,
                                   (char)draw(&seed, 256)); /* which nothing makes smaller */
            const dl_slice label = dl_slice_make(labels, round % 7 ? draw(&seed, 20) : draw(&seed, sizeof labels));
            dl_packer_run(&packed, packer, dl_buffer_slice(&record), label);
            assert_false(packed.failed);
            assert_true(packed.size <= record.size + label.size + 4 + (label.size >= 0x80));
            assert_true(dl_slice_equal(dl_packed_label(dl_buffer_slice(&packed)), label));
            assert_true(dl_unpacker_run(&back, unpacker, dl_buffer_slice(&packed)));
            assert_true(dl_slice_equal(back, dl_buffer_slice(&record)));
            bytes[with] += packed.size;
        }
        dl_packer_free(packer);
        dl_unpacker_free(unpacker);
    }
    assert_true(bytes[1] < bytes[0]);
    dl_buffer_free(&dictionary);
    dl_buffer_free(&record);
    dl_buffer_free(&packed);
}

static void damaged_ones_do_no_harm(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
    } bad[] = {
        {"", 0},
        {"\2abc", 4},
        {"\1", 1},
        {"\1\0", 2},
        {"\1\0\xE0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 11}, /* a size that cannot be */
        {"\1\0\xA0\xFF\xFF\xFF\x3F\x01\0\0", 10},
        {"\0\3ab\0\0", 6}, /* a label that goes on behind the end */
        {"\0\xFF\xFF\xFF\xFF\xFF\xFF\0\0", 9},
    };
    (void)state;
    dl_slice back;
    dl_packer *packer = dl_packer_new((dl_slice){NULL, 0});
    dl_unpacker *unpacker = dl_unpacker_new(&(dl_buffer){0});
    for (size_t i = 0; i < COUNT(bad); i++)
        if (dl_packed_label(dl_slice_make(bad[i].bytes, bad[i].size)).size ||
            dl_unpacker_run(&back, unpacker, dl_slice_make(bad[i].bytes, bad[i].size)))
            fail_msg("case %zu is taken for a record", i);
    dl_buffer record = DL_BUFFER_EMPTY, packed = DL_BUFFER_EMPTY;
    unsigned seed = 3;
    size_t silent = 0;
    add_text(&record, &seed);
    for (int round = 0; round < 20000; round++) {
        dl_buffer_clear(&packed);
        dl_packer_run(&packed, packer, dl_buffer_slice(&record), dl_slice_make("label", round % 6));
        for (unsigned n = 1 + draw(&seed, 3); n; n--)
            packed.data[draw(&seed, (unsigned)packed.size)] ^= (char)(1 << draw(&seed, 8));
        size_t size = draw(&seed, 4) ? packed.size : draw(&seed, (unsigned)packed.size);
        silent += dl_unpacker_run(&back, unpacker, dl_slice_make(packed.data, size)) &&
                  !dl_slice_equal(back, dl_buffer_slice(&record));
    }
    assert_true(silent < 5); /* of 20,000: the hash has 16 bits */
    dl_packer_free(packer);
    dl_unpacker_free(unpacker);
    dl_buffer_free(&record);
    dl_buffer_free(&packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dictionaries_are_made_of_texts_that_are_many),
        cmocka_unit_test(records_come_back),
        cmocka_unit_test(damaged_ones_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
