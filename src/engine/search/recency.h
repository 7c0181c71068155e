/* Recency: what is newer gains, when that is asked for.
 *
 *   score += score 2^(-age / half life)
 *
 * so that a passage of today counts twice as much as an old one or one without a date, and one that is a half life old
 * 1.5 times. A date to come counts as today. (Exponential decay of a document's prior by its age: Li, Croft:
 * "Time-based language models", 2003.) */
#ifndef DL_RECENCY_H
#define DL_RECENCY_H

#include "engine/stored/reader.h"

/* Of so many matches, the best by words alone, the newest may come first. */
enum { DL_RECENCY_MATCHES = 1000 };

/** Fills `newness`, 0..1, of the first DL_RECENCY_MATCHES, adds it to their scores, and orders them by these: they stay
 *  before the others. `half_life` in seconds, above 0; `now` in seconds since 1970. Errors: STALE, DAMAGED, IO, MEMORY. */
dateline_status dl_recency_apply(dl_store_matches *matches, dateline_reader *reader, double half_life, int64_t now,
                                 dateline_error *error) DATELINE_MUST_USE;

#endif
