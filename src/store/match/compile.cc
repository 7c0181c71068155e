// From a query's tree to Xapian's query.
#include <xapian.h>

#include "store/match/article_passages.h"
#include "store/match/best_of.h"
#include "store/match/leaves.h"

#include <map>

using Xapian::Query;

namespace dl
{
namespace
{

// The parser stops at 50 levels of brackets; whoever builds deeper trees by hand is told.
const unsigned depth_limit = 200;

// The clauses of a group by what they do; those of weight 0 only say which passages.
struct Clauses {
    std::vector<Query> musts, filters, shoulds, scored_shoulds, nots;
    PlainQuery::Group plain;
    bool musts_meet_articles = true;    // each of musts and filters
    bool shoulds_meet_articles = false; // one of shoulds
};

class Compiler
{
  public:
    Compiler(const dl_store_reader &from, const dl_store_search &what, dateline_error *where, bool defer)
        : reader(from), search(what), error(where), leaves(from, what, where, out, words_alone),
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
        out.plain = words_alone.found();
        if (whole.meets_articles) {
            const std::string articles = DL_PREFIX_KIND "article";
            out.query = Query(Query::OP_AND_NOT, out.query, Query(articles));
            if (!out.plain.empty())
                out.plain.words.push_back({{{articles, {}}}, 0, DL_MUST_NOT});
        }
        const Query removed = documents_removed(reader);
        if (!removed.empty())
            out.query = Query(Query::OP_AND_NOT, out.query, removed);
        return std::move(out);
    }

  private:
    const dl_store_reader &reader;
    const dl_store_search &search;
    dateline_error *error;
    Compiled out;
    PlainQuery words_alone;
    Leaves leaves; // tells these
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
        words_alone.forget_node();
        Part made = from.kind == DL_QUERY_GROUP ? group(from, depth) : leaves.part(from, deferring);
        if (from.field && from.field->filter && from.kind != DL_QUERY_GROUP)
            made.query = Query(Query::OP_FILTER, made.query, Query(from.field->filter));
        if (from.kind != DL_QUERY_GROUP)
            words_alone.take_leaf(from, made.query);
        words_alone.weigh(from.weight);
        if (whole && own > 0)
            out.parts.push_back({&from, scaled(made.query, own)});
        made.query = scaled(made.query, from.weight);
        factor = around;
        return made;
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
            if (clause.ignored)
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
            words_alone.take_clause(sorted.plain, clause, times);
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

    // Words and phrases that mean the same are counted as one, where Xapian can, those that texts are asked about by their
    // terms; with other clauses the best counts.
    static Query alike(const dl_query_node &from, const std::vector<Query> &clauses)
    {
        bool words = true, asked = false;
        for (size_t i = 0; i < from.clause_count; i++)
            words = words && from.clauses[i]->kind != DL_QUERY_GROUP;
        std::vector<Query> one, parts, matches;
        for (const Query &clause : clauses) {
            const bool asks = words && is_verified(clause);
            asked = asked || asks;
            if (asks || (words && !has_source(clause))) {
                one.push_back(asks ? clause.get_subquery(0) : clause);
                matches.push_back(clause);
            } else {
                parts.push_back(clause);
            }
        }
        if (!one.empty()) {
            const Query all = joined(Query::OP_SYNONYM, one);
            parts.insert(parts.begin(), asked ? Query(Query::OP_FILTER, all, joined(Query::OP_OR, matches)) : all);
        }
        return best_of(parts);
    }

    Part group(const dl_query_node &from, unsigned depth)
    {
        const Clauses clauses = sort_clauses(from, depth);
        words_alone.take_group(from, clauses.plain);
        const bool has_must = !clauses.musts.empty() || !clauses.filters.empty();
        const bool has_should = !clauses.shoulds.empty();

        std::vector<Query> shoulds = clauses.shoulds;
        if (from.alike)
            shoulds = {alike(from, clauses.shoulds)};
        if (from.all_bonus > 0 && clauses.scored_shoulds.size() > 1) {
            const Query all_of = joined(Query::OP_AND, clauses.scored_shoulds);
            shoulds.push_back(scaled(all_of, from.all_bonus));
            if (factor > 0)
                out.parts.push_back({&from, scaled(all_of, from.all_bonus * factor)});
        }
        const Query any = any_of(shoulds);

        Part made;
        if (has_must) {
            made.query = all(clauses);
            made.meets_articles = clauses.musts_meet_articles;
            if (has_should)
                made.query = with_any(made.query, any);
        } else if (has_should) {
            made = {any, clauses.shoulds_meet_articles};
        } else if (!clauses.nots.empty()) {
            made = {everything(), true};
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
