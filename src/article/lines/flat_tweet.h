/* Tweets that were flattened to text: "TEXT… pic.twitter.com/X — Name (@handle) November 18, 2025". */
#ifndef DL_FLAT_TWEET_H
#define DL_FLAT_TWEET_H

#include "util/clock.h"

typedef struct dl_attribution {
    size_t begin, end; /* bytes: from the dash to the end of the date */
    dl_slice name, handle;
    dl_date date;
} dl_attribution;

/** Finds the first attribution in `text` at or after `from`. False when there is none. Any thread. */
bool dl_flat_tweet_find(dl_attribution *out, dl_slice text, size_t from);

/** Whether the tweet's text was cut off: it ends in "…" but for the links behind it. */
bool dl_flat_tweet_is_truncated(dl_slice text);

#endif
