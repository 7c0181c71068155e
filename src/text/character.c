/* What the analyzer asks about single characters, from ICU's properties. */
#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum { UNICODE_LIMIT = 0x10FFFF };

static bool is_of(uint32_t code, uint32_t categories)
{
    return code <= UNICODE_LIMIT && (U_MASK(u_charType((UChar32)code)) & categories) != 0;
}

static bool is_emoji(uint32_t code)
{
    /* Past the arrows: the signs below (©, ™, ...) are pictographs by name only. */
    return code >= 0x2300 && code <= UNICODE_LIMIT &&
           (u_hasBinaryProperty((UChar32)code, UCHAR_EXTENDED_PICTOGRAPHIC) ||
            u_hasBinaryProperty((UChar32)code, UCHAR_REGIONAL_INDICATOR));
}

bool dl_character_is_word(uint32_t code)
{
    if (code < 0x80)
        return ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') || (code >= '0' && code <= '9');
    return (is_of(code, U_GC_L_MASK | U_GC_N_MASK) && !dl_character_is_apostrophe(code)) ||
           is_emoji(code);
}

bool dl_character_is_capital(uint32_t code)
{
    return is_of(code, U_GC_LU_MASK | U_GC_LT_MASK);
}

bool dl_character_is_mark(uint32_t code)
{
    if (code < 0x80)
        return false;
    return is_of(code, U_GC_M_MASK | U_GC_CF_MASK) || (code >= 0x1F3FB && code <= 0x1F3FF);
}

bool dl_character_is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0x02BC || code == 0x02BB ||
           code == 0xFF07;
}

bool dl_character_is_underscore(uint32_t code)
{
    return code < 0x80 ? code == '_' : is_of(code, U_GC_PC_MASK);
}

bool dl_character_is_digit(uint32_t code)
{
    return code < 0x80 ? code >= '0' && code <= '9' : is_of(code, U_GC_ND_MASK);
}

bool dl_character_is_unspaced(uint32_t code)
{
    /* Blocks of Thai and Lao, Myanmar and first letters of Hangul syllables, Khmer, kana with its marks, bopomofo, ideographs, Hangul, half-width
     * kana, and the ideographs beyond the first plane. */
    static const struct {
        uint32_t first, last;
    } blocks[] = {
        {0x0E00, 0x0EFF}, {0x1000, 0x115E}, {0x1780, 0x17FF}, {0x3005, 0x3007},   {0x3041, 0x312F},
        {0x31A0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
        {0xFF66, 0xFF9D}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFF},
    };
    if (code >= 0x10A0 && code <= 0x10FF) /* Georgian */
        return false;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (code <= blocks[i].last)
            return code >= blocks[i].first && dl_character_is_word(code) && !dl_character_is_digit(code);
    return false;
}

bool dl_character_is_southern(uint32_t code)
{
    const bool blocks = (code >= 0x0E00 && code < 0x0F00) || (code >= 0x1000 && code < 0x10A0) || (code >= 0x1780 && code < 0x1800);
    return blocks && dl_character_is_unspaced(code);
}

bool dl_character_is_latin(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    UErrorCode error = U_ZERO_ERROR;
    return is_of(code, U_GC_L_MASK) && uscript_getScript((UChar32)code, &error) == USCRIPT_LATIN;
}
