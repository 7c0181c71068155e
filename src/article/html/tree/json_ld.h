/* JSON-LD of schema.org: the article that a page's scripts describe. */
#ifndef DL_HTML_JSON_LD_H
#define DL_HTML_JSON_LD_H

#include "article/html/tree/meta.h"

enum { DL_JSON_LD_AUTHORS = 20 };

typedef struct dl_json_ld {
    dl_slice headline, description, date, language, url, publisher, body;
    dl_slice modified;  /* the day of the last change */
    dl_slice page_date; /* of a WebPage: it may be older than its article */
    dl_slice authors[DL_JSON_LD_AUTHORS];
    size_t author_count;
} dl_json_ld;

/** Reads the scripts of type application/ld+json. Of several articles the one counts first that has
 * the page's address, or else a headline that the page states, and none counts that has another
 * address than such a one. False when memory ran out. Any thread. */
bool dl_json_ld_read(dl_json_ld *out, dl_arena *arena, const dl_html_metas *metas);

#endif
