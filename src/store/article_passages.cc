// From articles to their passages.
#include <xapian.h>

#include "store/article_passages.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace dl
{
namespace
{

struct Range {
    Xapian::docid first, last;
};

using Ranges = std::vector<Range>;

// Walks ranges of document numbers, ascending.
class PassagesOf : public Xapian::PostingSource
{
  public:
    PassagesOf(std::shared_ptr<const Ranges> which, std::string what)
        : ranges(std::move(which)), description(std::move(what))
    {
        for (const Range &range : *ranges)
            total += range.last - range.first + 1;
    }

    void init(const Xapian::Database &) override
    {
        at = ranges->begin();
        document = 0;
        set_maxweight(0);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return total;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return total;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return total;
    }

    void next(double weight) override
    {
        skip_to(document + 1, weight);
    }

    void skip_to(Xapian::docid wanted, double) override
    {
        if (at != ranges->end() && at->last < wanted)
            at = std::lower_bound(
                at, ranges->end(), wanted,
                [](const Range &range, Xapian::docid to) { return range.last < to; });
        if (at != ranges->end())
            document = std::max({document, wanted, at->first});
    }

    bool at_end() const override
    {
        return at == ranges->end();
    }

    Xapian::docid get_docid() const override
    {
        return document;
    }

    PassagesOf *clone() const override
    {
        return new PassagesOf(ranges, description);
    }

    std::string get_description() const override
    {
        return description;
    }

  private:
    std::shared_ptr<const Ranges> ranges;
    std::string description;
    Xapian::doccount total = 0;
    Ranges::const_iterator at;
    Xapian::docid document = 0;
};

} // namespace

Xapian::Query passages_of(const Xapian::Database &database, const Xapian::Query &articles)
{
    Xapian::Enquire enquire(database);
    enquire.set_query(articles);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    auto ranges = std::make_shared<Ranges>();
    auto count = database.valuestream_begin(DL_SLOT_PASSAGES);
    const auto end = database.valuestream_end(DL_SLOT_PASSAGES);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto item = found.begin(); item != found.end() && count != end; ++item) {
        count.skip_to(*item);
        if (count == end || count.get_docid() != *item)
            continue;
        const uint32_t passages = dl_slot_passages_count(slice_of(*count));
        if (passages)
            ranges->push_back({*item + 1, *item + passages});
    }
    if (ranges->empty())
        return Xapian::Query();
    auto source = new PassagesOf(std::move(ranges), "passages of " + articles.get_description());
    return Xapian::Query(source->release());
}

Xapian::Query documents_of(const std::vector<Xapian::docid> &documents)
{
    auto ranges = std::make_shared<Ranges>();
    for (const Xapian::docid document : documents)
        ranges->push_back({document, document});
    if (ranges->empty())
        return Xapian::Query();
    return Xapian::Query((new PassagesOf(std::move(ranges), "documents"))->release());
}

Xapian::Query documents_between(Xapian::docid begin, Xapian::docid end)
{
    if (begin >= end)
        return Xapian::Query();
    auto ranges = std::make_shared<Ranges>(1, Range{begin, end - 1});
    auto source = new PassagesOf(std::move(ranges), "documents " + std::to_string(begin) + " to " +
                                                        std::to_string(end - 1));
    return Xapian::Query(source->release());
}

} // namespace dl
