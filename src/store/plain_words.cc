// Queries of words alone.
#include <xapian.h>

#include "store/plain_words.h"
#include "store/top.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dl
{
namespace
{

// More would be kept in order at once than is worth it.
const uint64_t wanted_limit = 4096;

bool fits(const dl_store_search &search, const PlainWords &plain)
{
    return !plain.words.empty() && search.sort == DL_STORE_BY_SCORE && !search.collapse_articles && search.limit &&
           search.check_at_least <= search.limit && search.limit <= wanted_limit && search.offset <= wanted_limit;
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

// A word and its lists, of the terms that some document holds.
struct Word {
    std::vector<dl_postings> lists;
    dl_top_word word = {};

    Word(const PlainWords::Word &from, const KeptWeight &weight, double all, dl_glass *postlist)
    {
        std::vector<double> counts;
        lists.reserve(from.terms.size());
        for (const std::string &term : from.terms) {
            dl_postings list;
            dl_postings_begin(&list, postlist, slice_of(term));
            if (list.documents || list.failed) {
                lists.push_back(list);
                counts.push_back(double(list.documents));
            } else {
                dl_postings_end(&list);
            }
        }
        std::sort(lists.begin(), lists.end(),
                  [](const dl_postings &a, const dl_postings &b) { return a.documents > b.documents; });
        word.lists = lists.data();
        word.list_count = lists.size();
        word.documents = documents_of(counts, all);
        word.factor = from.weight * weight.most(all, word.documents);
    }
    ~Word()
    {
        for (dl_postings &list : lists)
            dl_postings_end(&list);
    }
    Word(Word &&) = default;
    Word(const Word &) = delete;
    Word &operator=(const Word &) = delete;

    bool failed() const
    {
        return std::any_of(lists.begin(), lists.end(), [](const dl_postings &list) { return list.failed; });
    }
};

// How many hold any of the words, or all, if words were independent.
double expected(const std::vector<dl_top_word> &words, bool all, double documents)
{
    double share = 1;
    for (const dl_top_word &word : words)
        share *= all ? word.documents / documents : 1 - word.documents / documents;
    return documents * (all ? share : 1 - share);
}

// Exact if all were met, or the word is one term.
void tell_total(dl_store_matches *out, const dl_top &top, const std::vector<dl_top_word> &words, double documents)
{
    const bool one_term = words.size() == 1 && words[0].list_count == 1;
    double least = double(top.matching), most = documents;
    for (const dl_top_word &word : words) {
        least = top.all ? least : std::max(least, word.documents);
        most = top.all ? std::min(most, word.documents) : most;
    }
    out->total_is_exact = top.counted || one_term;
    out->total = top.counted ? top.matching
                             : uint64_t(std::min(most, std::max(least, expected(words, top.all, documents))) + 0.5);
}

void copy_matches(dl_store_matches *out, dl_arena *arena, const dl_top &top, size_t offset)
{
    out->items = static_cast<dl_store_match *>(dl_arena_alloc(arena, (top.match_count + 1) * sizeof *out->items));
    if (!out->items)
        throw std::bad_alloc();
    for (size_t i = offset; i < top.match_count; i++)
        out->items[out->count++] = dl_store_match{top.matches[i].document, top.matches[i].score, 0, nullptr, 0};
}

} // namespace

bool run_plain_words(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader,
                     const dl_store_search &search, const PlainWords &plain)
{
    if (!fits(search, plain) || !reader.tables.postlist())
        return false;
    const KeptWeight weight = weighting(search);
    const uint64_t documents = reader.database.get_doccount();
    std::vector<Word> held;
    std::vector<dl_top_word> words;
    held.reserve(plain.words.size());
    for (const PlainWords::Word &word : plain.words) {
        held.emplace_back(word, weight, double(documents), reader.tables.postlist());
        if (held.back().failed())
            return false;
        if (!held.back().lists.empty())
            words.push_back(held.back().word);
    }
    const bool lacks = words.size() < held.size();
    if (plain.all && lacks)
        words.clear();
    std::vector<dl_top_match> matches(std::min(uint64_t(search.offset) + search.limit, documents));
    dl_top top = {};
    top.words = words.data();
    top.count = words.size();
    top.saturation = weight.saturation;
    top.bonus = lacks ? 0 : plain.bonus;
    top.all = plain.all;
    top.wanted = matches.size();
    top.matches = matches.data();
    if (!dl_top_run(&top))
        return false;
    tell_total(out, top, words, double(documents));
    copy_matches(out, arena, top, search.offset);
    return true;
}

} // namespace dl
