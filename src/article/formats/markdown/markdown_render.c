/* A text of Markdown: md4c tells where a block and a mark within it begin and end. */
#include "article/formats/markdown/markdown_render.h"
#include "article/formats/markdown/markdown_parts.h"
#include "article/formats/markdown/markdown_quoted.h"
#include "article/html/tree/embed_marks.h"
#include "article/lines/prose.h"
#include "article/network/permalink.h"
#include "article/reading/markup.h"

#include <md4c.h>

/* The words so far: where they stand, if they stand there as they are. */
static dl_slice find_words(const dl_markdown *out)
{
    dl_slice words = dl_prose_trim(dl_buffer_slice(&out->words)), source = {NULL, 0};
    if (out->begin < out->end)
        source = dl_prose_trim(dl_slice_cut(out->text, out->begin, out->end));
    return dl_slice_equal(words, source) ? source : words;
}

/* The words so far become a passage. */
static void flush(dl_markdown *out)
{
    dl_slice text = find_words(out);
    out->failed |= out->words.failed;
    if (text.size && out->begin < out->end && !out->failed) {
        const uint64_t begin = out->base + out->begin, end = out->base + out->end;
        dl_markdown_block(out, text, begin, end);
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
    dl_markdown *out = context;
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
    dl_markdown *out = context;
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
    dl_markdown *out = context;
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
    dl_markdown *out = context;
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
    dl_markdown *out = context;
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
static void take_inline_post(dl_markdown *out, size_t begin)
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
        dl_markdown_html(out, dl_buffer_slice(&html), out->base + begin, out->base + out->passed);
    dl_buffer_free(&html);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    dl_markdown *out = context;
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
    const bool divisible = dl_markdown_is_divisible(text);
    for (size_t at = 0; at < text.size && !out->failed; at += out->text.size) {
        out->text = dl_markdown_part(text, at, divisible);
        out->base = base + at;
        out->passed = 0;
        out->failed |= md_parse(out->text.data, (MD_SIZE)out->text.size, &parser, out) != 0;
    }
    dl_markdown_release(out);
}

void dl_markdown_free(dl_markdown *out)
{
    dl_buffer_free(&out->held.text);
    dl_buffer_free(&out->post);
    dl_buffer_free(&out->words);
}
