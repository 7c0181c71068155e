// From a pattern or a fuzzy word to the index's terms.
#include <xapian.h>

#include "store/match/expand.h"
#include "store/match/best_of.h"
#include "store/match/term_walk.h"
#include "util/edits.h"
#include "util/glob.h"

#include <algorithm>
#include <cstdint>

using Xapian::Query;

namespace dl
{
namespace
{

// So many terms are looked at for one query: a second's work, about.
const size_t look_limit = 4000000;
// So many terms of a dead end are passed by one by one before a jump, which costs as much.
const unsigned steps_before_jump = 8;

// Terms with a prefix begin with a capital; words never do.
bool is_prefixed(const std::string &term)
{
    return term[0] >= 'A' && term[0] <= 'Z';
}
const char *const behind_prefixed = "[";

// What follows every text that begins with `start`; empty when nothing does.
std::string behind(std::string start)
{
    while (!start.empty() && static_cast<unsigned char>(start.back()) == 0xFF)
        start.pop_back();
    if (!start.empty())
        start.back() = static_cast<char>(static_cast<unsigned char>(start.back()) + 1);
    return start;
}

dl_slice tail_of(const std::string &term, const std::string &prefix)
{
    return dl_slice_make(term.data() + prefix.size(), term.size() - prefix.size());
}

} // namespace

Query Expansion::any() const
{
    std::vector<Query> all;
    for (const auto &some : terms)
        all.insert(all.end(), some.begin(), some.end());
    return Query(Query::OP_SYNONYM, all.begin(), all.end());
}

Query Expansion::nearest_first() const
{
    std::vector<Query> parts;
    double weight = 1;
    for (const auto &some : terms) {
        const Query alike(Query::OP_SYNONYM, some.begin(), some.end());
        if (!some.empty())
            parts.push_back(weight == 1 ? alike : Query(Query::OP_SCALE_WEIGHT, alike, weight));
        weight /= 2;
    }
    return best_of(parts);
}

Expander::Expander(const Segments &from, size_t limit_)
    : segments(from), limit(limit_), left(limit_ > SIZE_MAX / 10 ? SIZE_MAX : limit_ * 10), looks(look_limit)
{
}

bool Expander::look()
{
    if (looks) {
        looks--;
        return true;
    }
    cut = true;
    return false;
}

// Keeps the best `limit`: the nearer, then the commoner, then the first.
void Expander::add(unsigned distance, uint64_t documents, const std::string &term)
{
    const auto better = [](const Found &a, const Found &b) {
        return a.distance != b.distance     ? a.distance < b.distance
               : a.documents != b.documents ? a.documents > b.documents
                                            : a.term < b.term;
    };
    const size_t room = std::min(limit, left);
    found.push_back({distance, documents, term});
    std::push_heap(found.begin(), found.end(), better);
    if (found.size() > room) {
        std::pop_heap(found.begin(), found.end(), better);
        found.pop_back();
        cut = true;
    }
}

void Expander::fit(const std::string &prefix, const dl_query_word &word)
{
    const dl_slice pattern = word.folded;
    const std::string start = prefix + text_of(dl_slice_cut(pattern, 0, dl_glob_fixed(pattern)));
    const bool is_prefix = dl_glob_is_prefix(pattern);
    for (TermWalk term(segments, start); !term.at_end() && look();) {
        const std::string &text = term.term();
        if (prefix.empty() && is_prefixed(text)) {
            term.skip_to(behind_prefixed);
            continue;
        }
        const dl_slice tail = tail_of(text, prefix);
        if (is_prefix || (dl_query_same_sign(&word, tail) && dl_glob_fits(pattern, tail)))
            add(0, term.documents(), text);
        term.next();
    }
}

void Expander::near(const std::string &prefix, const dl_query_word &word)
{
    dl_edits edits;
    dl_edits_begin(&edits, word.folded, std::min(word.edits, 2u));
    std::string dead; // what begins so is too far
    unsigned steps = 0;
    for (TermWalk term(segments, prefix); !term.at_end() && look();) {
        const std::string text = term.term();
        if (prefix.empty() && is_prefixed(text)) {
            term.skip_to(behind_prefixed);
            continue;
        }
        if (!dead.empty() && text.compare(0, dead.size(), dead) == 0) {
            const std::string next = behind(dead);
            if (++steps < steps_before_jump)
                term.next();
            else if (next.empty())
                break;
            else
                term.skip_to(next);
            continue;
        }
        steps = 0;
        size_t bytes;
        const unsigned distance = dl_edits_to(&edits, tail_of(text, prefix), &bytes);
        if (distance <= edits.most && dl_query_same_sign(&word, tail_of(text, prefix)))
            add(distance, term.documents(), text);
        dead = bytes ? text.substr(0, prefix.size() + bytes) : std::string();
        term.next();
    }
}

const std::vector<Expander::Found> &Expander::nearest(const std::string &prefix,
                                                      const dl_query_word &word)
{
    found.clear();
    if (word.folded.size)
        near(prefix, word);
    return found;
}

Expansion Expander::expand(const std::string &prefix, const dl_query_word &word)
{
    found.clear();
    cut = false;
    if (!word.folded.size)
        return {};
    if (word.form == DL_FORM_FUZZY)
        near(prefix, word);
    else
        fit(prefix, word);
    Expansion out;
    out.cut = cut;
    left -= found.size();
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.term < b.term; });
    for (const Found &item : found)
        out.terms[item.distance].emplace_back(item.term);
    return out;
}

} // namespace dl
