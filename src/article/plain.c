/* Plain text articles: blocks to passages. The rules are in docs/FORMATS.md. */
#include "article/plain.h"
#include "article/blocks.h"
#include "article/flat_tweet.h"
#include "article/place.h"
#include "article/prose.h"
#include "article/tweet.h"
#include "article/word_date.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>
#include <strings.h>

enum {
    PASSAGE_LIMIT = 64 * 1024, /* bytes */
    HEADLINE_LIMIT = 300,      /* code points, of a deck as well */
    DECK_LIMIT = 5,
    HEAD_BLOCKS = DECK_LIMIT + 1, /* of which the first of the body is told */
    DATE_LIMIT = 40, /* bytes */
    PLACE_BLOCKS = 3 /* a place opens one of the first three paragraphs */
};

typedef struct splitter {
    dl_arena *arena;
    dl_slice text;
    uint64_t base;
    dl_article *article;
    dl_blocks blocks;           /* to come, behind those seen */
    dl_block seen[HEAD_BLOCKS]; /* and not taken */
    size_t seen_count;
    dl_passage *passages;
    size_t count, capacity;
    bool failed;
} splitter;

/* ---- blocks ---- */

static void begin_blocks(splitter *split, size_t from)
{
    split->blocks = dl_blocks_begin(split->text, from);
    split->seen_count = 0;
}

/* A block to come, the first is 0; or NULL. `index` is below HEAD_BLOCKS. */
static const dl_block *see_block(splitter *split, size_t index)
{
    while (split->seen_count <= index && dl_blocks_next(&split->seen[split->seen_count], &split->blocks))
        split->seen_count++;
    return index < split->seen_count ? &split->seen[index] : NULL;
}

static bool take_block(dl_block *out, splitter *split)
{
    if (!split->seen_count)
        return dl_blocks_next(out, &split->blocks);
    *out = split->seen[0];
    memmove(split->seen, split->seen + 1, --split->seen_count * sizeof *split->seen);
    return true;
}

static dl_slice block_text(const splitter *split, const dl_block *block)
{
    return dl_slice_cut(split->text, block->begin, block->end);
}

/* ---- passages ---- */

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

static void add_piece(splitter *split, dateline_kind kind, size_t begin, size_t end, const dl_tweet *tweet)
{
    dl_slice trimmed = dl_prose_trim(dl_slice_cut(split->text, begin, end));
    if (!trimmed.size || split->failed)
        return;
    dl_passage *passages =
        dl_arena_room(split->arena, split->passages, &split->capacity, split->count, sizeof *passages);
    split->failed = !passages;
    if (split->failed)
        return;
    split->passages = passages;
    begin = (size_t)(trimmed.data - split->text.data);
    end = begin + trimmed.size;
    split->passages[split->count++] = (dl_passage){.kind = kind,
                                                   .text = clean(split, begin, end),
                                                   .begin = split->base + begin,
                                                   .end = split->base + end,
                                                   .tweet = tweet};
}

/* Where to cut a passage that is too long: the last end of a sentence in the second half before `limit`,
 * else the last blank there, else a character's beginning. */
static size_t cut_at(dl_slice text, size_t limit)
{
    static const char *const wide_stops[] = {"\u3002", "\uFF01", "\uFF1F"}; /* no blank follows them */
    size_t blank = 0;
    for (size_t at = limit; at > limit - PASSAGE_LIMIT / 2; at--) {
        char before = text.data[at - 1];
        for (size_t i = 0; i < sizeof wide_stops / sizeof *wide_stops; i++)
            if (memcmp(text.data + at - 3, wide_stops[i], 3) == 0)
                return at;
        if (before == ' ' || before == '\n') {
            if (!blank)
                blank = at;
            if (dl_prose_ends_sentence(dl_slice_cut(text, at - 16, at)))
                return at;
        }
    }
    return blank ? blank : dl_utf8_floor(text, limit);
}

static void add_passage(splitter *split, dateline_kind kind, size_t begin, size_t end, const dl_tweet *tweet)
{
    while (end - begin > PASSAGE_LIMIT) {
        size_t cut = cut_at(split->text, begin + PASSAGE_LIMIT);
        add_piece(split, kind, begin, cut, tweet);
        begin = cut;
    }
    add_piece(split, kind, begin, end, tweet);
}

/* ---- body ---- */

static void add_tweet(splitter *split, const dl_attribution *from, size_t begin, size_t end)
{
    size_t name = (size_t)(from->name.data - split->text.data);
    dl_attribution clean_name = *from;
    clean_name.name = clean(split, name, name + from->name.size);
    const dl_tweet *tweet = dl_tweet_make(split->arena, &clean_name, clean(split, begin, end));
    split->failed |= !tweet;
    add_passage(split, DATELINE_TWEET, begin, end, tweet);
}

/* A block with tweets: text, attribution, text, attribution, text. */
static void add_tweets(splitter *split, const dl_block *block)
{
    dl_slice text = dl_slice_cut(split->text, 0, block->end);
    dl_attribution found;
    size_t at = block->begin;
    while (!split->failed && dl_flat_tweet_find(&found, text, at)) {
        dl_slice words = dl_prose_trim(dl_slice_cut(text, at, found.begin));
        if (dl_slice_ends(words, DL_LITERAL("\n>"))) /* "> — Name", quoted as in mail */
            words = dl_prose_trim(dl_slice_cut(words, 0, words.size - 1));
        if (words.size) {
            size_t begin = (size_t)(words.data - text.data), end = begin + words.size;
            size_t tweet = begin + dl_tweet_begin(words);
            add_passage(split, DATELINE_PARAGRAPH, begin, tweet, NULL);
            add_tweet(split, &found, tweet, end);
        } else {
            add_passage(split, DATELINE_PARAGRAPH, found.begin, found.end, NULL); /* of no tweet */
        }
        at = found.end;
    }
    add_passage(split, DATELINE_PARAGRAPH, at, block->end, NULL);
}

static void add_body(splitter *split)
{
    dl_block block;
    for (size_t looked = 0; !split->failed && take_block(&block, split);) {
        if (block.tweets) {
            add_tweets(split, &block);
            continue;
        }
        if (block.kind == DATELINE_PARAGRAPH && looked++ < PLACE_BLOCKS && !split->article->place.size)
            split->article->place = dl_place_find(block_text(split, &block));
        add_passage(split, block.kind, block.begin, block.end, NULL);
    }
}

/* ---- head ---- */

/* The next block, whole. */
static void add_head_block(splitter *split, dateline_kind kind)
{
    dl_block block;
    if (take_block(&block, split))
        add_passage(split, kind, block.begin, block.end, NULL);
}

/* Whether the block may be a headline or a deck by its looks. */
static bool is_short(const splitter *split, const dl_block *block)
{
    return block->kind == DATELINE_PARAGRAPH && !block->tweets &&
           dl_utf8_count(block_text(split, block)) <= HEADLINE_LIMIT;
}

static bool is_paragraph(const splitter *split, const dl_block *block)
{
    dl_slice text = block_text(split, block);
    return !is_short(split, block) || dl_prose_ends_sentence(text) || dl_place_find(text).size;
}

/* The first block, undated, if it is a headline. */
static void add_headline(splitter *split)
{
    const dl_block *block = see_block(split, 0);
    if (!block || !see_block(split, 1) || is_paragraph(split, block))
        return;
    dl_slice text = block_text(split, block);
    if (memchr(text.data, '\n', text.size) || memchr(text.data, '\r', text.size))
        return;
    add_head_block(split, DATELINE_HEADLINE);
}

/* Short blocks that a paragraph follows. Short ones all the way are a list or a poem. */
static void add_decks(splitter *split)
{
    const dl_block *block;
    for (size_t i = 0; i <= DECK_LIMIT && (block = see_block(split, i)); i++)
        if (is_paragraph(split, block)) {
            while (i--)
                add_head_block(split, DATELINE_DECK);
            return;
        }
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* "date 2025-11-19 Headline" or "2025-11-19 Headline" at the front: notes the date and returns where it
 * ends, or 0. A day in words counts only behind "date". */
static size_t take_date(splitter *split)
{
    size_t begin = dl_prose_skip_blanks(split->text, 0), used;
    dl_slice text = dl_slice_cut(split->text, begin, split->text.size);
    size_t start = 0;
    bool named = text.size > 5 && strncasecmp(text.data, "date", 4) == 0 &&
                 (text.data[4] == ':' || is_space(text.data[4]));
    if (named)
        for (start = 5; start < text.size && is_space(text.data[start]);)
            start++;
    size_t end = start;
    while (end < text.size && (unsigned char)text.data[end] > ' ' && end - start < DATE_LIMIT)
        end++;
    dl_date date = dl_date_parse_iso(dl_slice_cut(text, start, end));
    if (!dl_date_known(date) && named) {
        date = dl_word_date_take(dl_slice_cut(text, start, text.size), &used);
        end = start + used;
    }
    if (!dl_date_known(date))
        return 0;
    split->article->date = date;
    return begin + end;
}

/* ---- the whole ---- */

static void warn_of_bytes(splitter *split, dl_plain_warning *warn, void *context)
{
    size_t first = dl_utf8_first_invalid(split->text), count = 0;
    if (first == split->text.size || !warn)
        return;
    for (size_t at = first, length; at < split->text.size; count++) {
        dl_utf8_decode(split->text, at, &length);
        at += length;
        at += dl_utf8_first_invalid(dl_slice_cut(split->text, at, split->text.size));
    }
    char message[160];
    snprintf(message, sizeof message,
             "not UTF-8 at %zu place%s, the first here; shown as \uFFFD; convert the file with iconv",
             count, count == 1 ? "" : "s");
    warn(context, split->base + first, message);
}

static dateline_status finish(splitter *split, dateline_error *error)
{
    split->article->passages = split->passages;
    split->article->passage_count = split->count;
    return split->failed || split->arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}

static splitter begin_split(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base)
{
    *out = (dl_article){.date = DL_DATE_NONE, .begin = base, .end = base + text.size, .bytes = text};
    return (splitter){.arena = arena, .text = text, .base = base, .article = out};
}

/* The headline behind the date that ends at `at`: its block if that is short (it may be wrapped), else the
 * rest of the line. */
static void add_dated_headline(splitter *split, size_t at)
{
    const dl_block *block = see_block(split, 0);
    size_t end = at, begin;
    while (end < split->text.size && split->text.data[end] != '\n' && split->text.data[end] != '\r')
        end++;
    begin = dl_prose_skip_blanks(dl_slice_cut(split->text, 0, end), at);
    if (begin < end && block && block->begin == begin && is_short(split, block)) {
        add_head_block(split, DATELINE_HEADLINE);
        return;
    }
    bool short_line = dl_utf8_count(dl_slice_cut(split->text, begin, end)) <= HEADLINE_LIMIT;
    dl_attribution tweet;
    if (begin == end || !short_line || dl_flat_tweet_find(&tweet, dl_slice_cut(split->text, begin, end), 0))
        return;
    add_passage(split, DATELINE_HEADLINE, begin, end, NULL);
    begin_blocks(split, end);
}

dateline_status dl_plain_parse(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base,
                               dl_plain_warning *warn, void *context, dateline_error *error)
{
    splitter split = begin_split(out, arena, text, base);
    warn_of_bytes(&split, warn, context);
    size_t behind_date = take_date(&split);
    begin_blocks(&split, behind_date);
    if (behind_date)
        add_dated_headline(&split, behind_date);
    if (!split.count)
        add_headline(&split);
    if (split.count) {
        out->title = split.passages[0].text;
        add_decks(&split);
    }
    add_body(&split);
    return finish(&split, error);
}

dateline_status dl_plain_parse_body(dl_article *out, dl_arena *arena, dl_slice text, dateline_error *error)
{
    splitter split = begin_split(out, arena, text, 0);
    begin_blocks(&split, 0);
    add_body(&split);
    return finish(&split, error);
}
