// Tables read directly.
#include <xapian.h>

extern "C" {
#include "store/bulk/encode.h"
}
#include "store/places.h"
#include "store/tables.h"

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

// The number at `at`, which moves behind it; false: it does not end.
bool take(uint32_t *out, dl_slice *from)
{
    auto at = reinterpret_cast<const unsigned char *>(from->data);
    const unsigned char *begin = at;
    if (!dl_postings_number(out, &at, begin + from->size))
        return false;
    *from = dl_slice_cut(*from, size_t(at - begin), from->size);
    return true;
}

// The document that a key ends in.
Xapian::docid document_of(dl_slice key, size_t at)
{
    return dl_postings_key_document(dl_slice_cut(key, at, key.size));
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

dl_glass_answer Tables::data(dl_slice *out, Xapian::docid document)
{
    Key key;
    if (!documents)
        return DL_GLASS_UNSURE;
    dl_bulk_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(&at_document, key.slice());
    *out = answer == DL_GLASS_FOUND ? at_document.tag : dl_slice{nullptr, 0};
    return answer;
}

dl_glass_answer Tables::count(uint64_t *out, dl_slice term)
{
    *out = 0;
    return postings && term.size ? dl_postings_count(out, &at_posting, term) : DL_GLASS_UNSURE;
}

dl_glass_answer Tables::first(Xapian::docid *out, const std::string &term)
{
    if (!postings || term.empty())
        return DL_GLASS_UNSURE;
    Lists lists;
    lists.add(postings.get(), term);
    const dl_postings &list = lists.items[0];
    *out = list.document;
    return list.failed ? DL_GLASS_UNSURE : list.documents ? DL_GLASS_FOUND : DL_GLASS_ABSENT;
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
    return list->failed ? DL_GLASS_UNSURE : list->document != DL_POSTINGS_END ? DL_GLASS_FOUND : DL_GLASS_ABSENT;
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
    return answer;
}

// Values stand in chunks, each under the number of its first document: its value, then how far to the next one, ...
dl_glass_answer Tables::value(dl_slice *out, Xapian::docid document, unsigned slot)
{
    Key key;
    *out = dl_slice{nullptr, 0};
    if (!postings)
        return DL_GLASS_UNSURE;
    dl_buffer_add(&key, "\0\xD8", 2);
    dl_bulk_put_uint(&key, slot);
    const size_t base = key.size;
    dl_bulk_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_seek(&at_posting, key.slice());
    if (answer != DL_GLASS_FOUND)
        return answer;
    const dl_slice found = at_posting.key;
    if (found.size <= base || memcmp(found.data, key.data, base) != 0)
        return DL_GLASS_ABSENT;
    Xapian::docid at = document_of(found, base);
    dl_slice rest = at_posting.tag;
    for (uint32_t step, size; at && at <= document; at += step + 1) {
        if (!take(&size, &rest) || size > rest.size)
            return DL_GLASS_UNSURE;
        if (at == document) {
            *out = dl_slice_cut(rest, 0, size);
            return DL_GLASS_FOUND;
        }
        rest = dl_slice_cut(rest, size, rest.size);
        if (!rest.size)
            return DL_GLASS_ABSENT;
        if (!take(&step, &rest) || step >= UINT32_MAX - at)
            return DL_GLASS_UNSURE;
    }
    return at ? DL_GLASS_ABSENT : DL_GLASS_UNSURE;
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
    return answer == DL_GLASS_FOUND && out && !dl_places_read(out, at_position.tag) ? DL_GLASS_UNSURE : answer;
}

} // namespace dl
