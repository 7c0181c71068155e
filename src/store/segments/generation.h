/* Generations: index/ is a Xapian stub directory whose XAPIANDB names folders, relative to it, which are read as one
 * database: the index's segments. None is changed once it is named there. An update adds one, or writes one that takes
 * the place of some; a rebuild makes one that takes the place of all; then a new XAPIANDB is renamed into place. C, no
 * Xapian here. One writer at a time, kept by flock on index/lock.
 *
 * A list of names, as most functions here take it, has them apart by blanks, the newest first: "gen-000007 gen-000001". */
#ifndef DL_GENERATION_H
#define DL_GENERATION_H

#include "util/buffer.h"

/** The names of the current generations appended to `out`. Errors: NO_INDEX (no folder, or no XAPIANDB in it), DAMAGED
 *  (XAPIANDB unreadable as ours, or it names a folder that is not there), IO, MEMORY. */
dateline_status dl_generation_current(dl_buffer *out, const char *index, dateline_error *error)
    DATELINE_MUST_USE;

/** Cuts the first name off a list. False when it is empty. */
bool dl_generation_take(dl_slice *name, dl_slice *names);

/** The name after the newest of `names` (may be empty for the first), appended to `out`. */
void dl_generation_next(dl_buffer *out, dl_slice names);

/** Sums the blocks of a generation that is finished (sums.h), and syncs its files and its folder: it will be there after
 *  whatever happens to the machine. Errors: IO, MEMORY, DAMAGED. */
dateline_status dl_generation_seal(const char *folder, dateline_error *error) DATELINE_MUST_USE;

/** Switches: readers that open from now on see `names`, which are sealed. On failure the old generations stay; but when
 *  only the last sync failed, the switch is done. Errors: IO, MEMORY. */
dateline_status dl_generation_switch(const char *index, const char *names, dateline_error *error)
    DATELINE_MUST_USE;

/** Removes generations other than `names`, and left-overs of killed writers. Failures are ignored:
 *  the next writer tries again. Only for the holder of the lock. */
void dl_generation_clean(const char *index, const char *names);

/** Bytes of the files of `names`; what is gone has none. Errors: IO, MEMORY. */
dateline_status dl_generation_size(uint64_t *out, const char *index, dl_slice names, dateline_error *error)
    DATELINE_MUST_USE;

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

/** Whether the folder still has the lock that was taken: else it was removed or replaced meanwhile, and what is made in
 *  it now is another writer's. */
bool dl_writer_lock_stands(const dl_writer_lock *lock);
void dl_writer_lock_release(dl_writer_lock *lock);

#endif
