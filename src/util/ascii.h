/* Characters of ASCII, whatever the locale says. */
#ifndef DL_ASCII_H
#define DL_ASCII_H

#include <stdbool.h>

static inline bool dl_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool dl_is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/** Space, tab, LF, VT, FF or CR. */
static inline bool dl_is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

#endif
