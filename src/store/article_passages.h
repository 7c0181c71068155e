/* What holds for an article holds for its passages: they follow its document (DL_SLOT_PASSAGES) and
 * need not repeat its terms. For the .cc files of store/ only. */
#ifndef DL_ARTICLE_PASSAGES_H
#define DL_ARTICLE_PASSAGES_H

#include <vector>

#include "store/handles.h"

namespace dl
{

/* The passages of the articles that `articles` matches, without weight. Throws what Xapian throws. */
Xapian::Query passages_of(const Xapian::Database &database, const Xapian::Query &articles);

/* These documents, ascending, without weight. */
Xapian::Query documents_of(const std::vector<Xapian::docid> &documents);

/* The documents [begin, end), without weight. */
Xapian::Query documents_between(Xapian::docid begin, Xapian::docid end);

} // namespace dl

#endif
