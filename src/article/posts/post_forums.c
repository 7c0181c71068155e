/* Comments of Reddit, Hacker News, YouTube; videos of TikTok; tables of many networks. */
#include "article/lines/prose.h"
#include "article/posts/post_shapes.h"
#include "article/posts/post_text.h"
#include "article/posts/tweet_fields.h"

/* ---- Reddit ---- */

static bool is_comment(const json_t *object)
{
    return dl_shape_has_string(object, "body") && dl_shape_has_string(object, "author") &&
           dl_shape_has_string(object, "id") && dl_shape_has_string(object, "parent_id") &&
           dl_shape_has_string(object, "link_id");
}

static void finish_comment(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice thread = dl_shape_text_at(from, "link_id");
    const bool gone = dl_slice_is(post->text, "[deleted]") || dl_slice_is(post->text, "[removed]");
    post->text = gone ? (dl_slice){NULL, 0} : dl_post_references(from->arena, post->text);
    post->id = dl_shape_joined(from, DL_LITERAL("t1"), "_", post->id);
    if (!post->url.size && dl_slice_starts(thread, DL_LITERAL("t3_")))
        post->url = dl_shape_joined(
            from, dl_shape_joined(from, DL_LITERAL("/comments/"), "", dl_slice_cut(thread, 3, thread.size)), "/_/",
            dl_slice_cut(post->id, 3, post->id.size));
    if (dl_slice_starts(post->url, DL_LITERAL("/")))
        post->url = dl_shape_joined(from, DL_LITERAL("https://www.reddit.com"), "", post->url);
}

/* ---- Hacker News ---- */

static const char item[] = "https://news.ycombinator.com/item?id=";

static bool is_item(const json_t *object)
{
    return dl_shape_is_type(object, "comment") && dl_shape_has_integer(object, "id") &&
           dl_shape_has_integer(object, "parent") && dl_shape_has_integer(object, "time");
}

/* What its search answers. */
static bool is_hit(const json_t *object)
{
    return dl_shape_has_string(object, "comment_text") && dl_shape_has_string(object, "author") &&
           dl_shape_has_string(object, "objectID");
}

static void finish_item(const dl_post_reader *from)
{
    dl_post *post = from->post;
    post->text = dl_post_html(from->arena, post->text);
    post->url = dl_shape_joined(from, dl_slice_of(item), "", post->id);
}

/* ---- YouTube ---- */

static bool is_answer(const json_t *object)
{
    return dl_shape_has_string(object, "snippet.authorDisplayName") &&
           (dl_shape_has_string(object, "snippet.textOriginal") || dl_shape_has_string(object, "snippet.textDisplay"));
}

/* Names of today begin with "@", and are handles. */
static void take_handle(dl_post *post)
{
    if (!post->name.size || post->name.data[0] != '@')
        return;
    post->handle = dl_slice_cut(post->name, 1, post->name.size);
    post->name.size = 0;
}

static void finish_answer(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice video = dl_shape_text_at(from, "snippet.videoId");
    if (!dl_shape_has_string(from->object, "snippet.textOriginal"))
        post->text = dl_post_html(from->arena, post->text);
    take_handle(post);
    if (video.size && post->id.size)
        post->url = dl_shape_joined(
            from, dl_shape_joined(from, DL_LITERAL("https://www.youtube.com/watch?v="), "", video), "&lc=", post->id);
}

/* As tools write them down. */
static bool is_downloaded(const json_t *object)
{
    return dl_shape_has_string(object, "cid") && dl_shape_has_string(object, "text") &&
           dl_shape_has_string(object, "author") && dl_shape_has_string(object, "channel");
}

static void finish_downloaded(const dl_post_reader *from)
{
    take_handle(from->post);
}

/* ---- TikTok ---- */

static bool is_video(const json_t *object)
{
    return (dl_shape_has_string(object, "video_description") && dl_shape_has_string(object, "username") &&
            json_object_get(object, "create_time")) ||
           (dl_shape_has_string(object, "desc") && dl_shape_has_string(object, "author.uniqueId") &&
            json_object_get(object, "createTime"));
}

static void finish_video(const dl_post_reader *from)
{
    dl_post *post = from->post;
    post->url = dl_shape_joined(from, dl_shape_joined(from, DL_LITERAL("https://www.tiktok.com/@"), "", post->handle),
                                "/video/", post->id);
}

/* ---- 4CAT ---- */

/* Posts of any network under the same names; one with a subject is an article. */
static bool is_row(const json_t *object)
{
    return dl_shape_has_string(object, "body") && json_object_get(object, "thread_id") &&
           json_object_get(object, "timestamp") && !json_string_length(json_object_get(object, "subject")) &&
           !json_string_length(json_object_get(object, "title")) &&
           (json_object_get(object, "author") || json_object_get(object, "author_name") ||
            json_object_get(object, "account_username"));
}

static void finish_row(const dl_post_reader *from)
{
    static const char *const addresses[] = {"tiktok_url", "comment_url"};
    dl_post *post = from->post;
    for (size_t i = 0; !post->url.size && i < sizeof addresses / sizeof *addresses; i++)
        post->url = dl_shape_text_at(from, addresses[i]);
    const dl_slice id = dl_shape_id(post->url);
    if (!dl_slice_equal(id, post->url))
        post->id = id;
    if (dl_slice_equal(post->reply_to, post->id))
        post->reply_to.size = 0;
}

/* ---- the table ---- */

const dl_post_shape dl_posts_of_forums[] = {
    {"reddit.com",
     is_comment,
     finish_comment,
     {[DL_SHAPE_TEXT] = {"body"},
      [DL_SHAPE_DATE] = {"created_utc"},
      [DL_SHAPE_HANDLE] = {"author"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"permalink"},
      [DL_SHAPE_REPLY_TO] = {"parent_id"}}},
    {"news.ycombinator.com",
     is_item,
     finish_item,
     {[DL_SHAPE_TEXT] = {"text"},
      [DL_SHAPE_DATE] = {"time"},
      [DL_SHAPE_HANDLE] = {"by"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_REPLY_TO] = {"parent"}}},
    {"news.ycombinator.com",
     is_hit,
     finish_item,
     {[DL_SHAPE_TEXT] = {"comment_text"},
      [DL_SHAPE_DATE] = {"created_at", "created_at_i"},
      [DL_SHAPE_HANDLE] = {"author"},
      [DL_SHAPE_ID] = {"objectID"},
      [DL_SHAPE_REPLY_TO] = {"parent_id"}}},
    {"youtube.com",
     is_answer,
     finish_answer,
     {[DL_SHAPE_TEXT] = {"snippet.textOriginal", "snippet.textDisplay"},
      [DL_SHAPE_DATE] = {"snippet.publishedAt"},
      [DL_SHAPE_NAME] = {"snippet.authorDisplayName"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_REPLY_TO] = {"snippet.parentId"}}},
    {"youtube.com",
     is_downloaded,
     finish_downloaded,
     {[DL_SHAPE_TEXT] = {"text"},
      [DL_SHAPE_DATE] = {"time_parsed"},
      [DL_SHAPE_NAME] = {"author"},
      [DL_SHAPE_ID] = {"cid"}}},
    {"tiktok.com",
     is_video,
     finish_video,
     {[DL_SHAPE_TEXT] = {"video_description", "desc"},
      [DL_SHAPE_DATE] = {"create_time", "createTime"},
      [DL_SHAPE_NAME] = {"author.nickname"},
      [DL_SHAPE_HANDLE] = {"username", "author.uniqueId"},
      [DL_SHAPE_ID] = {"id"}}},
    {NULL,
     is_row,
     finish_row,
     {[DL_SHAPE_TEXT] = {"body"},
      [DL_SHAPE_DATE] = {"timestamp", "created_at"},
      [DL_SHAPE_NAME] = {"author_fullname", "author_name", "author_full"},
      [DL_SHAPE_HANDLE] = {"author", "author_username", "account_username"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"url", "post_url", "link"},
      [DL_SHAPE_REPLY_TO] = {"thread_id"}}},
    {0},
};
