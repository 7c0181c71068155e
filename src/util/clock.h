/* Time: the machine's clocks, and calendar dates (proleptic Gregorian, UTC).
 * Day arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#ifndef DL_CLOCK_H
#define DL_CLOCK_H

#include "util/arena.h"
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A moment or a whole day. `seconds`: since 1970-01-01T00:00:00Z; DL_DATE_NONE: no date. */
typedef struct dl_date {
    int64_t seconds;
    bool has_time; /* false: the whole day that starts at `seconds` */
} dl_date;

#define DL_DATE_NONE_SECONDS INT64_MIN
#define DL_DATE_NONE ((dl_date){DL_DATE_NONE_SECONDS, false})

static inline bool dl_date_known(dl_date date)
{
    return date.seconds != DL_DATE_NONE_SECONDS;
}

/** Seconds since 1970 UTC, now. */
int64_t dl_clock_now(void);

/** Microseconds of a clock that only goes forward. */
int64_t dl_clock_monotonic_us(void);

/** Whether y-m-d exists: years 1..9999, real month lengths. */
bool dl_date_valid(int year, int month, int day);

/** Days since 1970-01-01 of a valid date, and back. */
int64_t dl_date_days(int year, int month, int day);
void dl_date_civil(int64_t days, int *year, int *month, int *day);

/** The day y-m-d as a dl_date, or none when it does not exist. */
dl_date dl_date_of(int year, int month, int day);

/** Appends "2025-11-19" or "1987-02-26T15:01:01Z"; nothing when there is no date. */
void dl_date_format(dl_buffer *out, dl_date date);

/** The same in an arena; empty when there is no date, or no memory, which the arena tells. */
dl_slice dl_date_text(dl_arena *arena, dl_date date);

/** Reads an ISO 8601 date: YYYY-MM-DD, with optional [T ]hh:mm[:ss[.fff]][Z|+hh:mm|+hhmm]; without
 *  a zone it is UTC. The whole text must be used. None when it is not one or does not exist. */
dl_date dl_date_parse_iso(dl_slice text);

#ifdef __cplusplus
}
#endif

#endif
