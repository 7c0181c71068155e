/* Messages of Telegram, Discord, Messenger, walls of VK. */
#include "article/lines/prose.h"
#include "article/posts/post_shapes.h"
#include "article/posts/post_text.h"
#include "article/posts/tweet_fields.h"

/* ---- Telegram ---- */

static bool is_message(const json_t *object)
{
    return (dl_shape_is_type(object, "message") || dl_shape_is_type(object, "service")) && dl_shape_has_integer(object, "id") &&
           (dl_shape_has_string(object, "date") || dl_shape_has_string(object, "date_unixtime")) &&
           (json_object_get(object, "text") || json_object_get(object, "text_entities")) &&
           (dl_shape_has_string(object, "from") || dl_shape_has_string(object, "from_id") || json_object_get(object, "from_id") ||
            dl_shape_has_string(object, "actor") || json_object_get(object, "actor_id"));
}

/* The question, and an answer a line. */
static dl_slice poll_of(const dl_post_reader *from)
{
    const json_t *answers = dl_tweet_member(from->object, "poll.answers"), *each;
    dl_buffer lines = DL_BUFFER_EMPTY;
    size_t i;
    dl_buffer_add_slice(&lines, dl_shape_text_at(from, "poll.question"));
    json_array_foreach(answers, i, each)
    {
        dl_buffer_add_text(&lines, lines.size ? "\n" : "");
        dl_buffer_add_slice(&lines, dl_shape_text(from, json_object_get(each, "text")));
    }
    const dl_slice text = dl_prose_trim(dl_arena_copy(from->arena, dl_buffer_slice(&lines)));
    from->arena->failed |= lines.failed;
    dl_buffer_free(&lines);
    return text;
}

/* Numbers count within a chat: they are ids where it is told, which it is of a channel's own messages. */
static void finish_message(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice chat = dl_shape_text_at(from, "from_id");
    const bool channel = dl_slice_starts(chat, DL_LITERAL("channel"));
    const json_t *text = json_object_get(from->object, "text");
    post->text =
        dl_shape_is_type(from->object, "service")
            ? (dl_slice){NULL, 0}
            : dl_post_pieces(from->arena, from->taken, text ? text : json_object_get(from->object, "text_entities"));
    if (!post->text.size)
        post->text = poll_of(from);
    post->id = channel ? dl_shape_joined(from, chat, "/", post->id) : (dl_slice){NULL, 0};
    post->reply_to =
        channel && post->reply_to.size ? dl_shape_joined(from, chat, "/", post->reply_to) : (dl_slice){NULL, 0};
    post->original_name = dl_shape_text_at(from, "forwarded_from");
    post->repeats = post->original_name.size > 0;
}

/* Of tools that read "t.me". */
static bool is_channel_post(const json_t *object)
{
    const char *url = json_string_value(json_object_get(object, "url"));
    return url && (strncmp(url, "https://t.me/", 13) == 0) && json_object_get(object, "content") &&
           dl_shape_has_string(object, "date") && !json_object_get(object, "title");
}

static void finish_channel_post(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice number = dl_shape_last_step(post->url);
    dl_slice channel = dl_slice_cut(post->url, 0, post->url.size - number.size);
    channel.size -= channel.size > 0;
    post->handle = dl_shape_last_step(channel);
    post->id = dl_shape_joined(from, post->handle, "/", number);
}

/* ---- Discord ---- */

/* Of its interface and of DiscordChatExporter. */
static bool is_discord(const json_t *object)
{
    static const char *const marks[] = {"isPinned", "timestampEdited", "edited_timestamp", "channel_id"};
    bool marked = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        marked |= json_object_get(object, marks[i]) != NULL;
    return marked && dl_shape_has_string(object, "content") && dl_shape_has_string(object, "timestamp") &&
           dl_shape_has_string(object, "id") && dl_shape_has_string(object, "author.id");
}

static void add_line(const dl_post_reader *from, dl_buffer *lines, const json_t *value)
{
    const dl_slice text = dl_shape_text(from, value);
    dl_buffer_add_text(lines, lines->size && text.size ? "\n" : "");
    dl_buffer_add_slice(lines, text);
}

/* What programs post in frames alone. */
static dl_slice frames_of(const dl_post_reader *from)
{
    static const char *const parts[] = {"title", "description", "url"};
    const json_t *each;
    dl_buffer lines = DL_BUFFER_EMPTY;
    size_t i;
    json_array_foreach(json_object_get(from->object, "embeds"), i, each)
    {
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            add_line(from, &lines, json_object_get(each, parts[k]));
    }
    const dl_slice text = dl_prose_trim(dl_arena_copy(from->arena, dl_buffer_slice(&lines)));
    from->arena->failed |= lines.failed;
    dl_buffer_free(&lines);
    return text;
}

/* Other kinds say that somebody came or pinned something. */
static void finish_discord(const dl_post_reader *from)
{
    static const char *const kinds[] = {"Default", "Reply", "ChatInputCommand", "ContextMenuCommand",
                                        "ThreadStarterMessage"};
    dl_post *post = from->post;
    const char *kind = json_string_value(json_object_get(from->object, "type"));
    bool message = !kind;
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        message |= strcmp(kind, kinds[i]) == 0;
    if (!message)
        post->text.size = 0;
    else if (!post->text.size)
        post->text = frames_of(from);
}

/* ---- Messenger ---- */

static bool is_messenger(const json_t *object)
{
    return dl_shape_has_string(object, "sender_name") && dl_shape_has_integer(object, "timestamp_ms");
}

static void finish_messenger(const dl_post_reader *from)
{
    from->post->text = dl_post_mended(from->arena, from->post->text);
    from->post->name = dl_post_mended(from->arena, from->post->name);
}

/* ---- VK ---- */

static bool is_wall(const json_t *object)
{
    return dl_shape_has_integer(object, "id") && dl_shape_has_integer(object, "owner_id") &&
           dl_shape_has_integer(object, "date") && dl_shape_has_integer(object, "from_id") &&
           dl_shape_has_string(object, "text");
}

static void finish_wall(const dl_post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice owner = dl_shape_text_at(from, "owner_id");
    post->id = dl_shape_joined(from, owner, "_", post->id);
    post->url = dl_shape_joined(from, DL_LITERAL("https://vk.com/wall"), "", post->id);
    post->repeats = !post->text.size && json_is_object(post->original);
}

/* ---- the table ---- */

const dl_post_shape dl_posts_of_chats[] = {
    {"t.me",
     is_message,
     finish_message,
     {[DL_SHAPE_DATE] = {"date_unixtime", "date"},
      [DL_SHAPE_NAME] = {"from"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_REPLY_TO] = {"reply_to_message_id"}}},
    {"t.me",
     is_channel_post,
     finish_channel_post,
     {[DL_SHAPE_TEXT] = {"content"}, [DL_SHAPE_DATE] = {"date"}, [DL_SHAPE_NAME] = {"channel.title"}, [DL_SHAPE_URL] = {"url"}}},
    {"discord.com",
     is_discord,
     finish_discord,
     {[DL_SHAPE_TEXT] = {"content"},
      [DL_SHAPE_DATE] = {"timestamp"},
      [DL_SHAPE_NAME] = {"author.nickname", "author.global_name"},
      [DL_SHAPE_HANDLE] = {"author.username", "author.name"},
      [DL_SHAPE_ID] = {"id"},
      [DL_SHAPE_REPLY_TO] = {"reference.messageId", "message_reference.message_id"}}},
    {NULL,
     is_messenger,
     finish_messenger,
     {[DL_SHAPE_TEXT] = {"content"}, [DL_SHAPE_DATE] = {"timestamp_ms"}, [DL_SHAPE_NAME] = {"sender_name"}}},
    {"vk.com",
     is_wall,
     finish_wall,
     {[DL_SHAPE_TEXT] = {"text"}, [DL_SHAPE_DATE] = {"date"}, [DL_SHAPE_ID] = {"id"}, [DL_SHAPE_ORIGINAL] = {"copy_history"}}},
    {0},
};
