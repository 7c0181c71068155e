/* Dates in queries: a year, month, week, day or moment, a range of them, or a time before now. */
#ifndef DL_DATE_RANGE_H
#define DL_DATE_RANGE_H

#include "util/clock.h"

/* Seconds UTC, half open; INT64_MIN and INT64_MAX for open ends. */
typedef struct dl_date_range {
    int64_t from, until;
    bool swapped; /* its ends were given the wrong way round */
} dl_date_range;

/** Reads one of (case does not matter, without a zone it is UTC)
 *    2025  2025-11  2025/11  2025-11-19  2025/11/19  19.11.2025  20251119  2025-323  2025-W47  2025-W47-3
 *    2025-11-19T14:30Z  2025-11-19T14:30:00+03:00
 *    March 2025  19 March 2025  March 19, 2025  last March   also with short names, 2025-Mar
 *    today yesterday tomorrow now  this-week last-week, also -month and -year, and "last week"
 *    7d 2w 3m 1y 24h P7D PT12H   so long before now, till now
 *    A..B  A..  ..B  A/B  A/..  ../B   B may leave out what it shares with A: 2025-11-01/19
 *    2016-2018                   those years
 *    A/P7D  P7D/B                so long from A on, or up to B
 *  False for anything else, also for days that do not exist. Any thread. */
bool dl_date_range_parse(dl_date_range *out, dl_slice text, int64_t now);

/** The last second at which `text`, as the end of a range, is over: "7d" is the day a week ago. */
bool dl_date_until_parse(int64_t *until, dl_slice text, int64_t now);

/** Appends the range as dl_date_range_parse reads it. */
void dl_date_range_print(dl_buffer *out, int64_t from, int64_t until);

#endif
