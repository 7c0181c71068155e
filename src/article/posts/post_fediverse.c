/* Posts of Mastodon and what speaks its interface, ActivityPub, Bluesky. */
#include "article/lines/prose.h"
#include "article/network/permalink.h"
#include "article/posts/post_shapes.h"
#include "article/posts/post_text.h"
#include "article/posts/tweet_fields.h"

/* ---- Mastodon and ActivityPub ---- */

static bool is_status(const json_t *object)
{
    return dl_shape_has_string(object, "content") &&
           (dl_shape_has_string(object, "account.username") || dl_shape_has_string(object, "account.acct")) &&
           (dl_shape_has_string(object, "uri") || dl_shape_has_string(object, "url") ||
            json_object_get(object, "reblogs_count") || json_is_object(json_object_get(object, "reblog")));
}

/* Words that warn stand before those that they warn of. */
static void warn(const dl_post_reader *from, const char *path)
{
    const dl_slice warning = dl_shape_text_at(from, path);
    if (warning.size)
        from->post->text = dl_shape_joined(from, warning, "\n\n", from->post->text);
}

/* The line that names what is quoted, for who cannot see that: gone where it is there, else a line of its own. */
static dl_slice without_quote_line(const dl_post_reader *from, dl_slice html)
{
    const size_t mark = dl_slice_find(html, "\"quote-inline\"");
    size_t begin = mark == SIZE_MAX ? 0 : mark, end;
    while (begin && html.data[begin] != '<')
        begin--;
    const bool span = dl_slice_starts(dl_slice_cut(html, begin, html.size), DL_LITERAL("<span "));
    const size_t close =
        mark == SIZE_MAX ? SIZE_MAX : dl_slice_find(dl_slice_cut(html, mark, html.size), span ? "</span>" : "</p>");
    if (close == SIZE_MAX)
        return html;
    end = mark + close + (span ? strlen("</span>") : strlen("</p>"));
    return dl_shape_joined(from, dl_slice_cut(html, 0, json_is_object(from->post->quoted) ? begin : end), "<br>",
                           dl_slice_cut(html, end, html.size));
}

static void finish_status(const dl_post_reader *from)
{
    dl_permalink link;
    dl_post *post = from->post;
    post->text = dl_post_html(from->arena, without_quote_line(from, post->text));
    post->repeats = json_is_object(post->original);
    if (dl_permalink_read(&link, post->url))
        post->id = link.id;
    warn(from, "spoiler_text");
}

/* Without its account, as some archives keep them: whose it is stands in its address. */
static bool is_bare_status(const json_t *object)
{
    dl_permalink link;
    return dl_shape_has_string(object, "content") && dl_shape_has_string(object, "created_at") &&
           !json_object_get(object, "title") &&
           (json_object_get(object, "reblogs_count") || json_object_get(object, "favourites_count")) &&
           dl_permalink_read(&link, dl_slice_of(json_string_value(json_object_get(object, "url"))));
}

static void finish_bare_status(const dl_post_reader *from)
{
    dl_permalink link;
    finish_status(from);
    if (dl_permalink_read(&link, from->post->url))
        from->post->handle = link.handle;
}

static bool is_note(const json_t *object)
{
    return dl_shape_has_string(object, "content") && json_object_get(object, "attributedTo") &&
           (dl_shape_is_type(object, "Note") || dl_shape_is_type(object, "Question"));
}

static void finish_note(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const char *language = json_object_iter_key(json_object_iter(json_object_get(from->object, "contentMap")));
    post->text = dl_post_html(from->arena, post->text);
    if (!post->url.size)
        post->url = post->id;
    post->id = dl_shape_id(post->id);
    post->handle = dl_shape_last_step(post->handle);
    post->reply_to = dl_shape_id(post->reply_to);
    post->quotes = dl_shape_id(dl_shape_text_at(from, "quoteUrl"));
    if (language)
        post->language = dl_arena_copy(from->arena, dl_slice_of(language));
    warn(from, "summary");
}

/* "Create" of a note is read as the note. */
static bool is_announce(const json_t *object)
{
    return dl_shape_is_type(object, "Announce") && json_object_get(object, "actor") &&
           json_object_get(object, "object");
}

static void finish_announce(const dl_post_reader *from)
{
    dl_post *post = from->post;
    post->original = json_object_get(from->object, "object");
    post->repeats = true;
    post->site = dl_shape_host(post->handle);
    post->handle = dl_shape_last_step(post->handle);
}

/* ---- Bluesky ---- */

static const char collection[] = "/app.bsky.feed.post/";

static bool is_view(const json_t *object)
{
    const char *uri = json_string_value(json_object_get(object, "uri"));
    return uri && strstr(uri, collection) &&
           (dl_shape_has_string(object, "record.text") || dl_shape_has_string(object, "value.text"));
}

static void take_view(const dl_post_reader *from, const json_t *record, dl_slice author, dl_slice key)
{
    static const char *const cards[] = {"embed.external.uri", "embed.media.external.uri"};
    dl_post *post = from->post;
    const dl_post_reader within = {post, from->arena, from->taken, record};
    post->text =
        dl_post_facets(from->arena, from->taken, json_object_get(record, "text"), json_object_get(record, "facets"));
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        post->text = dl_post_with_link(from->arena, post->text, dl_shape_text_at(&within, cards[i]));
    post->date = dl_shape_date(from, json_object_get(record, "createdAt"));
    post->language = dl_shape_text_at(&within, "langs");
    post->reply_to = dl_shape_last_step(dl_shape_text_at(&within, "reply.parent.uri"));
    const dl_slice quoted = dl_shape_text_at(&within, "embed.record.record.uri");
    post->quotes = dl_shape_last_step(quoted.size ? quoted : dl_shape_text_at(&within, "embed.record.uri"));
    post->id = key;
    post->url = dl_shape_joined(from, DL_LITERAL("https://bsky.app/profile/"), "",
                                dl_shape_joined(from, author, "/post/", key));
}

static void finish_view(const dl_post_reader *from)
{
    const json_t *record = json_object_get(from->object, "record");
    const dl_slice uri = from->post->id;
    const size_t end = dl_slice_find(uri, collection);
    const size_t begin = dl_slice_starts(uri, DL_LITERAL("at://")) ? strlen("at://") : 0;
    const dl_slice author = end == SIZE_MAX || end < begin ? (dl_slice){NULL, 0} : dl_slice_cut(uri, begin, end);
    take_view(from, json_is_object(record) ? record : json_object_get(from->object, "value"),
              from->post->handle.size ? from->post->handle : author, dl_shape_last_step(uri));
}

/* Of the stream of all that happens (Jetstream). */
static bool is_commit(const json_t *object)
{
    const char *kind = json_string_value(dl_tweet_member(object, "commit.collection"));
    return kind && strcmp(kind, "app.bsky.feed.post") == 0 && dl_shape_has_string(object, "commit.record.text");
}

static void finish_commit(const dl_post_reader *from)
{
    take_view(from, dl_tweet_member(from->object, "commit.record"), dl_shape_text_at(from, "did"), from->post->id);
}

/* A post in a feed, with who repeats it. */
static bool is_repost(const json_t *object)
{
    return dl_shape_has_string(object, "reason.by.handle") && json_is_object(json_object_get(object, "post"));
}

static void finish_repost(const dl_post_reader *from)
{
    from->post->original = json_object_get(from->object, "post");
    from->post->repeats = true;
}

/* ---- the table ---- */

const dl_post_shape dl_posts_of_fediverse[] = {
    {NULL,
     is_status,
     finish_status,
     {[DL_SHAPE_TEXT] = {"content"},
      [DL_SHAPE_DATE] = {"created_at"},
      [DL_SHAPE_NAME] = {"account.display_name"},
      [DL_SHAPE_HANDLE] = {"account.acct", "account.username"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"url", "uri"},
      [DL_SHAPE_REPLY_TO] = {"in_reply_to_id"},
      [DL_SHAPE_LANGUAGE] = {"language"},
      [DL_SHAPE_ORIGINAL] = {"reblog"},
      [DL_SHAPE_QUOTED] = {"quote.quoted_status", "quote"}}},
    {NULL,
     is_bare_status,
     finish_bare_status,
     {[DL_SHAPE_TEXT] = {"content"},
      [DL_SHAPE_DATE] = {"created_at"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"url"},
      [DL_SHAPE_REPLY_TO] = {"in_reply_to_id"},
      [DL_SHAPE_LANGUAGE] = {"language"}}},
    {NULL,
     is_note,
     finish_note,
     {[DL_SHAPE_TEXT] = {"content"},
      [DL_SHAPE_DATE] = {"published"},
      [DL_SHAPE_HANDLE] = {"attributedTo"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"url"},
      [DL_SHAPE_REPLY_TO] = {"inReplyTo"}}},
    {NULL, is_announce, finish_announce, {[DL_SHAPE_DATE] = {"published"}, [DL_SHAPE_HANDLE] = {"actor"}}},
    {"bsky.app",
     is_view,
     finish_view,
     {[DL_SHAPE_NAME] = {"author.displayName"},
      [DL_SHAPE_HANDLE] = {"author.handle"},
      [DL_SHAPE_ID] = {"uri"},
      [DL_SHAPE_QUOTED] = {"embed.record.record", "embed.record"}}},
    {"bsky.app", is_commit, finish_commit, {[DL_SHAPE_ID] = {"commit.rkey"}}},
    {"bsky.app",
     is_repost,
     finish_repost,
     {[DL_SHAPE_DATE] = {"reason.indexedAt"},
      [DL_SHAPE_NAME] = {"reason.by.displayName"},
      [DL_SHAPE_HANDLE] = {"reason.by.handle"}}},
    {0},
};
