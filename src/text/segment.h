/* Cutting text into words: UAX #29 word boundaries, by ICU, and for ASCII by a table. */
#ifndef DL_SEGMENT_H
#define DL_SEGMENT_H

#include "util/buffer.h"

/** A word: bytes [begin, end), from its first letter, number or emoji to its last with the marks on it. */
typedef struct dl_segment {
    size_t begin, end;
    bool plain;    /* known to be ASCII letters and digits only */
    uint64_t hash; /* for who walks over them */
} dl_segment;

typedef struct dl_segments {
    dl_segment *items;
    size_t count, capacity;
} dl_segments;

typedef struct dl_segmenter dl_segmenter;

/** Errors: MEMORY, INTERNAL (ICU without data). */
dateline_status dl_segmenter_new(dl_segmenter **out, dateline_error *error) DATELINE_MUST_USE;
void dl_segmenter_free(dl_segmenter *segmenter);

/** Where the piece of text that begins at `begin` ends: text is cut into words piece by piece, so that
 *  memory is bounded. It ends before an ASCII blank, across which no word goes; a run of 32 KiB
 *  without any is cut nevertheless, where no letter is parted from its marks. */
size_t dl_segment_piece(dl_slice text, size_t begin);

typedef enum dl_segmenting {
    DL_SEGMENT_ICU,  /* by ICU alone */
    DL_SEGMENT_FAST, /* ASCII stretches by a table; the result is the same */
    DL_SEGMENT_PARTS /* and mostly without a dictionary: what has neither blank nor sign within is one word */
} dl_segmenting;

/** Whether it is a letter of Chinese, Japanese, Thai, Lao, Khmer or Burmese, of which ICU has dictionaries. */
bool dl_segment_has_dictionary(uint32_t code);

/** Replaces the content of `out` by the words of the piece [begin, end) of `text`. False when memory ran out. */
bool dl_segmenter_run(dl_segmenter *segmenter, dl_segments *out, dl_slice text, size_t begin,
                      size_t end, dl_segmenting how);

#endif
