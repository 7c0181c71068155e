/* Tweets as the interfaces and the account archives of Twitter have them: API v1.1, API v2 (pages and single ones),
 * "tweets.js". */
#ifndef DL_TWEET_JSON_H
#define DL_TWEET_JSON_H

#include "article/json/json_events.h"
#include "article/json/json_long.h"
#include "article/network/account.h"

#include <jansson.h>

/** Whether `object` is a tweet, or a page of them. Any thread. */
bool dl_tweet_json_is(const json_t *object);

/** Hands over an article for each tweet: the tweet, and behind it the one that it quotes. A retweet's article is by
 *  who repeats it and holds the original. Links are unfolded, and cut text is replaced by the full one where the
 *  object has it. `taken`: the
 *  strings that are not in it. `owner`: whose the tweets are that name nobody, or NULL. Range: the whole object's, `bytes` at `base`.
 *  Errors: MEMORY, those of `article`. Any thread with its own arena. */
dateline_status dl_tweet_json_read(dl_arena *arena, json_t *object, const dl_json_long *taken, const dl_account *owner,
                                   dl_slice bytes, uint64_t base, const dl_json_events *events,
                                   dateline_error *error) DATELINE_MUST_USE;

/** Adds the whole long tweets of an archive's "note-tweet.js"; nothing of a text that is none. They live in `arena`. */
void dl_notes_parse(dl_account *out, dl_arena *arena, dl_slice text);

#endif
