/* Clippings: what press databases save as one text, with a line before each article (Nexis: "1 of 20 DOCUMENTS", ProQuest:
 * "Document 1 of 20") or behind it (Nexis Uni: "End of Document", Factiva: its number). */
#include "article/formats/press/clippings.h"
#include "article/formats/press/clippings_factiva.h"
#include "article/formats/press/clippings_uni.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "util/error.h"
#include "util/utf8.h"

enum {
    LOOK = 65536,   /* bytes in which the first mark stands before an article */
    MARK_MOST = 200 /* bytes of a mark's line */
};

/* ---- separators ---- */

static bool take_number(dl_slice *text)
{
    size_t digits = 0;
    while (digits < text->size && dl_is_digit(text->data[digits]))
        digits++;
    *text = dl_slice_cut(*text, digits, text->size);
    return digits > 0 && digits < 8;
}

/* "1 of 20 DOCUMENTS" */
static bool is_number_of(dl_slice line)
{
    line = dl_prose_trim(line);
    return take_number(&line) && dl_slice_take(&line, " of ") && take_number(&line) &&
           (dl_slice_is(line, " DOCUMENTS") || dl_slice_is(line, " DOCUMENT"));
}

/* "Document 1 of 20" */
static bool is_document_of(dl_slice line)
{
    line = dl_prose_trim(line);
    return dl_slice_take(&line, "Document ") && take_number(&line) && dl_slice_take(&line, " of ") &&
           take_number(&line) && !line.size;
}

/* How the articles are set apart: by lines before or behind each. */
typedef struct layout {
    bool (*is_mark)(dl_slice line);
    bool behind;
    size_t look;       /* the head is looked at as far as this */
    const char *hint;  /* what must stand in the head for its lines to be looked at */
    const char *beside; /* and this, or a text may hold such a line by chance */
    void (*fill)(dl_record *record, dl_arena *arena, dl_slice text);
} layout;

static const layout layouts[] = {
    {is_number_of, false, LOOK, " of ", " DOCUMENT", dl_clippings_fill},
    {is_document_of, false, LOOK, "Document ", "\nFull text:", dl_clippings_fill},
    {dl_uni_is_end, true, SIZE_MAX, "\nEnd of Document", "\nBody", dl_uni_fill},
    {dl_factiva_is_number, true, SIZE_MAX, "Document ", "\n", dl_factiva_fill},
};

/* How far lines were looked at. */
typedef struct line_scan {
    size_t line;     /* where the next one begins */
    size_t searched; /* up to where it has no end */
} line_scan;

/* The next mark's line, or begin SIZE_MAX. `whole`: no more text comes. */
typedef struct mark {
    size_t begin, end;
} mark;

static mark find_mark(const layout *of, line_scan *scan, dl_slice text, bool whole)
{
    while (scan->line < text.size) {
        size_t from = scan->searched > scan->line ? scan->searched : scan->line, begin = scan->line;
        const char *end = from < text.size ? memchr(text.data + from, '\n', text.size - from) : NULL;
        if (!end && !whole) {
            scan->searched = text.size;
            break;
        }
        size_t stop = end ? (size_t)(end - text.data) : text.size;
        scan->line = stop + (end != NULL);
        if (stop - begin <= MARK_MOST && of->is_mark(dl_slice_cut(text, begin, stop)))
            return (mark){begin, scan->line};
    }
    return (mark){SIZE_MAX, SIZE_MAX};
}

static const layout *layout_of(const dl_slice head)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        line_scan scan = {0};
        dl_slice text = dl_slice_cut(head, 0, head.size < layouts[i].look ? head.size : layouts[i].look);
        if (dl_slice_find(text, layouts[i].hint) != SIZE_MAX && dl_slice_find(text, layouts[i].beside) != SIZE_MAX &&
            find_mark(&layouts[i], &scan, text, true).begin != SIZE_MAX)
            return &layouts[i];
    }
    return NULL;
}

static bool sniff(const dl_head *head)
{
    return layout_of(head->text) != NULL;
}

/* ---- articles ---- */

/* `sure`: a mark says that it is one. */
static dateline_status deliver(dl_reading *reading, const layout *of, size_t size, bool sure)
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
    of->fill(&record, arena, dl_arena_copy(arena, dl_buffer_slice(&clean)));
    arena->failed |= clean.failed;
    dl_buffer_free(&clean);
    if (arena->failed)
        return dl_fail_memory(reading->run->error);
    return sure || record.parts[DL_PART_TEXT].size ? dl_record_deliver(&record, reading) : DATELINE_OK;
}

static dateline_status read_clippings(dl_reading *reading)
{
    const layout *of = layout_of(dl_prose_trim(dl_reading_rest(reading)));
    dateline_status status = DATELINE_OK;
    line_scan scan = {0};
    bool skipping = of && !of->behind; /* what stands before the first is a cover */
    bool told = false;
    while (!status && of) {
        dl_slice text = dl_reading_rest(reading);
        mark found = find_mark(of, &scan, text, reading->ended);
        size_t size = found.begin < text.size ? found.begin : text.size;
        if (found.begin == SIZE_MAX && !reading->ended) {
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
        bool marked = found.begin != SIZE_MAX;
        if (of->behind && marked)
            size = found.end;
        if (!skipping && size)
            status = deliver(reading, of, size, marked || !of->behind);
        dl_reading_use(reading, size);
        if (!marked)
            break;
        scan = (line_scan){found.end - size, 0}; /* a mark before an article is its first line */
        skipping = told = false;
    }
    return status;
}

const dl_format dl_format_clippings = {"clippings", sniff, read_clippings, false};
