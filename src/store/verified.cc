// Documents that are asked themselves whether they answer.
#include <xapian.h>

#include "store/verified.h"

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
    using Answers = std::unordered_map<Xapian::docid, bool>;

    Verified(const dl_query_node &asked, std::shared_ptr<Verification> with,
             std::shared_ptr<Answers> known)
        : node(asked), verification(std::move(with)), answers(std::move(known))
    {
        // What positions answer elsewhere is answered in full here, too.
        for (size_t i = 0; i < asked.word_count; i++)
            limited = limited || asked.words[i].form != DL_FORM_PLAIN || asked.field;
        // Folding is the same in all languages.
        for (size_t i = 0; i < asked.word_count; i++)
            by_language = by_language || limited || asked.words[i].stem.size;
    }

    void init(const Xapian::Database &from) override
    {
        database = from;
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
        return database.get_doccount();
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return database.get_doccount();
    }

    void next(double weight) override
    {
        skip_to(document + 1, weight);
    }

    void skip_to(Xapian::docid wanted, double) override
    {
        for (document = std::max(document, wanted); document <= last && !at_limit(); document++)
            if (holds(document))
                return;
        document = last + 1;
    }

    bool check(Xapian::docid wanted, double) override
    {
        document = wanted;
        return holds(wanted);
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
        return new Verified(node, verification, answers);
    }

    std::string get_description() const override
    {
        return "verified";
    }

  private:
    const dl_query_node &node;
    std::shared_ptr<Verification> verification;
    std::shared_ptr<Answers> answers; // a document may be asked about in several places
    Xapian::Database database;
    Xapian::docid document = 0, last = 0;
    bool limited = false, by_language = false;

    std::string language_of(Xapian::docid wanted) const
    {
        auto term = database.termlist_begin(wanted);
        term.skip_to(DL_PREFIX_LANGUAGE);
        const bool has = term != database.termlist_end(wanted) && (*term)[0] == DL_PREFIX_LANGUAGE[0];
        return has ? (*term).substr(1) : std::string();
    }

    bool at_limit() const
    {
        return verification->cut || verification->status;
    }

    bool holds(Xapian::docid wanted)
    {
        const auto known = answers->find(wanted);
        if (known != answers->end())
            return known->second;
        if (limited && !verification->left)
            verification->cut = true;
        if (at_limit())
            return false;
        verification->left -= limited;
        bool answer = false;
        try {
            const std::string data = database.get_document(wanted, Xapian::DOC_ASSUME_VALID).get_data();
            const std::string language = by_language ? language_of(wanted) : std::string();
            verification->status =
                verification->how.verify(verification->how.context, &node, slice_of(data),
                                         slice_of(language), &answer, verification->error);
        } catch (const Xapian::DocNotFoundError &) {
        }
        return answers->emplace(wanted, answer).first->second;
    }
};

} // namespace

Xapian::Query verified(const Xapian::Query &candidates, const dl_query_node &node,
                       const std::shared_ptr<Verification> &verification)
{
    if (!verification->how.verify || candidates.empty())
        return candidates;
    auto source = new Verified(node, verification, std::make_shared<Verified::Answers>());
    return Xapian::Query(Xapian::Query::OP_FILTER, candidates, Xapian::Query(source->release()));
}

} // namespace dl
