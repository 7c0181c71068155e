// Queries of words, phrases and filters alone.
#include <xapian.h>

#include "store/match/plain_words.h"
#include "store/glass/places.h"
#include "store/match/sieve.h"
#include "store/match/top.h"
#include "store/segments/ahead.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dl
{
namespace
{

bool fits(const dl_store_search &search, const PlainWords &plain)
{
    bool leads = plain.any; // there is a list to go through
    for (const PlainWords::Word &word : plain.words)
        leads = leads || word.occur == DL_MUST;
    return leads && search.sort == DL_STORE_BY_SCORE && !search.collapse_articles && search.limit &&
           search.check_at_least <= search.limit;
}

double count_of(const Segments &segments, const std::string &term)
{
    double count = 0;
    for (const Segment &segment : segments)
        count += double(documents_with(segment, term));
    return count;
}

// How many hold one of several terms, as Xapian estimates it for those that count as one: the rarest two first.
double documents_of(std::vector<double> counts, double documents)
{
    while (counts.size() > 1) {
        std::sort(counts.begin(), counts.end(), std::greater<double>());
        const double rarest = counts.back() / documents;
        counts.pop_back();
        const double other = counts.back() / documents;
        counts.back() = std::floor((rarest + other - rarest * other) * documents + 0.5);
    }
    return counts.empty() ? 0 : counts[0];
}

// A word in the whole index.
struct Known {
    double documents, factor;

    Known(const PlainWords::Word &from, const KeptWeight &weight, double all, const Segments &segments)
    {
        std::vector<double> counts;
        for (const PlainWords::Term &term : from.terms) {
            std::vector<double> others;
            for (const std::string &other : term.within)
                others.push_back(count_of(segments, other));
            double count = count_of(segments, term.name);
            if (!others.empty()) // as if they had nothing to do with each other
                count = std::floor(count * documents_of(others, all) / all + 0.5);
            if (count > 0)
                counts.push_back(count);
        }
        documents = documents_of(counts, all);
        factor = from.weight * weight.most(all, documents);
    }
};

// A word and its lists in a segment, of the terms that some document there holds.
struct Word {
    Lists lists;
    dl_top_word word = {};

    Word(const PlainWords::Word &from, const Known &known, dl_glass *postlist)
    {
        for (const PlainWords::Term &term : from.terms)
            add(term, postlist);
        std::sort(lists.items.begin(), lists.items.end(),
                  [](const dl_postings &a, const dl_postings &b) { return a.documents > b.documents; });
        word.lists = lists.items.data();
        word.list_count = lists.items.size();
        word.documents = known.documents;
        word.factor = known.factor;
        word.occur = from.occur;
    }

    bool failed() const
    {
        return std::any_of(lists.items.begin(), lists.items.end(), [](const dl_postings &list) { return list.failed; });
    }

  private:
    // Unless no document there holds it.
    void add(const PlainWords::Term &term, dl_glass *postlist)
    {
        Lists others;
        lists.add(postlist, term.name);
        for (const std::string &other : term.within)
            others.add(postlist, other);
        dl_postings &list = lists.items.back();
        if (!term.within.empty())
            dl_postings_keep(&list, others.items.data(), others.items.size());
        if (list.documents || list.failed)
            return;
        dl_postings_end(&list);
        lists.items.pop_back();
    }
};

// What was found so far.
struct Found {
    std::vector<dl_top_match> matches; // of numbers
    uint64_t matching = 0;
    bool counted = true;
    uint64_t asked = 0, passed = 0; // of documents that filters were asked about
};

// What dl_top_collect makes.
struct Collected : dl_top {
    explicit Collected(const dl_top &from) : dl_top(from)
    {
        matches = nullptr;
    }
    ~Collected()
    {
        free(matches);
    }
    Collected(const Collected &) = delete;
    Collected &operator=(const Collected &) = delete;
};

// The best, in order. False: Xapian must be asked.
bool add_best(Found &found, dl_top top, uint64_t wanted, const Segment &segment)
{
    std::vector<dl_top_match> matches(std::min<uint64_t>(wanted, segment.documents));
    top.wanted = matches.size();
    top.matches = matches.data();
    if (!dl_top_run(&top))
        return false;
    for (size_t i = 0; i < top.match_count; i++)
        found.matches.push_back({segment.before + matches[i].document, matches[i].score});
    found.matching += top.matching;
    found.counted = found.counted && top.counted;
    return true;
}

// All. False: the same.
bool add_all(Found &found, const dl_top &words, const Segment &segment)
{
    Collected top(words);
    if (!dl_top_collect(&top))
        return false;
    for (size_t i = 0; i < top.match_count; i++)
        found.matches.push_back({segment.before + top.matches[i].document, top.matches[i].score});
    found.matching += top.match_count;
    return true;
}

// Adds what a segment has: the best, or, when phrases are to be looked at, all. False: the same.
bool add_segment(Found &found, const Segments &segments, size_t number, const PlainWords &plain,
                 const std::vector<Known> &known, double saturation, uint64_t wanted, bool all)
{
    const Segment &segment = segments[number];
    dl_glass *postlist = segment.tables->postlist();
    if (!postlist)
        return false;
    std::vector<Word> held;
    std::vector<dl_top_word> words;
    held.reserve(plain.words.size());
    bool lacks_must = false, lacks_should = false, has_should = false;
    for (size_t i = 0; i < plain.words.size(); i++) {
        held.emplace_back(plain.words[i], known[i], postlist);
        if (held.back().failed())
            return false;
        const bool has = !held.back().lists.items.empty();
        const dl_occur occur = plain.words[i].occur;
        lacks_must = lacks_must || (!has && occur == DL_MUST);
        lacks_should = lacks_should || (!has && occur == DL_SHOULD);
        has_should = has_should || (has && occur == DL_SHOULD);
        if (has)
            words.push_back(held.back().word);
    }
    if (lacks_must || (plain.any && !has_should))
        return true;
    dl_top top = {};
    top.words = words.data();
    top.count = words.size();
    top.saturation = saturation;
    top.bonus = lacks_should ? 0 : plain.bonus;
    top.any = plain.any;
    top.removed = segment.removed.count ? &segment.removed : nullptr;
    Sieve sieve(segments, number, plain.filters);
    top.test = sieve.test();
    if (!(all ? add_all(found, top, segment) : add_best(found, top, wanted, segment)) || sieve.has_failed())
        return false;
    found.asked += top.test ? top.test->asked : 0;
    found.passed += top.test ? top.test->passed : 0;
    return true;
}

// How many match, if words were independent.
double expected(const PlainWords &plain, const std::vector<Known> &words, double documents)
{
    double share = 1, none = 1;
    for (size_t i = 0; i < words.size(); i++) {
        const double holding = words[i].documents / documents;
        if (plain.words[i].occur == DL_SHOULD)
            none *= 1 - holding;
        else
            share *= plain.words[i].occur == DL_MUST ? holding : 1 - holding;
    }
    return documents * share * (plain.any ? 1 - none : 1);
}

// Exact if all were met, or it is one term that decides, of documents of which none is removed.
void tell_total(dl_store_matches *out, const Found &found, const PlainWords &plain, const std::vector<Known> &words,
                double documents, bool removed)
{
    double least = double(found.matching), most = documents, largest = 0;
    std::vector<size_t> deciding;
    bool denies = removed || !plain.filters.empty();
    for (size_t i = 0; i < words.size(); i++) {
        const dl_occur occur = plain.words[i].occur;
        denies = denies || occur == DL_MUST_NOT;
        if (occur == DL_MUST)
            most = std::min(most, words[i].documents);
        if (occur != DL_SHOULD || plain.any) {
            deciding.push_back(i);
            largest = std::max(largest, words[i].documents);
        }
    }
    const bool only_any = plain.any && most == documents && !denies;
    const PlainWords::Word &first = plain.words[deciding[0]];
    const bool one_term = !denies && deciding.size() == 1 && first.terms.size() == 1 && first.terms[0].within.empty();
    if (only_any || one_term)
        least = std::max(least, largest);
    out->total_is_exact = found.counted || one_term;
    // Of the others as many pass the filters as of those that were asked.
    const double passing = found.asked ? double(found.passed) / double(found.asked) : 1;
    const double guess = expected(plain, words, documents) * passing;
    out->total = found.counted ? found.matching : uint64_t(std::min(most, std::max(least, guess)) + 0.5);
}

// Whether nothing scores, and so few match that they may as well be counted.
bool may_count(const PlainWords &plain, const std::vector<Known> &words)
{
    const double few = 1 << 14;
    bool scores = false, rare = false;
    for (size_t i = 0; i < words.size(); i++) {
        scores = scores || words[i].factor > 0;
        rare = rare || (plain.words[i].occur == DL_MUST && words[i].documents <= few);
    }
    return !scores && rare;
}

dl_store_match *make_room(dl_arena *arena, size_t count)
{
    void *room = dl_arena_alloc(arena, (count + 1) * sizeof(dl_store_match));
    if (!room)
        throw std::bad_alloc();
    return static_cast<dl_store_match *>(room);
}

void add(dl_store_matches *out, dl_top_match match)
{
    out->items[out->count++] = dl_store_match{match.document, match.score, 0, nullptr, 0};
}

// The best first, the same score by number.
void copy_matches(dl_store_matches *out, dl_arena *arena, Found &found, size_t offset, size_t limit)
{
    std::sort(found.matches.begin(), found.matches.end(), dl_top_is_better);
    out->items = make_room(arena, std::min(limit, found.matches.size()));
    for (size_t i = offset; i < found.matches.size() && out->count < limit; i++)
        add(out, found.matches[i]);
}

// What is asked of a document that holds all words.
class Phrases
{
  public:
    Phrases(const dl_store_reader &from, const Compiled &compiled) : reader(from), orders(compiled.plain.orders)
    {
        for (const dl_query_node *node : compiled.deferred) {
            questions.emplace_back(from, *node, compiled.verification);
            stops = stops || questions.back().is_of_stops();
        }
    }

    bool any() const
    {
        return !orders.empty() || !questions.empty();
    }

    // So many are never found here.
    bool too_many(uint64_t wanted) const
    {
        return stops && wanted > ask_of_stops;
    }

    // Some of these will be looked at soon.
    void fetch(const dl_top_match *matches, size_t count)
    {
        uint32_t numbers[DL_GLASS_AHEAD];
        for (size_t i = 0; i < count; i++)
            numbers[i] = matches[i].document;
        for (const PlainWords::Order &order : orders)
            for (const std::string &term : order.terms)
                fetch_places(reader.segments, numbers, count, term);
        if (orders.empty())
            fetch_data(reader.segments, numbers, count);
    }

    // UNSURE: Xapian must say.
    dl_glass_answer look_at(uint32_t number)
    {
        dl_glass_answer answer = DL_GLASS_FOUND;
        asked++;
        for (size_t i = 0; i < orders.size() && answer == DL_GLASS_FOUND; i++)
            answer = is_in_order(place_of(reader.segments, number), orders[i]);
        for (size_t i = 0; i < questions.size() && answer == DL_GLASS_FOUND; i++)
            answer = questions[i].look(number) ? DL_GLASS_FOUND : DL_GLASS_ABSENT;
        return answer;
    }

    bool at_limit() const
    {
        return (stops && asked >= ask_of_stops) || (!questions.empty() && questions[0].at_limit());
    }

    uint64_t asked = 0;

  private:
    const dl_store_reader &reader;
    const std::vector<PlainWords::Order> &orders;
    std::vector<Asked> questions;
    Buffer lists[DL_PLACES_LISTS];
    bool stops = false;

    dl_glass_answer is_in_order(const Place &place, const PlainWords::Order &order)
    {
        const dl_buffer *made[DL_PLACES_LISTS];
        if (order.terms.size() > DL_PLACES_LISTS)
            return DL_GLASS_UNSURE;
        for (size_t i = 0; i < order.terms.size(); i++) {
            dl_buffer_clear(&lists[i]);
            made[i] = &lists[i];
            const dl_glass_answer answer =
                place.segment.tables->places(&lists[i], place.document, slice_of(order.terms[i]));
            if (answer != DL_GLASS_FOUND)
                return answer;
        }
        return dl_places_in_order(made, order.terms.size(), order.window) ? DL_GLASS_FOUND : DL_GLASS_ABSENT;
    }
};

// The best are looked at first, and no more than are wanted.
bool look_at_best(dl_store_matches *out, dl_arena *arena, Found &from, Phrases &phrases, size_t offset, size_t wanted)
{
    size_t left = from.matches.size(), found = 0;
    const size_t all = left;
    out->items = make_room(arena, std::min(wanted, all));
    dl_top_match next[DL_GLASS_AHEAD]; // the best of those left; [at, count) were not looked at
    size_t at = 0, count = 0;
    dl_top_heapify(from.matches.data(), left, true);
    while ((left || at < count) && found < wanted && !phrases.at_limit()) {
        if (at == count) {
            for (at = count = 0; left && count < DL_GLASS_AHEAD; count++)
                next[count] = dl_top_pop(from.matches.data(), &left);
            phrases.fetch(next, count);
        }
        const dl_top_match best = next[at++];
        const dl_glass_answer answer = phrases.look_at(best.document);
        if (answer == DL_GLASS_UNSURE)
            return false;
        if (answer == DL_GLASS_FOUND && found++ >= offset)
            add(out, best);
    }
    left += count - at;
    out->total = found;
    out->total_is_exact = !left && !phrases.at_limit();
    if (left && found == wanted) // as many of the others as of those looked at
        out->total = std::max<uint64_t>(found, all * found / phrases.asked);
    else if (!out->total_is_exact)
        out->verification_cut = phrases.asked;
    return true;
}

} // namespace

bool run_plain_words(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader,
                     const dl_store_search &search, const Compiled &compiled)
{
    const PlainWords &plain = compiled.plain;
    if (!fits(search, plain))
        return false;
    const KeptWeight weight = weighting(search);
    const double documents = double(reader.documents());
    const size_t offset = std::min<uint64_t>(search.offset, reader.documents());
    const size_t wanted = offset + std::min<uint64_t>(search.limit, reader.documents());
    std::vector<Known> known;
    for (const PlainWords::Word &word : plain.words)
        known.emplace_back(word, weight, documents, reader.segments);
    Found found;
    Phrases phrases(reader, compiled);
    if (phrases.too_many(wanted))
        return false;
    const bool all = phrases.any() || may_count(plain, known);
    for (size_t i = 0; i < reader.segments.size(); i++)
        if (!add_segment(found, reader.segments, i, plain, known, weight.saturation, wanted, all))
            return false;
    if (phrases.any() && !look_at_best(out, arena, found, phrases, offset, wanted)) {
        *out = dl_store_matches{};
        return false;
    }
    if (!phrases.any()) {
        tell_total(out, found, plain, known, documents, any_removed(reader.segments));
        copy_matches(out, arena, found, offset, wanted - offset);
    }
    return true;
}

} // namespace dl
