/* The site that a page is of, and what names it. */
#ifndef DL_HTML_SITE_H
#define DL_HTML_SITE_H

#include "article/html/tree/tree.h"

/** Where the host begins in an address, 0 without one; of the page that an archive's address holds
 * ("https://archive.example/2014/http://example.org/a"). */
size_t dl_html_host_begin(dl_slice url);

/** The site's name and its host's without the ending, as keys. */
typedef struct dl_html_site {
    dl_slice name, host;
} dl_html_site;

/** Of the site's name and the page's address; either may be empty. In `arena`. */
dl_html_site dl_html_site_of(dl_arena *arena, dl_slice name, dl_slice url);

/** Whether a text names the site: as the site does, or as the host does ("The Example" of
 * example.org). */
bool dl_html_names_site(dl_arena *arena, const dl_html_site *site, dl_slice text);

#endif
