/* Encodings: what a text is in, and conversion to UTF-8. */
#include "article/encoding/encoding.h"
#include "article/encoding/encoding_guess.h"
#include "article/encoding/encoding_label.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unicode/ucnv.h>

enum {
    PIVOT = 4096,
    DETECT_BEFORE = 4096, /* bytes before the first that is no UTF-8 */
    DETECT_SIZE = 32768
};

/* ---- finding ---- */

static dl_encoding_source found(char name[DL_ENCODING_NAME], const char *value, dl_encoding_source how)
{
    snprintf(name, DL_ENCODING_NAME, "%s", value);
    return how;
}

/* Whether each four bytes are a character, and some: the highest byte is zero, the next one hardly more. */
static bool is_utf32(dl_slice head, bool big)
{
    const size_t size = head.size & ~(size_t)3;
    for (size_t at = 0; at < size; at += 4) {
        const char *unit = head.data + at;
        if (unit[big ? 0 : 3] || (unsigned char)unit[big ? 1 : 2] > 0x10)
            return false;
    }
    return size >= 8;
}

/* Whether there are bytes that texts of one byte a letter have not: one in two hundred. */
static bool has_controls(dl_slice head)
{
    size_t controls = 0;
    for (size_t at = 0; at < head.size; at++) {
        const unsigned char byte = (unsigned char)head.data[at];
        controls += byte < ' ' && (byte < '\t' || byte > '\r');
    }
    return controls && controls * 200 >= head.size;
}

/* Of the units of two bytes, how many are characters that texts are made of; 0: too few of all. */
static size_t likely_units(dl_slice head, bool big)
{
    static const struct {
        uint16_t first, last;
    } ranges[] = {{'\t', '\r'},       {' ', '~'},         {0xA0, 0x6FF},      {0x900, 0xE7F},     {0x1E00, 0x1FFF},
                  {0x2010, 0x2026},   {0x3000, 0x30FF},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},   {0xFF00, 0xFFEF}};
    size_t size = head.size & ~(size_t)1, likely = 0;
    for (size_t at = 0; at < size; at += 2) {
        const unsigned char first = (unsigned char)head.data[at], second = (unsigned char)head.data[at + 1];
        const unsigned unit = big ? first * 256U + second : second * 256U + first;
        for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
            likely += unit >= ranges[i].first && unit <= ranges[i].last;
    }
    return size >= 32 && likely * 40 >= size * 19 ? likely : 0;
}

/* What a text with zeros among its bytes is in; NULL: nothing that the zeros tell. */
static const char *by_zeros(dl_slice some)
{
    /* Blanks and line ends are 20 00, 0A 00 or the other way round in text of any script. */
    size_t size = some.size & ~(size_t)1, little = 0, big = 0, zeros = 0;
    for (size_t at = 0; at < size; at += 2) {
        char first = some.data[at], second = some.data[at + 1];
        little += !second && first >= '\t' && (unsigned char)first <= '~';
        big += !first && second >= '\t' && (unsigned char)second <= '~';
        zeros += !first + !second;
    }
    /* Every zero must be one of those, and a fair part of all must be. */
    if (size >= 8 && little == zeros && little >= size / 40 + 2 && !big)
        return "UTF-16LE";
    if (size >= 8 && big == zeros && big >= size / 40 + 2 && !little)
        return "UTF-16BE";
    return is_utf32(some, true) ? "UTF-32BE" : is_utf32(some, false) ? "UTF-32LE" : NULL;
}

dl_encoding_source dl_encoding_find_wide(char name[DL_ENCODING_NAME], dl_slice head)
{
    static const struct {
        dl_slice mark;
        const char *name;
    } marks[] = {{{"\xFF\xFE\0\0", 4}, "UTF-32"}, {{"\0\0\xFE\xFF", 4}, "UTF-32"},
                 {{"\xFF\xFE", 2}, "UTF-16"},     {{"\xFE\xFF", 2}, "UTF-16"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_slice_starts(head, marks[i].mark))
            return found(name, marks[i].name, DL_ENCODING_STATED);
    const dl_slice some = dl_slice_cut(head, 0, head.size < DETECT_SIZE ? head.size : DETECT_SIZE);
    if (some.size && memchr(some.data, '\0', some.size)) {
        const char *zeros = by_zeros(some);
        if (zeros)
            return found(name, zeros, DL_ENCODING_GUESSED);
    }
    if (!has_controls(some))
        return DL_ENCODING_UTF8;
    const size_t as_little = likely_units(some, false), as_big = likely_units(some, true);
    if (as_little || as_big)
        return found(name, as_big > as_little ? "UTF-16BE" : "UTF-16LE", DL_ENCODING_GUESSED);
    return DL_ENCODING_UTF8;
}

/* encoding="..." of an XML declaration. */
static bool stated(char name[DL_ENCODING_NAME], dl_slice head)
{
    if (!dl_slice_starts(head, DL_LITERAL("<?xml")))
        return false;
    const char *end = memchr(head.data, '>', head.size < 200 ? head.size : 200);
    dl_slice declaration = dl_slice_cut(head, 0, end ? (size_t)(end - head.data) : 0);
    size_t at = dl_slice_find(declaration, "encoding="), size = 0;
    if (at == SIZE_MAX)
        return false;
    for (at += 10; at < declaration.size && !strchr("\"' ?", declaration.data[at]) && size < DL_ENCODING_NAME - 1;)
        name[size++] = declaration.data[at++];
    name[size] = '\0';
    return size && strncasecmp(name, "utf", 3) != 0;
}

/* Whether most of what is beyond ASCII is UTF-8: it is damaged then, not another encoding. */
static bool is_mostly_utf8(dl_slice head)
{
    size_t good = 0, bad = 0, length;
    for (size_t at = 0; at < head.size; at += length) {
        dl_slice rest = dl_slice_cut(head, at, head.size);
        length = dl_utf8_ascii_size(rest);
        if (length)
            continue;
        bool fine = dl_utf8_decode(head, at, &length) <= 0x10FFFF;
        good += fine;
        bad += !fine;
    }
    return good > bad * 4;
}

dl_encoding_source dl_encoding_find(char name[DL_ENCODING_NAME], dl_slice head, bool whole)
{
    dl_encoding_source wide = dl_encoding_find_wide(name, head);
    if (wide)
        return wide;
    size_t invalid = dl_utf8_first_invalid(head);
    if (invalid == head.size && dl_encoding_shifts(head))
        return found(name, "ISO-2022-JP", DL_ENCODING_GUESSED);
    if (invalid == head.size &&
        dl_encoding_is_utf7(dl_slice_cut(head, 0, head.size < DETECT_SIZE ? head.size : DETECT_SIZE)))
        return found(name, "UTF-7", DL_ENCODING_GUESSED);
    /* A character across the end; of the whole, which may be cut, where others are well-formed. */
    bool cut = head.size - invalid < 4 && (!whole || dl_utf8_ascii_size(head) < invalid);
    if (invalid == head.size || cut || is_mostly_utf8(head))
        return DL_ENCODING_UTF8;
    if (stated(name, head))
        return DL_ENCODING_STATED;
    size_t begin = invalid > DETECT_BEFORE ? invalid - DETECT_BEFORE : 0;
    size_t end = head.size - begin > DETECT_SIZE ? begin + DETECT_SIZE : head.size;
    dl_encoding_guess(name, dl_slice_cut(head, begin, end), false);
    return DL_ENCODING_GUESSED;
}

/* ---- converting ---- */

typedef struct converter {
    dl_decoder front;
    UConverter *from, *to;
    UChar pivot[PIVOT], *pivot_source, *pivot_target;
} converter;

static void run_converter(dl_decoder *front, dl_buffer *out, dl_slice bytes, bool last)
{
    converter *with = (converter *)front;
    const char *source = bytes.data ? bytes.data : "", *end = source + bytes.size;
    UErrorCode status;
    do {
        size_t room = bytes.size + 4096;
        char *target = dl_buffer_reserve(out, room), *first = target;
        if (!target)
            return;
        status = U_ZERO_ERROR;
        ucnv_convertEx(with->to, with->from, &target, target + room, &source, end, with->pivot, &with->pivot_source,
                       &with->pivot_target, with->pivot + PIVOT, false, last, &status);
        out->size += (size_t)(target - first);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
}

static void free_converter(dl_decoder *front)
{
    converter *with = (converter *)front;
    ucnv_close(with->from);
    ucnv_close(with->to);
    free(with);
}

dl_decoder *dl_encoding_decoder(const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR, second = U_ZERO_ERROR;
    converter *with = calloc(1, sizeof *with);
    if (!with)
        return NULL;
    with->front = (dl_decoder){run_converter, free_converter};
    with->from = ucnv_open(dl_encoding_of_label(encoding), &status);
    if (U_FAILURE(status))
        with->from = ucnv_open("windows-1252", &second);
    with->to = ucnv_open("UTF-8", &second);
    with->pivot_source = with->pivot_target = with->pivot;
    if (U_SUCCESS(second))
        return &with->front;
    free_converter(&with->front);
    return NULL;
}

/* Whether text with that label, of one byte a letter, is UTF-8 all the same: no two letters of Europe's make such bytes. */
static bool is_mislabelled(dl_slice bytes, const char *encoding)
{
    return strncasecmp(encoding, "windows-125", 11) == 0 && dl_utf8_ascii_size(bytes) < bytes.size &&
           dl_utf8_first_invalid(bytes) == bytes.size;
}

void dl_encoding_convert(dl_buffer *out, dl_slice bytes, const char *encoding)
{
    char name[DL_ENCODING_NAME];
    UErrorCode status = U_ZERO_ERROR;
    encoding = dl_encoding_of_label(encoding ? encoding : "");
    bool known = *encoding && ucnv_countAliases(encoding, &status);
    bool utf8 = !known || strcasecmp(encoding, "utf-8") == 0 || strcasecmp(encoding, "us-ascii") == 0 ||
                is_mislabelled(bytes, encoding);
    if (utf8) {
        if (dl_encoding_find(name, bytes, true) == DL_ENCODING_UTF8) {
            dl_utf8_sanitize(out, bytes);
            return;
        }
        encoding = name;
    }
    dl_decoder *decoder = dl_encoding_decoder(encoding);
    if (decoder)
        dl_decoder_run(decoder, out, bytes, true);
    else
        out->failed = true;
    dl_decoder_free(decoder);
}
