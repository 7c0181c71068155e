/* Damerau-Levenshtein distance on code points: insertions, deletions, exchanges of one, and swaps of
 * two neighbours, each 1 (Damerau 1964; the recurrence of Lowrance and Wagner 1975, which allows edits
 * between the two that were swapped). Made for going through a sorted list of words: what a word shares
 * with the one before is not computed again, and the caller learns what need not be looked at. */
#ifndef DL_EDITS_H
#define DL_EDITS_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Code points of a word that can be compared; longer ones have no near words. */
#define DL_EDITS_LENGTH_LIMIT 60
#define DL_EDITS_LIMIT 3 /* greatest `most` */

typedef struct dl_edits {
    uint32_t word[DL_EDITS_LENGTH_LIMIT];
    size_t length;
    unsigned most;
    /* Of the last text: its code points, a row of distances for each and
     * one before, and the least distance that can still come of it. */
    size_t count;
    uint32_t codes[DL_EDITS_LENGTH_LIMIT + DL_EDITS_LIMIT + 1];
    uint8_t rows[DL_EDITS_LENGTH_LIMIT + DL_EDITS_LIMIT + 2][DL_EDITS_LENGTH_LIMIT + 1];
    uint8_t bounds[DL_EDITS_LENGTH_LIMIT + DL_EDITS_LIMIT + 2];
} dl_edits;

/** Begins to compare with `word`: distances up to `most` (at most DL_EDITS_LIMIT) are told. */
void dl_edits_begin(dl_edits *edits, dl_slice word, unsigned most);

/** The distance of `text`, or most + 1 when it is greater. *dead (may be NULL): so many bytes of it that
 *  whatever begins with them is farther away than `most`; 0: none that is known. */
unsigned dl_edits_to(dl_edits *edits, dl_slice text, size_t *dead);

#ifdef __cplusplus
}
#endif

#endif
