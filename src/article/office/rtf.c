/* RTF as plain text: a machine that takes one byte after the other, and a stack of what its groups say. */
#include "article/office/rtf.h"
#include "article/encoding/encoding.h"
#include "article/office/flow.h"
#include "article/office/rtf_words.h"
#include "util/ascii.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WORD_MOST = 32,     /* letters of a control word */
    NUMBER_MOST = 10,   /* digits */
    DEPTH_MOST = 10000, /* groups in one another; what is deeper is no text */
    FONTS = 65536,
    BYTES_MOST = 65536, /* of text that wait to be converted; four times as many where none ends a character for sure */
    WESTERN = 1252
};

/* Code pages of \fcharset. */
static const struct {
    int charset;
    uint16_t page;
} charsets[] = {{77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950}, {161, 1253}, {162, 1254}, {163, 1258},
                {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}, {254, 437},  {255, 850}};

/* What holds until a group ends. */
typedef struct group {
    enum { YES, PASSED_OVER, NOT } seen; /* PASSED_OVER: but for what shows itself */
    bool unseen, fonts;
    bool ignorable; /* began with \* */
    uint16_t font, fallback;
} group;

typedef struct rtf_decoder {
    dl_decoder front;
    dl_flow flow;
    group now, *stack;
    size_t depth, room;
    uint64_t deeper; /* groups beyond DEPTH_MOST */
    enum { IN_TEXT, IN_SLASH, IN_WORD, IN_NUMBER, IN_HEX, IN_BINARY } at;
    char word[WORD_MOST + 1], number[NUMBER_MOST + 2];
    size_t word_size, number_size;
    int digits;       /* of \'hh */
    unsigned value;
    uint64_t binary;  /* bytes of \bin that are left */
    uint16_t skip;    /* characters that stand for one that was taken */
    uint16_t high;    /* the first half of a character, or 0 */
    uint16_t page, default_font;
    uint16_t *fonts;  /* the code pages, 0: the file's */
    dl_buffer bytes;  /* text in the code page at hand */
    bool converted;   /* some are not ASCII */
} rtf_decoder;

/* ---- text ---- */

static uint16_t page_of(const rtf_decoder *in)
{
    uint16_t page = in->fonts[in->now.font];
    return page ? page : in->page;
}

static bool is_text(const rtf_decoder *in)
{
    return in->now.seen == YES && !in->now.unseen && !in->deeper;
}

/* What waits goes out. */
static void flush(rtf_decoder *in, dl_buffer *out)
{
    char encoding[24];
    dl_buffer text = DL_BUFFER_EMPTY;
    if (!in->bytes.size)
        return;
    if (in->converted) {
        snprintf(encoding, sizeof encoding,
                 page_of(in) == 10000   ? "macintosh"
                 : page_of(in) == 65001 ? "UTF-8"
                                        : "cp%u",
                 (unsigned)page_of(in));
        dl_decoder *decoder = dl_encoding_decoder(encoding);
        if (decoder)
            dl_decoder_run(decoder, &text, dl_buffer_slice(&in->bytes), true);
        out->failed |= !decoder;
        dl_decoder_free(decoder);
    }
    dl_flow_add(&in->flow, out, in->converted ? dl_buffer_slice(&text) : dl_buffer_slice(&in->bytes));
    out->failed |= text.failed || in->bytes.failed;
    dl_buffer_free(&text);
    dl_buffer_clear(&in->bytes);
    in->converted = false;
}

static void add_byte(rtf_decoder *in, dl_buffer *out, unsigned char byte)
{
    if (in->skip) {
        in->skip--;
        return;
    }
    if (!is_text(in))
        return;
    if (byte < 0x20)
        byte = ' ';
    in->converted |= byte >= 0x80;
    dl_buffer_add_byte(&in->bytes, (char)byte);
    if (in->bytes.size >= BYTES_MOST && (byte < 0x80 || in->bytes.size >= 4 * BYTES_MOST))
        flush(in, out);
}

static void add_character(rtf_decoder *in, dl_buffer *out, uint32_t code)
{
    char bytes[4];
    flush(in, out);
    if (is_text(in))
        dl_flow_add(&in->flow, out, dl_slice_make(bytes, dl_utf8_encode(code, bytes)));
}

static void add_unicode(rtf_decoder *in, dl_buffer *out, long number)
{
    const uint32_t code = (uint32_t)number & 0xFFFF;
    const uint16_t high = in->high;
    in->high = 0;
    in->skip = in->now.fallback;
    if (code >= 0xD800 && code < 0xDC00)
        in->high = (uint16_t)code;
    else if (code >= 0xDC00 && code < 0xE000)
        add_character(in, out, high ? 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (code - 0xDC00) : 0xFFFD);
    else
        add_character(in, out, code < 0x20 ? ' ' : code);
}

/* ---- groups ---- */

static void open_group(rtf_decoder *in, dl_buffer *out)
{
    in->skip = 0;
    if (in->depth == DEPTH_MOST) {
        in->deeper++;
        return;
    }
    if (in->depth == in->room) {
        size_t room = in->room ? 2 * in->room : 32;
        group *stack = realloc(in->stack, room * sizeof *stack);
        if (!stack) {
            out->failed = true;
            return;
        }
        in->stack = stack;
        in->room = room;
    }
    in->stack[in->depth++] = in->now;
    in->now.ignorable = false;
}

static void close_group(rtf_decoder *in)
{
    in->skip = 0;
    if (in->deeper)
        in->deeper--;
    else if (in->depth)
        in->now = in->stack[--in->depth];
}

/* ---- control words ---- */

static void set_font_page(rtf_decoder *in, long page)
{
    if (in->now.fonts)
        in->fonts[in->now.font] = page > 0 && page < FONTS ? (uint16_t)page : 0;
}

static long page_of_charset(long charset)
{
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        if (charsets[i].charset == charset)
            return charsets[i].page;
    return 0;
}

static void do_word(rtf_decoder *in, dl_buffer *out, const dl_rtf_word *word, long number, bool numbered)
{
    switch (word->act) {
    case DL_RTF_NOTHING:
        break;
    case DL_RTF_HIDE:
        in->now.seen = NOT;
        break;
    case DL_RTF_SHOW:
        in->now.seen = in->now.seen == NOT ? NOT : YES;
        break;
    case DL_RTF_BLOCK:
        if (is_text(in))
            dl_flow_block(&in->flow);
        break;
    case DL_RTF_LINE:
        if (is_text(in))
            dl_flow_line(&in->flow);
        break;
    case DL_RTF_TAB:
        if (in->flow.gap == DL_GAP_NONE)
            add_character(in, out, ' ');
        break;
    case DL_RTF_CELL:
        if (is_text(in))
            dl_flow_cell(&in->flow);
        break;
    case DL_RTF_ROW:
        if (is_text(in))
            dl_flow_row(&in->flow);
        break;
    case DL_RTF_CHARACTER:
        add_character(in, out, word->value);
        break;
    case DL_RTF_UNICODE:
        add_unicode(in, out, number);
        break;
    case DL_RTF_FALLBACK:
        in->now.fallback = number >= 0 && number < 100 ? (uint16_t)number : 1;
        break;
    case DL_RTF_PAGE:
        in->page = word->value ? (uint16_t)word->value : number > 0 && number < FONTS ? (uint16_t)number : WESTERN;
        break;
    case DL_RTF_FONT_TABLE:
        in->now.seen = NOT;
        in->now.fonts = true;
        break;
    case DL_RTF_FONT:
        in->now.font = number >= 0 && number < FONTS ? (uint16_t)number : 0;
        break;
    case DL_RTF_DEFAULT_FONT:
        in->default_font = in->now.font = number >= 0 && number < FONTS ? (uint16_t)number : 0;
        break;
    case DL_RTF_CHARSET:
        set_font_page(in, page_of_charset(number));
        break;
    case DL_RTF_FONT_PAGE:
        set_font_page(in, number);
        break;
    case DL_RTF_PLAIN:
        in->now.unseen = false;
        in->now.font = in->default_font;
        break;
    case DL_RTF_UNSEEN:
        in->now.unseen = !numbered || number;
        break;
    case DL_RTF_BINARY:
        in->binary = number > 0 ? (uint64_t)number : 0;
        in->at = in->binary ? IN_BINARY : IN_TEXT;
        break;
    }
}

/* A control word that ended. */
static void end_word(rtf_decoder *in, dl_buffer *out)
{
    const bool first = in->now.ignorable;
    in->word[in->word_size] = in->number[in->number_size] = '\0';
    const dl_rtf_word *word = dl_rtf_word_find(in->word);
    flush(in, out);
    in->at = IN_TEXT;
    in->now.ignorable = false;
    if (first && in->now.seen == YES)
        in->now.seen = PASSED_OVER; /* a destination that not every reader knows */
    if (in->skip && (word->act == DL_RTF_CHARACTER || word->act == DL_RTF_TAB)) {
        in->skip--;
        return;
    }
    do_word(in, out, word, strtol(in->number, NULL, 10), in->number_size > 0);
}

/* A control that is one character. */
static void take_symbol(rtf_decoder *in, dl_buffer *out, char byte)
{
    in->at = IN_TEXT;
    switch (byte) {
    case '{':
    case '}':
    case '\\':
        add_byte(in, out, (unsigned char)byte);
        break;
    case '~':
        add_character(in, out, 0xA0);
        break;
    case '_':
        add_character(in, out, '-');
        break;
    case '*':
        in->now.ignorable = true;
        break;
    case '\r':
    case '\n':
        flush(in, out);
        if (is_text(in))
            dl_flow_block(&in->flow);
        break;
    case '\t':
        add_byte(in, out, ' ');
        break;
    case '\'':
        in->at = IN_HEX;
        in->digits = 0;
        in->value = 0;
        break;
    default: /* where a word may be parted, and marks of indexes */
        break;
    }
}

/* ---- bytes ---- */

static void take_text(rtf_decoder *in, dl_buffer *out, char byte)
{
    switch (byte) {
    case '\\':
        in->at = IN_SLASH;
        break;
    case '{':
        flush(in, out);
        open_group(in, out);
        break;
    case '}':
        flush(in, out);
        close_group(in);
        break;
    case '\r':
    case '\n':
    case '\0':
        break;
    default:
        add_byte(in, out, (unsigned char)byte);
        break;
    }
}

static void take_hex(rtf_decoder *in, dl_buffer *out, char byte)
{
    const char *digits = "0123456789abcdef", *found = byte ? strchr(digits, byte | 0x20) : NULL;
    if (!found) {
        in->at = IN_TEXT;
        return;
    }
    in->value = in->value * 16 + (unsigned)(found - digits);
    if (++in->digits == 2) {
        in->at = IN_TEXT;
        add_byte(in, out, (unsigned char)in->value);
    }
}

static void take_byte(rtf_decoder *in, dl_buffer *out, char byte)
{
    switch (in->at) {
    case IN_TEXT:
        take_text(in, out, byte);
        break;
    case IN_SLASH:
        if (dl_is_letter(byte)) {
            in->at = IN_WORD;
            in->word_size = in->number_size = 0;
            in->word[in->word_size++] = byte;
        } else {
            take_symbol(in, out, byte);
        }
        break;
    case IN_WORD:
        if (dl_is_letter(byte)) {
            if (in->word_size < WORD_MOST)
                in->word[in->word_size++] = byte;
            break;
        }
        in->at = IN_NUMBER;
        if (byte == '-') {
            in->number[in->number_size++] = byte;
            break;
        }
        __attribute__((fallthrough));
    case IN_NUMBER:
        if (dl_is_digit(byte)) {
            if (in->number_size < NUMBER_MOST)
                in->number[in->number_size++] = byte;
            break;
        }
        end_word(in, out);
        if (byte != ' ') /* a blank belongs to the word */
            take_byte(in, out, byte);
        break;
    case IN_HEX:
        take_hex(in, out, byte);
        break;
    case IN_BINARY:
        in->at = --in->binary ? IN_BINARY : IN_TEXT;
        break;
    }
}

static void run_rtf(dl_decoder *front, dl_buffer *out, dl_slice bytes, bool last)
{
    rtf_decoder *in = (rtf_decoder *)front;
    for (size_t i = 0; i < bytes.size && !out->failed; i++)
        take_byte(in, out, bytes.data[i]);
    if (last && (in->at == IN_WORD || in->at == IN_NUMBER))
        end_word(in, out);
    if (last)
        flush(in, out);
}

static void free_rtf(dl_decoder *front)
{
    rtf_decoder *in = (rtf_decoder *)front;
    dl_buffer_free(&in->bytes);
    free(in->stack);
    free(in->fonts);
    free(in);
}

dl_decoder *dl_office_rtf_decoder(void)
{
    rtf_decoder *in = calloc(1, sizeof *in);
    if (!in)
        return NULL;
    in->front = (dl_decoder){run_rtf, free_rtf};
    in->now.fallback = 1;
    in->page = WESTERN;
    in->fonts = calloc(FONTS, sizeof *in->fonts);
    if (in->fonts)
        return &in->front;
    free_rtf(&in->front);
    return NULL;
}
