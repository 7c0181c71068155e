/* What a name is in Chinese characters. */
#ifndef DL_HTML_EAST_NAME_H
#define DL_HTML_EAST_NAME_H

#include "util/slice.h"

/** Whether it is a Chinese character, or the sign that repeats one. */
bool dl_html_is_han(uint32_t code);

/** Whether a text of `count` Chinese characters has the form of a person's name in China: two or three, four with some, of which
 *  the first is a common surname. Any thread, as all here. */
bool dl_html_has_east_surname(dl_slice text, size_t count);

/** Whether such a text begins or ends with a word that stands where names do and is none: "佚名", "本报", "房产". */
bool dl_html_is_no_east_name(dl_slice text);

#endif
