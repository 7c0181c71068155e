/* What text looks like, from ICU's properties. */
#include "article/lines/prose.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

static bool is_blank(uint32_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r');
    return code == 0x200B || code == 0x2060 || code == 0xFEFF ||
           (code <= UCHAR_MAX_VALUE && u_isUWhiteSpace((UChar32)code));
}

/* The last character of `text`, which is not empty, and where it begins. */
static uint32_t last_character(dl_slice text, size_t *begin)
{
    size_t length;
    *begin = dl_utf8_floor(text, text.size - 1);
    return dl_utf8_decode(text, *begin, &length);
}

size_t dl_prose_skip_blanks(dl_slice text, size_t at)
{
    size_t length;
    while (at < text.size && is_blank(dl_utf8_decode(text, at, &length)))
        at += length;
    return at;
}

dl_slice dl_prose_trim(dl_slice text)
{
    size_t begin;
    text = dl_slice_cut(text, dl_prose_skip_blanks(text, 0), text.size);
    while (text.size && is_blank(last_character(text, &begin)))
        text = dl_slice_cut(text, 0, begin);
    return text;
}

dl_slice dl_prose_last_word(dl_slice text)
{
    size_t begin = text.size;
    while (begin && text.data[begin - 1] != ' ')
        begin--;
    return dl_slice_cut(text, begin, text.size);
}

static size_t columns_of(uint32_t code)
{
    if (code > UCHAR_MAX_VALUE)
        return 1;
    if (U_MASK(u_charType((UChar32)code)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
        return 0;
    int32_t width = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t dl_prose_columns(dl_slice text, size_t enough)
{
    size_t columns = 0, length = 1;
    for (size_t at = 0; at < text.size && columns <= enough; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        columns += code < 0x80 ? 1 : columns_of(code);
    }
    return columns;
}

static bool is_closing(uint32_t code)
{
    return code == '"' || code == '\'' ||
           (code <= UCHAR_MAX_VALUE &&
            (U_MASK(u_charType((UChar32)code)) & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)));
}

bool dl_prose_has_words(dl_slice text)
{
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (code > UCHAR_MAX_VALUE || u_isalnum((UChar32)code) ||
            u_hasBinaryProperty((UChar32)code, UCHAR_EMOJI_PRESENTATION))
            return true; /* what is no UTF-8 may be words */
    }
    return false;
}

/* Without closing quotes and brackets at the end. */
static dl_slice without_closing(dl_slice text)
{
    size_t begin;
    text = dl_prose_trim(text);
    while (text.size && is_closing(last_character(text, &begin)))
        text = dl_slice_cut(text, 0, begin);
    return text;
}

bool dl_prose_ends_sentence(dl_slice text)
{
    size_t begin;
    text = without_closing(text);
    if (!text.size)
        return false;
    uint32_t code = last_character(text, &begin);
    if (code == '.' && begin >= 3 && dl_is_letter(text.data[begin - 1]) && text.data[begin - 2] == '.')
        return false;
    return code == ':' || code == 0xFF1A ||
           (code <= UCHAR_MAX_VALUE && u_hasBinaryProperty((UChar32)code, UCHAR_S_TERM));
}

bool dl_prose_asks(dl_slice text)
{
    size_t begin;
    text = without_closing(text);
    uint32_t code = text.size ? last_character(text, &begin) : 0;
    return code == '?' || code == '!' || code == 0xFF1F || code == 0xFF01 || code == 0x061F;
}

size_t dl_prose_piece(dl_slice text, size_t most)
{
    static const char *const wide_stops[] = {"\u3002", "\uFF01", "\uFF1F"}; /* no blank follows them */
    size_t blank = 0;
    if (text.size <= most)
        return text.size;
    for (size_t at = most; at > most / 2; at--) {
        char before = text.data[at - 1];
        for (size_t i = 0; i < sizeof wide_stops / sizeof *wide_stops; i++)
            if (memcmp(text.data + at - 3, wide_stops[i], 3) == 0)
                return at;
        if (before == ' ' || before == '\n') {
            if (!blank)
                blank = at;
            if (dl_prose_ends_sentence(dl_slice_cut(text, at - 16, at)))
                return at;
        }
    }
    return blank ? blank : dl_utf8_floor(text, most);
}
