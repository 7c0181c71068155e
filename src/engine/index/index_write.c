/* Writing what an index run has planned: a new generation that is the whole index, or one more segment. */
#include "engine/index/index_steps.h"
#include "util/error.h"
#include "util/file.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* Text between two commits of Xapian's writer: bounds its memory. */
static const uint64_t batch_limit = (uint64_t)24 << 20;

/* A switch can fail when the stub is already renamed, in the syncing. Not knowing is a yes. */
static bool may_be_current(const char *index, dl_slice names)
{
    dl_buffer current = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&current, index, NULL);
    bool other = status ? status == DATELINE_ERROR_NO_INDEX || status == DATELINE_ERROR_DAMAGED
                        : !dl_slice_equal(dl_buffer_slice(&current), names);
    dl_buffer_free(&current);
    return !other;
}

/* ---- what was built ---- */

typedef struct sealing {
    const char *folder;
    dateline_status status;
    dateline_error error;
} sealing;

static void *seal(void *context)
{
    sealing *at = context;
    at->status = dl_generation_seal(at->folder, &at->error);
    return NULL;
}

/* Seals a generation and looks at it as Xapian does, one beside the other if threads may. */
static dateline_status seal_and_check(bool *sound, const dl_builder *builder, const char *folder, dateline_error *error)
{
    pthread_t thread;
    sealing at = {.folder = folder};
    const bool beside = builder->threads > 1 && !pthread_create(&thread, NULL, seal, &at);
    dateline_status status = dl_builder_check(sound, builder, folder, error);
    if (beside)
        pthread_join(thread, NULL);
    else if (!status && *sound)
        seal(&at);
    return status || !*sound || !at.status ? status : dl_fail(error, at.status, "%s", at.error.message);
}

/* The newest of `names`, which is what will be read. */
static dateline_status finish_built(dl_index_run *run, dl_slice names, dateline_error *error)
{
    bool sound = true;
    dl_slice name;
    dl_buffer path = DL_BUFFER_EMPTY;
    dl_generation_take(&name, &names);
    dl_buffer_printf(&path, "%s/%.*s", run->index, (int)name.size, name.data);
    dateline_status status =
        path.failed ? dl_fail_memory(error) : seal_and_check(&sound, &run->builder, path.data, error);
    dl_buffer_free(&path);
    run->distrusted = !status && !sound;
    if (!run->distrusted)
        return status;
    return dl_fail(error, DATELINE_ERROR_INTERNAL,
                   "%s: the new index does not pass Xapian's check; the old one is kept; try: dateline "
                   "index --rebuild --plain",
                   run->index);
}

/* ---- generations ---- */

/* A name that nothing has, after the newest of `names`. */
static dateline_status choose_name(dl_buffer *name, char **path, const dl_index_run *run, dl_slice names,
                                   dateline_error *error)
{
    *path = NULL;
    do {
        free(*path);
        dl_buffer before = *name;
        *name = DL_BUFFER_EMPTY;
        dl_generation_next(name, before.size ? dl_buffer_slice(&before) : names);
        dl_buffer_free(&before);
        *path = name->failed ? NULL : dl_file_join(run->index, name->data);
    } while (*path && access(*path, F_OK) == 0);
    return *path ? DATELINE_OK : dl_fail_memory(error);
}

static dateline_status build(dl_index_run *run, const char *path, dateline_error *error)
{
    static dl_index_step *const whole[] = {dl_index_step_read, dl_index_step_describe, NULL};
    static dl_index_step *const part[] = {dl_index_step_clear, dl_index_step_read, dl_index_step_describe, NULL};
    dateline_status status = dl_builder_open(&run->ingest.writer, &run->builder, path, !run->fresh, run->index,
                                             run->report, error);
    run->ingest.batch_limit = run->builder.plain ? batch_limit : 0;
    return status ? status : dl_index_steps(run, run->fresh ? whole : part, error);
}

/* From which segment on all should become one. */
static dateline_status choose_fold(size_t *first, size_t *count, const dl_index_run *run, dl_store_reader *all,
                                   dateline_error *error)
{
    dl_store_stats stats;
    dateline_status status = dl_store_reader_stats(&stats, all, error);
    dl_builder_segment *segments = status ? NULL : calloc(stats.segments, sizeof *segments);
    if (!status && !segments)
        status = dl_fail_memory(error);
    for (size_t i = 0; i < stats.segments && !status; i++) {
        dl_store_segment segment = {0};
        status = dl_store_reader_segment(&segment, all, i, error);
        if (!status)
            status = dl_generation_size(&segments[i].bytes, run->index, dl_slice_of(segment.name), error);
        segments[i].documents = segment.documents;
        segments[i].removed = segment.removed;
    }
    *count = stats.segments;
    if (!status)
        *first = dl_builder_fold(segments, stats.segments);
    free(segments);
    return status;
}

/* Makes those of `names` one that should be; *names then has it in their place. */
static dateline_status fold(dl_index_run *run, dl_buffer *names, dateline_error *error)
{
    dl_store_reader *all;
    dl_buffer name = DL_BUFFER_EMPTY;
    char *path = NULL;
    size_t first = 0, count = 0;
    dateline_status status = dl_store_reader_open_segments(&all, run->index, dl_buffer_slice(names), error);
    if (!status)
        status = choose_fold(&first, &count, run, all, error);
    if (!status && first + 1 < count) {
        status = choose_name(&name, &path, run, dl_buffer_slice(names), error);
        if (!status)
            status = dl_store_fold(path, all, first, run->builder.plain, run->builder.memory, run->builder.threads,
                                   (dl_store_watch){dl_index_writing, run}, error);
        if (status && path)
            (void)!dl_file_remove_folder(path, NULL);
        dl_slice rest = dl_buffer_slice(names), folded;
        for (size_t i = first; i < count; i++)
            dl_generation_take(&folded, &rest);
        if (rest.size) {
            dl_buffer_add_byte(&name, ' ');
            dl_buffer_add_slice(&name, rest);
        }
        if (!status && name.failed)
            status = dl_fail_memory(error);
        if (!status) {
            dl_buffer before = *names;
            *names = name;
            name = before;
        }
    }
    dl_store_reader_free(all);
    dl_buffer_free(&name);
    free(path);
    return status;
}

/* What came to nothing: the new segment, and the one that it became a part of. */
static void remove_made(const dl_index_run *run, const char *path, dl_slice names)
{
    dl_slice name;
    char *newest = dl_generation_take(&name, &names) ? strndup(name.data, name.size) : NULL;
    char *other = newest ? dl_file_join(run->index, newest) : NULL;
    (void)!dl_file_remove_folder(path, NULL);
    if (other)
        (void)!dl_file_remove_folder(other, NULL);
    free(newest);
    free(other);
}

/* Somebody may remove the folder meanwhile, and another run make it anew: what is in it is none of ours then. */
static dateline_status still_ours(dl_index_run *run, dateline_error *error)
{
    if (dl_writer_lock_stands(run->lock))
        return DATELINE_OK;
    run->distrusted = false;
    return dl_fail(error, DATELINE_ERROR_IO,
                   "%s: the folder, or the lock in it, was removed or replaced while the index was made; nothing was "
                   "kept; try again",
                   run->index);
}

/* Makes a new generation, which then takes the place of the old ones, or comes before them. */
static dateline_status write_generation(dl_index_run *run, dateline_error *error)
{
    dl_buffer current = DL_BUFFER_EMPTY, names = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&current, run->index, error);
    if (status && (run->fresh || status == DATELINE_ERROR_NO_INDEX))
        status = DATELINE_OK;
    char *path = NULL;
    if (!status)
        status = choose_name(&names, &path, run, dl_buffer_slice(&current), error);
    if (!status)
        status = build(run, path, error);
    if (!status)
        status = still_ours(run, error);
    if (!status && !run->fresh) {
        dl_buffer_add_byte(&names, ' ');
        dl_buffer_add_slice(&names, dl_buffer_slice(&current));
        status = names.failed ? dl_fail_memory(error) : fold(run, &names, error);
    }
    if (!status)
        status = finish_built(run, dl_buffer_slice(&names), error);
    if (!status && !dl_index_tell(run, "switching", NULL, true))
        status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    if (!status)
        status = still_ours(run, error);
    if (!status)
        status = dl_generation_switch(run->index, names.data, error);
    if (!status)
        dl_generation_clean(run->index, names.data);
    else if (still_ours(run, error)) /* whatever went wrong, that is why */
        status = DATELINE_ERROR_IO;
    else if (path && !may_be_current(run->index, dl_buffer_slice(&names)))
        remove_made(run, path, dl_buffer_slice(&names));
    free(path);
    dl_buffer_free(&current);
    dl_buffer_free(&names);
    return status;
}

static bool read_progress(void *context, const char *path, uint64_t source_bytes)
{
    dl_index_run *run = context;
    run->progress.bytes_done = run->bytes_before + source_bytes;
    if (!run->input)
        dl_pipeline_foresee(run->ingest.pipeline, run->plan.bytes > run->progress.bytes_done
                                                      ? run->plan.bytes - run->progress.bytes_done
                                                      : 0);
    return dl_index_tell(run, "reading", path, false);
}

dateline_status dl_index_write(dl_index_run *run, dateline_error *error)
{
    dl_ingest *ingest = &run->ingest;
    ingest->report = run->report;
    ingest->begin_ns = run->begin_wall_ns;
    ingest->article_limit = run->options->article_limit;
    ingest->before = run->fresh ? NULL : run->reader->store;
    ingest->progress = read_progress;
    ingest->context = run;
    if (!run->fresh)
        run->builder.trusted = run->reader->identity.trusted &&
                               strcmp(run->reader->identity.trusted, dl_store_version()) == 0;
    run->report->report.rebuilt = run->fresh && run->reader != NULL;
    return write_generation(run, error);
}
