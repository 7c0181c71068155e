// Tables read directly.
#include <xapian.h>

extern "C" {
#include "store/glass/encode.h"
}
#include "store/segments/tables.h"
#include "store/glass/places.h"
#include "store/glass/values.h"
#include "util/varint.h"

namespace dl
{
namespace
{

// A key in the making.
struct Key : dl_buffer {
    Key() : dl_buffer()
    {
    }
    ~Key()
    {
        dl_buffer_free(this);
    }
    Key(const Key &) = delete;
    Key &operator=(const Key &) = delete;
    dl_slice slice() const
    {
        return dl_buffer_slice(this);
    }
};

// Keys one after the other, of at most DL_GLASS_AHEAD documents.
class Keys
{
  public:
    Keys(const Xapian::docid *documents, size_t from, dl_slice term) : count(from)
    {
        size_t ends[DL_GLASS_AHEAD], begin = 0;
        for (size_t i = 0; i < count; i++) {
            if (term.size) {
                dl_glass_put_term(&bytes, term);
                dl_buffer_add_byte(&bytes, '\0');
            }
            dl_glass_put_document(&bytes, documents[i]);
            ends[i] = bytes.size;
        }
        count = bytes.failed ? 0 : count;
        for (size_t i = 0; i < count; begin = ends[i++])
            keys[i] = dl_slice_cut(bytes.slice(), begin, ends[i]);
    }

    void fetch(dl_glass *table) const
    {
        dl_glass_fetch(table, keys, count);
    }

  private:
    Key bytes;
    dl_slice keys[DL_GLASS_AHEAD];
    size_t count;
};

[[noreturn]] void fail_damaged()
{
    throw Xapian::DatabaseCorruptError("a block of its tables is not what was written");
}

} // namespace

void Lists::add(dl_glass *postlist, const std::string &term)
{
    items.emplace_back();
    dl_postings_begin(&items.back(), postlist, dl_slice_make(term.data(), term.size()));
}

Lists::~Lists()
{
    for (dl_postings &list : items)
        dl_postings_end(&list);
}

void Tables::close()
{
    for (Cursor *cursor : {&at_posting, &at_term, &at_document, &at_position})
        dl_glass_cursor_end(cursor);
    postings.reset();
    documents.reset();
    positions.reset();
    sums.reset();
    expected.clear();
}

void Tables::open(const std::string &folder, const dl_version_file &version, Sums known)
{
    close();
    sums = std::move(known);
    std::unique_ptr<dl_glass, Closer> tables[DL_VERSION_TABLES];
    for (size_t i = 0; i < DL_VERSION_TABLES; i++) {
        tables[i].reset(dl_glass_open(folder.c_str(), &version, sums.get(), dl_glass_which(i)));
        if (dl_glass_is_spoilt(tables[i].get()))
            fail_damaged();
    }
    postings = std::move(tables[DL_GLASS_POSTLIST]);
    documents = std::move(tables[DL_GLASS_DOCDATA]);
    positions = std::move(tables[DL_GLASS_POSITION]);
    dl_glass_cursor_begin(&at_posting, postings.get());
    dl_glass_cursor_begin(&at_term, postings.get());
    dl_glass_cursor_begin(&at_document, documents.get());
    dl_glass_cursor_begin(&at_position, positions.get());
}

void Tables::expect_whole() const
{
    for (const dl_glass *table : {postings.get(), documents.get(), positions.get()})
        if (dl_glass_is_spoilt(table))
            fail_damaged();
}

void Tables::expect(dl_glass *table, const std::string &from, const std::string &until)
{
    const size_t most = 4096;
    const std::string name = (table == positions.get() ? 'P' : 'T') + from;
    if (!table || expected.count(name))
        return;
    if (!dl_glass_look(table, dl_slice_make(from.data(), from.size()), dl_slice_make(until.data(), until.size())))
        expect_whole(); // else Xapian says
    if (expected.size() >= most)
        expected.clear();
    expected.insert(name);
}

// No key goes on with the greatest byte.
void Tables::expect_under(dl_glass *table, const std::string &key)
{
    expect(table, key, key + '\xFF');
}

namespace
{

std::string key_of_term(const std::string &term, bool more)
{
    Key key;
    dl_glass_put_term(&key, dl_slice_make(term.data(), term.size()));
    if (more)
        dl_buffer_add_byte(&key, '\0');
    if (key.failed)
        throw std::bad_alloc();
    return key.size ? std::string(key.data, key.size) : std::string();
}

} // namespace

// The first chunk stands under the term, the others under it with a zero byte and a document's number.
void Tables::expect_term(const std::string &term)
{
    if (term.empty()) {
        expect_lengths();
        return;
    }
    expect(postings.get(), key_of_term(term, false), key_of_term(term, true) + '\xFF');
}

void Tables::expect_places(const std::string &term)
{
    expect_under(positions.get(), key_of_term(term, true));
}

void Tables::expect_values(unsigned slot)
{
    for (const char kind : {'\xD0', '\xD8'}) { // bounds, chunks
        Key key;
        dl_buffer_add_byte(&key, '\0');
        dl_buffer_add_byte(&key, kind);
        dl_varint_put(&key, slot);
        if (key.failed)
            throw std::bad_alloc();
        expect_under(postings.get(), std::string(key.data, key.size));
    }
}

void Tables::expect_lengths()
{
    expect_under(postings.get(), std::string("\0\xE0", 2));
}

void Tables::expect_metadata(const std::string &prefix)
{
    expect_under(postings.get(), std::string("\0\xC0", 2) + prefix);
}

void Tables::expect_terms(const std::string &prefix)
{
    const std::string key = key_of_term(prefix, false);
    expect(postings.get(), key.empty() ? std::string("\0\xFF", 2) : key, key + '\xFF');
}

dl_glass_answer Tables::answered(dl_glass_answer answer) const
{
    if (answer == DL_GLASS_UNSURE)
        expect_whole();
    return answer;
}

dl_glass_answer Tables::data(dl_slice *out, Xapian::docid document)
{
    Key key;
    if (!documents)
        return DL_GLASS_UNSURE;
    dl_glass_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(&at_document, key.slice());
    *out = answer == DL_GLASS_FOUND ? at_document.tag : dl_slice{nullptr, 0};
    return answered(answer);
}

void Tables::fetch_data(const Xapian::docid *from, size_t count)
{
    if (documents)
        Keys(from, count, dl_slice{nullptr, 0}).fetch(documents.get());
}

void Tables::fetch_places(const Xapian::docid *from, size_t count, dl_slice term)
{
    if (positions)
        Keys(from, count, term).fetch(positions.get());
}

dl_glass_answer Tables::count(uint64_t *out, dl_slice term)
{
    *out = 0;
    return postings && term.size ? answered(dl_postings_count(out, &at_posting, term)) : DL_GLASS_UNSURE;
}

dl_glass_answer Tables::first(Xapian::docid *out, const std::string &term)
{
    if (!postings || term.empty())
        return DL_GLASS_UNSURE;
    Lists lists;
    lists.add(postings.get(), term);
    const dl_postings &list = lists.items[0];
    *out = list.document;
    return answered(list.failed ? DL_GLASS_UNSURE : list.documents ? DL_GLASS_FOUND : DL_GLASS_ABSENT);
}

dl_glass_answer Tables::meet(const std::string &term, const std::vector<std::string> &others)
{
    if (!postings || term.empty())
        return DL_GLASS_UNSURE;
    Lists lists;
    lists.add(postings.get(), term);
    for (const std::string &other : others)
        lists.add(postings.get(), other);
    dl_postings *list = lists.items.data();
    dl_postings_meet(list, list + 1, others.size());
    return answered(list->failed                        ? DL_GLASS_UNSURE
                    : list->document != DL_POSTINGS_END ? DL_GLASS_FOUND
                                                        : DL_GLASS_ABSENT);
}

// Of a key that is no more than a term.
bool Tables::take_term(std::string *out) const
{
    const dl_slice found = at_term.key;
    if (dl_glass_key_term(found).size != found.size)
        return false;
    out->assign(found.data, found.size);
    for (size_t at = 0; (at = out->find('\0', at)) != std::string::npos; at++)
        out->erase(at + 1, 1); // doubled
    return true;
}

// The chunks of a term stand under the term, a zero byte and a document, whose number does not begin with FE. What stands
// before all terms begins with a zero byte and another than FF.
dl_glass_answer Tables::next_term(std::string *out, const std::string &from, bool itself)
{
    Key key;
    dl_glass_put_term(&key, dl_slice_make(from.data(), from.size()));
    if (!postings || key.failed)
        return DL_GLASS_UNSURE;
    const bool there = !from.empty() && dl_slice_equal(at_term.key, key.slice());
    dl_glass_answer answer = DL_GLASS_FOUND;
    if (!there || !itself) {
        if (there)
            answer = dl_glass_next(&at_term);
        if (!there || (answer == DL_GLASS_FOUND && !take_term(out))) {
            if (!itself || from.empty())
                dl_buffer_add(&key, "\0\xFE", 2);
            answer = key.failed ? DL_GLASS_UNSURE : dl_glass_seek(&at_term, key.slice());
            if (answer == DL_GLASS_FOUND && !(itself && dl_slice_equal(at_term.key, key.slice())))
                answer = dl_glass_next(&at_term);
        }
    }
    if (answer != DL_GLASS_FOUND)
        at_term.key = {nullptr, 0}; // the cursor is nowhere
    if (answer == DL_GLASS_FOUND && !take_term(out))
        return DL_GLASS_UNSURE;
    return answered(answer);
}

dl_glass_answer Tables::metadata(dl_slice *out, const char *name)
{
    Key key;
    if (!postings)
        return DL_GLASS_UNSURE;
    dl_buffer_add(&key, "\0\xC0", 2);
    dl_buffer_add_text(&key, name);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(&at_posting, key.slice());
    *out = answer == DL_GLASS_FOUND ? at_posting.tag : dl_slice{nullptr, 0};
    return answered(answer);
}

dl_glass_answer Tables::value(dl_slice *out, Xapian::docid document, unsigned slot)
{
    dl_values values;
    dl_values_begin(&values, &at_posting, slot);
    dl_values_skip_to(&values, document);
    const bool found = values.document == document && !values.failed;
    *out = found ? values.value : dl_slice{nullptr, 0};
    return answered(values.failed ? DL_GLASS_UNSURE : found ? DL_GLASS_FOUND : DL_GLASS_ABSENT);
}

dl_glass_answer Tables::places(dl_buffer *out, Xapian::docid document, dl_slice term)
{
    Key key;
    if (!positions)
        return DL_GLASS_UNSURE;
    dl_glass_put_term(&key, term);
    dl_buffer_add_byte(&key, '\0');
    dl_glass_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(&at_position, key.slice());
    return answered(answer == DL_GLASS_FOUND && out && !dl_places_read(out, at_position.tag) ? DL_GLASS_UNSURE
                                                                                             : answer);
}

} // namespace dl
