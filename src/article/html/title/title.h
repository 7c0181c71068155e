/* A page's headline: the one it shows, checked against what it states. */
#ifndef DL_HTML_TITLE_H
#define DL_HTML_TITLE_H

#include "article/html/tree/json_ld.h"
#include "article/html/tree/meta.h"

typedef struct dl_html_title {
    dl_slice text;
    uint32_t node; /* the heading that holds it, or 0 */
} dl_html_title;

/** Finds it; `site` is the site's name, `url` the page's address, either may be empty. Sets
 * arena->failed when memory ran out. Any thread. */
dl_html_title dl_html_title_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                                 dl_slice site, dl_slice url);

#endif
