/* Blocks of Markdown as passages: md4c tells where a block and a mark within it begin and end. */
#include "article/formats/markdown/markdown_render.h"
#include "article/formats/markdown/markdown_marks.h"
#include "article/formats/markdown/markdown_quoted.h"
#include "article/html/page.h"
#include "article/html/tree/embed_marks.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "article/network/permalink.h"
#include "article/plain/plain_body.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "util/utf8.h"

#include <md4c.h>

enum {
    PLACE_BLOCKS = 3,
    PART_LEAST = 1 << 20, /* bytes of a part of a text that can be divided */
    LINES_MOST = 20000,   /* without a blank one between them; see part_of */
    HELD_BYTES = 4000,    /* of a quote that may be a post */
    POST_BYTES = 1200     /* of a paragraph */
};

typedef dl_markdown renderer;

void dl_markdown_add(dl_markdown *out, dl_passage passage)
{
    dl_packed_add(&out->passages, &passage);
    out->failed |= out->passages.bytes.failed;
}

/* A block of one kind, cut where it is too long. */
static void add_block(renderer *out, dateline_kind kind, dl_slice text, uint64_t begin, uint64_t end)
{
    dl_plain_body body = dl_plain_body_begin(text, 0, 0);
    size_t at = 0;
    for (dl_passage passage; dl_plain_body_cut(&passage, &body, &out->reading->arena, &at, text.size, kind, NULL);) {
        passage.begin = begin;
        passage.end = end;
        dl_markdown_add(out, passage);
    }
    out->failed |= body.failed;
}

static dl_slice held_part(const renderer *out, size_t i)
{
    return dl_slice_cut(dl_buffer_slice(&out->held.text), i ? out->held.ends[i - 1] : 0, out->held.ends[i]);
}

/* What was held becomes passages: it is no post. */
static void release(renderer *out)
{
    for (size_t i = 0; i < out->held.count; i++)
        add_block(out, out->held.kind, held_part(out, i), out->held.begins[i], out->held.stops[i]);
    out->failed |= out->held.text.failed;
    out->held.count = 0;
    out->held.closed = false;
    dl_buffer_clear(&out->held.text);
}

/* Holds a paragraph, and all of a quote's. */
static void hold(renderer *out, dateline_kind kind, dl_slice text, uint64_t begin, uint64_t end)
{
    const bool more = kind == DATELINE_QUOTE && out->held.kind == kind && !out->held.closed &&
                      out->held.count < DL_MARKDOWN_HELD && out->held.text.size + text.size <= HELD_BYTES;
    if (!more)
        release(out);
    const size_t i = out->held.count++;
    dl_buffer_add_slice(&out->held.text, text);
    out->held.ends[i] = out->held.text.size;
    out->held.begins[i] = begin;
    out->held.stops[i] = end;
    out->held.kind = kind;
}

/* A paragraph that holds flattened tweets. */
static void add_tweets(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    dl_plain_body body = dl_plain_body_begin(text, 0, 0);
    dl_arena arena = DL_ARENA_EMPTY;
    for (dl_passage passage; !out->failed && dl_plain_body_next(&passage, &body, &arena);) {
        passage.begin = begin;
        passage.end = end;
        dl_markdown_add(out, passage);
    }
    out->failed |= body.failed;
    dl_arena_free(&arena);
}

/* The words so far: where they stand, if they stand there as they are. */
static dl_slice find_words(const renderer *out)
{
    dl_slice words = dl_prose_trim(dl_buffer_slice(&out->words)), source = {NULL, 0};
    if (out->begin < out->end)
        source = dl_prose_trim(dl_slice_cut(out->text, out->begin, out->end));
    return dl_slice_equal(words, source) ? source : words;
}

static dl_slice keep(renderer *out, dl_slice text)
{
    return dl_arena_copy(&out->reading->arena, text);
}

static void add_words(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    if (out->heading && dl_slice_equal(text, out->article->title))
        return;
    dl_attribution attribution;
    dateline_kind kind = out->quotes ? DATELINE_QUOTE : out->lists ? DATELINE_LIST : DATELINE_PARAGRAPH;
    if (out->heading && !out->article->title.size && !out->passages.count) {
        out->article->title = keep(out, text);
        kind = DATELINE_HEADLINE;
    } else if (dl_flat_tweet_find(&attribution, text, 0)) {
        release(out);
        add_tweets(out, text, begin, end);
        return;
    }
    if (kind == DATELINE_PARAGRAPH && out->paragraphs++ < PLACE_BLOCKS && !out->article->place.size)
        out->article->place = keep(out, dl_place_find(text));
    if (!out->code && text.size <= HELD_BYTES && (kind == DATELINE_PARAGRAPH || kind == DATELINE_QUOTE)) {
        hold(out, kind, text, begin, end);
        return;
    }
    release(out);
    add_block(out, kind, text, begin, end);
}

/* HTML as passages, if it holds more than tags: by the rules for pages, of which it is a piece. */
static void add_html(renderer *out, dl_slice html, uint64_t begin, uint64_t end)
{
    bool words = dl_slice_find(html, "/status/") != SIZE_MAX; /* in a frame */
    size_t at = 0;
    for (dl_tag tag; !words && dl_tag_next(&tag, html, at); at = tag.end)
        words = dl_prose_has_words(dl_slice_cut(html, at, tag.begin));
    if (!words)
        return;
    release(out);
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer page = DL_BUFFER_EMPTY;
    dl_article piece = {.passage_count = 0};
    dl_buffer_add_text(&page, "<!DOCTYPE html><meta charset=utf-8><body><article>");
    dl_buffer_add_slice(&page, html);
    dl_buffer_add_text(&page, "</article>");
    out->failed |= page.failed || dl_html_piece(&piece, &arena, dl_buffer_slice(&page), out->article->title,
                                                out->reading->run->error) != DATELINE_OK;
    for (size_t i = 0; !out->failed && i < piece.passage_count; i++) {
        dl_passage passage = piece.passages[i];
        passage.begin = begin;
        passage.end = end;
        dl_markdown_add(out, passage);
    }
    dl_buffer_free(&page);
    dl_arena_free(&arena);
}

/* A paragraph that is nothing but a post's address, or a shortcode of one. */
static bool add_post(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    dl_buffer html = DL_BUFFER_EMPTY, address = DL_BUFFER_EMPTY;
    const bool found = dl_markdown_post(&address, text);
    if (found) {
        dl_buffer_printf(&html, "<p><a href=\"%.*s\">", (int)address.size, address.data);
        dl_buffer_add_slice(&html, dl_buffer_slice(&address));
        dl_buffer_add_text(&html, "</a></p>");
        out->failed |= html.failed || address.failed;
        add_html(out, dl_buffer_slice(&html), begin, end);
    }
    dl_buffer_free(&address);
    dl_buffer_free(&html);
    return found;
}

/* A block of HTML; where a blank line cut a post's quote, which ends the block, with all to the quote's end. */
static void take_html(renderer *out, dl_slice html, uint64_t begin, uint64_t end)
{
    const size_t rest = dl_markdown_quote_rest(html, dl_slice_cut(out->text, out->end, out->text.size));
    if (!rest) {
        add_html(out, html, begin, end);
        return;
    }
    dl_buffer whole = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&whole, html);
    dl_buffer_add_slice(&whole, dl_slice_cut(out->text, out->end, out->end + rest));
    out->passed = out->end + rest;
    out->failed |= whole.failed;
    if (!out->failed)
        add_html(out, dl_buffer_slice(&whole), begin, end + rest);
    dl_buffer_free(&whole);
}

/* A block's words, which may hold marks of dialects. */
static void add_marked(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    const bool marked = !out->code && (memchr(text.data, '[', text.size) || memchr(text.data, '{', text.size) ||
                                       memchr(text.data, '%', text.size) || memchr(text.data, ':', text.size));
    if (!out->code && add_post(out, text, begin, end))
        return;
    if (!marked) {
        add_words(out, text, begin, end);
        return;
    }
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_markdown_words(&clean, text);
    const dl_slice words = dl_prose_trim(dl_buffer_slice(&clean));
    out->failed |= clean.failed;
    if (words.size && !out->failed)
        add_words(out, dl_slice_equal(words, text) ? text : words, begin, end);
    dl_buffer_free(&clean);
}

/* A paragraph of which lines are posts: those, and what stands between them. False: none is. */
static bool add_lines(renderer *out, uint64_t begin, uint64_t end)
{
    const dl_slice words = dl_buffer_slice(&out->words);
    size_t from = 0, at = 0;
    for (size_t i = 0; i <= out->break_count && !out->code; i++) {
        const size_t stop = i < out->break_count ? out->breaks[i] : words.size;
        const dl_slice line = dl_prose_trim(dl_slice_cut(words, at, stop)),
                       before = dl_prose_trim(dl_slice_cut(words, from, at));
        dl_buffer address = DL_BUFFER_EMPTY;
        if (line.size && dl_markdown_post(&address, line)) {
            if (before.size)
                add_marked(out, before, begin, end);
            add_post(out, line, begin, end);
            from = stop;
        }
        dl_buffer_free(&address);
        at = stop;
    }
    const dl_slice rest = dl_prose_trim(dl_slice_cut(words, from, words.size));
    if (from && rest.size)
        add_marked(out, rest, begin, end);
    return from;
}

/* A block that ends in who wrote a post, and a link to it: the post's words stand before that, or in the blocks before. */
static bool add_attributed(renderer *out, uint64_t begin, uint64_t end)
{
    dl_slice paragraphs[DL_MARKDOWN_HELD];
    const bool long_one =
        out->held.kind == DATELINE_PARAGRAPH && out->held.text.size > POST_BYTES; /* which is the article's */
    const size_t count = long_one ? 0 : out->held.count;
    for (size_t i = 0; i < count; i++)
        paragraphs[i] = held_part(out, i);
    dl_buffer html = DL_BUFFER_EMPTY;
    bool alone = false;
    const bool found = !out->code && dl_markdown_quoted(&html, &alone, paragraphs, out->held.count,
                                                        out->held.kind == DATELINE_QUOTE, dl_buffer_slice(&out->words),
                                                        out->post_begin, out->post_end, dl_buffer_slice(&out->post));
    if (found) {
        if (alone) {
            begin = out->held.begins[0];
            out->held.count = 0;
            release(out);
        }
        out->failed |= html.failed;
        add_html(out, dl_buffer_slice(&html), begin, end);
    }
    dl_buffer_free(&html);
    return found;
}

/* "@[tweet](ADDRESS)" and nothing else. */
static bool is_at_post(const renderer *out)
{
    const dl_slice words = dl_buffer_slice(&out->words);
    return words.size && words.data[0] == '@' && out->post_begin == 1 && out->post_end == words.size;
}

/* A block that is no HTML. */
static void add_text(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    if (out->post.size && is_at_post(out))
        add_post(out, dl_buffer_slice(&out->post), begin, end);
    else if (!(out->post.size && add_attributed(out, begin, end)) && !(out->break_count && add_lines(out, begin, end)))
        add_marked(out, text, begin, end);
}

/* The words so far become a passage. */
static void flush(renderer *out)
{
    dl_slice text = find_words(out);
    out->failed |= out->words.failed;
    if (text.size && out->begin < out->end && !out->failed) {
        const uint64_t begin = out->base + out->begin, end = out->base + out->end;
        if (!out->hidden)
            add_text(out, text, begin, end);
        else if (!add_post(out, text, begin, end)) /* a component */
            take_html(out, text, begin, end);
    }
    out->failed |= out->reading->arena.failed;
    dl_buffer_clear(&out->words);
    dl_buffer_clear(&out->post);
    out->break_count = 0;
    out->begin = SIZE_MAX;
    out->end = 0;
}

/* ---- md4c's callbacks; nonzero would end the parse ---- */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    renderer *out = context;
    flush(out);
    out->quotes += type == MD_BLOCK_QUOTE;
    out->lists += type == MD_BLOCK_LI;
    out->heading = type == MD_BLOCK_H && ((MD_BLOCK_H_DETAIL *)detail)->level == 1;
    out->hidden += type == MD_BLOCK_HTML;
    out->code = type == MD_BLOCK_CODE;
    if (type == MD_BLOCK_TR)
        out->cells = 0;
    return out->failed;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    renderer *out = context;
    flush(out);
    out->held.closed |= type == MD_BLOCK_QUOTE && out->quotes == 1;
    out->quotes -= type == MD_BLOCK_QUOTE;
    out->lists -= type == MD_BLOCK_LI;
    out->hidden -= type == MD_BLOCK_HTML;
    out->heading = out->code = false;
    return out->failed;
}

/* Cells of a row are one passage. */
static int enter_any(MD_BLOCKTYPE type, void *detail, void *context)
{
    renderer *out = context;
    if (type != MD_BLOCK_TD && type != MD_BLOCK_TH)
        return enter_block(type, detail, context);
    if (out->cells++)
        dl_buffer_add_text(&out->words, " | ");
    return 0;
}

static int leave_any(MD_BLOCKTYPE type, void *detail, void *context)
{
    return type == MD_BLOCK_TD || type == MD_BLOCK_TH ? 0 : leave_block(type, detail, context);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    renderer *out = context;
    if (type == MD_SPAN_A) {
        const MD_ATTRIBUTE *address = &((const MD_SPAN_A_DETAIL *)detail)->href;
        const dl_slice url = dl_slice_make(address->text, address->size);
        out->link = out->words.size;
        if (dl_permalink_is_post(url)) {
            dl_buffer_clear(&out->post);
            dl_buffer_add_slice(&out->post, url);
            out->post_begin = out->post_end = out->words.size;
            out->failed |= out->post.failed;
        }
    }
    return 0;
}

/* "[^1]" is a link where the note is one word, or an address. */
static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    renderer *out = context;
    if (type == MD_SPAN_A && out->link < out->words.size && out->words.data[out->link] == '^') {
        out->words.size = out->link;
        while (out->break_count && out->breaks[out->break_count - 1] > out->words.size)
            out->break_count--;
    }
    if (type == MD_SPAN_A && out->link == out->post_begin)
        out->post_end = out->words.size;
    return 0;
}

/* The markup of a post that begins within a paragraph, at text[begin]: a passage of its own, without the signs that keep others
 * from being marks. */
static void take_inline_post(renderer *out, size_t begin)
{
    const size_t size = dl_markdown_quote_end(dl_slice_cut(out->text, begin, out->text.size));
    if (!size)
        return;
    flush(out);
    dl_buffer html = DL_BUFFER_EMPTY;
    for (size_t i = begin; i < begin + size; i++)
        if (out->text.data[i] != '\\' || !strchr("@_*#[]()~`", out->text.data[i + 1]))
            dl_buffer_add_byte(&html, out->text.data[i]);
    out->passed = begin + size;
    out->failed |= html.failed;
    if (!out->failed)
        add_html(out, dl_buffer_slice(&html), out->base + begin, out->base + out->passed);
    dl_buffer_free(&html);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    renderer *out = context;
    const bool stands = text >= out->text.data && text + size <= out->text.data + out->text.size; /* so in the source */
    if (type == MD_TEXT_HTML && !out->hidden) {
        if (stands && (size_t)(text - out->text.data) >= out->passed && dl_html_holds_posts(dl_slice_make(text, size)))
            take_inline_post(out, (size_t)(text - out->text.data));
        return out->failed;
    }
    if (stands) {
        size_t begin = (size_t)(text - out->text.data);
        if (begin < out->passed) {
            const size_t done = out->passed - begin < size ? out->passed - begin : size;
            text += done;
            begin += done;
            size -= (MD_SIZE)done;
        }
        if (!size)
            return 0;
        if (begin < out->begin)
            out->begin = begin;
        if (begin + size > out->end)
            out->end = begin + size;
    }
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        if (out->break_count < DL_MARKDOWN_BREAKS)
            out->breaks[out->break_count++] = out->words.size;
        dl_buffer_add_byte(&out->words, type == MD_TEXT_BR ? '\n' : ' ');
        break;
    case MD_TEXT_NULLCHAR:
        dl_buffer_add_text(&out->words, "\uFFFD");
        break;
    case MD_TEXT_ENTITY:
        dl_markup_text(&out->words, dl_slice_make(text, size));
        break;
    default:
        dl_buffer_add(&out->words, text, size);
    }
    return 0;
}

/* ---- the text ---- */

/* Whether each unindented line behind a blank one begins a block that nothing before it belongs to: there are no code between
 * fences, no HTML that goes on behind a blank line, no definitions of links. */
static bool is_divisible(dl_slice text)
{
    static const char *const marks[] = {"```", "~~~", "]:", "<!", "<?", NULL}, *const tags[] = {"<script", "<pre",
                                                                                                "<style", "<textarea",
                                                                                                NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (dl_slice_find(text, *mark) != SIZE_MAX)
            return false;
    for (size_t at = 0; at < text.size; at++) {
        const char *next = memchr(text.data + at, '<', text.size - at);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        for (const char *const *tag = tags; *tag; tag++)
            if (dl_slice_starts_caseless(dl_slice_cut(text, at, text.size), *tag))
                return false;
    }
    return true;
}

/* What md4c, which takes much memory a paragraph, is given at once of [begin, text.size): a part of some size, but all of a text
 * that is not `divisible` unless it has lines without end. It looks for the line of each bracket from the paragraph's first
 * one on, which would take hours. */
static dl_slice part_of(dl_slice text, size_t begin, bool divisible)
{
    size_t lines = 0, at = begin;
    bool blank = false;
    while (at < text.size && lines < LINES_MOST) {
        if (divisible && blank && at - begin >= PART_LEAST && (unsigned char)text.data[at] > ' ')
            break;
        const char *end = memchr(text.data + at, '\n', text.size - at);
        const size_t next = end ? (size_t)(end - text.data) + 1 : text.size;
        blank = true;
        for (size_t i = at; blank && i < next; i++)
            blank = strchr(" \t\r\n", text.data[i]) && text.data[i];
        lines = dl_prose_skip_blanks(dl_slice_cut(text, at, next), 0) < next - at ? lines + 1 : 0;
        at = next;
    }
    return dl_slice_cut(text, begin, at);
}

void dl_markdown_parse(dl_markdown *out, dl_slice text)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                                              MD_FLAG_NOINDENTEDCODEBLOCKS,
                                     .enter_block = enter_any,
                                     .leave_block = leave_any,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = take_text};
    const uint64_t base = out->base;
    const bool divisible = text.size > PART_LEAST && is_divisible(text);
    for (size_t at = 0; at < text.size && !out->failed; at += out->text.size) {
        out->text = part_of(text, at, divisible);
        out->base = base + at;
        out->passed = 0;
        out->failed |= md_parse(out->text.data, (MD_SIZE)out->text.size, &parser, out) != 0;
    }
    release(out);
}

void dl_markdown_free(dl_markdown *out)
{
    dl_buffer_free(&out->held.text);
    dl_buffer_free(&out->post);
    dl_buffer_free(&out->words);
}
