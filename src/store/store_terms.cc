// Reading: terms and the documents that hold them.
#include <xapian.h>

#include "store/handles.h"
#include "store/postings.h"

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
    auto posting = segment.database.postlist_begin(term);
    const auto end = segment.database.postlist_end(term);
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

// The terms of a segment that begin with a prefix, ascending.
class Terms
{
  public:
    std::string term; // at hand; empty: no more
    uint64_t documents = 0;

    Terms(const dl::Segment &from, const std::string &start) : term(start), segment(from), prefix(start)
    {
        documents = term.empty() ? 0 : dl::documents_with(segment, term);
        if (!documents)
            next();
    }

    void next()
    {
        const std::string after = term;
        const dl_glass_answer answer = segment.tables->next_term(&term, &documents, after);
        if (answer == DL_GLASS_UNSURE)
            ask(after);
        if (answer == DL_GLASS_ABSENT || term.compare(0, prefix.size(), prefix) != 0)
            term.clear();
    }

  private:
    const dl::Segment &segment;
    const std::string prefix;

    void ask(const std::string &after)
    {
        auto found = segment.database.allterms_begin(prefix);
        const auto end = segment.database.allterms_end(prefix);
        found.skip_to(after + '\0');
        term = found == end ? std::string() : *found;
        documents = found == end ? 0 : found.get_termfreq();
    }
};

// Tells `take` of each document of the segment that holds the term, until it says false.
template <typename Take> bool each_posting(const dl::Segment &segment, const std::string &term, Take take)
{
    Xapian::docid last = 0;
    if (segment.tables->postlist() && !term.empty()) {
        dl::Lists lists;
        lists.add(segment.tables->postlist(), term);
        dl_postings &list = lists.items[0];
        for (; list.document != DL_POSTINGS_END; dl_postings_next(&list)) {
            last = list.document;
            if (!take(last))
                return false;
        }
        if (!list.failed)
            return true;
        segment.tables->expect_whole();
    }
    auto posting = segment.database.postlist_begin(term);
    const auto end = segment.database.postlist_end(term);
    if (last && posting != end)
        posting.skip_to(last + 1);
    for (; posting != end; ++posting)
        if (!take(*posting))
            return false;
    return true;
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
            if (!each_posting(segment, name, [&](Xapian::docid document) {
                    return segment.lacks(document) || sink(context, segment.before + document);
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
        std::vector<Terms> all;
        for (const dl::Segment &segment : reader->segments)
            all.emplace_back(segment, text_of(prefix));
        for (;;) {
            std::string least;
            for (const Terms &terms : all)
                if (!terms.term.empty() && (least.empty() || terms.term < least))
                    least = terms.term;
            if (least.empty())
                return DATELINE_OK;
            uint64_t documents = 0;
            for (Terms &terms : all)
                if (terms.term == least) {
                    documents += terms.documents;
                    terms.next();
                }
            if (!sink(context, dl::slice_of(least), documents))
                return DATELINE_OK;
        }
    });
}
}
