/* Documents that are asked themselves whether they answer: where terms alone cannot say. For the .cc
 * files of store/ only. */
#ifndef DL_VERIFIED_H
#define DL_VERIFIED_H

#include <memory>
#include <unordered_map>

#include "store/handles.h"

namespace dl
{

/* What the verifications of one search share. */
struct Verification {
    dl_store_verifier how;
    dateline_error *error;
    uint64_t left;
    bool cut = false; /* the limit was reached: the rest counted as no answer */
    dateline_status status = DATELINE_OK;
};

/* Those of `candidates` whose data answer `node`, which must outlive the query. */
Xapian::Query verified(const Xapian::Query &candidates, const dl_query_node &node,
                       const std::shared_ptr<Verification> &verification);

} // namespace dl

#endif
