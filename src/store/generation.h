/* Generations: index/ is a Xapian stub directory whose XAPIANDB names the current generation's
 * folder, relative to it; a rebuild makes another folder and renames a new XAPIANDB into place.
 * C, no Xapian here. One writer at a time, kept by flock on index/lock. */
#ifndef DL_GENERATION_H
#define DL_GENERATION_H

#include "util/buffer.h"

/** Name of the current generation's folder ("gen-000001") appended to `out`.
 *  Errors: NO_INDEX (no folder, or no XAPIANDB in it), DAMAGED (XAPIANDB unreadable as ours, or it
 *  names a folder that is not there), IO. */
dateline_status dl_generation_current(dl_buffer *out, const char *index, dateline_error *error)
    DATELINE_MUST_USE;

/** The name after `current` (may be empty for the first), appended to `out`. */
void dl_generation_next(dl_buffer *out, dl_slice current);

/** Sums the finished generation's blocks (sums.h), syncs its files and folder, then switches: readers
 *  that open from now on see `name`. On failure the old generation stays; but when only the last sync
 *  failed, the switch is done. */
dateline_status dl_generation_switch(const char *index, const char *name, dateline_error *error)
    DATELINE_MUST_USE;

/** Removes generations other than `keep`, and left-overs of killed writers. Failures are ignored:
 *  the next writer tries again. Only for the holder of the lock. */
void dl_generation_clean(const char *index, const char *keep);

/** Copies the files of generation `from`, compared with its sums first, to a new folder `to`.
 *  Errors: DAMAGED, IO, MEMORY. */
dateline_status dl_generation_copy(const char *index, const char *from, const char *to,
                                   dateline_error *error) DATELINE_MUST_USE;

typedef struct dl_writer_lock dl_writer_lock;

/** Called now and then while waiting; return false to give up with STOPPED. */
typedef bool dl_writer_lock_waiting(void *context, double seconds);

/** Takes the writer's lock of folder `index` (which exists), waiting up to `wait_seconds`
 *  (fractions allowed; 0 tries once). The lock file then says who we are: process id, start time,
 *  `holder`. Errors: LOCKED (says who holds it and since when), STOPPED, IO, MEMORY. A killed
 *  holder's lock is free at once. */
dateline_status dl_writer_lock_take(dl_writer_lock **out, const char *index, double wait_seconds,
                                    const char *holder, dl_writer_lock_waiting *waiting,
                                    void *context, dateline_error *error) DATELINE_MUST_USE;
void dl_writer_lock_release(dl_writer_lock *lock);

#endif
