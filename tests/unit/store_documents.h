// What the tests of tables that are written by hand share: documents that try much, and how databases are held
// against each other.
#ifndef STORE_DOCUMENTS_H
#define STORE_DOCUMENTS_H

#include <string>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <setjmp.h>

extern "C" {
#include <cmocka.h>
}
#include "store/compare.h"
#include "store_fixture.h"

static inline uint64_t draw(uint64_t *state, uint64_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % below;
}

// Words of a Zipf-like kind, some with zero bytes, some as long as can be, some not of ASCII.
static inline std::string make_word(uint64_t *state)
{
    const uint64_t most = draw(state, 3) ? 40 : 4000;
    const uint64_t rank = draw(state, most);
    std::string word = "w" + std::to_string(rank);
    if (rank % 97 == 5)
        word += std::string(1, '\0') + "z";
    if (rank % 101 == 7)
        word = std::string(1, '\0') + word;
    if (rank % 301 == 9)
        word += std::string(240 - word.size(), 'l');
    if (rank % 31 == 3)
        word = "\xC3\xA9" + word + "\xD0\xB6";
    return word;
}

static inline dl_slice slice_of(const std::string &text)
{
    return dl_slice_make(text.data(), text.size());
}

static inline void make_document(dl_store_document *document, uint64_t *state, unsigned number)
{
    if (number % 50 == 17)
        return; // nothing at all
    const uint64_t words = number % 40 == 3 ? 3000 : draw(state, 60);
    for (uint64_t i = 0; i < words; i++) {
        const std::string word = make_word(state);
        dl_store_document_add_posting(document, slice_of(word), uint32_t(i + 1));
        if (i % 3)
            dl_store_document_add_term(document, slice_of("Z" + word),
                                       1 + uint32_t(i % 200 == 7) * 130);
        if (i % 20 == 4) // out of order, and twice
            dl_store_document_add_posting(document, slice_of(word),
                                          uint32_t(1 + draw(state, i + 1)));
    }
    dl_store_document_add_boolean(document, DL_LITERAL("XKkind"));
    const std::string id = "Q" + std::to_string(number);
    dl_store_document_add_boolean(document, slice_of(id));
    const std::string hash = "XD" + std::to_string(number % 9);
    dl_store_document_add_fingerprint(document, dl_store_document_term(document, slice_of(hash)), number % 128);
    if (number % 3)
        dl_store_document_set_value(document, 1, slice_of(id));
    if (number % 7 == 0)
        dl_store_document_set_value(document, 0, DL_LITERAL("always the same"));
    if (number % 11 == 0)
        dl_store_document_set_value(document, 13, slice_of(std::string(draw(state, 400), 'v')));
    std::string data;
    const uint64_t size = number % 25 == 2 ? 30000 : number % 5 == 0 ? 0 : draw(state, 300);
    while (data.size() < size)
        data += number % 2 ? std::to_string(draw(state, 1u << 30)) : make_word(state) + " ";
    dl_store_document_set_data(document, slice_of(data));
}

static inline void assert_same(const std::string &a, const std::string &b)
{
    dl_buffer difference = DL_BUFFER_EMPTY;
    assert_ok(dl_store_compare(&difference, a.c_str(), b.c_str(), true, error));
    if (difference.size)
        fail_msg("%s and %s differ in %s", a.c_str(), b.c_str(), difference.data);
    dl_buffer_free(&difference);
}

static inline std::string bytes_of(const std::string &path)
{
    dl_buffer bytes = DL_BUFFER_EMPTY;
    assert_ok(dl_file_read(&bytes, path.c_str(), size_t(1) << 30, error));
    const std::string made(bytes.data, bytes.size);
    dl_buffer_free(&bytes);
    return made;
}

static inline void assert_checked(const std::string &path)
{
    uint64_t problems;
    assert_ok(dl_store_check(&problems, path.c_str(), nullptr, nullptr, error));
    assert_int_equal(problems, 0);
    assert_ok(dl_store_check_tables(&problems, path.c_str(), 3, error));
    assert_int_equal(problems, 0);
}

#endif
