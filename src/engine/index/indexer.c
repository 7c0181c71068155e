/* The index use case: lock, look, plan, write. */
#include "engine/index/asked.h"
#include "engine/index/forget.h"
#include "engine/index/index_run.h"
#include "late/late.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

/* ---- telling ---- */

static bool waiting_progress(void *context, double seconds)
{
    (void)seconds;
    return dl_index_tell(context, "waiting", NULL, false);
}

static bool plan_progress(void *context, const char *path, uint64_t files_done)
{
    dl_index_run *run = context;
    run->progress.files_done = files_done;
    return dl_index_tell(run, "scanning", path, false);
}

static void scan_problem(void *context, const char *path, const char *message)
{
    dl_index_run *run = context;
    run->report->report.sources_failed++;
    dl_report_problem(run->report, path, UINT64_MAX, true, message);
}

static void plan_problem(void *context, const char *path, const char *message)
{
    dl_index_run *run = context;
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

/* What a rebuild cannot read of the old index: what that remembered is not asked for again, so it is said. */
static dateline_status tell_unread(dl_index_run *run, dateline_status status, const dateline_error *reason,
                                   dateline_error *error)
{
    if (status == DATELINE_ERROR_MEMORY || !run->options->path_count)
        return dl_fail(error, status, "%s", reason->message);
    const bool damaged = status == DATELINE_ERROR_DAMAGED || status == DATELINE_ERROR_MISMATCH;
    dl_buffer message = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&message, "the old index could not be read: of the paths that it remembered, and its map, the new "
                                 "one has what was given now");
    if (!damaged)
        dl_buffer_printf(&message, " (%s)", reason->message);
    if (!message.failed)
        dl_report_problem(run->report, run->options->index, UINT64_MAX, !damaged, message.data);
    status = message.failed ? dl_fail_memory(error) : DATELINE_OK;
    dl_buffer_free(&message);
    return status;
}

/* Opens what is there, and decides whether it can be updated. */
static dateline_status open_existing(dl_index_run *run, dateline_error *error)
{
    dateline_status identity = DATELINE_OK;
    dateline_error reason = {0};
    dateline_status status = dl_late_load(DL_LATE_CLD2, error);
    if (status)
        return status;
    status = dl_reader_open_raw(&run->reader, run->index, &identity, &reason);
    if (status == DATELINE_ERROR_NO_INDEX) {
        run->fresh = true;
        return DATELINE_OK;
    }
    if (!status)
        status = identity;
    if (run->options->rebuild) { /* however damaged it is, what can be read of it is used */
        run->fresh = true;
        if (run->reader && dl_manifest_load(&run->before, run->reader->store, NULL) == DATELINE_ERROR_MEMORY)
            return dl_fail_memory(error);
        return status ? tell_unread(run, status, &reason, error) : DATELINE_OK;
    }
    if (!status)
        status = dl_identity_check_update(&run->reader->identity, run->reader->index, &reason);
    if (!status)
        status = dl_manifest_load(&run->manifest, run->reader->store, &reason);
    return status ? dl_fail(error, status, "%s", reason.message) : DATELINE_OK;
}

/* The language to use, checked against the index's. */
static dateline_status settle_language(dl_index_run *run, dateline_error *error)
{
    const char *stored = run->reader ? run->reader->identity.language : NULL;
    const char *wanted = run->options->language ? run->options->language : stored;
    dateline_status status = dl_analyzer_new(&run->ingest.analyzer, wanted, error);
    if (status == DATELINE_ERROR_USAGE && run->fresh && !run->options->language) /* the old index is damaged */
        status = dl_analyzer_new(&run->ingest.analyzer, NULL, error);
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
static dateline_status settle_map(dl_index_run *run, dateline_error *error)
{
    run->map_text = run->options->map ? run->options->map : run->reader ? run->reader->identity.map : NULL;
    if (!run->map_text)
        return DATELINE_OK;
    run->ingest.map = &run->map;
    return dl_part_map_parse(&run->map, &run->arena, run->map_text, error);
}

/* Names of a map that was given now, and that nothing had which was read. */
static dateline_status tell_unmet(dl_index_run *run, dateline_error *error)
{
    dl_buffer message = DL_BUFFER_EMPTY;
    dl_buffer unmet = DL_BUFFER_EMPTY;
    if (run->options->map && run->report->report.passages_added)
        dl_part_map_unmet(&unmet, &run->map);
    if (unmet.size) {
        dl_buffer_printf(&message, "no record that was read has what the map names as %.*s; see how the records spell it",
                         (int)unmet.size, unmet.data);
        if (!message.failed)
            dl_report_problem(run->report, run->options->index, UINT64_MAX, false, message.data);
    }
    const bool failed = message.failed || unmet.failed;
    dl_buffer_free(&message);
    dl_buffer_free(&unmet);
    return failed ? dl_fail_memory(error) : DATELINE_OK;
}

static bool is_map_new(const dl_index_run *run)
{
    const char *known = run->reader ? run->reader->identity.map : NULL;
    return run->map_text && (!known || strcmp(run->map_text, known) != 0);
}

/* What was read by another map counts as changed. */
static void forget_contents(dl_manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++) {
        manifest->entries[i]->source.modified_ns = 0;
        manifest->entries[i]->source.hash = (dl_hash128){0};
    }
}

static dateline_status scan_paths(dl_index_run *run, dateline_error *error)
{
    const dateline_index_options *options = run->options;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < options->path_count && !status; i++) {
        if (strcmp(options->paths[i], "-") != 0)
            status = dl_scan_add(&run->scan, options->paths[i], run->index, false, scan_problem, run,
                                 error);
        else if (!run->input)
            status = dl_source_open_stream(&run->input, options->input, "standard input", error);
    }
    /* Without paths the remembered ones; a rebuild reads those too, so that nothing is lost. Those below a given folder
     * belong to it: a file that was given may be none of its articles by the name. */
    const bool all = !options->path_count || run->fresh;
    for (size_t i = 0; i < run->kept.count && !status; i++)
        if (all || dl_paths_above(&run->scan.roots, dl_slice_of(run->kept.items[i])) != SIZE_MAX)
            status = dl_scan_add(&run->scan, run->kept.items[i], run->index, true, scan_problem, run, error);
    if (!status && !options->path_count && !run->kept.count)
        status = dl_fail(error, DATELINE_ERROR_USAGE,
                         "no paths given, and the index remembers none; say what to index, as in: "
                         "dateline index corpus");
    dl_scan_finish(&run->scan);
    for (size_t i = 0; i < run->scan.count; i++)
        run->scan.files[i].stamp = dl_source_stamp_kept(run->scan.files[i].stamp, run->begin_wall_ns);
    run->progress.files_total = run->scan.count;
    return status;
}

/* The paths of earlier runs. */
static dateline_status remember_paths(dl_index_run *run, dateline_error *error)
{
    const dl_identity *known = run->reader ? &run->reader->identity : NULL;
    for (size_t i = 0; known && i < known->root_count; i++)
        if (!dl_paths_add(&run->kept, known->roots[i]))
            return dl_fail_memory(error);
    return DATELINE_OK;
}

static bool something_to_write(const dl_index_run *run)
{
    if (run->fresh || run->plan.count || run->plan.removed || run->plan.moved || run->input)
        return true;
    for (size_t i = 0; i < run->manifest.count; i++)
        if (run->manifest.entries[i]->changed)
            return true;
    if (is_map_new(run) || run->kept.count != run->reader->identity.root_count)
        return true;
    for (size_t i = 0; i < run->scan.roots.count; i++)
        if (dl_paths_find(&run->kept, dl_slice_of(run->scan.roots.items[i])) == SIZE_MAX)
            return true;
    return false;
}

/* ---- the run ---- */

static dateline_status plan_run(dl_index_run *run, dateline_error *error)
{
    dl_plan_events events = {plan_problem, plan_progress, run};
    if (is_map_new(run))
        forget_contents(&run->manifest);
    dateline_status status = scan_paths(run, error);
    if (!status)
        status = dl_plan_make(&run->plan, &run->scan, run->begin_wall_ns, &run->manifest, &events, error);
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
    run->report->passed_over = run->scan.passed_over;
    return status;
}

/* What a rebuild leaves behind, for it was read from standard input and not again now. */
static void tell_lost_input(dl_index_run *run)
{
    for (size_t i = 0; i < run->before.count; i++) {
        const dl_slice path = run->before.entries[i]->source.path;
        if (!dl_slice_starts(path, DL_LITERAL("/")) && !dl_manifest_find(&run->manifest, path))
            dl_report_problem(run->report, path.data, UINT64_MAX, true,
                              "came from standard input, which is not read again; the new index is without it");
    }
}

static dateline_status count_totals(dl_index_run *run, dateline_error *error)
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

/* Finds the folder, which it makes, and takes the lock. A dry run makes neither; it plans an update of nothing instead. */
static dateline_status take_folder(dl_index_run *run, dateline_error *error)
{
    const dateline_index_options *options = run->options;
    dl_buffer names = DL_BUFFER_EMPTY;
    dateline_status status = options->dry_run ? DATELINE_OK : dl_file_make_folder(options->index, true, error);
    if (status)
        return status;
    run->index = realpath(options->index, NULL);
    if (!run->index && !options->dry_run)
        return dl_fail_io(error, options->index, "find", errno);
    run->fresh = !run->index;
    if (run->index && dl_generation_current(&names, run->index, NULL) == DATELINE_ERROR_NO_INDEX)
        status = check_folder(run->index, error); /* not even a lock is left in what is somebody else's */
    dl_buffer_free(&names);
    if (status || options->dry_run)
        return status;
    return dl_writer_lock_take(&run->lock, run->index, options->wait_seconds,
                               options->holder ? options->holder : "dateline", waiting_progress, run,
                               error);
}

static dateline_status do_run(dl_index_run *run, dateline_error *error)
{
    dateline_status status = take_folder(run, error);
    if (!status && run->index)
        status = open_existing(run, error);
    if (!status && run->reader && run->lock) /* what a killed writer left */
        dl_generation_clean(run->index, run->reader->generation);
    run->report->report.dry_run = run->options->dry_run != 0;
    if (!status)
        status = settle_language(run, error);
    if (!status)
        status = settle_map(run, error);
    if (!status)
        status = remember_paths(run, error);
    if (!status)
        status = run->options->forget ? dl_forget_paths(run, error) : plan_run(run, error);
    if (!status && !run->options->dry_run && something_to_write(run))
        status = dl_index_write(run, error);
    if (!status)
        status = tell_unmet(run, error);
    if (!status && !(run->options->dry_run && run->input)) /* which nobody has looked at then */
        tell_lost_input(run);
    if (!status && !run->options->dry_run)
        status = count_totals(run, error);
    if (!status && run->report->failed)
        status = dl_fail_memory(error);
    return status;
}

/* One run; *again: it has come to nothing, but would through Xapian's own writer. */
static dateline_status run_once(dateline_index_report **out, const dateline_index_options *options,
                                bool *again, dateline_error *error)
{
    dl_index_run run = {.options = options,
               .report = dl_report_new(),
               .builder = dl_builder_choose(options),
               .begin_us = dl_clock_monotonic_us(),
               .begin_wall_ns = dl_clock_now() * INT64_C(1000000000),
               .manifest = DL_MANIFEST_EMPTY,
               .before = DL_MANIFEST_EMPTY,
               .scan = DL_SCAN_EMPTY,
               .progress = {.phase = "scanning"}};
    dateline_status status = run.report ? do_run(&run, error) : dl_fail_memory(error);
    *again = run.distrusted && !run.input; /* which cannot be read twice */
    dl_ingest_free(&run.ingest);
    dl_plan_free(&run.plan);
    dl_scan_free(&run.scan);
    dl_paths_free(&run.kept);
    dl_manifest_free(&run.manifest);
    dl_manifest_free(&run.before);
    dl_source_free(run.input);
    dl_arena_free(&run.arena);
    dateline_reader_free(run.reader);
    dl_writer_lock_release(run.lock);
    free(run.index);
    if (status) {
        dateline_index_report_free(run.report ? &run.report->report : NULL);
        return status;
    }
    dl_report_finish(run.report);
    run.report->report.seconds = (double)(dl_clock_monotonic_us() - run.begin_us) / 1e6;
    *out = &run.report->report;
    return DATELINE_OK;
}

dateline_status dateline_index_run(dateline_index_report **out,
                                   const dateline_index_options *options, dateline_error *error)
{
    *out = NULL;
    bool again = false;
    dateline_status status = dl_asked_check(options, error);
    if (!status)
        status = run_once(out, options, &again, error);
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
