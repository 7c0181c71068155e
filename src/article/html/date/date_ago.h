/* Days that a page tells by how long ago they were, seen from when it was saved. */
#ifndef DL_HTML_DATE_AGO_H
#define DL_HTML_DATE_AGO_H

#include "article/html/tree/tree.h"
#include "util/clock.h"

/** The day of a whole text such as "2 days ago", "Posted vor 3 Stunden" or "yesterday at 8:15", if it was read at
 * `saved`. None of months and years, which are too coarse. Any thread. */
dl_date dl_html_date_ago(dl_slice text, dl_date saved);

/** The first such day of a short text next to the headline, of a page that says when it was saved or archived. Any
 * thread. */
dl_date dl_html_date_ago_near(const dl_html_tree *tree, uint32_t headline);

#endif
