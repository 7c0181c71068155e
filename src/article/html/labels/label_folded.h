/* The front of a short text in small letters, to be compared with lists of words. */
#ifndef DL_HTML_LABEL_FOLDED_H
#define DL_HTML_LABEL_FOLDED_H

#include <dateline/base.h>
#include "util/slice.h"

enum { DL_HTML_FOLDED = 128 };

typedef struct dl_html_folded {
    size_t size;
    bool whole; /* the text has no more */
    char bytes[DL_HTML_FOLDED];
} dl_html_folded;

/** A code point as those lists have it: small letters, "е" for "ё", "'" for "’", a blank for U+00A0. Any thread. */
uint32_t dl_html_fold_letter(uint32_t code);

/** Folds so the front of a text; U+3000 before it is none of it. Any thread. */
void dl_html_fold_front(dl_html_folded *out, dl_slice text);

/** Whether it opens with one of the words, or is one of them but for signs and numbers at its end. */
bool dl_html_folded_opens(const dl_html_folded *text, const char *const *words, size_t count);
bool dl_html_folded_is_one(const dl_html_folded *text, const char *const *words, size_t count);

#endif
