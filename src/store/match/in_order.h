/* The first matches of a query, in order. For the .cc files of store/ only: whoever includes this has included xapian.h
 * first. */
#ifndef DL_IN_ORDER_H
#define DL_IN_ORDER_H

#include <vector>

#include "store/match/compile.h"

namespace dl
{

struct InOrder {
    std::vector<dl_store_match> items;
    uint64_t least = 0, estimated = 0, most = 0; /* matches, of those of articles (collapsed) one each */
};

/* The first `count`, by the search's sort; at least `look_at` matches are looked at for how many there are. What scores
 * alike, and when sorted by date is of the same time, comes in the order of the numbers of documents, on whatever page
 * and in however many segments; so it does in plain_words.h. `weighs`: false for a query that gives no scores. */
InOrder first_matches(const dl_store_reader &reader, const dl_store_search &search, const Xapian::Query &query,
                      bool weighs, uint64_t count, uint64_t look_at);

} // namespace dl

#endif
