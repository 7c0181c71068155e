// Which terms have positions.
#include <xapian.h>

#include "store/match/placed.h"
#include "store/segments/assured.h"

using Xapian::Query;

namespace dl
{
namespace
{

// The first document of a segment that holds the term and is in none of the languages; 0: none does.
Xapian::docid first_document(const Segment &segment, const std::string &term, const dl_languages &but)
{
    const Xapian::Database &database = assured_term(segment, term);
    if (!dl_languages_any(&but)) {
        const auto at = database.postlist_begin(term);
        return at == database.postlist_end(term) ? 0 : *at;
    }
    const std::vector<Query> languages = of_languages(but);
    const Query any(Query::OP_OR, languages.begin(), languages.end());
    const Query query(Query::OP_AND_NOT, Query(term), any);
    assure_query(segment, query);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
}

// Whether the term has positions wherever it stands in a segment's text, but in those languages. Those of a rare
// one may be missing from the documents of a bulk build, which are the first: so the first document that holds it
// tells.
bool is_placed_in(const Segment &segment, const std::string &term, const dl_languages &but)
{
    Xapian::docid first;
    dl_glass_answer answer = dl_languages_any(&but) ? DL_GLASS_UNSURE : segment.tables->first(&first, term);
    if (answer == DL_GLASS_ABSENT)
        return true;
    if (answer == DL_GLASS_FOUND)
        answer = segment.tables->places(nullptr, first, slice_of(term));
    if (answer != DL_GLASS_UNSURE)
        return answer == DL_GLASS_FOUND;
    first = first_document(segment, term, but);
    segment.tables->expect_places(term);
    const Xapian::Database &database = segment.database();
    return !first || database.positionlist_begin(first, term) != database.positionlist_end(first, term);
}

} // namespace

std::vector<Query> of_languages(const dl_languages &set)
{
    std::vector<Query> any;
    for (unsigned i = 1; i < DL_LANGUAGE_LIMIT; i++)
        if (dl_languages_has(&set, dl_language(i)))
            any.push_back(Query(std::string(DL_PREFIX_LANGUAGE) + dl_language_code(dl_language(i))));
    return any;
}

bool Placed::is(const std::string &term, const dl_languages &but)
{
    const auto found = known.find(term);
    if (found != known.end())
        return found->second;
    bool placed = true;
    for (const Segment &segment : reader.segments)
        placed = placed && is_placed_in(segment, term, but);
    return known[term] = placed;
}

} // namespace dl
