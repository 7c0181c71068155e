/* The names of a tweet's parts. */
#include "article/posts/tweet_fields.h"
#include "article/network/permalink.h"

#include <string.h>

enum { NAME_LIMIT = 64, ID_LEAST = 6 };

/* Of API v1.1 and v2, of the web's own interface ("legacy"), of archives, twarc, snscrape, gallery-dl, Twint, Apify, twitterapi.io and tables made of them. */
static const char *const names[DL_TWEET_FIELD_COUNT][16] = {
    [DL_TWEET_ID] = {"id_str", "rest_id", "legacy.id_str", "tweet_id", "tweetid", "tweetId", "status_id", "id"},
    [DL_TWEET_TEXT] = {"note_tweet.text", "note_tweet.note_tweet_results.result.text", "extended_tweet.full_text",
                       "full_text", "legacy.full_text", "core.text", "rawContent", "fullText", "text", "content", "tweet", "tweet_text", "hit_sentence",
                       "body"},
    [DL_TWEET_DATE] = {"created_at", "legacy.created_at", "createdAt", "date",  "timestamp", "tweet_created", "tweet_time", "publish_date"},
    [DL_TWEET_LANGUAGE] = {"lang", "legacy.lang", "language", "tweet_language"},
    [DL_TWEET_NAME] = {"author.nick", "user.name", "user.displayname", "author.name", "core.user_results.result.legacy.name",
                       "core.user_results.result.core.name", "user_name", "extra_author_attributes.name",
                       "author_fullname", "user_display_name", "name", "author"},
    [DL_TWEET_HANDLE] = {"user.screen_name", "user.username", "author.username", "author.userName",
                         "core.user_results.result.legacy.screen_name", "core.user_results.result.core.screen_name",
                         "user_screen_name", "screen_name", "username", "twitter_screen_name",
                         "extra_author_attributes.short_name"},
    [DL_TWEET_ADDRESS] = {"url", "link", "tweet_url", "permalink", "tweet_link"},
    [DL_TWEET_REPLY_TO] = {"in_reply_to_status_id_str", "in_reply_to_status_id", "legacy.in_reply_to_status_id_str",
                           "inReplyToTweetId", "inReplyToId", "referenced_tweets.replied_to.id", "in_reply_to_tweetid"},
    [DL_TWEET_QUOTES] = {"quoted_status_id_str", "quoted_status_id", "legacy.quoted_status_id_str",
                         "referenced_tweets.quoted.id", "quoted_tweet_tweetid"},
    [DL_TWEET_REPEATS] = {"retweeted_status_id", "referenced_tweets.retweeted.id", "retweet_tweetid"},
    [DL_TWEET_ORIGINAL] = {"retweeted_status", "retweetedTweet", "legacy.retweeted_status_result.result", "retweet", "retweeted_tweet"},
    [DL_TWEET_QUOTED] = {"quoted_status", "quotedTweet", "quoted_status_result.result", "quote", "quoted_tweet"},
};

/* What nothing but a tweet has beside its text and its number. */
static const char *const marks[] = {
    "referenced_tweets", "edit_history_tweet_ids", "tweet_id", "tweetid", "tweetId", "tweet", "tweet_url",
    "user_screen_name", "in_reply_to_status_id", "in_reply_to_status_id_str", "inReplyToTweetId",
    "referenced_tweets.retweeted.id", "author.username", "isRetweet", "is_retweet", "id_str", "rest_id"};

static bool is_filled(const json_t *value)
{
    return (json_is_string(value) && json_string_length(value)) || json_is_integer(value) || json_object_size(value);
}

json_t *dl_tweet_member(const json_t *object, const char *path)
{
    char outer[NAME_LIMIT];
    const char *dot;
    for (;;) {
        json_t *value = json_object_get(object, path);
        if (value || !(dot = strchr(path, '.')) || (size_t)(dot - path) >= sizeof outer)
            return value;
        memcpy(outer, path, (size_t)(dot - path));
        outer[dot - path] = '\0';
        object = json_object_get(object, outer);
        path = dot + 1;
    }
}

json_t *dl_tweet_field_of(const json_t *object, dl_tweet_field field)
{
    const bool objects = field == DL_TWEET_ORIGINAL || field == DL_TWEET_QUOTED;
    for (const char *const *name = names[field]; *name; name++) {
        json_t *value = dl_tweet_member(object, *name);
        if (is_filled(value) && json_is_object(value) == objects)
            return value;
    }
    /* gallery-dl calls the handle a name, and the name a nick. */
    return field == DL_TWEET_HANDLE && dl_tweet_member(object, "author.nick") ? dl_tweet_member(object, "author.name")
                                                                              : NULL;
}

bool dl_tweet_is_mark(const char *name)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(name, marks[i]) == 0)
            return true;
    return false;
}

static bool has(const json_t *object, const char *name)
{
    return json_object_get(object, name) != NULL;
}

/* Of an interface. */
static bool is_whole(const json_t *object)
{
    bool text = json_is_string(json_object_get(object, "text")) || json_is_string(json_object_get(object, "full_text"));
    if (!text || !(has(object, "id") || has(object, "id_str")))
        return false;
    if (has(json_object_get(object, "user"), "screen_name"))
        return true;
    if (has(object, "id_str") && (has(object, "full_text") || has(object, "entities")))
        return true;
    return has(object, "edit_history_tweet_ids") || has(object, "referenced_tweets") ||
           (has(object, "author_id") && (has(object, "conversation_id") || has(object, "created_at")));
}

/* Numbers of a dataset's own, from 1 on, are no ids. */
static bool is_id(const json_t *value)
{
    const char *text = json_string_value(value);
    return text ? strlen(text) >= ID_LEAST && strspn(text, "0123456789") == strlen(text)
                : json_integer_value(value) >= 100000;
}

/* Of a tool: with its address, or a mark. The whole of a long tweet in an account's archive has a number of its own. */
static bool is_flat(const json_t *object)
{
    dl_permalink link;
    if (has(object, "noteTweetId"))
        return true;
    if (has(object, "title") || has(object, "headline"))
        return false;
    const char *address = json_string_value(dl_tweet_field_of(object, DL_TWEET_ADDRESS));
    if (address && dl_permalink_is_post(dl_slice_of(address)) && dl_permalink_read(&link, dl_slice_of(address)) &&
        link.network == DL_NETWORK_X)
        return true;
    bool marked = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !marked; i++)
        marked = has(object, marks[i]);
    return marked && is_id(dl_tweet_field_of(object, DL_TWEET_ID));
}

/* What is called as a tweet is, but has more than one number, in digits and letters. */
static bool is_of_weibo(const json_t *object)
{
    return has(object, "mid") || has(object, "mblogid") || (has(object, "bid") && has(object, "user"));
}

bool dl_tweet_is(const json_t *object)
{
    if (is_of_weibo(object))
        return false;
    return is_whole(object) || (is_flat(object) && json_is_string(dl_tweet_field_of(object, DL_TWEET_TEXT)));
}
