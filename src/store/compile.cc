// From a query's tree to Xapian's query.
#include <xapian.h>

#include "store/article_passages.h"
#include "store/compile.h"
#include "store/expand.h"
#include "store/placed.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

using Xapian::Query;

namespace dl
{
namespace
{

// The parser stops at 50 levels of brackets; whoever builds deeper trees by hand is told.
const unsigned depth_limit = 200;

// What a name in another script is worth: less than any word.
const double name_weight = 0.01;

// A part of the query, and whether it can match the documents of articles. Those have neither text
// nor dates, so most queries need not exclude them.
struct Part {
    Query query;
    bool meets_articles = false;
};

std::string make_term(const std::string &prefix, dl_slice value)
{
    Buffer made;
    dl_term_make(&made, prefix.c_str(), value);
    if (made.failed)
        throw std::bad_alloc();
    return text_of(dl_buffer_slice(&made));
}

// To Xapian the empty term stands for all documents; to us it is a word that no document holds.
Query term_query(const std::string &term)
{
    return term.empty() ? Query() : Query(term);
}

Query scaled(const Query &query, double weight)
{
    return weight == 1.0 ? query : Query(Query::OP_SCALE_WEIGHT, query, weight);
}

Query joined(Query::op how, const std::vector<Query> &parts)
{
    return Query(how, parts.begin(), parts.end());
}

std::string field_prefix(const dl_query_node &from)
{
    return from.field ? from.field->prefix : "";
}

Query dates(const dl_query_node &from)
{
    if (from.until <= from.from)
        return Query();
    // Bounds on both sides, also for an open end: what has no date is in no range. (To Xapian a
    // missing value is the empty one, which lies before any bound above.)
    char first[5], last[5];
    dl_slot_date(first, from.from);
    dl_slot_date(last, from.until == INT64_MAX ? INT64_MAX : from.until - 1);
    return Query(Query::OP_VALUE_RANGE, DL_SLOT_DATE, std::string(first, sizeof first),
                 std::string(last, sizeof last));
}

// The clauses of a group by what they do; those of weight 0 only say which passages.
struct Clauses {
    std::vector<Query> musts, filters, shoulds, scored_shoulds, nots;
    bool musts_meet_articles = true;    // each of musts and filters
    bool shoulds_meet_articles = false; // one of shoulds
};

class Compiler
{
  public:
    Compiler(const dl_store_reader &from, const dl_store_search &what, dateline_error *where, bool defer)
        : reader(from), search(what), error(where), expander(from.database, what.prefix_limit), placed_terms(from),
          deferring(defer && what.verifier.verify)
    {
        out.verification = std::make_shared<Verification>(
            Verification{what.verifier, where, what.verifier.limit});
    }

    Compiled run()
    {
        if (!search.root)
            return std::move(out);
        Part whole = node(*search.root, 0);
        out.query = whole.query;
        if (search.root->kind != DL_QUERY_GROUP)
            words_alone.take_root(*search.root);
        out.plain = words_alone.found();
        if (whole.meets_articles)
            out.query = Query(Query::OP_AND_NOT, out.query, Query(DL_PREFIX_KIND "article"));
        const Query removed = documents_removed(reader);
        if (!removed.empty())
            out.query = Query(Query::OP_AND_NOT, out.query, removed);
        return std::move(out);
    }

  private:
    const dl_store_reader &reader;
    const dl_store_search &search;
    dateline_error *error;
    Expander expander;
    Compiled out;
    Placed placed_terms;
    PlainQuery words_alone;
    bool deferring;    // the node at hand must answer whatever the others do, and may be asked later
    double factor = 1; // of the node at hand, with those around it; 0 below what is denied

    Part node(const dl_query_node &from, unsigned depth)
    {
        if (depth > depth_limit && !out.status)
            out.status = dl_fail(error, DATELINE_ERROR_INTERNAL, "the query is nested too deeply");
        if (out.status)
            return Part();
        const double around = factor;
        const double own = factor * from.weight;
        const bool whole = from.kind != DL_QUERY_GROUP || from.alike; // scored as one
        factor = from.alike ? 0 : own;
        Part made = from.kind == DL_QUERY_GROUP ? group(from, depth) : leaf(from);
        if (from.field && from.field->filter && from.kind != DL_QUERY_GROUP)
            made.query = Query(Query::OP_FILTER, made.query, Query(from.field->filter));
        words_alone.take_node(from, made.query);
        if (whole && own > 0)
            out.parts.push_back({&from, scaled(made.query, own)});
        made.query = scaled(made.query, from.weight);
        factor = around;
        return made;
    }

    Part leaf(const dl_query_node &from)
    {
        if (from.kind == DL_QUERY_DATES)
            return {dates(from), true};
        if (from.kind == DL_QUERY_ALL)
            return {Query::MatchAll, true};
        if (from.field && from.field->type == DL_FIELD_LIKE)
            return {like(from), false};
        Query held = from.name_count ? with_names(terms(from), from) : terms(from);
        if (wants_verifying(from) && deferring && !from.field)
            out.deferred.push_back(&from);
        else if (wants_verifying(from)) {
            held = verified(reader, held, from, out.verification);
            words_alone.forget_node();
        } else if (from.kind == DL_QUERY_PHRASE) {
            held = with_placeless(held, from);
        }
        if (!from.field || from.field->scope == DL_OF_PASSAGE || out.status)
            return {held, from.kind == DL_QUERY_KEYWORD};
        const Query article(DL_PREFIX_KIND "article");
        const Query shared = passages_of(reader, Query(Query::OP_FILTER, held, article));
        if (from.field->scope == DL_OF_ARTICLE)
            return {from.field->type == DL_FIELD_WORDS ? headlined(shared, from) : shared, false};
        const Query tweet(DL_PREFIX_KIND "tweet");
        return {Query(Query::OP_OR, Query(Query::OP_AND_NOT, held, article),
                      Query(Query::OP_AND_NOT, shared, tweet)),
                false};
    }

    uint64_t documents_with(const std::string &term)
    {
        uint64_t all = 0;
        for (const Segment &segment : reader.segments)
            all += dl::documents_with(segment, term);
        return all;
    }

    bool term_exists(const std::string &term)
    {
        return documents_with(term) != 0;
    }

    // A phrase, and in passages of languages that keep no places of some of its words what their texts say.
    Query with_placeless(const Query &placed, const dl_query_node &from)
    {
        dl_languages some = {};
        std::vector<Query> words;
        for (size_t i = 0; i < from.word_count; i++) {
            for (size_t k = 0; k < sizeof some.bits / sizeof *some.bits; k++)
                some.bits[k] |= from.words[i].placeless.bits[k];
            words.push_back(term_query(text_of(from.words[i].folded)));
        }
        if (!dl_languages_any(&some))
            return placed;
        const Query there(Query::OP_FILTER, joined(Query::OP_AND, words), joined(Query::OP_OR, of_languages(some)));
        return Query(Query::OP_OR, placed, verified(reader, there, from, out.verification));
    }

    bool has_positions(const dl_query_word &word)
    {
        return word.form == DL_FORM_PLAIN && !word.stem.size && !word.common && word.folded.size &&
               placed_terms.is(make_term("", word.folded), word.placeless);
    }

    // Terms say that the words are there; how they are written and where they stand, they say for folded
    // forms of the text alone, and of words that are not rare.
    bool wants_verifying(const dl_query_node &from)
    {
        if (from.kind == DL_QUERY_WORD)
            return from.word_count && from.words[0].form == DL_FORM_WRITTEN;
        if (from.kind != DL_QUERY_PHRASE)
            return false;
        bool plain = !from.field;
        for (size_t i = 0; i < from.word_count && plain; i++)
            plain = !(deferring && dl_languages_any(&from.words[i].placeless)) && has_positions(from.words[i]);
        return !plain;
    }

    // The same name in other scripts. It adds little and always the same, so that what holds the words as they
    // were asked for comes first.
    Query with_names(const Query &held, const dl_query_node &from)
    {
        std::vector<Query> any;
        for (size_t i = 0; i < from.name_count; i++) {
            const std::string term = make_term(DL_PREFIX_NAME, from.names[i]);
            if (term_exists(term))
                any.push_back(Query(term));
        }
        if (any.empty())
            return held;
        auto little = new Xapian::FixedWeightPostingSource(name_weight);
        return Query(Query::OP_OR, held,
                     Query(Query::OP_FILTER, Query(little->release()), joined(Query::OP_OR, any)));
    }

    // Words of the title choose the article's passages; the headline has them as its text and scores.
    Query headlined(const Query &shared, const dl_query_node &from)
    {
        dl_query_node text = from;
        text.field = nullptr;
        return Query(Query::OP_AND_MAYBE, shared,
                     Query(Query::OP_FILTER, terms(text), Query(DL_PREFIX_KIND "headline")));
    }

    // The documents that hold the leaf's terms themselves, and in the text stand as they should.
    Query terms(const dl_query_node &from)
    {
        switch (from.kind) {
        case DL_QUERY_WORD:
            return from.word_count ? word(from, from.words[0]) : Query();
        case DL_QUERY_PHRASE:
            return phrase(from);
        case DL_QUERY_KEYWORD:
            return keyword(from);
        case DL_QUERY_DATES:
        case DL_QUERY_ALL:
        case DL_QUERY_GROUP:
            break;
        }
        return Query();
    }

    Query word(const dl_query_node &from, const dl_query_word &asked)
    {
        if (asked.form == DL_FORM_PATTERN || asked.form == DL_FORM_FUZZY) {
            const Expansion found = expander.expand(field_prefix(from), asked);
            if (found.cut)
                out.cut_words.push_back(asked.form == DL_FORM_FUZZY
                                            ? text_of(asked.folded) + "~" + std::to_string(asked.edits)
                                            : text_of(asked.folded));
            return from.kind == DL_QUERY_WORD ? found.nearest_first() : found.any();
        }
        if (!asked.stem.size || (from.field && from.field->type != DL_FIELD_WORDS))
            return term_query(make_term(field_prefix(from), asked.folded));
        return stems(DL_PREFIX_STEM + field_prefix(from), asked);
    }

    // A term in passages of languages that are few; the empty query when there is none: mostly, and the search is the
    // cheaper for it.
    Query within(const std::string &term, const dl_languages &set)
    {
        const std::vector<Query> languages = of_languages(set);
        std::vector<std::string> names;
        for (const Query &language : languages)
            names.push_back(*language.get_terms_begin());
        for (const Segment &segment : reader.segments)
            if (segment.tables->meet(term, names) != DL_GLASS_ABSENT)
                return Query(Query::OP_FILTER, Query(term), joined(Query::OP_OR, languages));
        return Query();
    }

    // A word by its stems: in the default language, and others that some document holds, if need be of the stem's
    // language; and, where it is a stop word, by its folded form. Together they are one word.
    Query stems(const std::string &prefix, const dl_query_word &asked)
    {
        const std::string first = make_term(prefix, asked.stem);
        std::vector<Query> any;
        if ((asked.common || dl_languages_any(&asked.placeless)) && prefix == DL_PREFIX_STEM)
            any.push_back(term_query(text_of(asked.folded)));
        for (size_t i = 0; i < asked.other_count; i++) {
            const std::string other = make_term(prefix, asked.others[i]);
            if (!term_exists(other))
                continue;
            const dl_languages *wanted = prefix == DL_PREFIX_STEM ? dl_query_wanted(asked.wanted, i) : nullptr;
            const Query there = wanted ? within(other, *wanted) : term_query(other);
            if (!there.empty())
                any.push_back(there);
        }
        if (any.empty())
            return term_query(first);
        if (term_exists(first))
            any.push_back(term_query(first));
        return any.size() == 1 ? any[0] : joined(Query::OP_SYNONYM, any);
    }

    // Characters of a script without blanks, by the pairs that they are: rarer than characters, and what
    // such a text is weighed by.
    static Query pairs(const dl_query_node &from)
    {
        std::vector<Query> all;
        for (size_t i = 1; i < from.word_count; i++)
            all.push_back(term_query(make_term(DL_PREFIX_STEM, from.words[i].pair)));
        return joined(Query::OP_AND, all);
    }

    // Of words that the best texts are asked about, the rarer ones choose the documents: a list of one that is many
    // times more frequent costs more than the asking, and tells nothing.
    void drop_commonest(std::vector<Query> &words, const std::vector<Query> &placed)
    {
        const uint64_t many = 16;
        uint64_t least = reader.database.get_doccount();
        const auto frequency = [&](const Query &word) { return documents_with(*word.get_terms_begin()); };
        for (const std::vector<Query> *list : {&std::as_const(words), &placed})
            for (const Query &word : *list)
                if (word.get_type() == Query::LEAF_TERM)
                    least = std::min(least, frequency(word));
        const auto tells_nothing = [&](const Query &word) {
            return word.get_type() == Query::LEAF_TERM && frequency(word) / many > least;
        };
        words.erase(std::remove_if(words.begin(), words.end(), tells_nothing), words.end());
    }

    Query phrase(const dl_query_node &from)
    {
        const bool run = !from.field && dl_query_is_run(&from);
        words_alone.forget_node();
        if (run && from.word_count == 2)
            return pairs(from);
        std::vector<Query> placed, others;
        std::set<std::string> seen; // of those whose place does not matter here
        const bool asking = wants_verifying(from); // all languages
        for (size_t i = 0; i < from.word_count; i++)
            if (!from.field && !(asking && dl_languages_any(&from.words[i].placeless)) && has_positions(from.words[i]))
                placed.push_back(word(from, from.words[i]));
            else if (!dl_query_is_any(&from.words[i]) &&
                     seen.insert(std::string(1, char('0' + from.words[i].form)) +
                                 text_of(from.words[i].folded)).second)
                others.push_back(word(from, from.words[i]));
        if (!others.empty() && deferring && asking)
            drop_commonest(others, placed);
        if (!run && from.name_count == 0 && (placed.size() < 2 || !from.any_order))
            words_alone.take_phrase(others, placed, dl_query_window(&from));
        // Words that stand as asked stand so without those between them.
        if (placed.size() > 1)
            others.push_back(Query(from.any_order ? Query::OP_NEAR : Query::OP_PHRASE, placed.begin(),
                                   placed.end(), dl_query_window(&from)));
        else
            others.insert(others.end(), placed.begin(), placed.end());
        const Query near = others.empty() ? Query::MatchAll : joined(Query::OP_AND, others);
        return run ? Query(Query::OP_FILTER, pairs(from), near) : near;
    }

    // Any of its words, but not where they come from.
    Query like(const dl_query_node &from)
    {
        std::vector<Query> any;
        for (size_t i = 0; i < from.clause_count; i++)
            any.push_back(scaled(terms(*from.clauses[i]), from.clauses[i]->weight));
        if (any.empty())
            return Query();
        return Query(Query::OP_AND_NOT, joined(Query::OP_OR, any),
                     documents_between(reader, uint32_t(from.from), uint32_t(from.until)));
    }

    Query keyword(const dl_query_node &from)
    {
        if (!from.value.size)
            return Query();
        if (!from.field || from.field->type != DL_FIELD_SOURCE)
            return Query(make_term(field_prefix(from), from.value));
        const dl_slice *terms = nullptr;
        size_t count = 0;
        if (search.sources.resolve)
            out.status =
                search.sources.resolve(search.sources.context, from.value, &terms, &count, error);
        std::vector<Query> any;
        for (size_t i = 0; i < count && !out.status; i++)
            any.push_back(term_query(text_of(terms[i])));
        return joined(Query::OP_OR, any);
    }

    // Plain words that are the same have the same key; other clauses have none.
    static std::string key_of(const dl_query_node &clause)
    {
        const bool plain = clause.kind == DL_QUERY_WORD && clause.word_count && !clause.field &&
                           clause.words[0].form == DL_FORM_PLAIN && clause.weight > 0;
        if (!plain)
            return "";
        const dl_query_word &word = clause.words[0];
        return std::string(1, "smn"[clause.occur]) + text_of(word.folded) + '/' + text_of(word.stem);
    }

    // A word that is said twice is looked up once and weighs twice: the factor of each first one.
    static std::map<std::string, double> repeated(const dl_query_node &from)
    {
        std::map<std::string, double> weights;
        for (size_t i = 0; i < from.clause_count; i++) {
            const std::string key = from.clauses[i]->ignored ? "" : key_of(*from.clauses[i]);
            if (!key.empty())
                weights[key] += from.clauses[i]->weight;
        }
        return weights;
    }

    Clauses sort_clauses(const dl_query_node &from, unsigned depth)
    {
        Clauses sorted;
        std::map<std::string, double> weights = repeated(from);
        for (size_t i = 0; i < from.clause_count; i++) {
            const dl_query_node &clause = *from.clauses[i];
            if (clause.ignored && clause.occur == DL_SHOULD)
                continue;
            const double around = factor;
            const std::string key = key_of(clause);
            const double times = key.empty() ? 1 : weights[key] / clause.weight;
            if (!key.empty() && times == 0)
                continue;
            weights[key] = 0;
            const bool deferred = deferring;
            deferring = deferring && clause.occur == DL_MUST;
            factor = clause.occur == DL_MUST_NOT ? 0 : factor * times;
            Part made = node(clause, depth + 1);
            made.query = scaled(made.query, times);
            words_alone.take_clause(from, clause, times, depth);
            factor = around;
            deferring = deferred;
            bool filter = clause.weight == 0;
            switch (clause.occur) {
            case DL_MUST:
                (filter ? sorted.filters : sorted.musts).push_back(made.query);
                sorted.musts_meet_articles = sorted.musts_meet_articles && made.meets_articles;
                break;
            case DL_SHOULD:
                sorted.shoulds.push_back(made.query);
                if (!filter)
                    sorted.scored_shoulds.push_back(made.query);
                sorted.shoulds_meet_articles = sorted.shoulds_meet_articles || made.meets_articles;
                break;
            case DL_MUST_NOT:
                sorted.nots.push_back(made.query);
                break;
            }
        }
        return sorted;
    }

    // Words and phrases that mean the same are counted as one; of other clauses the best counts.
    static Query::op alike(const dl_query_node &from)
    {
        for (size_t i = 0; i < from.clause_count; i++)
            if (from.clauses[i]->kind == DL_QUERY_GROUP)
                return Query::OP_MAX;
        return Query::OP_SYNONYM;
    }

    Part group(const dl_query_node &from, unsigned depth)
    {
        const Clauses clauses = sort_clauses(from, depth);
        if (!depth)
            words_alone.end_root(from);
        const bool has_must = !clauses.musts.empty() || !clauses.filters.empty();
        const bool has_should = !clauses.shoulds.empty();

        Query any = joined(from.alike ? alike(from) : Query::OP_OR, clauses.shoulds);
        if (from.all_bonus > 0 && clauses.scored_shoulds.size() > 1) {
            const Query all_of = joined(Query::OP_AND, clauses.scored_shoulds);
            any = Query(Query::OP_OR, any, scaled(all_of, from.all_bonus));
            if (factor > 0)
                out.parts.push_back({&from, scaled(all_of, from.all_bonus * factor)});
        }

        Part made;
        if (has_must) {
            made.query = all(clauses);
            made.meets_articles = clauses.musts_meet_articles;
            if (has_should)
                made.query = Query(Query::OP_AND_MAYBE, made.query, any);
        } else if (has_should) {
            made = {any, clauses.shoulds_meet_articles};
        } else if (!clauses.nots.empty()) {
            made = {Query::MatchAll, true};
        }
        if (!clauses.nots.empty())
            made.query = Query(Query::OP_AND_NOT, made.query, joined(Query::OP_OR, clauses.nots));
        return made;
    }

    // What matches all that must match.
    static Query all(const Clauses &clauses)
    {
        Query must = joined(Query::OP_AND, clauses.musts);
        if (clauses.filters.empty())
            return must;
        Query filter = joined(Query::OP_AND, clauses.filters);
        return clauses.musts.empty() ? scaled(filter, 0) : Query(Query::OP_FILTER, must, filter);
    }
};

} // namespace

Compiled compile(const dl_store_reader &reader, const dl_store_search &search,
                 dateline_error *error, bool defer)
{
    return Compiler(reader, search, error, defer).run();
}

} // namespace dl
