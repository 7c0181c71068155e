// Words of the index that are spelt nearly like another.
#include <xapian.h>

#include "store/match/expand.h"

using dl::During;
using dl::guard;

extern "C" {

dateline_status dl_store_near(dl_store_reader *reader, dl_slice start, dl_slice rest, unsigned edits,
                              size_t limit, dl_store_near_sink *sink, void *context,
                              dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl_query_word word = {};
        word.folded = word.original = rest;
        word.form = DL_FORM_FUZZY;
        word.edits = edits;
        dl::Expander expander(reader->segments, limit);
        for (const auto &item : expander.nearest(dl::text_of(start), word))
            if (!sink(context, dl::slice_of(item.term), item.distance, item.documents))
                break;
        return DATELINE_OK;
    });
}
}
