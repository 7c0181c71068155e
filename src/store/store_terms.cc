// Reading: terms and the documents that hold them.
#include <xapian.h>

#include "store/glass/postings.h"
#include "store/match/term_walk.h"
#include "store/segments/assured.h"
#include "store/segments/handles.h"

using dl::During;
using dl::guard;
using dl::text_of;

namespace
{

// How many of a segment's removed documents hold the term.
uint64_t removed_with(const dl::Segment &segment, const std::string &term)
{
    uint64_t count = 0;
    if (!segment.removed.count)
        return count;
    if (segment.tables->postlist() && !term.empty()) {
        dl::Lists lists;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items[0];
        while (list.document != DL_POSTINGS_END) {
            const uint32_t wanted = dl_bitmap_ceiling(&segment.removed, list.document);
            if (wanted == UINT32_MAX)
                break;
            count += list.document == wanted;
            if (list.document == wanted)
                dl_postings_next(&list);
            else
                dl_postings_skip_to(&list, wanted);
        }
        if (!list.failed)
            return count;
        segment.tables->expect_whole();
        count = 0;
    }
    auto posting = dl::assured_term(segment, term).postlist_begin(term);
    const auto end = segment.database().postlist_end(term);
    while (posting != end) {
        const uint32_t wanted = dl_bitmap_ceiling(&segment.removed, *posting);
        if (wanted == UINT32_MAX)
            break;
        count += *posting == wanted;
        if (*posting == wanted)
            ++posting;
        else
            posting.skip_to(wanted);
    }
    return count;
}

// Sets holding[i] where the segment's documents[i], which ascend, holds the term.
void mark_holding(bool *holding, const dl::Segment &segment, const std::string &term, const uint32_t *documents,
                  size_t count)
{
    if (segment.tables->postlist()) {
        dl::Lists lists;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items[0];
        for (size_t i = 0; i < count && list.document != DL_POSTINGS_END; i++) {
            dl_postings_skip_to(&list, documents[i] - segment.before);
            holding[i] = holding[i] || list.document == documents[i] - segment.before;
        }
        if (!list.failed)
            return;
        segment.tables->expect_whole();
    }
    auto posting = dl::assured_term(segment, term).postlist_begin(term);
    const auto end = segment.database().postlist_end(term);
    for (size_t i = 0; i < count && posting != end; i++) {
        posting.skip_to(documents[i] - segment.before);
        holding[i] = holding[i] || (posting != end && *posting == documents[i] - segment.before);
    }
}

// Tells `take` of each document of the segment that holds the term, and of its frequency, until it says false.
template <typename Take> bool each_posting(const dl::Segment &segment, const std::string &term, Take take)
{
    Xapian::docid last = 0;
    if (segment.tables->postlist() && !term.empty()) {
        dl::Lists lists;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items[0];
        for (; list.document != DL_POSTINGS_END; dl_postings_next(&list)) {
            last = list.document;
            if (!take(last, list.frequency))
                return false;
        }
        if (!list.failed)
            return true;
        segment.tables->expect_whole();
    }
    auto posting = dl::assured_term(segment, term).postlist_begin(term);
    const auto end = segment.database().postlist_end(term);
    if (last && posting != end)
        posting.skip_to(last + 1);
    for (; posting != end; ++posting)
        if (!take(*posting, posting.get_wdf()))
            return false;
    return true;
}

// How often the term stands in a document of the segment; 0: not there.
uint32_t frequency_in(const dl::Segment &segment, const std::string &term, Xapian::docid document)
{
    if (segment.tables->postlist() && !term.empty()) {
        dl::Lists lists;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items[0];
        dl_postings_skip_to(&list, document);
        if (!list.failed)
            return list.document == document ? list.frequency : 0;
        segment.tables->expect_whole();
    }
    auto posting = dl::assured_term(segment, term).postlist_begin(term);
    const auto end = segment.database().postlist_end(term);
    if (posting != end)
        posting.skip_to(document);
    return posting != end && *posting == document ? posting.get_wdf() : 0;
}

} // namespace

extern "C" {

dateline_status dl_store_term_count(uint64_t *out, dl_store_reader *reader, dl_slice term,
                                    dateline_error *error) noexcept
{
    *out = 0;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        for (const dl::Segment &segment : reader->segments)
            *out += dl::documents_with(segment, name);
        return DATELINE_OK;
    });
}

dateline_status dl_store_term_mark(bool *holding, dl_store_reader *reader, dl_slice term, const uint32_t *documents,
                                   size_t count, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        size_t begin = 0, end;
        for (const dl::Segment &segment : reader->segments) {
            for (end = begin; end < count && documents[end] - segment.before <= segment.last; end++)
                ;
            if (end > begin)
                mark_holding(holding + begin, segment, name, documents + begin, end - begin);
            begin = end;
        }
        return DATELINE_OK;
    });
}

dateline_status dl_store_living_count(uint64_t *out, dl_store_reader *reader, dl_slice term,
                                      dateline_error *error) noexcept
{
    *out = 0;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        for (const dl::Segment &segment : reader->segments)
            *out += dl::documents_with(segment, name) - removed_with(segment, name);
        return DATELINE_OK;
    });
}

dateline_status dl_store_term_documents(dl_store_reader *reader, dl_slice term,
                                        dl_store_posting_sink *sink, void *context,
                                        dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        for (const dl::Segment &segment : reader->segments)
            if (!each_posting(segment, name, [&](Xapian::docid document, uint32_t) {
                    return segment.lacks(document) || sink(context, segment.before + document);
                }))
                break;
        return DATELINE_OK;
    });
}

dateline_status dl_store_term_alike(dl_store_reader *reader, dl_slice term, uint32_t document,
                                    dl_store_posting_sink *sink, void *context,
                                    dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        const dl::Place place = dl::place_of(reader->segments, document);
        const uint32_t wanted = frequency_in(place.segment, name, place.document);
        for (const dl::Segment &segment : reader->segments)
            if (!each_posting(segment, name, [&](Xapian::docid other, uint32_t fingerprint) {
                    return (fingerprint != wanted && fingerprint && wanted) || segment.lacks(other) ||
                           sink(context, segment.before + other);
                }))
                break;
        return DATELINE_OK;
    });
}

dateline_status dl_store_terms_each(dl_store_reader *reader, dl_slice prefix,
                                    dl_store_term_sink *sink, void *context,
                                    dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        for (dl::TermWalk at(reader->segments, text_of(prefix)); !at.at_end(); at.next())
            if (!sink(context, dl::slice_of(at.term()), at.documents()))
                break;
        return DATELINE_OK;
    });
}
}
