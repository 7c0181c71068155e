/* Whether to go on, asked while tables are written. */
#ifndef DL_BULK_WATCH_H
#define DL_BULK_WATCH_H

#include "util/error.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/** Zeroed: to the end. */
typedef struct dl_bulk_watch {
    bool (*goes_on)(void *context);
    void *context;
    pthread_t thread; /* that may ask */
    atomic_bool stopped;
} dl_bulk_watch;

static inline void dl_bulk_watch_begin(dl_bulk_watch *watch, bool (*goes_on)(void *context), void *context)
{
    watch->goes_on = goes_on;
    watch->context = context;
    watch->thread = pthread_self();
}

/** Any thread. Errors: STOPPED, from when the thread that may ask was told so. */
static inline dateline_status dl_bulk_watch_ask(dl_bulk_watch *watch, dateline_error *error)
{
    if (!watch || !watch->goes_on)
        return DATELINE_OK;
    if (pthread_equal(watch->thread, pthread_self()) && !watch->goes_on(watch->context))
        atomic_store(&watch->stopped, true);
    return atomic_load(&watch->stopped) ? dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was")
                                        : DATELINE_OK;
}

#endif
