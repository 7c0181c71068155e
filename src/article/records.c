/* JSON records: one object, one article. The names are in docs/FORMATS.md. */
#include "article/records.h"
#include "article/json_scan.h"
#include "article/place.h"
#include "article/prose.h"
#include "article/word_date.h"
#include "util/error.h"
#include "util/utf8.h"

#include <jansson.h>
#include <stdio.h>

/* A record of more is no article, and would take much memory: some 150 bytes a value. */
enum { VALUE_LIMIT = 1000 * 1000, SHOWN_LIMIT = 60 };

/* What a record may call its parts; the first that is there and not empty counts. */
static const char *const id_names[] = {"id", "_id", "docno", NULL};
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

/* ---- values ---- */

static bool is_filled(const json_t *value)
{
    return (json_is_string(value) && json_string_length(value)) || json_is_number(value) ||
           (json_is_array(value) && json_array_size(value)) ||
           (json_is_object(value) && json_object_size(value));
}

static json_t *field(const record *from, const char *const *names)
{
    for (; *names; names++) {
        json_t *value = json_object_get(from->object, *names);
        if (is_filled(value))
            return value;
    }
    return NULL;
}

/* A string, or the "name" of an object (as authors and sites may be written). */
static dl_slice text_of(dl_arena *arena, const json_t *value)
{
    if (json_is_object(value))
        value = json_object_get(value, "name");
    if (!json_is_string(value))
        return (dl_slice){NULL, 0};
    return dl_prose_trim(
        dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value))));
}

static dl_slice text_field(const record *from, const char *const *names)
{
    json_t *value = field(from, names);
    return text_of(from->arena, json_is_array(value) ? json_array_get(value, 0) : value);
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

/* The text; a list of strings is a list of paragraphs. */
static dl_slice body_field(const record *from)
{
    size_t count;
    const dl_slice *parts = list_field(from, text_names, &count);
    if (!parts || count < 2)
        return parts && count ? parts[0] : (dl_slice){NULL, 0};
    dl_buffer whole = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        dl_buffer_add_slice(&whole, parts[i]);
        dl_buffer_add_text(&whole, "\n\n");
    }
    dl_slice text = dl_arena_copy(from->arena, dl_buffer_slice(&whole));
    from->arena->failed |= whole.failed;
    dl_buffer_free(&whole);
    return text;
}

/* An identifier may be a number. */
static dl_slice id_field(const record *from)
{
    char digits[40];
    const json_t *value = field(from, id_names);
    if (!json_is_number(value))
        return text_of(from->arena, value);
    snprintf(digits, sizeof digits, "%.0f", json_number_value(value));
    return dl_arena_copy(from->arena, dl_slice_of(digits));
}

/* Seconds since 1970, or milliseconds when that would be past the year 5000. */
static dl_date date_of_number(double number)
{
    const double most = 95617584000.0;
    if (number > most)
        number /= 1000;
    if (!(number >= -most && number <= most))
        return DL_DATE_NONE;
    return (dl_date){(int64_t)number, true};
}

static dl_date date_field(const record *from)
{
    json_t *value = field(from, date_names);
    if (json_is_number(value))
        return date_of_number(json_number_value(value));
    dl_slice text = text_of(from->arena, value);
    dl_date date = dl_word_date_parse(text);
    if (text.size && !dl_date_known(date)) {
        char message[160];
        dl_slice shown = text.size > SHOWN_LIMIT ? dl_slice_cut(text, 0, dl_utf8_floor(text, SHOWN_LIMIT)) : text;
        snprintf(message, sizeof message, "'%.*s' is no date; the article is undated", (int)shown.size,
                 shown.data);
        from->problem(from->context, from->base, false, message);
    }
    return date;
}

static bool is_address(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("http://")) || dl_slice_starts(text, DL_LITERAL("https://"));
}

/* "SALVADOR, Feb 26 -" as some collections have it: the place only, as if a report followed. */
static dl_slice place_field(const record *from)
{
    dl_slice text = text_field(from, place_names);
    dl_buffer report = DL_BUFFER_EMPTY;
    while (text.size && strchr(" -:,", text.data[text.size - 1]))
        text.size--;
    dl_buffer_add_slice(&report, text);
    dl_buffer_add_text(&report, ": .");
    dl_slice place = dl_place_find(dl_buffer_slice(&report));
    if (place.size)
        text.size = place.size;
    dl_buffer_free(&report);
    return text;
}

/* ---- the article ---- */

/* Headline and decks before the passages of the text; every range is the record's. */
static dateline_status assemble(dl_article *out, const record *from, const dl_article *body,
                                const dl_slice *decks, size_t deck_count, dateline_error *error)
{
    size_t room = body->passage_count + deck_count + 1, count = 0;
    dl_passage *passages = dl_arena_alloc(from->arena, room * sizeof *passages);
    if (!passages)
        return dl_fail_memory(error);
    bool own_headline = body->passage_count && body->passages[0].kind == DATELINE_HEADLINE;
    if (out->title.size && !own_headline)
        passages[count++] = (dl_passage){.kind = DATELINE_HEADLINE, .text = out->title};
    for (size_t i = 0; i < deck_count; i++)
        passages[count++] = (dl_passage){.kind = DATELINE_DECK, .text = decks[i]};
    for (size_t i = 0; i < body->passage_count; i++) {
        /* Some collections repeat the title as the text's first line. */
        bool repeated = i == 0 && !own_headline && dl_slice_equal(body->passages[i].text, out->title);
        if (!repeated)
            passages[count++] = body->passages[i];
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
    dl_slice text = body_field(from);
    size_t deck_count;
    const dl_slice *decks = list_field(from, deck_names, &deck_count);
    *out = (dl_article){
        .id = id_field(from),
        .title = text_field(from, title_names),
        .place = place_field(from),
        .language = text_field(from, language_names),
        .url = text_field(from, url_names),
        .site = text_field(from, site_names),
        .date = date_field(from),
        .begin = from->base,
        .end = from->base + bytes.size,
        .bytes = bytes,
    };
    if (is_address(out->site)) {
        if (!out->url.size)
            out->url = out->site;
        out->site = (dl_slice){NULL, 0};
    }
    out->authors = list_field(from, author_names, &out->author_count);
    dateline_status status = out->title.size
                                 ? dl_plain_parse_body(&body, from->arena, text, error)
                                 : dl_plain_parse(&body, from->arena, text, 0, NULL, NULL, error);
    if (!status) {
        if (!out->title.size)
            out->title = body.title;
        if (!dl_date_known(out->date))
            out->date = body.date;
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

/* ---- JSON ---- */

/* Whole numbers as floating ones: ids of any length must not make a record unreadable. */
static json_t *load(dl_slice text, json_error_t *reason)
{
    return json_loadb(text.data, text.size, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, reason);
}

static void tell_broken(const record *from, const json_error_t *reason, uint64_t line)
{
    char message[300];
    size_t at = reason->position > 0 ? (size_t)reason->position : 0;
    snprintf(message, sizeof message, "not JSON in line %llu, column %d: %s",
             (unsigned long long)(line + (reason->line > 0 ? (uint64_t)reason->line - 1 : 0)),
             reason->column > 0 ? reason->column : 1, reason->text);
    from->problem(from->context, from->base + at, true, message);
}

dateline_status dl_record_parse(dl_article *out, bool *found, dl_arena *arena, dl_slice text,
                                uint64_t base, uint64_t line, dl_record_problem *problem, void *context,
                                dateline_error *error)
{
    record from = {arena, NULL, base, problem, context};
    dl_buffer fixed = DL_BUFFER_EMPTY, mended = DL_BUFFER_EMPTY;
    dl_slice bytes = text;
    json_error_t reason;
    dl_json_scan scan = {0};
    dateline_status status = DATELINE_OK;
    *found = false;
    *out = (dl_article){.date = DL_DATE_NONE};
    dl_json_scan_run(&scan, text);
    if (scan.values > VALUE_LIMIT) {
        problem(context, base, true, "a record of more than a million values; that is no article");
        return DATELINE_OK;
    }
    size_t invalid = dl_utf8_first_invalid(text);
    if (invalid < text.size) {
        problem(context, base + invalid, false, "not UTF-8 here; shown as \uFFFD; convert it with iconv");
        dl_utf8_sanitize(&fixed, text);
        text = dl_buffer_slice(&fixed);
    }
    if (!fixed.failed) {
        from.object = load(text, &reason);
        if (!from.object && dl_json_mend_surrogates(&mended, text)) {
            problem(context, base, false, "half of a surrogate pair in a \\u escape; shown as \uFFFD");
            if (!mended.failed)
                from.object = load(dl_buffer_slice(&mended), &reason);
        }
    }
    if (fixed.failed || mended.failed)
        status = dl_fail_memory(error);
    else if (!from.object)
        tell_broken(&from, &reason, line);
    else if (!json_is_object(from.object))
        problem(context, base, true, "a record that is no JSON object");
    else
        status = parse_object(out, found, &from, bytes, error);
    json_decref(from.object);
    dl_buffer_free(&fixed);
    dl_buffer_free(&mended);
    return status;
}
