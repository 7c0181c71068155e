/* How many columns of a terminal a character takes, whatever the locale. */
#ifndef DL_COLUMNS_H
#define DL_COLUMNS_H

#include <stdint.h>

/** 0 for marks that sit on the character before, 2 for East Asian wide characters and emoji, else 1. */
unsigned dl_columns_of(uint32_t code);

/** What is shown for a character: U+FFFD for control characters, which a terminal would obey (and for
 *  the code that stands for ill-formed bytes), else the character itself. */
uint32_t dl_columns_visible(uint32_t code);

#endif
