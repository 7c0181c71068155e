/* Where the words of a phrase stand together: the windows of NEAR, ADJ and phrases. The same rule as
 * Xapian's OP_NEAR and OP_PHRASE: every word at a position of its own, the last less than `window`
 * behind the first. In the place of a word may stand several that are one piece. */
#ifndef DL_WINDOWS_H
#define DL_WINDOWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The positions at which one word of the phrase, or piece, stands, ascending. */
typedef struct dl_window_word {
    const uint32_t *positions;
    const uint32_t *ends; /* of a piece: the positions of its last word; else NULL */
    size_t count;
} dl_window_word;

/** Receives one window: for each word, which of its positions it takes. Return false to stop. */
typedef bool dl_window_sink(void *context, const size_t *chosen);

/** Tells, for each position that can be the first of one, a window with it; the shortest when ordered.
 *  `chosen` has room for `count` numbers. Work is bounded; beyond that windows are passed over. False
 *  when memory ran out. */
bool dl_windows_find(const dl_window_word *words, size_t count, uint32_t window, bool any_order,
                     size_t *chosen, dl_window_sink *sink, void *context);

#endif
