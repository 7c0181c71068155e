// From articles to their passages, and other sets of documents.
#include <xapian.h>

#include "store/match/article_passages.h"
#include "store/glass/values.h"
#include "store/match/queries.h"
#include "store/segments/assured.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace dl
{
namespace
{

using Range = DocumentRange;
using Ranges = DocumentRanges;

// Walks those of the segment at hand.
class PassagesOf : public Xapian::PostingSource
{
  public:
    PassagesOf(const dl_store_reader &from, std::shared_ptr<const Ranges> which, std::string what)
        : reader(from), ranges(std::move(which)), description(std::move(what))
    {
    }

    void init(const Xapian::Database &shard) override
    {
        const std::vector<Range> &here = (*ranges)[segment_of(reader.segments, shard)];
        at = here.begin();
        end = here.end();
        total = 0;
        for (const Range &range : here)
            total += range.last - range.first + 1;
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
        if (at != end && at->last < wanted)
            at = std::lower_bound(at, end, wanted,
                                  [](const Range &range, Xapian::docid to) { return range.last < to; });
        if (at != end)
            document = std::max({document, wanted, at->first});
    }

    bool at_end() const override
    {
        return at == end;
    }

    Xapian::docid get_docid() const override
    {
        return document;
    }

    PassagesOf *clone() const override
    {
        return new PassagesOf(reader, ranges, description);
    }

    std::string get_description() const override
    {
        return description;
    }

  private:
    const dl_store_reader &reader;
    std::shared_ptr<const Ranges> ranges;
    std::string description;
    Xapian::doccount total = 0;
    std::vector<Range>::const_iterator at, end;
    Xapian::docid document = 0;
};

// Walks what is removed of the segment at hand.
class Removed : public Xapian::PostingSource
{
  public:
    explicit Removed(const dl_store_reader &from) : reader(from)
    {
    }

    void init(const Xapian::Database &shard) override
    {
        removed = &reader.segments[segment_of(reader.segments, shard)].removed;
        document = 0;
        set_maxweight(0);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return Xapian::doccount(removed->count);
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return Xapian::doccount(removed->count);
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return Xapian::doccount(removed->count);
    }

    void next(double weight) override
    {
        skip_to(document + 1, weight);
    }

    void skip_to(Xapian::docid wanted, double) override
    {
        document = dl_bitmap_ceiling(removed, std::max(document, wanted));
    }

    bool at_end() const override
    {
        return document == UINT32_MAX;
    }

    Xapian::docid get_docid() const override
    {
        return document;
    }

    Removed *clone() const override
    {
        return new Removed(reader);
    }

    std::string get_description() const override
    {
        return "removed";
    }

  private:
    const dl_store_reader &reader;
    const dl_bitmap *removed = nullptr;
    Xapian::docid document = 0;
};

// The documents of the ranges, or no query when there are none.
Xapian::Query query_of(const dl_store_reader &reader, std::shared_ptr<const Ranges> ranges, std::string what)
{
    for (const auto &here : *ranges)
        if (!here.empty())
            return query_of_source(std::make_unique<PassagesOf>(reader, std::move(ranges), std::move(what)));
    return Xapian::Query();
}

// The terms that Xapian's query is any of, of articles; none if it is not that.
std::vector<std::string> terms_of_articles(const Xapian::Query &articles)
{
    using Xapian::Query;
    std::vector<std::string> terms;
    if (articles.get_type() != Query::OP_FILTER || articles.get_num_subqueries() != 2)
        return terms;
    const Query held = articles.get_subquery(0);
    const bool any = held.get_type() == Query::OP_OR || held.get_type() == Query::OP_SYNONYM;
    for (size_t i = 0; i < (any ? held.get_num_subqueries() : 1); i++) {
        const Query term = any ? held.get_subquery(i) : held;
        if (term.get_type() != Query::LEAF_TERM)
            return {};
        terms.push_back(*term.get_terms_begin());
    }
    return terms;
}

// The same as below, of documents with one of the terms, without Xapian. False: it must be asked. No more than articles have
// the value.
bool add_passages_with(std::vector<Range> &ranges, const Segment &segment, const std::vector<std::string> &terms)
{
    Lists lists;
    std::vector<Xapian::docid> articles;
    for (const std::string &term : terms) {
        if (!segment.tables->postlist())
            return false;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items.back();
        for (; list.document != DL_POSTINGS_END; dl_postings_next(&list))
            articles.push_back(list.document);
        if (list.failed)
            return false;
    }
    std::sort(articles.begin(), articles.end());
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    Tables::Cursor cursor(segment.tables->postlist());
    dl_values count;
    dl_values_begin(&count, &cursor, DL_SLOT_PASSAGES);
    for (const Xapian::docid article : articles) {
        dl_values_skip_to(&count, article);
        if (count.document != article || segment.lacks(article))
            continue;
        const uint32_t passages = dl_slot_passages_count(count.value);
        if (passages)
            ranges.push_back({article + 1, article + passages});
    }
    return !count.failed;
}

// Adds the passages of those of a segment's articles that match.
void add_passages(std::vector<Range> &ranges, const Segment &segment, const Xapian::Query &articles)
{
    const Xapian::Database &database = segment.database();
    assure_query(segment, articles);
    segment.tables->expect_values(DL_SLOT_PASSAGES);
    Xapian::Enquire enquire(database);
    enquire.set_query(articles);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    auto count = database.valuestream_begin(DL_SLOT_PASSAGES);
    const auto end = database.valuestream_end(DL_SLOT_PASSAGES);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto item = found.begin(); item != found.end() && count != end; ++item) {
        count.skip_to(*item);
        if (count == end || count.get_docid() != *item || segment.lacks(*item))
            continue;
        const uint32_t passages = dl_slot_passages_count(slice_of(*count));
        if (passages)
            ranges.push_back({*item + 1, *item + passages});
    }
}

} // namespace

std::shared_ptr<const DocumentRanges> passages_of(const dl_store_reader &reader, const Xapian::Query &articles)
{
    auto ranges = std::make_shared<Ranges>(reader.segments.size());
    const std::vector<std::string> terms = terms_of_articles(articles);
    for (size_t i = 0; i < reader.segments.size(); i++) {
        std::vector<Range> &here = (*ranges)[i];
        if (terms.empty() || !add_passages_with(here, reader.segments[i], terms)) {
            here.clear();
            add_passages(here, reader.segments[i], articles);
        }
    }
    return ranges;
}

Xapian::Query query_of_passages(const dl_store_reader &reader, std::shared_ptr<const DocumentRanges> passages,
                                const Xapian::Query &said)
{
    return query_of(reader, std::move(passages), "passages of " + said.get_description());
}

Xapian::Query documents_of(const dl_store_reader &reader, const std::vector<uint32_t> &documents)
{
    auto ranges = std::make_shared<Ranges>(reader.segments.size());
    for (const uint32_t number : documents) {
        const Place place = place_of(reader.segments, number);
        (*ranges)[size_t(&place.segment - reader.segments.data())].push_back({place.document, place.document});
    }
    return query_of(reader, std::move(ranges), "documents");
}

Xapian::Query documents_between(const dl_store_reader &reader, uint32_t begin, uint32_t end)
{
    auto ranges = std::make_shared<Ranges>(reader.segments.size());
    for (size_t i = 0; i < reader.segments.size(); i++) {
        const Segment &segment = reader.segments[i];
        const uint32_t from = std::max(begin, segment.before + 1),
                       until = std::min(end, segment.before + segment.last + 1);
        if (from < until)
            (*ranges)[i].push_back({from - segment.before, until - segment.before - 1});
    }
    return query_of(reader, std::move(ranges),
                    "documents " + std::to_string(begin) + " to " + std::to_string(end - 1));
}

Xapian::Query documents_removed(const dl_store_reader &reader)
{
    return any_removed(reader.segments) ? query_of_source(std::make_unique<Removed>(reader)) : Xapian::Query();
}

} // namespace dl
