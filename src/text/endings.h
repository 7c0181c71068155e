/* Stemming by lists of endings, see text/ending_lists.h, where libstemmer has no stemmer or a worse one. */
#ifndef DL_ENDINGS_H
#define DL_ENDINGS_H

#include "text/language.h"
#include "util/buffer.h"

typedef struct dl_endings dl_endings;

/** Whether there is a list for the language. Any thread. */
bool dl_endings_known(dl_language language);

/** The endings of a language, to be looked up; none where there is no list. NULL: out of memory. Any thread. */
dl_endings *dl_endings_new(dl_language language);
void dl_endings_free(dl_endings *endings);

/** Appends the folded word without its endings. */
void dl_endings_strip(dl_buffer *out, const dl_endings *endings, dl_slice folded);

#endif
