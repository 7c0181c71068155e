/* What the files of the text format share. */
#include "output/text_parts.h"
#include "util/utf8.h"

const char *const dl_style_title = "\033[1m", *const dl_style_mark = "\033[1;31m",
           *const dl_style_source = "\033[2m", *const dl_style_end = "\033[0m";

void dl_text_style(dl_printer *printer, const char *code)
{
    if (printer->options.marks == DL_MARKS_COLOR)
        dl_buffer_add_text(&printer->out, code);
}

void dl_text_safe(dl_printer *printer, dateline_slice text)
{
    dl_utf8_presentable(&printer->out, text);
}

/* Columns of a character, roughly: marks none, East Asian wide ones two. */
static unsigned columns_of(uint32_t code)
{
    bool mark = (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
                (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
                (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x64B && code <= 0x65F);
    bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                (code >= 0xFF00 && code <= 0xFF60) || (code >= 0x1F300 && code <= 0x1FAFF) ||
                (code >= 0x20000 && code <= 0x3FFFD);
    return mark ? 0 : wide ? 2 : 1;
}

unsigned dl_text_width(dateline_slice text)
{
    size_t width = 0;
    for (size_t at = 0, length; at < text.size; at += length) {
        length = dl_utf8_plain_end(text, at) - at;
        width += length ? length : columns_of(dl_utf8_decode(text, at, &length));
    }
    return (unsigned)width;
}
