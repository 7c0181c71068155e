/* Characters whose bytes of UTF-8 were read as letters of an encoding of one byte a letter: "Ã©" for "é". */
#ifndef DL_MISREAD_H
#define DL_MISREAD_H

#include "util/slice.h"

/* As what they were read. */
typedef enum dl_misread {
    DL_MISREAD_NOT,
    DL_MISREAD_1252, /* Western; also ISO-8859-1 */
    DL_MISREAD_1250, /* Central European */
    DL_MISREAD_LATIN2,
    DL_MISREAD_1251, /* Cyrillic */
    DL_MISREAD_MAC,
    DL_MISREAD_COUNT
} dl_misread;

/** The character that stands misread at text[at], and its *size there; 0: none. Only of such that texts are made of.
 *  Any thread. */
uint32_t dl_misread_at(dl_slice text, size_t at, dl_misread as, size_t *size);

/** The character of two bytes whose second, a no-break space or a soft hyphen, was lost behind `lead`: the one with `second`,
 *  0xA0 or 0xAD; 0: `lead` begins none. */
uint32_t dl_misread_half(uint32_t lead, unsigned char second, dl_misread as);

/** Whether one may stand at text[at], which is beyond ASCII: a quick look, which is no for most letters. */
bool dl_misread_may_be(dl_slice text, size_t at);

#endif
