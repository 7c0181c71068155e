/* A set of absolute paths. */
#include "engine/index/paths.h"
#include "util/array.h"
#include "util/hash.h"

/* Two paths with one hash: the later one looks for another number. */
static uint64_t number_of(dl_slice path, uint64_t attempt)
{
    const uint64_t hash = dl_hash64(path, attempt);
    return hash ? hash : 1;
}

size_t dl_paths_find(const dl_paths *paths, dl_slice path)
{
    for (uint64_t attempt = 0;; attempt++) {
        const size_t place = (size_t)(uintptr_t)dl_id_table_find(&paths->places, number_of(path, attempt));
        if (!place)
            return SIZE_MAX;
        if (dl_slice_is(path, paths->items[place - 1]))
            return place - 1;
    }
}

bool dl_paths_add(dl_paths *paths, const char *path)
{
    const dl_slice text = dl_slice_of(path);
    uint64_t attempt = 0;
    if (dl_paths_find(paths, text) != SIZE_MAX)
        return true;
    const char **items = dl_array_room(paths->items, &paths->capacity, paths->count, sizeof *items);
    if (!items)
        return false;
    paths->items = items;
    while (dl_id_table_has(&paths->places, number_of(text, attempt)))
        attempt++;
    if (!dl_id_table_add(&paths->places, number_of(text, attempt), (void *)(uintptr_t)(paths->count + 1)))
        return false;
    items[paths->count++] = path;
    return true;
}

dl_slice dl_path_parent(dl_slice path)
{
    size_t end = path.size;
    while (end && path.data[end - 1] != '/')
        end--;
    return dl_slice_cut(path, 0, end > 1 ? end - 1 : path.size > 1 ? end : 0);
}

static size_t find_above(const dl_paths *paths, dl_slice path, bool in_sight)
{
    for (; paths->count && path.size; path = dl_path_parent(path)) {
        const size_t place = dl_paths_find(paths, path);
        const dl_slice above = dl_path_parent(path);
        if (place != SIZE_MAX)
            return place;
        if (in_sight && path.data[above.size > 1 ? above.size + 1 : above.size] == '.')
            break;
    }
    return SIZE_MAX;
}

size_t dl_paths_above(const dl_paths *paths, dl_slice path)
{
    return find_above(paths, path, false);
}

size_t dl_paths_above_in_sight(const dl_paths *paths, dl_slice path)
{
    return find_above(paths, path, true);
}

void dl_paths_free(dl_paths *paths)
{
    free(paths->items);
    dl_id_table_free(&paths->places);
    *paths = (dl_paths){0};
}
