/* Finding the files that the given paths stand for. */
#ifndef DL_SCAN_H
#define DL_SCAN_H

#include "article/reading/source.h"
#include "engine/index/passed_over.h"
#include "engine/index/paths.h"
#include "util/arena.h"

typedef struct dl_scan_file {
    const char *path; /* absolute */
    dl_source_stamp stamp;
    bool named; /* given itself, not a folder above it */
} dl_scan_file;

typedef struct dl_scan {
    dl_arena arena;
    dl_scan_file *files; /* by path, each once */
    size_t count, capacity;
    dl_paths roots;  /* absolute; those that exist */
    dl_paths unread; /* what could not be looked at: nobody knows what is there, or below it */
    dl_passed_over passed_over; /* files in folders that are no articles by their names */
    uint64_t bytes;   /* sum of the sizes */
} dl_scan;

#define DL_SCAN_EMPTY ((dl_scan){.arena = DL_ARENA_EMPTY})

/** Told about a path that cannot be looked at. */
typedef void dl_scan_problem(void *context, const char *path, const char *message);

/** Adds what `path` stands for: a file whatever its name, or the articles in a folder and below it
 *  (hidden files, and the folder `skip`, an absolute path or NULL, are left out; symbolic links below
 *  are not followed). A missing path is still a root if `known_root`. What lies in two of the paths is looked at once.
 *  Errors: IO, MEMORY. */
dateline_status dl_scan_add(dl_scan *scan, const char *path, const char *skip, bool known_root,
                            dl_scan_problem *problem, void *context, dateline_error *error)
    DATELINE_MUST_USE;

/** Sorts the files and drops doubles; call once after the last add. */
void dl_scan_finish(dl_scan *scan);

/** Whether a file of that path would have been found: it is one of the roots or below one, and not where nothing
 *  could be looked at. Of a finished scan. */
bool dl_scan_covers(const dl_scan *scan, dl_slice path);

void dl_scan_free(dl_scan *scan);

#endif
