/* Moments that records give as numbers. */
#ifndef DL_RECORD_MOMENT_H
#define DL_RECORD_MOMENT_H

#include "article/lines/word_date.h"

/** Seconds since 1970, or thousandths, millionths or billionths when that would be past the year 5000; 20060512 and
 *  20060512120000 as they are written. NONE for a year alone. */
dl_date dl_record_moment(double number);

/** The same of a text that is such a number, with or without a fraction, or one as .NET writes it ("/Date(1763460000000+0100)/").
 *  False: it is none. */
bool dl_record_moment_in(dl_date *out, dl_slice text);

#endif
