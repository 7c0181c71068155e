/* CSV (RFC 4180, with any of the usual separators) and TSV (a quote that no cell's end closes is a letter): the first row
 * names the columns, each row after it is an article. */
#include "article/formats.h"
#include "article/prose.h"
#include "article/records.h"
#include "article/tweet_fields.h"
#include "article/tweet_json.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>

enum { COLUMN_LIMIT = 1000, NAME_LIMIT = 64, QUOTES_MOST = 1 << 20 /* bytes of a cell */ };

static const char separators[] = ",\t;|";

/* ---- cells ---- */

/* One row of text: where its cells are. */
typedef struct row {
    dl_slice cells[COLUMN_LIMIT]; /* as they stand, with their quotes */
    size_t count;
} row;

/* How far a row was looked at. */
typedef struct row_scan {
    size_t at;
    bool quoted;   /* within quotes */
    bool in_cell;  /* behind the first byte of a cell */
} row_scan;

/* In TSV: behind the quotes that open at text[at]; `at` when no end of a cell closes them; SIZE_MAX: more text will tell. */
static size_t behind_quotes(dl_slice text, size_t at, bool ended)
{
    const size_t most = text.size - at < QUOTES_MOST ? text.size : at + QUOTES_MOST;
    const char *quote;
    for (size_t end = at + 1; end < most && (quote = memchr(text.data + end, '"', most - end)); end += 2) {
        end = (size_t)(quote - text.data);
        if (end + 1 == text.size)
            return ended ? end + 1 : SIZE_MAX;
        if (text.data[end + 1] != '"')
            return memchr("\t\r\n", text.data[end + 1], 3) ? end + 1 : at;
    }
    return ended || most < text.size ? at : SIZE_MAX;
}

/* Goes on in `text`, which begins with the row, to its line end (true; `at` is there) or as far as the text tells. A quote
 * opens a cell's quotes at its beginning only; doubled ones close and open again. */
static bool find_row_end(row_scan *scan, dl_slice text, char separator, bool ended)
{
    for (; scan->at < text.size; scan->at++) {
        char byte = text.data[scan->at];
        if (scan->quoted) {
            scan->quoted = byte != '"';
        } else if (byte == '\n') {
            return true;
        } else if (byte == '"' && separator != '\t') {
            scan->quoted = !scan->in_cell || text.data[scan->at - 1] == '"';
            scan->in_cell = true;
        } else if (byte == '"' && !scan->in_cell) {
            const size_t behind = behind_quotes(text, scan->at, ended);
            if (behind == SIZE_MAX)
                return false;
            scan->at = behind > scan->at ? behind - 1 : behind;
            scan->in_cell = true;
        } else {
            scan->in_cell = byte != separator;
        }
    }
    return false;
}

static void split_row(row *out, dl_slice line, char separator)
{
    out->count = 0;
    for (size_t at = 0, begin = 0; out->count < COLUMN_LIMIT && begin <= line.size; begin = at + 1) {
        bool quoted = false;
        at = separator == '\t' && begin < line.size && line.data[begin] == '"' ? behind_quotes(line, begin, true) : begin;
        for (; at < line.size && (quoted || line.data[at] != separator); at++)
            if (line.data[at] == '"' && separator != '\t')
                quoted = !quoted && (at == begin || line.data[at - 1] == '"');
        out->cells[out->count++] = dl_slice_trim(dl_slice_cut(line, begin, at));
    }
}

/* Without its quotes, well-formed. */
static dl_slice cell_text(dl_arena *arena, dl_slice cell)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    bool quoted = cell.size >= 2 && cell.data[0] == '"' && cell.data[cell.size - 1] == '"';
    if (quoted)
        cell = dl_slice_cut(cell, 1, cell.size - 1);
    bool doubled = quoted && memmem(cell.data, cell.size, "\"\"", 2);
    if (!doubled && dl_utf8_first_invalid(cell) == cell.size)
        return dl_prose_trim(cell);
    dl_buffer plain = DL_BUFFER_EMPTY;
    for (size_t at = 0; at < cell.size; at++) {
        dl_buffer_add_byte(&plain, cell.data[at]);
        at += doubled && cell.data[at] == '"' && at + 1 < cell.size && cell.data[at + 1] == '"';
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&plain));
    arena->failed |= plain.failed || clean.failed;
    dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    dl_buffer_free(&plain);
    dl_buffer_free(&clean);
    return text;
}

/* ---- columns ---- */

/* Which column is which part; COLUMN_LIMIT: none. */
typedef struct columns {
    size_t of[DL_PART_COUNT];
    size_t count; /* in the header */
    bool has_header;
} columns;

static size_t number_of(dl_slice name)
{
    size_t number = 0;
    for (size_t i = 0; i < name.size && number < COLUMN_LIMIT; i++) {
        if (name.data[i] < '0' || name.data[i] > '9')
            return 0;
        number = number * 10 + (size_t)(name.data[i] - '0');
    }
    return number < COLUMN_LIMIT ? number : 0;
}

static bool find_columns(columns *out, const row *header, const dl_part_map *map)
{
    size_t ranks[DL_PART_COUNT], rank;
    *out = (columns){.count = header->count};
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        out->of[part] = COLUMN_LIMIT;
        ranks[part] = SIZE_MAX;
        /* "text=2": the second column. */
        const char *const *own = map ? map->names[part] : NULL;
        size_t number = own ? number_of(dl_slice_of(own[0])) : 0;
        if (number)
            out->of[part] = number - 1;
    }
    for (size_t i = 0; i < header->count; i++) {
        dl_slice name = header->cells[i];
        if (name.size >= 2 && name.data[0] == '"')
            name = dl_slice_cut(name, 1, name.size - 1);
        dl_part part = dl_part_find(map, dl_slice_trim(name), &rank);
        if (part < DL_PART_COUNT && rank < ranks[part]) {
            out->of[part] = i;
            ranks[part] = rank;
            out->has_header = true;
        }
    }
    return out->of[DL_PART_TEXT] < COLUMN_LIMIT || out->of[DL_PART_TITLE] < COLUMN_LIMIT;
}

static dl_slice header_line(dl_slice text, char separator, size_t *behind)
{
    row_scan scan = {0};
    bool closed = find_row_end(&scan, text, separator, true);
    *behind = scan.at + closed;
    return dl_slice_cut(text, 0, scan.at);
}

/* The separator that cuts the first line into most cells. */
static char find_separator(dl_slice line, size_t *cells)
{
    char best = '\0';
    *cells = 1;
    for (size_t s = 0; separators[s]; s++) {
        row found;
        split_row(&found, line, separators[s]);
        if (found.count > *cells) {
            *cells = found.count;
            best = separators[s];
        }
    }
    return best;
}

/* Names of columns are short words. */
static bool are_names(const row *header)
{
    for (size_t i = 0; i < header->count; i++) {
        dl_slice name = header->cells[i];
        if (name.size > NAME_LIMIT || dl_prose_ends_sentence(name))
            return false;
    }
    return true;
}

static bool sniff(const dl_head *head)
{
    size_t cells, behind;
    columns found;
    row header;
    bool named = dl_format_is_named(head, ".csv") || dl_format_is_named(head, ".tsv") ||
                 dl_format_is_named(head, ".tab");
    const char *end = memchr(head->text.data, '\n', head->text.size);
    dl_slice line = dl_slice_cut(head->text, 0, end ? (size_t)(end - head->text.data) : head->text.size);
    char separator = find_separator(line, &cells);
    if (!separator)
        return false;
    if (named)
        return true;
    split_row(&header, header_line(head->text, separator, &behind), separator);
    if (header.count < 3 || !are_names(&header) || !find_columns(&found, &header, NULL) ||
        found.of[DL_PART_TEXT] == COLUMN_LIMIT || found.of[DL_PART_TITLE] == COLUMN_LIMIT)
        return false;
    /* The row after it has as many cells. */
    row second;
    dl_slice rest = dl_slice_cut(head->text, behind, head->text.size);
    split_row(&second, header_line(rest, separator, &behind), separator);
    return second.count == header.count;
}

/* ---- rows ---- */

typedef struct table {
    dl_reading *reading;
    columns columns;
    char separator;
    row row;
    bool told_width;
    const char **tweet_names; /* of all columns, when rows may be tweets; else NULL */
    dl_arena names;
} table;

/* ---- tweets ---- */

/* Columns that tables of tweets have, or text and an address but no title: each row says whether it is a tweet. */
static void find_tweets(table *from)
{
    dl_arena *arena = &from->names;
    const size_t *of = from->columns.of;
    bool maybe = of[DL_PART_TITLE] == COLUMN_LIMIT && of[DL_PART_URL] < COLUMN_LIMIT;
    const char **names = dl_arena_alloc(arena, (from->row.count + 1) * sizeof *names);
    for (size_t i = 0; names && i < from->row.count; i++) {
        names[i] = dl_arena_string(arena, cell_text(arena, from->row.cells[i]));
        maybe |= names[i] && dl_tweet_is_mark(names[i]);
    }
    from->tweet_names = maybe && !arena->failed ? names : NULL;
}

static dateline_status take_tweet(void *context, dl_article *article, dateline_error *error)
{
    (void)error;
    return dl_reading_deliver(context, article);
}

/* The row as the object that an interface would give. *found false: it is no tweet. */
static dateline_status deliver_tweet(table *from, dl_slice bytes, uint64_t at, bool *found)
{
    dl_reading *reading = from->reading;
    const dl_json_events events = {take_tweet, dl_reading_tell, reading};
    const dl_json_long none = {NULL, 0};
    json_t *object = json_object();
    for (size_t i = 0; i < from->row.count && i < from->columns.count; i++) {
        dl_slice text = cell_text(&reading->arena, from->row.cells[i]);
        if (text.size)
            json_object_set_new(object, from->tweet_names[i], json_stringn(text.data, text.size));
    }
    *found = dl_tweet_json_is(object);
    dateline_status status = *found ? dl_tweet_json_read(&reading->arena, object, &none, NULL, bytes, at, &events,
                                                         reading->run->error)
                                    : DATELINE_OK;
    json_decref(object);
    return status;
}

/* ---- rows as they come ---- */

static dateline_status deliver(table *from, dl_slice line)
{
    dl_reading *reading = from->reading;
    dl_arena *arena = &reading->arena;
    dl_slice bytes = dl_slice_trim(line);
    if (!bytes.size)
        return DATELINE_OK;
    dl_arena_reset(arena);
    split_row(&from->row, line, from->separator);
    uint64_t at = dl_reading_place(reading) + (uint64_t)(bytes.data - line.data);
    if (from->row.count != from->columns.count && !from->told_width) {
        char message[160];
        snprintf(message, sizeof message, "a row of %zu columns where the first one has %zu; read as it is",
                 from->row.count, from->columns.count);
        from->told_width = true;
        dl_reading_warn(reading, at, message);
    }
    bool tweet = false;
    dateline_status status = from->tweet_names ? deliver_tweet(from, bytes, at, &tweet) : DATELINE_OK;
    if (status || tweet)
        return status;
    dl_record record = {.date = DL_DATE_NONE, .begin = at, .bytes = bytes};
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        size_t column = from->columns.of[part];
        if (column < from->row.count)
            record.parts[part] = cell_text(arena, from->row.cells[column]);
    }
    dl_record_single_parts(&record);
    return dl_record_deliver(&record, reading);
}

/* The names of the columns. *known false: none is the text, which was told. */
static dateline_status read_header(table *from, bool *known)
{
    dl_reading *reading = from->reading;
    size_t cells, behind;
    dl_slice text = dl_reading_rest(reading);
    size_t begin = dl_prose_skip_blanks(text, 0);
    dl_reading_use(reading, begin);
    text = dl_reading_rest(reading);
    const char *end = text.size ? memchr(text.data, '\n', text.size) : NULL;
    from->separator = find_separator(dl_slice_cut(text, 0, end ? (size_t)(end - text.data) : text.size), &cells);
    split_row(&from->row, header_line(text, from->separator, &behind), from->separator);
    *known = find_columns(&from->columns, &from->row, reading->run->options->map);
    if (!*known)
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_NO_ARTICLE,
                        "no column is called title or text; say which they are, as in --map title=2,text=body");
    if (*known && from->columns.has_header) {
        if (!dl_part_map_names(reading->run->options->map))
            find_tweets(from);
        dl_reading_use(reading, behind);
    }
    return DATELINE_OK;
}

static dateline_status read_rows(table *from)
{
    dl_reading *reading = from->reading;
    dateline_status status = DATELINE_OK;
    row_scan scan = {0};
    bool skipping = false;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        bool closed = find_row_end(&scan, text, from->separator, reading->ended);
        if (scan.at > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a row (a quote may be open) is");
            skipping = true;
        }
        if (!closed && !reading->ended) {
            if (skipping && scan.at > 1) { /* the last byte tells a doubled quote */
                dl_reading_use(reading, scan.at - 1);
                scan.at = 1;
            }
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping)
            status = deliver(from, dl_slice_cut(text, 0, scan.at));
        skipping = false;
        dl_reading_use(reading, scan.at + closed);
        scan = (row_scan){0};
        if (!closed)
            break;
    }
    return status;
}

static dateline_status read_table(dl_reading *reading)
{
    bool known = false;
    table from = {.reading = reading};
    dateline_status status = read_header(&from, &known);
    if (!status && known)
        status = read_rows(&from);
    dl_arena_free(&from.names);
    return status;
}

const dl_format dl_format_table = {"table", sniff, read_table, .dated = true};
