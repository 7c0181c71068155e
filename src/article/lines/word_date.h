/* Dates as articles write them. */
#ifndef DL_WORD_DATE_H
#define DL_WORD_DATE_H

#include "util/clock.h"

/* Which numbers of "3/4/2018" may be the day: bits. */
typedef enum dl_day_order {
    DL_ORDER_NONE, /* neither */
    DL_DAY_FIRST,  /* 3 April */
    DL_MONTH_FIRST, /* 4 March */
    DL_ORDER_EITHER
} dl_day_order;

/* What is known of the order of day and month in the dates of a source's records, and learned as they come. */
typedef struct dl_record_days {
    dl_day_order stated; /* by the user; NONE: nothing */
    dl_day_order seen;   /* what dates that may be one day only were; EITHER: both, so nobody knows */
} dl_record_days;

/** Reads a date at the front of `text`: "November 18, 2025", "Nov. 18, 2025", "18 November 2025".
 *  *used gets its bytes. None, and *used 0, when there is none or the day does not exist. Any thread. */
dl_date dl_word_date_take(dl_slice text, size_t *used);

/** The bytes of a day of a month at the front, with or without a year: "Nov 19", "19 November 2025"; 0
 *  when there is none. Any thread. */
size_t dl_word_date_take_day(dl_slice text);

/** Which orders give a day that exists, of a text that begins with three numbers like "18/11/2025" or "11-18-2025"; where
 *  both give the same day, and of anything else: NONE. Any thread. */
dl_day_order dl_word_date_order(dl_slice text);

/** Reads a whole text: ISO 8601, the above with anything behind it, "26-FEB-1987 15:01:01.79", "Tue, 18
 *  Nov 2025 10:00:00 +0500" or "18 Nov 25 10:00 EST" (RFC 2822 and its old forms), "18.11.2025", "2025/11/18", and
 *  "18/11/2025" or "11/18/2025" where they can only be one day. Without a zone it is UTC. None for anything else. */
dl_date dl_word_date_parse(dl_slice text);

/** The same of a text whose numbers stand in that `order`, DAY_FIRST or MONTH_FIRST, if they may. */
dl_date dl_word_date_parse_in(dl_slice text, dl_day_order order);

#endif
