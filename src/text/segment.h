/* Cutting text into words: UAX #29 word boundaries, by ICU, and for ASCII by a table. */
#ifndef DL_SEGMENT_H
#define DL_SEGMENT_H

#include "util/buffer.h"

/** A word: bytes [begin, end), beginning with a letter, number or emoji. */
typedef struct dl_segment {
    size_t begin, end;
} dl_segment;

typedef struct dl_segments {
    dl_segment *items;
    size_t count, capacity;
} dl_segments;

typedef struct dl_segmenter dl_segmenter;

/** Errors: MEMORY, INTERNAL (ICU without data). */
dateline_status dl_segmenter_new(dl_segmenter **out, dateline_error *error) DATELINE_MUST_USE;
void dl_segmenter_free(dl_segmenter *segmenter);

/** Replaces the content of `out` by the words of `text`. `fast`: cut ASCII stretches without ICU; the
 *  result is the same. False when memory ran out. */
bool dl_segmenter_run(dl_segmenter *segmenter, dl_segments *out, dl_slice text, bool fast);

/** Whether a code point makes a segment a word: a letter, number or emoji. */
bool dl_segment_is_word_character(uint32_t code);

#endif
