// Running a search.
#include <xapian.h>

#include <algorithm>

#include "store/compile.h"

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

void copy_matches(dl_store_matches *out, dl_arena *arena, const Xapian::MSet &found)
{
    out->items = static_cast<dl_store_match *>(
        dl_arena_alloc(arena, (found.size() + 1) * sizeof *out->items));
    if (!out->items)
        throw std::bad_alloc();
    for (auto item = found.begin(); item != found.end(); ++item)
        out->items[out->count++] =
            dl_store_match{*item, item.get_weight(), item.get_collapse_count(), nullptr};
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

} // namespace

extern "C" {

dateline_status dl_store_run(dl_store_matches *out, dl_arena *arena, dl_store_reader *reader,
                             const dl_store_search *search, dateline_error *error) noexcept
{
    *out = dl_store_matches{};
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (compiled.status)
            return compiled.status;
        OldestFirst oldest;
        Xapian::Enquire enquire(reader->database);
        enquire.set_query(compiled.query);
        enquire.set_weighting_scheme(dl::weighting(*search));
        set_sort(enquire, search->sort, oldest);
        if (search->collapse_articles)
            enquire.set_collapse_key(DL_SLOT_ARTICLE);
        // No more can be asked for than there is; Xapian would make room for it all at once.
        const uint64_t documents = reader->database.get_doccount();
        auto offset = Xapian::doccount(std::min<uint64_t>(search->offset, documents));
        auto limit = Xapian::doccount(std::min<uint64_t>(search->limit, documents - offset));
        auto checked = Xapian::doccount(std::min(search->check_at_least, documents));
        Xapian::MSet found = enquire.get_mset(offset, limit, checked);
        if (compiled.verification->status)
            return compiled.verification->status;
        out->verification_cut = compiled.verification->cut;
        copy_matches(out, arena, found);
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
