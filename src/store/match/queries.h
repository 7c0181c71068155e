/* What Xapian's queries are put together with. For the .cc files of store/ only. */
#ifndef DL_QUERIES_H
#define DL_QUERIES_H

#include <memory>
#include <vector>

#include "store/segments/handles.h"

namespace dl
{

/* All documents. Xapian's own, Query::MatchAll, is one object that all threads would count, without a lock. */
inline Xapian::Query everything()
{
    return Xapian::Query(std::string());
}

/* What a source of ours matches. The query frees it; so does this where there is no memory for one. */
template <typename Source> Xapian::Query query_of_source(std::unique_ptr<Source> source)
{
    Xapian::Query query(source->release());
    static_cast<void>(source.release());
    return query;
}

inline Xapian::Query scaled(const Xapian::Query &query, double weight)
{
    return weight == 1.0 ? query : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, weight);
}

inline Xapian::Query joined(Xapian::Query::op how, const std::vector<Xapian::Query> &parts)
{
    return Xapian::Query(how, parts.begin(), parts.end());
}

/* Whether our own code takes part in matching, which Xapian cannot count as a word: OP_SYNONYM ends with an error then. */
bool has_source(const Xapian::Query &query);

/* Every number from `first` on, those too that are of no document, so that it never ends; weighs nothing. */
Xapian::Query endless(Xapian::docid first);

/* What `query` matches, gone through by the number: beside this Xapian moves to what the query holds from a number on, and not
 * to the next. Its AND_MAYBE, which an OP_OR becomes where one part is too little to be among the best, leaves out a document
 * when it is moved to the next and that other part, too, becomes one that must match (1.4.22): the one at which the lesser part
 * stands, where both may stand. Tells nothing of how many there are. */
Xapian::Query by_number(const Xapian::Query &query);

/* Whether the best of it could be others without by_number(). */
bool may_leave_out(const Xapian::Query &query);

/* Any of the parts. Xapian's OP_OR alone will not do where phrases are among them (1.4.22). When only weights are
 * asked of it (beside what must be there, or since the other words are too little to be among the best), it takes a phrase
 * that does not stand in a document for one that stands in the next; where another part does, it adds up both, and the best
 * are others. What stands left of AND_NOT is not asked so, but moved to the next document that holds it, as long as the right
 * side has not come to its end. */
Xapian::Query any_of(std::vector<Xapian::Query> parts);

/* What `all` matches, which weighs more where `any` does, too. Xapian's OP_AND_MAYBE leaves out a document (1.4.22) when as
 * many as are wanted were found, all of which weigh more than `all` can alone, and the next has no `any`: it goes on behind
 * the one at which `any` stands, where `all` may stand, too. */
Xapian::Query with_any(const Xapian::Query &all, const Xapian::Query &any);

/* Whether Xapian (1.4.22) may leave out a part of an OP_OR, and what it weighs, in the second of several databases: what the
 * first one's best weigh makes it skip in there before it has begun, and parts that have not begun look ended. Not if it
 * looks at all matches. */
bool may_drop_parts(const Xapian::Query &query);

} // namespace dl

#endif
