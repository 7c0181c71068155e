/* Dates as articles write them. */
#ifndef DL_WORD_DATE_H
#define DL_WORD_DATE_H

#include "util/clock.h"

/** Reads a date at the front of `text`: "November 18, 2025", "Nov. 18, 2025", "18 November 2025".
 *  *used gets its bytes. None, and *used 0, when there is none or the day does not exist. Any thread. */
dl_date dl_word_date_take(dl_slice text, size_t *used);

/** The bytes of a day of a month at the front, with or without a year: "Nov 19", "19 November 2025"; 0
 *  when there is none. Any thread. */
size_t dl_word_date_take_day(dl_slice text);

/** Reads a whole text: ISO 8601, the above with anything behind it, "26-FEB-1987 15:01:01.79", "Tue, 18
 *  Nov 2025 10:00:00 +0500" or "18 Nov 25 10:00 EST" (RFC 2822 and its old forms), "18.11.2025", "2025/11/18", and
 *  "18/11/2025" or "11/18/2025" where they can only be one day. Without a zone it is UTC. None for anything else. */
dl_date dl_word_date_parse(dl_slice text);

#endif
