/* What holds for an article holds for its passages: they follow its document (DL_SLOT_PASSAGES) and
 * need not repeat its terms. For the .cc files of store/ only. */
#ifndef DL_ARTICLE_PASSAGES_H
#define DL_ARTICLE_PASSAGES_H

#include <memory>
#include <vector>

#include "store/segments/handles.h"

namespace dl
{

struct DocumentRange {
    Xapian::docid first, last;
};

/* Of each segment, ascending. */
using DocumentRanges = std::vector<std::vector<DocumentRange>>;

/* The passages of the articles that `articles` matches. Throws what Xapian throws. */
std::shared_ptr<const DocumentRanges> passages_of(const dl_store_reader &reader, const Xapian::Query &articles);

/* The queries have no weight, and must not outlive the reader. */

/* The same, which are of the articles that match what is `said`. */
Xapian::Query query_of_passages(const dl_store_reader &reader, std::shared_ptr<const DocumentRanges> passages,
                                const Xapian::Query &said);

/* The documents of these numbers, ascending. */
Xapian::Query documents_of(const dl_store_reader &reader, const std::vector<uint32_t> &documents);

/* Those of the numbers [begin, end). */
Xapian::Query documents_between(const dl_store_reader &reader, uint32_t begin, uint32_t end);

/* All that are removed. */
Xapian::Query documents_removed(const dl_store_reader &reader);

} // namespace dl

#endif
