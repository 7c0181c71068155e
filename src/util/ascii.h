/* Characters of ASCII, whatever the locale says. */
#ifndef DL_ASCII_H
#define DL_ASCII_H

#include <stdbool.h>

static inline bool dl_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

#endif
