/* Bringing one source into an open writer. */
#include "engine/index/ingest.h"
#include "article/plain/passages.h"
#include "util/error.h"

#include <stdlib.h>

typedef struct source_work {
    dl_ingest *ingest;
    const dl_plan_item *item;
    dl_manifest_entry *entry;
    dateline_status writer_status; /* a failure of ours, not of the source's */
    bool damaged;                  /* something of it was lost */
} source_work;

/* ---- ids ---- */

/* Whether an article from before this run has the id. */
static dateline_status is_held(bool *out, const dl_ingest *ingest, uint64_t id, dateline_error *error)
{
    *out = false;
    if (!ingest->before)
        return DATELINE_OK;
    uint64_t count = 0;
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_terms_id(&term, DL_PREFIX_ARTICLE_ID, id);
    dateline_status status = term.failed ? dl_fail_memory(error)
                                         : dl_store_living_count(&count, ingest->before, dl_buffer_slice(&term), error);
    *out = count > 0;
    dl_buffer_free(&term);
    return status;
}

/* An article's id is the hash of its bytes, so that it survives moves and rebuilds. The same bytes a
 * second time have that hashed with another seed until the id is free; the next seed is kept with the first id, since a
 * table may have the same row a million times. */
static dateline_status make_id(uint64_t *out, dl_ingest *ingest, const dl_article *article,
                               dateline_error *error)
{
    const uint64_t first = article->bytes_hash ? article->bytes_hash : dl_hash64(article->bytes, 0);
    uintptr_t seed = (uintptr_t)dl_id_table_find(&ingest->ids, first);
    dateline_status status = DATELINE_OK;
    bool taken = true;
    for (; taken && !status; seed++) {
        *out = seed ? dl_hash64(dl_slice_make((const char *)&first, sizeof first), seed) : first;
        taken = *out == 0 || dl_id_table_has(&ingest->ids, *out);
        if (!taken)
            status = is_held(&taken, ingest, *out, error);
    }
    if (!status && !(dl_id_table_add(&ingest->ids, *out, NULL) &&
                     (seed == 1 || dl_id_table_set(&ingest->ids, first, (void *)seed))))
        status = dl_fail_memory(error);
    return status;
}

/* ---- articles ---- */

/* Past the batch's limit what the writer has becomes durable, so that its memory stays bounded. */
static dateline_status note_added(dl_ingest *ingest, uint64_t bytes, dateline_error *error)
{
    ingest->batch_bytes += bytes;
    if (!ingest->batch_limit || ingest->batch_bytes < ingest->batch_limit)
        return DATELINE_OK;
    ingest->batch_bytes = 0;
    dateline_status status = dl_pipeline_flush(ingest->pipeline, error);
    if (!status)
        status = dl_store_writer_commit(ingest->writer, error);
    return status ? status : dl_store_writer_begin(ingest->writer, error);
}

static dateline_status take_article(void *context, const dl_article *article, dateline_error *error)
{
    source_work *work = context;
    dl_ingest *ingest = work->ingest;
    if (!article->passage_count)
        return DATELINE_OK;
    dl_article_key key = {.source = work->entry->number};
    uint64_t bytes = 0;
    dateline_status status = make_id(&key.id, ingest, article, error);
    if (!status)
        status = dl_pipeline_add(&bytes, ingest->pipeline, article, key, error);
    if (!status) {
        ingest->report->report.text_bytes += bytes;
        status = note_added(ingest, bytes, error);
    }
    if (!status) {
        work->entry->source.articles++;
        ingest->report->report.articles_added++;
        ingest->report->report.passages_added += dl_passages_count(article);
    }
    work->writer_status = status;
    return status;
}

/* Of a member of an archive: "archive.zip!member". */
static void take_problem(void *context, const char *member, uint64_t at, dl_loss loss, const char *message)
{
    source_work *work = context;
    dl_report *report = work->ingest->report;
    dl_buffer path = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&path, work->item->path);
    if (member)
        dl_buffer_printf(&path, "!%s", member);
    dl_report_problem(report, path.failed ? work->item->path : path.data, at, loss != DL_LOSS_NONE, message);
    work->damaged |= loss == DL_LOSS_SOME;
    dl_buffer_free(&path);
}

static bool take_progress(void *context, uint64_t bytes)
{
    source_work *work = context;
    return work->ingest->progress(work->ingest->context, work->item->path, bytes);
}

/* A source that gave no article. One that is none, and was not given itself, is passed over: it lies beside articles.
 * Its problems, those since `first`, are told all the same. */
static void count_failure(source_work *work, dl_report_mark first)
{
    dl_report *report = work->ingest->report;
    if (work->damaged || work->item->named) {
        report->report.sources_failed++;
        return;
    }
    dl_passed_over_add(&report->passed_over, strrchr(work->item->path, '/') + 1);
    dl_report_excuse(report, first);
}

dateline_status dl_ingest_source(dl_ingest *ingest, const dl_plan_item *item, dl_source *source,
                                 dl_manifest_entry *entry, dateline_error *error)
{
    source_work work = {ingest, item, entry, DATELINE_OK, false};
    dl_source_events events = {take_article, take_problem, take_progress, &work};
    dl_source_options options = {ingest->article_limit, ingest->map};
    const dl_report_mark before = dl_report_now(ingest->report);
    bool changed = false;
    dl_hash128 hash = {0};
    dateline_error reason;
    dateline_status status = dl_source_hash_along(source, &reason);
    /* Of what is read, which need not be what the plan saw. */
    const dl_source_stamp stamp = dl_source_stamp_kept(dl_source_get_stamp(source), ingest->begin_ns);
    entry->source.size = stamp.size;
    entry->source.modified_ns = stamp.modified_ns;
    entry->source.articles = 0;
    entry->changed = true;
    if (!status)
        status = dl_source_read(source, &options, &events, &changed, &reason);
    if (!status)
        status = dl_source_hash(&hash, source, &reason);
    entry->source.hash = hash;

    if (status && (work.writer_status || status == DATELINE_ERROR_MEMORY ||
                   status == DATELINE_ERROR_STOPPED))
        return dl_fail(error, status, "%s", reason.message);
    if (status) {
        dl_report_problem(ingest->report, item->path, UINT64_MAX, true, reason.message);
        work.damaged = true;
        changed = true;
    }
    if (changed) {
        entry->source.modified_ns = 0; /* look again next time */
        entry->source.hash = (dl_hash128){0}; /* not read to its end, or in two states, it is not what has this hash */
        if (!status)
            dl_report_problem(ingest->report, item->path, UINT64_MAX, false,
                              "changed while it was read; run dateline index again");
    }
    if (!entry->source.articles) {
        if (!dl_report_has_more(ingest->report, before))
            dl_report_problem(ingest->report, item->path, UINT64_MAX, true,
                              "holds no article text; nothing to index");
        count_failure(&work, before);
    }
    return DATELINE_OK;
}

void dl_ingest_free(dl_ingest *ingest)
{
    dl_pipeline_free(ingest->pipeline);
    dl_analyzer_free(ingest->analyzer);
    dl_id_table_free(&ingest->ids);
    *ingest = (dl_ingest){0};
}
