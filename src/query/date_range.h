/* Dates in queries: a year, month, day, a range of them, or a time before now. */
#ifndef DL_DATE_RANGE_H
#define DL_DATE_RANGE_H

#include "util/clock.h"

/** Reads "2025", "2025-11", "2025-11-19", "A..B", "A..", "..B", "A/B" (ISO 8601 interval), "today",
 *  "yesterday", "7d", "2w" (that long before `now`, seconds UTC, to now). *from and *until get seconds
 *  UTC, half open; INT64_MIN and INT64_MAX for open ends. False for anything else, also for days that
 *  do not exist. Any thread. */
bool dl_date_range_parse(int64_t *from, int64_t *until, dl_slice text, int64_t now);

/** Appends the range as dl_date_range_parse reads it. */
void dl_date_range_print(dl_buffer *out, int64_t from, int64_t until);

#endif
