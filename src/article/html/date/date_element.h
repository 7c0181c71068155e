/* Elements and attributes of a page that hold a day. */
#ifndef DL_HTML_DATE_ELEMENT_H
#define DL_HTML_DATE_ELEMENT_H

#include "article/html/date/date_text.h"

/** What a machine-read date says: ISO 8601, words ("Tue, 18 Nov 2025 10:00:00 +0500"), "20251118".
 * DL_DATE_NONE without one. Any thread. */
dl_date dl_html_date_read(dl_slice text);

/** The same; where the day at the publisher's differs from the day in UTC, that day alone. */
dl_date dl_html_day_read(dl_slice text);

/** Of the elements that say by itself, tag, attributes or class that they hold a day, the surest's;
 * those near the headline (a node, or 0), or the others; those of a change, or the others. None of
 * comments and teasers. Any thread. */
dl_date dl_html_date_of_elements(dl_arena *arena, const dl_html_tree *tree, uint32_t headline,
                                 dl_html_months *months, bool near, bool changed);

/** Whether an element around node `at` says by its class that it holds the day of publishing. */
bool dl_html_holds_day(const dl_html_tree *tree, uint32_t at);

#endif
