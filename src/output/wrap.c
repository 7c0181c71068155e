/* Filling lines: characters gather in a word, and a word goes to the line or, when the line is full,
 * to the next one. A mark that is open where a line ends is closed and opened again, so that it never
 * colours the indentation. */
#include "output/wrap.h"
#include "output/columns.h"
#include "util/utf8.h"

#define STYLE_OFF "\033[0m"
#define ZERO_WIDTH_JOINER 0x200Du
#define LEAST_TEXT_COLUMNS 20u

struct filler {
    dl_wrap *wrap;
    dl_buffer word; /* characters and marks that must stay together */
    unsigned word_columns;
    bool blank;      /* a blank stands between the line and the word */
    bool line_mark;  /* a mark is open at the end of the line */
    bool word_mark;  /* a mark is open at the end of the word */
    bool line_empty; /* nothing but indentation is on the line */
};

static bool is_colour(const dl_wrap *wrap)
{
    return wrap->open[0] == '\033';
}

static void put_open(dl_buffer *out, const dl_wrap *wrap)
{
    dl_buffer_add_text(out, wrap->open);
}

static void put_close(dl_buffer *out, const dl_wrap *wrap)
{
    dl_buffer_add_text(out, wrap->close);
    if (is_colour(wrap))
        dl_buffer_add_text(out, wrap->style);
}

static void next_line(struct filler *filler)
{
    dl_wrap *wrap = filler->wrap;
    bool again = filler->line_mark && is_colour(wrap);
    if (again || *wrap->style)
        dl_buffer_add_text(wrap->out, STYLE_OFF);
    dl_buffer_printf(wrap->out, "\n%*s", (int)wrap->indent, "");
    dl_buffer_add_text(wrap->out, wrap->style);
    if (again)
        put_open(wrap->out, wrap);
    wrap->column = wrap->indent;
    filler->line_empty = true;
}

static void flush_word(struct filler *filler)
{
    dl_wrap *wrap = filler->wrap;
    if (filler->word.size == 0)
        return;
    unsigned needed = filler->word_columns + (filler->blank ? 1 : 0);
    if (wrap->width && !filler->line_empty && wrap->column + needed > wrap->width) {
        next_line(filler);
    } else if (filler->blank) {
        dl_buffer_add_byte(wrap->out, ' ');
        wrap->column++;
    }
    dl_buffer_add_slice(wrap->out, dl_buffer_slice(&filler->word));
    wrap->column += filler->word_columns;
    filler->line_mark = filler->word_mark;
    filler->line_empty = false;
    filler->blank = false;
    filler->word_columns = 0;
    dl_buffer_clear(&filler->word);
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

/* Closing signs that no line begins with. */
static bool sticks_to_previous(uint32_t code)
{
    switch (code) {
    case 0x3001: case 0x3002: case 0xFF0C: case 0xFF0E: case 0xFF01: case 0xFF1F: case 0xFF1A:
    case 0xFF1B: case 0x300D: case 0x300F: case 0xFF09: case 0x3011: case 0x300B: case 0x30FC:
        return true;
    default:
        return false;
    }
}

static void add_character(struct filler *filler, uint32_t code)
{
    char bytes[4];
    dl_buffer_add(&filler->word, bytes, dl_utf8_encode(code, bytes));
    filler->word_columns += dl_columns_of(code);
}

/* A mark opens with the word that follows it and closes with the word before it. */
static void open_mark(struct filler *filler)
{
    put_open(&filler->word, filler->wrap);
    filler->word_columns += filler->wrap->mark_columns;
    filler->word_mark = true;
}

static void close_mark(struct filler *filler)
{
    put_close(&filler->word, filler->wrap);
    filler->word_columns += filler->wrap->mark_columns;
    filler->word_mark = false;
}

void dl_wrap_text(dl_wrap *wrap, dateline_slice text, const dateline_span *spans, size_t span_count)
{
    struct filler filler = {.wrap = wrap, .word = DL_BUFFER_EMPTY, .line_empty = true};
    unsigned width = wrap->width;
    if (width && width < wrap->indent + LEAST_TEXT_COLUMNS)
        wrap->width = wrap->indent + LEAST_TEXT_COLUMNS;
    unsigned room = wrap->width ? wrap->width - wrap->indent : 0;
    uint32_t previous = ' ';
    bool break_here = false;
    size_t span = 0;

    dl_buffer_add_text(wrap->out, wrap->style);
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (is_blank(code)) {
            flush_word(&filler);
            filler.blank = !filler.line_empty;
            break_here = false;
        } else {
            code = dl_columns_visible(code);
            unsigned columns = dl_columns_of(code);
            bool joins = columns == 0 || previous == ZERO_WIDTH_JOINER || sticks_to_previous(code);
            if (!joins && (break_here || columns == 2))
                flush_word(&filler);
            if (room && filler.word_columns + columns > room)
                flush_word(&filler);
        }
        if (span < span_count && !filler.word_mark && spans[span].byte_begin <= at &&
            at < spans[span].byte_end && !is_blank(code))
            open_mark(&filler);
        if (!is_blank(code)) {
            add_character(&filler, code);
            break_here = dl_columns_of(code) == 2 || code == 0x2014 ||
                         (break_here && dl_columns_of(code) == 0);
        }
        while (span < span_count && spans[span].byte_end <= at + length) {
            if (filler.word_mark)
                close_mark(&filler);
            span++;
        }
        previous = code;
    }
    if (filler.word_mark)
        close_mark(&filler);
    flush_word(&filler);
    if (*wrap->style)
        dl_buffer_add_text(wrap->out, STYLE_OFF);
    if (filler.word.failed)
        wrap->out->failed = true;
    dl_buffer_free(&filler.word);
    wrap->width = width;
}

void dl_wrap_plain(dl_buffer *out, dateline_slice text)
{
    dl_wrap wrap = {.out = out, .style = "", .open = "", .close = ""};
    dl_wrap_text(&wrap, text, NULL, 0);
}
