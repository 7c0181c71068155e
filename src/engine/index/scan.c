/* Finding the files that the given paths stand for. */
#include "engine/index/scan.h"
#include "util/array.h"
#include "util/buffer.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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
    scan->files[scan->count++] = (dl_scan_file){copy, dl_source_stamp_of(found), named};
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

/* ---- the walk ---- */

/* A folder to look through, and that in which it was found. */
typedef struct folder {
    const char *path;
    size_t above; /* in the walk's folders; SIZE_MAX: none */
    dev_t device;
    ino_t number;
} folder;

/* One folder is open at a time, however deep they lie; what it holds of folders waits behind the others. */
typedef struct walk {
    dl_scan *scan;
    const char *skip;
    dl_scan_problem *problem;
    void *context;
    folder *folders;
    size_t count, capacity;
    dl_buffer path; /* of what is looked at */
} walk;

/* A path that cannot be looked at. False when memory ran out. */
static bool give_up(walk *self, const char *path, int number)
{
    if (number == ENOENT) /* gone since it was found */
        return true;
    tell(self->problem, self->context, path, number);
    return number != ENOMEM && add_path(self->scan, &self->scan->unread, path);
}

static bool add_folder(walk *self, const char *path, size_t above)
{
    folder *folders = dl_array_room(self->folders, &self->capacity, self->count, sizeof *folders);
    if (!folders)
        return false;
    self->folders = folders;
    const char *copy = dl_arena_string(&self->scan->arena, dl_slice_of(path));
    if (!copy)
        return false;
    self->folders[self->count++] = (folder){.path = copy, .above = above};
    return true;
}

/* Whether a folder holds itself, as one that is mounted below itself does. */
static bool is_loop(const walk *self, size_t at)
{
    const folder *const folders = self->folders;
    for (size_t above = folders[at].above; above != SIZE_MAX; above = folders[above].above)
        if (folders[above].number == folders[at].number && folders[above].device == folders[at].device)
            return true;
    return false;
}

/* An entry of the folder `at`. What it is, most file systems say with its name; the system is asked for more of articles
 * alone. False when memory ran out. */
static bool visit(walk *self, size_t at, int opened, const struct dirent *entry)
{
    dl_scan *scan = self->scan;
    const char *name = entry->d_name, *path = self->path.data;
    const bool hidden = name[0] == '.', article = dl_source_is_article_name(name);
    struct stat found = {.st_mode = DTTOIF(entry->d_type)};
    if ((entry->d_type == DT_UNKNOWN || (entry->d_type == DT_REG && article)) &&
        fstatat(opened, name, &found, AT_SYMLINK_NOFOLLOW))
        return give_up(self, path, errno);
    if (S_ISDIR(found.st_mode))
        return hidden || (self->skip && strcmp(path, self->skip) == 0) ||
               dl_paths_find(&scan->roots, dl_slice_of(path)) != SIZE_MAX || /* looked at by itself */
               add_folder(self, path, at);
    if (S_ISREG(found.st_mode) && article)
        return add_file(scan, path, &found, false);
    if (S_ISREG(found.st_mode) && !hidden)
        dl_passed_over_add(&scan->passed_over, name);
    else if (S_ISLNK(found.st_mode) && !hidden)
        dl_passed_over_add_kind(&scan->passed_over, "link");
    else if (!S_ISREG(found.st_mode) && !S_ISLNK(found.st_mode)) /* a device, a pipe, a socket */
        dl_passed_over_add_kind(&scan->passed_over, "special");
    return true;
}

/* NULL: errno says why. */
static DIR *open_folder(folder *at)
{
    struct stat found;
    const int file = open(at->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = file >= 0 && !fstat(file, &found) ? fdopendir(file) : NULL;
    if (!stream) {
        const int number = errno;
        if (file >= 0)
            close(file);
        errno = number;
        return NULL;
    }
    at->device = found.st_dev;
    at->number = found.st_ino;
    return stream;
}

/* What a folder holds. Where that cannot be read to its end, what was not seen must not count as gone. */
static bool look_through(walk *self, size_t at)
{
    const char *path = self->folders[at].path;
    DIR *stream = open_folder(&self->folders[at]);
    if (!stream)
        return give_up(self, path, errno);
    const bool loop = is_loop(self, at);
    bool fine = true;
    errno = 0;
    for (struct dirent *entry; fine && !loop && (errno = 0, entry = readdir(stream));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        dl_buffer_clear(&self->path);
        dl_buffer_printf(&self->path, "%s/%s", strcmp(path, "/") ? path : "", entry->d_name);
        fine = !self->path.failed && visit(self, at, dirfd(stream), entry);
    }
    const int failed = fine ? errno : 0;
    closedir(stream);
    return fine && (!failed || give_up(self, path, failed));
}

/* False when memory ran out. */
static bool look_below(walk *self, const char *path)
{
    bool fine = add_folder(self, path, SIZE_MAX);
    for (size_t at = 0; fine && at < self->count; at++)
        fine = look_through(self, at);
    free(self->folders);
    dl_buffer_free(&self->path);
    return fine;
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
    const bool seen =
        there && above != SIZE_MAX && (S_ISDIR(found.st_mode) || dl_slice_is(text, scan->roots.items[above]));
    if (((there || known_root) && !add_path(scan, &scan->roots, real)) ||
        (!there && !gone && !add_path(scan, &scan->unread, real)))
        status = dl_fail_memory(error);
    if (there && !seen && !status) {
        walk below = {.scan = scan, .skip = skip, .problem = problem, .context = context};
        bool fine = true;
        if (S_ISDIR(found.st_mode))
            fine = look_below(&below, real);
        else if (S_ISREG(found.st_mode))
            fine = add_file(scan, real, &found, true);
        else
            problem(context, real, "is neither a file nor a folder; give a file or a folder");
        status = fine ? DATELINE_OK : dl_fail_memory(error);
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
