/* Dates of numbers alone: which number is the day, of "3/4/2018", other records of the same file often tell. */
#ifndef DL_DAY_ORDER_H
#define DL_DAY_ORDER_H

#include "article/reading/format.h"

/** Learns it from the dates of the records within the first MiB, unless the user said it. Errors: those of dl_reading_fill,
 *  MEMORY. */
dateline_status dl_day_order_learn(dl_reading *reading, const dl_format *format) DATELINE_MUST_USE;

#endif
