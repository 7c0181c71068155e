/* What holds for an article holds for its passages: they follow its document (DL_SLOT_PASSAGES) and
 * need not repeat its terms. For the .cc files of store/ only. */
#ifndef DL_ARTICLE_PASSAGES_H
#define DL_ARTICLE_PASSAGES_H

#include <vector>

#include "store/handles.h"

namespace dl
{

/* The queries have no weight, and must not outlive the reader. */

/* The passages of the articles that `articles` matches. Throws what Xapian throws. */
Xapian::Query passages_of(const dl_store_reader &reader, const Xapian::Query &articles);

/* The documents of these numbers, ascending. */
Xapian::Query documents_of(const dl_store_reader &reader, const std::vector<uint32_t> &documents);

/* Those of the numbers [begin, end). */
Xapian::Query documents_between(const dl_store_reader &reader, uint32_t begin, uint32_t end);

/* All that are removed. */
Xapian::Query documents_removed(const dl_store_reader &reader);

} // namespace dl

#endif
