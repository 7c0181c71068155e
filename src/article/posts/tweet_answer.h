/* Answers of the interface that X's own pages ask (GraphQL): as scripts save them, and as web archives hold them, whose pages
 * of X are empty without. */
#ifndef DL_TWEET_ANSWER_H
#define DL_TWEET_ANSWER_H

#include "article/posts/tweet_json.h"

/** Whether `object` is an answer with tweets in it, or a part of one. Any thread. */
bool dl_tweet_answer_is(const json_t *object);

/** Hands over an article for each tweet of the answer, in its order, but for advertisements. The rest as of
 *  dl_tweet_json_read. */
dateline_status dl_tweet_answer_read(dl_arena *arena, json_t *object, const dl_json_long *taken, dl_slice bytes,
                                     uint64_t base, const dl_json_events *events,
                                     dateline_error *error) DATELINE_MUST_USE;

#endif
