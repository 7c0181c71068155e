/* Dates of numbers alone: which number is the day, of "3/4/2018", other dates of the same page often tell. */
#ifndef DL_HTML_DATE_ORDER_H
#define DL_HTML_DATE_ORDER_H

#include "article/html/tree/meta.h"

/** Whether a page, in what it shows and states, has a date of numbers with the day in front, "25/04/2018", or is in letters that
 * are not Latin; and has none with the month in front. Any thread. */
bool dl_html_days_come_first(const dl_html_metas *metas);

#endif
