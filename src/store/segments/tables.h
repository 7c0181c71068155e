/* The tables of an open generation, read directly (store/glass/glass.h) for what a search asks most: terms, postings,
 * values, data and metadata. NULL where that cannot be; then Xapian is asked. For the .cc files of store/ only. */
#ifndef DL_TABLES_H
#define DL_TABLES_H

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/glass/postings.h"

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

    struct SumsFreer {
        void operator()(dl_sums *known) const
        {
            dl_sums_free(known);
        }
    };
    using Sums = std::unique_ptr<dl_sums, SumsFreer>;

    /* Opens them as the version file tells; the sums may be NULL. Throws what Xapian throws of damage when
     * the root of any table is not what was written: Xapian reads those when it opens a database. */
    void open(const std::string &folder, const dl_version_file &version, Sums known);

    /* Whether nobody changes them: sums were made of them. */
    bool are_sealed() const
    {
        return sums != nullptr;
    }
    /* Lets go of them. */
    void close();

    /* Throws what Xapian throws of damage when a block was met that Xapian must not be let read. What gives an answer
     * does so by itself; whoever reads a table behind its back asks before it turns to Xapian. */
    void expect_whole() const;

    /* The same before Xapian reads them itself: all blocks that it may look at for a term's documents, or their
     * positions, the values of a slot, the lengths of all documents, the metadata or terms that begin so. */
    void expect_term(const std::string &term);
    void expect_places(const std::string &term);
    void expect_values(unsigned slot);
    void expect_lengths();
    void expect_metadata(const std::string &prefix);
    void expect_terms(const std::string &prefix);

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
    /* The first term behind `from`, or that itself if it is one and may be. */
    dl_glass_answer next_term(std::string *out, const std::string &from, bool itself);
    dl_glass_answer metadata(dl_slice *out, const char *key);
    dl_glass_answer value(dl_slice *out, Xapian::docid document, unsigned slot);
    /* Appends the term's positions in the document to `out`, see store/glass/places.h; `out` may be NULL. */
    dl_glass_answer places(dl_buffer *out, Xapian::docid document, dl_slice term);

  private:
    struct Closer {
        void operator()(dl_glass *table) const
        {
            dl_glass_close(table);
        }
    };
    Sums sums; /* the tables borrow */
    std::unique_ptr<dl_glass, Closer> postings, documents, positions;
    std::unordered_set<std::string> expected; /* keys of what was looked at, some at least */
    Cursor at_posting, at_term, at_document, at_position;

    dl_glass_answer answered(dl_glass_answer answer) const;
    bool take_term(std::string *out) const;
    void expect(dl_glass *table, const std::string &from, const std::string &until);
    void expect_under(dl_glass *table, const std::string &key);
};

} // namespace dl

#endif
