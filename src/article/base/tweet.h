/* A tweet from its text and its attribution. */
#ifndef DL_TWEET_H
#define DL_TWEET_H

#include "article/base/article.h"
#include "article/lines/flat_tweet.h"
#include "util/arena.h"

/** The tweet that says `text` (well-formed): name, handle, date, its address (a permalink in the text, else
 *  its picture's link) with the id, and whether it was cut off. NULL when memory ran out. Any thread. */
const dl_tweet *dl_tweet_make(dl_arena *arena, const dl_attribution *from, dl_slice text);

/** Where in `text`, all that stands before an attribution, the tweet's own text begins: 0, but for text
 *  longer than tweets are, which is a paragraph with a tweet at its end. Any thread. */
size_t dl_tweet_begin(dl_slice text);

#endif
