/* Posts of Facebook, Instagram, Threads. */
#include "article/lines/prose.h"
#include "article/posts/post_shapes.h"
#include "article/posts/post_text.h"
#include "article/posts/tweet_fields.h"

enum { NAME_MOST = 70 /* bytes */ };

/* ---- Meta ---- */

/* "data" and "attachments" of an entry. */
static bool is_entry(const json_t *object)
{
    static const char *const marks[] = {"post", "comment", "update_timestamp", "backdated_timestamp"};
    const json_t *data = dl_shape_first(json_object_get(object, "data"));
    if (!dl_shape_has_integer(object, "timestamp") || json_object_get(object, "text") ||
        json_object_get(object, "content"))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (json_object_get(data, marks[i]))
            return true;
    return json_is_array(json_object_get(dl_shape_first(json_object_get(object, "attachments")), "data"));
}

/* What `path` is in the first object of the list that has it. */
static dl_slice text_in(const dl_post_reader *from, const json_t *list, const char *path)
{
    size_t i;
    const json_t *each;
    dl_slice found = {NULL, 0};
    json_array_foreach(list, i, each)
    {
        found = dl_shape_text(from, dl_tweet_member(each, path));
        if (found.size)
            break;
    }
    return dl_post_mended(from->arena, found);
}

/* "Ada Lark updated her status.", "Ada Lark commented on Ben's post.": who did it. */
static dl_slice actor_of(const dl_post_reader *from)
{
    static const char *const verbs[] = {" updated ", " shared ", " posted ", " commented ", " replied ",
                                        " added ",   " wrote ",  " is ",     " was "};
    const dl_slice title = dl_post_mended(from->arena, dl_shape_text_at(from, "title"));
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const size_t at = dl_slice_find(title, verbs[i]);
        end = at < end ? at : end;
    }
    return end == SIZE_MAX || end > NAME_MOST ? (dl_slice){NULL, 0} : dl_slice_cut(title, 0, end);
}

static void finish_entry(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const json_t *data = json_object_get(from->object, "data"), *each;
    const json_t *attachments = json_object_get(from->object, "attachments");
    size_t i;
    post->text = text_in(from, data, "post");
    if (!post->text.size) {
        post->text = text_in(from, data, "comment.comment");
        post->name = text_in(from, data, "comment.author");
    }
    if (!post->name.size)
        post->name = actor_of(from);
    json_array_foreach(attachments, i, each)
    {
        const json_t *parts = json_object_get(each, "data");
        if (!post->text.size)
            post->text = text_in(from, parts, "media.description");
        post->text = dl_post_with_link(from->arena, post->text, text_in(from, parts, "external_context.url"));
    }
}

static bool is_captioned(const json_t *object)
{
    const json_t *media = json_array_get(json_object_get(object, "media"), 0);
    return (dl_shape_has_integer(object, "creation_timestamp") || dl_shape_has_integer(media, "creation_timestamp")) &&
           (dl_shape_has_string(object, "title") || dl_shape_has_string(media, "title")) &&
           json_is_array(json_object_get(object, "media")) && !json_object_get(object, "text");
}

static void finish_captioned(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const json_t *media = json_array_get(json_object_get(from->object, "media"), 0);
    if (!post->text.size)
        post->text = dl_shape_text(from, json_object_get(media, "title"));
    post->text = dl_post_mended(from->arena, post->text);
    if (!dl_date_known(post->date))
        post->date = dl_shape_date(from, json_object_get(media, "creation_timestamp"));
}

static bool is_graph(const json_t *object)
{
    return dl_shape_has_string(object, "created_time") && dl_shape_has_string(object, "id") &&
           dl_shape_has_string(object, "message");
}

/* An archive's comments: texts under names in the account's language, the first of them the comment. */
static bool is_noted(const json_t *object)
{
    return json_is_array(json_object_get(object, "media_list_data")) &&
           json_is_object(json_object_get(object, "string_map_data"));
}

static void finish_noted(const dl_post_reader *from)
{
    dl_post *post = from->post;
    json_t *map = json_object_get(from->object, "string_map_data"), *each;
    const char *name;
    post->text = dl_shape_text_at(from, "string_map_data.Comment.value");
    json_object_foreach(map, name, each)
    {
        const json_t *moment = json_object_get(each, "timestamp");
        if (!post->text.size)
            post->text = dl_shape_text(from, json_object_get(each, "value"));
        if (json_integer_value(moment) > 0)
            post->date = dl_shape_date(from, moment);
    }
    post->text = dl_date_known(post->date) ? dl_post_mended(from->arena, post->text) : (dl_slice){NULL, 0};
}

/* What the interfaces of Threads and Instagram answer. */
static bool is_media(const json_t *object)
{
    static const char *const marks[] = {"media_type", "media_product_type", "shortcode"};
    bool marked = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        marked |= dl_shape_has_string(object, marks[i]);
    return marked && dl_shape_has_string(object, "permalink") && dl_shape_has_string(object, "timestamp") &&
           !json_object_get(object, "title") && !json_object_get(object, "content");
}

/* What stands in the address behind its kind: "https://www.instagram.com/reel/CODE/". */
static dl_slice code_of(dl_slice address)
{
    static const char *const kinds[] = {"/p/", "/reel/", "/tv/", "/post/"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const size_t at = dl_slice_find(address, kinds[i]);
        size_t begin = at == SIZE_MAX ? address.size : at + strlen(kinds[i]), end = begin;
        while (end < address.size && !strchr("/?#", address.data[end]))
            end++;
        if (end > begin)
            return dl_slice_cut(address, begin, end);
    }
    return (dl_slice){NULL, 0};
}

static void finish_media(const dl_post_reader *from)
{
    const dl_slice code = code_of(from->post->url);
    if (code.size)
        from->post->id = code;
}

/* What their pages are made of. */
static bool is_page_media(const json_t *object)
{
    return dl_shape_has_integer(object, "taken_at") && dl_shape_has_string(object, "user.username") &&
           dl_shape_has_string(object, "caption.text") && dl_shape_has_string(object, "code");
}

static void finish_page_media(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const bool threads = json_is_object(json_object_get(from->object, "text_post_app_info"));
    post->url =
        threads
            ? dl_shape_joined(from, dl_shape_joined(from, DL_LITERAL("https://www.threads.net/@"), "", post->handle),
                              "/post/", post->id)
            : dl_shape_joined(from, DL_LITERAL("https://www.instagram.com/p/"), "", post->id);
}

/* A post of a page or group, as tools write it down. */
static bool is_scraped(const json_t *object)
{
    return dl_shape_has_string(object, "post_url") && json_object_get(object, "post_id") &&
           !json_object_get(object, "title") &&
           (dl_shape_has_string(object, "text") || dl_shape_has_string(object, "post_text"));
}

/* CrowdTangle's tables. */
static bool is_crowd(const json_t *object)
{
    return dl_shape_has_string(object, "post_created") && dl_shape_has_string(object, "total_interactions") &&
           dl_shape_has_string(object, "url");
}

static void finish_crowd(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice final = dl_shape_text_at(from, "final_link"),
                   link = final.size ? final : dl_shape_text_at(from, "link");
    const dl_slice address = dl_slice_equal(link, post->url) ? (dl_slice){NULL, 0} : link;
    if (!post->text.size)
        post->text = dl_shape_text_at(from, "image_text");
    if (post->text.size && address.size)
        post->text = dl_post_with_link(from->arena, post->text, address);
    const dl_slice code = code_of(post->url);
    post->id = code.size ? code : dl_shape_last_step(post->url);
}

/* ---- the table ---- */

const dl_post_shape dl_posts_of_meta[] = {
    {"facebook.com", is_entry, finish_entry, {[DL_SHAPE_DATE] = {"timestamp"}}},
    {NULL, is_captioned, finish_captioned, {[DL_SHAPE_TEXT] = {"title"}, [DL_SHAPE_DATE] = {"creation_timestamp"}}},
    {"facebook.com",
     is_graph,
     NULL,
     {[DL_SHAPE_TEXT] = {"message"},
      [DL_SHAPE_DATE] = {"created_time"},
      [DL_SHAPE_NAME] = {"from.name"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"permalink_url", "link"},
      [DL_SHAPE_REPLY_TO] = {"parent.id"}}},
    {"instagram.com", is_noted, finish_noted, {{NULL}}},
    {NULL,
     is_media,
     finish_media,
     {[DL_SHAPE_TEXT] = {"text", "caption"},
      [DL_SHAPE_DATE] = {"timestamp"},
      [DL_SHAPE_HANDLE] = {"username"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_URL] = {"permalink"},
      [DL_SHAPE_REPLY_TO] = {"replied_to.id"}}},
    {NULL,
     is_page_media,
     finish_page_media,
     {[DL_SHAPE_TEXT] = {"caption.text"},
      [DL_SHAPE_DATE] = {"taken_at"},
      [DL_SHAPE_NAME] = {"user.full_name"},
      [DL_SHAPE_HANDLE] = {"user.username"},
      [DL_SHAPE_ID] = {"code"}}},
    {NULL,
     is_crowd,
     finish_crowd,
     {[DL_SHAPE_TEXT] = {"message", "description", "title"},
      [DL_SHAPE_DATE] = {"post_created"},
      [DL_SHAPE_NAME] = {"page_name", "group_name", "account"},
      [DL_SHAPE_HANDLE] = {"user_name"},
      [DL_SHAPE_URL] = {"url"}}},
    {NULL,
     is_scraped,
     NULL,
     {[DL_SHAPE_TEXT] = {"text", "post_text"},
      [DL_SHAPE_DATE] = {"timestamp", "time", "date"},
      [DL_SHAPE_NAME] = {"username", "author"},
      [DL_SHAPE_ID] = {"post_id"},
      [DL_SHAPE_URL] = {"post_url"}}},
    {0},
};
