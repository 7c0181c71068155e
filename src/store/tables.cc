// Tables read directly.
#include <xapian.h>

extern "C" {
#include "store/bulk/encode.h"
}
#include "store/places.h"
#include "store/tables.h"
#include "store/values.h"

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
                dl_bulk_put_term(&bytes, term);
                dl_buffer_add_byte(&bytes, '\0');
            }
            dl_bulk_put_document(&bytes, documents[i]);
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
    for (Cursor *cursor : {&at_posting, &at_document, &at_position})
        dl_glass_cursor_end(cursor);
    postings.reset();
    documents.reset();
    positions.reset();
}

void Tables::open(const std::string &folder, const Xapian::Database &database)
{
    dl_version_file version;
    close();
    if (database.size() != 1 || dl_version_file_read(&version, folder.c_str(), nullptr) ||
        version.revision != database.get_revision())
        return;
    postings.reset(dl_glass_open(folder.c_str(), &version, DL_GLASS_POSTLIST));
    documents.reset(dl_glass_open(folder.c_str(), &version, DL_GLASS_DOCDATA));
    positions.reset(dl_glass_open(folder.c_str(), &version, DL_GLASS_POSITION));
    dl_glass_cursor_begin(&at_posting, postings.get());
    dl_glass_cursor_begin(&at_document, documents.get());
    dl_glass_cursor_begin(&at_position, positions.get());
}

void Tables::expect_whole() const
{
    for (const dl_glass *table : {postings.get(), documents.get(), positions.get()})
        if (dl_glass_is_spoilt(table))
            throw Xapian::DatabaseCorruptError("a block of its tables is not what was written");
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
    dl_bulk_put_document(&key, document);
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

// The chunks of a term stand under the term, a zero byte and a document, whose number does not begin with FE.
dl_glass_answer Tables::next_term(std::string *out, uint64_t *count, const std::string &after)
{
    Key key;
    if (!postings)
        return DL_GLASS_UNSURE;
    dl_bulk_put_term(&key, dl_slice_make(after.data(), after.size()));
    dl_buffer_add(&key, "\0\xFE", 2);
    dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_seek(&at_posting, key.slice());
    if (answer == DL_GLASS_FOUND)
        answer = dl_glass_next(&at_posting);
    if (answer != DL_GLASS_FOUND)
        return answered(answer);
    const dl_slice found = at_posting.key;
    if (dl_bulk_key_term(found).size != found.size)
        return DL_GLASS_UNSURE;
    out->clear();
    for (size_t i = 0; i < found.size; i++) {
        out->push_back(found.data[i]);
        i += !found.data[i]; // doubled
    }
    return this->count(count, dl_slice_make(out->data(), out->size()));
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
    dl_bulk_put_term(&key, term);
    dl_buffer_add_byte(&key, '\0');
    dl_bulk_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(&at_position, key.slice());
    return answered(answer == DL_GLASS_FOUND && out && !dl_places_read(out, at_position.tag) ? DL_GLASS_UNSURE : answer);
}

} // namespace dl
