/* JSON records: the parts of an object, by the table of names. */
#include "article/record/record_moment.h"
#include "article/formats/json/json_record.h"
#include "article/formats/json/json_shapes.h"
#include "article/json/json_load.h"
#include "article/json/rich_text.h"
#include "article/lines/prose.h"
#include "article/posts/post_json.h"
#include "article/posts/submission.h"
#include "article/posts/tweet_answer.h"
#include "article/posts/tweet_json.h"
#include "article/reading/part_words.h"
#include "article/record/record_text.h"
#include "util/error.h"
#include "util/hash.h"

#include <jansson.h>
#include <stdio.h>
#include <strings.h>

enum { NAME_LIMIT = 64 };

typedef struct json_record {
    dl_arena *arena;
    const dl_part_map *map;
    const dl_account *owner;
    dl_record_days *days;
    dl_json_long taken;
    json_t *object;
    uint64_t begins; /* how its names begin, a bit each: see turn_to */
    bool titled;     /* some begin with capitals */
    bool loose; /* the case of names does not matter */
    bool wordy; /* names in words of languages count, too: these of `object` */
    json_t *words[DL_PART_COUNT];
} json_record;

/* ---- values ---- */

static bool is_filled(const json_t *value)
{
    return (json_is_string(value) && json_string_length(value)) || json_is_number(value) ||
           (json_is_array(value) && json_array_size(value)) || (json_is_object(value) && json_object_size(value));
}

/* One of 64 bits, by a name's first two bytes; what stands behind a dot has no part in it, as "a.b" may be b in a. */
static uint64_t beginning(const char *name)
{
    const unsigned char first = (unsigned char)name[0], second = first && name[1] != '.' ? (unsigned char)name[1] : 0;
    return UINT64_C(1) << ((first * 7u + second) & 63);
}

/* Most of the names that parts go by begin as none in the object does, and need not be looked for. */
static void turn_to(json_record *from, json_t *object)
{
    const char *key;
    json_t *each;
    from->object = object;
    from->begins = 0;
    from->titled = false;
    json_object_foreach(object, key, each) {
        from->begins |= beginning(key);
        from->titled |= key[0] >= 'A' && key[0] <= 'Z';
    }
}

static json_t *member(const json_record *from, json_t *object, const char *name)
{
    json_t *value = json_object_get(object, name), *each;
    const char *key;
    if (value || !from->loose)
        return value;
    json_object_foreach(object, key, each)
        if (strcasecmp(key, name) == 0)
            return each;
    return NULL;
}

/* "a.b": b in a, unless there is a name with a dot. */
static json_t *named(const json_record *from, const char *name)
{
    if (!from->loose && !(from->begins & beginning(name)))
        return NULL;
    char outer[NAME_LIMIT];
    const char *dot = strchr(name, '.');
    json_t *value = member(from, from->object, name);
    if (value || !dot || dot - name >= NAME_LIMIT)
        return value;
    memcpy(outer, name, (size_t)(dot - name));
    outer[dot - name] = '\0';
    return member(from, member(from, from->object, outer), dot + 1);
}

/* Of a list of the same in several forms, as ninjs has texts, the one that says most: HTML, else the first. */
static json_t *form_of(json_t *value)
{
    json_t *best = NULL, *each;
    size_t i;
    bool html = false;
    json_array_foreach(value, i, each)
    {
        const char *type = json_string_value(json_object_get(each, "contentType"));
        if (!type)
            type = json_string_value(json_object_get(each, "contenttype"));
        if (!type || !json_is_string(json_object_get(each, "value")))
            return value;
        if (!best || (!html && strstr(type, "html")))
            best = each;
        html |= strstr(type, "html") != NULL;
    }
    return best ? best : value;
}

static json_t *part(const json_record *from, dl_part which)
{
    for (const char *const *names = dl_part_names(from->map, which); *names; names++) {
        json_t *value = named(from, *names);
        if (is_filled(value) && !(which == DL_PART_AUTHOR && json_is_number(value))) { /* the number of one is no name */
            dl_part_map_meet(from->map, which);
            return form_of(value);
        }
    }
    return from->wordy ? from->words[which] : NULL;
}

/* What names in words of languages say of the object: a string or number, or for texts and authors a list. */
static void find_words(json_record *from)
{
    size_t ranks[DL_PART_COUNT], rank, strong = 0;
    const char *key;
    json_t *each;
    for (dl_part which = 0; which < DL_PART_COUNT; which++) {
        ranks[which] = SIZE_MAX;
        from->words[which] = NULL;
    }
    json_object_foreach(from->object, key, each)
    {
        dl_part which = dl_part_word(dl_slice_of(key), &rank);
        if (which == DL_PART_COUNT && from->titled) /* "Publication Date" */
            which = dl_part_find(from->map, dl_slice_of(key), &rank);
        const bool listed = json_is_array(each) && (which == DL_PART_TEXT || which == DL_PART_AUTHOR);
        if (which == DL_PART_COUNT || rank >= ranks[which] || !is_filled(each) ||
            (json_is_object(each) || (json_is_array(each) && !listed)) || (from->map && from->map->names[which]) ||
            (which == DL_PART_AUTHOR && json_is_number(each)))
            continue;
        ranks[which] = rank;
        from->words[which] = each;
        strong += !dl_part_word_is_weak(rank);
    }
    for (dl_part which = 0; which < DL_PART_COUNT && !strong; which++)
        from->words[which] = NULL;
    from->wordy = true;
}

/* A string, or the one in an object (as authors, sites and paragraphs may be written). */
static dl_slice text_of(const json_record *from, const json_t *value)
{
    static const char *const inner[] = {"name",     "text",  "content",      "#text",       "rendered",
                                        "value", "html",  "display_name", "displayName", "username",
                                        "$date", "$oid", "$numberLong", "context", "by", "href", "bodyHtml"};
    for (size_t i = 0; json_is_object(value) && i < sizeof inner / sizeof *inner; i++) {
        const json_t *found = json_object_get(value, inner[i]);
        if (json_is_string(found) && json_string_length(found))
            value = found;
    }
    return dl_prose_trim(dl_json_text(&from->taken, from->arena, value));
}

/* A name, perhaps in two parts, as references and The New York Times have them. */
static dl_slice name_of(const json_record *from, const json_t *value)
{
    static const char *const parts[][2] = {
        {"given", "family"}, {"firstname", "lastname"}, {"first_name", "last_name"}, {"firstName", "lastName"}};
    dl_slice name = text_of(from, value);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !name.size; i++) {
        char whole[256];
        const char *first = json_string_value(json_object_get(value, parts[i][0])),
                   *last = json_string_value(json_object_get(value, parts[i][1]));
        if (last &&
            (size_t)snprintf(whole, sizeof whole, "%s%s%s", first ? first : "", first ? " " : "", last) < sizeof whole)
            name = dl_prose_trim(dl_arena_copy(from->arena, dl_slice_of(whole)));
    }
    return name;
}

/* A list, or one value as a list of one. */
static const dl_slice *list_part(const json_record *from, dl_part which, size_t *count)
{
    json_t *value = part(from, which);
    size_t size = json_is_array(value) ? json_array_size(value) : value != NULL;
    dl_slice *items = dl_arena_alloc(from->arena, (size + 1) * sizeof *items);
    *count = 0;
    for (size_t i = 0; items && i < size; i++) {
        dl_slice text = name_of(from, json_is_array(value) ? json_array_get(value, i) : value);
        if (text.size)
            items[(*count)++] = text;
    }
    return items;
}

/* Paragraphs with blank lines behind them, in our arena; with tags of paragraphs in some of them, all have them. */
static dl_slice joined(const json_record *from, dl_buffer *whole)
{
    dl_slice text = dl_prose_trim(dl_buffer_slice(whole));
    dl_buffer tagged = DL_BUFFER_EMPTY;
    size_t ends = dl_slice_find(text, "\n\n");
    if (ends != SIZE_MAX && dl_record_tags(text) == DL_TAGS_OF_PARAGRAPHS) {
        for (; ends != SIZE_MAX; ends = dl_slice_find(text, "\n\n")) {
            dl_buffer_add_text(&tagged, "<p>");
            dl_buffer_add_slice(&tagged, dl_slice_cut(text, 0, ends + 2));
            text = dl_slice_cut(text, ends + 2, text.size);
        }
        dl_buffer_add_text(&tagged, "<p>");
        dl_buffer_add_slice(&tagged, text);
        text = dl_buffer_slice(&tagged);
    }
    text = dl_arena_copy(from->arena, text);
    from->arena->failed |= whole->failed || tagged.failed;
    dl_buffer_free(&tagged);
    dl_buffer_free(whole);
    return text;
}

/* The text of an object or a piece: that in it, or those in a tree of it. */
static dl_slice body_text(const json_record *from, const json_t *value)
{
    dl_slice text = text_of(from, value);
    if (text.size || !json_is_object(value))
        return text;
    dl_buffer whole = DL_BUFFER_EMPTY;
    dl_rich_text_add(&whole, value, &from->taken, from->arena);
    return joined(from, &whole);
}

/* The text; a list of strings or of objects is a list of paragraphs, one of both a text and what is marked in it. */
static dl_slice body_part(const json_record *from)
{
    json_t *value = part(from, DL_PART_TEXT), *each;
    if (!json_is_array(value))
        return body_text(from, value);
    dl_buffer whole = DL_BUFFER_EMPTY;
    size_t i, strings = 0, objects = 0;
    json_array_foreach(value, i, each)
    {
        strings += json_is_string(each);
        objects += json_is_object(each);
    }
    json_array_foreach(value, i, each)
    {
        dl_slice piece = strings && objects && json_is_string(each) ? dl_json_text(&from->taken, from->arena, each)
                         : dl_rich_text_is_aside(each)              ? (dl_slice){NULL, 0}
                                                                    : body_text(from, each);
        dl_buffer_add_slice(&whole, piece);
        if (piece.size && !(strings && objects))
            dl_buffer_add_text(&whole, "\n\n");
    }
    return joined(from, &whole);
}

/* The first of a list; an identifier may be a number. */
static dl_slice text_part(const json_record *from, dl_part which)
{
    char digits[40];
    const json_t *value = part(from, which);
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (which != DL_PART_ID || !json_is_number(value))
        return text_of(from, value);
    if (json_is_integer(value))
        snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else
        snprintf(digits, sizeof digits, "%.0f", json_number_value(value));
    return dl_arena_copy(from->arena, dl_slice_of(digits));
}

/* ---- the record ---- */

/* Turns to the object of that name within, unless the one at hand has a title and that one says no more. */
static bool turn_within(json_record *from, const char *name)
{
    json_t *outer = from->object, *inner = json_object_get(outer, name);
    const bool titled = part(from, DL_PART_TITLE) != NULL;
    if (!json_is_object(inner))
        return false;
    turn_to(from, inner);
    if (!titled || (part(from, DL_PART_TITLE) && part(from, DL_PART_TEXT)))
        return true;
    turn_to(from, outer);
    return false;
}

/* Exports keep what an entry says in an object of it, as Elasticsearch in "_source". */
static void unwrap(json_record *from, json_t *object)
{
    enum { DEEPEST = 3 };
    turn_to(from, object);
    from->loose = from->wordy = false;
    for (size_t depth = 0; depth < DEEPEST && !part(from, DL_PART_TEXT); depth++)
        for (const char *const *name = dl_part_wrappers; *name && !turn_within(from, *name);)
            name++;
}

/* What the object within does not say may stand beside it: its id, address, date. */
static dl_slice text_part_or_outer(json_record *from, json_t *outer, dl_part which)
{
    json_t *inner = from->object;
    const uint64_t begins = from->begins;
    dl_slice text = text_part(from, which);
    if (text.size || which == DL_PART_TITLE || inner == outer)
        return text;
    turn_to(from, outer);
    text = text_part(from, which);
    from->object = inner;
    from->begins = begins;
    return text;
}

/* Where no name says what the text is, the longest string that reads as one, if it is longer than what is a deck. */
static dl_slice longest_prose(const json_record *from, const dl_record *record)
{
    dl_slice longest = {NULL, 0};
    const char *key;
    json_t *each;
    if (from->map && from->map->names[DL_PART_TEXT])
        return longest;
    json_object_foreach(from->object, key, each)
    {
        const dl_slice text =
            json_is_string(each) ? dl_prose_trim(dl_json_text(&from->taken, from->arena, each)) : (dl_slice){NULL, 0};
        bool known = !dl_part_is_prose(text);
        for (dl_part which = 0; which < DL_PART_COUNT && !known; which++)
            known = dl_slice_equal(text, record->parts[which]);
        if (!known && text.size > longest.size)
            longest = text;
    }
    return record->deck_count && record->decks[0].size >= longest.size ? (dl_slice){NULL, 0} : longest;
}

static void fill(dl_record *record, json_record *from, json_t *outer)
{
    unwrap(from, outer);
    from->loose = !part(from, DL_PART_TITLE) && !part(from, DL_PART_TEXT);
    if (from->titled || !part(from, DL_PART_TITLE) || !part(from, DL_PART_TEXT) || !part(from, DL_PART_DATE))
        find_words(from);
    for (dl_part which = 0; which < DL_PART_COUNT; which++)
        if (which != DL_PART_TEXT && which != DL_PART_AUTHOR && which != DL_PART_DECK)
            record->parts[which] = text_part_or_outer(from, outer, which);
    record->parts[DL_PART_TEXT] = body_part(from);
    record->authors = list_part(from, DL_PART_AUTHOR, &record->author_count);
    /* What serves as the text is no deck as well. */
    json_t *deck = part(from, DL_PART_DECK);
    if (deck && deck != part(from, DL_PART_TEXT))
        record->decks = list_part(from, DL_PART_DECK, &record->deck_count);
    json_t *date = part(from, DL_PART_DATE);
    json_t *moment = json_object_get(date, "$date"); /* MongoDB's */
    if (json_is_object(moment))
        record->parts[DL_PART_DATE] = text_of(from, moment);
    else if (json_is_number(moment))
        date = moment;
    static const char *const since[] = {"seconds", "_seconds"}; /* Firestore's */
    for (size_t i = 0; i < sizeof since / sizeof *since && json_is_object(date); i++)
        if (json_is_number(json_object_get(date, since[i])))
            date = json_object_get(date, since[i]);
    if (json_object_get(date, "date-parts"))
        record->date = dl_json_date_in_parts(date);
    if (json_is_number(date))
        record->date = dl_record_moment(json_number_value(date));
    if (!record->parts[DL_PART_TEXT].size &&
        (record->parts[DL_PART_TITLE].size || record->parts[DL_PART_DATE].size || record->parts[DL_PART_URL].size))
        record->parts[DL_PART_TEXT] = longest_prose(from, record);
    dl_submission_fill(record, from->arena, &from->taken, from->object);
}

static dateline_status read_object(json_record *from, json_t *object, dl_slice bytes, uint64_t bytes_hash,
                                   uint64_t base, const dl_json_events *events, dateline_error *error)
{
    dl_record record = {
        .date = DL_DATE_NONE, .days = from->days, .begin = base, .bytes = bytes, .bytes_hash = bytes_hash};
    const dl_post_record post = {from->arena, &from->taken, from->owner, bytes, bytes_hash, base, events, error};
    dl_article article;
    bool found;
    if (dl_post_json_is(object))
        return dl_post_json_read(&post, object);
    fill(&record, from, object);
    dateline_status status =
        dl_record_article(&article, &found, from->arena, &record, events->problem, events->context, error);
    return !status && found ? events->article(events->context, &article, error) : status;
}

/* The list of records in an answer or export, or NULL: it is a record itself. */
static json_t *list_in(const json_record *from, json_t *object, const char *const *holders)
{
    for (const char *const *name = dl_part_lists; *name; name++) {
        json_t *list = json_object_get(object, *name);
        if (json_is_object(json_array_get(list, 0)))
            return list;
    }
    for (; *holders; holders++) {
        json_t *inner = json_object_get(object, *holders);
        if (json_is_array(inner))
            inner = json_array_get(inner, 0);
        json_t *list = json_is_object(inner) ? list_in(from, inner, holders + 1) : NULL;
        if (list)
            return list;
    }
    return NULL;
}

static bool has_title_or_text(json_record *from, json_t *object)
{
    const char *key;
    json_t *each;
    size_t rank;
    unwrap(from, object);
    from->loose = true;
    bool has = part(from, DL_PART_TITLE) || part(from, DL_PART_TEXT);
    json_object_foreach(from->object, key, each)
    {
        const dl_part said = dl_part_word(dl_slice_of(key), &rank);
        has |= (said == DL_PART_TITLE || said == DL_PART_TEXT) && dl_part_word_is_sure(rank) && is_filled(each);
    }
    return has;
}

/* The records in `value`, a new reference, or NULL: it is one itself. */
static json_t *records_in(json_record *from, json_t *value)
{
    turn_to(from, value);
    const json_t *text = part(from, DL_PART_TEXT), *title = part(from, DL_PART_TITLE);
    json_t *list = NULL;
    if (json_is_string(text) || dl_post_json_is(value))
        return NULL;
    if (json_is_object(text) && !title &&
        (list = dl_json_within(from->map, &from->taken, value))) /* {"article": {"title": ... */
        return list;
    if (!text)
        list = list_in(from, value, dl_part_list_holders);
    if (list)
        return json_incref(list);
    if (!json_is_string(title))
        list = dl_json_table(from->map, value);
    return list || !json_is_object(value) || has_title_or_text(from, value)
               ? list
               : dl_json_within(from->map, &from->taken, value);
}

/* One record, or all of an answer's. */
static dateline_status read_records(json_record *from, json_t *value, dl_slice bytes, uint64_t base,
                                    const dl_json_events *events, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    size_t i;
    json_t *each, *list = records_in(from, value);
    if (!list && !json_is_object(value))
        events->problem(events->context, base, DL_LOSS_NO_ARTICLE, "a record that is no JSON object");
    else if (!list && !dl_json_is_between(value))
        return read_object(from, value, bytes, 0, base, events, error);
    const uint64_t bytes_hash = dl_hash64(bytes, 0);
    json_array_foreach(list, i, each)
    {
        if (!status && dl_tweet_json_is(each))
            status = dl_tweet_json_read(from->arena, each, &from->taken, from->owner, bytes, base, events, error);
        else if (!status && json_is_object(each))
            status = read_object(from, each, bytes, bytes_hash, base, events, error);
    }
    json_decref(list);
    return status;
}

dateline_status dl_json_record_read(dl_arena *arena, const dl_json_hints *hints, dl_slice text, uint64_t base,
                                    uint64_t line, const dl_json_events *events, dateline_error *error)
{
    json_record from = {.arena = arena, .map = hints ? hints->map : NULL, .owner = hints ? hints->owner : NULL,
                        .days = hints ? hints->days : NULL};
    json_t *object;
    dateline_status status = dl_json_load(&object, &from.taken, arena, text, base, line, events, error);
    if (!object)
        return status;
    if (dl_tweet_json_is(object))
        status = dl_tweet_json_read(arena, object, &from.taken, from.owner, text, base, events, error);
    else if (dl_tweet_answer_is(object))
        status = dl_tweet_answer_read(arena, object, &from.taken, text, base, events, error);
    else
        status = read_records(&from, object, text, base, events, error);
    json_decref(object);
    return status;
}
