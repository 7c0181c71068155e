/* Writing what an index run has planned. */
#include "engine/index_run.h"
#include "store/sums.h"
#include "util/error.h"
#include "util/file.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* Text between two commits of a generation that nobody sees yet: bounds the writer's memory. */
static const uint64_t batch_limit = (uint64_t)24 << 20;
/* An update that reads more than this is written into a copy of the generation, in batches; a smaller
 * one is one transaction in place. */
static const uint64_t update_limit = (uint64_t)64 << 20;
/* An index of this size at most gets new sums after an update in place: they cost a look at all of it. */
static const uint64_t sums_limit = (uint64_t)64 << 20;

/* The paths to remember: those of this run after those of earlier ones. */
static dateline_status save_identity(dl_index_run *run, dateline_error *error)
{
    const dl_identity *known = run->reader ? &run->reader->identity : NULL;
    size_t count = 0, before = known ? known->root_count : 0;
    const char **roots = calloc(before + run->scan.root_count + 1, sizeof *roots);
    if (!roots)
        return dl_fail_memory(error);
    for (size_t i = 0; i < before; i++)
        roots[count++] = known->roots[i];
    for (size_t i = 0; i < run->scan.root_count; i++) {
        size_t at = 0;
        while (at < before && strcmp(roots[at], run->scan.roots[i]) != 0)
            at++;
        if (at == before)
            roots[count++] = run->scan.roots[i];
    }
    dl_identity identity = {.language = run->language,
                            .map = run->map_text,
                            .updated = dl_clock_now(),
                            .pivot = dl_store_writer_pivot(run->ingest.writer),
                            .roots = roots,
                            .root_count = count};
    dl_analyzer_versions versions;
    dl_identity_current(&identity, &versions);
    dateline_status status = dl_identity_save(&identity, run->ingest.writer, error);
    free(roots);
    return status;
}

static dateline_status delete_source(dl_index_run *run, uint32_t number, dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_manifest_term(&term, number);
    dateline_status status =
        term.failed ? dl_fail_memory(error)
                    : dl_store_writer_delete(NULL, run->ingest.writer, dl_buffer_slice(&term), error);
    dl_buffer_free(&term);
    return status;
}

static dateline_status write_source(dl_index_run *run, const dl_plan_item *item, dateline_error *error)
{
    dl_source *source;
    dateline_error reason;
    dateline_status status = dl_source_open(&source, item->path, &reason);
    if (status == DATELINE_ERROR_MEMORY)
        return dl_fail_memory(error);
    if (status) {
        /* Gone or closed since it was found. What it held stays until the next run sees why. */
        dl_report_problem(run->report, item->path, UINT64_MAX, true, reason.message);
        run->report->report.sources_failed++;
        return DATELINE_OK;
    }
    dl_manifest_entry *entry = item->entry;
    if (entry)
        status = delete_source(run, entry->number, error);
    else if (!(entry = dl_manifest_add(&run->manifest, dl_slice_of(item->path))))
        status = dl_fail_memory(error);
    if (!status)
        status = dl_ingest_source(&run->ingest, item, source, entry, error);
    dl_source_free(source);
    run->bytes_before += item->stamp.size;
    run->progress.files_done++;
    return status;
}

/* Standard input is a source named by its content, which no later scan looks for. */
static dateline_status write_input(dl_index_run *run, dateline_error *error)
{
    dl_plan_item item = {.stamp = dl_source_get_stamp(run->input), .hashed = true};
    dl_buffer path = DL_BUFFER_EMPTY;
    dateline_status status = dl_source_hash(&item.hash, run->input, error);
    dl_buffer_printf(&path, "(standard input %016" PRIx64 ")", item.hash.low);
    item.path = path.data;
    if (!status && path.failed)
        status = dl_fail_memory(error);
    if (!status && dl_manifest_find(&run->manifest, dl_buffer_slice(&path))) {
        run->report->report.sources_unchanged++;
    } else if (!status) {
        dl_manifest_entry *entry = dl_manifest_add(&run->manifest, dl_buffer_slice(&path));
        status = entry ? dl_ingest_source(&run->ingest, &item, run->input, entry, error)
                       : dl_fail_memory(error);
        run->report->report.sources_new++;
    }
    dl_buffer_free(&path);
    return status;
}

static dateline_status open_pipeline(dl_index_run *run, dateline_error *error)
{
    dl_buffer dictionary = DL_BUFFER_EMPTY;
    dateline_status status =
        run->fresh ? DATELINE_OK : dl_store_metadata(&dictionary, run->reader->store, DL_PACKING_KEY, error);
    if (!status && dictionary.failed)
        status = dl_fail_memory(error);
    dl_pipeline_options options = {.writer = run->ingest.writer,
                                   .analyzer = run->ingest.analyzer,
                                   .threads = run->builder.threads,
                                   .batch_bytes = dl_pipeline_batch(run->builder.memory,
                                                                    run->builder.threads),
                                   .dictionary = dl_buffer_slice(&dictionary),
                                   .learns = run->fresh};
    if (!run->fresh)
        dl_store_writer_set_pivot(run->ingest.writer, run->reader->identity.pivot);
    if (!status)
        status = dl_pipeline_new(&run->ingest.pipeline, &options, error);
    dl_buffer_free(&dictionary);
    return status;
}

/* Everything of the plan, between begin and commit. */
static dateline_status write_all(dl_index_run *run, dateline_error *error)
{
    dateline_status status = open_pipeline(run, error);
    if (!status)
        status = dl_store_writer_begin(run->ingest.writer, error);
    for (size_t i = 0; i < run->manifest.count && !status; i++)
        if (run->manifest.entries[i]->removed)
            status = delete_source(run, run->manifest.entries[i]->number, error);
    for (size_t i = 0; i < run->plan.count && !status; i++)
        status = write_source(run, &run->plan.items[i], error);
    if (!status && run->input)
        status = write_input(run, error);
    if (!status)
        status = dl_pipeline_flush(run->ingest.pipeline, error);
    if (!status && !dl_index_tell(run, "writing", NULL, true))
        status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    if (!status && run->fresh)
        status = dl_store_writer_set_metadata(run->ingest.writer, DL_PACKING_KEY,
                                              dl_pipeline_dictionary(run->ingest.pipeline), error);
    if (!status)
        status = dl_manifest_save(&run->manifest, run->ingest.writer, error);
    if (!status)
        status = save_identity(run, error);
    if (!status)
        status = dl_store_writer_commit(run->ingest.writer, error);
    if (status)
        (void)!dl_store_writer_cancel(run->ingest.writer, NULL);
    dl_pipeline_free(run->ingest.pipeline);
    run->ingest.pipeline = NULL;
    dl_store_writer_free(run->ingest.writer);
    run->ingest.writer = NULL;
    return status;
}

static dateline_status write_in_place(dl_index_run *run, dateline_error *error)
{
    char *path = dl_file_join(run->index, run->reader->generation);
    dateline_status status =
        path ? dl_store_writer_open(&run->ingest.writer, path, false, error) : dl_fail_memory(error);
    if (!status)
        status = write_all(run, error);
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

/* Into a new generation, which then takes the place of the old one. */
static dateline_status write_generation(dl_index_run *run, dateline_error *error)
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
    if (!status && !run->fresh)
        status = dl_generation_copy(run->index, run->reader->generation, next.data, error);
    if (!status && run->fresh)
        status = dl_builder_open(&run->ingest.writer, &run->builder, path, run->index, run->report, error);
    else if (!status)
        status = dl_store_writer_open(&run->ingest.writer, path, false, error);
    run->ingest.batch_limit = run->fresh && !run->builder.plain ? 0 : batch_limit;
    if (!status)
        status = write_all(run, error);
    if (!status && run->fresh)
        status = check_built(run, path, error);
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

dateline_status dl_index_write(dl_index_run *run, dateline_error *error)
{
    dl_ingest *ingest = &run->ingest;
    ingest->report = run->report;
    ingest->article_limit = run->options->article_limit;
    ingest->update = !run->fresh;
    ingest->progress = read_progress;
    ingest->context = run;
    run->report->report.rebuilt = run->fresh && run->reader != NULL;
    if (run->fresh || run->plan.bytes > update_limit)
        return write_generation(run, error);
    return write_in_place(run, error);
}
