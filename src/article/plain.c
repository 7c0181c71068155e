/* Plain text articles: lines to blocks, blocks to passages. The rules are in docs/FORMATS.md. */
#include "article/plain.h"
#include "article/entities.h"
#include "article/flat_tweet.h"
#include "article/place.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>

enum { PASSAGE_LIMIT = 64 * 1024, HEADLINE_LIMIT = 300, DECK_LIMIT = 5, WRAP_WIDTH = 100, WRAP_LEAST = 40 };

/* A stretch of the text that will be a passage or, with tweets inside, several. */
typedef struct block {
    size_t begin, end;
} block;

typedef struct splitter {
    dl_arena *arena;
    dl_slice text;
    uint64_t base;
    dl_article *article;
    block *blocks;
    size_t block_count, block_capacity;
    dl_passage *passages;
    size_t count, capacity;
    bool failed;
} splitter;

/* ---- growing arrays in the arena ---- */

static void *grown(splitter *split, const void *items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted = *capacity ? *capacity * 2 : 32;
    void *copy = dl_arena_alloc(split->arena, wanted * size);
    if (!copy) {
        split->failed = true;
        return NULL;
    }
    if (count)
        memcpy(copy, items, count * size);
    *capacity = wanted;
    return copy;
}

static void add_block(splitter *split, size_t begin, size_t end)
{
    dl_slice trimmed = dl_slice_trim(dl_slice_cut(split->text, begin, end));
    if (!trimmed.size || split->failed)
        return;
    if (split->block_count == split->block_capacity &&
        !(split->blocks = grown(split, split->blocks, split->block_count, &split->block_capacity,
                                sizeof *split->blocks)))
        return;
    begin = (size_t)(trimmed.data - split->text.data);
    split->blocks[split->block_count++] = (block){begin, begin + trimmed.size};
}

/* Well-formed text of [begin, end). */
static dl_slice clean(splitter *split, size_t begin, size_t end)
{
    dl_slice text = dl_slice_cut(split->text, begin, end);
    if (dl_utf8_first_invalid(text) == text.size)
        return text;
    dl_buffer fixed = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&fixed, text);
    text = dl_arena_copy(split->arena, dl_buffer_slice(&fixed));
    split->failed |= fixed.failed || split->arena->failed;
    dl_buffer_free(&fixed);
    return text;
}

static void add_one(splitter *split, dateline_kind kind, size_t begin, size_t end,
                    const dl_tweet *tweet)
{
    dl_slice trimmed = dl_slice_trim(dl_slice_cut(split->text, begin, end));
    if (!trimmed.size || split->failed)
        return;
    if (split->count == split->capacity &&
        !(split->passages = grown(split, split->passages, split->count, &split->capacity,
                                  sizeof *split->passages)))
        return;
    begin = (size_t)(trimmed.data - split->text.data);
    end = begin + trimmed.size;
    split->passages[split->count++] = (dl_passage){.kind = kind,
                                                   .text = clean(split, begin, end),
                                                   .begin = split->base + begin,
                                                   .end = split->base + end,
                                                   .tweet = tweet};
}

/* Where to cut a passage that is too long: behind a sentence, else a blank, else a character. */
static size_t cut_at(dl_slice text, size_t begin, size_t limit)
{
    size_t blank = 0;
    for (size_t at = limit; at > begin + PASSAGE_LIMIT / 2; at--) {
        bool is_space = text.data[at - 1] == ' ' || text.data[at - 1] == '\n';
        if (is_space && !blank)
            blank = at;
        if (is_space && strchr(".!?", text.data[at - 2]))
            return at;
    }
    return blank ? blank : dl_utf8_floor(text, limit);
}

static void add_passage(splitter *split, dateline_kind kind, size_t begin, size_t end,
                        const dl_tweet *tweet)
{
    while (end - begin > PASSAGE_LIMIT) {
        size_t cut = cut_at(split->text, begin, begin + PASSAGE_LIMIT);
        add_one(split, kind, begin, cut, tweet);
        begin = cut;
    }
    add_one(split, kind, begin, end, tweet);
}

/* ---- blocks ---- */

typedef struct line {
    size_t begin, end, next;
} line;

/* A line ends at LF, CRLF or a lone CR. */
static line line_at(dl_slice text, size_t at)
{
    line found = {at, at, text.size};
    while (found.end < text.size && text.data[found.end] != '\n' && text.data[found.end] != '\r')
        found.end++;
    if (found.end < text.size)
        found.next = found.end + 1 + (text.data[found.end] == '\r' && found.end + 1 < text.size &&
                                      text.data[found.end + 1] == '\n');
    return found;
}

static bool is_marked(dl_slice text, size_t at)
{
    dl_slice rest = dl_slice_trim(dl_slice_cut(text, at, text.size));
    return dl_slice_starts(rest, DL_LITERAL("- ")) || dl_slice_starts(rest, DL_LITERAL("* ")) ||
           dl_slice_starts(rest, DL_LITERAL("\u2022")) || dl_slice_starts(rest, DL_LITERAL("> "));
}

/* Lines [begin, end) without a blank one between: one paragraph when they look wrapped at a margin, else
 * a block a line. An attribution of a tweet on a line of its own stays with the tweet. */
static void add_lines(splitter *split, size_t begin, size_t end)
{
    size_t lines = 0;
    bool wrapped = true;
    for (size_t at = begin; at < end;) {
        line here = line_at(split->text, at);
        size_t width = dl_utf8_count(dl_slice_cut(split->text, here.begin, here.end));
        bool last = here.next >= end;
        if (width > WRAP_WIDTH || (!last && width < WRAP_LEAST) || (lines && is_marked(split->text, at)))
            wrapped = false;
        lines++;
        at = here.next;
    }
    dl_attribution found;
    bool tweet = dl_flat_tweet_find(&found, dl_slice_cut(split->text, begin, end), 0);
    if (lines < 2 || wrapped || tweet) {
        add_block(split, begin, end);
        return;
    }
    for (size_t at = begin; at < end;) {
        line here = line_at(split->text, at);
        add_block(split, here.begin, here.end);
        at = here.next;
    }
}

static void find_blocks(splitter *split, size_t at)
{
    size_t begin = at, end = at;
    while (at < split->text.size) {
        line here = line_at(split->text, at);
        bool blank = !dl_slice_trim(dl_slice_cut(split->text, here.begin, here.end)).size;
        if (blank && end > begin)
            add_lines(split, begin, end);
        if (blank)
            begin = here.next;
        end = here.next;
        at = here.next;
    }
    if (end > begin)
        add_lines(split, begin, end);
}

/* ---- passages ---- */

static const dl_tweet *make_tweet(splitter *split, const dl_attribution *from, dl_slice text)
{
    dl_tweet *tweet = dl_arena_alloc(split->arena, sizeof *tweet);
    dl_entities entities;
    size_t name = (size_t)(from->name.data - split->text.data);
    if (!tweet || !dl_entities_find(&entities, split->arena, text)) {
        split->failed = true;
        return NULL;
    }
    *tweet = (dl_tweet){.name = clean(split, name, name + from->name.size),
                        .handle = from->handle,
                        .date = from->date,
                        .truncated = dl_flat_tweet_is_truncated(text)};
    for (size_t i = 0; i < entities.link_count; i++)
        tweet->url = entities.links[i]; /* the last: the picture's or the permalink */
    return tweet;
}

static dateline_kind kind_of(dl_slice text)
{
    if (dl_slice_starts(text, DL_LITERAL("> ")))
        return DATELINE_QUOTE;
    return is_marked(text, 0) ? DATELINE_LIST : DATELINE_PARAGRAPH;
}

/* A block: the tweets in it, and what stands between them. */
static void add_body(splitter *split, block here)
{
    dl_slice text = dl_slice_cut(split->text, here.begin, here.end);
    dl_attribution found;
    size_t at = 0;
    while (dl_flat_tweet_find(&found, text, at)) {
        dl_slice words = dl_slice_trim(dl_slice_cut(text, at, found.begin));
        if (words.size) {
            size_t begin = (size_t)(words.data - split->text.data);
            words = clean(split, begin, begin + words.size);
            size_t end = found.begin + here.begin;
            const dl_tweet *tweet = make_tweet(split, &found, words);
            if (tweet)
                add_passage(split, DATELINE_TWEET, begin, end, tweet);
        } else if (split->count && split->passages[split->count - 1].kind == DATELINE_PARAGRAPH) {
            /* The attribution stands alone: what came before is the tweet. */
            dl_passage *before = &split->passages[split->count - 1];
            before->tweet = make_tweet(split, &found, before->text);
            before->kind = before->tweet ? DATELINE_TWEET : before->kind;
        }
        at = found.end;
        if (split->failed)
            return;
    }
    dl_slice rest = dl_slice_trim(dl_slice_cut(text, at, text.size));
    if (rest.size) {
        size_t begin = (size_t)(rest.data - split->text.data);
        add_passage(split, at ? DATELINE_PARAGRAPH : kind_of(rest), begin, begin + rest.size, NULL);
    }
}

static bool ends_sentence(dl_slice text)
{
    static const char *const ends[] = {".", "!", "?", ".\"", "\u201D", "\u3002", "\u06D4", "\u0964", ":"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (dl_slice_ends(text, dl_slice_of(ends[i])))
            return true;
    return false;
}

static bool is_short(dl_slice text)
{
    dl_attribution tweet;
    return dl_utf8_count(text) <= HEADLINE_LIMIT && !memchr(text.data, '\n', text.size) &&
           !dl_flat_tweet_find(&tweet, text, 0);
}

/* "date 2025-11-19 Headline" at the front: takes the date off; true when it was there. */
static bool take_date(splitter *split, block *first)
{
    dl_slice text = dl_slice_cut(split->text, first->begin, first->end);
    size_t at = 0;
    if (text.size > 5 && strncasecmp(text.data, "date", 4) == 0 && strchr(" \t:", text.data[4]))
        at = 5;
    while (at < text.size && strchr(" \t", text.data[at]))
        at++;
    size_t end = at;
    while (end < text.size && (unsigned char)text.data[end] > ' ')
        end++;
    dl_date date = dl_date_parse_iso(dl_slice_cut(text, at, end));
    if (!dl_date_known(date))
        return false;
    split->article->date = date;
    first->begin += end;
    while (first->begin < first->end && (unsigned char)split->text.data[first->begin] <= ' ')
        first->begin++;
    return true;
}

/* Blocks [1, n) that are decks. */
static size_t count_decks(const splitter *split)
{
    size_t decks = 0;
    for (size_t i = 1; i < split->block_count && decks <= DECK_LIMIT; i++) {
        dl_slice text = dl_slice_cut(split->text, split->blocks[i].begin, split->blocks[i].end);
        dl_attribution tweet = {0};
        size_t next = i + 1 < split->block_count ? i + 1 : i;
        dl_slice after = dl_slice_cut(split->text, split->blocks[next].begin, split->blocks[next].end);
        bool is_tweet = next > i && dl_flat_tweet_find(&tweet, after, 0) && tweet.begin == 0;
        if (is_tweet || dl_place_find(text).size || ends_sentence(text) || !is_short(text) || is_marked(text, 0))
            return decks <= DECK_LIMIT ? decks : 0; /* a paragraph follows */
        decks++;
    }
    return 0; /* short lines all the way: a list or a poem, no decks */
}

static void add_passages(splitter *split)
{
    size_t at = 0;
    if (split->block_count) {
        block first = split->blocks[0];
        bool dated = take_date(split, &first);
        dl_slice text = dl_slice_cut(split->text, first.begin, first.end);
        bool headline = is_short(text) && (dated || (!ends_sentence(text) && split->block_count > 1 &&
                                                     !dl_place_find(text).size && !is_marked(text, 0)));
        if (headline || first.begin == first.end) {
            size_t decks = headline ? count_decks(split) : 0;
            add_passage(split, DATELINE_HEADLINE, first.begin, first.end, NULL);
            if (split->count)
                split->article->title = split->passages[0].text;
            for (at = 1; at <= decks; at++)
                add_passage(split, DATELINE_DECK, split->blocks[at].begin, split->blocks[at].end, NULL);
        } else {
            split->blocks[0] = first;
        }
    }
    for (size_t first = at; at < split->block_count && !split->failed; at++) {
        block here = split->blocks[at];
        if (at < first + 3 && !split->article->place.size)
            split->article->place = dl_place_find(dl_slice_cut(split->text, here.begin, here.end));
        add_body(split, here);
    }
}

static void warn_of_bytes(splitter *split, dl_plain_warning *warn, void *context)
{
    size_t first = dl_utf8_first_invalid(split->text), count = 0;
    if (first == split->text.size || !warn)
        return;
    for (size_t at = first, length; at < split->text.size; at += length) {
        dl_slice rest = dl_slice_cut(split->text, at, split->text.size);
        size_t valid = dl_utf8_first_invalid(rest);
        length = valid;
        if (valid < rest.size) {
            size_t bad;
            dl_utf8_decode(rest, valid, &bad);
            length = valid + bad;
            count++;
        }
    }
    char message[160];
    snprintf(message, sizeof message,
             "not UTF-8 at %zu place%s, the first here; shown as \uFFFD; convert the file with iconv", count,
             count == 1 ? "" : "s");
    warn(context, split->base + first, message);
}

dateline_status dl_plain_parse(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base,
                               dl_plain_warning *warn, void *context, dateline_error *error)
{
    *out = (dl_article){.date = DL_DATE_NONE, .begin = base, .end = base + text.size, .bytes = text};
    splitter split = {.arena = arena, .text = text, .base = base, .article = out};
    warn_of_bytes(&split, warn, context);
    find_blocks(&split, dl_slice_starts(text, DL_LITERAL("\xEF\xBB\xBF")) ? 3 : 0);
    if (!split.failed)
        add_passages(&split);
    out->passages = split.passages;
    out->passage_count = split.count;
    return split.failed || arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}
