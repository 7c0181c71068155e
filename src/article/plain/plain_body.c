/* Blocks to stretches, which are of one kind, stretches to passages, which are not too long. */
#include "article/plain/plain_body.h"
#include "article/base/tweet.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "util/utf8.h"

#include <strings.h>

enum { PLACE_BLOCKS = 3 }; /* a place opens one of the first three paragraphs */

dl_plain_body dl_plain_body_begin(dl_slice text, uint64_t base, size_t from)
{
    return (dl_plain_body){.text = text, .base = base, .blocks = dl_blocks_begin(text, from)};
}

/* ---- blocks ---- */

const dl_block *dl_plain_body_see(dl_plain_body *body, size_t index)
{
    while (body->seen_count <= index && dl_blocks_next(&body->seen[body->seen_count], &body->blocks))
        body->seen_count++;
    return index < body->seen_count ? &body->seen[index] : NULL;
}

bool dl_plain_body_take(dl_block *out, dl_plain_body *body)
{
    if (!body->seen_count)
        return dl_blocks_next(out, &body->blocks);
    *out = body->seen[0];
    memmove(body->seen, body->seen + 1, --body->seen_count * sizeof *body->seen);
    return true;
}

/* ---- passages ---- */

/* Well-formed text of [begin, end). */
static dl_slice clean(dl_plain_body *body, dl_arena *arena, size_t begin, size_t end)
{
    dl_slice text = dl_slice_cut(body->text, begin, end);
    if (dl_utf8_first_invalid(text) == text.size)
        return text;
    dl_buffer fixed = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&fixed, text);
    text = dl_arena_copy(arena, dl_buffer_slice(&fixed));
    body->failed |= fixed.failed || arena->failed;
    dl_buffer_free(&fixed);
    return text;
}

bool dl_plain_body_cut(dl_passage *out, dl_plain_body *body, dl_arena *arena, size_t *begin, size_t end,
                       dateline_kind kind, const dl_tweet *tweet)
{
    dl_slice trimmed = {NULL, 0};
    while (*begin < end && !trimmed.size) {
        size_t cut = *begin + dl_prose_piece(dl_slice_cut(body->text, *begin, end), DL_PASSAGE_MOST);
        trimmed = dl_prose_trim(dl_slice_cut(body->text, *begin, cut));
        *begin = cut;
    }
    if (!trimmed.size)
        return false;
    size_t first = (size_t)(trimmed.data - body->text.data), last = first + trimmed.size;
    *out = (dl_passage){.kind = kind,
                        .text = clean(body, arena, first, last),
                        .begin = body->base + first,
                        .end = body->base + last,
                        .tweet = tweet};
    return !body->failed;
}

/* ---- stretches ---- */

static void turn_to(dl_plain_body *body, dateline_kind kind, size_t begin, size_t end)
{
    body->kind = kind;
    body->begin = begin;
    body->end = end;
}

static void turn_to_tweet(dl_plain_body *body, dl_arena *arena)
{
    dl_attribution from = body->attribution;
    size_t name = (size_t)(from.name.data - body->text.data);
    from.name = clean(body, arena, name, name + from.name.size);
    body->tweet = dl_tweet_make(arena, &from, clean(body, arena, body->tweet_begin, body->tweet_end));
    body->failed |= !body->tweet;
    turn_to(body, DATELINE_TWEET, body->tweet_begin, body->tweet_end);
    body->tweet_begin = body->tweet_end;
}

/* A block with tweets: text, attribution, text, attribution, text. */
static void turn_to_words(dl_plain_body *body)
{
    dl_slice text = dl_slice_cut(body->text, 0, body->block_end);
    const dl_attribution *found = &body->attribution;
    if (!dl_flat_tweet_find(&body->attribution, text, body->at)) {
        turn_to(body, DATELINE_PARAGRAPH, body->at, body->block_end);
        body->at = body->block_end;
        return;
    }
    dl_slice words = dl_prose_trim(dl_slice_cut(text, body->at, found->begin));
    if (dl_slice_ends(words, DL_LITERAL("\n>"))) /* "> — Name", quoted as in mail */
        words = dl_prose_trim(dl_slice_cut(words, 0, words.size - 1));
    if (words.size) {
        size_t begin = (size_t)(words.data - text.data);
        body->tweet_begin = begin + dl_tweet_begin(words);
        body->tweet_end = begin + words.size;
        turn_to(body, DATELINE_PARAGRAPH, begin, body->tweet_begin);
    } else {
        turn_to(body, DATELINE_PARAGRAPH, found->begin, found->end); /* of no tweet */
    }
    body->at = found->end;
}

static size_t skip_digits(dl_slice text, size_t at)
{
    while (at < text.size && dl_is_digit(text.data[at]))
        at++;
    return at;
}

/* What a page has at its edge: "- 2 -", "Page 3 of 7", and behind the end of a page its number, with words far from it. */
static bool is_page_mark(dl_slice whole, const dl_block *block)
{
    enum { MOST = 100, DIGITS = 4 };
    static const char *const words[] = {"page", "seite", "p\u00E1gina", "pagina", "side"}, *const between[] = {
                                                                                               " of ", " von ", " de ",
                                                                                               " di ", "/",     " / "};
    const dl_slice text = dl_slice_cut(whole, block->begin, block->end);
    if (text.size > MOST || memchr(text.data, '\n', text.size))
        return false;
    const size_t dash = text.data[0] == '-' ? 1 + (text.size > 1 && text.data[1] == ' ') : 0;
    size_t at = skip_digits(text, dash);
    if (dash && at > dash && at - dash <= DIGITS) {
        at += at < text.size && text.data[at] == ' ';
        return at + 1 == text.size && text.data[at] == '-';
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t size = strlen(words[i]);
        if (text.size < size + 2 || strncasecmp(text.data, words[i], size) != 0 || text.data[size] != ' ')
            continue;
        const size_t first = skip_digits(text, size + 1);
        if (first == size + 1 || first == text.size)
            return first == text.size;
        for (size_t k = 0; k < sizeof between / sizeof *between; k++)
            if (dl_slice_starts(dl_slice_cut(text, first, text.size), dl_slice_of(between[k])))
                return skip_digits(text, first + strlen(between[k])) == text.size;
    }
    size_t before = block->begin;
    while (before && memchr(" \t\r\n", whole.data[before - 1], 4))
        before--;
    const bool behind_page = before && whole.data[before - 1] == '\f', number = at > 0 && at <= DIGITS;
    return behind_page && number &&
           (at == text.size || dl_slice_starts(dl_slice_cut(text, at, text.size), DL_LITERAL("   ")));
}

/* What collections of CNN's and the Daily Mail's articles have before each sentence of their abstracts. */
static bool is_abstract_mark(dl_slice whole, const dl_block *block)
{
    return dl_slice_is(dl_slice_cut(whole, block->begin, block->end), "@highlight");
}

/* Whether the block opens with a name in capitals and a colon, and no more. */
static bool speaks(const dl_plain_body *body, const dl_block *block)
{
    const dl_slice text = block ? dl_slice_cut(body->text, block->begin, block->end) : (dl_slice){NULL, 0};
    const dl_slice place = dl_place_find(text);
    return place.size && place.size < text.size && text.data[place.size] == ':' && !memchr(place.data, ',', place.size);
}

static bool turn_to_block(dl_plain_body *body)
{
    dl_block block;
    do
        if (!dl_plain_body_take(&block, body))
            return false;
    while (!block.tweets && block.begin < block.end &&
           (is_page_mark(body->text, &block) || is_abstract_mark(body->text, &block)));
    if (block.tweets) {
        body->at = block.begin;
        body->block_end = block.end;
        return true;
    }
    if (block.kind == DATELINE_PARAGRAPH && body->paragraphs++ < PLACE_BLOCKS && !body->place.size) {
        body->place = dl_place_find(dl_slice_cut(body->text, block.begin, block.end));
        if (body->place.size && speaks(body, &block) && speaks(body, dl_plain_body_see(body, 0))) {
            body->place.size = 0; /* a conversation */
            body->paragraphs = PLACE_BLOCKS;
        }
    }
    turn_to(body, block.kind, block.begin, block.end);
    return true;
}

static bool turn_to_next(dl_plain_body *body, dl_arena *arena)
{
    if (body->failed)
        return false;
    if (body->tweet_begin < body->tweet_end)
        turn_to_tweet(body, arena);
    else if (body->at < body->block_end)
        turn_to_words(body);
    else
        return turn_to_block(body);
    return !body->failed;
}

bool dl_plain_body_next(dl_passage *out, dl_plain_body *body, dl_arena *arena)
{
    bool found;
    while (!(found = dl_plain_body_cut(out, body, arena, &body->begin, body->end, body->kind, body->tweet)) &&
           turn_to_next(body, arena))
        continue;
    if (body->begin == body->end)
        body->tweet = NULL;
    return found;
}
