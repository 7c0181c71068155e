/* The day that a page's scripts, or forms, call that of publishing. */
#ifndef DL_HTML_DATE_SCRIPT_H
#define DL_HTML_DATE_SCRIPT_H

#include "article/html/date/date_text.h"

/** The day of every "publishedAt": "2025-11-18T10:00:00Z", <input name="publDate" value="18/11/2025"> and the like in `page`, escaped or not;
 * none when they name more than one, as they may be of other articles. Any thread. */
dl_date dl_html_date_in_scripts(dl_html_months *months, dl_slice page);

#endif
