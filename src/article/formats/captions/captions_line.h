/* Lines of subtitles (SubRip, WebVTT): times, and words without their marks. */
#ifndef DL_CAPTIONS_LINE_H
#define DL_CAPTIONS_LINE_H

#include "util/buffer.h"

#include <stdint.h>

/** Whether the line says when something is shown: "00:01:02,500 --> 00:01:05,000", and what may follow; in milliseconds. */
bool dl_captions_times(uint64_t *from, uint64_t *until, dl_slice line);

/** Whether it is a number alone. */
bool dl_captions_is_number(dl_slice line);

/** Appends the words of a well-formed line, on one line: without tags, what stands in braces before them, and references. *speaker:
 *  whom <v Name> names, or empty. */
void dl_captions_words(dl_buffer *out, dl_slice *speaker, dl_slice line);

#endif
