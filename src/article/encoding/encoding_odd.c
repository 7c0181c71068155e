/* Letters beside letters: a wrong encoding puts signs and capitals within words. */
#include "article/encoding/encoding_odd.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

/* The commonest first: it is taken of two that are equally good. */
static const char *const rivals[] = {"IBM850",      "macintosh",      "IBM852",
                                     "IBM857",      "IBM866",         "IBM737",
                                     "IBM862",      "x-mac-cyrillic", "x-mac-centraleurroman",
                                     "windows-1258"};

typedef enum sign_kind { WRONG, BLANK, SIGN, ACCENT, OPENING, STOP, DIGIT, JOINER, MARK, LETTER, LOWER, UPPER } sign_kind;

/* What a byte stands for. */
typedef struct sign {
    uint8_t kind, script;
    bool alone;  /* a letter that is a word */
    bool beyond; /* ASCII */
} sign;

static sign sign_of(UChar32 code)
{
    /* Words of one letter in French, Italian, Portuguese, Spanish, Swedish and Danish. */
    static const UChar32 words[] = {0xC0, 0xC8, 0xC9, 0xE0, 0xE1, 0xE8, 0xE9, 0xEA, 0xF2, 0xF3, 0xE6, 0xE5, 0xF6};
    UErrorCode status = U_ZERO_ERROR;
    sign out = {SIGN, (uint8_t)uscript_getScript(code, &status), false, code >= 0x80};
    if (code == 0xAD || code == 0xB4 || code == 0xB7 || code == '\'' || code == 0x2022 || code == 0x2026 ||
        (code >= 0x2013 && code <= 0x201D && code != 0x201A))
        out.kind = JOINER; /* dashes, quotes: within a word, or between two that lost their blanks */
    else if (code == 0xAA || code == 0xBA || code == 0x192)
        out.kind = SIGN; /* letters in Unicode alone */
    else if (code == 0xA8 || code == 0xAF || code == 0xB8 || code == 0x2C6 || code == 0x2DC)
        out.kind = ACCENT; /* of no letter; nobody writes it beside one */
    else if (code == 0x201A || code == 0x201E)
        out.kind = OPENING; /* a quote that closes nowhere */
    else if (u_isupper(code))
        out.kind = UPPER;
    else if (u_islower(code))
        out.kind = LOWER;
    else if (u_isalpha(code))
        out.kind = LETTER;
    else if (u_getCombiningClass(code))
        out.kind = MARK;
    else if (code == 0xA0 || u_isUWhiteSpace(code))
        out.kind = BLANK;
    else if (u_isdigit(code))
        out.kind = DIGIT;
    else if (code < 0x80 && strchr(".,!?;:", (int)code) && code)
        out.kind = STOP;
    else if (code == 0xFFFD || u_iscntrl(code) || u_charType(code) == U_PRIVATE_USE_CHAR)
        out.kind = WRONG;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        out.alone |= code == words[i];
    return out;
}

/* The signs of all bytes; false: ICU has no such encoding, or it has more than a byte a letter. */
static bool signs_of(sign out[256], const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(encoding, &status);
    bool fine = U_SUCCESS(status) && ucnv_getMaxCharSize(from) == 1;
    for (int byte = 0; fine && byte < 256; byte++) {
        UChar code[4] = {0};
        const char source = (char)byte;
        ucnv_toUChars(from, code, 4, &source, 1, &status);
        fine = U_SUCCESS(status);
        out[byte] = sign_of(code[0]);
    }
    ucnv_close(from);
    return fine;
}

static bool is_word(sign a)
{
    return a.kind >= MARK;
}

static bool is_odd(sign at, sign before, sign behind)
{
    const bool left = is_word(before), right = is_word(behind), latin = at.script == USCRIPT_LATIN;
    switch (at.kind) {
    case WRONG:
        return true;
    case MARK:
        return !left;
    case SIGN:
        return (left && right) || (before.kind == SIGN && before.beyond);
    case ACCENT:
        return left || right;
    case OPENING:
        return left;
    case LETTER:
    case LOWER:
    case UPPER:
        return (left && before.kind != MARK && before.script != at.script) ||
               (right && behind.kind != MARK && behind.script != at.script) ||
               (at.kind == UPPER && before.kind == LOWER) || (at.kind == LOWER && behind.kind == UPPER) ||
               (latin && !left && behind.kind == DIGIT) ||
               (latin && !left && !right && !at.alone && (before.kind == STOP || behind.kind == BLANK));
    default:
        return false;
    }
}

typedef struct look {
    size_t letters; /* and signs beyond ASCII */
    size_t odd, capitals;
} look;

static look look_at(dl_slice text, const sign signs[256])
{
    const sign blank = {.kind = BLANK};
    look out = {0, 0, 0};
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x80)
            continue;
        const sign at = signs[byte], before = i ? signs[(unsigned char)text.data[i - 1]] : blank,
                   behind = i + 1 < text.size ? signs[(unsigned char)text.data[i + 1]] : blank;
        out.letters++;
        out.odd += is_odd(at, before, behind);
        out.capitals += at.kind == UPPER;
    }
    return out;
}

const char *dl_encoding_less_odd(const char *guess, dl_slice text)
{
    sign signs[256];
    if (!signs_of(signs, guess))
        return guess;
    const look own = look_at(text, signs);
    if (own.odd < 2 || own.odd * 100 < own.letters)
        return guess;
    const char *best = guess;
    look least = own;
    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++) {
        if (!signs_of(signs, rivals[i]))
            continue;
        const look its = look_at(text, signs);
        if (its.odd < least.odd || (its.odd == least.odd && its.capitals < least.capitals)) {
            best = rivals[i];
            least = its;
        }
    }
    return least.odd * 4 < own.odd ? best : guess;
}
