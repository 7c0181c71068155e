// Recognising queries of words and phrases alone.
#include <xapian.h>

#include "store/plain_query.h"

#include <utility>

using Xapian::Query;

namespace dl
{
namespace
{

bool is_term(const Query &query)
{
    return query.get_type() == Query::LEAF_TERM;
}

// The query's parts, if they are joined so; else the query alone.
std::vector<Query> parts_of(const Query &query, Query::op how)
{
    if (query.get_type() != how)
        return {query};
    std::vector<Query> parts;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        parts.push_back(query.get_subquery(i));
    return parts;
}

// A term, or a term in the documents of others, see Compiler::within; the empty name for any other query.
PlainWords::Term plain_term(const Query &query)
{
    const bool chosen = query.get_type() == Query::OP_FILTER && query.get_num_subqueries() == 2;
    const Query term = chosen ? query.get_subquery(0) : query;
    if (!is_term(term))
        return {};
    PlainWords::Term made = {*term.get_terms_begin(), {}};
    for (const Query &other : chosen ? parts_of(query.get_subquery(1), Query::OP_OR) : std::vector<Query>()) {
        if (!is_term(other))
            return {};
        made.within.push_back(*other.get_terms_begin());
    }
    return made;
}

// A term, or those that count as one; of any other query, none.
std::vector<PlainWords::Term> terms_of(const Query &query)
{
    std::vector<PlainWords::Term> terms;
    for (const Query &part : parts_of(query, Query::OP_SYNONYM)) {
        terms.push_back(plain_term(part));
        if (terms.back().name.empty())
            return {};
    }
    return terms;
}

// Whether the node is those words, by terms that were found for each.
bool is_plain(const dl_query_node &from, const PlainWords &words)
{
    bool plain = (from.kind == DL_QUERY_WORD || from.kind == DL_QUERY_PHRASE) && !from.field && from.weight > 0;
    for (size_t i = 0; i < from.word_count; i++)
        plain = plain && from.words[i].form == DL_FORM_PLAIN;
    for (const PlainWords::Word &word : words.words)
        plain = plain && !word.terms.empty();
    return plain && !words.words.empty();
}

} // namespace

void PlainQuery::take_node(const dl_query_node &from, const Query &made)
{
    if (from.kind == DL_QUERY_WORD) {
        node_before = PlainWords();
        node_before.words.push_back({terms_of(made), 1});
    }
    if (!is_plain(from, node_before))
        forget_node();
}

void PlainQuery::forget_node()
{
    node_before = PlainWords();
}

void PlainQuery::take_phrase(const std::vector<Query> &others, const std::vector<Query> &placed, uint32_t window)
{
    PlainWords::Order order = {{}, window};
    for (const std::vector<Query> *list : {&others, &placed})
        for (const Query &word : *list)
            node_before.words.push_back({terms_of(word), 1});
    for (const Query &word : placed)
        if (is_term(word))
            order.terms.push_back(*word.get_terms_begin());
    if (placed.size() > 1)
        node_before.orders.push_back(std::move(order));
}

void PlainQuery::take_over(double weight, dl_occur occur)
{
    for (PlainWords::Word &word : node_before.words)
        words.words.push_back({std::move(word.terms), word.weight * weight});
    for (PlainWords::Order &order : node_before.orders)
        words.orders.push_back(std::move(order));
    words.all = occur == DL_MUST;
}

// Clauses that all must be there, or none; no other groups in them or around them.
void PlainQuery::take_clause(const dl_query_node &group, const dl_query_node &clause, double times, unsigned depth)
{
    const bool fits = !depth && !node_before.words.empty() && !group.alike && clause.occur != DL_MUST_NOT &&
                      (clause.occur == DL_MUST || clause.kind == DL_QUERY_WORD) &&
                      (words.words.empty() || words.all == (clause.occur == DL_MUST));
    only_words = only_words && fits;
    if (fits)
        take_over(group.weight * clause.weight * times, clause.occur);
}

void PlainQuery::end_root(const dl_query_node &group)
{
    words.bonus = !words.all ? group.all_bonus : 0;
    if (!only_words)
        words = PlainWords();
}

void PlainQuery::take_root(const dl_query_node &root)
{
    take_over(root.weight, DL_MUST);
}

} // namespace dl
