/* Plain text articles: headline and decks, then the body. The rules are in docs/FORMATS.md. */
#include "article/plain/plain.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/signed_east.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/plain/byline.h"
#include "article/plain/passages.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>
#include <strings.h>

enum {
    HEADLINE_LIMIT = 300, /* code points, of a deck as well */
    QUESTION_LIMIT = 120, /* code points of a headline that asks */
    DECK_LIMIT = DL_PLAIN_AHEAD - 1,
    DATE_LIMIT = 40 /* bytes */
};

typedef struct splitter {
    dl_arena *arena;
    dl_slice text;
    dl_article *article;
    dl_plain_body body;
    dl_passage *passages;
    size_t count, capacity;
    bool failed;
} splitter;

static void add(splitter *split, dl_passage passage)
{
    dl_passage *passages =
        dl_arena_room(split->arena, split->passages, &split->capacity, split->count, sizeof *passages);
    split->failed |= !passages;
    if (!passages)
        return;
    split->passages = passages;
    split->passages[split->count++] = passage;
}

/* ---- body ---- */

/* Only counts the passages from here on. */
static void leave_rest(splitter *split)
{
    dl_article *article = split->article;
    dl_plain_body *rest = dl_arena_alloc(split->arena, sizeof *rest);
    dl_arena scratch = DL_ARENA_EMPTY;
    if (!rest)
        return;
    *rest = split->body;
    for (dl_passage passage; dl_plain_body_next(&passage, &split->body, &scratch); article->rest_count++)
        if (!split->body.tweet)
            dl_arena_reset(&scratch);
    dl_arena_free(&scratch);
    article->rest = article->rest_count ? rest : NULL;
}

static void add_body(splitter *split)
{
    dl_passage passage;
    while (split->count < DL_PASSAGES_AT_HAND && dl_plain_body_next(&passage, &split->body, split->arena))
        add(split, passage);
    if (split->count == DL_PASSAGES_AT_HAND)
        leave_rest(split);
    split->article->place = split->body.place;
}

/* ---- head ---- */

static dl_slice block_text(const splitter *split, const dl_block *block)
{
    return dl_slice_cut(split->text, block->begin, block->end);
}

static void add_head(splitter *split, dateline_kind kind, size_t begin, size_t end)
{
    for (dl_passage passage; dl_plain_body_cut(&passage, &split->body, split->arena, &begin, end, kind, NULL);)
        add(split, passage);
}

/* The next block, whole. */
static void add_head_block(splitter *split, dateline_kind kind)
{
    dl_block block;
    if (dl_plain_body_take(&block, &split->body))
        add_head(split, kind, block.begin, block.end);
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

/* The bytes of what says that a line is the title: "Title: Bridge opens". */
static size_t label_size(dl_slice text)
{
    static const char *const labels[] = {"title: ", "headline: ", "\u6807\u9898\uFF1A", "\u6A19\u984C\uFF1A",
                                         "\uC81C\uBAA9: "};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (text.size > strlen(labels[i]) && dl_slice_starts_caseless(text, labels[i]))
            return strlen(labels[i]);
    return 0;
}

/* The first block, undated, if it is a headline. */
static void add_headline(splitter *split)
{
    const dl_block *block = dl_plain_body_see(&split->body, 0);
    if (!block || !dl_plain_body_see(&split->body, 1))
        return;
    dl_slice text = block_text(split, block);
    const bool asks = dl_prose_asks(text) && dl_utf8_count(text) <= QUESTION_LIMIT;
    if (is_paragraph(split, block) && !(asks && is_short(split, block)))
        return;
    dl_block taken;
    if (dl_plain_body_take(&taken, &split->body))
        add_head(split, DATELINE_HEADLINE, taken.begin + label_size(text), taken.end);
}

static bool takes(dl_slice *text, const char *word)
{
    const bool taken = dl_slice_take_caseless(text, word);
    if (taken)
        *text = dl_prose_trim(*text);
    return taken;
}

/* Whether what follows a day is its time, and perhaps what is told of a change: ", 10:05 a.m. ET", " at 5:00 a.m. | UPDATED: ...". */
static bool is_time(dl_slice rest)
{
    enum { BEHIND = 16 };
    const size_t end = dl_slice_find(rest, " | ");
    rest = dl_prose_trim(end == SIZE_MAX ? rest : dl_slice_cut(rest, 0, end));
    takes(&rest, ",");
    takes(&rest, "at ");
    size_t at = 0;
    while (at < rest.size && dl_is_digit(rest.data[at]))
        at++;
    return !rest.size ||
           (at && at <= 2 && at + 3 <= rest.size && rest.size <= at + 3 + BEHIND &&
            (rest.data[at] == ':' || rest.data[at] == '.') && rest.data[at + 1] >= '0' && rest.data[at + 1] <= '5');
}

/* The day that a line is and nothing else, with a weekday, its time or what it is the day of: "Published: Tuesday, May 15, 2018". */
static dl_date day_of(dl_slice line)
{
    static const char *const labels[] = {"published", "posted", "date", "on", ":"}, *const weekdays[] = {
                                                                                        "mon", "tue", "wed", "thu",
                                                                                        "fri", "sat", "sun"};
    size_t used;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        takes(&line, labels[i]);
    const char *comma = line.size ? memchr(line.data, ',', line.size < 11 ? line.size : 11) : NULL;
    for (size_t i = 0; comma && i < sizeof weekdays / sizeof *weekdays; i++)
        if (strncasecmp(line.data, weekdays[i], 3) == 0) {
            line = dl_slice_trim(dl_slice_cut(line, (size_t)(comma - line.data) + 1, line.size));
            break;
        }
    const dl_date iso = dl_date_parse_iso(line), date = dl_word_date_take(line, &used);
    return dl_date_known(iso) ? iso : used && is_time(dl_slice_cut(line, used, line.size)) ? date : DL_DATE_NONE;
}

static dl_date day_of_block(const splitter *split, const dl_block *block)
{
    enum { LINE = 120 };
    return block && block->end - block->begin <= LINE ? day_of(block_text(split, block)) : DL_DATE_NONE;
}

/* Takes the next block for the article's day, if it is one; nothing becomes a passage then. */
static bool take_day(splitter *split, const dl_block *block)
{
    dl_block taken;
    const dl_date date = dl_date_known(split->article->date) ? DL_DATE_NONE : day_of_block(split, block);
    if (!dl_date_known(date))
        return false;
    split->article->date = date;
    return dl_plain_body_take(&taken, &split->body);
}

/* Takes the next block for who wrote it, if it says no more, or "By" and the one behind it; the same. */
static bool take_byline(splitter *split)
{
    dl_block taken;
    dl_article *article = split->article;
    dl_html_names names = {.count = 0};
    dl_slice rest = {NULL, 0}, lines[2];
    for (size_t i = 0; i < 2; i++) {
        const dl_block *block = dl_plain_body_see(&split->body, i);
        lines[i] = block ? block_text(split, block) : dl_slice_of(NULL);
    }
    if (article->author_count)
        return false;
    const bool apart = dl_html_is_name_lead(lines[0]) && dl_html_is_person(lines[1]);
    names.items = dl_arena_alloc(split->arena, DL_HTML_NAMES * sizeof *names.items);
    if (!names.items || (!apart && !dl_byline_read(&names, &rest, split->arena, lines[0])))
        return false;
    if (apart)
        dl_html_names_add_one(&names, lines[1]);
    if (!dl_date_known(article->date))
        article->date = day_of(rest);
    article->authors = names.items;
    article->author_count = names.count;
    return (!apart || dl_plain_body_take(&taken, &split->body)) && dl_plain_body_take(&taken, &split->body);
}

/* An address of a page alone, in one line. */
static bool is_address(dl_slice text)
{
    const bool link = dl_slice_starts(text, DL_LITERAL("http://")) || dl_slice_starts(text, DL_LITERAL("https://"));
    return link && !memchr(text.data, ' ', text.size) && !memchr(text.data, '\n', text.size) &&
           dl_utf8_first_invalid(text) == text.size;
}

/* What stands above the headline: where the text was copied from, its day, what a press office writes there. */
static void take_opening(splitter *split)
{
    static const char *const labels[] = {"FOR IMMEDIATE RELEASE", "PRESS RELEASE", "NEWS RELEASE", "MEDIA RELEASE",
                                         "URGENT"};
    const dl_block *block;
    bool more = true;
    while (more && dl_plain_body_see(&split->body, 2) && (block = dl_plain_body_see(&split->body, 0))) {
        dl_slice text = dl_prose_trim(block_text(split, block));
        dl_block taken;
        more = take_day(split, block);
        if (!more && !split->article->url.size && is_address(text)) {
            split->article->url = text;
            more = dl_plain_body_take(&taken, &split->body);
        }
        if (dl_slice_ends(text, DL_LITERAL(":")))
            text.size--;
        if (!more && dl_slice_starts_caseless(text, "view ") && dl_slice_find(text, "browser") != SIZE_MAX)
            more = dl_plain_body_take(&taken, &split->body);
        for (size_t i = 0; !more && i < sizeof labels / sizeof *labels; i++)
            if (dl_slice_is_caseless(text, labels[i]))
                more = dl_plain_body_take(&taken, &split->body);
    }
}

/* Short blocks that a paragraph follows. Short ones all the way are a list or a poem. */
static void add_decks(splitter *split)
{
    const dl_block *block;
    for (size_t i = 0; i <= DECK_LIMIT && (block = dl_plain_body_see(&split->body, i)); i++)
        if (is_paragraph(split, block) && !dl_date_known(day_of_block(split, block))) {
            const size_t end = block->begin;
            while ((block = dl_plain_body_see(&split->body, 0)) && block->begin < end)
                if (!take_day(split, block) && !take_byline(split))
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
    bool named = text.size > 5 && dl_slice_starts_caseless(text, "date") &&
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
    warn(context, split->article->begin + first, message);
}

static splitter begin_split(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base)
{
    *out = (dl_article){.date = DL_DATE_NONE, .begin = base, .end = base + text.size, .bytes = text};
    return (splitter){.arena = arena, .text = text, .article = out};
}

static void begin_body(splitter *split, size_t from)
{
    split->body = dl_plain_body_begin(split->text, split->article->begin, from);
}

/* Who signs in one of the first paragraphs, or in one of the last. */
static void find_reporter(splitter *split)
{
    enum { FIRST = 4, LAST = 3 };
    dl_article *article = split->article;
    dl_slice items[DL_HTML_NAMES];
    dl_html_names names = {items, 0};
    for (size_t i = 0; i < split->count && !names.count; i++) {
        const dl_passage *passage = &split->passages[i];
        const bool last = i + LAST >= split->count;
        if (passage->kind == DATELINE_HEADLINE || (i >= FIRST && !last))
            continue;
        if (!last || !dl_byline_read_credits(&names, passage->text))
            (void)dl_html_signed_east_text(&names, split->arena, passage->text);
    }
    dl_slice *authors = names.count ? dl_arena_alloc(split->arena, names.count * sizeof *items) : NULL;
    if (!authors)
        return;
    memcpy(authors, items, names.count * sizeof *items);
    article->authors = authors;
    article->author_count = names.count;
}

static dateline_status finish(splitter *split, dateline_error *error)
{
    add_body(split);
    split->article->passages = split->passages;
    split->article->passage_count = split->count;
    if (!split->article->author_count)
        find_reporter(split);
    return split->failed || split->body.failed || split->arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}

/* The headline behind the date that ends at `at`: its block if that is short (it may be wrapped), else the
 * rest of the line. */
static void add_dated_headline(splitter *split, size_t at)
{
    const dl_block *block = dl_plain_body_see(&split->body, 0);
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
    begin_body(split, end);
    add_head(split, DATELINE_HEADLINE, begin, end);
}

dateline_status dl_plain_parse(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base,
                               dl_plain_warning *warn, void *context, dateline_error *error)
{
    splitter split = begin_split(out, arena, text, base);
    warn_of_bytes(&split, warn, context);
    size_t behind_date = take_date(&split);
    begin_body(&split, behind_date);
    if (behind_date)
        add_dated_headline(&split, behind_date);
    else
        take_opening(&split);
    if (!split.count)
        add_headline(&split);
    if (split.count) {
        out->title = dl_article_one_line(arena, split.passages[0].text);
        add_decks(&split);
    }
    return finish(&split, error);
}

dateline_status dl_plain_parse_body(dl_article *out, dl_arena *arena, dl_slice text, dateline_error *error)
{
    splitter split = begin_split(out, arena, text, 0);
    begin_body(&split, 0);
    return finish(&split, error);
}
