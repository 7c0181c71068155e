/* Answers of X's own interface: tweets stand anywhere in lists of lists, each under one of two names. */
#include "article/posts/tweet_answer.h"
#include "article/posts/tweet_fields.h"

/* The tweet that `object` holds, or NULL; one that not everybody may see stands a step deeper. */
static json_t *tweet_in(const json_t *object)
{
    static const char *const holders[] = {"tweet_results", "tweetResult"};
    for (size_t i = 0; i < sizeof holders / sizeof *holders; i++) {
        json_t *result = json_object_get(json_object_get(object, holders[i]), "result");
        json_t *inner = json_object_get(result, "tweet");
        if (json_is_object(inner))
            result = inner;
        if (dl_tweet_is(result))
            return result;
    }
    return NULL;
}

typedef dateline_status visitor(void *context, json_t *tweet);

/* Calls `visit` with each tweet until it fails. As deep as jansson lets values nest, 2048; what a tweet holds is its own. */
static dateline_status walk(json_t *value, visitor *visit, void *context)
{
    dateline_status status = DATELINE_OK;
    json_t *each, *tweet = tweet_in(value);
    const char *name;
    size_t i;
    if (json_object_get(value, "promotedMetadata"))
        return DATELINE_OK;
    if (tweet)
        return visit(context, tweet);
    json_object_foreach(value, name, each)
    {
        if (!status)
            status = walk(each, visit, context);
    }
    json_array_foreach(value, i, each)
    {
        if (!status)
            status = walk(each, visit, context);
    }
    return status;
}

static dateline_status find(void *context, json_t *tweet)
{
    (void)tweet;
    *(bool *)context = true;
    return DATELINE_ERROR_STOPPED;
}

/* What an answer holds: all below "data", or what programs kept of that, a timeline or an entry of it. */
static json_t *part_of(const json_t *object)
{
    static const char *const parts[] = {"data", "timeline", "timeline_v2", "instructions", "entries", "content", "itemContent",
                                        "threaded_conversation_with_injections_v2", "search_by_raw_query", "user"};
    json_t *part = NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !part; i++) {
        part = json_object_get(object, parts[i]);
        if (!json_is_object(part) && (!i || !json_is_array(part)))
            part = NULL;
    }
    return part || !tweet_in(object) ? part : (json_t *)object;
}

bool dl_tweet_answer_is(const json_t *object)
{
    bool found = false;
    json_t *part = part_of(object);
    return part && walk(part, find, &found) && found;
}

typedef struct answer {
    dl_arena *arena;
    const dl_json_long *taken;
    dl_slice bytes;
    uint64_t base;
    const dl_json_events *events;
    dateline_error *error;
} answer;

static dateline_status read_tweet(void *context, json_t *tweet)
{
    const answer *from = context;
    return dl_tweet_json_read(from->arena, tweet, from->taken, NULL, from->bytes, from->base, from->events,
                              from->error);
}

dateline_status dl_tweet_answer_read(dl_arena *arena, json_t *object, const dl_json_long *taken, dl_slice bytes,
                                     uint64_t base, const dl_json_events *events, dateline_error *error)
{
    answer from = {arena, taken, bytes, base, events, error};
    return walk(part_of(object), read_tweet, &from);
}
