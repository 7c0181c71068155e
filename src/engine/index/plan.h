/* What an index run has to do: the files that were found held against the list of sources. */
#ifndef DL_PLAN_H
#define DL_PLAN_H

#include "engine/index/scan.h"
#include "engine/stored/manifest.h"

/** One source to read. */
typedef struct dl_plan_item {
    const char *path;         /* absolute */
    dl_source_stamp stamp;
    dl_hash128 hash;          /* of the content, where the plan wanted to know it */
    bool named;               /* given itself, not a folder above it */
    dl_manifest_entry *entry; /* of the content that it replaces, or NULL: new */
    bool cleared;             /* that content is deleted already */
} dl_plan_item;

typedef struct dl_plan {
    dl_plan_item *items;
    size_t count;
    uint64_t bytes; /* to read */
    uint64_t added, changed, removed, moved, unchanged, failed;
} dl_plan;

/** Reports a source that cannot be read; and asks to go on (false: stop). */
typedef struct dl_plan_events {
    void (*problem)(void *context, const char *path, const char *message);
    bool (*progress)(void *context, const char *path, uint64_t files_done);
    void *context;
} dl_plan_events;

/** Fills *plan and notes in `manifest` what moved, was only touched, or is gone (removed). A file with
 *  the stamp that the list has is not opened; others are hashed when the list could know their
 *  content. The run began at `begin_ns`. Errors: IO (what reads sources cannot be loaded; of a
 *  source there is a problem instead), MEMORY, STOPPED. Free with dl_plan_free. */
dateline_status dl_plan_make(dl_plan *plan, const dl_scan *scan, int64_t begin_ns, dl_manifest *manifest,
                             const dl_plan_events *events, dateline_error *error) DATELINE_MUST_USE;
void dl_plan_free(dl_plan *plan);

#endif
