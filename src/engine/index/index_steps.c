/* The parts of writing what an index run has planned, each by the writer that is open. */
#include "engine/index/index_steps.h"
#include "text/detect.h"
#include "util/error.h"

#include <inttypes.h>
#include <stdlib.h>

/* The paths to remember: those of this run after those of earlier ones. */
static dateline_status save_identity(dl_index_run *run, dateline_error *error)
{
    const dl_identity *updated = run->fresh ? NULL : &run->reader->identity;
    dl_paths *roots = &run->kept;
    for (size_t i = 0; i < run->scan.roots.count; i++)
        if (!dl_paths_add(roots, run->scan.roots.items[i]))
            return dl_fail_memory(error);
    dl_identity identity = {.detector = dl_detect_version(),
                            .language = run->language,
                            .map = run->map_text,
                            .updated = dl_clock_now(),
                            .trusted = run->builder.plain ? NULL : dl_store_version(),
                            .pivot = dl_store_writer_pivot(run->ingest.writer),
                            .length = run->length + (updated ? updated->length : 0),
                            .documents = run->documents + (updated ? updated->documents : 0),
                            .roots = roots->items,
                            .root_count = roots->count};
    dl_analyzer_versions versions;
    return dl_identity_current(&identity, &versions) ? dl_identity_save(&identity, run->ingest.writer, error)
                                                     : dl_fail_memory(error);
}

static dateline_status remove_source(dl_index_run *run, uint32_t number, dateline_error *error)
{
    uint64_t count;
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_manifest_term(&term, number);
    dateline_status status =
        term.failed ? dl_fail_memory(error)
                    : dl_store_reader_remove(&count, run->reader->store, dl_buffer_slice(&term), error);
    dl_buffer_free(&term);
    return status;
}

static dateline_status write_source(dl_index_run *run, const dl_plan_item *item, dateline_error *error)
{
    dl_source *source;
    dateline_error reason;
    dl_manifest_entry *entry = item->entry;
    dateline_status status = dl_source_open(&source, item->path, &reason);
    if (status == DATELINE_ERROR_MEMORY)
        return dl_fail_memory(error);
    if (!status && entry && !item->cleared) {
        dl_source_free(source);
        status = dl_fail(&reason, DATELINE_ERROR_IO, "could not be read at first; run dateline index again");
    }
    if (status) {
        /* Gone or closed since it was found. What it held stays until the next run sees why. */
        dl_report_problem(run->report, item->path, UINT64_MAX, true, reason.message);
        run->report->report.sources_failed++;
        if (item->cleared) { /* but for this, which is gone already */
            entry->source.modified_ns = 0;
            entry->source.hash = (dl_hash128){0};
            entry->source.articles = 0;
            entry->changed = true;
        }
        return DATELINE_OK;
    }
    if (!entry && !(entry = dl_manifest_add(&run->manifest, dl_slice_of(item->path))))
        status = dl_fail_memory(error);
    else
        status = dl_ingest_source(&run->ingest, item, source, entry, error);
    dl_source_free(source);
    run->bytes_before += item->stamp.size;
    run->progress.files_done++;
    return status;
}

/* Standard input is a source named by its content, which no later scan looks for. */
static dateline_status write_input(dl_index_run *run, dateline_error *error)
{
    dl_plan_item item = {.stamp = dl_source_get_stamp(run->input), .named = true};
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

static bool goes_on(void *context)
{
    dl_index_run *run = context;
    return dl_index_tell(run, "reading", run->progress.path, false);
}

static dateline_status open_pipeline(dl_index_run *run, dateline_error *error)
{
    dl_buffer dictionary = DL_BUFFER_EMPTY;
    dateline_status status =
        run->fresh ? DATELINE_OK : dl_store_metadata(&dictionary, run->reader->store, DL_PACKING_KEY, error);
    unsigned threads = dl_builder_threads(&run->builder, run->input ? UINT64_MAX : run->plan.bytes);
    dl_pipeline_options options = {.writer = run->ingest.writer,
                                   .analyzer = run->ingest.analyzer,
                                   .threads = threads,
                                   .word_bytes = dl_pipeline_words(run->builder.memory, threads),
                                   .batch_bytes = dl_pipeline_batch(run->builder.memory, threads),
                                   .dictionary = dl_buffer_slice(&dictionary),
                                   .learns = run->fresh,
                                   .goes_on = goes_on,
                                   .context = run};
    if (!run->fresh)
        dl_store_writer_set_pivot(run->ingest.writer, run->reader->identity.pivot);
    if (!status)
        status = dl_pipeline_new(&run->ingest.pipeline, &options, error);
    dl_buffer_free(&dictionary);
    return status;
}

dateline_status dl_index_step_clear(dl_index_run *run, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < run->manifest.count && !status; i++)
        if (run->manifest.entries[i]->removed)
            status = remove_source(run, run->manifest.entries[i]->number, error);
    for (size_t i = 0; i < run->plan.count && !status; i++) {
        dl_plan_item *item = &run->plan.items[i];
        dl_source *source;
        if (!item->entry || dl_source_open(&source, item->path, NULL))
            continue; /* it is told when it is to be read */
        dl_source_free(source);
        status = remove_source(run, item->entry->number, error);
        item->cleared = true;
    }
    return status;
}

dateline_status dl_index_step_read(dl_index_run *run, dateline_error *error)
{
    dateline_status status = open_pipeline(run, error);
    for (size_t i = 0; i < run->plan.count && !status; i++)
        status = write_source(run, &run->plan.items[i], error);
    if (!status && run->input)
        status = write_input(run, error);
    if (!status)
        status = dl_pipeline_flush(run->ingest.pipeline, error);
    if (!status)
        dl_pipeline_measured(&run->length, &run->documents, run->ingest.pipeline);
    if (!status && !dl_index_tell(run, "writing", NULL, true))
        status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    if (!status && run->fresh)
        status = dl_store_writer_set_metadata(run->ingest.writer, DL_PACKING_KEY,
                                              dl_pipeline_dictionary(run->ingest.pipeline), error);
    dl_pipeline_free(run->ingest.pipeline);
    run->ingest.pipeline = NULL;
    return status;
}

dateline_status dl_index_step_describe(dl_index_run *run, dateline_error *error)
{
    dateline_status status = dl_manifest_save(&run->manifest, run->ingest.writer, error);
    if (!status)
        status = save_identity(run, error);
    if (!status && !run->fresh)
        status = dl_store_writer_set_removed(run->ingest.writer, run->reader->store, SIZE_MAX, error);
    return status;
}

dateline_status dl_index_steps(dl_index_run *run, dl_index_step *const *steps, dateline_error *error)
{
    dateline_status status = dl_store_writer_begin(run->ingest.writer, error);
    for (; *steps && !status; steps++)
        status = (*steps)(run, error);
    if (!status) {
        dl_store_writer_set_watch(run->ingest.writer, (dl_store_watch){dl_index_writing, run});
        status = dl_store_writer_commit(run->ingest.writer, error);
    }
    if (status)
        (void)!dl_store_writer_cancel(run->ingest.writer, NULL);
    dl_store_writer_free(run->ingest.writer);
    run->ingest.writer = NULL;
    return status;
}
