/* The bulk build. */
#include "store/bulk/bulk.h"
#include "store/glass/encode.h"
#include "store/bulk/lists.h"
#include "store/bulk/merge_tables.h"
#include "store/bulk/metadata.h"
#include "store/bulk/version.h"
#include "store/bulk/watch.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"
#include "util/varint.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct dl_bulk {
    char *folder;
    char *spill_path;
    int spill;
    uint64_t spilled; /* bytes */
    size_t memory, held;
    unsigned threads;
    bool all_positions;
    dl_bulk_table *tables[DL_BULK_TABLES];
    dl_bulk_root roots[DL_BULK_TABLES];
    uint64_t next;
    dl_bulk_part *parts; /* the spilled ones first */
    size_t part_count, spilled_count, part_capacity;
    dl_metadata metadata;
    dl_bulk_statistics statistics;
    dl_bulk_slot slots[DL_BULK_SLOTS];
    dl_buffer key;
    dl_bulk_watch watch;
};

dateline_status dl_bulk_open(dl_bulk **out, const char *folder, size_t memory, unsigned threads,
                             bool all_positions, dateline_error *error)
{
    *out = NULL;
    dateline_status status = dl_file_make_folder(folder, false, error);
    dl_bulk *bulk = status ? NULL : calloc(1, sizeof *bulk);
    if (!bulk)
        return status ? status : dl_fail_memory(error);
    bulk->spill = -1;
    bulk->memory = memory;
    bulk->threads = threads;
    bulk->all_positions = all_positions;
    bulk->next = 1;
    bulk->folder = strdup(folder);
    bulk->spill_path = dl_file_join(folder, "spill");
    if (!bulk->folder || !bulk->spill_path)
        status = dl_fail_memory(error);
    for (int i = 0; i < DL_BULK_TABLES && !status; i++) {
        bulk->roots[i].compress_min = dl_bulk_compress_min[i];
        if (dl_bulk_written[i])
            status = dl_bulk_table_open(&bulk->tables[i], folder, dl_bulk_names[i],
                                        dl_bulk_compress_min[i], error);
    }
    if (status)
        dl_bulk_free(bulk);
    else
        *out = bulk;
    return status;
}

void dl_bulk_free(dl_bulk *bulk)
{
    if (!bulk)
        return;
    for (int i = 0; i < DL_BULK_TABLES; i++)
        dl_bulk_table_free(bulk->tables[i]);
    for (size_t i = 0; i < bulk->part_count; i++)
        dl_bulk_run_free(bulk->parts[i].run);
    if (bulk->spill >= 0)
        close(bulk->spill);
    dl_bulk_slots_free(bulk->slots);
    dl_buffer_free(&bulk->key);
    free(bulk->parts);
    dl_metadata_free(&bulk->metadata);
    free(bulk->folder);
    free(bulk->spill_path);
    free(bulk);
}

void dl_bulk_set_goes_on(dl_bulk *bulk, bool (*goes_on)(void *context), void *context)
{
    dl_bulk_watch_begin(&bulk->watch, goes_on, context);
}

uint64_t dl_bulk_next(const dl_bulk *bulk)
{
    return bulk->next;
}

/* ---- runs ---- */

/* The documents' records: final. */
static dateline_status write_data(dl_bulk *bulk, const dl_bulk_run *run, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    const char *next = run->data.data;
    for (uint32_t i = 0; i < run->statistics.documents && !status; i++) {
        size_t size = (size_t)dl_varint_read(&next);
        dl_buffer_clear(&bulk->key);
        dl_glass_put_document(&bulk->key, run->first + i);
        if (bulk->key.failed)
            return dl_fail_memory(error);
        if (size)
            status = dl_bulk_table_add(bulk->tables[DL_BULK_DOCDATA], dl_buffer_slice(&bulk->key),
                                       dl_slice_make(next, size), false, error);
        next += size;
    }
    return status;
}

/* Moves the parts in memory to the file, as one. */
static dateline_status spill(dl_bulk *bulk, dateline_error *error)
{
    if (bulk->spill < 0) {
        bulk->spill = open(bulk->spill_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (bulk->spill < 0)
            return dl_fail_io(error, bulk->spill_path, "create", errno);
        (void)unlink(bulk->spill_path); /* it goes with us, however we end */
    }
    dl_bulk_part *first = bulk->parts + bulk->spilled_count, made;
    const size_t count = bulk->part_count - bulk->spilled_count;
    dateline_status status = dl_bulk_spill(&made, first, count, bulk->spill, &bulk->spilled, bulk->spill_path, error);
    if (status)
        return status;
    for (size_t i = 0; i < count; i++)
        dl_bulk_run_free(first[i].run);
    *first = made;
    bulk->part_count = ++bulk->spilled_count;
    bulk->held = 0;
    return DATELINE_OK;
}

dateline_status dl_bulk_add(dl_bulk *bulk, dl_bulk_run *run, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    if (run->first != bulk->next)
        status = dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: documents %u and on came out of turn",
                         bulk->folder, run->first);
    if (!status) {
        dl_bulk_part *parts = dl_array_room(bulk->parts, &bulk->part_capacity, bulk->part_count, sizeof *parts);
        bulk->parts = parts ? parts : bulk->parts;
        status = parts ? DATELINE_OK : dl_fail_memory(error);
    }
    if (status) {
        dl_bulk_run_free(run);
        return status;
    }
    bulk->parts[bulk->part_count++] = dl_bulk_part_of(run);
    dl_bulk_statistics_add(&bulk->statistics, &run->statistics);
    if (!dl_bulk_slots_add(bulk->slots, run->slots))
        return dl_fail_memory(error);
    bulk->next += run->statistics.documents;
    status = write_data(bulk, run, error);
    dl_buffer_free(&run->data);
    bulk->held += run->heads.capacity + run->lists.capacity + run->positions.capacity;
    return !status && bulk->held > bulk->memory ? spill(bulk, error) : status;
}

dateline_status dl_bulk_set_metadata(dl_bulk *bulk, const char *key, dl_slice value,
                                     dateline_error *error)
{
    return dl_metadata_set(&bulk->metadata, key, value, error);
}

/* ---- the end ---- */

dateline_status dl_bulk_finish(dl_bulk *bulk, dateline_error *error)
{
    for (int i = 0; i < DL_BULK_TABLES; i++)
        if (bulk->tables[i])
            dl_bulk_table_watch(bulk->tables[i], &bulk->watch);
    dl_bulk_lists lists = {.table = bulk->tables[DL_BULK_POSTLIST]};
    dateline_status status = dl_metadata_write(&bulk->metadata, lists.table, error);
    if (!status)
        status = dl_bulk_slots_write(&lists, bulk->slots, error);
    dl_bulk_lists_free(&lists);
    const uint64_t documents = bulk->statistics.documents;
    const dl_bulk_merging merging = {
        .parts = bulk->parts,
        .count = bulk->part_count,
        .path = bulk->spill_path,
        .memory = bulk->memory / 4,
        .documents = documents,
        .positions_least = bulk->all_positions ? 0 : dl_bulk_positions_least(documents),
        .postings = bulk->tables[DL_BULK_POSTLIST],
        .positions = bulk->tables[DL_BULK_POSITION],
        .threads = bulk->threads,
    };
    if (!status)
        status = dl_bulk_merge_tables(&merging, error);
    for (int i = 0; i < DL_BULK_TABLES && !status; i++)
        if (bulk->tables[i])
            status = dl_bulk_table_finish(&bulk->roots[i], bulk->tables[i],
                                          i == DL_BULK_POSTLIST, error);
    if (!status)
        status = dl_bulk_version_write(bulk->folder, bulk->roots, &bulk->statistics, error);
    return status;
}
