/* Markdown (CommonMark with GitHub's tables, through md4c), with or without front matter: one article a file. A block
 * is a passage; marks of emphasis and addresses of links are left out of its text. */
#include "article/formats/markdown/front_matter.h"
#include "article/formats/markdown/markdown_render.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/plain/passages.h"
#include "article/reading/format.h"
#include "util/error.h"
#include "util/utf8.h"

static bool sniff(const dl_head *head)
{
    return dl_format_is_named_markdown(head) || dl_front_matter_size(head->text) > 0;
}

/* Headline and decks of the front matter before the passages, as wide as the front matter. */
static void add_front(dl_markdown *out, const dl_article *front, size_t size)
{
    for (size_t i = 0; i < front->passage_count; i++) {
        dl_passage passage = front->passages[i];
        passage.begin = out->base - size;
        passage.end = out->base;
        dl_markdown_add(out, passage);
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

/* Where the block of names and values is, [begin, *end): at the front, or without fences below a headline there. Empty: there is
 * none, and the text begins with it. */
static size_t find_front(dl_slice text, size_t begin, const dl_part_map *map, size_t *end)
{
    const dl_slice rest = dl_slice_cut(text, begin, text.size);
    size_t size = dl_front_matter_size(rest);
    if (!size)
        size = dl_front_matter_bare_size(rest, map);
    *end = begin + size;
    const char *line_end = size || !dl_slice_starts(rest, DL_LITERAL("# ")) ? NULL : memchr(rest.data, '\n', rest.size);
    if (!line_end)
        return begin;
    const size_t below = dl_prose_skip_blanks(text, (size_t)(line_end - text.data));
    size = dl_front_matter_bare_size(dl_slice_cut(text, below, text.size), map);
    *end = size ? below + size : begin;
    return size ? below : begin;
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
    const dl_part_map *map = reading->run->options->map;
    const size_t first = dl_prose_skip_blanks(text, mark);
    size_t behind, begin = find_front(text, first, map, &behind), size = behind - begin;
    dl_slice block = dl_slice_cut(text, begin, behind);
    dl_record record = {.date = DL_DATE_NONE, .days = &reading->days, .begin = begin, .bytes = block};
    dl_article article = {.date = DL_DATE_NONE}, front;
    bool found = false;
    dateline_status status = DATELINE_OK;
    if (size) {
        dl_front_matter_read(&record, arena, block, map);
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
    dl_markdown out = {.reading = reading,
                       .base = behind,
                       .article = &article,
                       .passages = dl_packed_begin(text),
                       .begin = SIZE_MAX};
    dl_packed_reader reader;
    if (size)
        add_front(&out, &front, size);
    if (begin > first) {
        out.base = first;
        dl_markdown_parse(&out, dl_slice_cut(text, first, begin));
        out.base = behind;
    }
    dl_markdown_parse(&out, dl_slice_cut(text, behind, text.size));
    dl_markdown_free(&out);
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
