/* Windows of words. */
#include "highlight/windows.h"

#include <stdlib.h>

/* Steps of the search for windows in any order: a phrase of a thousand words that are all the same. */
enum { STEP_LIMIT = 20000000 };

static uint32_t end_of(const dl_window_word *word, size_t which)
{
    return word->ends ? word->ends[which] : word->positions[which];
}

/* For each start the earliest next word, and so on: its end is the least that there is, and only moves on
 * with the start. */
static void find_ordered(const dl_window_word *words, size_t count, uint32_t window, size_t *chosen,
                         dl_window_sink *sink, void *context)
{
    for (size_t i = 0; i < count; i++)
        chosen[i] = 0;
    for (; chosen[0] < words[0].count; chosen[0]++) {
        uint32_t first = words[0].positions[chosen[0]], last = end_of(&words[0], chosen[0]);
        for (size_t i = 1; i < count; i++) {
            while (chosen[i] < words[i].count && words[i].positions[chosen[i]] <= last)
                chosen[i]++;
            if (chosen[i] == words[i].count)
                return;
            last = end_of(&words[i], chosen[i]);
        }
        if (last - first < window && !sink(context, chosen))
            return;
    }
}

/* ---- in any order ---- */

typedef struct matching {
    const dl_window_word *words;
    size_t count;
    size_t *chosen;
    size_t *low;      /* of each word the first position in the window */
    uint32_t first, window;
    size_t *owner;    /* of each place in the window: 1 + the word that has it */
    uint32_t *stamp;  /* when the place was last tried */
    uint32_t now;
    size_t steps;
} matching;

/* Finds a place for a word; words that have one make room where they can (Kuhn's method). */
static bool place_word(matching *match, size_t word, unsigned depth)
{
    const dl_window_word *asked = &match->words[word];
    for (int round = 0; round < 2; round++) /* free ones first */
        for (size_t i = match->low[word];
             i < asked->count && asked->positions[i] - match->first < match->window; i++) {
            size_t place = asked->positions[i] - match->first, owner = match->owner[place];
            if (!match->steps)
                return false;
            match->steps--;
            if (round == 0 ? owner != 0 : match->stamp[place] == match->now)
                continue;
            if (round) {
                match->stamp[place] = match->now;
                if (match->words[owner - 1].ends || depth > 100 || !place_word(match, owner - 1, depth + 1))
                    continue;
            }
            match->owner[place] = word + 1;
            match->chosen[word] = i;
            return true;
        }
    return false;
}

/* Whether every word stands in the window that begins at `first`; moves `low`. */
static bool all_present(matching *match, uint32_t first, bool *ended)
{
    for (size_t i = 0; i < match->count; i++) {
        const dl_window_word *word = &match->words[i];
        size_t *low = &match->low[i];
        while (*low < word->count && word->positions[*low] < first)
            ++*low;
        if (*low == word->count) {
            *ended = true;
            return false;
        }
        if (word->positions[*low] - first >= match->window)
            return false;
    }
    return true;
}

/* Finds places for all that are words, beside the pieces that have theirs. */
static bool place_words(matching *match)
{
    size_t placed = 0;
    for (; placed < match->count; placed++) {
        match->now++;
        if (!match->words[placed].ends && !place_word(match, placed, 0))
            break;
    }
    for (size_t i = 0; i < placed; i++)
        if (!match->words[i].ends)
            match->owner[match->words[i].positions[match->chosen[i]] - match->first] = 0;
    return placed == match->count;
}

/* Gives the places of a piece to `owner`, 0: to nobody; false, and none, when one of them is taken. */
static bool give(matching *match, size_t from, size_t to, size_t owner)
{
    for (size_t place = from; owner && place <= to; place++)
        if (match->owner[place])
            return false;
    for (size_t place = from; place <= to; place++)
        match->owner[place] = owner;
    return true;
}

/* Finds places for the pieces from number `at` on, each in turn at all that it can have, and then for all words. */
static bool place_pieces(matching *match, size_t at)
{
    while (at < match->count && !match->words[at].ends)
        at++;
    if (at == match->count)
        return place_words(match);
    const dl_window_word *piece = &match->words[at];
    bool placed = false;
    for (size_t i = match->low[at]; !placed && i < piece->count && match->steps; i++) {
        const size_t from = piece->positions[i] - match->first, to = piece->ends[i] - match->first;
        if (from >= match->window)
            break;
        match->steps--;
        if (to >= match->window || !give(match, from, to, at + 1))
            continue;
        match->chosen[at] = i;
        placed = place_pieces(match, at + 1);
        give(match, from, to, 0);
    }
    return placed;
}

static bool place_all(matching *match, uint32_t first)
{
    match->first = first;
    return place_pieces(match, 0);
}

/* The least position that any word has behind `after`. */
static uint32_t next_start(const matching *match)
{
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < match->count; i++)
        if (match->low[i] < match->words[i].count &&
            match->words[i].positions[match->low[i]] < least)
            least = match->words[i].positions[match->low[i]];
    return least;
}

static void find_unordered(matching *match, dl_window_sink *sink, void *context)
{
    bool ended = false;
    for (uint32_t first = next_start(match); first != UINT32_MAX && !ended && match->steps;) {
        match->steps -= match->steps < match->count ? match->steps : match->count;
        if (all_present(match, first, &ended) && place_all(match, first) &&
            !sink(context, match->chosen))
            return;
        /* Past `first`: every word that stood there moves on. */
        for (size_t i = 0; i < match->count; i++)
            while (match->low[i] < match->words[i].count &&
                   match->words[i].positions[match->low[i]] <= first)
                match->low[i]++;
        first = next_start(match);
    }
}

bool dl_windows_find(const dl_window_word *words, size_t count, uint32_t window, bool any_order,
                     size_t *chosen, dl_window_sink *sink, void *context)
{
    uint32_t furthest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!words[i].count)
            return true;
        if (end_of(&words[i], words[i].count - 1) > furthest)
            furthest = end_of(&words[i], words[i].count - 1);
    }
    if (!any_order) {
        find_ordered(words, count, window, chosen, sink, context);
        return true;
    }
    /* No wider than the text. */
    window = window > furthest && furthest < UINT32_MAX ? furthest + 1 : window;
    matching match = {.words = words,
                      .count = count,
                      .chosen = chosen,
                      .window = window,
                      .steps = STEP_LIMIT,
                      .low = calloc(count, sizeof *match.low),
                      .owner = calloc(window, sizeof *match.owner),
                      .stamp = calloc(window, sizeof *match.stamp)};
    bool fine = match.low && match.owner && match.stamp;
    if (fine)
        find_unordered(&match, sink, context);
    free(match.low);
    free(match.owner);
    free(match.stamp);
    return fine;
}
