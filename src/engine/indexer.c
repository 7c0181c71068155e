/* The index use case: lock, look, plan, write, switch. */
#include "engine/builder.h"
#include "engine/ingest.h"
#include "engine/reader.h"
#include "store/generation.h"
#include "store/sums.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
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
static const int64_t progress_step_us = 100000;

typedef struct index_run {
    const dateline_index_options *options;
    char *index; /* absolute */
    dl_report *report;
    dl_writer_lock *lock;
    int64_t begin_us, told_us;
    int64_t begin_wall_ns;
    /* The index as it is; NULL when there is none. */
    dateline_reader *reader;
    bool fresh; /* write a new generation from nothing */
    dl_builder builder;
    bool distrusted; /* what was built in bulk does not pass Xapian's check */
    dl_manifest manifest;
    dl_scan scan;
    dl_plan plan;
    dl_ingest ingest;
    dl_source *input; /* standard input, when asked for */
    const char *language;
    const char *map_text; /* what records call their parts, or NULL */
    dl_part_map map;
    dl_arena arena;
    dateline_progress progress;
    uint64_t bytes_before; /* of the sources read so far */
} index_run;

/* ---- telling ---- */

static bool tell_progress(index_run *run, const char *phase, const char *path, bool force)
{
    if (!run->options->progress)
        return true;
    int64_t now = dl_clock_monotonic_us();
    if (!force && now - run->told_us < progress_step_us)
        return true;
    run->told_us = now;
    run->progress.phase = phase;
    run->progress.path = path;
    run->progress.seconds = (double)(now - run->begin_us) / 1e6;
    run->progress.passages = run->report->report.passages_added;
    return run->options->progress(run->options->progress_context, &run->progress) == 0;
}

static bool waiting_progress(void *context, double seconds)
{
    (void)seconds;
    return tell_progress(context, "waiting", NULL, false);
}

static bool plan_progress(void *context, const char *path, uint64_t files_done)
{
    index_run *run = context;
    run->progress.files_done = files_done;
    return tell_progress(run, "scanning", path, false);
}

static bool read_progress(void *context, const char *path, uint64_t source_bytes)
{
    index_run *run = context;
    run->progress.bytes_done = run->bytes_before + source_bytes;
    return tell_progress(run, "reading", path, false);
}

static void scan_problem(void *context, const char *path, const char *message)
{
    index_run *run = context;
    run->report->report.sources_failed++;
    dl_report_problem(run->report, path, UINT64_MAX, true, message);
}

static void plan_problem(void *context, const char *path, const char *message)
{
    index_run *run = context;
    dl_report_problem(run->report, path, UINT64_MAX, true, message);
}

/* ---- looking ---- */

/* Whether the folder can become an index: only what we make, hidden files and READMEs are in it. */
static dateline_status check_folder(const char *index, dateline_error *error)
{
    DIR *folder = opendir(index);
    if (!folder)
        return dl_fail_io(error, index, "open the folder", errno);
    dateline_status status = DATELINE_OK;
    for (struct dirent *entry; !status && (entry = readdir(folder));) {
        const char *name = entry->d_name;
        if (name[0] != '.' && strncmp(name, "README", 6) && strncmp(name, "gen-", 4) &&
            strncmp(name, "XAPIANDB", 8) && strcmp(name, "lock"))
            status = dl_fail(error, DATELINE_ERROR_NO_INDEX,
                             "%s: holds other files (%s), so no index is made there; give an empty or "
                             "new folder with --index",
                             index, name);
    }
    closedir(folder);
    return status;
}

/* Opens what is there, and decides whether it can be updated. */
static dateline_status open_existing(index_run *run, dateline_error *error)
{
    dateline_status identity = DATELINE_OK;
    dateline_status status = dl_reader_open_raw(&run->reader, run->index, &identity, error);
    if (status == DATELINE_ERROR_NO_INDEX) {
        run->fresh = true;
        return check_folder(run->index, error);
    }
    if (run->options->rebuild) {
        /* However damaged it is: what can be read of it (its paths) is used. */
        run->fresh = true;
        return status == DATELINE_ERROR_MEMORY ? status : DATELINE_OK;
    }
    if (!status)
        status = identity;
    if (!status)
        status = dl_identity_check(&run->reader->identity, error);
    if (!status)
        status = dl_manifest_load(&run->manifest, run->reader->store, error);
    return status;
}

/* The language to use, checked against the index's. */
static dateline_status settle_language(index_run *run, dateline_error *error)
{
    const char *stored = run->reader ? run->reader->identity.language : NULL;
    const char *wanted = run->options->language ? run->options->language : stored;
    dateline_status status = dl_analyzer_new(&run->ingest.analyzer, wanted, error);
    if (status)
        return status;
    run->language = dl_language_name(dl_analyzer_language(run->ingest.analyzer));
    if (!run->fresh && strcmp(run->language, stored) != 0)
        return dl_fail(error, DATELINE_ERROR_USAGE,
                       "the index is stemmed for %s, not %s; to change it: dateline index --rebuild "
                       "--language %s",
                       stored, run->language, run->options->language);
    return DATELINE_OK;
}

/* The map to use: the given one, else the one of the run before. */
static dateline_status settle_map(index_run *run, dateline_error *error)
{
    run->map_text = run->options->map ? run->options->map : run->reader ? run->reader->identity.map : NULL;
    if (!run->map_text)
        return DATELINE_OK;
    run->ingest.map = &run->map;
    return dl_part_map_parse(&run->map, &run->arena, run->map_text, error);
}

static dateline_status scan_paths(index_run *run, dateline_error *error)
{
    const dateline_index_options *options = run->options;
    const dl_identity *known = run->reader ? &run->reader->identity : NULL;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < options->path_count && !status; i++) {
        if (strcmp(options->paths[i], "-") != 0)
            status = dl_scan_add(&run->scan, options->paths[i], run->index, false, scan_problem, run,
                                 error);
        else if (!run->input)
            status = dl_source_open_stream(&run->input, options->input, "standard input", error);
    }
    /* Without paths the remembered ones; a rebuild reads those too, so that nothing is lost. */
    bool remembered = known && (!options->path_count || run->fresh);
    for (size_t i = 0; remembered && i < known->root_count && !status; i++)
        status = dl_scan_add(&run->scan, known->roots[i], run->index, true, scan_problem, run, error);
    if (!status && !options->path_count && !(known && known->root_count))
        status = dl_fail(error, DATELINE_ERROR_USAGE,
                         "no paths given, and the index remembers none; say what to index, as in: "
                         "dateline index corpus");
    dl_scan_finish(&run->scan);
    /* A file that changed as late as this could change again without another time stamp. */
    for (size_t i = 0; i < run->scan.count; i++)
        if (run->scan.files[i].stamp.modified_ns >= run->begin_wall_ns)
            run->scan.files[i].stamp.modified_ns = 0;
    run->progress.files_total = run->scan.count;
    return status;
}

/* ---- writing ---- */

/* The paths to remember: those of this run after those of earlier ones. */
static dateline_status save_identity(index_run *run, dateline_error *error)
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
                            .roots = roots,
                            .root_count = count};
    dl_analyzer_versions versions;
    dl_identity_current(&identity, &versions);
    dateline_status status = dl_identity_save(&identity, run->ingest.writer, error);
    free(roots);
    return status;
}

static dateline_status delete_source(index_run *run, uint32_t number, dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_manifest_term(&term, number);
    dateline_status status =
        term.failed ? dl_fail_memory(error)
                    : dl_store_writer_delete(NULL, run->ingest.writer, dl_buffer_slice(&term), error);
    dl_buffer_free(&term);
    return status;
}

static dateline_status write_source(index_run *run, const dl_plan_item *item, dateline_error *error)
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
static dateline_status write_input(index_run *run, dateline_error *error)
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

static dateline_status open_pipeline(index_run *run, dateline_error *error)
{
    dl_pipeline_options options = {.writer = run->ingest.writer,
                                   .analyzer = run->ingest.analyzer,
                                   .threads = run->builder.threads,
                                   .batch_bytes = dl_pipeline_batch(run->builder.memory,
                                                                    run->builder.threads)};
    return dl_pipeline_new(&run->ingest.pipeline, &options, error);
}

/* Everything of the plan, between begin and commit. */
static dateline_status write_all(index_run *run, dateline_error *error)
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
    if (!status && !tell_progress(run, "writing", NULL, true))
        status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
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

static dateline_status write_in_place(index_run *run, dateline_error *error)
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

static dateline_status check_built(index_run *run, const char *path, dateline_error *error)
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
static dateline_status write_generation(index_run *run, dateline_error *error)
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

static bool something_to_write(const index_run *run)
{
    if (run->fresh || run->plan.count || run->plan.removed || run->plan.moved || run->input)
        return true;
    for (size_t i = 0; i < run->manifest.count; i++)
        if (run->manifest.entries[i]->changed)
            return true;
    const dl_identity *known = &run->reader->identity;
    if (run->map_text && (!known->map || strcmp(run->map_text, known->map) != 0))
        return true;
    for (size_t i = 0; i < run->scan.root_count; i++) {
        size_t at = 0;
        while (at < known->root_count && strcmp(known->roots[at], run->scan.roots[i]) != 0)
            at++;
        if (at == known->root_count)
            return true;
    }
    return false;
}

/* ---- the run ---- */

static dateline_status plan_run(index_run *run, dateline_error *error)
{
    dl_plan_events events = {plan_problem, plan_progress, run};
    dateline_status status =
        dl_plan_make(&run->plan, &run->scan, &run->manifest, &events, error);
    run->progress.files_done = 0;
    run->progress.files_total = run->plan.count;
    run->progress.bytes_total = run->plan.bytes;
    dateline_index_report *report = &run->report->report;
    report->sources_new = run->plan.added;
    report->sources_changed = run->plan.changed;
    report->sources_removed = run->plan.removed;
    report->sources_moved = run->plan.moved;
    report->sources_unchanged = run->plan.unchanged;
    report->sources_failed += run->plan.failed;
    report->files_ignored = run->scan.ignored;
    return status;
}

static dateline_status write_run(index_run *run, dateline_error *error)
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

static dateline_status count_totals(index_run *run, dateline_error *error)
{
    dateline_index_report *report = &run->report->report;
    dateline_reader *reader;
    dateline_info *info = NULL;
    dateline_status status = dateline_reader_open(&reader, run->index, error);
    if (!status)
        status = dateline_reader_info(&info, reader, error);
    if (!status) {
        report->articles_total = info->articles;
        report->passages_total = info->passages;
    }
    dateline_info_free(info);
    dateline_reader_free(reader);
    return status;
}

static dateline_status take_lock(index_run *run, dateline_error *error)
{
    const dateline_index_options *options = run->options;
    dateline_status status = dl_file_make_folder(options->index, error);
    if (status)
        return status;
    run->index = realpath(options->index, NULL);
    if (!run->index)
        return dl_fail_io(error, options->index, "find", errno);
    return dl_writer_lock_take(&run->lock, run->index, options->wait_seconds,
                               options->holder ? options->holder : "dateline", waiting_progress, run,
                               error);
}

static dateline_status do_run(index_run *run, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    if (run->options->dry_run) {
        /* Nothing may be made, not even the lock: an update of nothing is planned instead. */
        run->index = realpath(run->options->index, NULL);
        if (!run->index)
            run->fresh = true;
    } else {
        status = take_lock(run, error);
    }
    if (!status && run->index)
        status = open_existing(run, error);
    if (!status && run->reader && run->lock) /* what a killed writer left */
        dl_generation_clean(run->index, run->reader->generation);
    if (!status)
        status = settle_language(run, error);
    if (!status)
        status = settle_map(run, error);
    if (!status)
        status = scan_paths(run, error);
    if (!status)
        status = plan_run(run, error);
    if (status || run->options->dry_run)
        return status;
    if (something_to_write(run))
        status = write_run(run, error);
    if (!status)
        status = count_totals(run, error);
    if (!status && run->report->failed)
        status = dl_fail_memory(error);
    return status;
}

/* One run; *again: it has come to nothing, but would through Xapian's own writer. */
static dateline_status run_once(dateline_index_report **out, const dateline_index_options *options,
                                bool *again, dateline_error *error)
{
    index_run run = {.options = options,
               .report = dl_report_new(),
               .builder = dl_builder_choose(options),
               .begin_us = dl_clock_monotonic_us(),
               .begin_wall_ns = dl_clock_now() * INT64_C(1000000000),
               .manifest = DL_MANIFEST_EMPTY,
               .scan = DL_SCAN_EMPTY,
               .progress = {.phase = "scanning"}};
    dateline_status status = run.report ? do_run(&run, error) : dl_fail_memory(error);
    *again = run.distrusted && !run.input; /* which cannot be read twice */
    dl_ingest_free(&run.ingest);
    dl_plan_free(&run.plan);
    dl_scan_free(&run.scan);
    dl_manifest_free(&run.manifest);
    dl_source_free(run.input);
    dl_arena_free(&run.arena);
    dateline_reader_free(run.reader);
    dl_writer_lock_release(run.lock);
    free(run.index);
    if (status) {
        dateline_index_report_free(run.report ? &run.report->report : NULL);
        return status;
    }
    run.report->report.seconds = (double)(dl_clock_monotonic_us() - run.begin_us) / 1e6;
    *out = &run.report->report;
    return DATELINE_OK;
}

dateline_status dateline_index_run(dateline_index_report **out,
                                   const dateline_index_options *options, dateline_error *error)
{
    *out = NULL;
    if (!options->index || !*options->index)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no index given");
    bool again;
    dateline_status status = run_once(out, options, &again, error);
    if (!again)
        return status;
    dateline_index_options plain = *options;
    plain.plain = 1;
    status = run_once(out, &plain, &again, error);
    if (!status)
        dl_report_problem((dl_report *)*out, options->index, UINT64_MAX, false,
                          "built slowly: what was built fast did not pass Xapian's check");
    return status;
}
