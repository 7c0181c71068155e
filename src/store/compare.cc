// Two databases held against each other.
#include <xapian.h>

#include "store/compare.h"
#include "store/segments/handles.h"

using dl::During;
using dl::guard;

namespace
{

// Thrown with what differs.
struct Difference {
    std::string what;
};

template <typename Value> void same(const Value &left, const Value &right, const std::string &what)
{
    if (!(left == right))
        throw Difference{what};
}

// Walks two ranges side by side; `each` compares what the iterators point to.
template <typename Iterator, typename Each>
void walk(Iterator left, Iterator left_end, Iterator right, Iterator right_end,
          const std::string &what, Each each)
{
    for (; left != left_end && right != right_end; ++left, ++right) {
        same(*left, *right, what);
        each(left, right);
    }
    if (left != left_end || right != right_end)
        throw Difference{what};
}

void compare_statistics(const Xapian::Database &a, const Xapian::Database &b)
{
    same(a.get_doccount(), b.get_doccount(), "the number of documents");
    same(a.get_lastdocid(), b.get_lastdocid(), "the last document");
    same(a.get_total_length(), b.get_total_length(), "the total length");
    same(a.get_doclength_lower_bound(), b.get_doclength_lower_bound(), "the least length");
    same(a.get_doclength_upper_bound(), b.get_doclength_upper_bound(), "the greatest length");
    same(a.get_wdf_upper_bound("x"), b.get_wdf_upper_bound("x"), "the greatest wdf");
    for (Xapian::valueno slot = 0; slot < DL_BULK_SLOTS; slot++) {
        const std::string what = "the values in slot " + std::to_string(slot);
        same(a.get_value_freq(slot), b.get_value_freq(slot), what);
        same(a.get_value_lower_bound(slot), b.get_value_lower_bound(slot), what);
        same(a.get_value_upper_bound(slot), b.get_value_upper_bound(slot), what);
        walk(a.valuestream_begin(slot), a.valuestream_end(slot), b.valuestream_begin(slot),
             b.valuestream_end(slot), what,
             [&](auto &left, auto &right) { same(left.get_docid(), right.get_docid(), what); });
    }
    walk(a.spellings_begin(), a.spellings_end(), b.spellings_begin(), b.spellings_end(),
         "the spellings", [](auto &left, auto &right) {
             same(left.get_termfreq(), right.get_termfreq(), "the spelling " + *left);
         });
}

// In how many documents a term has positions in both, and whether they are the same.
struct Placed {
    uint64_t left = 0, right = 0;
    bool same = true;

    void look(const Xapian::PostingIterator &from, const Xapian::PostingIterator &other)
    {
        auto mine = from.positionlist_begin(), theirs = other.positionlist_begin();
        const auto mine_end = from.positionlist_end(), theirs_end = other.positionlist_end();
        left += mine != mine_end;
        right += theirs != theirs_end;
        for (; same && mine != mine_end && theirs != theirs_end; ++mine, ++theirs)
            same = *mine == *theirs;
        same = same && mine == mine_end && theirs == theirs_end;
    }

    // `least`: documents of a term that may not lack them.
    bool fine(uint64_t least) const
    {
        return same || (!left && right < least) || (!right && left < least);
    }
};

void compare_terms(const Xapian::Database &a, const Xapian::Database &b, uint64_t positions_least)
{
    auto term_differs = [&](auto &left, auto &right) {
        const std::string term = *left, what = "the postings of " + term;
        same(left.get_termfreq(), right.get_termfreq(), what);
        same(a.get_collection_freq(term), b.get_collection_freq(term), what);
        Placed placed;
        walk(a.postlist_begin(term), a.postlist_end(term), b.postlist_begin(term),
             b.postlist_end(term), what, [&](auto &from, auto &other) {
                 same(from.get_wdf(), other.get_wdf(), what);
                 same(from.get_doclength(), other.get_doclength(), what);
                 placed.look(from, other);
             });
        same(placed.fine(positions_least), true, "the positions of " + term);
    };
    walk(a.allterms_begin(), a.allterms_end(), b.allterms_begin(), b.allterms_end(), "the terms",
         term_differs);
}

void compare_documents(const Xapian::Database &a, const Xapian::Database &b)
{
    auto document_differs = [&](auto &left, auto &) {
        const std::string what = "document " + std::to_string(*left);
        same(a.get_document(*left).get_data(), b.get_document(*left).get_data(), "the data of " + what);
    };
    walk(a.postlist_begin(""), a.postlist_end(""), b.postlist_begin(""), b.postlist_end(""),
         "the documents", document_differs);
}

void compare_metadata(const Xapian::Database &a, const Xapian::Database &b)
{
    walk(a.metadata_keys_begin(), a.metadata_keys_end(), b.metadata_keys_begin(),
         b.metadata_keys_end(), "the metadata", [&](auto &left, auto &) {
             same(a.get_metadata(*left), b.get_metadata(*left), "the metadata " + *left);
         });
}

} // namespace

extern "C" {

dateline_status dl_store_compare(dl_buffer *difference, const char *left, const char *right,
                                 bool all_positions, dateline_error *error) noexcept
{
    return guard(left, During::opening, error, [&] {
        const Xapian::Database a(left), b(right);
        try {
            compare_statistics(a, b);
            compare_terms(a, b, all_positions ? 0 : dl_bulk_positions_least(a.get_doccount()));
            compare_documents(a, b);
            compare_metadata(a, b);
        } catch (const Difference &found) {
            dl::append(difference, found.what);
        }
        return DATELINE_OK;
    });
}
}
