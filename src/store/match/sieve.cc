// Filters that no list of documents decides.
#include <xapian.h>

#include "store/match/sieve.h"

#include <algorithm>

namespace dl
{

Sieve::Part::Part(const PlainWords::Filter &from, const std::vector<DocumentRange> *these, dl_glass *postlist)
    : filter(from), ranges(these), cursor(postlist)
{
    if (!ranges)
        dl_values_begin(&values, &cursor, DL_SLOT_DATE);
}

Sieve::Sieve(const Segments &segments, size_t number, const std::vector<PlainWords::Filter> &filters)
    : asking{[](void *context, uint32_t document) { return static_cast<Sieve *>(context)->passes(document); }, this, 0,
             0}
{
    for (const PlainWords::Filter &filter : filters)
        parts.emplace_back(filter, filter.passages ? &(*filter.passages)[number] : nullptr,
                           segments[number].tables->postlist());
}

bool Sieve::has_date(Part &part, Xapian::docid document)
{
    dl_values &values = part.values;
    if (document < part.before)
        dl_values_begin(&values, &part.cursor, DL_SLOT_DATE);
    dl_values_skip_to(&values, document);
    failed = failed || values.failed;
    if (values.document != document)
        return false;
    return dl_slice_compare(values.value, slice_of(part.filter.first)) >= 0 &&
           dl_slice_compare(values.value, slice_of(part.filter.last)) <= 0;
}

bool Sieve::is_within(Part &part, Xapian::docid document)
{
    const std::vector<DocumentRange> &ranges = *part.ranges;
    if (document < part.before)
        part.at = 0;
    const auto found = std::lower_bound(ranges.begin() + std::ptrdiff_t(part.at), ranges.end(), document,
                                        [](const DocumentRange &range, Xapian::docid to) { return range.last < to; });
    part.at = size_t(found - ranges.begin());
    return found != ranges.end() && found->first <= document;
}

bool Sieve::passes(Xapian::docid document)
{
    for (Part &part : parts) {
        const bool holds = part.ranges ? is_within(part, document) : has_date(part, document);
        part.before = document;
        if (holds == part.filter.denies)
            return false;
    }
    return true;
}

} // namespace dl
