/* Xapian trusts the blocks that it reads: one that is damaged makes it answer wrongly, or crash. So all that it may read
 * to answer is compared with its sums before (store/segments/tables.h); that costs a microsecond a block, once. For the .cc files of
 * store/ only. */
#ifndef DL_ASSURED_H
#define DL_ASSURED_H

#include <string>

#include "store/segments/segments.h"

namespace dl
{

/* What a query reads of a segment, or of all. Of values in ranges, those of dates. Throws what Xapian throws of damage. */
void assure_query(const Segment &segment, const Xapian::Query &query);
void assure_query(const Segments &segments, const Xapian::Query &query);

/* The same of a term's documents, before they are walked. */
inline const Xapian::Database &assured_term(const Segment &segment, const std::string &term)
{
    segment.tables->expect_term(term);
    return segment.database();
}

} // namespace dl

#endif
