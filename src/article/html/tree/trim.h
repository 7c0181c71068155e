/* What is left out of a page before it is parsed: what no rule looks at (the bodies of scripts and
 * styles, drawings, comments, long attributes), and what would take gumbo hours or gigabytes (tags
 * nested too deep, attributes without end, tags without end). */
#ifndef DL_HTML_TRIM_H
#define DL_HTML_TRIM_H

#include <dateline/base.h>
#include "util/arena.h"

/* From `at` in the trimmed text on, `removed` bytes of the page are missing before it. */
typedef struct dl_html_cut {
    uint32_t at, removed;
} dl_html_cut;

typedef struct dl_html_trimmed {
    dl_slice text;
    dl_slice whole; /* the page, as it was given */
    dl_html_cut *cuts; /* ascending */
    size_t count, capacity;
    size_t size;       /* of the page */
    size_t read_until; /* what stands behind was left out, the page being too long; 0: nothing */
} dl_html_trimmed;

enum { DL_HTML_TAGS_MOST = 150000 }; /* of a thousand real pages none has 50,000 */

/** Trims `page`, of less than 4 GiB. Scripts that hold JSON-LD or embedded posts keep their bodies; of tags and
 * attributes together the first `tags` are kept, of the other tags their text is. False when memory ran out. Any
 * thread with its own arena. */
bool dl_html_trim(dl_html_trimmed *out, dl_arena *arena, dl_slice page, size_t tags);

/** The place in the page of byte `at` of the trimmed text. */
size_t dl_html_trim_place(const dl_html_trimmed *trimmed, size_t at);

#endif
