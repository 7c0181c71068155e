/* Matches as a heap. */
#include "store/match/top_heap.h"

/* Lets the match at `at` sink below those that are to be nearer to the root: the better ones, or the worse ones. */
static void sink(dl_top_match *heap, size_t count, size_t at, bool best_first)
{
    const dl_top_match moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && dl_top_is_better(heap[child + 1], heap[child]) == best_first)
            child++;
        if (dl_top_is_better(moved, heap[child]) == best_first)
            break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

void dl_top_heapify(dl_top_match *matches, size_t count, bool best_first)
{
    for (size_t at = count / 2; at-- > 0;)
        sink(matches, count, at, best_first);
}

void dl_top_replace(dl_top_match *matches, size_t count, dl_top_match match)
{
    matches[0] = match;
    sink(matches, count, 0, false);
}

dl_top_match dl_top_pop(dl_top_match *matches, size_t *count)
{
    const dl_top_match best = matches[0];
    matches[0] = matches[--*count];
    if (*count)
        sink(matches, *count, 0, true);
    return best;
}

void dl_top_sort(dl_top_match *matches, size_t count)
{
    dl_top_heapify(matches, count, false);
    for (size_t left = count; left > 1;) {
        const dl_top_match worst = matches[0];
        matches[0] = matches[--left];
        matches[left] = worst;
        sink(matches, left, 0, false);
    }
}
