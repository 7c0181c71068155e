/* Where else a hit's text stands, as a sentence. */
#ifndef DL_COPIES_H
#define DL_COPIES_H

#include <dateline/search.h>
#include "util/buffer.h"

/** Appends "in 14 articles, some with small changes, first on 2025-03-05". ASCII without signs of markup. */
void dl_copies_print(dl_buffer *out, const dateline_copies *copies);

#endif
