/* What a block of Markdown is: passages of text, a post, HTML. */
#include "article/formats/markdown/markdown_block.h"
#include "article/formats/markdown/markdown_marks.h"
#include "article/formats/markdown/markdown_quoted.h"
#include "article/html/page.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "article/plain/plain_body.h"
#include "article/reading/markup.h"

enum {
    PLACE_BLOCKS = 3,
    HELD_BYTES = 4000, /* of a quote that may be a post */
    POST_BYTES = 1200  /* of a paragraph */
};

void dl_markdown_add(dl_markdown *out, dl_passage passage)
{
    dl_packed_add(&out->passages, &passage);
    out->failed |= out->passages.bytes.failed;
}

/* A block of one kind, cut where it is too long. */
static void add_block(dl_markdown *out, dateline_kind kind, dl_slice text, uint64_t begin, uint64_t end)
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

static dl_slice held_part(const dl_markdown *out, size_t i)
{
    return dl_slice_cut(dl_buffer_slice(&out->held.text), i ? out->held.ends[i - 1] : 0, out->held.ends[i]);
}

void dl_markdown_release(dl_markdown *out)
{
    for (size_t i = 0; i < out->held.count; i++)
        add_block(out, out->held.kind, held_part(out, i), out->held.begins[i], out->held.stops[i]);
    out->failed |= out->held.text.failed;
    out->held.count = 0;
    out->held.closed = false;
    dl_buffer_clear(&out->held.text);
}

/* Holds a paragraph, and all of a quote's. */
static void hold(dl_markdown *out, dateline_kind kind, dl_slice text, uint64_t begin, uint64_t end)
{
    const bool more = kind == DATELINE_QUOTE && out->held.kind == kind && !out->held.closed &&
                      out->held.count < DL_MARKDOWN_HELD && out->held.text.size + text.size <= HELD_BYTES;
    if (!more)
        dl_markdown_release(out);
    const size_t i = out->held.count++;
    dl_buffer_add_slice(&out->held.text, text);
    out->held.ends[i] = out->held.text.size;
    out->held.begins[i] = begin;
    out->held.stops[i] = end;
    out->held.kind = kind;
}

/* A paragraph that holds flattened tweets. */
static void add_tweets(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
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

static dl_slice keep(dl_markdown *out, dl_slice text)
{
    return dl_arena_copy(&out->reading->arena, text);
}

static void add_words(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
{
    if (out->heading && dl_slice_equal(text, out->article->title))
        return;
    dl_attribution attribution;
    dateline_kind kind = out->quotes ? DATELINE_QUOTE : out->lists ? DATELINE_LIST : DATELINE_PARAGRAPH;
    if (out->heading && !out->article->title.size && !out->passages.count) {
        out->article->title = keep(out, text);
        kind = DATELINE_HEADLINE;
    } else if (dl_flat_tweet_find(&attribution, text, 0)) {
        dl_markdown_release(out);
        add_tweets(out, text, begin, end);
        return;
    }
    if (kind == DATELINE_PARAGRAPH && out->paragraphs++ < PLACE_BLOCKS && !out->article->place.size)
        out->article->place = keep(out, dl_place_find(text));
    if (!out->code && text.size <= HELD_BYTES && (kind == DATELINE_PARAGRAPH || kind == DATELINE_QUOTE)) {
        hold(out, kind, text, begin, end);
        return;
    }
    dl_markdown_release(out);
    add_block(out, kind, text, begin, end);
}

void dl_markdown_html(dl_markdown *out, dl_slice html, uint64_t begin, uint64_t end)
{
    bool words = dl_slice_find(html, "/status/") != SIZE_MAX; /* in a frame */
    size_t at = 0;
    for (dl_tag tag; !words && dl_tag_next(&tag, html, at); at = tag.end)
        words = dl_prose_has_words(dl_slice_cut(html, at, tag.begin));
    if (!words)
        return;
    dl_markdown_release(out);
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
static bool add_post(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
{
    dl_buffer html = DL_BUFFER_EMPTY, address = DL_BUFFER_EMPTY;
    const bool found = dl_markdown_post(&address, text);
    if (found) {
        dl_buffer_printf(&html, "<p><a href=\"%.*s\">", (int)address.size, address.data);
        dl_buffer_add_slice(&html, dl_buffer_slice(&address));
        dl_buffer_add_text(&html, "</a></p>");
        out->failed |= html.failed || address.failed;
        dl_markdown_html(out, dl_buffer_slice(&html), begin, end);
    }
    dl_buffer_free(&address);
    dl_buffer_free(&html);
    return found;
}

/* A block of HTML; where a blank line cut a post's quote, which ends the block, with all to the quote's end. */
static void take_html(dl_markdown *out, dl_slice html, uint64_t begin, uint64_t end)
{
    const size_t rest = dl_markdown_quote_rest(html, dl_slice_cut(out->text, out->end, out->text.size));
    if (!rest) {
        dl_markdown_html(out, html, begin, end);
        return;
    }
    dl_buffer whole = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&whole, html);
    dl_buffer_add_slice(&whole, dl_slice_cut(out->text, out->end, out->end + rest));
    out->passed = out->end + rest;
    out->failed |= whole.failed;
    if (!out->failed)
        dl_markdown_html(out, dl_buffer_slice(&whole), begin, end + rest);
    dl_buffer_free(&whole);
}

/* A block's words, which may hold marks of dialects. */
static void add_marked(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
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
static bool add_lines(dl_markdown *out, uint64_t begin, uint64_t end)
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
static bool add_attributed(dl_markdown *out, uint64_t begin, uint64_t end)
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
            dl_markdown_release(out);
        }
        out->failed |= html.failed;
        dl_markdown_html(out, dl_buffer_slice(&html), begin, end);
    }
    dl_buffer_free(&html);
    return found;
}

/* "@[tweet](ADDRESS)" and nothing else. */
static bool is_at_post(const dl_markdown *out)
{
    const dl_slice words = dl_buffer_slice(&out->words);
    return words.size && words.data[0] == '@' && out->post_begin == 1 && out->post_end == words.size;
}

/* A block that is no HTML. */
static void add_text(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
{
    if (out->post.size && is_at_post(out))
        add_post(out, dl_buffer_slice(&out->post), begin, end);
    else if (!(out->post.size && add_attributed(out, begin, end)) && !(out->break_count && add_lines(out, begin, end)))
        add_marked(out, text, begin, end);
}

void dl_markdown_block(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end)
{
    if (!out->hidden)
        add_text(out, text, begin, end);
    else if (!add_post(out, text, begin, end)) /* a component */
        take_html(out, text, begin, end);
}
