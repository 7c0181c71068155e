/* Encodings that nobody states: by ICU's statistics, and what those do not tell. */
#ifndef DL_ENCODING_GUESS_H
#define DL_ENCODING_GUESS_H

#include "article/encoding/encoding.h"

/** Whether `text` is in ISO-2022-JP: it says by escapes which letters its bytes, ASCII's all of them, are. Any thread. */
bool dl_encoding_shifts(dl_slice text);

/** Whether `text` is in UTF-7: what stands between "+" and "-" is, in base64, the UTF-16 of letters. Any thread. */
bool dl_encoding_is_utf7(dl_slice text);

/** The encoding of `text`, which is no UTF-8: windows-1252 where nothing else is likely. `markup`: what stands between "<" and
 *  ">" does not count. Any thread. */
void dl_encoding_guess(char name[DL_ENCODING_NAME], dl_slice text, bool markup);

#endif
