/* Forgetting paths. */
#include "engine/index/forget.h"
#include "util/error.h"
#include "util/file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* What was met of one path. */
typedef struct forgotten {
    const char *given;  /* the path as it was given, which may be the name of standard input */
    const char *finder; /* the path that is still followed and has files of this one */
    uint64_t left;      /* so many */
    bool known;         /* it, or something below it, was followed, or a source that goes */
} forgotten;

typedef struct forgetting {
    dl_index_run *run;
    dl_paths paths; /* absolute */
    forgotten *met; /* beside them */
} forgetting;

/* The path that stays and by which a scan would come to a file, or NULL. */
static const char *who_finds(const dl_index_run *run, dl_slice path)
{
    const size_t above = dl_paths_above_in_sight(&run->kept, path);
    const char *name = memrchr(path.data, '/', path.size);
    if (above == SIZE_MAX ||
        (!dl_slice_is(path, run->kept.items[above]) && !(name && dl_source_is_article_name(name + 1))))
        return NULL;
    return run->kept.items[above];
}

/* Each of the forgotten paths that is `path` or above it. */
static void note_known(forgetting *all, dl_slice path)
{
    for (size_t at; (at = dl_paths_above(&all->paths, path)) != SIZE_MAX;
         path = dl_path_parent(dl_slice_of(all->paths.items[at])))
        all->met[at].known = true;
}

/* Keeps the paths that are none of the forgotten ones nor below them. */
static bool drop_paths(forgetting *all)
{
    dl_paths *kept = &all->run->kept, before = *kept;
    bool fine = true;
    *kept = (dl_paths){0};
    for (size_t i = 0; i < before.count && fine; i++) {
        const dl_slice path = dl_slice_of(before.items[i]);
        if (dl_paths_above(&all->paths, path) == SIZE_MAX)
            fine = dl_paths_add(kept, before.items[i]);
        else
            note_known(all, path);
    }
    dl_paths_free(&before);
    return fine;
}

static void drop_sources(forgetting *all)
{
    dl_index_run *run = all->run;
    for (size_t i = 0; i < run->manifest.count; i++) {
        dl_manifest_entry *entry = run->manifest.entries[i];
        const dl_slice path = entry->source.path;
        const size_t at = dl_paths_above(&all->paths, path);
        const char *finder = at == SIZE_MAX ? NULL : who_finds(run, path);
        if (at == SIZE_MAX)
            continue;
        if (finder) {
            all->met[at].finder = finder;
            all->met[at].left++;
            continue;
        }
        entry->removed = true;
        run->plan.removed++;
        note_known(all, path);
    }
}

static dateline_status tell(const forgetting *all, size_t number, dateline_error *error)
{
    const forgotten *met = &all->met[number];
    const dl_paths *kept = &all->run->kept;
    const size_t above = dl_paths_above(kept, dl_slice_of(all->paths.items[number]));
    if (!met->known && above != SIZE_MAX)
        return dl_fail(
            error, DATELINE_ERROR_USAGE,
            "%s: is below %s, which is followed, so that it would come back; forget that, or move the files away",
            met->given, kept->items[above]);
    if (!met->known)
        return dl_fail(error, DATELINE_ERROR_USAGE, "%s: is not followed; dateline info lists what is", met->given);
    char message[sizeof error->message];
    if (met->left) {
        (void)snprintf(message, sizeof message, "%" PRIu64 " of its files stay in the index, for %s is followed",
                       met->left, met->finder);
        dl_report_problem(all->run->report, all->paths.items[number], UINT64_MAX, false, message);
    }
    return DATELINE_OK;
}

dateline_status dl_forget_check(const dateline_index_options *options, dateline_error *error)
{
    if (options->rebuild || options->map || options->language)
        return dl_fail(error, DATELINE_ERROR_USAGE,
                       "forgetting is a run of its own: without rebuild, map and language");
    if (!options->path_count)
        return dl_fail(error, DATELINE_ERROR_USAGE, "say which paths to forget; dateline info lists what is followed");
    dl_buffer names = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&names, options->index, error);
    dl_buffer_free(&names);
    return status;
}

/* Adds what was given: a path, or the name of a source that is none. */
static dateline_status take_path(forgetting *all, const char *given, dateline_error *error)
{
    dl_arena *arena = &all->run->arena;
    const char *copy = given;
    if (*given == '/' || !dl_manifest_find(&all->run->manifest, dl_slice_of(given))) {
        char *path;
        dateline_status status = dl_file_absolute(&path, given, error);
        if (status)
            return status;
        copy = dl_arena_string(arena, dl_slice_of(path));
        free(path);
    }
    const size_t before = all->paths.count;
    if (!copy || !dl_paths_add(&all->paths, copy))
        return dl_fail_memory(error);
    if (all->paths.count > before)
        all->met[before].given = given;
    return DATELINE_OK;
}

dateline_status dl_forget_paths(dl_index_run *run, dateline_error *error)
{
    const dateline_index_options *options = run->options;
    forgetting all = {.run = run, .met = calloc(options->path_count, sizeof *all.met)};
    dateline_status status = all.met ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < options->path_count && !status; i++)
        status = take_path(&all, options->paths[i], error);
    if (!status && !drop_paths(&all))
        status = dl_fail_memory(error);
    if (!status)
        drop_sources(&all);
    for (size_t i = 0; i < all.paths.count && !status; i++)
        status = tell(&all, i, error);
    run->report->report.sources_removed = run->plan.removed;
    dl_paths_free(&all.paths);
    free(all.met);
    return status;
}
