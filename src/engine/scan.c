/* Finding the files that the given paths stand for, by fts(3). */
#include "engine/scan.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool add_file(dl_scan *scan, const char *path, const struct stat *found, bool named)
{
    dl_scan_file *files = dl_array_room(scan->files, &scan->capacity, scan->count, sizeof *files);
    if (!files)
        return false;
    scan->files = files;
    char *copy = dl_arena_string(&scan->arena, dl_slice_of(path));
    if (!copy)
        return false;
    scan->files[scan->count++] = (dl_scan_file){
        copy,
        {(uint64_t)found->st_size,
         (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec},
        named};
    return true;
}

static bool add_path(dl_scan *scan, const char ***paths, size_t *capacity, size_t *count, const char *path)
{
    const char **room = dl_array_room(*paths, capacity, *count, sizeof *room);
    if (!room)
        return false;
    *paths = room;
    char *copy = dl_arena_string(&scan->arena, dl_slice_of(path));
    if (!copy)
        return false;
    room[(*count)++] = copy;
    return true;
}

static bool add_root(dl_scan *scan, const char *path)
{
    for (size_t i = 0; i < scan->root_count; i++)
        if (strcmp(scan->roots[i], path) == 0)
            return true;
    return add_path(scan, &scan->roots, &scan->root_capacity, &scan->root_count, path);
}

static bool add_unread(dl_scan *scan, const char *path)
{
    return add_path(scan, &scan->unread, &scan->unread_capacity, &scan->unread_count, path);
}

static void tell(dl_scan_problem *problem, void *context, const char *path, int number)
{
    char reason[128];
    problem(context, path, strerror_r(number, reason, sizeof reason));
}

/* One entry of the walk. False when memory ran out. */
static bool visit(dl_scan *scan, FTS *walk, FTSENT *entry, const char *skip,
                  dl_scan_problem *problem, void *context)
{
    bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
    switch (entry->fts_info) {
    case FTS_D:
        if (hidden || (skip && strcmp(entry->fts_path, skip) == 0))
            fts_set(walk, entry, FTS_SKIP);
        return true;
    case FTS_F:
        if (entry->fts_level == 0 || dl_source_is_article_name(entry->fts_name))
            return add_file(scan, entry->fts_path, entry->fts_statp, entry->fts_level == 0);
        scan->ignored += !hidden;
        return true;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        if (entry->fts_errno == ENOENT) /* gone since it was found */
            return true;
        tell(problem, context, entry->fts_path, entry->fts_errno);
        return entry->fts_errno != ENOMEM && add_unread(scan, entry->fts_path);
    case FTS_DEFAULT: /* a device, a pipe, a socket */
        if (entry->fts_level == 0)
            problem(context, entry->fts_path, "is neither a file nor a folder; give a file or a folder");
        else
            scan->ignored++;
        return true;
    case FTS_SL:
    case FTS_SLNONE:
        scan->ignored += !hidden;
        return true;
    default: /* folders a second time, loops */
        return true;
    }
}

/* A path without links; one that cannot be looked at is made absolute as text, for it may be of a known root. */
static char *absolute(const char *path)
{
    char *real = realpath(path, NULL);
    if (real || path[0] == '/')
        return real ? real : strdup(path);
    char *here = getcwd(NULL, 0);
    char *joined = here ? dl_file_join(here, strncmp(path, "./", 2) == 0 ? path + 2 : path) : NULL;
    free(here);
    return joined;
}

dateline_status dl_scan_add(dl_scan *scan, const char *path, const char *skip, bool known_root,
                            dl_scan_problem *problem, void *context, dateline_error *error)
{
    char *real = absolute(path);
    if (!real)
        return dl_fail_memory(error);
    struct stat found;
    const int missing = stat(real, &found) ? errno : 0;
    const bool there = !missing, gone = missing == ENOENT || missing == ENOTDIR;
    if (!there)
        tell(problem, context, path, missing);
    dateline_status status = DATELINE_OK;
    if (((there || known_root) && !add_root(scan, real)) || (!there && !gone && !add_unread(scan, real)))
        status = dl_fail_memory(error);
    if (there && !status) {
        char *const paths[] = {real, NULL};
        FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
        if (!walk)
            status = dl_fail_memory(error);
        while (!status) {
            errno = 0;
            FTSENT *entry = fts_read(walk);
            if (!entry && errno) /* not the end: what was not seen must not count as gone */
                status = errno == ENOMEM ? dl_fail_memory(error) : dl_fail_io(error, path, "look through", errno);
            if (!entry)
                break;
            if (!visit(scan, walk, entry, skip, problem, context))
                status = dl_fail_memory(error);
        }
        if (walk)
            fts_close(walk);
    }
    free(real);
    return status;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const dl_scan_file *)a)->path, ((const dl_scan_file *)b)->path);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void dl_scan_finish(dl_scan *scan)
{
    if (scan->unread_count)
        qsort(scan->unread, scan->unread_count, sizeof *scan->unread, by_text);
    if (scan->count)
        qsort(scan->files, scan->count, sizeof *scan->files, by_path);
    size_t kept = 0;
    for (size_t i = 0; i < scan->count; i++) {
        if (kept && strcmp(scan->files[kept - 1].path, scan->files[i].path) == 0) {
            scan->files[kept - 1].named |= scan->files[i].named;
            continue;
        }
        scan->files[kept++] = scan->files[i];
        scan->bytes += scan->files[i].stamp.size;
    }
    scan->count = kept;
}

static int by_slice(const void *key, const void *item)
{
    return dl_slice_compare(*(const dl_slice *)key, dl_slice_of(*(const char *const *)item));
}

/* Whether that path, or one of the folders above it, could not be looked at. */
static bool is_unread(const dl_scan *scan, dl_slice path)
{
    for (size_t end = 1; scan->unread_count && end <= path.size; end++) {
        const dl_slice above = dl_slice_cut(path, 0, end);
        if ((end == path.size || path.data[end] == '/') &&
            bsearch(&above, scan->unread, scan->unread_count, sizeof *scan->unread, by_slice))
            return true;
    }
    return false;
}

bool dl_scan_is_below(const dl_scan *scan, size_t roots, dl_slice path)
{
    for (size_t i = 0; i < roots; i++) {
        dl_slice root = dl_slice_of(scan->roots[i]);
        if (dl_slice_starts(path, root) &&
            (path.size == root.size || path.data[root.size] == '/' || dl_slice_is(root, "/")))
            return true;
    }
    return false;
}

bool dl_scan_covers(const dl_scan *scan, dl_slice path)
{
    return dl_scan_is_below(scan, scan->root_count, path) && !is_unread(scan, path);
}

void dl_scan_free(dl_scan *scan)
{
    free(scan->files);
    free(scan->roots);
    free(scan->unread);
    dl_arena_free(&scan->arena);
    *scan = DL_SCAN_EMPTY;
}
