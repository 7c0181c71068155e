/* Bytes of another script behind Western letters. */
#include "article/encoding/misread_script.h"
#include "article/encoding/encoding_guess.h"
#include "util/ascii.h"
#include "util/utf8.h"

#include <uchar.h>
#include <unicode/uchar.h>

enum { LATIN1, LATIN9, WINDOWS };

/* Beyond ISO-8859-1, in pairs with their bytes. */
static const struct {
    char16_t code;
    unsigned char latin9, windows; /* 0: has none */
} beyond[] = {{0x20AC, 0xA4, 0x80}, {0x160, 0xA6, 0x8A}, {0x161, 0xA8, 0x9A},  {0x17D, 0xB4, 0x8E},  {0x17E, 0xB8, 0x9E},  {0x152, 0xBC, 0x8C},
              {0x153, 0xBD, 0x9C},  {0x178, 0xBE, 0x9F}, {0x201A, 0, 0x82},    {0x192, 0, 0x83},     {0x201E, 0, 0x84},    {0x2026, 0, 0x85},
              {0x2020, 0, 0x86},    {0x2021, 0, 0x87},   {0x2C6, 0, 0x88},     {0x2030, 0, 0x89},    {0x2039, 0, 0x8B},    {0x2018, 0, 0x91},
              {0x2019, 0, 0x92},    {0x201C, 0, 0x93},   {0x201D, 0, 0x94},    {0x2022, 0, 0x95},    {0x2013, 0, 0x96},    {0x2014, 0, 0x97},
              {0x2DC, 0, 0x98},     {0x2122, 0, 0x99},   {0x203A, 0, 0x9B}};

/* The byte beyond ASCII that `code` was; 0: none. */
static unsigned char byte_of(uint32_t code, int western)
{
    const bool may_be = code <= 0x192 || (code >= 0x2C6 && code <= 0x2DC) || (code >= 0x2013 && code <= 0x2122);
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond && western != LATIN1 && may_be; i++)
        if (beyond[i].code == code)
            return western == LATIN9 ? beyond[i].latin9 : beyond[i].windows;
    return code >= 0x80 && code <= 0xFF ? (unsigned char)code : 0;
}

/* What `text` was before it was read as Western; false: it was not, or has no letter beyond ASCII. */
static bool add_bytes(dl_buffer *out, dl_slice text, int western)
{
    bool any = false;
    for (size_t at = 0, size; at < text.size; at += size) {
        const uint32_t code = dl_utf8_decode(text, at, &size);
        const unsigned char byte = code < 0x80 ? (unsigned char)code : byte_of(code, western);
        any |= code >= 0x80;
        if (code && !byte)
            return false;
        dl_buffer_add_byte(out, (char)byte);
    }
    return any;
}

/* As what its letters were read, if most of them are beyond ASCII and Western; -1: they are not. */
static int western_of(dl_slice sample)
{
    enum { LEAST = 100, FEW = 50 };
    size_t plain = 0, high = 0, others = 0, latin9 = 0, windows = 0;
    for (size_t at = 0, size; at < sample.size; at += size) {
        const uint32_t code = dl_utf8_decode(sample, at, &size);
        if (code < 0x80) {
            plain += dl_is_letter((char)code);
            continue;
        }
        const bool western = byte_of(code, WINDOWS) != 0;
        high += western;
        others += !western;
        latin9 += code > 0xFF && byte_of(code, LATIN9);
        windows += code > 0xFF && western && !byte_of(code, LATIN9);
    }
    if (high < LEAST || high < plain || others * FEW > high)
        return -1;
    return windows ? WINDOWS : latin9 ? LATIN9 : LATIN1;
}

/* Whether what is beyond ASCII is mostly letters of scripts that are not Latin, and next to nothing is wrong. */
static bool is_of_script(dl_slice text)
{
    enum { FEW = 50 };
    size_t letters = 0, all = 0, wrong = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        const uint32_t code = dl_utf8_decode(text, at, &size);
        all += code >= 0x80;
        letters += code >= 0x370 && u_isalpha((UChar32)code);
        wrong += code == 0xFFFD || (code >= 0x80 && code < 0xA0) || u_charType((UChar32)code) == U_PRIVATE_USE_CHAR;
    }
    return letters * 10 >= all * 7 && wrong * FEW <= all;
}

bool dl_misread_script_find(dl_misread_script *out, dl_slice sample)
{
    const int western = western_of(sample);
    dl_buffer bytes = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    bool found = false;
    if (western >= 0 && add_bytes(&bytes, sample, western)) {
        out->western = (uint8_t)western;
        dl_encoding_guess(out->encoding, dl_buffer_slice(&bytes), false);
        dl_encoding_convert(&text, dl_buffer_slice(&bytes), out->encoding);
        found = !bytes.failed && !text.failed && is_of_script(dl_buffer_slice(&text));
    }
    dl_buffer_free(&bytes);
    dl_buffer_free(&text);
    return found;
}

dl_slice dl_misread_script_mend(dl_arena *arena, dl_slice text, const dl_misread_script *as)
{
    dl_buffer bytes = DL_BUFFER_EMPTY, made = DL_BUFFER_EMPTY;
    dl_slice mended = text;
    if (add_bytes(&bytes, text, as->western)) {
        dl_encoding_convert(&made, dl_buffer_slice(&bytes), as->encoding);
        if (made.size)
            mended = dl_arena_copy(arena, dl_buffer_slice(&made));
    }
    arena->failed |= bytes.failed || made.failed;
    dl_buffer_free(&bytes);
    dl_buffer_free(&made);
    return mended;
}
