/* Following folders with inotify(7). A round puts a watch on every folder first and runs the indexer
 * then, so that nothing which changes meanwhile is missed: the run compares all files anyway, and an
 * event says no more than that another round is due. */
#include <dateline/index.h>
#include "article/reading/source.h"
#include "engine/index/asked.h"
#include "engine/stored/reader.h"
#include "util/array.h"
#include "util/clock.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* A round begins when nothing has changed for so long, or so long after the first change. */
enum { SETTLE_MS = 500, BURST_MS = 5000 };
/* After a failure that may pass (a full disk, another writer), twice as long each time. */
enum { RETRY_MS = 5000, RETRY_LIMIT_MS = 40000 };
enum { NO_LIMIT = -1 };

static const uint32_t mask = IN_CREATE | IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM |
                             IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/* What a watched folder is watched for: one name in it, or (NULL) articles and folders. */
typedef struct place {
    int watch;
    const char *name;
} place;

typedef struct place_list {
    place *items; /* by watch once sorted */
    size_t count, capacity;
    dl_arena arena;
} place_list;

typedef struct watching {
    dateline_index_options options;
    const dateline_index_options *given;
    char *index; /* absolute */
    int inotify, stop;
    int mounts; /* polls as urgent when something was mounted or unmounted, of which inotify is silent; -1: none */
    place_list places;
} watching;

/* ---- watches ---- */

static dateline_status add_place(watching *watch, const char *folder, const char *name,
                                 dateline_error *error)
{
    place_list *places = &watch->places;
    int number = inotify_add_watch(watch->inotify, folder, mask);
    if (number < 0 && errno == ENOSPC)
        return dl_fail(error, DATELINE_ERROR_IO,
                       "%s: cannot be followed: there are no more inotify watches; raise "
                       "fs.inotify.max_user_watches with sysctl",
                       folder);
    if (number < 0) /* gone or closed, of which the run tells */
        return errno == ENOMEM ? dl_fail_memory(error) : DATELINE_OK;
    place *items = dl_array_room(places->items, &places->capacity, places->count, sizeof *items);
    if (!items)
        return dl_fail_memory(error);
    places->items = items;
    const char *copy = name ? dl_arena_string(&places->arena, dl_slice_of(name)) : NULL;
    places->items[places->count++] = (place){number, copy};
    return name && !copy ? dl_fail_memory(error) : DATELINE_OK;
}

/* Folders still to be looked into. */
typedef struct path_stack {
    char **items;
    size_t count, capacity;
} path_stack;

/* Takes `path`, which may be NULL. */
static bool push(path_stack *stack, char *path)
{
    char **items = path ? dl_array_room(stack->items, &stack->capacity, stack->count, sizeof *items) : NULL;
    if (!items) {
        free(path);
        return false;
    }
    stack->items = items;
    stack->items[stack->count++] = path;
    return true;
}

static bool is_folder(const char *path, const struct dirent *entry)
{
    struct stat found;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return lstat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static bool push_folders(path_stack *stack, const char *path, const char *skip)
{
    DIR *folder = opendir(path);
    bool fine = true;
    if (!folder)
        return true;
    for (struct dirent *entry; fine && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN))
            continue;
        char *inner = dl_file_join(path, entry->d_name);
        if (inner && (!is_folder(inner, entry) || strcmp(inner, skip) == 0))
            free(inner);
        else
            fine = push(stack, inner);
    }
    closedir(folder);
    return fine;
}

/* The folder and those below it that the scan looks into. Each is watched before it is read. */
static dateline_status add_tree(watching *watch, const char *root, dateline_error *error)
{
    path_stack stack = {0};
    dateline_status status = push(&stack, strdup(root)) ? DATELINE_OK : dl_fail_memory(error);
    while (!status && stack.count) {
        char *path = stack.items[--stack.count];
        status = add_place(watch, path, NULL, error);
        if (!status && !push_folders(&stack, path, watch->index))
            status = dl_fail_memory(error);
        free(path);
    }
    while (stack.count)
        free(stack.items[--stack.count]);
    free(stack.items);
    return status;
}

/* The path itself, which may come, go and be replaced: its name in the nearest folder that is there. */
static dateline_status add_name(watching *watch, const char *path, dateline_error *error)
{
    char folder[PATH_MAX], name[PATH_MAX];
    struct stat found;
    if (strlen(path) >= sizeof folder)
        return DATELINE_OK; /* the run tells */
    strcpy(folder, path);
    for (char *slash; (slash = strrchr(folder, '/'));) {
        strcpy(name, slash + 1);
        slash[slash == folder] = '\0';
        if (stat(folder, &found) == 0)
            return *name ? add_place(watch, folder, name, error) : DATELINE_OK;
    }
    return DATELINE_OK;
}

static dateline_status add_root(watching *watch, const char *path, dateline_error *error)
{
    char *absolute = NULL, *here = NULL;
    if (*path != '/' && (here = getcwd(NULL, 0)))
        absolute = dl_file_join(here, path);
    else
        absolute = strdup(path);
    free(here);
    if (!absolute)
        return dl_fail_memory(error);
    for (size_t size = strlen(absolute); size > 1 && absolute[size - 1] == '/'; size--)
        absolute[size - 1] = '\0';
    dateline_status status = add_name(watch, absolute, error);
    char *real = realpath(absolute, NULL);
    struct stat found;
    if (!status && real && strcmp(real, absolute) != 0) /* what a link leads to changes, too */
        status = add_name(watch, real, error);
    if (!status && real && stat(real, &found) == 0 && S_ISDIR(found.st_mode))
        status = add_tree(watch, real, error);
    free(real);
    free(absolute);
    return status;
}

/* The paths that the index remembers; none while there is no index. */
static dateline_status add_remembered(watching *watch, dateline_error *error)
{
    dateline_reader *reader;
    dateline_status identity;
    dateline_status status = dl_reader_open_raw(&reader, watch->index, &identity, NULL);
    if (status)
        return DATELINE_OK; /* the run tells */
    for (size_t i = 0; i < reader->identity.root_count && !status; i++)
        status = add_root(watch, reader->identity.roots[i], error);
    dateline_reader_free(reader);
    return status;
}

static int by_watch(const void *a, const void *b)
{
    int left = ((const place *)a)->watch, right = ((const place *)b)->watch;
    return (left > right) - (left < right);
}

/* The first place of that watch, or places->count. */
static size_t first_of(const place_list *places, int number)
{
    size_t low = 0, high = places->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->items[middle].watch < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < places->count && places->items[low].watch == number ? low : places->count;
}

static void free_places(place_list *places)
{
    free(places->items);
    dl_arena_free(&places->arena);
}

/* Watches what there is now, and no longer what has left the followed paths. */
static dateline_status place_watches(watching *watch, dateline_error *error)
{
    place_list before = watch->places;
    watch->places = (place_list){.arena = DL_ARENA_EMPTY};
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < watch->given->path_count && !status; i++)
        status = add_root(watch, watch->given->paths[i], error);
    if (!status && !watch->given->path_count)
        status = add_remembered(watch, error);
    if (watch->places.count)
        qsort(watch->places.items, watch->places.count, sizeof *watch->places.items, by_watch);
    for (size_t i = 0; i < before.count && !status; i++)
        if (first_of(&watch->places, before.items[i].watch) == watch->places.count)
            inotify_rm_watch(watch->inotify, before.items[i].watch); /* or it is gone already */
    free_places(&before);
    return status;
}

/* ---- events ---- */

static bool matters(const watching *watch, const struct inotify_event *event)
{
    const place_list *places = &watch->places;
    const char *name = event->len ? event->name : "";
    if (event->mask & (IN_Q_OVERFLOW | IN_UNMOUNT))
        return true;
    for (size_t i = first_of(places, event->wd);
         i < places->count && places->items[i].watch == event->wd; i++) {
        const char *wanted = places->items[i].name;
        if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF))
            return true;
        if (wanted ? strcmp(wanted, name) == 0
                   : *name && *name != '.' &&
                         ((event->mask & IN_ISDIR) || dl_source_is_article_name(name)))
            return true;
    }
    return false;
}

/* Reads what has happened. True when something of it matters. */
static bool read_events(const watching *watch)
{
    _Alignas(struct inotify_event) char events[65536];
    bool met = false;
    for (;;) {
        ssize_t got = read(watch->inotify, events, sizeof events);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return met;
        for (char *at = events; at < events + got;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            met = met || matters(watch, event);
            at += sizeof *event + event->len;
        }
    }
}

static bool must_stop(const watching *watch)
{
    struct pollfd stop = {.fd = watch->stop, .events = POLLIN};
    return poll(&stop, 1, 0) > 0;
}

typedef enum { STOP, CHANGED, TIME_OUT } wake;

/* Waits for a change that matters, for `limit_ms` at most. */
static wake wait_for_change(const watching *watch, int64_t limit_ms)
{
    struct pollfd files[] = {{.fd = watch->inotify, .events = POLLIN},
                             {.fd = watch->stop, .events = POLLIN},
                             {.fd = watch->mounts, .events = POLLPRI}};
    int64_t begin = dl_clock_monotonic_us() / 1000;
    for (;;) {
        int64_t left = limit_ms - (dl_clock_monotonic_us() / 1000 - begin);
        if (limit_ms != NO_LIMIT && left <= 0)
            return TIME_OUT;
        int met = poll(files, 3, limit_ms == NO_LIMIT ? -1 : (int)left);
        if (met < 0 && errno != EINTR)
            return STOP;
        if (met > 0 && files[1].revents)
            return STOP;
        const bool mounted = met > 0 && files[2].revents;
        if (met > 0 && (read_events(watch) || mounted))
            return CHANGED;
    }
}

/* Waits until a round is due: something changed and has settled, or `retry_ms` passed. */
static wake wait_for_round(const watching *watch, int64_t retry_ms)
{
    wake met = wait_for_change(watch, retry_ms);
    int64_t begin = dl_clock_monotonic_us() / 1000;
    while (met == CHANGED && dl_clock_monotonic_us() / 1000 - begin < BURST_MS)
        met = wait_for_change(watch, SETTLE_MS);
    return met;
}

/* ---- rounds ---- */

static int watch_progress(void *context, const dateline_progress *progress)
{
    const watching *watch = context;
    if (must_stop(watch))
        return 1;
    return watch->given->progress
               ? watch->given->progress(watch->given->progress_context, progress)
               : 0;
}

static bool may_pass(dateline_status status)
{
    return status == DATELINE_ERROR_LOCKED || status == DATELINE_ERROR_IO ||
           status == DATELINE_ERROR_MEMORY || status == DATELINE_ERROR_STALE;
}

static dateline_status begin_watching(watching *watch, dateline_error *error)
{
    for (size_t i = 0; i < watch->given->path_count; i++)
        if (strcmp(watch->given->paths[i], "-") == 0)
            return dl_fail(error, DATELINE_ERROR_USAGE,
                           "standard input cannot be followed; give files and folders");
    if (watch->given->dry_run)
        return dl_fail(error, DATELINE_ERROR_USAGE, "a dry run follows nothing");
    if (watch->given->forget)
        return dl_fail(error, DATELINE_ERROR_USAGE, "what is forgotten cannot be followed");
    dateline_status status = dl_asked_check(watch->given, error);
    if (!status)
        status = dl_file_make_folder(watch->given->index, true, error);
    if (status)
        return status;
    watch->index = realpath(watch->given->index, NULL);
    if (!watch->index)
        return dl_fail_io(error, watch->given->index, "find", errno);
    watch->mounts = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->inotify < 0 && errno == EMFILE)
        return dl_fail(error, DATELINE_ERROR_IO,
                       "%s: cannot be followed: too many programs follow folders, or too many files are open; raise "
                       "fs.inotify.max_user_instances with sysctl",
                       watch->index);
    return watch->inotify < 0 ? dl_fail_io(error, watch->index, "follow", errno) : DATELINE_OK;
}

static dateline_status follow(watching *watch, dateline_watch_callback told, void *context,
                              dateline_error *error)
{
    for (int64_t retry_ms = RETRY_MS;;) {
        dateline_index_report *report = NULL;
        dateline_error own = {0};
        dateline_status status = place_watches(watch, error);
        if (status)
            return status;
        status = dateline_index_run(&report, &watch->options, &own);
        watch->options.rebuild = watch->options.rebuild && status;
        bool end = status == DATELINE_ERROR_STOPPED || told(context, report, status ? &own : NULL);
        dateline_index_report_free(report);
        if (end)
            return DATELINE_OK;
        if (status && !may_pass(status))
            return dl_fail(error, status, "%s", own.message);
        if (wait_for_round(watch, status ? retry_ms : NO_LIMIT) == STOP)
            return DATELINE_OK;
        retry_ms = !status ? RETRY_MS : retry_ms < RETRY_LIMIT_MS ? retry_ms * 2 : retry_ms;
    }
}

dateline_status dateline_index_watch(const dateline_index_options *options, int stop,
                                     dateline_watch_callback told, void *context,
                                     dateline_error *error)
{
    if (!options->index || !*options->index)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no index given");
    watching watch = {.options = *options,
                      .given = options,
                      .inotify = -1,
                      .mounts = -1,
                      .stop = stop,
                      .places = {.arena = DL_ARENA_EMPTY}};
    watch.options.progress = watch_progress;
    watch.options.progress_context = &watch;
    dateline_status status = begin_watching(&watch, error);
    if (!status)
        status = follow(&watch, told, context, error);
    if (watch.inotify >= 0)
        close(watch.inotify);
    if (watch.mounts >= 0)
        close(watch.mounts);
    free_places(&watch.places);
    free(watch.index);
    return status;
}
