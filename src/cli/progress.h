/* The progress bar of an index run: on a terminal only, and gone when the run is over. */
#ifndef DL_PROGRESS_H
#define DL_PROGRESS_H

#include <dateline/index.h>
#include <stdbool.h>

/** What a progress callback's context points to. */
typedef struct dl_progress_bar {
    bool visible; /* standard error is a terminal and nobody asked for quiet */
} dl_progress_bar;

/** A dateline_progress_callback that also stops the run after an interrupt. */
int dl_progress_show(void *bar, const dateline_progress *progress);

void dl_progress_clear(const dl_progress_bar *bar);

/** From now on an interrupt (SIGINT, SIGTERM, and SIGHUP unless it is ignored) asks the run to stop instead of killing it. Where it has not stopped a
 * second later, the program ends with `exit`, if that is not 0 with a message. Returns a descriptor that can be read
 * behind an interrupt, or -1. */
int dl_progress_catch_interrupts(int exit);

#endif
