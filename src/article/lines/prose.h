/* What text looks like, whatever its script: blanks, widths, ends of sentences.
 * Pure functions over any bytes, any thread. */
#ifndef DL_PROSE_H
#define DL_PROSE_H

#include "util/slice.h"

/** Without blanks of any script, byte order marks and zero-width spaces at both ends. */
dl_slice dl_prose_trim(dl_slice text);

/** The first byte at or after `at` that is no such blank, or text.size. */
size_t dl_prose_skip_blanks(dl_slice text, size_t at);

/** What follows its last space: all of it, where there is none. */
dl_slice dl_prose_last_word(dl_slice text);

/** Columns on a terminal: wide letters count two, marks none. Stops counting past `enough`. */
size_t dl_prose_columns(dl_slice text, size_t enough);

/** How many bytes of `text` to take so that they are at most `most`, some KiB at least: all, or up to the last end of a sentence
 *  in the second half of those, else the last blank there, else a character's beginning. */
size_t dl_prose_piece(dl_slice text, size_t most);

/** Whether `text` has a letter or a digit of any script, an emoji, or bytes that are no UTF-8: "* * *" says
 *  nothing. */
bool dl_prose_has_words(dl_slice text);

/** Whether `text` ends as sentences do: a full stop of any script, or a colon, and then nothing but
 *  closing quotes and brackets. "U.S." is no end. */
bool dl_prose_ends_sentence(dl_slice text);

/** Whether `text` ends so with a question mark or an exclamation mark. */
bool dl_prose_asks(dl_slice text);

#endif
