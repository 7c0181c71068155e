// All that matches a search, without order: for counts that must be exact.
#include <xapian.h>

#include "store/compile.h"

using dl::During;
using dl::guard;

namespace
{

// Notes each matching document. Xapian tells a spy every document once and asks for no score.
class Noter : public Xapian::MatchSpy
{
  public:
    explicit Noter(dl_bitmap &into) : seen(into)
    {
    }

    void operator()(const Xapian::Document &document, double) override
    {
        dl_bitmap_add(&seen, document.get_docid());
    }

  private:
    dl_bitmap &seen;
};

} // namespace

extern "C" {

dateline_status dl_store_matching(dl_bitmap *out, bool *cut, dl_store_reader *reader,
                                  const dl_store_search *search, dateline_error *error) noexcept
{
    *out = DL_BITMAP_EMPTY;
    dateline_status status = guard(reader->path.c_str(), During::reading, error, [&] {
        const Xapian::Database &database = reader->database;
        if (!dl_bitmap_make(out, database.get_lastdocid() + 1))
            throw std::bad_alloc();
        dl::Compiled compiled = dl::compile(*reader, *search, error);
        if (compiled.status || compiled.query.empty())
            return compiled.status;
        Noter noter(*out);
        Xapian::Enquire enquire(database);
        enquire.set_query(compiled.query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&noter);
        enquire.get_mset(0, 0, database.get_doccount());
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
        auto posting = reader->database.postlist_begin(name);
        const auto end = reader->database.postlist_end(name);
        uint32_t wanted = dl_bitmap_ceiling(documents, 1);
        while (posting != end && wanted != UINT32_MAX) {
            const Xapian::docid at = *posting;
            if (at < wanted) {
                posting.skip_to(wanted);
                continue;
            }
            if (at == wanted && !sink(context, at))
                break;
            wanted = dl_bitmap_ceiling(documents, at == wanted ? at + 1 : at);
        }
        return DATELINE_OK;
    });
}

dateline_status dl_store_values_of(dl_store_reader *reader, unsigned slot, const dl_bitmap *documents,
                                   dl_store_value_sink *sink, void *context,
                                   dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        auto value = reader->database.valuestream_begin(slot);
        const auto end = reader->database.valuestream_end(slot);
        uint32_t wanted = dl_bitmap_ceiling(documents, 1);
        while (value != end && wanted != UINT32_MAX) {
            if (value.get_docid() < wanted)
                value.skip_to(wanted);
            if (value == end)
                break;
            const Xapian::docid at = value.get_docid();
            if (at == wanted && !sink(context, at, dl::slice_of(*value)))
                break;
            wanted = dl_bitmap_ceiling(documents, at == wanted ? at + 1 : at);
        }
        return DATELINE_OK;
    });
}
}
