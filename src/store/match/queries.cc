// Parts of Xapian's queries.
#include <xapian.h>

#include "store/match/queries.h"

#include <algorithm>

using Xapian::Query;

namespace dl
{
namespace
{

class Numbers : public Xapian::PostingSource
{
  public:
    Numbers(Xapian::docid from, bool as_rare) : first(from), rare(as_rare)
    {
    }

    void init(const Xapian::Database &from) override
    {
        last = rare ? from.get_lastdocid() : UINT32_MAX;
        count = rare || first > from.get_lastdocid() ? 0 : from.get_doccount();
        document = 0;
        set_maxweight(0);
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return count;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return count;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return count;
    }
    void next(double weight) override
    {
        skip_to(document + 1, weight);
    }
    void skip_to(Xapian::docid wanted, double) override
    {
        document = std::max({first, document, wanted});
    }
    bool at_end() const override
    {
        return document > last;
    }
    Xapian::docid get_docid() const override
    {
        return document;
    }
    Numbers *clone() const override
    {
        return new Numbers(first, rare);
    }
    std::string get_description() const override
    {
        return "endless";
    }

  private:
    const Xapian::docid first;
    const bool rare; // looks so, and ends: of what must match Xapian moves the rarest to the next, and the others to that
    Xapian::docid last = 0;
    Xapian::doccount count = 0;
    Xapian::docid document = 0;
};

// Passages of articles, which do not move where no document in particular is asked for.
bool is_passages(const Query &query)
{
    if (query.get_type() == Query::OP_SCALE_WEIGHT)
        return is_passages(query.get_subquery(0));
    return query.get_type() == Query::LEAF_POSTING_SOURCE &&
           query.get_description().find("(passages of ") != std::string::npos;
}

// Whether Xapian takes it for ended when it is asked of what document it is before it was moved to any.
bool looks_ended(const Query &query)
{
    switch (query.get_type()) {
    case Query::OP_AND:
    case Query::OP_FILTER:
        for (size_t i = 0; i < query.get_num_subqueries(); i++)
            if (is_passages(query.get_subquery(i)))
                return true;
        return false;
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
    case Query::OP_AND_NOT:
    case Query::OP_MAX:
        return true;
    default:
        return false;
    }
}

bool is_endless(const Query &query)
{
    return query.get_type() == Query::LEAF_POSTING_SOURCE && query.get_description() == endless(0).get_description();
}

// Whether it is what with_any() makes optional.
bool is_optional(const Query &query)
{
    return query.get_type() == Query::OP_OR && query.get_num_subqueries() == 2 && is_endless(query.get_subquery(1));
}

// Whether there is such a part of an OP_OR, which another part must go with.
bool may_drop(const Query &query, bool below_all, bool below_any)
{
    const Query::op type = query.get_type();
    if (below_any && looks_ended(query))
        return true;
    const bool any = type == Query::OP_OR && !is_optional(query), as_around = type == Query::OP_SCALE_WEIGHT;
    const bool all = type == Query::OP_AND || type == Query::OP_FILTER;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        if (may_drop(query.get_subquery(i), below_all || all, as_around ? below_any : any && below_all))
            return true;
    return false;
}

// Whether it may be asked about a document without being moved to the next one that it holds. Xapian leaves out the right
// side of AND_NOT, and what that does, where it has ended.
bool stops_short(const Query &query)
{
    switch (query.get_type()) {
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
        return true;
    case Query::OP_AND_NOT:
        return !is_endless(query.get_subquery(1)) && stops_short(query.get_subquery(0));
    case Query::OP_MAX:
    case Query::OP_SYNONYM:
        return false;
    default:
        break;
    }
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        if (stops_short(query.get_subquery(i)))
            return true;
    return false;
}

} // namespace

bool has_source(const Query &query)
{
    if (query.get_type() == Query::LEAF_POSTING_SOURCE)
        return true;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        if (has_source(query.get_subquery(i)))
            return true;
    return false;
}

bool may_drop_parts(const Query &query)
{
    return may_drop(query, false, false);
}

Query endless(Xapian::docid first)
{
    return query_of_source(std::make_unique<Numbers>(first, false));
}

Query by_number(const Query &query)
{
    return Query(Query::OP_FILTER, query, query_of_source(std::make_unique<Numbers>(0, true)));
}

bool may_leave_out(const Query &query)
{
    const Query::op type = query.get_type();
    if (type == Query::OP_OR && !is_optional(query))
        return true;
    // What is right of these weighs nothing.
    const bool first = type == Query::OP_FILTER || type == Query::OP_AND_NOT, one = type == Query::OP_SYNONYM;
    for (size_t i = 0; i < (first ? 1 : one ? 0 : query.get_num_subqueries()); i++)
        if (may_leave_out(query.get_subquery(i)))
            return true;
    return false;
}

Query any_of(std::vector<Query> parts)
{
    for (Query &part : parts)
        if (parts.size() > 1 && stops_short(part))
            part = Query(Query::OP_AND_NOT, part, endless(UINT32_MAX));
    return joined(Query::OP_OR, parts);
}

Query with_any(const Query &all, const Query &any)
{
    return any.empty() ? all : Query(Query::OP_AND, all, any_of({any, endless(0)}));
}

} // namespace dl
