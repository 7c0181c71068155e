/* Text for a terminal: wrapped at a display width, matches marked, nothing in it that a terminal would
 * obey. Every run of blanks and line ends becomes one blank. */
#ifndef DL_WRAP_H
#define DL_WRAP_H

#include <dateline/search.h>
#include "util/buffer.h"

typedef struct dl_wrap {
    dl_buffer *out;
    unsigned width;  /* columns; 0: one line, however long */
    unsigned indent; /* blanks before every line but the first */
    unsigned column; /* where the next character goes: set it to what the first line holds already */
    const char *style;       /* ANSI sequence around the whole, or "" */
    const char *open, *close; /* around a match: an ANSI sequence, a bracket, or "" */
    unsigned mark_columns;   /* columns that `open` and `close` take, each */
} dl_wrap;

/** Appends `text`; the parts in `spans` (ascending, disjoint) stand between `open` and `close`. */
void dl_wrap_text(dl_wrap *wrap, dateline_slice text, const dateline_span *spans, size_t span_count);

/** Appends `text` on one line, unstyled: control characters and ill-formed bytes become U+FFFD. */
void dl_wrap_plain(dl_buffer *out, dateline_slice text);

#endif
