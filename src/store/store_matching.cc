// All that matches a search, without order: for counts that must be exact.
#include <xapian.h>

#include <algorithm>

#include "store/glass/values.h"
#include "store/match/compile.h"
#include "store/segments/assured.h"

using dl::During;
using dl::guard;

namespace
{

// Notes each matching document of a segment. Xapian tells a spy every document once and asks for no score.
class Noter : public Xapian::MatchSpy
{
  public:
    Noter(dl_bitmap &into, uint32_t after) : seen(into), before(after)
    {
    }

    void operator()(const Xapian::Document &document, double) override
    {
        dl_bitmap_add(&seen, before + document.get_docid());
    }

  private:
    dl_bitmap &seen;
    const uint32_t before;
};

// Tells the values of the wanted documents: `ceiling` says which is the first of them that is not before a number, which
// does not sink; UINT32_MAX: none.
template <typename Ceiling>
dateline_status each_value(const dl_store_reader &reader, unsigned slot, Ceiling ceiling, dl_store_value_sink *sink,
                           void *context, dateline_error *error) noexcept
{
    return guard(reader.path.c_str(), During::reading, error, [&] {
        for (const dl::Segment &segment : reader.segments) {
            dl::Tables::Cursor cursor(segment.tables->postlist());
            dl_values values;
            dl_values_begin(&values, &cursor, slot);
            uint32_t wanted = ceiling(segment.before + 1);
            while (wanted <= segment.before + segment.last) {
                const Xapian::docid document = wanted - segment.before;
                dl_values_skip_to(&values, document);
                if (values.failed) { // Xapian says what is wrong, if something is
                    segment.tables->expect_whole();
                    const std::string value =
                        segment.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot);
                    if (!value.empty() && !sink(context, wanted, dl::slice_of(value)))
                        return DATELINE_OK;
                } else if (values.document == DL_VALUES_END) {
                    break;
                } else if (values.document == document && !sink(context, wanted, values.value)) {
                    return DATELINE_OK;
                }
                wanted = ceiling(values.failed || values.document == document ? wanted + 1
                                                                              : segment.before + values.document);
            }
        }
        return DATELINE_OK;
    });
}

} // namespace

extern "C" {

dateline_status dl_store_matching(dl_bitmap *out, bool *cut, dl_store_reader *reader,
                                  const dl_store_search *search, dateline_error *error) noexcept
{
    *out = DL_BITMAP_EMPTY;
    dateline_status status = guard(reader->path.c_str(), During::reading, error, [&] {
        const dl::Segment &newest = reader->segments.back();
        if (!dl_bitmap_make(out, newest.before + newest.last + 1))
            throw std::bad_alloc();
        dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (compiled.status || compiled.query.empty())
            return compiled.status;
        for (const dl::Segment &segment : reader->segments) {
            dl::assure_query(segment, compiled.query);
            Noter noter(*out, segment.before);
            Xapian::Enquire enquire(segment.database());
            enquire.set_query(compiled.query);
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            enquire.add_matchspy(&noter);
            enquire.get_mset(0, 0, segment.documents);
        }
        if (cut)
            *cut = compiled.verification->cut;
        return compiled.verification->status;
    });
    if (status)
        dl_bitmap_free(out);
    return status;
}

dateline_status dl_store_term_within(dl_store_reader *reader, dl_slice term, const dl_bitmap *documents,
                                     dl_store_posting_sink *sink, void *context,
                                     dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = dl::text_of(term);
        for (const dl::Segment &segment : reader->segments) {
            auto posting = dl::assured_term(segment, name).postlist_begin(name);
            const auto end = segment.database().postlist_end(name);
            uint32_t wanted = dl_bitmap_ceiling(documents, segment.before + 1);
            while (posting != end && wanted <= segment.before + segment.last) {
                const uint32_t at = segment.before + *posting;
                if (at < wanted) {
                    posting.skip_to(wanted - segment.before);
                    continue;
                }
                if (at == wanted && !sink(context, at))
                    return DATELINE_OK;
                wanted = dl_bitmap_ceiling(documents, at == wanted ? at + 1 : at);
            }
        }
        return DATELINE_OK;
    });
}

dateline_status dl_store_values_of(dl_store_reader *reader, unsigned slot, const dl_bitmap *documents,
                                   dl_store_value_sink *sink, void *context,
                                   dateline_error *error) noexcept
{
    return each_value(
        *reader, slot, [&](uint32_t at) { return dl_bitmap_ceiling(documents, at); }, sink, context, error);
}

dateline_status dl_store_values_at(dl_store_reader *reader, unsigned slot, const uint32_t *documents, size_t count,
                                   dl_store_value_sink *sink, void *context,
                                   dateline_error *error) noexcept
{
    const uint32_t *const end = documents + count;
    const auto ceiling = [&](uint32_t at) {
        documents = std::lower_bound(documents, end, at);
        return documents == end ? UINT32_MAX : *documents;
    };
    return each_value(*reader, slot, ceiling, sink, context, error);
}
}
