/* Posts of other networks than X as tweets: an article each. */
#ifndef DL_POST_JSON_H
#define DL_POST_JSON_H

#include "article/json/json_events.h"
#include "article/json/json_long.h"
#include "article/network/account.h"

/* The record that the posts are in. */
typedef struct dl_post_record {
    dl_arena *arena;
    const dl_json_long *taken; /* the strings that are not in its objects */
    const dl_account *owner;   /* whose the posts are that name nobody, or NULL */
    dl_slice bytes;
    uint64_t bytes_hash; /* of dl_article */
    uint64_t base;       /* of the bytes in the source */
    const dl_json_events *events;
    dateline_error *error;
} dl_post_record;

/** Whether `object` is a post, or holds posts as answers and exports do. Any thread. */
bool dl_post_json_is(const json_t *object);

/** Hands over an article for each post in `object`: the post, or the one that it repeats, and behind it the one that it
 *  quotes; then those of its answers. One without words is none. Errors: MEMORY, those of `article`. Any thread with its
 *  own arena. */
dateline_status dl_post_json_read(const dl_post_record *record, const json_t *object) DATELINE_MUST_USE;

#endif
