/* Stemming by lists of endings, see text/ending_lists.h, where libstemmer has no stemmer or a worse one. */
#ifndef DL_ENDINGS_H
#define DL_ENDINGS_H

#include "text/language.h"
#include "util/buffer.h"

/** Whether there is a list for the language. Any thread. */
bool dl_endings_known(dl_language language);

/** Appends the folded word without its endings; whole where there is no list. */
void dl_endings_strip(dl_buffer *out, dl_language language, dl_slice folded);

#endif
