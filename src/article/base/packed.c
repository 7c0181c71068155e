/* A passage: head, where its range begins behind that of the one before, the range's size, its text unless that is the
 * range, its tweet. */
#include "article/base/packed.h"
#include "util/varint.h"

/* The head, a byte. */
enum {
    KIND = 7,
    HAS_TWEET = 8,
    IS_RANGE = 16,  /* the text is what the source has in the range */
    IN_SOURCE = 32, /* elsewhere */
    TRUNCATED = 64  /* the tweet */
};

/* A tweet's texts, in this order. */
enum { TWEET_TEXTS = 6 };

static void list_texts(dl_slice *texts[TWEET_TEXTS], dl_tweet *tweet)
{
    dl_slice *const all[TWEET_TEXTS] = {&tweet->name, &tweet->handle,   &tweet->id,
                                        &tweet->url,  &tweet->reply_to, &tweet->quotes};
    memcpy(texts, all, sizeof all);
}

dl_packed dl_packed_begin(dl_slice source)
{
    return (dl_packed){.source = source, .bytes = DL_BUFFER_EMPTY};
}

void dl_packed_free(dl_packed *packed)
{
    dl_buffer_free(&packed->bytes);
}

/* ---- writing ---- */

/* A difference, small ones of both signs in few bytes: 0, -1, 1, -2, ... */
static void put_difference(dl_buffer *out, uint64_t to, uint64_t from)
{
    dl_varint_put(out, to >= from ? (to - from) << 1 : ((from - to - 1) << 1) | 1);
}

static void put_tweet(dl_buffer *out, const dl_tweet *tweet)
{
    dl_tweet copy = *tweet;
    dl_slice *texts[TWEET_TEXTS];
    list_texts(texts, &copy);
    for (size_t i = 0; i < TWEET_TEXTS; i++)
        dl_varint_put_text(out, *texts[i]);
    dl_buffer_add(out, &tweet->date, sizeof tweet->date);
}

void dl_packed_add(dl_packed *packed, const dl_passage *passage)
{
    dl_buffer *out = &packed->bytes;
    const dl_slice source = packed->source, text = passage->text;
    const bool inside = source.size && text.data >= source.data && text.data + text.size <= source.data + source.size;
    const uint64_t at = inside ? (uint64_t)(text.data - source.data) : 0;
    const bool range = inside && at == passage->begin && at + text.size == passage->end;
    dl_buffer_add_byte(out, (char)(passage->kind | (passage->tweet ? HAS_TWEET : 0) |
                                   (range    ? IS_RANGE
                                    : inside ? IN_SOURCE
                                             : 0) |
                                   (passage->tweet && passage->tweet->truncated ? TRUNCATED : 0)));
    put_difference(out, passage->begin, packed->begin);
    dl_varint_put(out, passage->end - passage->begin);
    if (inside && !range) {
        put_difference(out, at, passage->begin);
        dl_varint_put(out, text.size);
    } else if (!inside) {
        dl_varint_put_text(out, text);
    }
    if (passage->tweet)
        put_tweet(out, passage->tweet);
    packed->begin = passage->begin;
    packed->count++;
}

/* ---- reading ---- */

dl_packed_reader dl_packed_read(const dl_packed *packed)
{
    return (dl_packed_reader){.source = packed->source, .rest = dl_buffer_slice(&packed->bytes)};
}

static uint64_t add_difference(uint64_t from, const char **at)
{
    const uint64_t value = dl_varint_read(at);
    return value & 1 ? from - (value >> 1) - 1 : from + (value >> 1);
}

static dl_slice take_text(const char **at)
{
    const size_t size = (size_t)dl_varint_read(at);
    const dl_slice text = {*at, size};
    *at += size;
    return text;
}

static const dl_tweet *take_tweet(const char **at, bool truncated, dl_arena *arena)
{
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    dl_slice *texts[TWEET_TEXTS];
    if (!tweet)
        return NULL;
    list_texts(texts, tweet);
    for (size_t i = 0; i < TWEET_TEXTS; i++)
        *texts[i] = take_text(at);
    memcpy(&tweet->date, *at, sizeof tweet->date);
    *at += sizeof tweet->date;
    tweet->truncated = truncated;
    return tweet;
}

bool dl_packed_next(dl_passage *out, dl_packed_reader *reader, dl_arena *arena)
{
    const char *at = reader->rest.data, *end = at + reader->rest.size;
    if (!reader->rest.size)
        return false;
    const unsigned head = (unsigned char)*at++;
    reader->begin = add_difference(reader->begin, &at);
    *out = (dl_passage){.kind = head & KIND, .begin = reader->begin};
    out->end = out->begin + dl_varint_read(&at);
    if (head & (IS_RANGE | IN_SOURCE)) {
        const uint64_t place = head & IS_RANGE ? out->begin : add_difference(out->begin, &at);
        const uint64_t size = head & IS_RANGE ? out->end - out->begin : dl_varint_read(&at);
        out->text = dl_slice_cut(reader->source, (size_t)place, (size_t)(place + size));
    } else {
        out->text = take_text(&at);
    }
    if (head & HAS_TWEET)
        out->tweet = take_tweet(&at, head & TRUNCATED, arena);
    reader->rest = dl_slice_make(at, (size_t)(end - at));
    return !(head & HAS_TWEET) || out->tweet;
}
