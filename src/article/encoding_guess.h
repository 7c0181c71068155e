/* What ICU's detector of encodings does not tell. */
#ifndef DL_ENCODING_GUESS_H
#define DL_ENCODING_GUESS_H

#include "util/slice.h"

/** Whether `text` is in ISO-2022-JP: it says by escapes which letters its bytes, ASCII's all of them, are. Any thread. */
bool dl_encoding_shifts(dl_slice text);

/** Whether `text`, which is no UTF-8, is Thai in TIS-620 or windows-874: a vowel or tone that stands above or below a letter
 *  follows one, and bytes that stand for nothing are missing. Any thread. */
bool dl_encoding_is_thai(dl_slice text);

/** The encoding that holds all of `name` and more: KOI8-U, with Ukrainian letters, for KOI8-R; else `name`. */
const char *dl_encoding_widest(const char *name);

#endif
