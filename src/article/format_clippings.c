/* Clippings: what press databases save as one text, "1 of 20 DOCUMENTS" (Nexis) or "Document 1 of 20" (ProQuest) before
 * each article, labels before its parts. */
#include "article/formats.h"
#include "article/prose.h"
#include "article/records.h"
#include "article/word_date.h"
#include "util/error.h"
#include "util/utf8.h"

enum { LOOK = 65536 };

/* A block that begins with a label and a colon; DL_PART_COUNT: none of the article's parts. */
static const struct {
    const char *label;
    dl_part part;
} labels[] = {
    {"BYLINE", DL_PART_AUTHOR},           {"Author", DL_PART_AUTHOR},
    {"DATELINE", DL_PART_PLACE},          {"URL", DL_PART_URL},
    {"Document URL", DL_PART_URL},        {"Title", DL_PART_TITLE},
    {"Publication title", DL_PART_SITE},  {"Publication date", DL_PART_DATE},
    {"Abstract", DL_PART_DECK},           {"Full text", DL_PART_TEXT},
    {"ProQuest document ID", DL_PART_ID}, {"BODY", DL_PART_TEXT},
    {"SECTION", DL_PART_COUNT},           {"LENGTH", DL_PART_COUNT},
    {"LOAD-DATE", DL_PART_COUNT},         {"LANGUAGE", DL_PART_COUNT},
    {"GRAPHIC", DL_PART_COUNT},           {"PUBLICATION-TYPE", DL_PART_COUNT},
    {"DOCUMENT-TYPE", DL_PART_COUNT},     {"JOURNAL-CODE", DL_PART_COUNT},
    {"SUBJECT", DL_PART_COUNT},           {"CORRECTION-DATE", DL_PART_COUNT},
    {"TYPE", DL_PART_COUNT},              {"SERIES", DL_PART_COUNT},
    {"Publication info", DL_PART_COUNT},  {"Links", DL_PART_COUNT},
    {"Subject", DL_PART_COUNT},           {"Location", DL_PART_COUNT},
    {"People", DL_PART_COUNT},            {"Company / organization", DL_PART_COUNT},
    {"Publication year", DL_PART_COUNT},  {"Publication subject", DL_PART_COUNT},
    {"Pages", DL_PART_COUNT},             {"First page", DL_PART_COUNT},
    {"Section", DL_PART_COUNT},           {"Publisher", DL_PART_COUNT},
    {"Place of publication", DL_PART_COUNT},
    {"Country of publication", DL_PART_COUNT},
    {"ISSN", DL_PART_COUNT},              {"Source type", DL_PART_COUNT},
    {"Language of publication", DL_PART_COUNT},
    {"Document type", DL_PART_COUNT},     {"Last updated", DL_PART_COUNT},
    {"Database", DL_PART_COUNT},          {"Copyright", DL_PART_COUNT},
};

/* ---- separators ---- */

static bool take(dl_slice *text, const char *word)
{
    if (!dl_slice_starts(*text, dl_slice_of(word)))
        return false;
    *text = dl_slice_cut(*text, strlen(word), text->size);
    return true;
}

static bool take_number(dl_slice *text)
{
    size_t digits = 0;
    while (digits < text->size && text->data[digits] >= '0' && text->data[digits] <= '9')
        digits++;
    *text = dl_slice_cut(*text, digits, text->size);
    return digits > 0 && digits < 8;
}

static bool is_separator(dl_slice line)
{
    line = dl_slice_trim(line);
    bool before = take(&line, "Document ");
    if (!take_number(&line) || !take(&line, " of ") || !take_number(&line))
        return false;
    return before ? !line.size : dl_slice_is(line, " DOCUMENTS") || dl_slice_is(line, " DOCUMENT");
}

/* How far lines were looked at. */
typedef struct line_scan {
    size_t line;     /* where the next one begins */
    size_t searched; /* up to where it has no end */
} line_scan;

/* Where the next separator stands, or SIZE_MAX. `whole`: no more comes. */
static size_t find_separator(line_scan *scan, dl_slice text, bool whole)
{
    while (scan->line < text.size) {
        size_t from = scan->searched > scan->line ? scan->searched : scan->line;
        const char *end = from < text.size ? memchr(text.data + from, '\n', text.size - from) : NULL;
        if (!end && !whole) {
            scan->searched = text.size;
            return SIZE_MAX;
        }
        size_t stop = end ? (size_t)(end - text.data) : text.size;
        if (is_separator(dl_slice_cut(text, scan->line, stop)))
            return scan->line;
        scan->line = stop + (end != NULL);
    }
    return SIZE_MAX;
}

static bool sniff(const dl_head *head)
{
    line_scan scan = {0};
    dl_slice text = dl_slice_cut(head->text, 0, head->text.size < LOOK ? head->text.size : LOOK);
    size_t found = find_separator(&scan, text, false);
    if (found == SIZE_MAX)
        return false;
    /* "Document 1 of 2" may stand in any text. */
    dl_slice line = dl_slice_trim(dl_slice_cut(text, found, text.size));
    return !dl_slice_starts(line, DL_LITERAL("Document")) || dl_slice_find(text, "\nFull text:") != SIZE_MAX;
}

/* ---- an article ---- */

/* The next block of lines that are not blank, from *at on; empty at the end. */
static dl_slice next_block(dl_slice text, size_t *at)
{
    size_t begin = *at = dl_prose_skip_blanks(text, *at), end = begin;
    while (end < text.size) {
        const char *newline = memchr(text.data + end, '\n', text.size - end);
        size_t next = newline ? (size_t)(newline - text.data) + 1 : text.size;
        if (!dl_slice_trim(dl_slice_cut(text, end, next)).size)
            break;
        end = next;
    }
    *at = end;
    return dl_slice_trim(dl_slice_cut(text, begin, end));
}

/* The part that the block is labelled as, its label cut off. False: it has none. */
static bool take_label(dl_slice *block, dl_part *part)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        dl_slice rest = *block;
        if (take(&rest, labels[i].label) && take(&rest, ":")) {
            *block = dl_slice_trim(rest);
            *part = labels[i].part;
            return true;
        }
    }
    return false;
}

static bool is_notice(dl_slice block)
{
    return dl_slice_starts(block, DL_LITERAL("Copyright ")) || dl_slice_starts(block, DL_LITERAL("All Rights Reserved")) ||
           dl_slice_starts(block, DL_LITERAL("____"));
}

/* What stands before the first label: the paper, the day and the headline; the headline alone behind "Document". */
static void take_head(dl_record *record, dl_slice block, bool titled)
{
    size_t used;
    dl_date date = dl_word_date_take(block, &used);
    if (!titled && !record->parts[DL_PART_SITE].size) {
        record->parts[DL_PART_SITE] = block;
    } else if (dl_date_known(date) && !dl_date_known(record->date) && !record->parts[DL_PART_TITLE].size) {
        record->date = date;
    } else if (!record->parts[DL_PART_TITLE].size) {
        record->parts[DL_PART_TITLE] = block;
    }
}

static dateline_status deliver(dl_reading *reading, size_t size)
{
    dl_slice whole = dl_slice_cut(dl_reading_rest(reading), 0, size), element = dl_slice_trim(whole);
    dl_arena *arena = &reading->arena;
    dl_buffer clean = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    dl_record record = {
        .date = DL_DATE_NONE,
        .form = DL_FORM_PLAIN,
        .begin = dl_reading_place(reading) + (uint64_t)(element.data - whole.data),
        .bytes = element};
    dl_arena_reset(arena);
    dl_utf8_sanitize(&clean, element);
    dl_slice all = dl_arena_copy(arena, dl_buffer_slice(&clean)), block;
    size_t at = 0;
    dl_slice first = next_block(all, &at);
    const bool titled = dl_slice_starts(first, DL_LITERAL("Document"));
    bool labelled = false;
    while ((block = next_block(all, &at)).size) {
        dl_part part = DL_PART_TEXT;
        if (is_notice(block))
            continue;
        bool now = take_label(&block, &part);
        labelled |= now;
        if (!labelled) {
            take_head(&record, block, titled);
        } else if (part == DL_PART_TEXT) {
            dl_buffer_add_slice(&text, block);
            dl_buffer_add_text(&text, "\n\n");
        } else if (part < DL_PART_COUNT && !record.parts[part].size) {
            record.parts[part] = block;
        }
    }
    record.parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&text)));
    arena->failed |= clean.failed || text.failed;
    dl_buffer_free(&clean);
    dl_buffer_free(&text);
    if (arena->failed)
        return dl_fail_memory(reading->run->error);
    dl_record_single_parts(&record);
    return dl_record_deliver(&record, reading);
}

static dateline_status read_clippings(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    line_scan scan = {0};
    bool skipping = true; /* what stands before the first is a cover */
    bool told = false;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        size_t found = find_separator(&scan, text, reading->ended), size = found < text.size ? found : text.size;
        if (found == SIZE_MAX && !reading->ended) {
            if (size > dl_reading_limit(reading) || skipping) {
                if (!skipping && !told)
                    dl_reading_tell_too_large(reading, "an article is");
                told |= !skipping;
                skipping = true;
                dl_reading_use(reading, scan.line);
                scan = (line_scan){0, scan.searched > scan.line ? scan.searched - scan.line : 0};
            }
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping && size)
            status = deliver(reading, size);
        dl_reading_use(reading, size);
        if (found == SIZE_MAX)
            break;
        const char *end = memchr(text.data + found, '\n', text.size - found);
        scan = (line_scan){end ? (size_t)(end - text.data) + 1 - found : text.size - found, 0};
        skipping = told = false;
    }
    return status;
}

const dl_format dl_format_clippings = {"clippings", sniff, read_clippings, false};
