/* Counting by value: a table of values and how many there are of each. Lives in an arena. */
#ifndef DL_TALLY_H
#define DL_TALLY_H

#include <dateline/search.h>
#include "util/arena.h"

typedef struct dl_tally_entry {
    dl_slice value;
    dl_slice shown; /* as first met */
    uint64_t count;
    uint32_t last;  /* for the caller */
} dl_tally_entry;

typedef struct dl_tally {
    dl_arena *arena;
    dl_tally_entry *entries;
    size_t count, capacity;
    uint32_t *slots; /* number of the entry + 1, or 0; twice as many as the entries' capacity */
} dl_tally;

/** The entry of `value`, made with count 0 when it is new (both slices copied). Valid until the next
 *  call. NULL when memory ran out. */
dl_tally_entry *dl_tally_at(dl_tally *tally, dl_slice value, dl_slice shown);

/** The entries as buckets, in the tally's arena: by value, or the `limit` greatest counts, the greatest
 *  first and then by value. NULL when memory ran out. */
dateline_bucket *dl_tally_by_value(dl_tally *tally);
dateline_bucket *dl_tally_top(dl_tally *tally, size_t limit, size_t *count);

#endif
