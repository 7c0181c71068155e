/* Markdown (CommonMark with GitHub's tables, through md4c), with or without front matter: one article a file. A block
 * is a passage; marks of emphasis and addresses of links are left out of its text. */
#include "article/flat_tweet.h"
#include "article/formats/formats.h"
#include "article/formats/front_matter.h"
#include "article/formats/markdown_marks.h"
#include "article/html/page.h"
#include "article/markup.h"
#include "article/passages.h"
#include "article/place.h"
#include "article/prose.h"
#include "util/error.h"
#include "util/utf8.h"

#include <md4c.h>

enum {
    PLACE_BLOCKS = 3,
    PART_LEAST = 1 << 20, /* bytes of a part of a text that can be divided */
    LINES_MOST = 20000 /* without a blank one between them; see part_of */
};

static bool sniff(const dl_head *head)
{
    return dl_format_is_named_markdown(head) || dl_front_matter_size(head->text) > 0;
}

/* A Markdown text on its way to passages. */
typedef struct renderer {
    dl_reading *reading;
    dl_slice text;   /* what md4c reads */
    uint64_t base;   /* of `text` in the source */
    dl_article *article;
    dl_packed passages;
    /* The block at hand. */
    dl_buffer words;
    size_t link;       /* where in `words` a link begins */
    size_t begin, end; /* of what it was made of; begin SIZE_MAX: nothing yet */
    unsigned quotes, lists, cells, hidden;
    bool heading; /* within a heading of the first level */
    bool code;    /* within code between fences */
    size_t paragraphs;
    bool failed;
} renderer;

static void add_passage(renderer *out, dl_passage passage)
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
        add_passage(out, passage);
    }
    out->failed |= body.failed;
}

/* A paragraph that holds flattened tweets. */
static void add_tweets(renderer *out, dl_slice text, uint64_t begin, uint64_t end)
{
    dl_plain_body body = dl_plain_body_begin(text, 0, 0);
    dl_arena arena = DL_ARENA_EMPTY;
    for (dl_passage passage; !out->failed && dl_plain_body_next(&passage, &body, &arena);) {
        passage.begin = begin;
        passage.end = end;
        add_passage(out, passage);
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
        add_tweets(out, text, begin, end);
        return;
    }
    if (kind == DATELINE_PARAGRAPH && out->paragraphs++ < PLACE_BLOCKS && !out->article->place.size)
        out->article->place = keep(out, dl_place_find(text));
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
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer page = DL_BUFFER_EMPTY;
    dl_article piece = {.passage_count = 0};
    dl_buffer_add_text(&page, "<!DOCTYPE html><meta charset=utf-8><body><article>");
    dl_buffer_add_slice(&page, html);
    dl_buffer_add_text(&page, "</article>");
    out->failed |= page.failed || dl_html_piece(&piece, &arena, dl_buffer_slice(&page), out->article->title, out->reading->run->error) != DATELINE_OK;
    for (size_t i = 0; !out->failed && i < piece.passage_count; i++) {
        dl_passage passage = piece.passages[i];
        passage.begin = begin;
        passage.end = end;
        add_passage(out, passage);
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

/* The words so far become a passage. */
static void flush(renderer *out)
{
    dl_slice text = find_words(out);
    out->failed |= out->words.failed;
    if (text.size && out->begin < out->end && !out->failed) {
        const uint64_t begin = out->base + out->begin, end = out->base + out->end;
        if (out->hidden)
            add_html(out, text, begin, end);
        else
            add_marked(out, text, begin, end);
    }
    out->failed |= out->reading->arena.failed;
    dl_buffer_clear(&out->words);
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
    (void)detail;
    renderer *out = context;
    if (type == MD_SPAN_A)
        out->link = out->words.size;
    return 0;
}

/* "[^1]" is a link where the note is one word, or an address. */
static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    renderer *out = context;
    if (type == MD_SPAN_A && out->link < out->words.size && out->words.data[out->link] == '^')
        out->words.size = out->link;
    return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    renderer *out = context;
    if (type == MD_TEXT_HTML && !out->hidden)
        return 0;
    if (text >= out->text.data && text + size <= out->text.data + out->text.size) {
        size_t begin = (size_t)(text - out->text.data);
        if (begin < out->begin)
            out->begin = begin;
        if (begin + size > out->end)
            out->end = begin + size;
    }
    switch (type) {
    case MD_TEXT_BR:
        dl_buffer_add_byte(&out->words, '\n');
        break;
    case MD_TEXT_SOFTBR:
        dl_buffer_add_byte(&out->words, ' ');
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

/* ---- the file ---- */

/* Headline and decks of the front matter before the passages, as wide as the front matter. */
static void add_front(renderer *out, const dl_article *front, size_t size)
{
    for (size_t i = 0; i < front->passage_count; i++) {
        dl_passage passage = front->passages[i];
        passage.begin = out->base - size;
        passage.end = out->base;
        add_passage(out, passage);
    }
}

/* Whether each unindented line behind a blank one begins a block that nothing before it belongs to: there are no code between
 * fences, no HTML that goes on behind a blank line, no definitions of links. */
static bool is_divisible(dl_slice text)
{
    static const char *const marks[] = {"```", "~~~", "]:", "<!", "<?", NULL}, *const tags[] = {"<script", "<pre", "<style", "<textarea", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (dl_slice_find(text, *mark) != SIZE_MAX)
            return false;
    for (size_t at = 0; at < text.size; at++) {
        const char *next = memchr(text.data + at, '<', text.size - at);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        for (const char *const *tag = tags; *tag; tag++)
            if (dl_format_starts(dl_slice_cut(text, at, text.size), dl_slice_of(*tag)))
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

/* All of `text` becomes passages. */
static void parse(renderer *out, dl_slice text)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS,
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
        out->failed |= md_parse(out->text.data, (MD_SIZE)out->text.size, &parser, out) != 0;
    }
}

/* The first ones at hand, the others when they are asked for. */
static bool unpack(dl_article *article, dl_packed_reader *reader, const dl_packed *packed, dl_arena *arena)
{
    const size_t count = packed->count < DL_PASSAGES_AT_HAND ? packed->count : DL_PASSAGES_AT_HAND;
    dl_passage *passages = dl_arena_alloc(arena, count * sizeof *passages + 1);
    *reader = dl_packed_read(packed);
    for (article->passage_count = 0; passages && article->passage_count < count; article->passage_count++)
        if (!dl_packed_next(&passages[article->passage_count], reader, arena))
            break;
    article->passages = passages;
    article->rest_count = packed->count - count;
    article->packed = article->rest_count ? reader : NULL;
    return !arena->failed;
}

/* "2021-08-23-a-post.md": site generators and keepers of notes have the day in the name. */
static dl_date date_of_name(dl_slice name)
{
    size_t digits[3] = {0}, part = 0, at = 0;
    for (; at < name.size && part < 3; at++) {
        if (dl_is_digit(name.data[at]))
            digits[part]++;
        else if (part < 2 && name.data[at] == '-')
            part++;
        else
            break;
    }
    const bool day = digits[0] == 4 && digits[1] && digits[1] <= 2 && digits[2] && digits[2] <= 2;
    return day ? dl_word_date_parse(dl_slice_cut(name, 0, at)) : DL_DATE_NONE;
}

static dateline_status render(dl_reading *reading, dl_slice whole)
{
    dl_arena *arena = &reading->arena;
    dl_buffer clean = DL_BUFFER_EMPTY;
    size_t invalid = dl_utf8_first_invalid(whole), mark = dl_slice_starts(whole, DL_LITERAL("\xEF\xBB\xBF")) ? 3 : 0;
    if (invalid < whole.size) { /* positions shift by what becomes U+FFFD, so all ranges are the file's */
        dl_reading_warn(reading, invalid, "not UTF-8 here; shown as \uFFFD; convert the file with iconv");
        dl_utf8_sanitize(&clean, whole);
    }
    dl_slice text = invalid < whole.size ? dl_arena_copy(arena, dl_buffer_slice(&clean)) : whole;
    bool failed = clean.failed || arena->failed;
    dl_buffer_free(&clean);
    if (failed)
        return dl_fail_memory(reading->run->error);
    size_t begin = dl_prose_skip_blanks(text, mark), size = dl_front_matter_size(dl_slice_cut(text, begin, text.size));
    dl_slice block = dl_slice_cut(text, begin, begin + size);
    dl_record record = {.date = DL_DATE_NONE, .days = &reading->days, .begin = begin, .bytes = block};
    dl_article article = {.date = DL_DATE_NONE}, front;
    bool found = false;
    dateline_status status = DATELINE_OK;
    if (size) {
        dl_front_matter_read(&record, arena, block, reading->run->options->map);
        record.parts[DL_PART_TEXT] = (dl_slice){NULL, 0};
        bool said = record.parts[DL_PART_TITLE].size || record.deck_count;
        if (!said) /* so that its other parts are taken */
            record.parts[DL_PART_TITLE] = DL_LITERAL("-");
        status = dl_record_article(&front, &found, arena, &record, dl_reading_tell, reading, reading->run->error);
        article = front;
        if (!said) {
            article.title = (dl_slice){NULL, 0};
            front.passage_count = 0;
        }
    }
    if (status)
        return status;
    if (!dl_date_known(article.date))
        article.date = date_of_name(reading->name);
    renderer out = {
        .reading = reading, .base = begin + size, .article = &article, .passages = dl_packed_begin(text), .begin = SIZE_MAX};
    dl_packed_reader reader;
    if (size)
        add_front(&out, &front, size);
    parse(&out, dl_slice_cut(text, begin + size, text.size));
    dl_buffer_free(&out.words);
    dl_buffer_trim(&out.passages.bytes);
    if (out.failed || !unpack(&article, &reader, &out.passages, arena))
        status = dl_fail_memory(reading->run->error);
    article.begin = 0;
    article.end = whole.size;
    article.bytes = whole;
    if (invalid < whole.size)
        dl_passages_join_ranges(&article);
    if (!status && !out.passages.count)
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "holds no text; nothing to index");
    else if (!status)
        status = dl_reading_deliver(reading, &article);
    dl_packed_free(&out.passages);
    return status;
}

static dateline_status read_markdown(dl_reading *reading)
{
    bool fits;
    dateline_status status = dl_reading_whole(reading, &fits);
    return status || !fits ? status : render(reading, dl_reading_rest(reading));
}

const dl_format dl_format_markdown = {"Markdown", sniff, read_markdown, false};
