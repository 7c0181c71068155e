/* Whether a text is English for certain, at a glance: most news is, and the detector costs more than all the rest of
 * a short text. */
#ifndef DL_PLAIN_ENGLISH_H
#define DL_PLAIN_ENGLISH_H

#include "util/slice.h"

/** Whether `text` (UTF-8, any bytes) has so many of the commonest words that English has nearly alone (the, of, which, said),
 *  lower case and between blanks, that it is English: two in less than 100 bytes, three in less than 200, then four, and one in 64 bytes from
 *  320 on. One twice in a row counts once: Dutch has "of ... of". False: it may be English all the same.
 *  tests/eval/languages.c measures it. Any thread. */
bool dl_is_plainly_english(dl_slice text);

#endif
