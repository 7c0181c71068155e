/* The words of a text that can be told without the analyzer: plain words (text/plain_word.h), the same with Latin letters
 * beside ASCII, numbers of several groups, and such as dashes join. Of each the analyzer makes one token with a stem, or
 * none of a stop word, at a position of its own. What is none of these, up to the blanks around it, is a stretch for the
 * analyzer. Any bytes are a text. */
#ifndef DL_WORD_SCAN_H
#define DL_WORD_SCAN_H

#include "util/slice.h"

enum {
    DL_SCAN_WORDS = 64,
    DL_SCAN_MORE = 32 /* that come together with the last of them */
};

typedef struct dl_scan_word {
    uint64_t hash;       /* of its small form, as far as ASCII goes, and the salt; not 0 */
    uint32_t begin, end; /* bytes of the text */
} dl_scan_word;

/** Begin with the text, of at most 4 GiB, and a salt, all else zero. */
typedef struct dl_scan {
    dl_slice text;
    uint64_t salt;
    size_t at; /* what lies before was told */
    dl_scan_word words[DL_SCAN_WORDS + DL_SCAN_MORE];
    size_t count;
    dl_slice
        stretch; /* that follows the words; empty: none. A blank before it is part of it, for marks may lean on it */
} dl_scan;

/** Fills words and stretch with what comes next; false: nothing does. */
bool dl_scan_next(dl_scan *scan);

#endif
