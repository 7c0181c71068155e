/* Dates in a page's visible text, in any language whose months ICU can name. */
#ifndef DL_HTML_DATE_TEXT_H
#define DL_HTML_DATE_TEXT_H

#include "article/html/date/date_label.h"
#include "util/clock.h"

/** The names of the months in a language, and English; read when first needed. */
typedef struct dl_html_months dl_html_months;

/** Those of `language` ("de", "de-AT"), in `arena`; NULL when memory ran out. Any thread with its
 * own. */
dl_html_months *dl_html_months_of(dl_arena *arena, dl_slice language);

/** Says that the page has days in front of months, whatever its language: it is known to be so. */
void dl_html_months_day_first(dl_html_months *months);

/** The first date in a short text: "22. Januar 2022", "22.01.2022", "January 22, 2022",
 * "2022-01-22", "2022年1月22日". "1/2/2022" is the month first in English alone,
 * of no land or America's. None when there is
 * none. Any thread. */
dl_date dl_html_date_in(dl_html_months *months, dl_slice text);

/** The first days in short texts, by what the texts say of them. */
typedef struct dl_html_days {
    dl_date of[DL_DAY_KINDS];
} dl_html_days;
#define DL_HTML_DAYS_NONE ((dl_html_days){{DL_DATE_NONE, DL_DATE_NONE, DL_DATE_NONE, DL_DATE_NONE}})

/** Those in the texts of nodes `begin` to before `end`; captions, comments and teasers are passed
 * over. Any thread. */
dl_html_days dl_html_days_in(dl_html_months *months, const dl_html_tree *tree, uint32_t begin,
                             uint32_t end, uint32_t headline);

/** The first date in the short texts behind the headline (a node; 0: the page's <h1>), else before
 * it; `own`: none of comments and teasers, and behind that of a change one that is said to be the day of publishing. */
dl_date dl_html_date_near(dl_html_months *months, const dl_html_tree *tree, uint32_t headline,
                          bool own);

/** The day that a long text opens with: "(18 November 2025) The bridge over the river ...". */
dl_date dl_html_date_opening(dl_html_months *known, const dl_html_tree *tree);

#endif
