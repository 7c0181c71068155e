// Running a search.
#include <xapian.h>

#include <algorithm>

#include "store/assured.h"
#include "store/plain_words.h"
#include "store/queries.h"

using dl::During;
using dl::guard;

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

void set_sort(Xapian::Enquire &enquire, dl_store_sort sort, OldestFirst &oldest)
{
    switch (sort) {
    case DL_STORE_BY_SCORE:
        break;
    case DL_STORE_BY_DATE_NEWEST:
        enquire.set_sort_by_value_then_relevance(DL_SLOT_DATE, true);
        break;
    case DL_STORE_BY_DATE_OLDEST:
        enquire.set_sort_by_key_then_relevance(&oldest, false);
        break;
    }
}

void make_room(dl_store_matches *out, dl_arena *arena, size_t count)
{
    out->items = static_cast<dl_store_match *>(dl_arena_alloc(arena, (count + 1) * sizeof *out->items));
    if (!out->items)
        throw std::bad_alloc();
}

dl_store_match match_of(const dl_store_reader &reader, const Xapian::MSetIterator &item)
{
    return dl_store_match{dl::number_of(reader.segments, *item), item.get_weight(), item.get_collapse_count(), nullptr, 0};
}

void copy_matches(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader, const Xapian::MSet &found)
{
    make_room(out, arena, found.size());
    for (auto item = found.begin(); item != found.end(); ++item)
        out->items[out->count++] = match_of(reader, item);
    out->total = found.get_matches_estimated();
    out->total_is_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
}

void copy_cuts(dl_store_matches *out, dl_arena *arena, const std::vector<std::string> &cuts)
{
    out->cut_words =
        static_cast<dl_slice *>(dl_arena_alloc(arena, (cuts.size() + 1) * sizeof(dl_slice)));
    if (!out->cut_words)
        throw std::bad_alloc();
    for (const std::string &cut : cuts)
        out->cut_words[out->cut_word_count++] = dl_arena_copy(arena, dl::slice_of(cut));
    if (arena->failed)
        throw std::bad_alloc();
}

// How many matches Xapian must look at before it passes over what cannot be among the best.
Xapian::doccount looked_at(const dl_store_reader &reader, const Xapian::Query &query, uint64_t least)
{
    const bool all = reader.segments.size() > 1 && dl::may_drop_parts(query);
    return Xapian::doccount(all ? reader.documents() : std::min<uint64_t>(least, reader.documents()));
}

// ---- asking the best ----

// So many of the best are asked for each that is wanted; when too few of them answered, so many times more, or all
// that there are, if those are not too many.
const uint64_t ask_least = 64, ask_for_each = 6, ask_again = 8, ask_all = 4096;

// Xapian would ask all that hold the words, though few will be among the best.
bool may_defer(const dl_store_search &search)
{
    return search.sort == DL_STORE_BY_SCORE && !search.collapse_articles && search.limit &&
           search.check_at_least <= search.limit && search.limit <= dl::ask_of_stops &&
           search.offset <= dl::ask_of_stops;
}

struct BestAnswers {
    std::vector<dl_store_match> items; // from the first match on
    uint64_t asked = 0;
    bool all = false; // there are no more
};

// Asks the first `count` matches in their order until `wanted` have answered.
BestAnswers ask_best(Xapian::Enquire &enquire, Xapian::MSet &found, std::vector<dl::Asked> &questions,
                     const dl_store_reader &reader, uint64_t count, uint64_t wanted)
{
    BestAnswers best;
    found = enquire.get_mset(0, Xapian::doccount(count), looked_at(reader, enquire.get_query(), 0));
    auto item = found.begin();
    for (; item != found.end() && best.items.size() < wanted && !questions.front().at_limit(); ++item, best.asked++) {
        bool holds = true;
        for (dl::Asked &question : questions)
            holds = holds && question.holds(dl::number_of(reader.segments, *item));
        if (holds)
            best.items.push_back(match_of(reader, item));
    }
    best.all = item == found.end() && found.size() < count;
    return best;
}

// Whether the page could be filled so; if not, the answers must be part of the query.
bool run_deferred(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader, const dl_store_search &search,
                  const dl::Compiled &compiled)
{
    dl::assure_query(reader.segments, compiled.query);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(compiled.query);
    enquire.set_weighting_scheme(dl::weighting(search));
    std::vector<dl::Asked> questions;
    bool stops = false;
    for (const dl_query_node *node : compiled.deferred) {
        questions.emplace_back(reader, *node, compiled.verification);
        stops = stops || questions.back().is_of_stops();
    }
    const uint64_t wanted = search.offset + search.limit;
    const uint64_t documents = std::max<uint64_t>(reader.documents(), 1);
    const uint64_t first = std::min(std::max(wanted * ask_for_each, ask_least), documents);
    Xapian::MSet found;
    BestAnswers best = ask_best(enquire, found, questions, reader, first, wanted);
    bool filled = best.all || best.items.size() == wanted;
    if (!filled && !questions.front().at_limit()) {
        const uint64_t all = found.get_matches_upper_bound() + uint64_t(1);
        const uint64_t second = stops ? std::max(dl::ask_of_stops, first) : all <= ask_all ? all : first * ask_again;
        best = ask_best(enquire, found, questions, reader, std::min(second, documents), wanted);
        filled = best.all || best.items.size() == wanted;
    }
    if (!filled && !stops && !compiled.verification->status && !compiled.verification->cut)
        return false;
    const size_t offset = std::min<size_t>(search.offset, best.items.size());
    make_room(out, arena, best.items.size() - offset);
    for (size_t i = offset; i < best.items.size(); i++)
        out->items[out->count++] = best.items[i];
    out->total = best.items.size();
    out->total_is_exact = best.all;
    if (filled && !best.all) // as many of the others as of those asked
        out->total = std::max<uint64_t>(out->total, found.get_matches_estimated() * out->total / best.asked);
    out->verification_cut = filled ? 0 : best.asked;
    return true;
}

} // namespace

extern "C" {

dateline_status dl_store_run(dl_store_matches *out, dl_arena *arena, dl_store_reader *reader,
                             const dl_store_search *search, dateline_error *error) noexcept
{
    *out = dl_store_matches{};
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl::Compiled compiled = dl::compile(*reader, *search, error, may_defer(*search));
        if (!compiled.status && dl::run_plain_words(out, arena, *reader, *search, compiled))
            return compiled.verification->status;
        for (const dl::Segment &segment : reader->segments)
            segment.tables->expect_whole();
        if (!compiled.status && !compiled.deferred.empty()) {
            const bool done = run_deferred(out, arena, *reader, *search, compiled);
            copy_cuts(out, arena, compiled.cut_words);
            if (done)
                return compiled.verification->status;
            *out = dl_store_matches{};
            compiled = dl::compile(*reader, *search, error);
        }
        if (compiled.status)
            return compiled.status;
        dl::assure_query(reader->segments, compiled.query);
        for (const dl::Segment &segment : reader->segments) {
            if (search->sort != DL_STORE_BY_SCORE)
                segment.tables->expect_values(DL_SLOT_DATE);
            if (search->collapse_articles)
                segment.tables->expect_values(DL_SLOT_ARTICLE);
        }
        OldestFirst oldest;
        Xapian::Enquire enquire(reader->database());
        enquire.set_query(compiled.query);
        enquire.set_weighting_scheme(dl::weighting(*search));
        set_sort(enquire, search->sort, oldest);
        if (search->collapse_articles)
            enquire.set_collapse_key(DL_SLOT_ARTICLE);
        // No more can be asked for than there is; Xapian would make room for it all at once.
        const uint64_t documents = reader->documents();
        auto offset = Xapian::doccount(std::min<uint64_t>(search->offset, documents));
        auto limit = Xapian::doccount(std::min<uint64_t>(search->limit, documents - offset));
        Xapian::MSet found = enquire.get_mset(offset, limit, looked_at(*reader, compiled.query, search->check_at_least));
        if (compiled.verification->status)
            return compiled.verification->status;
        out->verification_cut = compiled.verification->cut ? compiled.verification->asked : 0;
        copy_matches(out, arena, *reader, found);
        out->total_is_exact = out->total_is_exact && !out->verification_cut;
        copy_cuts(out, arena, compiled.cut_words);
        return DATELINE_OK;
    });
}

dateline_status dl_store_describe(dl_buffer *out, dl_store_reader *reader,
                                  const dl_store_search *search, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (!compiled.status)
            dl::append(out, compiled.query.get_description());
        return compiled.status;
    });
}
}
