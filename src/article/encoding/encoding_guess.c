/* Encodings by their bytes. */
#include "article/encoding/encoding_guess.h"
#include "article/encoding/encoding_odd.h"
#include "util/utf8.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

bool dl_encoding_shifts(dl_slice text)
{
    return dl_slice_find(text, "\x1B$B") != SIZE_MAX || dl_slice_find(text, "\x1B$@") != SIZE_MAX;
}

static int digit_of(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = byte ? strchr(digits, byte) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Whether the digits at text[*at] are whole units, all of them letters beyond ASCII, marks or signs of texts; *at moves
 * behind them. Fewer than a unit and a half are no proof. */
static bool takes_letters(dl_slice text, size_t *at)
{
    unsigned bits = 0, value = 0;
    size_t units = 0, wrong = 0;
    for (int digit; *at < text.size && (digit = digit_of(text.data[*at])) >= 0; ++*at) {
        value = (value << 6 | (unsigned)digit) & 0x3FFFFF;
        bits += 6;
        if (bits < 16)
            continue;
        bits -= 16;
        const UChar32 unit = (UChar32)(value >> bits & 0xFFFF);
        const bool fine = (unit >= 0x80 && (u_isalpha(unit) || u_ispunct(unit) ||
                                            u_charType(unit) == U_NON_SPACING_MARK || U16_IS_SURROGATE(unit))) ||
                          (unit >= 0x20 && unit < 0x80);
        units++;
        wrong += !fine;
    }
    return units && !wrong && bits < 6 && !(value & ((1U << bits) - 1));
}

bool dl_encoding_is_utf7(dl_slice text)
{
    enum { LEAST = 3 /* of them */ };
    size_t good = 0, bad = 0, at = 0;
    for (const char *next; at < text.size && (next = memchr(text.data + at, '+', text.size - at));) {
        at = (size_t)(next - text.data) + 1;
        if (at < text.size && text.data[at] == '-') /* a plus */
            continue;
        const bool fine = takes_letters(text, &at);
        good += fine;
        bad += !fine && at < text.size; /* the last one may be cut */
    }
    return good >= LEAST && bad * 20 <= good && dl_utf8_ascii_size(text) == text.size;
}

/* A vowel or tone that stands above or below a letter follows one, and bytes that stand for nothing are missing. */
static bool is_thai(dl_slice text)
{
    enum { LEAST = 40 }; /* letters that tell */
    size_t letters = 0, marks = 0, wrong = 0, pairs = 0, korean = 0;
    bool carries = false; /* the byte before: a consonant or a mark on one */
    bool second = false;  /* of two bytes */
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        pairs += byte >= 0xA1 && !second;
        korean += byte >= 0xB0 && byte <= 0xC8 && !second;
        second = byte >= 0xA1 && !second;
        const bool mark = byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE);
        letters += byte >= 0xA1;
        marks += mark;
        wrong += (mark && !carries) || (byte >= 0xDB && byte <= 0xDE) || byte >= 0xFC;
        carries = mark || (byte >= 0xA1 && byte <= 0xCE);
    }
    return letters >= LEAST && wrong * 100 <= letters && marks * 10 >= letters && marks * 2 <= letters &&
           korean * 10 < pairs * 9;
}

/* Lithuanian and Latvian in windows-1257: what windows-1252 has for Iceland's two letters, among letters that Iceland has not,
 * and hardly any that it has. */
static bool is_baltic(dl_slice text)
{
    size_t plain = 0, letters = 0, carons = 0, own = 0, others = 0;
    bool both[2] = {false, false};
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        plain += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        letters += byte >= 0xC0;
        carons += byte == 0xF0 || byte == 0xFE;
        both[byte == 0xF0] |= byte == 0xF0 || byte == 0xFE;
        own += byte && strchr("\xE2\xE6\xE8\xEB\xEE\xF8\xFB", byte);
        others += byte && strchr("\xF3\xF6\xFA\xFC\xFD", byte);
    }
    return both[0] && both[1] && plain >= 2 * letters && carons * 20 >= letters && own * 3 >= letters &&
           others * 20 <= letters;
}

/* "It's" with a curly apostrophe is valid in encodings of two bytes a letter. In Shift_JIS Japanese has kana; in the others hardly
 * a byte is below A1. */
static bool is_curly(dl_slice text, const char *name)
{
    size_t beyond = 0, kana = 0, low = 0;
    for (size_t i = 0; i + 1 < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i], next = (unsigned char)text.data[i + 1];
        beyond += byte >= 0x80;
        low += byte >= 0x80 && byte < 0xA1;
        kana += (byte == 0x82 && next >= 0x9F && next <= 0xF1) || (byte == 0x83 && next >= 0x40 && next <= 0x96);
    }
    const bool double_bytes = strncmp(name, "EUC", 3) == 0 || strcmp(name, "GB18030") == 0 || strcmp(name, "Big5") == 0;
    return strcmp(name, "Shift_JIS") == 0 ? kana * 8 < beyond : double_bytes && low * 2 > beyond;
}

/* ICU's best guess, windows-1252 below a confidence of SURE. */
static const char *by_statistics(UCharsetDetector *detector, dl_slice text)
{
    enum { SURE = 10 }; /* of 100 */
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++) {
        const char *name = ucsdet_getName(matches[i], &status);
        if (!U_SUCCESS(status) || strcmp(name, "ISO-8859-1") == 0)
            break;
        const bool wrong = strncmp(name, "UTF", 3) == 0 || strncmp(name, "IBM", 3) == 0 || is_curly(text, name);
        if (!wrong && ucsdet_getConfidence(matches[i], &status) >= SURE)
            return strcmp(name, "KOI8-R") == 0 ? "KOI8-U" : name; /* with Ukrainian letters */
    }
    return "windows-1252";
}

void dl_encoding_guess(char name[DL_ENCODING_NAME], dl_slice text, bool markup)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_enableInputFilter(detector, markup);
    ucsdet_setText(detector, text.data, (int32_t)text.size, &status);
    const char *guess = "windows-1252";
    if (is_thai(text))
        guess = "windows-874";
    else if (is_baltic(text))
        guess = "windows-1257";
    else if (U_SUCCESS(status))
        guess = by_statistics(detector, text);
    snprintf(name, DL_ENCODING_NAME, "%s", dl_encoding_less_odd(guess, text));
    ucsdet_close(detector);
}
