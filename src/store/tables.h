/* The tables of an open generation, read directly (store/glass.h) for what a search asks most: terms, postings,
 * values, data and metadata. NULL where that cannot be; then Xapian is asked. For the .cc files of store/ only. */
#ifndef DL_TABLES_H
#define DL_TABLES_H

#include <memory>
#include <string>
#include <vector>

#include "store/postings.h"

namespace dl
{

/* Lists of terms, at their first documents. */
struct Lists {
    std::vector<dl_postings> items;

    void add(dl_glass *postlist, const std::string &term);

    Lists() = default;
    Lists(Lists &&) = default;
    Lists(const Lists &) = delete;
    Lists &operator=(const Lists &) = delete;
    ~Lists();
};

class Tables
{
  public:
    struct Cursor : dl_glass_cursor {
        explicit Cursor(dl_glass *from = nullptr) : dl_glass_cursor()
        {
            dl_glass_cursor_begin(this, from);
        }
        ~Cursor()
        {
            dl_glass_cursor_end(this);
        }
        Cursor(const Cursor &) = delete;
        Cursor &operator=(const Cursor &) = delete;
    };

    /* At the revision that `database` has open. */
    void open(const std::string &folder, const Xapian::Database &database);

    /* Throws what Xapian throws of damage when a block was met that Xapian must not be let read. What gives an answer
     * does so by itself; whoever reads a table behind its back asks before it turns to Xapian. */
    void expect_whole() const;

    dl_glass *postlist() const
    {
        return postings.get();
    }

    /* Of a document that is there; the data are borrowed until the next call. */
    dl_glass_answer data(dl_slice *out, Xapian::docid document);

    /* Begins to bring near what data() will read of these documents, and places() of the term; at most DL_GLASS_AHEAD. */
    void fetch_data(const Xapian::docid *documents, size_t count);
    void fetch_places(const Xapian::docid *documents, size_t count, dl_slice term);

    dl_glass_answer count(uint64_t *out, dl_slice term);
    /* The first document that holds the term. */
    dl_glass_answer first(Xapian::docid *out, const std::string &term);
    /* Whether a document holds the term and one of the others. */
    dl_glass_answer meet(const std::string &term, const std::vector<std::string> &others);
    /* The first term behind `after`, and how many documents hold it. */
    dl_glass_answer next_term(std::string *out, uint64_t *count, const std::string &after);
    dl_glass_answer metadata(dl_slice *out, const char *key);
    dl_glass_answer value(dl_slice *out, Xapian::docid document, unsigned slot);
    /* Appends the term's positions in the document to `out`, see store/places.h; `out` may be NULL. */
    dl_glass_answer places(dl_buffer *out, Xapian::docid document, dl_slice term);

  private:
    struct Closer {
        void operator()(dl_glass *table) const
        {
            dl_glass_close(table);
        }
    };
    std::unique_ptr<dl_glass, Closer> postings, documents, positions;
    Cursor at_posting, at_document, at_position;

    dl_glass_answer answered(dl_glass_answer answer) const;
    void close();
};

} // namespace dl

#endif
