/* CSV (RFC 4180, with any of the usual separators) and TSV, and what databases and spreadsheets make of them. */
#include "article/formats/table/table_cells.h"
#include "article/lines/prose.h"
#include "util/utf8.h"

enum { QUOTES_MOST = 1 << 20 /* bytes of a cell */ };

static const char separators[] = ",\t;|^~\1"; /* the last one is Hive's */

/* ---- rows ---- */

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

/* A quote opens a cell's quotes at its beginning only; doubled ones close and open again. */
bool dl_row_end(dl_row_scan *scan, dl_slice text, const dl_dialect *dialect, bool ended)
{
    const bool tabs = dialect->separator == '\t';
    for (; scan->at < text.size; scan->at++) {
        const char byte = text.data[scan->at];
        if (dialect->escapes && byte == '\\') {
            if (scan->at + 1 == text.size && !ended)
                return false;
            scan->at += scan->at + 1 < text.size;
            scan->in_cell = true;
        } else if (scan->quoted) {
            scan->quoted = byte != dialect->quote;
        } else if (byte == dialect->line_end) {
            return true;
        } else if (byte == dialect->quote && !tabs) {
            scan->quoted = !scan->in_cell || text.data[scan->at - 1] == byte;
            scan->in_cell = true;
        } else if (byte == '"' && !scan->in_cell && !dialect->escapes) {
            const size_t behind = behind_quotes(text, scan->at, ended);
            if (behind == SIZE_MAX)
                return false;
            scan->at = behind > scan->at ? behind - 1 : behind;
            scan->in_cell = true;
        } else {
            scan->in_cell = byte != dialect->separator && (scan->in_cell || tabs || byte != ' ');
        }
    }
    return false;
}

void dl_row_split(dl_row *out, dl_slice line, const dl_dialect *dialect)
{
    const bool tabs = dialect->separator == '\t';
    out->count = 0;
    for (size_t at = 0, begin = 0; out->count < DL_TABLE_COLUMNS && begin <= line.size; begin = at + 1) {
        bool quoted = false;
        size_t first = begin;
        while (!tabs && first < line.size && line.data[first] == ' ')
            first++;
        at = tabs && !dialect->escapes && begin < line.size && line.data[begin] == '"'
                 ? behind_quotes(line, begin, true)
                 : begin;
        for (; at < line.size && (quoted || line.data[at] != dialect->separator); at++) {
            if (dialect->escapes && line.data[at] == '\\')
                at += at + 1 < line.size;
            else if (line.data[at] == dialect->quote && !tabs)
                quoted = !quoted && (at == first || line.data[at - 1] == dialect->quote);
        }
        out->cells[out->count++] = dl_slice_trim(dl_slice_cut(line, begin, at));
    }
}

/* ---- cells ---- */

/* What stands for "\" and the byte behind it. */
static char escaped(char byte)
{
    static const char from[] = "ntrb0", to[] = "\n\t\r  ";
    const char *found = byte ? strchr(from, byte) : NULL;
    return found ? to[found - from] : byte;
}

dl_slice dl_cell_text(dl_arena *arena, dl_slice cell, const dl_dialect *dialect)
{
    const char quote = dialect->quote, pair[] = {quote, quote};
    if (dl_slice_is(cell, "\\N"))
        return (dl_slice){NULL, 0};
    const bool quoted = cell.size >= 2 && cell.data[0] == quote && cell.data[cell.size - 1] == quote;
    if (quoted)
        cell = dl_slice_cut(cell, 1, cell.size - 1);
    const bool doubled = quoted && memmem(cell.data, cell.size, pair, 2);
    const bool escapes = dialect->escapes && cell.size && memchr(cell.data, '\\', cell.size);
    const bool zeros = cell.size && memchr(cell.data, '\0', cell.size);
    if (!doubled && !escapes && !zeros && dl_utf8_first_invalid(cell) == cell.size)
        return dl_prose_trim(cell);
    dl_buffer plain = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    for (size_t at = 0; at < cell.size; at++) {
        const bool more = at + 1 < cell.size;
        if (escapes && more && cell.data[at] == '\\') {
            dl_buffer_add_byte(&plain, escaped(cell.data[++at]));
            continue;
        }
        dl_buffer_add_byte(&plain, cell.data[at] ? cell.data[at] : ' ');
        at += doubled && more && cell.data[at] == quote && cell.data[at + 1] == quote;
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&plain));
    arena->failed |= plain.failed || clean.failed;
    dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    dl_buffer_free(&plain);
    dl_buffer_free(&clean);
    return text;
}

/* ---- dialects ---- */

/* "sep=;", perhaps in quotes: the separator, '\0': the line says none. */
static char stated_separator(dl_slice line)
{
    line = dl_slice_trim(line);
    if (line.size > 2 && line.data[0] == '"' && line.data[line.size - 1] == '"')
        line = dl_slice_cut(line, 1, line.size - 1);
    const bool states = dl_slice_starts(line, DL_LITERAL("sep=")) || dl_slice_starts(line, DL_LITERAL("SEP="));
    if (states && line.size == 4) /* a tab, trimmed */
        return '\t';
    return states && line.size == 5 && strchr(separators, line.data[4]) ? line.data[4] : '\0';
}

/* The separator that cuts the first line into most cells. */
static char find_separator(dl_slice line, dl_dialect dialect)
{
    char best = '\0';
    size_t most = 1;
    for (size_t s = 0; separators[s]; s++) {
        dl_row found;
        dialect.separator = separators[s];
        dl_row_split(&found, line, &dialect);
        if (found.count > most) {
            most = found.count;
            best = separators[s];
        }
    }
    return best;
}

/* Whether all cells of the first line stand in single quotes. */
static bool is_quoted_singly(dl_slice line, dl_dialect dialect)
{
    dl_row found;
    dialect.quote = '\'';
    dl_row_split(&found, line, &dialect);
    bool all = found.count > 1;
    for (size_t i = 0; all && i < found.count; i++)
        all =
            found.cells[i].size > 2 && found.cells[i].data[0] == '\'' && dl_slice_ends(found.cells[i], DL_LITERAL("'"));
    return all;
}

static bool ends_cell(char byte, char separator)
{
    return byte == separator || byte == '\n' || byte == '\r';
}

/* Whether a cell between tabs stands in quotes that matter: a line ends within them, or one is doubled. */
static bool has_quoted_cell(dl_slice text)
{
    const char *found;
    for (size_t at = 0; at < text.size && (found = memchr(text.data + at, '"', text.size - at)); at++) {
        at = (size_t)(found - text.data);
        const size_t behind = !at || ends_cell(text.data[at - 1], '\t') ? behind_quotes(text, at, true) : at;
        const dl_slice cell = dl_slice_cut(text, at + (behind > at), behind - (behind > at));
        if (cell.size && (memchr(cell.data, '\n', cell.size) || memchr(cell.data, '"', cell.size)))
            return true;
        at = behind > at ? behind - 1 : at;
    }
    return false;
}

/* Whether "\" says how to take what is behind it: with tabs, where a cell is "\N" or a sentence goes on behind "\n", if no cell
 * stands in quotes; else where a quote behind it closes no cell and none is doubled. */
static bool has_escapes(dl_slice text, const dl_dialect *dialect)
{
    const char separator = dialect->separator, quote = dialect->quote;
    bool quotes = false, lines = false;
    const char *found;
    for (size_t at = 1; at + 2 < text.size && (found = memchr(text.data + at, '\\', text.size - at - 2)); at++) {
        at = (size_t)(found - text.data);
        const char before = text.data[at - 1], next = text.data[at + 1], behind = text.data[at + 2];
        lines |= (next == 'N' && ends_cell(before, separator) && ends_cell(behind, separator)) ||
                 (next == 'n' && strchr(".!?\"", before) && before) || next == '\n';
        quotes |= next == quote && behind != quote && !ends_cell(behind, separator);
        at += next == '\\';
    }
    if (separator == '\t')
        return lines && !has_quoted_cell(text);
    for (size_t at = 1; quotes && at + 2 < text.size && (found = memchr(text.data + at, quote, text.size - at - 2));
         at++) {
        at = (size_t)(found - text.data);
        const bool empty = ends_cell(text.data[at - 1], separator) && ends_cell(text.data[at + 2], separator);
        if (text.data[at + 1] == quote && text.data[at - 1] != '\\' && !empty)
            return false;
    }
    return quotes;
}

static dl_slice first_line(dl_slice text, char line_end)
{
    const char *end = text.size ? memchr(text.data, line_end, text.size) : NULL;
    return dl_slice_cut(text, 0, end ? (size_t)(end - text.data) : text.size);
}

dl_dialect dl_dialect_find(dl_slice text, size_t *behind)
{
    dl_dialect out = {.quote = '"', .line_end = '\n'};
    if (text.size && !memchr(text.data, '\n', text.size) && memchr(text.data, '\r', text.size))
        out.line_end = '\r';
    dl_slice line = first_line(text, out.line_end);
    out.separator = stated_separator(line);
    *behind = 0;
    if (out.separator) {
        *behind = line.size + (line.size < text.size);
        text = dl_slice_cut(text, *behind, text.size);
        line = first_line(text, out.line_end);
    } else {
        out.separator = find_separator(line, out);
    }
    if (out.separator && is_quoted_singly(line, out))
        out.quote = '\'';
    out.escapes = out.separator && has_escapes(text, &out);
    return out;
}
