/* Texts that open with one of some words. */
#ifndef DL_HTML_OPENS_H
#define DL_HTML_OPENS_H

#include "util/slice.h"

/** Whether it opens with `word`, ASCII case ignored; with one of the words. Any thread. */
bool dl_html_opens_with(dl_slice text, const char *word);
bool dl_html_opens(dl_slice text, const char *const *words, size_t count);

/** The same of an array of words. */
#define DL_HTML_OPENS(text, words) dl_html_opens(text, words, sizeof(words) / sizeof *(words))

#endif
