/* Misread characters, by what each encoding has for the bytes of UTF-8. */
#include "article/encoding/misread.h"
#include "util/utf8.h"

#include <uchar.h>

/* What the bytes from 0x80 on are; a blank: nothing. */
static const char16_t letters[][129] = {
    [DL_MISREAD_1252] = u"€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
                        u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    [DL_MISREAD_1250] = u"€ ‚ „…†‡ ‰Š‹ŚŤŽŹ ‘’“”•–— ™š›śťžź\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
                        u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    [DL_MISREAD_LATIN2] = u"                                \u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
                          u"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    [DL_MISREAD_1251] = u"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–— ™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї"
                        u"АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    [DL_MISREAD_MAC] = u"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
                       u"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
};

/* The byte that `code` was; 0: none beyond ASCII. A byte that is nothing was passed through as a control character; windows-1252
 * is ISO-8859-1 as well, where more are. */
static unsigned char byte_of(uint32_t code, dl_misread as)
{
    if (code < 0x80)
        return 0;
    for (unsigned i = 0; i < 0x80; i++)
        if (letters[as][i] == code)
            return (unsigned char)(0x80 + i);
    const bool nothing = code < 0xA0 && (as == DL_MISREAD_1252 || letters[as][code - 0x80] == ' ');
    return nothing ? (unsigned char)code : 0;
}

/* Letters and signs of the scripts that news are written in, without what is written for the sounds of languages. */
static bool is_common(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0xA0, 0x17F},    {0x218, 0x21B},   {0x370, 0x4FF},   {0x5D0, 0x6FF},    {0x900, 0xFFF},
                  {0x1E80, 0x1FFF}, {0x2010, 0x2044}, {0x20A0, 0x20C0}, {0x2100, 0x2BFF},  {0x3000, 0x9FFF},
                  {0xAC00, 0xD7A3}, {0xFE0F, 0xFE0F}, {0xFF00, 0xFFEF}, {0x1F000, 0x1FAFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* Whether `next` behind `code`, both beyond ASCII, may be one of the misread: a quick look, which is no for most letters. */
static bool is_likely(uint32_t code, uint32_t next)
{
    const bool latin = code >= 0xC2 && code <= 0x173, cyrillic = code >= 0x412 && code <= 0x44F,
               mac = code == 0x221A || code == 0xAC || code == 0x201A || code == 0x2248 || code == 0x192 ||
                     code == 0x2013 || code == 0x2014;
    const bool sign = next < 0xC0 || (next >= 0x152 && next <= 0x192) || (next >= 0x2C6 && next <= 0x2DD) ||
                      (next >= 0x2013 && next <= 0x2122);
    return (latin && (sign || (next >= 0x104 && next <= 0x17E))) ||
           (cyrillic && (sign || (next >= 0x401 && next <= 0x491 && !(next >= 0x410 && next <= 0x44F)))) ||
           (mac && next <= 0x2265);
}

bool dl_misread_may_be(dl_slice text, size_t at)
{
    size_t first, second;
    const uint32_t code = dl_utf8_decode(text, at, &first);
    return at + first < text.size && (text.data[at + first] & 0x80) &&
           is_likely(code, dl_utf8_decode(text, at + first, &second));
}

uint32_t dl_misread_at(dl_slice text, size_t at, dl_misread as, size_t *size)
{
    char bytes[4];
    size_t count = 0, wanted = 1, from = at, length;
    if (!dl_misread_may_be(text, at))
        return 0;
    for (; count < wanted && from < text.size; from += length) {
        const unsigned char byte = byte_of(dl_utf8_decode(text, from, &length), as);
        if (!byte)
            return 0;
        if (!count)
            wanted = byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0;
        if (!wanted)
            return 0;
        bytes[count++] = (char)byte;
    }
    if (count < wanted)
        return 0;
    const uint32_t code = dl_utf8_decode(dl_slice_make(bytes, count), 0, &length);
    *size = from - at;
    return length == count && code != UINT32_MAX && is_common(code) ? code : 0;
}

uint32_t dl_misread_half(uint32_t lead, unsigned char second, dl_misread as)
{
    const bool other = lead > 0x173 && as != DL_MISREAD_1251;
    const unsigned char byte = as == DL_MISREAD_MAC || other ? 0 : byte_of(lead, as);
    return byte >= 0xC2 && byte < 0xE0 ? (byte & 0x1Fu) << 6 | (second & 0x3Fu) : 0;
}
