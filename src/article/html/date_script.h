/* The day that a page's scripts call that of publishing. */
#ifndef DL_HTML_DATE_SCRIPT_H
#define DL_HTML_DATE_SCRIPT_H

#include "util/clock.h"
#include "util/slice.h"

/** The day of every "publishedAt": "2025-11-18T10:00:00Z" and the like in `page`, escaped or not;
 * none when they name more than one, as they may be of other articles. Any thread. */
dl_date dl_html_date_in_scripts(dl_slice page);

#endif
