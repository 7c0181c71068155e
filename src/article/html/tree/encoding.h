/* The encoding of a page, found as the HTML standard says ("determining the character
 * encoding"), but UTF-8 when the bytes are that, and by ICU where nothing is said. */
#ifndef DL_HTML_ENCODING_H
#define DL_HTML_ENCODING_H

#include <dateline/base.h>
#include "util/arena.h"

/** Gives the page as UTF-8, in `arena` when it had to be converted. *converted: positions in `out`
 * are not those in `bytes`. Errors: MEMORY. Any thread. */
dateline_status dl_html_decode(dl_slice *out, bool *converted, dl_arena *arena, dl_slice bytes,
                               dateline_error *error) DATELINE_MUST_USE;

#endif
