/* Posts of Weibo, Tumblr and LinkedIn, and those of Facebook that tools fetch from its pages. */
#include "article/posts/post_shapes.h"
#include "article/posts/post_text.h"

/* ---- Weibo ---- */

/* Its interfaces call a post's numbers so, and else what Twitter's do. */
static bool is_weibo(const json_t *object)
{
    return (dl_shape_has_string(object, "mid") || dl_shape_has_string(object, "bid") ||
            dl_shape_has_string(object, "mblogid")) &&
           dl_shape_has_string(object, "text") && dl_shape_has_string(object, "user.screen_name");
}

static void finish_weibo(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice bid = dl_shape_text_at(from, "bid"), code = bid.size ? bid : dl_shape_text_at(from, "mblogid");
    const dl_slice user = dl_shape_text_at(from, "user.id");
    post->text = dl_post_html(from->arena, post->text);
    post->handle = post->name; /* by which others call them */
    post->url =
        code.size && user.size
            ? dl_shape_joined(from, dl_shape_joined(from, DL_LITERAL("https://weibo.com/"), "", user), "/", code)
            : dl_shape_joined(from, DL_LITERAL("https://m.weibo.cn/status/"), "", post->id);
}

/* ---- Tumblr ---- */

/* What has a title is an article. */
static bool is_tumblr(const json_t *object)
{
    return dl_shape_has_string(object, "blog_name") && dl_shape_has_string(object, "post_url") &&
           !dl_shape_has_string(object, "title") &&
           (dl_shape_has_string(object, "body") || dl_shape_has_string(object, "caption") ||
            dl_shape_has_string(object, "summary"));
}

static void finish_tumblr(const dl_post_reader *from)
{
    from->post->text = dl_post_html(from->arena, from->post->text);
}

/* ---- LinkedIn ---- */

/* A table of what an account shared, in its archive; names of tables come in small letters. */
static bool is_share(const json_t *object)
{
    return dl_shape_has_string(object, "sharelink") && dl_shape_has_string(object, "sharecommentary");
}

static void finish_share(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice shared = dl_shape_text_at(from, "sharedurl");
    size_t digits = 0;
    while (digits < post->url.size && post->url.data[post->url.size - 1 - digits] >= '0' &&
           post->url.data[post->url.size - 1 - digits] <= '9')
        digits++;
    post->id = dl_slice_cut(post->url, post->url.size - digits, post->url.size);
    if (shared.size)
        post->text = dl_post_with_link(from->arena, post->text, shared);
}

/* ---- Facebook ---- */

static bool is_fetched(const json_t *object)
{
    return dl_shape_has_string(object, "facebookUrl") && dl_shape_has_string(object, "url") &&
           dl_shape_has_string(object, "text");
}

/* ---- the table ---- */

const dl_post_shape dl_posts_of_blogs[] = {
    {"weibo.com",
     is_weibo,
     finish_weibo,
     {[DL_SHAPE_TEXT] = {"text_raw", "raw_text", "text"},
      [DL_SHAPE_DATE] = {"created_at"},
      [DL_SHAPE_NAME] = {"user.screen_name"},
      [DL_SHAPE_ID] = {"idstr", "mid", "id"},
      [DL_SHAPE_QUOTED] = {"retweeted_status"}}},
    {NULL,
     is_tumblr,
     finish_tumblr,
     {[DL_SHAPE_TEXT] = {"body", "caption", "summary"},
      [DL_SHAPE_DATE] = {"timestamp", "date"},
      [DL_SHAPE_HANDLE] = {"blog_name"},
      [DL_SHAPE_ID] = {"id_string", "id"},
      [DL_SHAPE_URL] = {"post_url"}}},
    {"linkedin.com",
     is_share,
     finish_share,
     {[DL_SHAPE_TEXT] = {"sharecommentary"}, [DL_SHAPE_DATE] = {"date"}, [DL_SHAPE_URL] = {"sharelink"}}},
    {"facebook.com",
     is_fetched,
     NULL,
     {[DL_SHAPE_TEXT] = {"text"},
      [DL_SHAPE_DATE] = {"timestamp", "time"},
      [DL_SHAPE_NAME] = {"user.name", "pageName"},
      [DL_SHAPE_ID] = {"postId"},
      [DL_SHAPE_URL] = {"url"}}},
    {0},
};
