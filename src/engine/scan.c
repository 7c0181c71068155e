/* Finding the files that the given paths stand for, by fts(3). */
#include "engine/scan.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <sys/stat.h>

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

static bool add_path(dl_scan *scan, dl_paths *paths, const char *path)
{
    const char *copy = dl_arena_string(&scan->arena, dl_slice_of(path));
    return copy && dl_paths_add(paths, copy);
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
        if (hidden || (skip && strcmp(entry->fts_path, skip) == 0) ||
            (entry->fts_level > 0 && dl_paths_find(&scan->roots, dl_slice_of(entry->fts_path)) != SIZE_MAX)) /* looked at by itself */
            fts_set(walk, entry, FTS_SKIP);
        return true;
    case FTS_F:
        if (entry->fts_level == 0 || dl_source_is_article_name(entry->fts_name))
            return add_file(scan, entry->fts_path, entry->fts_statp, entry->fts_level == 0);
        if (!hidden)
            dl_passed_over_add(&scan->passed_over, entry->fts_name);
        return true;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        if (entry->fts_errno == ENOENT) /* gone since it was found */
            return true;
        tell(problem, context, entry->fts_path, entry->fts_errno);
        return entry->fts_errno != ENOMEM && add_path(scan, &scan->unread, entry->fts_path);
    case FTS_DEFAULT: /* a device, a pipe, a socket */
        if (entry->fts_level == 0)
            problem(context, entry->fts_path, "is neither a file nor a folder; give a file or a folder");
        else
            dl_passed_over_add_kind(&scan->passed_over, "special");
        return true;
    case FTS_SL:
    case FTS_SLNONE:
        if (!hidden)
            dl_passed_over_add_kind(&scan->passed_over, "link");
        return true;
    default: /* folders a second time, loops */
        return true;
    }
}

dateline_status dl_scan_add(dl_scan *scan, const char *path, const char *skip, bool known_root,
                            dl_scan_problem *problem, void *context, dateline_error *error)
{
    char *real;
    dateline_status status = dl_file_absolute(&real, path, error); /* also when it is gone: it may be a known root */
    if (status)
        return status;
    struct stat found;
    const int missing = stat(real, &found) ? errno : 0;
    const bool there = !missing, gone = missing == ENOENT || missing == ENOTDIR;
    if (!there)
        tell(problem, context, path, missing);
    const dl_slice text = dl_slice_of(real);
    const size_t above = dl_paths_above_in_sight(&scan->roots, text);
    /* It was looked at when that was; but a file has been given itself now. */
    const bool seen = there && above != SIZE_MAX && (S_ISDIR(found.st_mode) || dl_slice_is(text, scan->roots.items[above]));
    if (((there || known_root) && !add_path(scan, &scan->roots, real)) || (!there && !gone && !add_path(scan, &scan->unread, real)))
        status = dl_fail_memory(error);
    if (there && !seen && !status) {
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

void dl_scan_finish(dl_scan *scan)
{
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

bool dl_scan_covers(const dl_scan *scan, dl_slice path)
{
    return dl_paths_above(&scan->roots, path) != SIZE_MAX && dl_paths_above(&scan->unread, path) == SIZE_MAX;
}

void dl_scan_free(dl_scan *scan)
{
    free(scan->files);
    dl_paths_free(&scan->roots);
    dl_paths_free(&scan->unread);
    dl_arena_free(&scan->arena);
    *scan = DL_SCAN_EMPTY;
}
