// What Xapian is about to read.
#include <xapian.h>

#include "store/segments/assured.h"

using Xapian::Query;

namespace dl
{
namespace
{

// `placed`: the places of its terms, too.
void assure(const Segment &segment, const Query &query, bool placed)
{
    switch (query.get_type()) {
    case Query::LEAF_TERM:
        segment.tables->expect_term(*query.get_terms_begin());
        if (placed)
            segment.tables->expect_places(*query.get_terms_begin());
        break;
    case Query::LEAF_MATCH_ALL:
        segment.tables->expect_lengths();
        break;
    case Query::OP_VALUE_RANGE:
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_LE:
        segment.tables->expect_values(DL_SLOT_DATE);
        break;
    case Query::OP_SYNONYM: // its frequency is at most the document's length
        segment.tables->expect_lengths();
        break;
    default:
        break;
    }
    const bool near = query.get_type() == Query::OP_PHRASE || query.get_type() == Query::OP_NEAR;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        assure(segment, query.get_subquery(i), placed || near);
}

} // namespace

void assure_query(const Segment &segment, const Query &query)
{
    assure(segment, query, false);
}

void assure_query(const Segments &segments, const Query &query)
{
    for (const Segment &segment : segments)
        assure(segment, query, false);
}

} // namespace dl
