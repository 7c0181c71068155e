/* Lines of a wiki page, whose links and templates are words by now, to paragraphs. */
#include "article/formats/wiki/wiki_markup.h"
#include "article/lines/prose.h"

enum { LEVELS = 6, LONG_CELL = 200 /* bytes of a line that is a paragraph */ };

typedef struct lines {
    dl_buffer *out;
    dl_buffer paragraph;       /* lines that are one */
    dl_buffer row;             /* of a table */
    dl_slice headings[LEVELS]; /* above nothing so far, the highest first */
    unsigned tables;           /* one in another */
    bool hidden;               /* tables of facts beside the article, or of links */
} lines;

static const dl_slice gap = {DL_WIKI_GAP, sizeof DL_WIKI_GAP - 1},
                      line_break = {DL_WIKI_BREAK, sizeof DL_WIKI_BREAK - 1};

static bool stands(dl_slice text, size_t at, dl_slice wanted)
{
    return dl_slice_starts(dl_slice_cut(text, at, text.size), wanted);
}

/* Behind a gap, and the blanks, commas and gaps around it, which end at `end`, when one is there. */
static size_t gap_end(dl_slice text, size_t at, bool *gaps, bool *blanks, char *separator)
{
    *gaps = *blanks = false;
    *separator = '\0';
    while (at < text.size) {
        const bool is_gap = stands(text, at, gap), separates = text.data[at] == ',' || text.data[at] == ';';
        if (separates && !*separator)
            *separator = text.data[at];
        *blanks |= text.data[at] == ' ';
        *gaps |= is_gap;
        if (!is_gap && !separates && text.data[at] != ' ')
            break;
        at += is_gap ? gap.size : 1;
    }
    return at;
}

/* Appends a line as it reads without what was left out: no brackets around nothing, no commas without words between. */
static void add_tidy(dl_buffer *out, dl_slice text)
{
    const size_t start = out->size;
    bool gaps, blanks;
    char separator;
    for (size_t at = 0, end; at < text.size; at = end) {
        const char byte = text.data[at];
        end = byte == ' ' || byte == ',' || byte == ';' || stands(text, at, gap)
                  ? gap_end(text, at, &gaps, &blanks, &separator)
                  : at;
        if (end == at) {
            dl_buffer_add_byte(out, text.data[end++]);
            continue;
        }
        const char before = out->size > start ? out->data[out->size - 1] : '\0',
                   next = end < text.size ? text.data[end] : '\0';
        if (!gaps) { /* runs of blanks are one */
            for (size_t i = at; i < end; i++)
                if (text.data[i] != ' ' || i == at || text.data[i - 1] != ' ')
                    dl_buffer_add_byte(out, text.data[i]);
            continue;
        }
        if (before == '(' && next == ')') {
            out->size--;
            while (out->size > start && out->data[out->size - 1] == ' ')
                out->size--;
            end++;
            continue;
        }
        if (!before || before == '(') {
            while (!before && end < text.size && strchr(".:", text.data[end]))
                end++;
            continue;
        }
        if (separator && next && next != ')' && next != '.')
            dl_buffer_add_byte(out, separator);
        if (blanks && next && !strchr(").,:;!?]", next))
            dl_buffer_add_byte(out, ' ');
    }
}

/* ---- paragraphs ---- */

static void add_block(lines *at, const char *mark, dl_slice text)
{
    dl_buffer tidy = DL_BUFFER_EMPTY;
    add_tidy(&tidy, text);
    text = dl_prose_trim(dl_buffer_slice(&tidy));
    if (text.size && dl_prose_has_words(text)) {
        for (size_t i = 0; i < LEVELS; i++) {
            if (at->headings[i].size) {
                add_tidy(at->out, at->headings[i]);
                dl_buffer_add_text(at->out, "\n\n");
            }
            at->headings[i].size = 0;
        }
        dl_buffer_add_text(at->out, mark);
        dl_buffer_add_slice(at->out, text);
        dl_buffer_add_text(at->out, "\n\n");
    }
    at->out->failed |= tidy.failed;
    dl_buffer_free(&tidy);
}

/* What was broken into lines by hand is one paragraph a line. */
static void end_paragraph(lines *at)
{
    const dl_slice text = dl_buffer_slice(&at->paragraph);
    for (size_t begin = 0; begin < text.size;) {
        const size_t found = dl_slice_find(dl_slice_cut(text, begin, text.size), DL_WIKI_BREAK);
        const size_t end = found == SIZE_MAX ? text.size : begin + found;
        add_block(at, "", dl_slice_cut(text, begin, end));
        begin = end + (found == SIZE_MAX ? 0 : line_break.size);
    }
    at->out->failed |= at->paragraph.failed;
    dl_buffer_clear(&at->paragraph);
}

/* With blanks for ends of lines. */
static void add_joined(dl_buffer *out, dl_slice text)
{
    size_t found;
    while ((found = dl_slice_find(text, DL_WIKI_BREAK)) != SIZE_MAX) {
        dl_buffer_add_slice(out, dl_slice_cut(text, 0, found));
        dl_buffer_add_byte(out, ' ');
        text = dl_slice_cut(text, found + line_break.size, text.size);
    }
    dl_buffer_add_slice(out, text);
}

static void add_item(lines *at, const char *mark, dl_slice text)
{
    dl_buffer joined = DL_BUFFER_EMPTY;
    add_joined(&joined, text);
    add_block(at, mark, dl_buffer_slice(&joined));
    at->out->failed |= joined.failed;
    dl_buffer_free(&joined);
}

/* The words of "== Words ==" and its level, or empty. */
static dl_slice heading_of(dl_slice line, size_t *level)
{
    size_t marks = 0;
    while (line.size && stands(line, line.size > gap.size ? line.size - gap.size : 0, gap)) /* a comment behind it */
        line = dl_prose_trim(dl_slice_cut(line, 0, line.size - gap.size));
    if (line.size < 3 || line.data[0] != '=' || line.data[line.size - 1] != '=')
        return (dl_slice){NULL, 0};
    for (; line.size && line.data[0] == '='; marks++)
        line = dl_slice_cut(line, 1, line.size);
    while (line.size && line.data[line.size - 1] == '=')
        line.size--;
    *level = marks > LEVELS ? LEVELS - 1 : marks - 1;
    return dl_prose_trim(line);
}

/* ---- tables ---- */

static void end_row(lines *at)
{
    if (!at->hidden)
        add_item(at, "", dl_buffer_slice(&at->row));
    at->out->failed |= at->row.failed;
    dl_buffer_clear(&at->row);
}

/* What is left of a cell whose words a template says: "colspan="2"". */
static bool is_attributes(dl_slice cell)
{
    static const char *const names[] = {
        "colspan=", "rowspan=", "align=", "style=", "bgcolor=", "class=", "width=", "valign="};
    bool attributes = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        attributes |= dl_slice_starts(cell, dl_slice_of(names[i]));
    for (size_t at = 0, end; attributes && at < cell.size; at = end + 1) {
        const char *blank = memchr(cell.data + at, ' ', cell.size - at);
        end = blank ? (size_t)(blank - cell.data) : cell.size;
        const dl_slice word = dl_slice_cut(cell, at, end);
        attributes = !word.size || stands(word, 0, gap) || memchr(word.data, '=', word.size);
    }
    return attributes;
}

/* Without the attributes in front: "style="x" | words". */
static void add_cell(lines *at, dl_slice cell)
{
    const char *bar = cell.size ? memchr(cell.data, '|', cell.size) : NULL;
    if (bar && memchr(cell.data, '=', (size_t)(bar - cell.data)))
        cell = dl_slice_cut(cell, (size_t)(bar - cell.data) + 1, cell.size);
    while (cell.size && (cell.data[0] == '|' || cell.data[0] == ' '))
        cell = dl_slice_cut(cell, 1, cell.size);
    if (!dl_prose_has_words(cell) || is_attributes(cell))
        return;
    cell = dl_prose_trim(cell);
    dl_buffer_add_text(&at->row, at->row.size ? " | " : "");
    dl_buffer_add_slice(&at->row, cell);
}

/* "a || b", of a heading also "a !! b". */
static void add_cells(lines *at, dl_slice line, bool heading)
{
    size_t begin = 0;
    for (size_t i = 0; i + 1 < line.size; i++) {
        const bool ends = (line.data[i] == '|' && line.data[i + 1] == '|') ||
                          (heading && line.data[i] == '!' && line.data[i + 1] == '!');
        if (!ends)
            continue;
        add_cell(at, dl_slice_cut(line, begin, i));
        begin = ++i + 1;
    }
    add_cell(at, dl_slice_cut(line, begin, line.size));
}

static bool is_aside(dl_slice attributes)
{
    return dl_slice_find(attributes, "infobox") != SIZE_MAX || dl_slice_find(attributes, "navbox") != SIZE_MAX;
}

/* Whether the line is one of a table, and taken. */
static bool take_table_line(lines *at, dl_slice line)
{
    const size_t indent = line.size && line.data[0] == ':' ? 1 : 0;
    if (stands(line, indent, DL_LITERAL("{|"))) {
        end_paragraph(at);
        if (!at->tables)
            at->hidden = is_aside(line);
        at->tables++;
        return true;
    }
    if (!at->tables)
        return line.size && (line.data[0] == '|' || line.data[0] == '!') && (line.size < 2 || line.data[1] != '!');
    const bool bar = line.size && line.data[0] == '|', heading = line.size && line.data[0] == '!';
    const char second = line.size > 1 ? line.data[1] : '\0';
    if (bar && second == '}') {
        end_row(at);
        at->tables--;
        at->hidden &= at->tables > 0;
    } else if (bar && (second == '-' || second == '+')) {
        end_row(at);
        if (second == '+') {
            add_cell(at, dl_slice_cut(line, 2, line.size));
            end_row(at);
        }
    } else if (bar || heading) {
        add_cells(at, dl_slice_cut(line, 1, line.size), heading);
    } else if (line.size > LONG_CELL) { /* the table is a layout */
        end_row(at);
        if (!at->hidden)
            add_block(at, "", line);
    } else if (line.size) { /* of the cell above */
        while (line.size && strchr("*#:;", line.data[0]))
            line = dl_slice_cut(line, 1, line.size);
        dl_buffer_add_text(&at->row, at->row.size ? " " : "");
        dl_buffer_add_slice(&at->row, dl_prose_trim(line));
    }
    return true;
}

/* ---- lines ---- */

static void take_heading(lines *at, dl_slice words, size_t level)
{
    end_paragraph(at);
    while (at->tables) { /* one that is not closed */
        end_row(at);
        at->tables--;
        at->hidden = false;
    }
    for (size_t i = level; i < LEVELS; i++)
        at->headings[i].size = 0;
    at->headings[level] = words;
}

static void take_line(lines *at, dl_slice line)
{
    const bool indented = line.size && line.data[0] == ' ';
    size_t marks = 0, level;
    bool item = false, rule = true;
    line = dl_prose_trim(line);
    const dl_slice title = heading_of(line, &level);
    if (title.size) {
        take_heading(at, title, level);
        return;
    }
    if (take_table_line(at, line))
        return;
    for (size_t i = 0; i < line.size; i++)
        rule &= line.data[i] == '-';
    for (; marks < line.size && strchr("*#:;", line.data[marks]); marks++)
        item |= line.data[marks] == '*' || line.data[marks] == '#';
    line = dl_prose_trim(dl_slice_cut(line, marks, line.size));
    if (marks || indented || rule || line.data[0] == '>')
        end_paragraph(at);
    if (item || (marks && line.size) || (line.size && line.data[0] == '>')) {
        add_item(at, item ? "- " : "", line);
    } else if (!rule) {
        dl_buffer_add_text(&at->paragraph, at->paragraph.size ? " " : "");
        dl_buffer_add_slice(&at->paragraph, line);
        if (indented)
            end_paragraph(at);
    }
}

void dl_wiki_lines(dl_buffer *out, dl_slice text)
{
    lines here = {.out = out};
    dl_slice line;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);)
        take_line(&here, line);
    end_paragraph(&here);
    if (here.tables)
        end_row(&here);
    dl_buffer_free(&here.paragraph);
    dl_buffer_free(&here.row);
}
