/* Queries of which the best counts. For the .cc files of store/ only. */
#ifndef DL_BEST_OF_H
#define DL_BEST_OF_H

#include "store/match/queries.h"

namespace dl
{

/* Any of the parts, and of those that a document holds the one that weighs most. Xapian's OP_MAX alone will not do: when all
 * its parts end in one step, and weights are looked at anew, it reads one that it has let go (1.4.22). */
Xapian::Query best_of(const std::vector<Xapian::Query> &parts);

} // namespace dl

#endif
