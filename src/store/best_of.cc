// Queries of which the best counts.
#include <xapian.h>

#include "store/best_of.h"

#include <algorithm>
#include <iterator>

using Xapian::Query;

namespace dl
{
namespace
{

// Holds every document, those too that are none, and so never ends; weighs nothing.
class Endless : public Xapian::PostingSource
{
  public:
    void init(const Xapian::Database &from) override
    {
        count = from.get_doccount();
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
    void next(double) override
    {
        document++;
    }
    void skip_to(Xapian::docid wanted, double) override
    {
        document = std::max(document, wanted);
    }
    bool at_end() const override
    {
        return false;
    }
    Xapian::docid get_docid() const override
    {
        return document;
    }
    Endless *clone() const override
    {
        return new Endless;
    }
    std::string get_description() const override
    {
        return "endless";
    }

  private:
    Xapian::doccount count = 0;
    Xapian::docid document = 0;
};

} // namespace

// What matches is what holds one of the parts; it is looked up a second time for that, without weights.
Query best_of(const std::vector<Query> &all)
{
    std::vector<Query> parts;
    std::copy_if(all.begin(), all.end(), std::back_inserter(parts), [](const Query &part) { return !part.empty(); });
    if (parts.size() < 2)
        return parts.empty() ? Query() : parts[0];
    std::vector<Query> weighed = parts;
    auto endless = new Endless;
    weighed.push_back(Query(endless->release()));
    return Query(Query::OP_FILTER, Query(Query::OP_MAX, weighed.begin(), weighed.end()),
                 Query(Query::OP_OR, parts.begin(), parts.end()));
}

bool has_source(const Query &query)
{
    if (query.get_type() == Query::LEAF_POSTING_SOURCE)
        return true;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        if (has_source(query.get_subquery(i)))
            return true;
    return false;
}

} // namespace dl
