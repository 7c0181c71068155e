// Documents that are asked themselves whether they answer.
#include <xapian.h>

#include "store/match/verified.h"
#include "store/match/queries.h"

#include <algorithm>

namespace dl
{
namespace
{

// Stands for every document at first sight, so that Xapian asks about a document only when all else
// that must match holds it.
class Verified : public Xapian::PostingSource
{
  public:
    explicit Verified(std::shared_ptr<Asked> about) : asked(std::move(about))
    {
    }

    void init(const Xapian::Database &from) override
    {
        const Segments &segments = asked->reader.segments;
        before = segments[segment_of(segments, from)].before;
        count = from.get_doccount();
        document = 0;
        last = from.get_lastdocid();
        set_maxweight(0);
    }

    Xapian::doccount get_termfreq_min() const override
    {
        return 0;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return count;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return count;
    }

    void next(double weight) override
    {
        skip_to(document + 1, weight);
    }

    void skip_to(Xapian::docid wanted, double) override
    {
        for (document = std::max(document, wanted); document <= last && !asked->at_limit(); document++)
            if (asked->holds(before + document))
                return;
        document = last + 1;
    }

    bool check(Xapian::docid wanted, double) override
    {
        document = wanted;
        return asked->holds(before + wanted);
    }

    bool at_end() const override
    {
        return document > last;
    }

    Xapian::docid get_docid() const override
    {
        return document;
    }

    Verified *clone() const override
    {
        return new Verified(asked);
    }

    std::string get_description() const override
    {
        return "verified";
    }

  private:
    std::shared_ptr<Asked> asked;
    Xapian::doccount count = 0;
    uint32_t before = 0; /* the segment's documents */
    Xapian::docid document = 0, last = 0; /* within it */
};

} // namespace

Asked::Asked(const dl_store_reader &from, const dl_query_node &about, std::shared_ptr<Verification> with)
    : reader(from), node(about), verification(std::move(with))
{
    // What positions answer elsewhere is answered in full here, too; but not for stop words alone that are in
    // many documents.
    stops = about.word_count > 0 && !dl_query_is_run(&about);
    for (size_t i = 0; i < about.word_count; i++) {
        limited = limited || about.words[i].form != DL_FORM_PLAIN || about.field;
        stops = stops && about.words[i].common;
    }
    for (size_t i = 0; i < about.word_count && stops; i++) {
        uint64_t count = 0;
        for (const Segment &segment : from.segments)
            count += documents_with(segment, text_of(about.words[i].folded));
        stops = count > too_many_stops;
    }
    limited = limited || stops;
}

bool Asked::at_limit() const
{
    return verification->cut || verification->status;
}

bool Asked::holds(uint32_t number)
{
    const auto known = answers.find(number);
    return known != answers.end() ? known->second : answers.emplace(number, look(number)).first->second;
}

bool Asked::look(uint32_t number)
{
    const Place place = place_of(reader.segments, number);
    if (place.segment.lacks(place.document))
        return false;
    if (limited && !verification->left)
        verification->cut = true;
    if (at_limit())
        return false;
    verification->left -= limited;
    verification->asked++;
    bool answer = false;
    try {
        std::string copy;
        dl_slice data;
        if (place.segment.tables->data(&data, place.document) != DL_GLASS_FOUND) {
            copy = place.segment.database().get_document(place.document, Xapian::DOC_ASSUME_VALID).get_data();
            data = slice_of(copy);
        }
        verification->status =
            verification->how.verify(verification->how.context, &node, data, &answer, verification->error);
    } catch (const Xapian::DocNotFoundError &) {
    }
    return answer;
}

Xapian::Query verified(const dl_store_reader &reader, const Xapian::Query &candidates, const dl_query_node &node,
                       const std::shared_ptr<Verification> &verification)
{
    if (!verification->how.verify || candidates.empty())
        return candidates;
    auto source = std::make_unique<Verified>(std::make_shared<Asked>(reader, node, verification));
    return Xapian::Query(Xapian::Query::OP_FILTER, candidates, query_of_source(std::move(source)));
}

bool is_verified(const Xapian::Query &query)
{
    return query.get_type() == Xapian::Query::OP_FILTER && query.get_num_subqueries() == 2 &&
           query.get_subquery(1).get_type() == Xapian::Query::LEAF_POSTING_SOURCE && !has_source(query.get_subquery(0));
}

} // namespace dl
