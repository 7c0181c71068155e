// From a query's tree to Xapian's query.
#include <xapian.h>

#include "store/compile.h"

#include <algorithm>

using Xapian::Query;

namespace dl
{
namespace
{

const unsigned depth_limit = 200;

std::string make_term(const std::string &prefix, dl_slice value)
{
    dl_buffer made = DL_BUFFER_EMPTY;
    dl_term_make(&made, prefix.c_str(), value);
    std::string term = made.size ? std::string(made.data, made.size) : std::string();
    bool failed = made.failed;
    dl_buffer_free(&made);
    if (failed)
        throw std::bad_alloc();
    return term;
}

Query scaled(const Query &query, double weight)
{
    return weight == 1.0 ? query : Query(Query::OP_SCALE_WEIGHT, query, weight);
}

class Compiler
{
  public:
    Compiler(const dl_store_reader &from, const dl_store_search &what, dateline_error *where)
        : reader(from), search(what), error(where)
    {
    }

    Compiled run()
    {
        out.query = search.root ? node(*search.root, 0) : Query::MatchNothing;
        // Articles' own documents hold no text: only queries that name none can meet them.
        if (search.root && meets_articles)
            out.query = Query(Query::OP_AND_NOT, out.query, Query(DL_PREFIX_KIND "article"));
        return std::move(out);
    }

  private:
    const dl_store_reader &reader;
    const dl_store_search &search;
    dateline_error *error;
    Compiled out;
    bool meets_articles = false;

    Query node(const dl_query_node &from, unsigned depth)
    {
        if (depth > depth_limit)
            return Query::MatchNothing;
        Query made = shape(from, depth);
        if (from.field && from.field->filter && from.kind != DL_QUERY_GROUP)
            made = Query(Query::OP_FILTER, made, Query(from.field->filter));
        return from.kind == DL_QUERY_GROUP ? made : scaled(made, from.weight);
    }

    Query shape(const dl_query_node &from, unsigned depth)
    {
        switch (from.kind) {
        case DL_QUERY_GROUP:
            return group(from, depth);
        case DL_QUERY_WORD:
            return word(from);
        case DL_QUERY_PHRASE:
            return phrase(from);
        case DL_QUERY_PREFIX:
            return prefix(from);
        case DL_QUERY_KEYWORD:
            return keyword(from);
        case DL_QUERY_DATES:
            return dates(from);
        case DL_QUERY_ALL:
            meets_articles = true;
            return Query::MatchAll;
        }
        return Query::MatchNothing;
    }

    static std::string field_prefix(const dl_query_node &from)
    {
        return from.field ? from.field->prefix : "";
    }

    Query word(const dl_query_node &from)
    {
        const dl_query_word &asked = from.words[0];
        bool stemmed = asked.stem.size && (!from.field || from.field->type == DL_FIELD_WORDS);
        if (stemmed)
            return Query(make_term(DL_PREFIX_STEM + field_prefix(from), asked.stem));
        return Query(make_term(field_prefix(from), asked.folded));
    }

    Query phrase(const dl_query_node &from)
    {
        std::vector<Query> parts;
        uint32_t last = 0;
        for (size_t i = 0; i < from.word_count; i++) {
            parts.emplace_back(make_term(field_prefix(from), from.words[i].folded));
            last = std::max(last, from.words[i].offset);
        }
        size_t window = std::max<size_t>(size_t(last) + 1, parts.size());
        return Query(Query::OP_PHRASE, parts.begin(), parts.end(), Xapian::termcount(window));
    }

    Query prefix(const dl_query_node &from)
    {
        std::string start = make_term(field_prefix(from), from.value);
        size_t limit = search.prefix_limit, words = 0;
        auto end = reader.database.allterms_end(start);
        for (auto term = reader.database.allterms_begin(start); term != end && words <= limit; ++term)
            words++;
        if (words > limit)
            out.cut_prefixes.push_back(text_of(from.value));
        return Query(Query::OP_WILDCARD, start, Xapian::termcount(limit),
                     Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
    }

    Query keyword(const dl_query_node &from)
    {
        if (from.field->type != DL_FIELD_SOURCE)
            return Query(make_term(field_prefix(from), from.value));
        const dl_slice *terms = nullptr;
        size_t count = 0;
        if (!search.sources.resolve || out.status)
            return Query::MatchNothing;
        out.status = search.sources.resolve(search.sources.context, from.value, &terms, &count, error);
        if (out.status || !count)
            return Query::MatchNothing;
        meets_articles = true; // they carry their source's term
        std::vector<Query> any;
        for (size_t i = 0; i < count; i++)
            any.emplace_back(text_of(terms[i]));
        return Query(Query::OP_OR, any.begin(), any.end());
    }

    Query dates(const dl_query_node &from)
    {
        char first[5], last[5];
        // An open end still asks for a value: what has no date is in no range.
        dl_slot_date(first, from.from);
        dl_slot_date(last, from.until == INT64_MAX ? INT64_MAX : from.until - 1);
        if (from.until <= from.from)
            return Query::MatchNothing;
        return Query(Query::OP_VALUE_RANGE, DL_SLOT_DATE, std::string(first, 5), std::string(last, 5));
    }

    Query group(const dl_query_node &from, unsigned depth)
    {
        std::vector<Query> musts, filters, shoulds, scored, nots;
        for (size_t i = 0; i < from.clause_count; i++) {
            const dl_query_node &clause = *from.clauses[i];
            if (clause.ignored)
                continue;
            Query made = node(clause, depth + 1);
            bool filter = clause.kind != DL_QUERY_GROUP && clause.weight == 0;
            if (clause.occur == DL_MUST_NOT)
                nots.push_back(made);
            else if (clause.occur == DL_MUST)
                (filter ? filters : musts).push_back(made);
            else {
                shoulds.push_back(made);
                if (!filter)
                    scored.push_back(made);
            }
        }
        Query any = shoulds.empty() ? Query()
                                    : Query(Query::OP_OR, shoulds.begin(), shoulds.end());
        if (from.all_bonus > 0 && scored.size() > 1) {
            Query all(Query::OP_AND, scored.begin(), scored.end());
            any = Query(Query::OP_OR, any, scaled(all, from.all_bonus));
        }
        Query made;
        bool has_must = !musts.empty() || !filters.empty();
        if (!musts.empty())
            made = Query(Query::OP_AND, musts.begin(), musts.end());
        if (!shoulds.empty())
            made = musts.empty() && !has_must ? any
                   : musts.empty()            ? Query(Query::OP_AND_MAYBE, all_of(filters), any)
                                              : Query(Query::OP_AND_MAYBE, made, any);
        if (!filters.empty()) {
            Query filter = all_of(filters);
            if (musts.empty() && shoulds.empty())
                made = filter;
            else if (!musts.empty())
                made = Query(Query::OP_FILTER, made, filter);
        }
        if (!nots.empty()) {
            if (!has_must && shoulds.empty()) {
                made = Query::MatchAll;
                meets_articles = true;
            }
            made = Query(Query::OP_AND_NOT, made, Query(Query::OP_OR, nots.begin(), nots.end()));
        }
        return made;
    }

    // Matches what all filters match, without score.
    static Query all_of(const std::vector<Query> &filters)
    {
        return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, filters.begin(), filters.end()), 0);
    }
};

} // namespace

Compiled compile(const dl_store_reader &reader, const dl_store_search &search, dateline_error *error)
{
    return Compiler(reader, search, error).run();
}

} // namespace dl
