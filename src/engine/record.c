/* What the index stores of articles, passages and sources, as bytes. */
#include "engine/record.h"
#include "util/varint.h"

/* ---- writing ---- */

/* Small negative numbers stay small: 0, -1, 1, -2, ... */
static void put_signed(dl_buffer *out, int64_t value)
{
    dl_varint_put(out, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static void put_text(dl_buffer *out, dl_slice text)
{
    dl_varint_put(out, text.size);
    dl_buffer_add_slice(out, text);
}

/* A date: 0 none, 1 a day, 2 a moment; then days or seconds. */
static void put_date(dl_buffer *out, dl_date date)
{
    dl_varint_put(out, !dl_date_known(date) ? 0 : date.has_time ? 2 : 1);
    if (dl_date_known(date))
        put_signed(out, date.has_time ? date.seconds : date.seconds / 86400);
}

void dl_record_put_article(dl_buffer *out, const dl_article_record *record)
{
    dl_varint_put(out, record->source);
    dl_varint_put(out, record->begin);
    dl_varint_put(out, record->end - record->begin);
    dl_varint_put(out, record->passage_count);
    put_date(out, record->date);
    put_text(out, record->title);
    put_text(out, record->place);
    put_text(out, record->language);
    put_text(out, record->url);
    put_text(out, record->site);
    put_text(out, record->member);
    dl_varint_put(out, record->author_count);
    for (size_t i = 0; i < record->author_count; i++)
        put_text(out, record->authors[i]);
}

void dl_record_put_passage(dl_buffer *out, const dl_passage_record *record)
{
    const dl_passage *passage = &record->passage;
    dl_varint_put(out, (uint64_t)passage->kind);
    dl_varint_put(out, record->ordinal);
    dl_varint_put(out, passage->begin);
    dl_varint_put(out, passage->end - passage->begin);
    put_text(out, record->language);
    if (passage->kind == DATELINE_TWEET) {
        static const dl_tweet unknown = {.date = {DL_DATE_NONE_SECONDS, false}};
        const dl_tweet *tweet = passage->tweet ? passage->tweet : &unknown;
        put_text(out, tweet->name);
        put_text(out, tweet->handle);
        put_text(out, tweet->id);
        put_text(out, tweet->url);
        put_text(out, tweet->reply_to);
        put_text(out, tweet->quotes);
        put_date(out, tweet->date);
        dl_varint_put(out, tweet->truncated);
    }
    dl_buffer_add_slice(out, passage->text);
}

void dl_record_put_source(dl_buffer *out, const dl_source_record *record)
{
    dl_varint_put(out, record->size);
    put_signed(out, record->modified_ns);
    dl_varint_put(out, record->hash.low);
    dl_varint_put(out, record->hash.high);
    dl_varint_put(out, record->articles);
    dl_buffer_add_slice(out, record->path);
}

/* ---- reading ---- */

/* Bytes still to be read; `failed` sticks, and everything read after it is zero or empty. */
typedef struct cursor {
    dl_slice rest;
    bool failed;
} cursor;

static uint64_t get_number(cursor *from)
{
    uint64_t value = 0;
    from->failed = from->failed || !dl_varint_cut(&value, &from->rest);
    return from->failed ? 0 : value;
}

static int64_t get_signed(cursor *from)
{
    uint64_t value = get_number(from);
    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

static dl_slice get_text(cursor *from)
{
    uint64_t size = get_number(from);
    if (from->failed || size > from->rest.size) {
        from->failed = true;
        return (dl_slice){NULL, 0};
    }
    dl_slice text = dl_slice_cut(from->rest, 0, (size_t)size);
    from->rest = dl_slice_cut(from->rest, (size_t)size, from->rest.size);
    return text;
}

static dl_date get_date(cursor *from)
{
    static const int64_t limit = INT64_C(400000000000); /* seconds; past year 9999 both ways */
    uint64_t form = get_number(from);
    if (form == 0)
        return DL_DATE_NONE;
    int64_t value = get_signed(from);
    if (form > 2 || value > limit || value < -limit || (form == 1 && value > limit / 86400) ||
        (form == 1 && value < -limit / 86400)) {
        from->failed = true;
        return DL_DATE_NONE;
    }
    return (dl_date){form == 1 ? value * 86400 : value, form == 2};
}

/* A range from its begin and size. */
static void get_range(cursor *from, uint64_t *begin, uint64_t *end)
{
    *begin = get_number(from);
    uint64_t size = get_number(from);
    if (size > UINT64_MAX - *begin)
        from->failed = true;
    *end = *begin + size;
}

bool dl_record_get_article(dl_article_record *out, dl_arena *arena, dl_slice bytes)
{
    cursor from = {bytes, false};
    *out = (dl_article_record){0};
    out->source = get_number(&from);
    get_range(&from, &out->begin, &out->end);
    out->passage_count = get_number(&from);
    out->date = get_date(&from);
    out->title = get_text(&from);
    out->place = get_text(&from);
    out->language = get_text(&from);
    out->url = get_text(&from);
    out->site = get_text(&from);
    out->member = get_text(&from);
    uint64_t count = get_number(&from);
    if (from.failed || count > from.rest.size) /* each author takes a byte at least */
        return false;
    dl_slice *authors = dl_arena_alloc(arena, (size_t)count * sizeof *authors);
    if (!authors)
        return false;
    for (size_t i = 0; i < count; i++)
        authors[i] = get_text(&from);
    out->authors = authors;
    out->author_count = (size_t)count;
    return !from.failed;
}

bool dl_record_get_passage(dl_passage_record *out, dl_arena *arena, dl_slice bytes)
{
    cursor from = {bytes, false};
    *out = (dl_passage_record){0};
    uint64_t kind = get_number(&from);
    if (kind >= DATELINE_KIND_COUNT)
        return false;
    out->passage.kind = (dateline_kind)kind;
    out->ordinal = get_number(&from);
    uint64_t end;
    get_range(&from, &out->passage.begin, &end);
    out->passage.end = end;
    from.failed |= out->passage.end != end;
    out->language = get_text(&from);
    if (kind == DATELINE_TWEET) {
        dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
        if (!tweet)
            return false;
        tweet->name = get_text(&from);
        tweet->handle = get_text(&from);
        tweet->id = get_text(&from);
        tweet->url = get_text(&from);
        tweet->reply_to = get_text(&from);
        tweet->quotes = get_text(&from);
        tweet->date = get_date(&from);
        tweet->truncated = get_number(&from) != 0;
        out->passage.tweet = tweet;
    }
    out->passage.text = from.rest;
    return !from.failed;
}

bool dl_record_get_source(dl_source_record *out, dl_slice bytes)
{
    cursor from = {bytes, false};
    *out = (dl_source_record){0};
    out->size = get_number(&from);
    out->modified_ns = get_signed(&from);
    out->hash.low = get_number(&from);
    out->hash.high = get_number(&from);
    out->articles = get_number(&from);
    out->path = from.rest;
    return !from.failed;
}
