/* How Chinese characters sound, in Latin letters (pinyin without tones), as ICU's rules have it one by one. Constant data
 * made when dateline is built, by make_han_sounds.c. */
#ifndef DL_HAN_SOUNDS_H
#define DL_HAN_SOUNDS_H

#include <stdint.h>

enum { DL_HAN_FIRST = 0x3400, DL_HAN_LAST = 0x9FFF };

/** "zhong" of U+4E2D; "" of what has none. Any thread. */
const char *dl_han_sound(uint32_t code);

#endif
