// Running a search.
#include <xapian.h>

#include <algorithm>

#include "store/match/in_order.h"
#include "store/match/plain_words.h"
#include "store/segments/assured.h"

using dl::During;
using dl::guard;

namespace
{

void make_room(dl_store_matches *out, dl_arena *arena, size_t count)
{
    out->items = static_cast<dl_store_match *>(dl_arena_alloc(arena, (count + 1) * sizeof *out->items));
    if (!out->items)
        throw std::bad_alloc();
}

// From the first one that is asked for on.
void copy_matches(dl_store_matches *out, dl_arena *arena, const std::vector<dl_store_match> &items, uint64_t offset)
{
    const size_t first = std::min<uint64_t>(offset, items.size());
    make_room(out, arena, items.size() - first);
    for (size_t i = first; i < items.size(); i++)
        out->items[out->count++] = items[i];
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

// ---- asking the best ----

// So many of the best are asked for each that is wanted; when too few of them answered, so many times more, or all
// that there are, if those are not too many.
const uint64_t ask_least = 64, ask_for_each = 6, ask_again = 8, ask_all = 4096;

// Whether texts need not answer before all matches are in order.
bool is_by_score(const dl_store_search &search)
{
    return search.sort == DL_STORE_BY_SCORE && !search.collapse_articles && search.limit;
}

// Xapian would ask all that hold the words, though few will be among the best.
bool may_defer(const dl_store_search &search)
{
    return search.check_at_least <= search.limit && search.limit <= dl::ask_of_stops &&
           search.offset <= dl::ask_of_stops;
}

struct BestAnswers {
    std::vector<dl_store_match> items; // from the first match on
    uint64_t asked = 0;
    bool all = false; // there are no more
};

// Asks matches in their order until `wanted` have answered; `count` of them are the first that there are.
BestAnswers ask_best(const std::vector<dl_store_match> &matches, uint64_t count, std::vector<dl::Asked> &questions,
                     uint64_t wanted)
{
    BestAnswers best;
    auto match = matches.begin();
    for (; match != matches.end() && best.items.size() < wanted && !questions.front().at_limit();
         ++match, best.asked++) {
        bool holds = true;
        for (dl::Asked &question : questions)
            holds = holds && question.holds(match->document);
        if (holds)
            best.items.push_back(*match);
    }
    best.all = match == matches.end() && matches.size() < count;
    return best;
}

// Whether the page could be filled so; if not, all must answer within the query, which leaves their order as it is.
bool run_deferred(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader, const dl_store_search &search,
                  const dl::Compiled &compiled)
{
    dl::assure_query(reader.segments, compiled.query);
    std::vector<dl::Asked> questions;
    bool stops = false;
    for (const dl_query_node *node : compiled.deferred) {
        questions.emplace_back(reader, *node, compiled.verification);
        stops = stops || questions.back().is_of_stops();
    }
    const uint64_t wanted = search.offset + search.limit;
    const uint64_t documents = std::max<uint64_t>(reader.documents(), 1);
    const uint64_t first = std::min(std::max(wanted * ask_for_each, ask_least), documents);
    const auto find = [&](uint64_t count) {
        return dl::first_matches(reader, search, compiled.query, !compiled.parts.empty(), count, 0);
    };
    dl::InOrder found = find(first);
    BestAnswers best = ask_best(found.items, first, questions, wanted);
    bool filled = best.all || best.items.size() == wanted;
    if (!filled && !questions.front().at_limit()) {
        const uint64_t all = found.most + 1;
        const uint64_t more = stops ? std::max(dl::ask_of_stops, first) : all <= ask_all ? all : first * ask_again;
        const uint64_t second = std::min(more, documents);
        found = find(second);
        best = ask_best(found.items, second, questions, wanted);
        filled = best.all || best.items.size() == wanted;
    }
    if (!filled && !stops && !compiled.verification->status && !compiled.verification->cut)
        return false;
    copy_matches(out, arena, best.items, search.offset);
    out->total = best.items.size();
    out->total_is_exact = best.all;
    if (filled && !best.all) // as many of the others as of those asked
        out->total = std::max<uint64_t>(out->total, found.estimated * out->total / best.asked);
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
        dl::Compiled compiled = dl::compile(*reader, *search, error, is_by_score(*search));
        if (!compiled.status && dl::run_plain_words(out, arena, *reader, *search, compiled))
            return compiled.verification->status;
        for (const dl::Segment &segment : reader->segments)
            segment.tables->expect_whole();
        if (!compiled.status && !compiled.deferred.empty()) {
            const bool done = may_defer(*search) && run_deferred(out, arena, *reader, *search, compiled);
            copy_cuts(out, arena, compiled.cut_words);
            if (done)
                return compiled.verification->status;
            *out = dl_store_matches{};
            const Xapian::Query ordered = compiled.query;
            compiled = dl::compile(*reader, *search, error);
            compiled.query = Xapian::Query(Xapian::Query::OP_FILTER, ordered, compiled.query);
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
        const uint64_t documents = reader->documents();
        const uint64_t wanted =
            std::min<uint64_t>(search->offset, documents) + std::min<uint64_t>(search->limit, documents);
        const dl::InOrder found = dl::first_matches(*reader, *search, compiled.query, !compiled.parts.empty(), wanted,
                                                    search->check_at_least);
        if (compiled.verification->status)
            return compiled.verification->status;
        out->verification_cut = compiled.verification->cut ? compiled.verification->asked : 0;
        copy_matches(out, arena, found.items, search->offset);
        out->total = found.estimated;
        out->total_is_exact = found.least == found.most && !out->verification_cut;
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
