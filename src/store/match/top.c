/* The best documents for words. */
#include "store/frequency.h"
#include "store/match/top_word.h"

#include <stdlib.h>

enum { WINDOW = 2048 /* documents, a multiple of 64 */ };

/* What a word is good for: it is gone through, with all of its kind; it adds to the score of what is met; or what is met,
 * and may be among the best, is held against it. */
enum { LEADS, ADDS, TESTS };

typedef struct run {
    dl_top *top;
    dl_top_word *leads, *adds, *tests;
    size_t lead_count, add_count, test_count;
    double *sums;       /* of each number of words that add, from the first on: no document gets more of them */
    bool all_are_known; /* documents with all that add are among the best already, or not good enough */
    bool is_tested;     /* by words or otherwise */
    bool collects;      /* all that match */
    size_t room;        /* for those */
    bool failed;
    dl_top_match worst; /* of the best so far, once they are as many as are wanted */
} run;

/* Whether a document from `document` on that gets no more than that is none of the best. */
static inline bool is_too_little(const run *with, uint32_t document, double most)
{
    return most < with->worst.score || (most == with->worst.score && document > with->worst.document);
}

static void collect(run *with, dl_top_match match)
{
    dl_top *top = with->top;
    if (top->match_count == with->room) {
        const size_t room = with->room ? with->room * 2 : 256;
        dl_top_match *larger = realloc(top->matches, room * sizeof *larger);
        with->failed = with->failed || !larger;
        if (!larger)
            return;
        top->matches = larger;
        with->room = room;
    }
    top->matches[top->match_count++] = match;
}

static void offer(run *with, uint32_t document, double score)
{
    dl_top *top = with->top;
    const dl_top_match match = {document, score};
    if (with->collects) {
        collect(with, match);
        return;
    }
    if (top->match_count < top->wanted) {
        top->matches[top->match_count++] = match;
        if (top->match_count < top->wanted)
            return;
        dl_top_heapify(top->matches, top->match_count, false);
    } else if (dl_top_is_better(match, with->worst)) {
        dl_top_replace(top->matches, top->match_count, match);
    }
    with->worst = top->matches[0];
}

/* ---- scores ---- */

/* What the word gives once more, as a share: a clause of its own that is rounded by itself. */
static inline double bonus_of(const dl_top *top, const dl_top_word *word, double frequency, double share, double score)
{
    if (share == 1) /* as it mostly is: without another division */
        return score;
    return share > 0 ? dl_frequency_score(word->factor * share, frequency, top->saturation) : 0;
}

static inline double score_of(const dl_top *top, const dl_top_word *word, double frequency)
{
    const double score = dl_frequency_score(word->factor, frequency, top->saturation);
    return score + bonus_of(top, word, frequency, word->bonus, score);
}

/* Of a word that leads, at hand; and of one that adds. */
static inline double lead_weight(const dl_top *top, const dl_top_word *word)
{
    return score_of(top, word, word->frequency);
}

static inline double weight(const dl_top *top, const dl_top_word *word)
{
    return dl_frequency_score(word->factor, word->frequency, top->saturation);
}

/* No document gets more for the word. */
static double bound(const dl_top *top, const dl_top_word *word)
{
    return score_of(top, word, dl_top_word_most(word));
}

/* What a document gets for having all words that add, which stand at it. */
static double bonus_for_all(const run *with)
{
    double bonus = 0;
    for (size_t i = 0; i < with->add_count; i++) {
        const dl_top_word *word = &with->adds[i];
        bonus += bonus_of(with->top, word, word->frequency, with->top->bonus, weight(with->top, word));
    }
    return bonus;
}

/* ---- one document ---- */

static inline bool is_removed(const dl_top *top, uint32_t document)
{
    return top->removed && dl_bitmap_has(top->removed, document);
}

static bool passes(const run *with, uint32_t document)
{
    if (is_removed(with->top, document))
        return false;
    for (size_t i = 0; i < with->test_count; i++) {
        dl_top_word *word = &with->tests[i];
        dl_top_word_skip_to(word, document);
        if ((word->document == document) != (word->occur == DL_MUST))
            return false;
    }
    dl_top_test *test = with->top->test;
    if (!test)
        return true;
    const bool passed = test->passes(test->context, document);
    test->asked++;
    test->passed += passed;
    return passed;
}

/* Asks the first `left` words that add about a document, as long as it may get in, then the tests. It has a score and holds
 * some of the other words that add. */
static void complete(run *with, uint32_t document, double score, size_t holding, size_t left)
{
    dl_top *top = with->top;
    for (size_t i = left; i-- > 0;) {
        if (is_too_little(with, document, score + with->sums[i + 1])) {
            top->counted = false;
            return;
        }
        dl_top_word *word = &with->adds[i];
        dl_top_word_skip_to(word, document);
        if (word->document == document) {
            score += weight(top, word);
            holding++;
        }
    }
    if (top->any && !holding && with->add_count)
        return;
    if (with->is_tested && is_too_little(with, document, score)) {
        top->counted = false;
        return;
    }
    if (!passes(with, document))
        return;
    top->matching++;
    const bool has_all = with->add_count && holding == with->add_count;
    if (with->collects && has_all && holding > 1 && top->bonus > 0)
        score += bonus_for_all(with);
    if (!has_all || !with->all_are_known)
        offer(with, document, score);
}

/* ---- words that must be there ---- */

/* The least document from `document` on that one of the words that add, from a number on, holds. */
static uint32_t least_from(run *with, size_t first, uint32_t document)
{
    uint32_t least = DL_POSTINGS_END;
    for (size_t i = first; i < with->add_count; i++) {
        dl_top_word_skip_to(&with->adds[i], document);
        if (with->adds[i].document < least)
            least = with->adds[i].document;
    }
    return least;
}

/* Moves all words that lead to the next document that they share, not before that of the first; false: there is none. */
static bool meet(run *with)
{
    dl_top_word *first = &with->leads[0];
    for (size_t i = 1; i < with->lead_count && first->document != DL_POSTINGS_END;) {
        dl_top_word *word = &with->leads[i];
        dl_top_word_skip_to(word, first->document);
        if (word->document == first->document) {
            i++;
            continue;
        }
        dl_top_word_skip_to(first, word->document);
        i = 1;
    }
    return first->document != DL_POSTINGS_END;
}

static void run_all(run *with)
{
    dl_top *top = with->top;
    dl_top_word *first = &with->leads[0];
    const double added = with->sums[with->add_count];
    double most = bound(top, first), rest = added;
    const bool any = top->any && with->add_count;
    size_t essential = 0; /* from this one on, words that add can lift a document among the best */
    for (size_t i = 1; i < with->lead_count; i++)
        rest += bound(top, &with->leads[i]);
    most += rest - added;
    while (first->document != DL_POSTINGS_END) {
        const uint32_t document = first->document;
        const bool too_little = is_too_little(with, document, most);
        if (too_little || any) { /* one that adds must be there, too */
            while (essential < with->add_count && is_too_little(with, document, most + with->sums[essential + 1]))
                essential++;
            top->counted = top->counted && !too_little && !essential;
            const uint32_t least = least_from(with, essential, document);
            if (least == DL_POSTINGS_END)
                return;
            if (least != document) {
                dl_top_word_skip_to(first, least);
                continue;
            }
        }
        if (is_too_little(with, document, lead_weight(top, first) + rest)) {
            top->counted = false;
            dl_top_word_next(first);
            continue;
        }
        if (!meet(with))
            return;
        if (first->document != document && with->add_count) /* those may pass over it */
            continue;
        double score = 0;
        for (size_t i = 0; i < with->lead_count; i++)
            score += lead_weight(top, &with->leads[i]);
        complete(with, first->document, score, 0, with->add_count);
        dl_top_word_next(first);
    }
}

/* ---- any words ---- */

/* The documents from `base` on, with what the words give them. */
typedef struct window {
    uint32_t base;
    double scores[WINDOW];
    unsigned char holding[WINDOW]; /* words */
    uint64_t touched[WINDOW / 64];
} window;

static void add_up(window *into, const dl_top *top, dl_top_word *word)
{
    const uint32_t end = into->base < UINT32_MAX - WINDOW ? into->base + WINDOW : DL_POSTINGS_END;
    for (; word->document < end; dl_top_word_next(word)) {
        const uint32_t at = word->document - into->base;
        into->scores[at] += weight(top, word);
        into->holding[at]++;
        into->touched[at / 64] |= UINT64_C(1) << at % 64;
    }
}

static uint32_t least_document(const run *with, size_t essential)
{
    uint32_t least = DL_POSTINGS_END;
    for (size_t i = essential; i < with->add_count; i++)
        if (with->adds[i].document < least)
            least = with->adds[i].document;
    return least;
}

static void run_any(run *with, window *within)
{
    dl_top *top = with->top;
    size_t essential = 0;
    for (;;) {
        within->base = least_document(with, essential);
        while (essential < with->add_count && is_too_little(with, within->base, with->sums[essential + 1]))
            within->base = least_document(with, ++essential);
        top->counted = top->counted && !essential;
        if (within->base == DL_POSTINGS_END)
            return;
        for (size_t i = essential; i < with->add_count; i++)
            add_up(within, top, &with->adds[i]);
        for (unsigned at = 0; at < WINDOW / 64; at++)
            for (uint64_t bits = within->touched[at]; bits; bits &= bits - 1) {
                const uint32_t place = at * 64 + (unsigned)__builtin_ctzll(bits), document = within->base + place;
                const double score = within->scores[place];
                if (!is_too_little(with, document, score + with->sums[essential]))
                    complete(with, document, score, within->holding[place], essential);
                else if (essential || with->is_tested)
                    top->counted = false;
                else /* all is known of it */
                    top->matching += !is_removed(top, document);
                within->scores[place] = 0;
                within->holding[place] = 0;
            }
        memset(within->touched, 0, sizeof within->touched);
    }
}

/* ---- which word does what ---- */

/* Those that are gone through by how few documents hold them, those that add near to the order of their bounds. */
static int by_part(const void *left, const void *right)
{
    const dl_top_word *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->part == ADDS)
        return (a->factor > b->factor) - (a->factor < b->factor);
    return (a->documents > b->documents) - (a->documents < b->documents);
}

static size_t count_part(const dl_top *top, unsigned part)
{
    size_t count = 0;
    for (size_t i = 0; i < top->count; i++)
        count += top->words[i].part == part;
    return count;
}

/* A word that only must be there leads if it is rarer than what would be gone through without it; mostly it is held by so
 * many documents that it is asked about few of them. */
static void choose_lead(dl_top *top)
{
    dl_top_word *rarest = NULL;
    double led = UINT32_MAX, added = 0;
    bool leads = false;
    for (size_t i = 0; i < top->count; i++) {
        dl_top_word *word = &top->words[i];
        if (word->part == LEADS)
            led = word->documents < led ? word->documents : led;
        else if (word->part == ADDS)
            added += word->documents;
        else if (word->occur == DL_MUST && (!rarest || word->documents < rarest->documents))
            rarest = word;
        leads = leads || word->part == LEADS;
    }
    if (!leads && top->any)
        led = added;
    if (rarest && rarest->documents < led)
        rarest->part = LEADS;
}

/* `all`: documents alone that have all that add, and the bonus. False: no memory. */
static bool arrange(run *with, dl_top *top, bool all)
{
    for (size_t i = 0; i < top->count; i++) {
        dl_top_word *word = &top->words[i];
        const bool adds = word->occur == DL_SHOULD;
        word->part = adds ? (all ? LEADS : ADDS) : word->occur == DL_MUST && word->factor > 0 ? LEADS : TESTS;
        word->bonus = all && adds ? top->bonus : 0;
    }
    choose_lead(top);
    qsort(top->words, top->count, sizeof *top->words, by_part);
    with->top = top;
    with->lead_count = count_part(top, LEADS);
    with->add_count = count_part(top, ADDS);
    with->test_count = count_part(top, TESTS);
    with->is_tested = with->test_count || top->test;
    with->leads = top->words;
    with->adds = with->leads + with->lead_count;
    with->tests = with->adds + with->add_count;
    free(with->sums);
    with->sums = malloc((with->add_count + 1) * sizeof *with->sums);
    if (!with->sums)
        return false;
    with->sums[0] = 0;
    for (size_t i = 0; i < with->add_count; i++)
        with->sums[i + 1] = with->sums[i] + bound(top, &with->adds[i]);
    return true;
}

/* ---- the whole ---- */

static bool go(run *with)
{
    if (with->lead_count) {
        run_all(with);
        return true;
    }
    window *within = calloc(1, sizeof *within);
    if (!within)
        return false;
    run_any(with, within);
    free(within);
    return true;
}

static void begin(dl_top *top, bool again)
{
    top->matching = 0;
    top->counted = true;
    for (size_t i = 0; i < top->count; i++)
        dl_top_word_begin(&top->words[i], again);
}

static bool has_failed(const dl_top *top)
{
    for (size_t i = 0; i < top->count; i++)
        if (dl_top_word_has_failed(&top->words[i]))
            return true;
    return false;
}

static size_t shoulds(const dl_top *top)
{
    size_t count = 0;
    for (size_t i = 0; i < top->count; i++)
        count += top->words[i].occur == DL_SHOULD;
    return count;
}

/* With a bonus for all words, documents that have it come first, and leave little to the others. */
bool dl_top_run(dl_top *top)
{
    run with = {.worst = {0, -1}};
    bool done = true;
    top->match_count = 0;
    begin(top, false);
    if (!top->count || !top->wanted)
        return true;
    if (top->bonus > 0 && shoulds(top) > 1) {
        done = arrange(&with, top, true) && go(&with);
        with.all_are_known = true;
        begin(top, true);
    }
    done = done && arrange(&with, top, false) && go(&with);
    free(with.sums);
    dl_top_sort(top->matches, top->match_count);
    return done && !has_failed(top);
}

bool dl_top_collect(dl_top *top)
{
    run with = {.collects = true, .worst = {0, -1}};
    top->match_count = 0;
    top->wanted = SIZE_MAX;
    begin(top, false);
    if (!top->count)
        return true;
    const bool done = arrange(&with, top, false) && go(&with);
    free(with.sums);
    return done && !with.failed && !has_failed(top);
}
