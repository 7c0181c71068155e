// Queries of which the best counts.
#include <xapian.h>

#include "store/match/best_of.h"

#include <algorithm>
#include <iterator>

using Xapian::Query;

namespace dl
{
// What matches is what holds one of the parts; it is looked up a second time for that, without weights.
Query best_of(const std::vector<Query> &all)
{
    std::vector<Query> parts;
    std::copy_if(all.begin(), all.end(), std::back_inserter(parts), [](const Query &part) { return !part.empty(); });
    if (parts.size() < 2)
        return parts.empty() ? Query() : parts[0];
    std::vector<Query> weighed = parts;
    weighed.push_back(endless(0));
    return Query(Query::OP_FILTER, Query(Query::OP_MAX, weighed.begin(), weighed.end()),
                 Query(Query::OP_OR, parts.begin(), parts.end()));
}

} // namespace dl
