/* Posts to articles. */
#include "article/posts/post_json.h"
#include "article/lines/flat_tweet.h"
#include "article/network/permalink.h"
#include "article/posts/post_networks.h"
#include "article/posts/tweet_fields.h"
#include "util/error.h"
#include "util/hash.h"

#include <stdlib.h>

static dl_passage passage_of(const dl_article *of, const dl_post_record *record, const dl_post *post)
{
    dl_tweet *tweet = dl_arena_alloc(record->arena, sizeof *tweet);
    if (tweet)
        *tweet = (dl_tweet){.name = post->name,
                            .handle = post->handle,
                            .id = post->id,
                            .url = post->url,
                            .reply_to = post->reply_to,
                            .quotes = post->quotes,
                            .date = post->date,
                            .truncated = dl_flat_tweet_is_truncated(post->text)};
    return (dl_passage){.kind = DATELINE_TWEET, .text = post->text, .begin = of->begin, .end = of->end, .tweet = tweet};
}

/* The post that `own` repeats; of one that is not there its address. */
static dl_post original_of(const dl_post_record *record, const dl_post *own)
{
    dl_post original = {.date = DL_DATE_NONE};
    dl_permalink link;
    if (!own->original) { /* sent on */
        original = *own;
        original.name = own->original_name;
        original.handle = original.id = original.url = original.reply_to = (dl_slice){NULL, 0};
    } else if (!dl_post_read(&original, record->arena, record->taken, own->original)) {
        original.text = original.url = dl_json_text(record->taken, record->arena, own->original);
        if (dl_permalink_read(&link, original.url)) {
            original.id = link.id;
            original.handle = link.handle;
        }
    }
    return original;
}

/* The archive's owner, of a post that names nobody, or only the handle. */
static void add_owner(dl_post *post, const dl_account *owner)
{
    if (!owner || post->name.size || (post->handle.size && !dl_slice_equal(post->handle, owner->handle)))
        return;
    post->name = owner->name;
    post->handle = owner->handle;
}

static dateline_status deliver(const dl_post_record *record, dl_post *own)
{
    add_owner(own, record->owner);
    dl_passage passages[2];
    dl_slice *authors = dl_arena_alloc(record->arena, sizeof *authors);
    dl_post shown = own->repeats ? original_of(record, own) : *own, quoted;
    if (!authors)
        return dl_fail_memory(record->error);
    authors[0] = own->name;
    dl_article article = {.id = own->id,
                          .url = own->url,
                          .site = own->site,
                          .language = own->language.size ? own->language : shown.language,
                          .date = own->date,
                          .authors = authors,
                          .author_count = own->name.size > 0,
                          .begin = record->base,
                          .end = record->base + record->bytes.size,
                          .bytes = record->bytes,
                          .bytes_hash = record->bytes_hash ? record->bytes_hash : dl_hash64(record->bytes, 0),
                          .passages = passages};
    const bool quotes =
        shown.quoted && dl_post_read(&quoted, record->arena, record->taken, shown.quoted) && quoted.text.size;
    if (quotes && !shown.quotes.size)
        shown.quotes = quoted.id;
    if (shown.text.size)
        passages[article.passage_count++] = passage_of(&article, record, &shown);
    if (quotes)
        passages[article.passage_count++] = passage_of(&article, record, &quoted);
    if (record->arena->failed)
        return dl_fail_memory(record->error);
    return article.passage_count ? record->events->article(record->events->context, &article, record->error)
                                 : DATELINE_OK;
}

/* What stands around a post: an activity, a place in a feed or thread, a thing of a list. */
static const json_t *unwrapped(const json_t *object)
{
    static const char *const wrappers[] = {
        "object", "post", "value.post", "data", "thread", "thread.post", "snippet.topLevelComment", "mblog"};
    for (size_t i = 0; !dl_post_is(object) && i < sizeof wrappers / sizeof *wrappers; i++) {
        const json_t *inner = dl_tweet_member(object, wrappers[i]);
        if (dl_post_is(inner))
            return inner;
    }
    return object;
}

/* Posts and lists of posts that belong to a post, stand around it, or are a chat's; "a.b" is b in a. */
static const char *const others[] = {
    "parent", "in_reply_to", "quote.in_reply_to", "thread.parent", "replies", "thread.replies",
    "data.replies.data.children", "comments.data", "replies.comments", "messages"};

static const json_t *first_of(const json_t *list)
{
    return json_is_array(list) ? json_array_get(list, 0) : list;
}

/* Whether a post stands at the front of it, or of one of its lists. */
static bool holds_posts(const json_t *object, unsigned depth)
{
    bool found = dl_post_is(unwrapped(object));
    for (size_t i = 0; !found && depth && i < sizeof others / sizeof *others; i++)
        found = holds_posts(first_of(dl_tweet_member(object, others[i])), depth - 1);
    return found;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(left, *(const char *const *)right);
}

/* Names of which each post, or what holds posts, has one; most records have none, and need not be looked at further. */
static bool may_hold(const json_t *object)
{
    static const char *const names[] = { /* in order */
        "account", "actor", "actor_id", "attachments", "attributedTo", "bid", "blog_name", "by", "channel_id", "cid", "comment_text",
        "commit", "createTime", "create_time", "created_time", "data", "edited_timestamp", "facebookUrl", "favourites_count", "from",
        "from_id", "isPinned", "link_id", "mblog", "mblogid", "media", "media_product_type", "media_type", "messages", "mid", "outlinks",
        "parent", "post", "post_url", "reblogs_count", "record", "replies", "sender_name", "shortcode", "snippet",
        "string_map_data", "taken_at", "thread", "thread_id", "timestampEdited", "value"};
    for (void *at = json_object_iter((json_t *)object); at; at = json_object_iter_next((json_t *)object, at))
        if (bsearch(json_object_iter_key(at), names, sizeof names / sizeof *names, sizeof *names, by_name))
            return true;
    return false;
}

/* What an account of Mastodon's likes and keeps, in its archive: addresses alone, none of which is a post. */
static bool is_list_of_addresses(const json_t *object)
{
    const char *type = json_string_value(json_object_get(object, "type"));
    const json_t *items = json_object_get(object, "orderedItems");
    return type && strcmp(type, "OrderedCollection") == 0 && json_is_array(items) &&
           !json_is_object(json_array_get(items, 0));
}

bool dl_post_json_is(const json_t *object)
{
    enum { LISTS_IN_LISTS = 2 };
    return (may_hold(object) && holds_posts(object, LISTS_IN_LISTS)) || is_list_of_addresses(object);
}

/* As deep as jansson lets values nest, 2048. */
static dateline_status read_all(const dl_post_record *record, const json_t *object)
{
    dl_post post;
    dateline_status status = DATELINE_OK;
    if (dl_post_read(&post, record->arena, record->taken, unwrapped(object)))
        status = deliver(record, &post);
    for (size_t i = 0; !status && i < sizeof others / sizeof *others; i++) {
        const json_t *list = dl_tweet_member(object, others[i]), *each;
        size_t at;
        if (json_is_object(list))
            status = read_all(record, list);
        json_array_foreach(list, at, each)
        {
            if (!status && json_is_object(each))
                status = read_all(record, each);
        }
    }
    return status;
}

dateline_status dl_post_json_read(const dl_post_record *record, const json_t *object)
{
    return read_all(record, object);
}
