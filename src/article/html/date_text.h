/* Dates in a page's visible text, in any language whose months ICU can name. */
#ifndef DL_HTML_DATE_TEXT_H
#define DL_HTML_DATE_TEXT_H

#include "article/html/tree.h"
#include "util/clock.h"

/** The first date in the short texts behind the page's <h1>, else before it: "22. Januar 2022",
 * "22.01.2022", "January 22, 2022", "2022-01-22", "2022年1月22日". `language` ("de") names the
 * months, English ones are known too. "1/2/2022" is the month first in English alone. None when
 * there is none. Any thread. */
dl_date dl_html_date_text(const dl_html_tree *tree, dl_slice language);

#endif
