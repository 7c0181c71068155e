/* Matches as a heap: the best of many are kept with the worst of them at the root, or taken out one by one, the best first. */
#ifndef DL_TOP_HEAP_H
#define DL_TOP_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_top_match {
    uint32_t document;
    double score;
} dl_top_match;

/** Whether it comes before the other: by score, the same by document. */
static inline bool dl_top_is_better(dl_top_match one, dl_top_match other)
{
    return one.score != other.score ? one.score > other.score : one.document < other.document;
}

/** Makes a heap of matches with the worst at its root, or the best. */
void dl_top_heapify(dl_top_match *matches, size_t count, bool best_first);

/** Puts a match in the place of the root, of a heap with the worst there. */
void dl_top_replace(dl_top_match *matches, size_t count, dl_top_match match);

/** Takes the best out of a heap with the best at its root. */
dl_top_match dl_top_pop(dl_top_match *matches, size_t *count);

/** Puts matches in order, the best first. */
void dl_top_sort(dl_top_match *matches, size_t count);

#ifdef __cplusplus
}
#endif
#endif
