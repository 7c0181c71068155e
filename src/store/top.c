/* The best documents for plain words. */
#include "store/frequency.h"
#include "store/top.h"

#include <stdlib.h>

enum { WINDOW = 2048 /* documents, a multiple of 64 */ };

/* ---- the best so far: a heap with the worst of them at its root ---- */

static bool is_better(dl_top_match one, dl_top_match other)
{
    return one.score != other.score ? one.score > other.score : one.document < other.document;
}

/* Lets the match at `at` sink below those that are to be nearer to the root: the better ones, or the worse ones. */
static void sink(dl_top_match *heap, size_t count, size_t at, bool best_first)
{
    const dl_top_match moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_better(heap[child + 1], heap[child]) == best_first)
            child++;
        if (is_better(moved, heap[child]) == best_first)
            break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

static void heapify(dl_top_match *heap, size_t count, bool best_first)
{
    for (size_t at = count / 2; at-- > 0;)
        sink(heap, count, at, best_first);
}

/* What a score must be above to get in. */
static double threshold(const dl_top *top)
{
    return top->match_count == top->wanted ? top->matches[0].score : -1;
}

static bool lacks(const dl_top *top, uint32_t document)
{
    return top->removed && dl_bitmap_has(top->removed, document);
}

static void offer(dl_top *top, uint32_t document, double score)
{
    const dl_top_match match = {document, score};
    if (top->match_count < top->wanted) {
        top->matches[top->match_count++] = match;
        if (top->match_count == top->wanted)
            heapify(top->matches, top->match_count, false);
    } else if (is_better(match, top->matches[0])) {
        top->matches[0] = match;
        sink(top->matches, top->match_count, 0, false);
    }
}

/* The best first. */
static void sort(dl_top *top)
{
    heapify(top->matches, top->match_count, false);
    for (size_t count = top->match_count; count > 1;) {
        const dl_top_match worst = top->matches[0];
        top->matches[0] = top->matches[--count];
        top->matches[count] = worst;
        sink(top->matches, count, 0, false);
    }
}

void dl_top_heapify(dl_top_match *matches, size_t count)
{
    heapify(matches, count, true);
}

dl_top_match dl_top_pop(dl_top_match *matches, size_t *count)
{
    const dl_top_match best = matches[0];
    matches[0] = matches[--*count];
    if (*count)
        sink(matches, *count, 0, true);
    return best;
}

/* ---- words ---- */

/* `bonus`: what the word gives once more, as a share, as a clause of its own that is rounded by itself. */
static inline double score_of(const dl_top *top, const dl_top_word *word, double frequency, double bonus)
{
    const double score = dl_frequency_score(word->factor, frequency, top->saturation);
    if (bonus == 1) /* as it mostly is: without another division */
        return score + score;
    return bonus > 0 ? score + dl_frequency_score(word->factor * bonus, frequency, top->saturation) : score;
}

static inline double weight(const dl_top *top, const dl_top_word *word)
{
    return score_of(top, word, word->frequency, 0);
}

/* No document gets more for the word. */
static double bound(const dl_top *top, const dl_top_word *word, double bonus)
{
    double total = 0;
    for (size_t i = 0; i < word->list_count; i++)
        total += (double)word->lists[i].total;
    return score_of(top, word, total, bonus);
}

/* Adds what the lists behind the first say of the document at hand. */
static void add_others(dl_top_word *word)
{
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document == word->document)
            word->frequency += word->lists[i].frequency;
}

/* Takes the document that is the next in the lists. */
static inline void settle(dl_top_word *word)
{
    const dl_postings *first = &word->lists[0];
    if (first->document < word->other) {
        word->document = first->document;
        word->frequency = first->frequency;
        return;
    }
    word->document = word->other;
    word->frequency = first->document == word->document ? first->frequency : 0;
    add_others(word);
}

static void find_other(dl_top_word *word)
{
    word->other = DL_POSTINGS_END;
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document < word->other)
            word->other = word->lists[i].document;
}

static void next_other(dl_top_word *word)
{
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document == word->document)
            dl_postings_next(&word->lists[i]);
    find_other(word);
}

static inline void next(dl_top_word *word)
{
    const bool others = word->other == word->document;
    if (word->lists[0].document == word->document)
        dl_postings_next(&word->lists[0]);
    if (others)
        next_other(word);
    settle(word);
}

static void skip_to(dl_top_word *word, uint32_t document)
{
    if (document <= word->document)
        return;
    dl_postings_skip_to(&word->lists[0], document);
    if (word->other < document) {
        for (size_t i = 1; i < word->list_count; i++)
            dl_postings_skip_to(&word->lists[i], document);
        find_other(word);
    }
    settle(word);
}

static void begin(dl_top *top, bool again)
{
    for (size_t w = 0; w < top->count; w++) {
        dl_top_word *word = &top->words[w];
        for (size_t i = 0; i < word->list_count && again; i++)
            dl_postings_rewind(&word->lists[i]);
        find_other(word);
        settle(word);
    }
}

static int by_documents(const void *left, const void *right)
{
    const dl_top_word *a = left, *b = right;
    return (a->documents > b->documents) - (a->documents < b->documents);
}

static bool has_failed(const dl_top *top)
{
    for (size_t w = 0; w < top->count; w++)
        for (size_t i = 0; i < top->words[w].list_count; i++)
            if (top->words[w].lists[i].failed)
                return true;
    return false;
}

/* ---- all words ---- */

/* Moves all words to the next document that they share, not before that of the first; false: there is none. */
static bool meet(dl_top *top)
{
    dl_top_word *first = &top->words[0];
    for (size_t i = 1; i < top->count && first->document != DL_POSTINGS_END;) {
        dl_top_word *word = &top->words[i];
        skip_to(word, first->document);
        if (word->document == first->document) {
            i++;
            continue;
        }
        skip_to(first, word->document);
        i = 1;
    }
    return first->document != DL_POSTINGS_END;
}

static double sum(const dl_top *top, double bonus)
{
    double score = 0;
    for (size_t i = 0; i < top->count; i++)
        score += score_of(top, &top->words[i], top->words[i].frequency, bonus);
    return score;
}

static void run_all(dl_top *top, double bonus)
{
    double rest = 0; /* what the words behind the first can add */
    qsort(top->words, top->count, sizeof *top->words, by_documents);
    for (size_t i = 1; i < top->count; i++)
        rest += bound(top, &top->words[i], bonus);
    dl_top_word *first = &top->words[0];
    for (; first->document != DL_POSTINGS_END; next(first)) {
        if (score_of(top, first, first->frequency, bonus) + rest <= threshold(top)) {
            top->counted = false;
            continue;
        }
        if (!meet(top))
            break;
        if (lacks(top, first->document))
            continue;
        top->matching++;
        offer(top, first->document, sum(top, bonus));
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

/* Near to the order of their bounds. */
static int by_factor(const void *left, const void *right)
{
    const dl_top_word *a = left, *b = right;
    return (a->factor > b->factor) - (a->factor < b->factor);
}

static void add_up(window *into, const dl_top *top, dl_top_word *word)
{
    const uint32_t end = into->base < UINT32_MAX - WINDOW ? into->base + WINDOW : DL_POSTINGS_END;
    for (; word->document < end; next(word)) {
        const uint32_t at = word->document - into->base;
        into->scores[at] += weight(top, word);
        into->holding[at]++;
        into->touched[at / 64] |= UINT64_C(1) << at % 64;
    }
}

/* Asks the words before `essential`, whose bounds add up to sums[], about a document, as long as it may get in. */
static void complete(dl_top *top, uint32_t document, double score, size_t holding, size_t essential, const double *sums,
                     bool all_are_known)
{
    for (size_t i = essential; i-- > 0;) {
        if (score + sums[i + 1] <= threshold(top))
            return;
        dl_top_word *word = &top->words[i];
        skip_to(word, document);
        if (word->document == document) {
            score += weight(top, word);
            holding++;
        }
    }
    if (!all_are_known || holding < top->count)
        offer(top, document, score);
}

static uint32_t least_document(const dl_top *top, size_t essential)
{
    uint32_t least = DL_POSTINGS_END;
    for (size_t i = essential; i < top->count; i++)
        if (top->words[i].document < least)
            least = top->words[i].document;
    return least;
}

/* `all_are_known`: documents with all words are among the best already, or not good enough. */
static void run_any(dl_top *top, window *within, double *sums, bool all_are_known)
{
    size_t essential = 0;
    qsort(top->words, top->count, sizeof *top->words, by_factor);
    sums[0] = 0;
    for (size_t i = 0; i < top->count; i++)
        sums[i + 1] = sums[i] + bound(top, &top->words[i], 0);
    for (;;) {
        while (essential < top->count && sums[essential + 1] <= threshold(top))
            essential++;
        top->counted = top->counted && !essential;
        within->base = least_document(top, essential);
        if (within->base == DL_POSTINGS_END)
            return;
        for (size_t i = essential; i < top->count; i++)
            add_up(within, top, &top->words[i]);
        for (unsigned at = 0; at < WINDOW / 64; at++)
            for (uint64_t bits = within->touched[at]; bits; bits &= bits - 1) {
                const uint32_t place = at * 64 + (unsigned)__builtin_ctzll(bits);
                if (!lacks(top, within->base + place)) {
                    top->matching++;
                    complete(top, within->base + place, within->scores[place], within->holding[place], essential, sums,
                             all_are_known);
                }
                within->scores[place] = 0;
                within->holding[place] = 0;
            }
        memset(within->touched, 0, sizeof within->touched);
    }
}

/* With a bonus for all words, those that have it come first, and leave little to the others. */
static void run_bonus(dl_top *top)
{
    run_all(top, top->bonus);
    begin(top, true);
    top->matching = 0;
    top->counted = true;
}

bool dl_top_run(dl_top *top)
{
    top->match_count = 0;
    top->matching = 0;
    top->counted = true;
    if (!top->count || !top->wanted)
        return true;
    begin(top, false);
    if (top->all) {
        run_all(top, 0);
    } else {
        window *within = calloc(1, sizeof *within);
        double *sums = malloc((top->count + 1) * sizeof *sums);
        const bool bonus = top->bonus > 0 && top->count > 1;
        if (within && sums && bonus)
            run_bonus(top);
        if (within && sums)
            run_any(top, within, sums, bonus);
        free(within);
        free(sums);
        if (!within || !sums)
            return false;
    }
    sort(top);
    return !has_failed(top);
}

bool dl_top_collect(dl_top *top)
{
    size_t room = 0;
    top->match_count = 0;
    if (!top->count)
        return true;
    qsort(top->words, top->count, sizeof *top->words, by_documents);
    begin(top, false);
    for (; meet(top); next(&top->words[0])) {
        if (lacks(top, top->words[0].document))
            continue;
        if (top->match_count == room) {
            room = room ? room * 2 : 256;
            dl_top_match *larger = realloc(top->matches, room * sizeof *larger);
            if (!larger)
                return false;
            top->matches = larger;
        }
        top->matches[top->match_count++] = (dl_top_match){top->words[0].document, sum(top, 0)};
    }
    return !has_failed(top);
}
