// Joining databases: the same content as the documents that are kept, indexed anew; and no damage goes unseen.

#include <xapian.h>

#include "packed_by_xapian.h"

#include <algorithm>
#include <utility>
#include <vector>

extern "C" {
#include "store/bulk/version.h"
}
#include "store/glass/sums.h"
#include "store_documents.h"

namespace
{

// A database and which document is which: its number there, and the one it was made of.
struct Held {
    std::string path;
    std::vector<std::pair<uint32_t, unsigned>> documents;
};

enum class By { bulk, plain, changed, join };

void make(dl_store_document *document, unsigned which)
{
    uint64_t state = which * UINT64_C(7919) + 1;
    make_document(document, &state, which);
}

void add(Held *held, dl_store_writer *writer, dl_store_document *document, unsigned begin, unsigned count)
{
    uint32_t number;
    if (!count)
        return;
    dl_store_document_clear(document);
    for (unsigned i = 0; i < count; i++) {
        if (i)
            dl_store_document_next(document);
        make(document, begin + i);
    }
    assert_ok(dl_store_writer_add(&number, writer, document, error));
    for (unsigned i = 0; i < count; i++)
        held->documents.emplace_back(number + i, begin + i);
}

void set(dl_store_writer *writer, const std::string &key, const std::string &value)
{
    assert_ok(dl_store_writer_set_metadata(writer, key.c_str(), slice_of(value), error));
}

Held build(const std::string &path, bool bulk, const std::vector<unsigned> &which, bool all_positions = true)
{
    Held held{path, {}};
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    if (bulk)
        assert_ok(dl_store_writer_open_bulk(&writer, path.c_str(), 0, 1, all_positions, error));
    else
        assert_ok(dl_store_writer_open(&writer, path.c_str(), error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned one : which)
        add(&held, writer, document, one, 1);
    for (int i = 0; i < 40; i++)
        set(writer, "key/" + std::to_string(i), path.substr(path.rfind('/')) + std::string(size_t(i) * 90, 'm'));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    dl_store_document_free(document);
    return held;
}

std::vector<unsigned> range(unsigned begin, unsigned count)
{
    std::vector<unsigned> made(count);
    for (unsigned i = 0; i < count; i++)
        made[i] = begin + i;
    return made;
}

// Documents go and come in several commits, as other programs of Xapian's do it: gaps in numbers, free blocks, blocks in
// any order. What comes is built beside it.
void change(Held *held, uint64_t *state, unsigned begin)
{
    Xapian::WritableDatabase database(held->path, Xapian::DB_OPEN);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < held->documents.size();)
            if (!draw(state, 4)) {
                database.delete_document(held->documents[i].first);
                held->documents.erase(held->documents.begin() + ptrdiff_t(i));
            } else {
                i++;
            }
        const auto count = unsigned(draw(state, 60));
        const Held more = build(held->path + "-more", false, range(begin, count));
        const Xapian::Database from(more.path);
        for (const auto &document : more.documents)
            held->documents.emplace_back(database.add_document(from.get_document(document.first)), document.second);
        begin += count;
        database.set_metadata("key/" + std::to_string(draw(state, 40)), draw(state, 2) ? "changed" : "");
        database.commit();
    }
}

struct Joining {
    std::vector<Held> parts;
    std::vector<std::vector<uint32_t>> removed; // of each part
    std::vector<bool> all_positions = {};
    size_t memory = 1 << 20;
    unsigned threads = 2;
    bool positions = true; // of rare words, too
};

// Joins the parts to a database at `path`; what it then holds is `*held`.
dateline_status join(Held *held, const std::string &path, const Joining &how,
                     const std::vector<std::pair<std::string, std::string>> &metadata, dateline_error *error)
{
    std::vector<dl_bulk_part> parts;
    std::vector<dl_bitmap> bitmaps(how.parts.size(), DL_BITMAP_EMPTY);
    *held = Held{path, {}};
    uint32_t next = 1;
    for (size_t i = 0; i < how.parts.size(); i++) {
        const Held &part = how.parts[i];
        const uint32_t last = part.documents.empty() ? 0 : part.documents.back().first;
        assert_true(dl_bitmap_make(&bitmaps[i], last + 1));
        for (uint32_t number : how.removed[i])
            dl_bitmap_add(&bitmaps[i], number);
        for (auto &document : part.documents)
            if (!dl_bitmap_has(&bitmaps[i], document.first))
                held->documents.emplace_back(next++, document.second);
        parts.push_back({part.path.c_str(), how.removed[i].empty() ? nullptr : &bitmaps[i],
                         how.all_positions.empty() || how.all_positions[i]});
    }
    dl_store_writer *writer;
    dateline_status status = dl_store_writer_open_join(&writer, path.c_str(), parts.data(), parts.size(), how.memory,
                                                       how.threads, how.positions, error);
    if (!status) {
        status = dl_store_writer_begin(writer, error);
        for (auto &entry : metadata)
            if (!status)
                status = dl_store_writer_set_metadata(writer, entry.first.c_str(), slice_of(entry.second), error);
        if (!status)
            status = dl_store_writer_commit(writer, error);
        dl_store_writer_free(writer);
    }
    for (dl_bitmap &bitmap : bitmaps)
        dl_bitmap_free(&bitmap);
    return status;
}

Held joined(const std::string &path, const Joining &how,
            const std::vector<std::pair<std::string, std::string>> &metadata = {})
{
    Held held;
    assert_ok(join(&held, path, how, metadata, error));
    return held;
}

std::vector<unsigned> which_of(const Held &held)
{
    std::vector<unsigned> which;
    for (auto &document : held.documents)
        which.push_back(document.second);
    return which;
}

bool copy_metadata(void *context, dl_slice key, dl_slice value)
{
    set(static_cast<dl_store_writer *>(context), std::string(key.data, key.size), std::string(value.data, value.size));
    return true;
}

// The same as `held`, from nothing; with the metadata of `from`, changed.
void make_anew(const std::string &path, const Held &held, bool positions, const std::string &from,
               const std::vector<std::pair<std::string, std::string>> &metadata)
{
    dl_store_reader *reader;
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    Held made{path, {}};
    assert_ok(dl_store_reader_open(&reader, from.c_str(), error));
    assert_ok(dl_store_writer_open_bulk(&writer, path.c_str(), 0, 1, positions, error));
    for (unsigned which : which_of(held))
        add(&made, writer, document, which, 1);
    assert_ok(dl_store_metadata_each(reader, "", copy_metadata, writer, error));
    for (auto &entry : metadata)
        set(writer, entry.first, entry.second);
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    dl_store_reader_free(reader);
    dl_store_document_free(document);
}

// A share of the documents, now many in a row, now one here and there.
std::vector<uint32_t> choose(const Held &held, uint64_t *state)
{
    static const unsigned shares[] = {0, 0, 2, 30, 100};
    const unsigned share = shares[draw(state, 5)];
    std::vector<uint32_t> chosen;
    bool runs = draw(state, 2), on = false;
    for (auto &document : held.documents) {
        on = runs && draw(state, 8) ? on : draw(state, 100) < share;
        if (on)
            chosen.push_back(document.first);
    }
    return chosen;
}

Held make_part(const std::string &path, uint64_t *state, unsigned *begin, unsigned depth)
{
    const unsigned count = unsigned(draw(state, 5) ? draw(state, 300) : draw(state, 2));
    const By by = static_cast<By>(draw(state, depth ? 4 : 3));
    if (by == By::join) {
        Joining how;
        for (uint64_t i = 1 + draw(state, 2); i; i--) {
            how.parts.push_back(make_part(path + "-" + std::to_string(i), state, begin, depth - 1));
            how.removed.push_back(choose(how.parts.back(), state));
        }
        return joined(path, how);
    }
    Held held = build(path, by == By::bulk, range(*begin, count));
    *begin += count;
    if (by == By::changed) {
        change(&held, state, *begin);
        *begin += 200;
    }
    if (draw(state, 2))
        assert_ok(dl_sums_write(path.c_str(), error));
    return held;
}

void test_the_same_as_indexed_anew(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    const unsigned seeds = 12;
    for (unsigned seed = 1; seed <= seeds; seed++) {
        const std::string place = folder + "/" + std::to_string(seed);
        uint64_t random = seed * 77777;
        unsigned begin = 0;
        Joining how;
        how.memory = seed % 2 ? 0 : 1 << 24;
        how.threads = 1 + seed % 5;
        how.positions = seed % 3 > 0;
        for (uint64_t i = 1 + draw(&random, 4); i; i--) {
            how.parts.push_back(make_part(place + "p" + std::to_string(i), &random, &begin, 1));
            how.removed.push_back(choose(how.parts.back(), &random));
        }
        const std::vector<std::pair<std::string, std::string>> metadata = {
            {"before", "all"}, {"key/1", "set"}, {"key/2", ""}, {"key/3", "x"}, {"key/3", "the last counts"}, {"zz", "y"}};
        const Held held = joined(place + "j", how, metadata);
        make_anew(place + "a", held, how.positions, how.parts[0].path, metadata);
        assert_same(place + "j", place + "a");
        assert_checked(place + "j");
    }
}

// 40,000 documents: numbers of three bytes, lists of many chunks, all of which move or lose some.
void test_long_lists(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    Joining how;
    std::vector<std::string> paths = {folder + "/a", folder + "/b"};
    for (const std::string &path : paths) {
        dl_store_writer *writer;
        dl_store_document *document = dl_store_document_new();
        Held held{path, {}};
        assert_ok(dl_store_writer_open_bulk(&writer, path.c_str(), 1 << 20, 1, true, error));
        for (uint32_t i = 1; i <= 20000; i++) {
            const std::string own = "w" + std::to_string(i % 700);
            dl_store_document_clear(document);
            dl_store_document_add_posting(document, DL_LITERAL("all"), 1);
            dl_store_document_add_posting(document, slice_of(own), 2);
            dl_store_document_set_value(document, 3, slice_of(own));
            assert_ok(dl_store_writer_add(nullptr, writer, document, error));
            held.documents.emplace_back(i, i);
        }
        assert_ok(dl_store_writer_commit(writer, error));
        dl_store_writer_free(writer);
        dl_store_document_free(document);
        how.parts.push_back(held);
    }
    how.removed = {{1, 5000, 5001, 19999}, {}};
    for (uint32_t i = 3; i < 20000; i += 7)
        how.removed[1].push_back(i);
    for (uint32_t i = 1000; i < 4000; i++) // whole chunks
        how.removed[0].push_back(i);
    const Held held = joined(folder + "/j", how);
    dl_store_writer *writer;
    dl_store_document *document = dl_store_document_new();
    assert_ok(dl_store_writer_open_bulk(&writer, (folder + "/n").c_str(), 1 << 20, 1, true, error));
    for (unsigned which : which_of(held)) {
        const std::string own = "w" + std::to_string(which % 700);
        dl_store_document_clear(document);
        dl_store_document_add_posting(document, DL_LITERAL("all"), 1);
        dl_store_document_add_posting(document, slice_of(own), 2);
        dl_store_document_set_value(document, 3, slice_of(own));
        assert_ok(dl_store_writer_add(nullptr, writer, document, error));
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    dl_store_document_free(document);
    assert_same(folder + "/j", folder + "/n");
    assert_checked(folder + "/j");
    // Chunks are filled again: the lists of the joined one take hardly more room.
    assert_true(bytes_of(folder + "/j/postlist.glass").size() <= bytes_of(folder + "/n/postlist.glass").size() * 6 / 5);
}

void test_the_same_bytes_whatever_the_memory_and_the_threads(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    uint64_t random = 5;
    Joining how;
    how.parts = {build(folder + "/a", false, range(0, 400)), build(folder + "/b", true, range(400, 200))};
    change(&how.parts[0], &random, 700);
    how.removed = {{}, {2, 3, 50}};
    static const std::pair<size_t, unsigned> ways[] = {{0, 1}, {1 << 30, 1}, {0, 9}, {1 << 18, 2}};
    for (size_t i = 0; i < 4; i++) {
        how.memory = ways[i].first;
        how.threads = ways[i].second;
        joined(folder + "/j" + std::to_string(i), how);
        for (const char *table : {"postlist", "position", "docdata"})
            if (bytes_of(folder + "/j0/" + table + ".glass") !=
                bytes_of(folder + "/j" + std::to_string(i) + "/" + table + ".glass"))
                fail_msg("%s differs with %zu bytes and %u threads", table, how.memory, how.threads);
    }
}

void test_xapian_packs_it(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    Joining how;
    how.parts = {build(folder + "/a", true, range(0, 300)), build(folder + "/b", true, range(300, 100))};
    how.removed = {{1, 2, 3, 100, 200, 201}, {7, 100}};
    joined(folder + "/j", how);
    pack_by_xapian(folder + "/j", folder + "/packed");
    assert_same(folder + "/j", folder + "/packed");
}

// The first document of a term says whether the others have positions: a part that lacks them takes them from those
// before it.
void test_positions_are_never_missing_behind_the_first(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    // "rare" is in each third document of `often`, and in one of 400 of `sparse`, which so has no positions of it.
    const char *const names[] = {"often", "sparse", "whole"};
    for (int k = 0; k < 3; k++) {
        dl_store_writer *writer;
        assert_ok(dl_store_writer_open_bulk(&writer, (folder + "/" + names[k]).c_str(), 1 << 20, 1, k != 1, error));
        for (int i = 0; i < 400; i++)
            add_words(writer, (k == 0 ? i % 3 == 0 : i == 100 || i == 300) ? "rare common" : "common", "XKx", "");
        assert_ok(dl_store_writer_commit(writer, error));
        dl_store_writer_free(writer);
    }
    struct Case {
        int second;
        std::vector<uint32_t> removed; // of the second
        bool all_positions;            // is said of it
        bool kept;                     // those of the first
    };
    static const Case cases[] = {
        {1, {}, false, false},          // lacks them
        {1, {101}, false, false},       // the next one still does
        {1, {101, 301}, false, true},   // nobody does any more
        {2, {}, false, true},           // has them, which is looked at
        {2, {101}, false, true},
        {2, {}, true, true},            // has them, as is said
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const std::string to = folder + "/j" + std::to_string(i);
        const std::string second = folder + "/" + names[cases[i].second];
        dl_bitmap removed;
        assert_true(dl_bitmap_make(&removed, 401));
        for (uint32_t one : cases[i].removed)
            dl_bitmap_add(&removed, one);
        const std::string first = folder + "/often";
        const dl_bulk_part parts[] = {{first.c_str(), nullptr, true}, {second.c_str(), &removed, cases[i].all_positions}};
        dl_store_writer *writer;
        assert_ok(dl_store_writer_open_join(&writer, to.c_str(), parts, 2, 0, 1, true, error));
        assert_ok(dl_store_writer_commit(writer, error));
        dl_store_writer_free(writer);
        dl_bitmap_free(&removed);
        assert_checked(to);
        // The table of positions tells: entries of "rare" have a key that begins with it.
        const bool has = bytes_of(to + "/position.glass").find(std::string("rare\0", 5)) != std::string::npos;
        if (has != cases[i].kept)
            fail_msg("case %zu: positions of the first part are %s", i, has ? "there" : "not there");
    }
}

void write_bytes(const std::string &path, const std::string &bytes)
{
    FILE *file = fopen(path.c_str(), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data(), 1, bytes.size(), file), bytes.size());
    assert_int_equal(fclose(file), 0);
}

// Changes bytes of the first part's files, one after the other, and joins. *told: how often that failed.
unsigned change_bytes(unsigned *told, const std::string &folder, const Joining &how, unsigned samples)
{
    const std::string &good = how.parts[0].path;
    uint64_t random = 1;
    unsigned tried = 0;
    for (const char *name : {"iamglass", "postlist.glass", "position.glass", "docdata.glass"}) {
        const std::string path = good + "/" + name, bytes = bytes_of(path);
        Held held;
        dateline_error met = {DATELINE_OK, ""};
        for (unsigned i = 0; i < samples; i++) {
            // Each second one in the head of a block or its directory.
            const size_t block = draw(&random, bytes.size() / 8192 + 1) * 8192;
            const size_t at = (i % 2 ? draw(&random, bytes.size()) : block + draw(&random, 60)) % bytes.size();
            std::string other = bytes;
            if (bytes.size() < 256 && at == 32)
                continue; // the revision: with another one, the sums are of an earlier state
            other[at] = char(other[at] ^ (1 << draw(&random, 8)));
            write_bytes(path, other);
            met = {DATELINE_OK, ""};
            const dateline_status status = join(&held, folder + "/to", how, {}, &met);
            tried++;
            *told += status != DATELINE_OK;
            if (status && status != DATELINE_ERROR_DAMAGED && status != DATELINE_ERROR_MISMATCH)
                fail_msg("%s, byte %zu: %s (%s)", name, at, dateline_status_name(status), met.message);
            if (status && !strstr(met.message, good.c_str()))
                fail_msg("%s, byte %zu: %s", name, at, met.message);
        }
        write_bytes(path, bytes.substr(0, bytes.size() / 2)); // cut short
        assert_int_equal(join(&held, folder + "/to", how, {}, &met), DATELINE_ERROR_DAMAGED);
        write_bytes(path, bytes);
    }
    return tried;
}

// Where there are sums, any byte that is another is told.
void test_all_damage_is_told_by_sums(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    Joining how;
    how.parts = {build(folder + "/good", true, range(0, 60)), build(folder + "/other", true, range(60, 10))};
    how.removed = {{3}, {}};
    assert_ok(dl_sums_write((folder + "/good").c_str(), error));
    unsigned told = 0;
    const unsigned tried = change_bytes(&told, folder, how, 60);
    assert_int_equal(told, tried);
    Held held;
    assert_ok(join(&held, folder + "/to", how, {}, error));
}

// Without, it is at least found out that something cannot be so, or copied; nothing else happens.
void test_damage_without_sums(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    Joining how;
    uint64_t random = 1;
    how.parts = {build(folder + "/good", false, range(0, 60)), build(folder + "/other", true, range(60, 10))};
    change(&how.parts[0], &random, 100);
    how.removed = {{how.parts[0].documents[3].first}, {}};
    how.threads = 1;
    unsigned told = 0;
    const unsigned tried = change_bytes(&told, folder, how, 60);
    assert_true(told > tried / 5 && told < tried);
    Held held;
    assert_ok(join(&held, folder + "/to", how, {}, error));
}

void test_what_cannot_be_joined(void **state)
{
    const std::string folder = static_cast<scratch *>(*state)->folder;
    const dl_bulk_part none = {"/nonexistent", nullptr, true};
    dl_store_writer *writer;
    dateline_error met;
    assert_fails(dl_store_writer_open_join(&writer, (folder + "/j").c_str(), &none, 1, 0, 1, true, &met),
                 DATELINE_ERROR_NO_INDEX, &met);
    assert_null(writer);
    build(folder + "/a", true, range(0, 3));
    const std::string path = folder + "/a";
    const dl_bulk_part part = {path.c_str(), nullptr, true};
    assert_ok(dl_store_writer_open_join(&writer, (folder + "/j").c_str(), &part, 1, 0, 1, true, error));
    dl_store_document *document = dl_store_document_new();
    assert_fails(dl_store_writer_add(nullptr, writer, document, &met), DATELINE_ERROR_INTERNAL, &met);
    dl_store_document_free(document);
    dl_store_writer_free(writer);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_same_as_indexed_anew, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_long_lists, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_the_same_bytes_whatever_the_memory_and_the_threads, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(test_xapian_packs_it, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_positions_are_never_missing_behind_the_first, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(test_all_damage_is_told_by_sums, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_damage_without_sums, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_joined, scratch_setup, scratch_teardown),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
