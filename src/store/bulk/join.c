/* Joining databases. */
#include "store/bulk/join_work.h"
#include "util/error.h"
#include "util/file.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { CURSOR_LEAST = 8192, CURSOR_MOST = 1 << 19 /* bytes that a cursor reads ahead */ };

/* ---- parts ---- */

/* dateline writes neither spellings nor synonyms; what another program added is not dropped unsaid. */
static dateline_status refuse_others(const dl_join_part *part, dateline_error *error)
{
    for (unsigned table = DL_BULK_SPELLING; table <= DL_BULK_SYNONYM; table++)
        if (part->version.tables[table].present && part->version.tables[table].entries)
            return dl_fail(error, DATELINE_ERROR_MISMATCH,
                           "%s: another program added a %s table; run: dateline index --rebuild PATH...",
                           part->from->folder, dl_bulk_names[table]);
    return DATELINE_OK;
}

static dateline_status open_part(dl_join_part *part, const dl_bulk_part *from, dateline_error *error)
{
    part->from = from;
    dateline_status status = dl_sums_check_version(from->folder, error);
    if (!status)
        status = dl_version_file_read(&part->version, from->folder, error);
    if (!status)
        status = refuse_others(part, error);
    return status ? status : dl_sums_load(&part->sums, from->folder, error);
}

dateline_status dl_join_open(dl_join **out, const char *folder, const dl_bulk_part *parts, size_t count, size_t memory,
                             unsigned threads, bool all_positions, dateline_error *error)
{
    dl_join *join = calloc(1, sizeof *join);
    *out = join;
    if (!join)
        return dl_fail_memory(error);
    join->folder = strdup(folder);
    join->parts = calloc(count + 1, sizeof *join->parts);
    join->threads = threads;
    join->all_positions = all_positions;
    /* Each of the tables that are written at once has a cursor a part, and the positions perhaps one more. */
    const size_t cursors = (threads > 1 ? 5 : 2) * (count + 1), each = memory / cursors;
    join->memory = each < CURSOR_LEAST ? CURSOR_LEAST : each > CURSOR_MOST ? CURSOR_MOST : each;
    dateline_status status = join->folder && join->parts ? dl_file_make_folder(folder, false, error) : dl_fail_memory(error);
    uint64_t documents = 0;
    for (; join->count < count && !status; join->count++) {
        status = open_part(&join->parts[join->count], &parts[join->count], error);
        documents += join->parts[join->count].version.documents;
    }
    if (!status && documents >= UINT32_MAX)
        status = dl_fail(error, DATELINE_ERROR_IO, "%s: has more documents than Xapian can number", folder);
    if (status) {
        dl_join_free(join);
        *out = NULL;
    }
    return status;
}

void dl_join_set_goes_on(dl_join *join, bool (*goes_on)(void *context), void *context)
{
    dl_bulk_watch_begin(&join->watch, goes_on, context);
}

dateline_status dl_join_set_metadata(dl_join *join, const char *key, dl_slice value, dateline_error *error)
{
    return dl_metadata_set(&join->metadata, key, value, error);
}

void dl_join_free(dl_join *join)
{
    if (!join)
        return;
    for (size_t i = 0; i < join->count; i++) {
        dl_sums_free(join->parts[i].sums);
        dl_numbering_free(&join->parts[i].numbers);
    }
    dl_metadata_free(&join->metadata);
    dl_bulk_slots_free(join->slots);
    free(join->parts);
    free(join->folder);
    free(join);
}

/* ---- tables ---- */

static const struct table_plan {
    unsigned table;
    dl_join_writer *write;
    bool always; /* the table is there even without entries */
} plans[] = {
    {DL_BULK_POSTLIST, dl_join_postings, true},
    {DL_BULK_POSITION, dl_join_positions, false},
    {DL_BULK_DOCDATA, dl_join_data, false},
};
enum { PLANS = sizeof plans / sizeof *plans };

typedef struct table_work {
    dl_join *join;
    atomic_uint next; /* plan that nobody has begun; past the last one when a table could not be written */
    dateline_status status[PLANS];
    dateline_error errors[PLANS];
} table_work;

static dateline_status write_table(dl_join *join, const struct table_plan *plan, dateline_error *error)
{
    const unsigned number = plan->table;
    dl_bulk_table *table;
    dateline_status status =
        dl_bulk_table_open(&table, join->folder, dl_bulk_names[number], dl_bulk_compress_min[number], error);
    if (!status) {
        dl_bulk_table_watch(table, &join->watch);
        status = plan->write(join, table, error);
    }
    if (!status)
        status = dl_bulk_table_finish(&join->roots[number], table, plan->always, error);
    dl_bulk_table_free(table);
    return status;
}

static void *write_tables(void *context)
{
    table_work *work = context;
    for (unsigned i; (i = atomic_fetch_add(&work->next, 1)) < PLANS;) {
        work->status[i] = write_table(work->join, &plans[i], &work->errors[i]);
        if (work->status[i])
            atomic_store(&work->next, PLANS);
    }
    return NULL;
}

static dateline_status write_all(dl_join *join, dateline_error *error)
{
    pthread_t others[PLANS];
    unsigned started = 0;
    table_work work = {.join = join};
    while (started + 1 < join->threads && started + 1 < PLANS &&
           !pthread_create(&others[started], NULL, write_tables, &work))
        started++;
    write_tables(&work);
    while (started)
        pthread_join(others[--started], NULL);
    for (unsigned i = 0; i < PLANS; i++)
        if (work.status[i])
            return dl_fail(error, work.status[i], "%s", work.errors[i].message);
    return DATELINE_OK;
}

dateline_status dl_join_finish(dl_join *join, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl_metadata_settle(&join->metadata);
    for (size_t i = 0; i < join->count && !status; i++)
        status = dl_join_survey(join, &join->parts[i], error);
    if (join->statistics.wdf_most > join->statistics.length_most) /* of documents that are left out */
        join->statistics.wdf_most = join->statistics.length_most;
    for (unsigned i = 0; i < DL_BULK_TABLES; i++)
        join->roots[i].compress_min = dl_bulk_compress_min[i];
    if (!status)
        status = write_all(join, error);
    return status ? status : dl_bulk_version_write(join->folder, join->roots, &join->statistics, error);
}
