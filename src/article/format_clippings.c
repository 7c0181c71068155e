/* Clippings: what press databases save as one text, "1 of 20 DOCUMENTS" (Nexis) or "Document 1 of 20" (ProQuest) before
 * each article, labels before its parts. */
#include "article/clippings.h"
#include "article/formats.h"
#include "util/error.h"
#include "util/utf8.h"

enum { LOOK = 65536 };

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

static dateline_status deliver(dl_reading *reading, size_t size)
{
    dl_slice whole = dl_slice_cut(dl_reading_rest(reading), 0, size), element = dl_slice_trim(whole);
    dl_arena *arena = &reading->arena;
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_record record = {
        .date = DL_DATE_NONE,
        .form = DL_FORM_PLAIN,
        .begin = dl_reading_place(reading) + (uint64_t)(element.data - whole.data),
        .bytes = element};
    dl_arena_reset(arena);
    dl_utf8_sanitize(&clean, element);
    dl_clippings_fill(&record, arena, dl_arena_copy(arena, dl_buffer_slice(&clean)));
    arena->failed |= clean.failed;
    dl_buffer_free(&clean);
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
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
