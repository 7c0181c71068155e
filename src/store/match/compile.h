/* From a query's tree to Xapian's query. For the .cc files of store/ only. */
#ifndef DL_COMPILE_H
#define DL_COMPILE_H

#include <string>
#include <vector>

#include "store/match/kept_weight.h"
#include "store/match/plain_query.h"
#include "store/match/verified.h"

namespace dl
{

/* A part of the query that scores: a leaf, or the bonus of a group for all of its words. */
struct Scored {
    const dl_query_node *node;
    Xapian::Query query; /* with all factors */
};

struct Compiled {
    Xapian::Query query;
    PlainWords plain;
    std::vector<const dl_query_node *> deferred; /* what its matches must be asked about */
    std::vector<Scored> parts;
    std::vector<std::string> cut_words; /* stood for more terms than the limit */
    std::shared_ptr<Verification> verification; /* look at its status when the search is over */
    dateline_status status =
        DATELINE_OK; /* of the source resolver, or INTERNAL: nested too deeply */
};

/** `defer`: what all matches must answer need not be part of the query, but may be left to ask them. Throws what Xapian
 *  throws. */
Compiled compile(const dl_store_reader &reader, const dl_store_search &search,
                 dateline_error *error, bool defer = false);

/** The weighting of a search. */
inline KeptWeight weighting(const dl_store_search &search)
{
    return KeptWeight(search.k1, search.norm ? search.norm : 1);
}

} // namespace dl

#endif
