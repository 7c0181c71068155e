/* What the index stores of articles, passages and sources, as bytes. */
#include "engine/stored/record.h"
#include "util/varint.h"

/* ---- writing ---- */

/* Small negative numbers stay small: 0, -1, 1, -2, ... */
static void put_signed(dl_buffer *out, int64_t value)
{
    dl_varint_put(out, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
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
    dl_varint_put_text(out, record->title);
    dl_varint_put_text(out, record->place);
    dl_varint_put_text(out, record->language);
    dl_varint_put_text(out, record->url);
    dl_varint_put_text(out, record->site);
    dl_varint_put_text(out, record->member);
    dl_varint_put(out, record->author_count);
    for (size_t i = 0; i < record->author_count; i++)
        dl_varint_put_text(out, record->authors[i]);
}

void dl_record_put_passage(dl_buffer *out, const dl_passage_record *record)
{
    const dl_passage *passage = &record->passage;
    dl_varint_put(out, (uint64_t)passage->kind);
    dl_varint_put(out, record->ordinal);
    dl_varint_put(out, passage->begin);
    dl_varint_put(out, passage->end - passage->begin);
    dl_varint_put_text(out, record->language);
    if (passage->kind == DATELINE_TWEET) {
        static const dl_tweet unknown = {.date = {DL_DATE_NONE_SECONDS, false}};
        const dl_tweet *tweet = passage->tweet ? passage->tweet : &unknown;
        dl_varint_put_text(out, tweet->name);
        dl_varint_put_text(out, tweet->handle);
        dl_varint_put_text(out, tweet->id);
        dl_varint_put_text(out, tweet->url);
        dl_varint_put_text(out, tweet->reply_to);
        dl_varint_put_text(out, tweet->quotes);
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

static int64_t get_signed(dl_varint_reader *from)
{
    uint64_t value = dl_varint_next(from);
    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

static dl_date get_date(dl_varint_reader *from)
{
    static const int64_t limit = INT64_C(400000000000); /* seconds; past year 9999 both ways */
    uint64_t form = dl_varint_next(from);
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
static void get_range(dl_varint_reader *from, uint64_t *begin, uint64_t *end)
{
    *begin = dl_varint_next(from);
    uint64_t size = dl_varint_next(from);
    if (size > UINT64_MAX - *begin)
        from->failed = true;
    *end = *begin + size;
}

bool dl_record_get_article(dl_article_record *out, dl_arena *arena, dl_slice bytes)
{
    dl_varint_reader from = {bytes, false};
    *out = (dl_article_record){0};
    out->source = dl_varint_next(&from);
    get_range(&from, &out->begin, &out->end);
    out->passage_count = dl_varint_next(&from);
    out->date = get_date(&from);
    out->title = dl_varint_next_text(&from);
    out->place = dl_varint_next_text(&from);
    out->language = dl_varint_next_text(&from);
    out->url = dl_varint_next_text(&from);
    out->site = dl_varint_next_text(&from);
    out->member = dl_varint_next_text(&from);
    uint64_t count = dl_varint_next(&from);
    if (from.failed || count > from.rest.size) /* each author takes a byte at least */
        return false;
    dl_slice *authors = dl_arena_alloc(arena, (size_t)count * sizeof *authors);
    if (!authors)
        return false;
    for (size_t i = 0; i < count; i++)
        authors[i] = dl_varint_next_text(&from);
    out->authors = authors;
    out->author_count = (size_t)count;
    return !from.failed;
}

bool dl_record_get_passage(dl_passage_record *out, dl_arena *arena, dl_slice bytes)
{
    dl_varint_reader from = {bytes, false};
    *out = (dl_passage_record){0};
    uint64_t kind = dl_varint_next(&from);
    if (kind >= DATELINE_KIND_COUNT)
        return false;
    out->passage.kind = (dateline_kind)kind;
    out->ordinal = dl_varint_next(&from);
    uint64_t end;
    get_range(&from, &out->passage.begin, &end);
    out->passage.end = end;
    from.failed |= out->passage.end != end;
    out->language = dl_varint_next_text(&from);
    if (kind == DATELINE_TWEET) {
        dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
        if (!tweet)
            return false;
        tweet->name = dl_varint_next_text(&from);
        tweet->handle = dl_varint_next_text(&from);
        tweet->id = dl_varint_next_text(&from);
        tweet->url = dl_varint_next_text(&from);
        tweet->reply_to = dl_varint_next_text(&from);
        tweet->quotes = dl_varint_next_text(&from);
        tweet->date = get_date(&from);
        tweet->truncated = dl_varint_next(&from) != 0;
        out->passage.tweet = tweet;
    }
    out->passage.text = from.rest;
    return !from.failed;
}

bool dl_record_get_source(dl_source_record *out, dl_slice bytes)
{
    dl_varint_reader from = {bytes, false};
    *out = (dl_source_record){0};
    out->size = dl_varint_next(&from);
    out->modified_ns = get_signed(&from);
    out->hash.low = dl_varint_next(&from);
    out->hash.high = dl_varint_next(&from);
    out->articles = dl_varint_next(&from);
    out->path = from.rest;
    return !from.failed;
}
