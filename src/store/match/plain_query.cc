// Recognising queries of words, phrases and filters alone.
#include <xapian.h>

#include "store/match/plain_query.h"

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

// Whether the leaf is those words, by terms that were found for each: words of the text or of a field of passages, and
// fields that only filter.
bool is_plain(const dl_query_node &from, const PlainWords &words)
{
    const bool filter = from.kind == DL_QUERY_KEYWORD;
    bool plain = filter ? from.weight == 0 : from.weight > 0;
    if (from.field)
        plain = plain && from.kind != DL_QUERY_PHRASE && from.field->scope == DL_OF_PASSAGE &&
                from.field->type == (filter ? DL_FIELD_KEYWORD : DL_FIELD_NAMES);
    for (size_t i = 0; i < from.word_count; i++)
        plain = plain && from.words[i].form == DL_FORM_PLAIN;
    for (const PlainWords::Word &word : words.words)
        plain = plain && !word.terms.empty();
    return plain && !words.words.empty();
}

// Whether it is one word, or any of some, and nothing else.
bool is_choice(const PlainWords &words)
{
    bool choice =
        words.orders.empty() && words.words.size() + words.filters.size() > 0 &&
        (words.filters.empty() || (words.words.empty() && words.filters.size() == 1 && !words.filters[0].denies));
    for (const PlainWords::Word &word : words.words)
        choice = choice && (words.words.size() == 1 ? word.occur != DL_MUST_NOT : word.occur == DL_SHOULD);
    return choice;
}

void add(PlainWords &to, const PlainWords::Word &word, double times, dl_occur occur)
{
    to.words.push_back({word.terms, occur == DL_MUST_NOT ? 0 : word.weight * times, occur});
}

// Any of several filters is one.
void join_shoulds(PlainWords &words)
{
    PlainWords::Word one = {{}, 0};
    std::vector<PlainWords::Word> others;
    for (const PlainWords::Word &word : words.words)
        if (word.occur == DL_SHOULD)
            one.terms.insert(one.terms.end(), word.terms.begin(), word.terms.end());
        else
            others.push_back(word);
    others.push_back(one);
    words.words = std::move(others);
}

} // namespace

void PlainQuery::take_leaf(const dl_query_node &from, const Query &made)
{
    if (!node_before.filters.empty())
        return;
    if (from.kind == DL_QUERY_WORD || from.kind == DL_QUERY_KEYWORD) {
        node_before = PlainWords();
        node_before.words.push_back({terms_of(made), 1});
    }
    if ((from.kind != DL_QUERY_WORD && from.kind != DL_QUERY_KEYWORD && from.kind != DL_QUERY_PHRASE) ||
        !is_plain(from, node_before))
        forget_node();
}

void PlainQuery::forget_node()
{
    node_before = PlainWords();
}

void PlainQuery::take_filter(const PlainWords::Filter &filter)
{
    forget_node();
    node_before.filters.push_back(filter);
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

// Words that may be there come from one group, whose bonus is for them.
void PlainQuery::take_clause(Group &group, const dl_query_node &clause, double times)
{
    PlainWords &words = group.words;
    bool inner_should = false, scores = true;
    for (const PlainWords::Word &word : node_before.words) {
        inner_should = inner_should || word.occur == DL_SHOULD;
        scores = scores && word.weight > 0;
    }
    group.fits = group.fits && !node_before.empty();
    for (PlainWords::Filter filter : node_before.filters) {
        filter.denies = filter.denies || clause.occur == DL_MUST_NOT;
        words.filters.push_back(std::move(filter));
    }
    switch (clause.occur) {
    case DL_MUST:
        group.fits = group.fits && !(inner_should && (group.has_inner_should || group.has_own_should));
        group.has_must = true;
        group.has_inner_should = group.has_inner_should || inner_should;
        for (const PlainWords::Word &word : node_before.words)
            add(words, word, times, word.occur);
        words.orders.insert(words.orders.end(), node_before.orders.begin(), node_before.orders.end());
        words.any = words.any || node_before.any;
        words.bonus += node_before.bonus;
        break;
    case DL_SHOULD:
        group.fits = group.fits && !group.has_inner_should && !clause.clause_count && node_before.words.size() == 1 &&
                     node_before.orders.empty() && node_before.filters.empty() && (!group.has_own_should || scores == group.shoulds_score);
        group.has_own_should = true;
        group.shoulds_score = scores;
        for (const PlainWords::Word &word : node_before.words)
            add(words, word, times, DL_SHOULD);
        break;
    case DL_MUST_NOT:
        group.fits = group.fits && is_choice(node_before);
        for (const PlainWords::Word &word : node_before.words)
            add(words, word, times, DL_MUST_NOT);
        break;
    }
}

void PlainQuery::take_group(const dl_query_node &from, Group group)
{
    const bool some = group.has_own_should, filters = some && !group.shoulds_score;
    if (!group.fits || from.alike || (!group.has_must && !some) || (group.has_must && filters)) {
        forget_node();
        return;
    }
    node_before = std::move(group.words);
    if (filters) {
        join_shoulds(node_before);
    } else if (some) {
        node_before.any = !group.has_must;
        node_before.bonus = from.all_bonus;
    }
}

void PlainQuery::weigh(double weight)
{
    for (PlainWords::Word &word : node_before.words)
        word.weight *= weight;
}

} // namespace dl
