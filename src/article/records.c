/* JSON records: one object, one article. The names are in docs/FORMATS.md. */
#include "article/records.h"
#include "article/word_date.h"
#include "util/error.h"
#include "util/utf8.h"

#include <jansson.h>
#include <stdio.h>

/* What a record may call its parts; the first that is there and not empty counts. */
static const char *const title_names[] = {"title", "headline", NULL};
static const char *const text_names[] = {"text", "body", "content", "maintext", NULL};
static const char *const date_names[] = {"date", "published_at", "published", "date_publish", "timestamp", NULL};
static const char *const url_names[] = {"url", "link", NULL};
static const char *const site_names[] = {"site", "source", "source_domain", NULL};
static const char *const author_names[] = {"author", "authors", "byline", NULL};
static const char *const language_names[] = {"language", "lang", NULL};
static const char *const place_names[] = {"place", "dateline", NULL};
static const char *const deck_names[] = {"deck", "decks", "description", "subtitle", NULL};

typedef struct record {
    dl_arena *arena;
    json_t *object;
    uint64_t base;
    dl_record_problem *problem;
    void *context;
} record;

static json_t *field(const record *from, const char *const *names)
{
    for (; *names; names++) {
        json_t *value = json_object_get(from->object, *names);
        if ((json_is_string(value) && json_string_length(value)) ||
            (json_is_array(value) && json_array_size(value)))
            return value;
    }
    return NULL;
}

static dl_slice text_of(dl_arena *arena, json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (!json_is_string(value))
        return (dl_slice){NULL, 0};
    return dl_slice_trim(
        dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value))));
}

static dl_slice text_field(const record *from, const char *const *names)
{
    return text_of(from->arena, field(from, names));
}

/* A list, or one value as a list of one. */
static const dl_slice *list_field(const record *from, const char *const *names, size_t *count)
{
    json_t *value = field(from, names);
    size_t size = json_is_array(value) ? json_array_size(value) : value != NULL;
    dl_slice *items = dl_arena_alloc(from->arena, (size + 1) * sizeof *items);
    *count = 0;
    for (size_t i = 0; items && i < size; i++) {
        dl_slice text = text_of(from->arena, json_is_array(value) ? json_array_get(value, i) : value);
        if (text.size)
            items[(*count)++] = text;
    }
    return items;
}

static dl_date date_field(const record *from)
{
    dl_slice text = text_field(from, date_names);
    dl_date date = dl_word_date_parse(text);
    if (text.size && !dl_date_known(date)) {
        char message[160];
        snprintf(message, sizeof message, "'%.*s' is no date; the article is undated",
                 (int)dl_utf8_floor(text, 60), text.data);
        from->problem(from->context, from->base, false, message);
    }
    return date;
}

/* Title and decks before the passages of the text; every range is the record's. */
static dateline_status assemble(dl_article *out, const record *from, const dl_article *body,
                                const dl_slice *decks, size_t deck_count, dateline_error *error)
{
    size_t room = body->passage_count + deck_count + 1, count = 0;
    dl_passage *passages = dl_arena_alloc(from->arena, room * sizeof *passages);
    if (!passages)
        return dl_fail_memory(error);
    if (out->title.size)
        passages[count++] = (dl_passage){.kind = DATELINE_HEADLINE, .text = out->title};
    for (size_t i = 0; i < deck_count; i++)
        passages[count++] = (dl_passage){.kind = DATELINE_DECK, .text = decks[i]};
    for (size_t i = 0; i < body->passage_count; i++) {
        passages[count] = body->passages[i];
        /* The record names its headline; the text has none of its own. */
        if (passages[count].kind == DATELINE_HEADLINE || passages[count].kind == DATELINE_DECK)
            passages[count].kind = DATELINE_PARAGRAPH;
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        passages[i].begin = out->begin;
        passages[i].end = out->end;
    }
    out->passages = passages;
    out->passage_count = count;
    return DATELINE_OK;
}

static dateline_status parse_object(dl_article *out, bool *found, const record *from, dl_slice bytes,
                                    dateline_error *error)
{
    dl_article body;
    dl_slice text = text_field(from, text_names);
    size_t deck_count;
    const dl_slice *decks = list_field(from, deck_names, &deck_count);
    *out = (dl_article){
        .title = text_field(from, title_names),
        .place = text_field(from, place_names),
        .language = text_field(from, language_names),
        .url = text_field(from, url_names),
        .site = text_field(from, site_names),
        .date = date_field(from),
        .begin = from->base,
        .end = from->base + bytes.size,
        .bytes = bytes,
    };
    out->authors = list_field(from, author_names, &out->author_count);
    dateline_status status = dl_plain_parse(&body, from->arena, text, 0, NULL, NULL, error);
    if (!status) {
        if (!out->place.size)
            out->place = body.place;
        status = assemble(out, from, &body, decks, deck_count, error);
    }
    if (!status && from->arena->failed)
        status = dl_fail_memory(error);
    *found = !status && out->passage_count > 0;
    if (!status && !*found)
        from->problem(from->context, from->base, true,
                      "a record without text; it needs \"text\" (or body, content) or \"title\"");
    return status;
}

dateline_status dl_record_parse(dl_article *out, bool *found, dl_arena *arena, dl_slice text,
                                uint64_t base, dl_record_problem *problem, void *context,
                                dateline_error *error)
{
    *found = false;
    dl_buffer fixed = DL_BUFFER_EMPTY;
    dl_slice bytes = text;
    size_t invalid = dl_utf8_first_invalid(text);
    if (invalid < text.size) {
        problem(context, base + invalid, false, "not UTF-8 here; shown as \uFFFD; convert it with iconv");
        dl_utf8_sanitize(&fixed, text);
        text = dl_buffer_slice(&fixed);
    }
    json_error_t reason;
    json_t *object = fixed.failed ? NULL : json_loadb(text.data, text.size, JSON_ALLOW_NUL, &reason);
    dateline_status status = fixed.failed ? dl_fail_memory(error) : DATELINE_OK;
    if (!status && json_is_object(object)) {
        record from = {arena, object, base, problem, context};
        status = parse_object(out, found, &from, bytes, error);
    } else if (!status) {
        char message[300];
        if (object)
            snprintf(message, sizeof message, "not a JSON object");
        else
            snprintf(message, sizeof message, "not JSON: %s", reason.text);
        problem(context, base + (object || reason.position < 0 ? 0 : (uint64_t)reason.position), true,
                message);
    }
    json_decref(object);
    dl_buffer_free(&fixed);
    return status;
}
