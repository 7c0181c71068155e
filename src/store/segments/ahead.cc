// Several documents' look-ups, begun together.
#include <xapian.h>

#include "store/segments/ahead.h"

namespace dl
{
namespace
{

// Calls `fetch` with a segment's tables and up to DL_GLASS_AHEAD documents of it, until all had their turn.
template <typename Fetch> void each_batch(const Segments &segments, const uint32_t *numbers, size_t count, Fetch fetch)
{
    for (const Segment &segment : segments) {
        Xapian::docid documents[DL_GLASS_AHEAD];
        size_t size = 0;
        for (size_t i = 0; i < count; i++) {
            const Place place = place_of(segments, numbers[i]);
            if (&place.segment == &segment)
                documents[size++] = place.document;
            if (size && (size == DL_GLASS_AHEAD || i + 1 == count)) {
                fetch(*segment.tables, documents, size);
                size = 0;
            }
        }
    }
}

} // namespace

void fetch_data(const Segments &segments, const uint32_t *numbers, size_t count)
{
    each_batch(segments, numbers, count, [](Tables &tables, const Xapian::docid *documents, size_t size) {
        tables.fetch_data(documents, size);
    });
}

void fetch_places(const Segments &segments, const uint32_t *numbers, size_t count, const std::string &term)
{
    each_batch(segments, numbers, count, [&term](Tables &tables, const Xapian::docid *documents, size_t size) {
        tables.fetch_places(documents, size, dl_slice_make(term.data(), term.size()));
    });
}

} // namespace dl
