// The first matches, in order. To Xapian segments alternate: what is alike comes in the order of its own numbers, the first
// document of each segment, then the second of each. Put in order afterwards, the first ones may still lack some that are
// like the last one, which segments are then searched for by themselves, the oldest first.
#include <xapian.h>

#include "store/match/in_order.h"
#include "store/match/article_passages.h"
#include "store/match/queries.h"

#include <algorithm>

using Xapian::Query;

namespace dl
{
namespace
{

// Oldest first with the undated last: what has no value sorts as the greatest.
class OldestFirst : public Xapian::KeyMaker
{
  public:
    std::string operator()(const Xapian::Document &document) const override
    {
        std::string value = document.get_value(DL_SLOT_DATE);
        return value.empty() ? std::string(5, '\xFF') : value;
    }
};

struct Match {
    dl_store_match match;
    std::string key; // what it is sorted by before its score
};

// Matches, and how many there are.
struct Found {
    explicit Found(Xapian::MSet from)
        : items(std::move(from)), least(items.get_matches_lower_bound()), estimated(items.get_matches_estimated()),
          most(items.get_matches_upper_bound())
    {
    }

    Xapian::MSet items;
    uint64_t least, estimated, most;
};

class Search
{
  public:
    Search(const dl_store_reader &from, const dl_store_search &what, const Query &of, bool weighing)
        : reader(from), search(what), query(of), weighs(weighing)
    {
    }

    InOrder find(uint64_t count, uint64_t look_at)
    {
        if (weighs && reader.segments.size() > 1)
            find_together(count, look_at);
        else
            find_in_turn(count, look_at);
        for (const Match &match : matches)
            made.items.push_back(match.match);
        return std::move(made);
    }

  private:
    const dl_store_reader &reader;
    const dl_store_search &search;
    const Query &query;
    const bool weighs;
    OldestFirst oldest;
    std::vector<Match> matches;
    InOrder made;

    // Without scores no segment needs to know of the others.
    void find_in_turn(uint64_t count, uint64_t look_at)
    {
        for (const Segment &segment : reader.segments) {
            const bool by_number = search.sort == DL_STORE_BY_SCORE && !weighs; // what is found first comes first
            const Found found =
                run(segment.database(), query, by_number ? count - std::min<uint64_t>(count, matches.size()) : count,
                    look_at);
            for (auto item = found.items.begin(); item != found.items.end(); ++item)
                matches.push_back(match_of(item, segment.before + *item));
            tell(found);
        }
        keep(count);
    }

    void find_together(uint64_t count, uint64_t look_at)
    {
        const bool all = may_drop_parts(query);
        const uint64_t more = std::min(count, reader.documents()) + 1;
        const Found found = run(reader.database(), query, more, all ? reader.documents() : look_at);
        for (auto item = found.items.begin(); item != found.items.end(); ++item)
            matches.push_back(match_of(item, number_of(reader.segments, *item)));
        tell(found);
        const bool open = count && matches.size() == more && are_alike(matches[count - 1], matches[count]);
        if (open && all) { // within one segment a part could be left out, too
            matches.clear();
            const Found whole = run(reader.database(), query, reader.documents(), reader.documents());
            for (auto item = whole.items.begin(); item != whole.items.end(); ++item)
                matches.push_back(match_of(item, number_of(reader.segments, *item)));
        }
        keep(count);
        if (open && !all)
            find_last(count);
    }

    // There are more matches like the last one, and those of the oldest segments come first.
    void find_last(uint64_t count)
    {
        const Match last = matches.back();
        const std::vector<Match> before = matches;
        while (!matches.empty() && are_alike(matches.back(), last))
            matches.pop_back();
        for (size_t i = 0; i < reader.segments.size() && matches.size() < count; i++) {
            const Segment &segment = reader.segments[i];
            const Query here(Query::OP_FILTER, query,
                             documents_between(reader, segment.before + 1, segment.before + segment.last + 1));
            const Found found = run(reader.database(), here, count, 0);
            for (auto item = found.items.begin(); item != found.items.end() && matches.size() < count; ++item) {
                const Match match = match_of(item, number_of(reader.segments, *item));
                if (are_alike(match, last))
                    matches.push_back(match);
            }
        }
        if (matches.size() < count) // texts are no longer asked
            matches = before;
    }

    // No more can be asked for than there is; Xapian would make room for it all at once.
    Found run(const Xapian::Database &database, const Query &what, uint64_t count, uint64_t look_at)
    {
        const Xapian::doccount documents = database.get_doccount();
        const auto most = Xapian::doccount(std::min<uint64_t>(count, documents)),
                   least = Xapian::doccount(std::min<uint64_t>(look_at, documents));
        const bool all = search.sort != DL_STORE_BY_SCORE || std::max(most, least) == documents;
        if (!weighs || all || !may_leave_out(what))
            return Found(ask(database, what, most, least));
        Found found(ask(database, by_number(what), most, least));
        const uint64_t size = found.items.size();
        found.least = found.estimated = found.most = size;
        if (size < most)
            return found;
        const Found thought(ask(database, what, 0, 0));
        found.least = std::max(thought.least, size);
        found.estimated = std::max(thought.estimated, size);
        found.most = thought.most;
        return found;
    }

    Xapian::MSet ask(const Xapian::Database &database, const Query &what, Xapian::doccount most,
                     Xapian::doccount least)
    {
        Xapian::Enquire enquire(database);
        if (weighs)
            enquire.set_weighting_scheme(weighting(search));
        else
            enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(what);
        if (search.sort == DL_STORE_BY_DATE_NEWEST)
            enquire.set_sort_by_value_then_relevance(DL_SLOT_DATE, true);
        else if (search.sort == DL_STORE_BY_DATE_OLDEST)
            enquire.set_sort_by_key_then_relevance(&oldest, false);
        if (search.collapse_articles)
            enquire.set_collapse_key(DL_SLOT_ARTICLE);
        return enquire.get_mset(0, most, least);
    }

    Match match_of(const Xapian::MSetIterator &item, uint32_t number) const
    {
        return {{number, item.get_weight(), item.get_collapse_count(), nullptr, 0},
                search.sort == DL_STORE_BY_SCORE ? std::string() : item.get_sort_key()};
    }

    void tell(const Found &found)
    {
        made.least += found.least;
        made.estimated += found.estimated;
        made.most += found.most;
    }

    // The first `count`, in order.
    void keep(uint64_t count)
    {
        std::sort(matches.begin(), matches.end(), [this](const Match &a, const Match &b) {
            if (!are_alike(a, b))
                return a.key != b.key ? (a.key < b.key) == (search.sort == DL_STORE_BY_DATE_OLDEST)
                                      : a.match.score > b.match.score;
            return a.match.document < b.match.document;
        });
        matches.resize(std::min<uint64_t>(matches.size(), count));
    }

    static bool are_alike(const Match &a, const Match &b)
    {
        return a.key == b.key && a.match.score == b.match.score;
    }
};

} // namespace

InOrder first_matches(const dl_store_reader &reader, const dl_store_search &search, const Query &query, bool weighs,
                      uint64_t count, uint64_t look_at)
{
    return Search(reader, search, query, weighs).find(count, look_at);
}

} // namespace dl
