/* What browsers write into pages that they save, archives into those that they show. */
#ifndef DL_HTML_SAVED_H
#define DL_HTML_SAVED_H

#include "article/html/tree/tree.h"
#include "util/clock.h"

/** The address that `page` was saved from, in a comment near its front ("saved from
 * url=(0019)https://example.org", or SingleFile's); empty without one, and when it is not well-formed UTF-8. In `page`.
 * Any thread. */
dl_slice dl_html_saved_from(dl_slice page);

/** When a page was saved or archived: SingleFile's comment, the Wayback Machine's script. None without. Any thread. */
dl_date dl_html_saved_when(dl_slice page);

/** Whether an element is none of the page's, but of an archive that shows it: the Wayback Machine, archive.today,
 * Google's cache. Any thread. */
bool dl_html_is_archives(const dl_html_tree *tree, uint32_t at);

#endif
