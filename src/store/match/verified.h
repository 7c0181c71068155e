/* Documents that are asked themselves whether they answer: where terms alone cannot say. For the .cc
 * files of store/ only. */
#ifndef DL_VERIFIED_H
#define DL_VERIFIED_H

#include <memory>
#include <unordered_map>

#include "store/segments/handles.h"

namespace dl
{

/* What the verifications of one search share. */
struct Verification {
    dl_store_verifier how;
    dateline_error *error;
    uint64_t left;
    uint64_t asked = 0; /* documents */
    bool cut = false;   /* the limit was reached: the rest counted as no answer */
    dateline_status status = DATELINE_OK;
};

/* Of stop words alone so many of the best are asked, as all of them would be too many: more than so many hold even the
 * rarest of the words. "t" of "AT&T" is rarer. */
const uint64_t ask_of_stops = 1024, too_many_stops = 10240;

/* A node that documents are asked about. */
class Asked
{
  public:
    /* Reader and node must outlive it. */
    Asked(const dl_store_reader &reader, const dl_query_node &node, std::shared_ptr<Verification> with);

    /* Whether the document answers: false, too, when it is removed, at the limit or after an error. */
    bool holds(uint32_t document);

    /* The same, for who asks about no document twice. */
    bool look(uint32_t document);

    /* No more documents are asked. */
    bool at_limit() const;

    /* It is about stop words alone, all of which are in many documents. */
    bool is_of_stops() const
    {
        return stops;
    }

    const dl_store_reader &reader;

  private:
    const dl_query_node &node;
    std::shared_ptr<Verification> verification;
    std::unordered_map<uint32_t, bool> answers; /* a document may be asked about in several places */
    bool limited = false, stops = false;
};

/* Those of `candidates` whose data answer `node`; it and the reader must outlive the query. */
Xapian::Query verified(const dl_store_reader &reader, const Xapian::Query &candidates, const dl_query_node &node,
                       const std::shared_ptr<Verification> &verification);

/* Whether it is that, of terms: its first part is the candidates. */
bool is_verified(const Xapian::Query &query);

} // namespace dl

#endif
