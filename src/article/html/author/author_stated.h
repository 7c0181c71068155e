/* Authors as a page states them for programs: in JSON-LD, in <meta>. Any thread. */
#ifndef DL_HTML_AUTHOR_STATED_H
#define DL_HTML_AUTHOR_STATED_H

#include "article/html/author/names.h"
#include "article/html/tree/json_ld.h"
#include "article/html/tree/site.h"

/** "Ann Bell (https://example.org)", "Ann Bell <ann@example.org>" without the address; of an address alone nothing. */
dl_slice dl_html_without_address(dl_slice text);

/** Adds those of JSON-LD; the name of the section that the page states is none. */
void dl_html_authors_ld(dl_html_names *to, const dl_html_metas *metas, const dl_json_ld *ld);

/** Adds those of <meta>: no codes of desks, behind the name of `site` only persons, and neither the publisher nor who made the
 * program. Sets arena->failed when memory ran out. */
void dl_html_authors_meta(dl_html_names *to, dl_arena *arena, const dl_html_metas *metas, const dl_html_site *site);

/** Adds who stands beside the label "Written by", as programs state it for the cards of posts. */
void dl_html_authors_label(dl_html_names *to, dl_arena *arena, const dl_html_metas *metas);

#endif
