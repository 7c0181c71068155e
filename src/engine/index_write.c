/* Where an index run writes what it has planned: in place, or into a new generation. */
#include "engine/index_steps.h"
#include "store/sums.h"
#include "util/error.h"
#include "util/file.h"

#include <stdlib.h>
#include <unistd.h>

/* Text between two commits of a generation that nobody sees yet: bounds the writer's memory. */
static const uint64_t batch_limit = (uint64_t)24 << 20;
/* An index of this size at most gets new sums after an update in place: they cost a look at all of it. */
static const uint64_t sums_limit = (uint64_t)64 << 20;

static dl_index_step *const whole[] = {dl_index_step_delete, dl_index_step_read, dl_index_step_describe, NULL};

static dateline_status write_in_place(dl_index_run *run, dateline_error *error)
{
    char *path = dl_file_join(run->index, run->reader->generation);
    dateline_status status =
        path ? dl_store_writer_open(&run->ingest.writer, path, false, error) : dl_fail_memory(error);
    if (!status)
        status = dl_index_steps(run, whole, error);
    if (!status) /* without new ones the old sums hold, for what they cover */
        (void)!dl_sums_write(path, sums_limit, NULL);
    free(path);
    return status;
}

/* A switch can fail when the stub is already renamed, in the syncing. Not knowing is a yes. */
static bool may_be_current(const char *index, dl_slice name)
{
    dl_buffer current = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&current, index, NULL);
    bool other = status ? status == DATELINE_ERROR_NO_INDEX || status == DATELINE_ERROR_DAMAGED
                        : !dl_slice_equal(dl_buffer_slice(&current), name);
    dl_buffer_free(&current);
    return !other;
}

static dateline_status check_built(dl_index_run *run, const char *path, dateline_error *error)
{
    bool sound;
    dateline_status status = dl_builder_check(&sound, &run->builder, path, error);
    run->distrusted = !status && !sound;
    if (!run->distrusted)
        return status;
    return dl_fail(error, DATELINE_ERROR_INTERNAL,
                   "%s: the new index does not pass Xapian's check; the old one is kept; try: dateline "
                   "index --rebuild --plain",
                   run->index);
}

/* ---- a new generation ---- */

/* From nothing. */
static dateline_status make_fresh(dl_index_run *run, const char *name, const char *path, dateline_error *error)
{
    (void)name;
    dateline_status status = dl_builder_open(&run->ingest.writer, &run->builder, path, false, run->index,
                                             run->report, error);
    run->ingest.batch_limit = run->builder.plain ? batch_limit : 0;
    if (!status)
        status = dl_index_steps(run, whole, error);
    return status ? status : check_built(run, path, error);
}

/* A copy, changed by Xapian's writer. */
static dateline_status make_copy(dl_index_run *run, const char *name, const char *path, dateline_error *error)
{
    dateline_status status = dl_generation_copy(run->index, run->reader->generation, name, error);
    if (!status)
        status = dl_store_writer_open(&run->ingest.writer, path, false, error);
    run->ingest.batch_limit = batch_limit;
    return status ? status : dl_index_steps(run, whole, error);
}

/* What comes, built in bulk. */
static dateline_status make_part(dl_index_run *run, const char *path, dateline_error *error)
{
    static dl_index_step *const steps[] = {dl_index_step_read, NULL};
    dateline_status status =
        dl_builder_open(&run->ingest.writer, &run->builder, path, true, run->index, run->report, error);
    if (!status)
        status = dl_index_steps(run, steps, error);
    return status ? status : check_built(run, path, error);
}

/* What stays of the current generation and what comes, joined. The latter's folder has the next generation's name, so
 * that what a killed run left of it goes with the next run. */
static dateline_status join_parts(dl_index_run *run, const char *name, const char *path, dateline_error *error)
{
    static dl_index_step *const steps[] = {dl_index_step_describe, NULL};
    dl_buffer part_name = DL_BUFFER_EMPTY;
    dl_generation_next(&part_name, dl_slice_of(name));
    char *current = dl_file_join(run->index, run->reader->generation);
    char *part = part_name.failed ? NULL : dl_file_join(run->index, part_name.data);
    dateline_status status = current && part ? make_part(run, part, error) : dl_fail_memory(error);
    const dl_bulk_part parts[] = {{current, &run->ingest.gone, false}, {part, NULL, true}};
    if (!status)
        status = dl_store_writer_open_join(&run->ingest.writer, path, parts, 2, run->builder.memory / 2,
                                           run->builder.threads, error);
    if (!status)
        status = dl_index_steps(run, steps, error);
    if (part)
        (void)!dl_file_remove_folder(part, NULL);
    free(current);
    free(part);
    dl_buffer_free(&part_name);
    return status;
}

static dateline_status make_join(dl_index_run *run, const char *name, const char *path, dateline_error *error)
{
    dateline_status status = dl_builder_settle(&run->builder, path, run->index, run->report, error);
    if (status)
        return status;
    if (run->builder.plain)
        return make_copy(run, name, path, error);
    status = dl_index_gone(run, error);
    run->ingest.before = run->reader->store;
    run->ingest.batch_limit = 0;
    if (!status)
        status = join_parts(run, name, path, error);
    run->ingest.before = NULL;
    return status;
}

typedef dateline_status generation_maker(dl_index_run *run, const char *name, const char *path,
                                         dateline_error *error);

/* Makes a new generation, which then takes the place of the old one. */
static dateline_status write_generation(dl_index_run *run, generation_maker *make, dateline_error *error)
{
    dl_buffer current = DL_BUFFER_EMPTY, next = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&current, run->index, error);
    if (status && (run->fresh || status == DATELINE_ERROR_NO_INDEX))
        status = DATELINE_OK;
    char *path = NULL;
    do {
        free(path);
        dl_buffer_clear(&next);
        dl_generation_next(&next, dl_buffer_slice(&current));
        path = next.failed ? NULL : dl_file_join(run->index, next.data);
        dl_buffer_clear(&current);
        dl_buffer_add_slice(&current, dl_buffer_slice(&next));
    } while (path && access(path, F_OK) == 0);
    if (!status && !path)
        status = dl_fail_memory(error);
    if (!status)
        status = make(run, next.data, path, error);
    if (!status)
        status = dl_generation_switch(run->index, next.data, error);
    if (!status)
        dl_generation_clean(run->index, next.data);
    else if (path && !may_be_current(run->index, dl_buffer_slice(&next)))
        (void)!dl_file_remove_folder(path, NULL);
    free(path);
    dl_buffer_free(&current);
    dl_buffer_free(&next);
    return status;
}

static bool read_progress(void *context, const char *path, uint64_t source_bytes)
{
    dl_index_run *run = context;
    run->progress.bytes_done = run->bytes_before + source_bytes;
    return dl_index_tell(run, "reading", path, false);
}

static dl_update_way choose_way(const dl_index_run *run)
{
    char *path = dl_file_join(run->index, run->reader->generation);
    uint64_t size = path ? dl_file_folder_size(path) : 0;
    free(path);
    return dl_builder_way(&run->builder, run->plan.bytes, size);
}

dateline_status dl_index_write(dl_index_run *run, dateline_error *error)
{
    dl_ingest *ingest = &run->ingest;
    ingest->report = run->report;
    ingest->article_limit = run->options->article_limit;
    ingest->update = !run->fresh;
    ingest->progress = read_progress;
    ingest->context = run;
    run->report->report.rebuilt = run->fresh && run->reader != NULL;
    if (run->fresh)
        return write_generation(run, make_fresh, error);
    switch (choose_way(run)) {
    case DL_UPDATE_JOIN:
        return write_generation(run, make_join, error);
    case DL_UPDATE_COPY:
        return write_generation(run, make_copy, error);
    default:
        return write_in_place(run, error);
    }
}
