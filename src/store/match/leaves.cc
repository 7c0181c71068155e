// From a leaf of a query's tree to Xapian's query.
#include <xapian.h>

#include "store/match/leaves.h"
#include "store/match/article_passages.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

using Xapian::Query;

namespace dl
{
namespace
{

// What a name in another script is worth: less than any word.
const double name_weight = 0.01;

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

std::string field_prefix(const dl_query_node &from)
{
    return from.field ? from.field->prefix : "";
}

// Bounds on both sides, also for an open end: what has no date is in no range. (To Xapian a missing value is the empty one,
// which lies before any bound above.)
PlainWords::Filter date_filter(const dl_query_node &from)
{
    char first[5], last[5];
    dl_slot_date(first, from.from);
    dl_slot_date(last, from.until == INT64_MAX ? INT64_MAX : from.until - 1);
    return {nullptr, std::string(first, sizeof first), std::string(last, sizeof last), false};
}

// Characters of a script without blanks, by the pairs that they are: rarer than characters, and what such a text is
// weighed by. Those with a blank between them are none.
std::vector<Query> pairs(const dl_query_node &from)
{
    std::vector<Query> all;
    for (size_t i = 1; i < from.word_count && !from.field && dl_query_is_run(&from); i++)
        if (from.words[i].pair.size)
            all.push_back(term_query(make_term(DL_PREFIX_STEM, from.words[i].pair)));
    return all;
}

// Whether it is two such characters: their pair says all.
bool is_pair(const dl_query_node &from)
{
    return from.word_count == 2 && !pairs(from).empty();
}

// "#RedGreen" stands where "red" does. Xapian's NEAR, which wants places of their own, misses some then.
bool may_share_place(const dl_query_node &from)
{
    bool tag = false;
    for (size_t i = 0; i < from.word_count && from.any_order; i++)
        tag |= from.words[i].folded.size && std::strchr("#@$", from.words[i].folded.data[0]);
    return tag;
}

} // namespace

Leaves::Leaves(const dl_store_reader &from, const dl_store_search &what, dateline_error *where, Compiled &to,
               PlainQuery &told)
    : reader(from), search(what), error(where), expander(from.segments, what.prefix_limit), placed_terms(from),
      into(to), words_alone(told)
{
}

uint64_t Leaves::documents_with(const std::string &term)
{
    uint64_t all = 0;
    for (const Segment &segment : reader.segments)
        all += dl::documents_with(segment, term);
    return all;
}

bool Leaves::term_exists(const std::string &term)
{
    return documents_with(term) != 0;
}

bool Leaves::has_positions(const dl_query_word &word)
{
    return word.form == DL_FORM_PLAIN && !word.stem.size && !word.common && word.folded.size &&
           placed_terms.is(make_term("", word.folded), word.placeless);
}

// Terms say that the words are there; how they are written and where they stand, they say for folded
// forms of the text alone, and of words that are not rare.
bool Leaves::wants_verifying(const dl_query_node &from)
{
    if (from.kind == DL_QUERY_WORD)
        return from.word_count && from.words[0].form == DL_FORM_WRITTEN;
    if (from.kind != DL_QUERY_PHRASE || is_pair(from))
        return false;
    bool plain = !from.field && !may_share_place(from) && !dl_query_has_stretches(&from);
    for (size_t i = 0; i < from.word_count && plain; i++)
        plain = !(deferring && dl_languages_any(&from.words[i].placeless)) && has_positions(from.words[i]);
    return !plain;
}

// A term in passages of languages that are few; the empty query when there is none: mostly, and the search is the
// cheaper for it.
Query Leaves::within(const std::string &term, const dl_languages &set)
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
Query Leaves::stems(const std::string &prefix, const dl_query_word &asked)
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

// The terms that a pattern or fuzzy word stands for.
Query Leaves::expanded(const std::string &prefix, const dl_query_node &from, const dl_query_word &asked)
{
    const Expansion found = expander.expand(prefix, asked);
    if (found.cut)
        into.cut_words.push_back(asked.form == DL_FORM_FUZZY ? text_of(asked.folded) + "~" + std::to_string(asked.edits)
                                                             : text_of(asked.folded));
    return from.kind == DL_QUERY_WORD ? found.nearest_first() : found.any();
}

Query Leaves::word(const dl_query_node &from, const dl_query_word &asked)
{
    if (asked.form == DL_FORM_PATTERN || asked.form == DL_FORM_FUZZY) {
        const Query held = expanded(field_prefix(from), from, asked);
        return from.field && from.field->also ? joined(Query::OP_OR, {held, expanded(from.field->also, from, asked)})
                                              : held;
    }
    if (!asked.stem.size || (from.field && from.field->type != DL_FIELD_WORDS))
        return term_query(make_term(field_prefix(from), asked.folded));
    return stems(DL_PREFIX_STEM + field_prefix(from), asked);
}

// Of words that the best texts are asked about, the rarer ones choose the documents: a list of one that is many
// times more frequent costs more than the asking, and tells nothing.
void Leaves::drop_commonest(std::vector<Query> &words, const std::vector<Query> &placed)
{
    const uint64_t many = 16;
    uint64_t least = reader.documents();
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

// Parts of several words each as a phrase; and, which is not weighed, all words where they are near enough. Of words
// that have no places in some languages that they are there; the texts say the rest.
Query Leaves::stretches(const dl_query_node &from)
{
    std::vector<Query> parts, placed;
    for (std::size_t first = 0; first < from.word_count;) {
        dl_query_node part;
        first = dl_query_part(&part, &from, first);
        const dl_query_word *begin = part.words, *end = begin + part.word_count;
        const bool everywhere = std::none_of(
            begin, end, [](const dl_query_word &one) { return dl_languages_any(&one.placeless); });
        if (everywhere)
            parts.push_back(terms(part));
        for (const dl_query_word *one = begin; one < end; one++) {
            if (!everywhere && !dl_query_is_any(one))
                parts.push_back(word(from, *one));
            if (everywhere && !from.field && !may_share_place(from) && has_positions(*one))
                placed.push_back(word(from, *one));
        }
    }
    words_alone.forget_node();
    const Query all = joined(Query::OP_AND, parts);
    if (placed.size() < 2)
        return all;
    const auto near = from.any_order ? Query::OP_NEAR : Query::OP_PHRASE;
    return Query(Query::OP_FILTER, all, Query(near, placed.begin(), placed.end(), dl_query_window(&from)));
}

Query Leaves::phrase(const dl_query_node &from)
{
    if (dl_query_has_stretches(&from))
        return stretches(from);
    const std::vector<Query> run = pairs(from);
    words_alone.forget_node();
    if (run.size() && run.size() + 1 == from.word_count && (is_pair(from) || wants_verifying(from))) {
        if (from.name_count == 0)
            words_alone.take_phrase(run, {}, 0);
        return joined(Query::OP_AND, run);
    }
    std::vector<Query> placed, others;
    std::set<std::string> seen; // of those whose place does not matter here
    const bool asking = wants_verifying(from), apart = !may_share_place(from); // all languages
    for (size_t i = 0; i < from.word_count; i++)
        if (!from.field && apart && !(asking && dl_languages_any(&from.words[i].placeless)) &&
            has_positions(from.words[i]))
            placed.push_back(word(from, from.words[i]));
        else if (!dl_query_is_any(&from.words[i]) &&
                 seen.insert(std::string(1, char('0' + from.words[i].form)) +
                             text_of(from.words[i].folded)).second)
            others.push_back(word(from, from.words[i]));
    if (!others.empty() && deferring && asking)
        drop_commonest(others, placed);
    if (run.empty() && from.name_count == 0 && (placed.size() < 2 || !from.any_order))
        words_alone.take_phrase(others, placed, dl_query_window(&from));
    // Words that stand as asked stand so without those between them.
    if (placed.size() > 1)
        others.push_back(Query(from.any_order ? Query::OP_NEAR : Query::OP_PHRASE, placed.begin(),
                               placed.end(), dl_query_window(&from)));
    else
        others.insert(others.end(), placed.begin(), placed.end());
    const Query near = others.empty() ? everything() : joined(Query::OP_AND, others);
    return run.empty() ? near : Query(Query::OP_FILTER, joined(Query::OP_AND, run), near);
}

// Any of its words, but not where they come from.
Query Leaves::like(const dl_query_node &from)
{
    std::vector<Query> any;
    for (size_t i = 0; i < from.clause_count; i++)
        any.push_back(scaled(terms(*from.clauses[i]), from.clauses[i]->weight));
    if (any.empty())
        return Query();
    return Query(Query::OP_AND_NOT, joined(Query::OP_OR, any),
                 documents_between(reader, uint32_t(from.from), uint32_t(from.until)));
}

Query Leaves::keyword(const dl_query_node &from)
{
    if (!from.value.size)
        return Query();
    if (!from.field || from.field->type != DL_FIELD_SOURCE) {
        const Query held(make_term(field_prefix(from), from.value));
        return from.field && from.field->also
                   ? joined(Query::OP_OR, {held, Query(make_term(from.field->also, from.value))})
                   : held;
    }
    const dl_slice *terms = nullptr;
    size_t count = 0;
    if (search.sources.resolve)
        into.status =
            search.sources.resolve(search.sources.context, from.value, &terms, &count, error);
    std::vector<Query> any;
    for (size_t i = 0; i < count && !into.status; i++)
        any.push_back(term_query(text_of(terms[i])));
    return joined(Query::OP_OR, any);
}

// The documents that hold the leaf's terms themselves, and in the text stand as they should.
Query Leaves::terms(const dl_query_node &from)
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

// The same name in other scripts. It adds little and always the same, so that what holds the words as they
// were asked for comes first.
Query Leaves::with_names(const Query &held, const dl_query_node &from)
{
    std::vector<Query> any;
    for (size_t i = 0; i < from.name_count; i++) {
        const std::string term = make_term(DL_PREFIX_NAME, from.names[i]);
        if (term_exists(term))
            any.push_back(Query(term));
    }
    if (any.empty())
        return held;
    const Query little = query_of_source(std::make_unique<Xapian::FixedWeightPostingSource>(name_weight));
    return any_of({held, Query(Query::OP_FILTER, little, joined(Query::OP_OR, any))});
}

// A phrase, and in passages of languages that keep no places of some of its words what their texts say.
Query Leaves::with_placeless(const Query &placed, const dl_query_node &from)
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
    return any_of({placed, verified(reader, there, from, into.verification)});
}

// Words of the title choose the article's passages; the headline has them as its text and scores.
Query Leaves::headlined(const Query &shared, const dl_query_node &from)
{
    dl_query_node text = from;
    text.field = nullptr;
    return with_any(shared, Query(Query::OP_FILTER, terms(text), Query(DL_PREFIX_KIND "headline")));
}

Query Leaves::dates(const dl_query_node &from)
{
    if (from.until <= from.from)
        return Query();
    const PlainWords::Filter filter = date_filter(from);
    words_alone.take_filter(filter);
    return Query(Query::OP_VALUE_RANGE, DL_SLOT_DATE, filter.first, filter.last);
}

Part Leaves::part(const dl_query_node &from, bool defer)
{
    deferring = defer;
    if (from.kind == DL_QUERY_DATES)
        return {dates(from), true};
    if (from.kind == DL_QUERY_ALL)
        return {everything(), true};
    if (from.field && from.field->type == DL_FIELD_LIKE)
        return {like(from), false};
    Query held = from.name_count ? with_names(terms(from), from) : terms(from);
    if (wants_verifying(from) && deferring && !from.field)
        into.deferred.push_back(&from);
    else if (wants_verifying(from)) {
        held = verified(reader, held, from, into.verification);
        words_alone.forget_node();
    } else if (from.kind == DL_QUERY_PHRASE && !is_pair(from)) {
        held = with_placeless(held, from);
    }
    if (!from.field || from.field->scope == DL_OF_PASSAGE || into.status)
        return {held, from.field && from.field->type == DL_FIELD_KEYWORD}; // kind:a* is one of theirs
    const Query article(DL_PREFIX_KIND "article"), articles(Query::OP_FILTER, held, article);
    const auto passages = passages_of(reader, articles);
    const Query shared = query_of_passages(reader, passages, articles);
    if (from.field->scope == DL_OF_ARTICLE && from.field->type == DL_FIELD_WORDS)
        return {headlined(shared, from), false};
    if (from.field->scope == DL_OF_ARTICLE) {
        if (from.kind == DL_QUERY_KEYWORD || (from.kind == DL_QUERY_WORD && from.words[0].form == DL_FORM_PLAIN))
            words_alone.take_filter({passages, "", "", false});
        return {shared, false};
    }
    const Query tweet(DL_PREFIX_KIND "tweet");
    return {Query(Query::OP_OR, Query(Query::OP_AND_NOT, held, article),
                  Query(Query::OP_AND_NOT, shared, tweet)),
            false};
}

} // namespace dl
