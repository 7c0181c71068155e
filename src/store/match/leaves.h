/* From a leaf of a query's tree to Xapian's query: the terms that it stands for, where they must stand, and of whom its
 * text must be asked. For the .cc files of store/ only. */
#ifndef DL_LEAVES_H
#define DL_LEAVES_H

#include <string>
#include <vector>

#include "store/match/compile.h"
#include "store/match/expand.h"
#include "store/match/placed.h"
#include "store/match/queries.h"

namespace dl
{

/* A part of the query, and whether it can match the documents of articles. Those have neither text nor dates, so most
 * queries need not exclude them. */
struct Part {
    Xapian::Query query;
    bool meets_articles = false;
};

class Leaves
{
  public:
    /* `to` gets what the query does not say: status, words that were cut, nodes that were deferred; its verification is
     * set. `told`: of what a phrase is made of. All must outlive it. */
    Leaves(const dl_store_reader &from, const dl_store_search &what, dateline_error *where, Compiled &to,
           PlainQuery &told);

    /* `defer`: the leaf must answer whatever others do, and the matches may be asked about it later. Throws what Xapian
     * throws. */
    Part part(const dl_query_node &leaf, bool defer);

  private:
    const dl_store_reader &reader;
    const dl_store_search &search;
    dateline_error *error;
    Expander expander;
    Placed placed_terms;
    Compiled &into;
    PlainQuery &words_alone;
    bool deferring = false; /* the leaf at hand */

    uint64_t documents_with(const std::string &term);
    bool term_exists(const std::string &term);
    bool has_positions(const dl_query_word &word);
    bool wants_verifying(const dl_query_node &from);

    Xapian::Query within(const std::string &term, const dl_languages &set);
    Xapian::Query stems(const std::string &prefix, const dl_query_word &asked);
    Xapian::Query expanded(const std::string &prefix, const dl_query_node &from, const dl_query_word &asked);
    Xapian::Query word(const dl_query_node &from, const dl_query_word &asked);
    void drop_commonest(std::vector<Xapian::Query> &words, const std::vector<Xapian::Query> &placed);
    Xapian::Query stretches(const dl_query_node &from);
    Xapian::Query phrase(const dl_query_node &from);
    Xapian::Query like(const dl_query_node &from);
    Xapian::Query dates(const dl_query_node &from);
    Xapian::Query keyword(const dl_query_node &from);
    Xapian::Query terms(const dl_query_node &from);
    Xapian::Query with_names(const Xapian::Query &held, const dl_query_node &from);
    Xapian::Query with_placeless(const Xapian::Query &placed, const dl_query_node &from);
    Xapian::Query headlined(const Xapian::Query &shared, const dl_query_node &from);
};

} // namespace dl

#endif
