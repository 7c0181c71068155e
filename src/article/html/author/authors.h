/* Who wrote a page's article. */
#ifndef DL_HTML_AUTHORS_H
#define DL_HTML_AUTHORS_H

#include "article/html/author/names.h"
#include "article/html/tree/json_ld.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/site.h"

/** Finds them: JSON-LD, <meta>, elements that are called author or byline, links to authors, "By
 * Name" near `headline` (a node, or 0); the site's own name only where nothing else is said. False
 * when memory ran out. Any thread. */
bool dl_html_authors_find(dl_html_names *out, dl_arena *arena, const dl_html_metas *metas,
                          const dl_json_ld *ld, const dl_html_site *site, uint32_t headline);

#endif
