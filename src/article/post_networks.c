/* The table of networks: how a post of theirs is told, what they call its parts, and what they do otherwise. */
#include "article/post_networks.h"
#include "article/html/permalink.h"
#include "article/post_text.h"
#include "article/prose.h"
#include "article/records.h"
#include "article/tweet_fields.h"
#include "article/word_date.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct post_reader {
    dl_post *post;
    dl_arena *arena;
    const dl_json_long *taken;
    const json_t *object;
} post_reader;

enum { NAME_MOST = 70 /* bytes */ };
enum { TEXT, DATE, NAME, HANDLE, ID, URL, REPLY_TO, LANGUAGE, ORIGINAL, QUOTED, FIELD_COUNT };

typedef struct network {
    const char *site; /* NULL: the host of the post's address */
    bool (*is)(const json_t *object);
    void (*finish)(const post_reader *from); /* the text, and all that its names do not say */
    const char *fields[FIELD_COUNT][3];      /* the first that is there and not empty counts */
} network;

/* ---- values ---- */

static bool has_string(const json_t *object, const char *path)
{
    return json_is_string(dl_tweet_member(object, path));
}

static bool has_integer(const json_t *object, const char *path)
{
    return json_is_integer(dl_tweet_member(object, path));
}

static bool is_type(const json_t *object, const char *type)
{
    const char *found = json_string_value(json_object_get(object, "type"));
    return found && strcmp(found, type) == 0;
}

static const json_t *first_of(const json_t *list)
{
    return json_is_array(list) ? json_array_get(list, 0) : list;
}

/* A string, or a whole number. */
static dl_slice text_of(const post_reader *from, const json_t *value)
{
    char digits[32];
    if (!json_is_integer(value))
        return dl_prose_trim(dl_json_text(from->taken, from->arena, value));
    snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    return dl_arena_copy(from->arena, dl_slice_of(digits));
}

static dl_slice text_at(const post_reader *from, const char *path)
{
    return text_of(from, first_of(dl_tweet_member(from->object, path)));
}

static dl_slice joined(const post_reader *from, dl_slice a, const char *between, dl_slice b)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&out, a);
    dl_buffer_add_text(&out, between);
    dl_buffer_add_slice(&out, b);
    dl_slice result = dl_arena_copy(from->arena, dl_buffer_slice(&out));
    from->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return result;
}

/* In words, or seconds since 1970. */
static dl_date date_of(const post_reader *from, const json_t *value)
{
    if (json_is_number(value))
        return dl_record_moment(json_number_value(value));
    const dl_slice text = text_of(from, value);
    char *end;
    const double number = text.size && text.size < 20 ? strtod(text.data, &end) : 0;
    return number > 0 && text.size >= 9 && !*end ? dl_record_moment(number) : dl_word_date_parse(text);
}

/* "https://a.example/users/ada", "https://a.example/@ada" */
static dl_slice last_step(dl_slice address)
{
    size_t begin = address.size;
    while (begin && address.data[begin - 1] != '/')
        begin--;
    begin += begin < address.size && address.data[begin] == '@';
    return dl_slice_cut(address, begin, address.size);
}

static dl_slice host_of(dl_slice address)
{
    const size_t begin = dl_slice_find(address, "://");
    size_t end = begin == SIZE_MAX ? address.size : begin + 3;
    const size_t host = end;
    while (end < address.size && !strchr("/?#:", address.data[end]))
        end++;
    return dl_slice_cut(address, host, end);
}

/* As pages that embed it have it: the last part of a permalink; else all of the address. */
static dl_slice id_of(dl_slice address)
{
    dl_permalink link;
    return dl_permalink_read(&link, address) ? link.id : address;
}

/* ---- Mastodon and ActivityPub ---- */

static bool is_status(const json_t *object)
{
    return has_string(object, "content") && (has_string(object, "account.username") || has_string(object, "account.acct")) &&
           (has_string(object, "uri") || has_string(object, "url") || json_is_object(json_object_get(object, "reblog")));
}

/* Words that warn stand before those that they warn of. */
static void warn(const post_reader *from, const char *path)
{
    const dl_slice warning = text_at(from, path);
    if (warning.size)
        from->post->text = joined(from, warning, "\n\n", from->post->text);
}

static void finish_status(const post_reader *from)
{
    dl_permalink link;
    dl_post *post = from->post;
    post->text = dl_post_html(from->arena, post->text);
    post->repeats = json_is_object(post->original);
    if (dl_permalink_read(&link, post->url))
        post->id = link.id;
    warn(from, "spoiler_text");
}

static bool is_note(const json_t *object)
{
    return has_string(object, "content") && json_object_get(object, "attributedTo") &&
           (is_type(object, "Note") || is_type(object, "Question"));
}

static void finish_note(const post_reader *from)
{
    dl_post *post = from->post;
    const char *language = json_object_iter_key(json_object_iter(json_object_get(from->object, "contentMap")));
    post->text = dl_post_html(from->arena, post->text);
    if (!post->url.size)
        post->url = post->id;
    post->id = id_of(post->id);
    post->handle = last_step(post->handle);
    post->reply_to = id_of(post->reply_to);
    post->quotes = id_of(text_at(from, "quoteUrl"));
    if (language)
        post->language = dl_arena_copy(from->arena, dl_slice_of(language));
    warn(from, "summary");
}

/* "Create" of a note is read as the note. */
static bool is_announce(const json_t *object)
{
    return is_type(object, "Announce") && json_object_get(object, "actor") && json_object_get(object, "object");
}

static void finish_announce(const post_reader *from)
{
    dl_post *post = from->post;
    post->original = json_object_get(from->object, "object");
    post->repeats = true;
    post->site = host_of(post->handle);
    post->handle = last_step(post->handle);
}

/* ---- Bluesky ---- */

static const char collection[] = "/app.bsky.feed.post/";

static bool is_view(const json_t *object)
{
    const char *uri = json_string_value(json_object_get(object, "uri"));
    return uri && strstr(uri, collection) && (has_string(object, "record.text") || has_string(object, "value.text"));
}

static void take_view(const post_reader *from, const json_t *record, dl_slice author, dl_slice key)
{
    static const char *const cards[] = {"embed.external.uri", "embed.media.external.uri"};
    dl_post *post = from->post;
    const post_reader within = {post, from->arena, from->taken, record};
    post->text = dl_post_facets(from->arena, from->taken, json_object_get(record, "text"), json_object_get(record, "facets"));
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        post->text = dl_post_with_link(from->arena, post->text, text_at(&within, cards[i]));
    post->date = date_of(from, json_object_get(record, "createdAt"));
    post->language = text_at(&within, "langs");
    post->reply_to = last_step(text_at(&within, "reply.parent.uri"));
    const dl_slice quoted = text_at(&within, "embed.record.record.uri");
    post->quotes = last_step(quoted.size ? quoted : text_at(&within, "embed.record.uri"));
    post->id = key;
    post->url = joined(from, DL_LITERAL("https://bsky.app/profile/"), "", joined(from, author, "/post/", key));
}

static void finish_view(const post_reader *from)
{
    const json_t *record = json_object_get(from->object, "record");
    const dl_slice uri = from->post->id;
    const size_t end = dl_slice_find(uri, collection);
    const size_t begin = dl_slice_starts(uri, DL_LITERAL("at://")) ? strlen("at://") : 0;
    const dl_slice author = end == SIZE_MAX || end < begin ? (dl_slice){NULL, 0} : dl_slice_cut(uri, begin, end);
    take_view(from, json_is_object(record) ? record : json_object_get(from->object, "value"),
              from->post->handle.size ? from->post->handle : author, last_step(uri));
}

/* Of the stream of all that happens (Jetstream). */
static bool is_commit(const json_t *object)
{
    const char *kind = json_string_value(dl_tweet_member(object, "commit.collection"));
    return kind && strcmp(kind, "app.bsky.feed.post") == 0 && has_string(object, "commit.record.text");
}

static void finish_commit(const post_reader *from)
{
    take_view(from, dl_tweet_member(from->object, "commit.record"), text_at(from, "did"), from->post->id);
}

/* A post in a feed, with who repeats it. */
static bool is_repost(const json_t *object)
{
    return has_string(object, "reason.by.handle") && json_is_object(json_object_get(object, "post"));
}

static void finish_repost(const post_reader *from)
{
    from->post->original = json_object_get(from->object, "post");
    from->post->repeats = true;
}

/* ---- Telegram ---- */

static bool is_message(const json_t *object)
{
    return (is_type(object, "message") || is_type(object, "service")) && has_integer(object, "id") &&
           (has_string(object, "date") || has_string(object, "date_unixtime")) &&
           (json_object_get(object, "text") || json_object_get(object, "text_entities")) && (has_string(object, "from") || has_string(object, "from_id") ||
            json_object_get(object, "from_id") || has_string(object, "actor") || json_object_get(object, "actor_id"));
}

/* The question, and an answer a line. */
static dl_slice poll_of(const post_reader *from)
{
    const json_t *answers = dl_tweet_member(from->object, "poll.answers"), *each;
    dl_buffer lines = DL_BUFFER_EMPTY;
    size_t i;
    dl_buffer_add_slice(&lines, text_at(from, "poll.question"));
    json_array_foreach(answers, i, each)
    {
        dl_buffer_add_text(&lines, lines.size ? "\n" : "");
        dl_buffer_add_slice(&lines, text_of(from, json_object_get(each, "text")));
    }
    const dl_slice text = dl_prose_trim(dl_arena_copy(from->arena, dl_buffer_slice(&lines)));
    from->arena->failed |= lines.failed;
    dl_buffer_free(&lines);
    return text;
}

/* Numbers count within a chat: they are ids where it is told, which it is of a channel's own messages. */
static void finish_message(const post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice chat = text_at(from, "from_id");
    const bool channel = dl_slice_starts(chat, DL_LITERAL("channel"));
    const json_t *text = json_object_get(from->object, "text");
    post->text = is_type(from->object, "service")
                     ? (dl_slice){NULL, 0}
                     : dl_post_pieces(from->arena, from->taken, text ? text : json_object_get(from->object, "text_entities"));
    if (!post->text.size)
        post->text = poll_of(from);
    post->id = channel ? joined(from, chat, "/", post->id) : (dl_slice){NULL, 0};
    post->reply_to = channel && post->reply_to.size ? joined(from, chat, "/", post->reply_to) : (dl_slice){NULL, 0};
    post->original_name = text_at(from, "forwarded_from");
    post->repeats = post->original_name.size > 0;
}

/* Of tools that read "t.me". */
static bool is_channel_post(const json_t *object)
{
    const char *url = json_string_value(json_object_get(object, "url"));
    return url && (strncmp(url, "https://t.me/", 13) == 0) && json_object_get(object, "content") && has_string(object, "date") &&
           !json_object_get(object, "title");
}

static void finish_channel_post(const post_reader *from)
{
    dl_post *post = from->post;
    const dl_slice number = last_step(post->url);
    dl_slice channel = dl_slice_cut(post->url, 0, post->url.size - number.size);
    channel.size -= channel.size > 0;
    post->handle = last_step(channel);
    post->id = joined(from, post->handle, "/", number);
}

/* ---- Meta ---- */

/* "data" and "attachments" of an entry. */
static bool is_entry(const json_t *object)
{
    static const char *const marks[] = {"post", "comment", "update_timestamp", "backdated_timestamp"};
    const json_t *data = first_of(json_object_get(object, "data"));
    if (!has_integer(object, "timestamp") || json_object_get(object, "text") || json_object_get(object, "content"))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (json_object_get(data, marks[i]))
            return true;
    return json_is_array(json_object_get(first_of(json_object_get(object, "attachments")), "data"));
}

/* What `path` is in the first object of the list that has it. */
static dl_slice text_in(const post_reader *from, const json_t *list, const char *path)
{
    size_t i;
    const json_t *each;
    dl_slice found = {NULL, 0};
    json_array_foreach(list, i, each)
    {
        found = text_of(from, dl_tweet_member(each, path));
        if (found.size)
            break;
    }
    return dl_post_mended(from->arena, found);
}

/* "Ada Lark updated her status.", "Ada Lark commented on Ben's post.": who did it. */
static dl_slice actor_of(const post_reader *from)
{
    static const char *const verbs[] = {" updated ", " shared ", " posted ", " commented ", " replied ", " added ", " wrote ", " is ", " was "};
    const dl_slice title = dl_post_mended(from->arena, text_at(from, "title"));
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const size_t at = dl_slice_find(title, verbs[i]);
        end = at < end ? at : end;
    }
    return end == SIZE_MAX || end > NAME_MOST ? (dl_slice){NULL, 0} : dl_slice_cut(title, 0, end);
}

static void finish_entry(const post_reader *from)
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
    return (has_integer(object, "creation_timestamp") || has_integer(media, "creation_timestamp")) &&
           (has_string(object, "title") || has_string(media, "title")) && json_is_array(json_object_get(object, "media")) &&
           !json_object_get(object, "text");
}

static void finish_captioned(const post_reader *from)
{
    dl_post *post = from->post;
    const json_t *media = json_array_get(json_object_get(from->object, "media"), 0);
    if (!post->text.size)
        post->text = text_of(from, json_object_get(media, "title"));
    post->text = dl_post_mended(from->arena, post->text);
    if (!dl_date_known(post->date))
        post->date = date_of(from, json_object_get(media, "creation_timestamp"));
}

static bool is_graph(const json_t *object)
{
    return has_string(object, "created_time") && has_string(object, "id") && has_string(object, "message");
}

/* ---- Reddit ---- */

static bool is_comment(const json_t *object)
{
    return has_string(object, "body") && has_string(object, "author") && has_string(object, "id") &&
           has_string(object, "parent_id") && has_string(object, "link_id");
}

static void finish_comment(const post_reader *from)
{
    dl_post *post = from->post;
    const bool gone = dl_slice_is(post->text, "[deleted]") || dl_slice_is(post->text, "[removed]");
    post->text = gone ? (dl_slice){NULL, 0} : dl_post_references(from->arena, post->text);
    post->id = joined(from, DL_LITERAL("t1"), "_", post->id);
    if (dl_slice_starts(post->url, DL_LITERAL("/")))
        post->url = joined(from, DL_LITERAL("https://www.reddit.com"), "", post->url);
}

/* ---- the table ---- */

static const network networks[] = {
    {NULL, is_status, finish_status,
     {{"content"}, {"created_at"}, {"account.display_name"}, {"account.acct", "account.username"}, {"id"}, {"url", "uri"},
      {"in_reply_to_id"}, {"language"}, {"reblog"}, {"quote.quoted_status", "quote"}}},
    {NULL, is_note, finish_note,
     {{"content"}, {"published"}, {NULL}, {"attributedTo"}, {"id"}, {"url"}, {"inReplyTo"}, {NULL}, {NULL}, {NULL}}},
    {NULL, is_announce, finish_announce,
     {{NULL}, {"published"}, {NULL}, {"actor"}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {"bsky.app", is_view, finish_view,
     {{NULL}, {NULL}, {"author.displayName"}, {"author.handle"}, {"uri"}, {NULL}, {NULL}, {NULL}, {NULL},
      {"embed.record.record", "embed.record"}}},
    {"bsky.app", is_commit, finish_commit,
     {{NULL}, {NULL}, {NULL}, {NULL}, {"commit.rkey"}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {"bsky.app", is_repost, finish_repost,
     {{NULL}, {"reason.indexedAt"}, {"reason.by.displayName"}, {"reason.by.handle"}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {"t.me", is_message, finish_message,
     {{NULL}, {"date_unixtime", "date"}, {"from"}, {NULL}, {"id"}, {NULL}, {"reply_to_message_id"}, {NULL}, {NULL}, {NULL}}},
    {"t.me", is_channel_post, finish_channel_post,
     {{"content"}, {"date"}, {"channel.title"}, {NULL}, {NULL}, {"url"}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {"facebook.com", is_entry, finish_entry,
     {{NULL}, {"timestamp"}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {NULL, is_captioned, finish_captioned,
     {{"title"}, {"creation_timestamp"}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}, {NULL}}},
    {"facebook.com", is_graph, NULL,
     {{"message"}, {"created_time"}, {"from.name"}, {NULL}, {"id"}, {"permalink_url", "link"}, {"parent.id"}, {NULL}, {NULL}, {NULL}}},
    {"reddit.com", is_comment, finish_comment,
     {{"body"}, {"created_utc"}, {NULL}, {"author"}, {"id"}, {"permalink"}, {"parent_id"}, {NULL}, {NULL}, {NULL}}},
};

static const network *network_of(const json_t *object)
{
    for (size_t i = 0; json_is_object(object) && i < sizeof networks / sizeof *networks; i++)
        if (networks[i].is(object))
            return &networks[i];
    return NULL;
}

static const json_t *field_of(const json_t *object, const network *of, int field)
{
    for (size_t i = 0; i < 3 && of->fields[field][i]; i++) {
        const json_t *value = first_of(dl_tweet_member(object, of->fields[field][i]));
        if ((json_is_string(value) && json_string_length(value)) || json_is_number(value) || json_is_object(value))
            return value;
    }
    return NULL;
}

bool dl_post_is(const json_t *object)
{
    return network_of(object) != NULL;
}

bool dl_post_read(dl_post *out, dl_arena *arena, const dl_json_long *taken, const json_t *object)
{
    const network *of = network_of(object);
    const post_reader from = {out, arena, taken, object};
    if (!of)
        return false;
    *out = (dl_post){.date = date_of(&from, field_of(object, of, DATE)),
                     .text = text_of(&from, field_of(object, of, TEXT)),
                     .name = text_of(&from, field_of(object, of, NAME)),
                     .handle = text_of(&from, field_of(object, of, HANDLE)),
                     .id = text_of(&from, field_of(object, of, ID)),
                     .url = text_of(&from, field_of(object, of, URL)),
                     .reply_to = text_of(&from, field_of(object, of, REPLY_TO)),
                     .language = text_of(&from, field_of(object, of, LANGUAGE)),
                     .original = field_of(object, of, ORIGINAL),
                     .quoted = field_of(object, of, QUOTED)};
    if (of->finish)
        of->finish(&from);
    if (!out->site.size)
        out->site = of->site ? dl_slice_of(of->site) : host_of(out->url);
    return true;
}
