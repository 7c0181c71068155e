// What each part of a query adds to a document's score.
#include <xapian.h>

#include "store/match/article_passages.h"
#include "store/match/compile.h"
#include "store/segments/assured.h"

#include <algorithm>
#include <map>

using dl::During;
using dl::guard;
using Xapian::Query;

namespace
{

// The documents of a caller's list, and where each stands in it.
struct Listed {
    std::map<uint32_t, std::vector<size_t>> places;
    Query query;
};

Listed listed(const dl_store_reader &reader, const uint32_t *documents, size_t count)
{
    Listed made;
    for (size_t i = 0; i < count; i++)
        made.places[documents[i]].push_back(i);
    std::vector<uint32_t> sorted;
    for (const auto &place : made.places)
        sorted.push_back(place.first);
    made.query = dl::documents_of(reader, sorted);
    return made;
}

void score(double *scores, const Query &query, const Listed &documents, const dl_store_reader &reader,
           const dl_store_search &search)
{
    dl::assure_query(reader.segments, query);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(Query(Query::OP_FILTER, query, documents.query));
    enquire.set_weighting_scheme(dl::weighting(search));
    const Xapian::MSet found = enquire.get_mset(0, Xapian::doccount(documents.places.size()));
    for (auto item = found.begin(); item != found.end(); ++item)
        for (const size_t at : documents.places.at(dl::number_of(reader.segments, *item)))
            scores[at] = item.get_weight();
}

template <class T> T *room(dl_arena *arena, size_t count)
{
    void *made = dl_arena_alloc(arena, (count + 1) * sizeof(T));
    if (!made)
        throw std::bad_alloc();
    return static_cast<T *>(made);
}

} // namespace

extern "C" {

dateline_status dl_store_explain(dl_store_scored **out, size_t *count, dl_arena *arena,
                                 dl_store_reader *reader, const dl_store_search *search,
                                 const uint32_t *documents, size_t document_count,
                                 dateline_error *error) noexcept
{
    *out = nullptr;
    *count = 0;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (compiled.status)
            return compiled.status;
        const Listed chosen = listed(*reader, documents, document_count);
        auto parts = room<dl_store_scored>(arena, compiled.parts.size());
        for (size_t i = 0; i < compiled.parts.size(); i++) {
            parts[i].node = compiled.parts[i].node;
            parts[i].scores = room<double>(arena, document_count);
            score(parts[i].scores, compiled.parts[i].query, chosen, *reader, *search);
        }
        *out = parts;
        *count = compiled.parts.size();
        return compiled.verification->status;
    });
}

dateline_status dl_store_scores(double *scores, dl_store_reader *reader, const dl_store_search *search,
                                const uint32_t *documents, size_t count, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (compiled.status)
            return compiled.status;
        std::fill_n(scores, count, 0.0);
        if (count)
            score(scores, compiled.query, listed(*reader, documents, count), *reader, *search);
        return compiled.verification->status;
    });
}
}
