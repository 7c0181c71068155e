/* Filters that no list of documents decides, dates and fields of articles, for a segment's documents. For the .cc files of
 * store/ only: whoever includes this has included xapian.h first. */
#ifndef DL_SIEVE_H
#define DL_SIEVE_H

#include <deque>
#include <vector>

#include "store/glass/values.h"
#include "store/match/plain_query.h"
#include "store/match/top.h"

namespace dl
{

class Sieve
{
  public:
    /* Of the segment of that number. Both must outlive it. */
    Sieve(const Segments &segments, size_t number, const std::vector<PlainWords::Filter> &filters);

    /* Whether a document passes all. The cheaper the nearer it is behind the one before. */
    bool passes(Xapian::docid document);

    /* A table could not be read: Xapian must be asked. */
    bool has_failed() const
    {
        return failed;
    }

    /* NULL: there are no filters. */
    dl_top_test *test()
    {
        return parts.empty() ? nullptr : &asking;
    }

  private:
    struct Part {
        const PlainWords::Filter &filter;
        const std::vector<DocumentRange> *ranges; /* NULL: dates, by */
        Tables::Cursor cursor;
        dl_values values = {};
        Xapian::docid before = 0; /* that was asked about */
        size_t at = 0;            /* range */

        Part(const PlainWords::Filter &from, const std::vector<DocumentRange> *these, dl_glass *postlist);
    };
    std::deque<Part> parts;
    bool failed = false;
    dl_top_test asking;

    bool has_date(Part &part, Xapian::docid document);
    static bool is_within(Part &part, Xapian::docid document);
};

} // namespace dl

#endif
