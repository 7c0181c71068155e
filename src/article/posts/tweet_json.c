/* Tweets from JSON. */
#include "article/posts/tweet_json.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"
#include "article/posts/tweet_fields.h"
#include "util/error.h"
#include "util/hash.h"

#include <stdio.h>
#include <stdlib.h>

/* Milliseconds from 1970 to the beginning of Twitter's clock, which ids hold since November 2010. */
static const int64_t clock_begin_ms = INT64_C(1288834974657);
static const uint64_t first_clock_id = UINT64_C(30000000000);

typedef struct tweet_reader {
    dl_arena *arena;
    const dl_json_long *taken;
    const dl_account *owner;
    json_t *users, *tweets; /* what a page of API v2 includes, by id; or NULL */
    dl_slice bytes;
    uint64_t bytes_hash; /* of a page; else 0 */
    uint64_t base;
    const dl_json_events *events;
    dateline_error *error;
} tweet_reader;

/* ---- values ---- */

static dl_slice text_of(const tweet_reader *from, const json_t *value)
{
    return dl_prose_trim(dl_json_text(from->taken, from->arena, value));
}

static dl_slice text_at(const tweet_reader *from, const json_t *object, dl_tweet_field field)
{
    return text_of(from, dl_tweet_field_of(object, field));
}

/* A string of digits, or a number. */
static dl_slice id_of(const tweet_reader *from, const json_t *value)
{
    char digits[32];
    if (json_is_integer(value)) {
        snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return dl_arena_copy(from->arena, dl_slice_of(digits));
    }
    dl_slice id = text_of(from, value);
    for (size_t i = 0; i < id.size; i++)
        if (!dl_is_digit(id.data[i]))
            return (dl_slice){NULL, 0};
    return id;
}

/* "replied_to", "quoted", "retweeted" in API v2, where tools put the whole tweet; or NULL. */
static json_t *reference(const json_t *tweet, const char *type)
{
    size_t i;
    json_t *each;
    json_array_foreach(json_object_get(tweet, "referenced_tweets"), i, each)
    {
        const char *found = json_string_value(json_object_get(each, "type"));
        if (found && strcmp(found, type) == 0)
            return each;
    }
    return NULL;
}

static dl_slice referenced(const tweet_reader *from, const json_t *tweet, dl_tweet_field field, const char *type)
{
    dl_slice id = id_of(from, dl_tweet_field_of(tweet, field));
    return id.size ? id : id_of(from, json_object_get(reference(tweet, type), "id"));
}

static json_t *included(json_t *list, dl_slice id)
{
    return id.size ? json_object_get(list, id.data) : NULL; /* copies in the arena are terminated */
}

/* As it is written, else the time that the id holds. */
static dl_date date_of(const tweet_reader *from, const json_t *tweet, dl_slice id)
{
    dl_date date = dl_word_date_parse(text_at(from, tweet, DL_TWEET_DATE));
    uint64_t number = id.size && id.size < 20 ? strtoull(id.data, NULL, 10) : 0;
    if (!dl_date_known(date) && number > first_clock_id)
        date = (dl_date){((int64_t)(number >> 22) + clock_begin_ms) / 1000, true};
    return date;
}

/* ---- text ---- */

/* What stands behind the shortened link: a picture's as it is shown, else the address in full. */
static dl_slice unfolded(const json_t *const *entities, dl_slice link)
{
    static const char *const lists[] = {"urls", "media", "links"};
    for (size_t e = 0; entities[e]; e++)
        for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
            size_t i;
            const json_t *each;
            json_array_foreach(json_object_get(entities[e], lists[l]), i, each)
            {
                const char *tool = json_string_value(json_object_get(each, "tcourl"));
                const char *url = json_string_value(json_object_get(each, "url")), *address = tool ? tool : url;
                const char *full = tool ? url : json_string_value(json_object_get(each, "expanded_url"));
                const char *of_note = json_string_value(json_object_get(each, "shortUrl"));
                const char *shown = json_string_value(json_object_get(each, "display_url"));
                const char *final = json_string_value(json_object_get(each, "unwound_url"));
                if (of_note && dl_slice_is(link, of_note)) {
                    const char *expanded = json_string_value(json_object_get(each, "expandedUrl"));
                    return expanded && *expanded ? dl_slice_of(expanded) : link;
                }
                if (address && dl_slice_is(link, address)) {
                    bool picture = shown && strncmp(shown, "pic.", 4) == 0;
                    const char *best = picture ? shown : final ? final : full;
                    return best && *best ? dl_slice_of(best) : link;
                }
            }
        }
    return link;
}

static size_t link_size(dl_slice text, size_t at)
{
    static const dl_slice starts[] = {{"https://t.co/", 13}, {"http://t.co/", 12}};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (!dl_slice_starts(dl_slice_cut(text, at, text.size), starts[i]))
            continue;
        size_t end = at + starts[i].size;
        while (end < text.size && (dl_is_letter(text.data[end]) || dl_is_digit(text.data[end])))
            end++;
        return end - at;
    }
    return 0;
}

/* The text with its links unfolded, and "&amp;", "&lt;", "&gt;" as signs. */
static dl_slice clean(const tweet_reader *from, dl_slice text, const json_t *const *entities)
{
    static const struct {
        dl_slice name;
        char sign;
    } escapes[] = {{{"&amp;", 5}, '&'}, {{"&lt;", 4}, '<'}, {{"&gt;", 4}, '>'}};
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0, step; at < text.size; at += step) {
        dl_slice rest = dl_slice_cut(text, at, text.size);
        step = text.data[at] == 'h' ? link_size(text, at) : 0;
        if (step) {
            dl_buffer_add_slice(&out, unfolded(entities, dl_slice_cut(text, at, at + step)));
            continue;
        }
        char sign = text.data[at];
        step = 1;
        for (size_t i = 0; sign == '&' && i < sizeof escapes / sizeof *escapes; i++)
            if (dl_slice_starts(rest, escapes[i].name)) {
                sign = escapes[i].sign;
                step = escapes[i].name.size;
                break;
            }
        dl_buffer_add_byte(&out, sign);
    }
    dl_slice result = dl_prose_trim(dl_arena_copy(from->arena, dl_buffer_slice(&out)));
    from->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return result;
}

/* The fullest text that the object has. */
static dl_slice full_text(const tweet_reader *from, const json_t *tweet)
{
    static const char *const paths[] = {"core", /* of a note in an archive */
                                        "note_tweet.entities",
                                        "note_tweet.note_tweet_results.result.entity_set",
                                        "extended_tweet.entities",
                                        "extended_tweet.extended_entities",
                                        "entities",
                                        "extended_entities",
                                        "legacy.entities",
                                        "legacy.extended_entities"};
    const json_t *entities[sizeof paths / sizeof *paths + 2] = {tweet};
    size_t count = 1;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const json_t *found = dl_tweet_member(tweet, paths[i]);
        if (json_is_object(found))
            entities[count++] = found;
    }
    return clean(from, text_at(from, tweet, DL_TWEET_TEXT), entities);
}

/* ---- tweets ---- */

/* The user that a page includes; else what the tweet says of itself, its address too; else whose archive it is. */
static void set_author(const tweet_reader *from, dl_tweet *out, const json_t *tweet)
{
    const json_t *user = included(from->users, id_of(from, json_object_get(tweet, "author_id")));
    dl_permalink link = {0};
    dl_slice address = text_at(from, tweet, DL_TWEET_ADDRESS);
    if (dl_permalink_is_post(address) && dl_permalink_read(&link, address) && !out->id.size)
        out->id = dl_arena_copy(from->arena, link.id);
    out->name = user ? text_of(from, json_object_get(user, "name")) : text_at(from, tweet, DL_TWEET_NAME);
    out->handle = user ? text_of(from, json_object_get(user, "username")) : text_at(from, tweet, DL_TWEET_HANDLE);
    if (!out->handle.size)
        out->handle = link.handle;
    if (!out->name.size && !out->handle.size && from->owner) {
        out->name = from->owner->name;
        out->handle = from->owner->handle;
    }
}

static void set_address(const tweet_reader *from, dl_tweet *out)
{
    dl_buffer address = DL_BUFFER_EMPTY;
    if (!out->id.size)
        return;
    dl_buffer_add_text(&address, "https://twitter.com/");
    dl_buffer_add_slice(&address, out->handle.size ? out->handle : DL_LITERAL("i"));
    dl_buffer_add_text(&address, "/status/");
    dl_buffer_add_slice(&address, out->id);
    out->url = dl_arena_copy(from->arena, dl_buffer_slice(&address));
    from->arena->failed |= address.failed;
    dl_buffer_free(&address);
}

/* A tweet of the archive's owner that is cut off there, while its whole text is in a file beside it. */
static void complete(const tweet_reader *from, dl_tweet *out, const json_t *tweet, dl_slice *text)
{
    static const json_t *const none[] = {NULL};
    if (!from->owner || !from->owner->note_count || !dl_slice_equal(out->handle, from->owner->handle) ||
        json_object_get(tweet, "noteTweetId"))
        return;
    const dl_note *note =
        dl_account_whole(from->owner, clean(from, text_at(from, tweet, DL_TWEET_TEXT), none), out->date);
    if (!note)
        return;
    *text = note->text;
    out->truncated = false;
}

/* The tweet without regard to what it repeats. NULL when memory ran out. */
static dl_tweet *make_tweet(const tweet_reader *from, const json_t *tweet, dl_slice *text)
{
    dl_tweet *out = dl_arena_alloc(from->arena, sizeof *out);
    if (!out)
        return NULL;
    *text = full_text(from, tweet);
    out->id = id_of(from, dl_tweet_field_of(tweet, DL_TWEET_ID));
    out->reply_to = referenced(from, tweet, DL_TWEET_REPLY_TO, "replied_to");
    out->quotes = referenced(from, tweet, DL_TWEET_QUOTES, "quoted");
    bool completed = json_is_object(json_object_get(tweet, "extended_tweet")) ||
                     json_is_object(json_object_get(tweet, "note_tweet"));
    out->truncated = dl_flat_tweet_is_truncated(*text) ||
                     (!completed && json_is_true(json_object_get(tweet, "truncated")));
    set_author(from, out, tweet);
    set_address(from, out);
    out->date = date_of(from, tweet, out->id);
    complete(from, out, tweet, text);
    return out;
}

static json_t *unwrap(const json_t *object)
{
    json_t *inner = json_object_get(object, "tweet"), *note = json_object_get(object, "noteTweet");
    return json_is_object(inner) ? inner : json_is_object(note) ? note : (json_t *)object;
}

/* The other tweet that this one holds, refers to, or that its page includes; or NULL. */
static json_t *other_of(const tweet_reader *from, const json_t *tweet, dl_tweet_field field, const char *type)
{
    json_t *inner = dl_tweet_field_of(tweet, field), *refers = reference(tweet, type);
    if (!inner)
        inner = included(from->tweets, id_of(from, json_object_get(refers, "id")));
    return inner || !json_object_get(refers, "text") ? unwrap(inner) : refers;
}

/* "RT @handle: text" of an original that is not there: its author and words, not its id and date. */
static void take_prefix(dl_tweet *tweet, dl_slice *text, dl_slice retweeted)
{
    size_t end = 4;
    if (!dl_slice_starts(*text, DL_LITERAL("RT @")))
        return;
    while (end < text->size &&
           (text->data[end] == '_' || dl_is_digit(text->data[end]) || dl_is_letter(text->data[end])))
        end++;
    if (end == 4 || end + 2 >= text->size || text->data[end] != ':')
        return;
    *tweet = (dl_tweet){.handle = dl_slice_cut(*text, 4, end),
                        .id = retweeted,
                        .date = tweet->date,
                        .truncated = tweet->truncated};
    *text = dl_prose_trim(dl_slice_cut(*text, end + 1, text->size));
}

/* Codes of today: Twitter's "und" and the like are no languages. */
static dl_slice language_of(const tweet_reader *from, const json_t *tweet)
{
    dl_slice code = text_at(from, tweet, DL_TWEET_LANGUAGE);
    if (dl_slice_is(code, "in"))
        return DL_LITERAL("id");
    if (dl_slice_is(code, "iw"))
        return DL_LITERAL("he");
    return code.size == 2 ? code : (dl_slice){NULL, 0};
}

static dl_passage tweet_passage(const dl_article *of, dl_slice text, const dl_tweet *tweet)
{
    return (dl_passage){
        .kind = DATELINE_TWEET, .text = text, .begin = of->begin, .end = of->end, .tweet = tweet};
}

static dateline_status deliver(const tweet_reader *from, json_t *object)
{
    dl_passage passages[2];
    dl_slice text, quoted_text, *authors = dl_arena_alloc(from->arena, sizeof *authors);
    dl_tweet *own = make_tweet(from, object, &text), *shown = own;
    if (!own || !authors)
        return dl_fail_memory(from->error);
    dl_article article = {.id = own->id,
                          .url = own->url,
                          .site = DL_LITERAL("twitter.com"),
                          .language = language_of(from, object),
                          .date = own->date,
                          .authors = authors,
                          .author_count = own->name.size > 0,
                          .begin = from->base,
                          .end = from->base + from->bytes.size,
                          .bytes = from->bytes,
                          .bytes_hash = from->bytes_hash,
                          .passages = passages};
    authors[0] = own->name;
    json_t *original = other_of(from, object, DL_TWEET_ORIGINAL, "retweeted");
    if (original) {
        shown = make_tweet(from, original, &text);
        object = original;
    } else {
        take_prefix(own, &text, referenced(from, object, DL_TWEET_REPEATS, "retweeted"));
    }
    if (!shown)
        return dl_fail_memory(from->error);
    if (text.size)
        passages[article.passage_count++] = tweet_passage(&article, text, shown);
    json_t *quoted = other_of(from, object, DL_TWEET_QUOTED, "quoted");
    if (quoted) {
        dl_tweet *other = make_tweet(from, quoted, &quoted_text);
        if (!other)
            return dl_fail_memory(from->error);
        if (!shown->quotes.size)
            shown->quotes = other->id;
        if (quoted_text.size)
            passages[article.passage_count++] = tweet_passage(&article, quoted_text, other);
    }
    if (from->arena->failed)
        return dl_fail_memory(from->error);
    if (article.passage_count)
        return from->events->article(from->events->context, &article, from->error);
    from->events->problem(from->events->context, from->base, DL_LOSS_NO_ARTICLE, "a tweet without text");
    return DATELINE_OK;
}

/* ---- objects ---- */

static bool has(const json_t *object, const char *name)
{
    return json_object_get(object, name) != NULL;
}

/* The first of "data", which is a tweet or a list of them. */
static const json_t *first_of_page(const json_t *object)
{
    const json_t *data = json_object_get(object, "data");
    return json_is_array(data) ? json_array_get(data, 0) : data;
}

static bool is_page(const json_t *object)
{
    const json_t *first = first_of_page(object);
    return dl_tweet_is(first) || (has(object, "includes") && has(first, "id") && has(first, "text"));
}

bool dl_tweet_json_is(const json_t *object)
{
    return dl_tweet_is(unwrap(object)) || is_page(object);
}

/* A list of objects by their "id". NULL: none. */
static json_t *by_id(json_t *list)
{
    size_t i;
    json_t *each, *all = json_array_size(list) ? json_object() : NULL;
    json_array_foreach(list, i, each)
    {
        const char *id = json_string_value(json_object_get(each, "id"));
        if (id && all)
            json_object_set(all, id, each);
    }
    return all;
}

static dateline_status deliver_page(tweet_reader *from, json_t *page)
{
    json_t *data = json_object_get(page, "data"), *includes = json_object_get(page, "includes"), *each;
    dateline_status status = DATELINE_OK;
    size_t i;
    from->users = by_id(json_object_get(includes, "users"));
    from->tweets = by_id(json_object_get(includes, "tweets"));
    if (json_is_object(data)) {
        status = deliver(from, data);
    } else {
        json_array_foreach(data, i, each)
        {
            if (!status && json_is_object(each))
                status = deliver(from, each);
        }
    }
    json_decref(from->users);
    json_decref(from->tweets);
    return status;
}

dateline_status dl_tweet_json_read(dl_arena *arena, json_t *object, const dl_json_long *taken, const dl_account *owner,
                                   dl_slice bytes, uint64_t base, const dl_json_events *events, dateline_error *error)
{
    tweet_reader from = {arena, taken, owner, NULL, NULL, bytes, 0, base, events, error};
    json_t *tweet = unwrap(object);
    if (dl_tweet_is(tweet))
        return deliver(&from, tweet);
    from.bytes_hash = dl_hash64(bytes, 0);
    return deliver_page(&from, object);
}

void dl_notes_parse(dl_account *out, dl_arena *arena, dl_slice text)
{
    static const json_t *const no_links[] = {NULL};
    const dl_json_long none = {NULL, 0};
    const tweet_reader from = {.arena = arena, .taken = &none};
    size_t begin = 0, i, capacity = out->note_count;
    while (begin < text.size && text.data[begin] != '[')
        begin++;
    json_t *list = json_loadb(text.data ? text.data + begin : "", text.size - begin, JSON_DISABLE_EOF_CHECK, NULL),
           *each;
    json_array_foreach(list, i, each)
    {
        const json_t *note = unwrap(each);
        const dl_slice opening = dl_account_opening(clean(&from, text_at(&from, note, DL_TWEET_TEXT), no_links));
        dl_note *notes = dl_arena_room(arena, out->notes, &capacity, out->note_count, sizeof *notes);
        if (!notes)
            break;
        out->notes = notes;
        out->notes[out->note_count++] =
            (dl_note){full_text(&from, note), opening, date_of(&from, note, (dl_slice){NULL, 0})};
    }
    json_decref(list);
    dl_account_order(out);
}
