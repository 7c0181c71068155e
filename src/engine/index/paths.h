/* A set of absolute paths, in the order in which they came, that knows which of them is above another path.
 * All zero is empty. Not thread-safe. */
#ifndef DL_PATHS_H
#define DL_PATHS_H

#include "util/id_table.h"
#include "util/slice.h"

typedef struct dl_paths {
    const char **items;
    size_t count, capacity;
    dl_id_table places; /* in items, plus 1, by the hashes of the paths */
} dl_paths;

/** Adds a path, unless it is there; it is borrowed. False when memory ran out. */
bool dl_paths_add(dl_paths *paths, const char *path);

/** Where it is, or SIZE_MAX. */
size_t dl_paths_find(const dl_paths *paths, dl_slice path);

/** Where the nearest is that is `path` or above it, or SIZE_MAX. */
size_t dl_paths_above(const dl_paths *paths, dl_slice path);

/** The same of those from which one comes to `path` without a name that is hidden. */
size_t dl_paths_above_in_sight(const dl_paths *paths, dl_slice path);

/** What is above a path: "/a" of "/a/b"; nothing of "/". */
dl_slice dl_path_parent(dl_slice path);

void dl_paths_free(dl_paths *paths);

#endif
