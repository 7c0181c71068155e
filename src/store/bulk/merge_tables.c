/* Ranges of terms, merged side by side. Of each table one thread at a time writes the foremost range that is left,
 * directly; a thread that finds nothing of that kind takes the last range that is left, which becomes a part of its own. So
 * with as many threads as tables little is copied. Most terms are too rare to get positions: which do is known once the
 * postings of their range are merged, and then only those are merged. */
#include "store/bulk/merge_tables.h"
#include "store/glass/encode.h"
#include "store/bulk/lists.h"
#include "util/error.h"
#include "util/varint.h"

#include <pthread.h>
#include <stdlib.h>

/* Ranges end in blocks that are not full, which in small tables would count. */
enum { DOCUMENTS_FOR_RANGES = 1 << 15 };

typedef struct target {
    dl_bulk_table *table;
    dl_bulk_sink *sink;
    bool of_positions;
    size_t front, back; /* the ranges that are left */
    size_t end;         /* of all */
    bool busy;          /* a thread writes to the table */
    dl_bulk_table *parts[DL_BULK_RANGES]; /* by range */
} target;

enum { TARGETS = 2 };

typedef struct work {
    const dl_bulk_merging *merging;
    target targets[TARGETS];
    size_t range_count; /* DL_BULK_RANGES, or 1: all terms */
    dl_buffer frequent[DL_BULK_RANGES]; /* terms of the range that may get positions: see dl_bulk_lists */
    pthread_mutex_t mutex; /* of the targets' front, back and busy, and of what follows */
    pthread_cond_t changed;
    bool listed[DL_BULK_RANGES]; /* the postings of the range are merged */
    dateline_status status;
    dateline_error error;
} work;

/* ---- a range ---- */

static dl_bulk_stream cut(dl_bulk_stream stream, uint64_t begin, uint64_t end)
{
    return (dl_bulk_stream){stream.data ? stream.data + begin : NULL, stream.file, stream.offset + begin, end - begin};
}

/* The streams of a range of all parts. Range 0 of postings has what comes before the terms, too. */
static size_t find_streams(dl_bulk_stream *out, const work *all, const target *to, size_t range)
{
    const dl_bulk_merging *merging = all->merging;
    size_t count = 0, last = all->range_count == 1 ? DL_BULK_RANGES : range + 1;
    for (size_t i = 0; i < merging->count && range == 0 && !to->of_positions; i++)
        out[count++] = merging->parts[i].heads;
    for (size_t i = 0; i < merging->count; i++) {
        const dl_bulk_part *part = &merging->parts[i];
        const uint64_t *begins = to->of_positions ? part->position_ranges.begins : part->list_ranges.begins;
        out[count++] = cut(to->of_positions ? part->positions : part->lists, begins[range], begins[last]);
    }
    return count;
}

/* The keys of a buffer of text(key), in `items`. */
static size_t find_keys(dl_bulk_key *items, const dl_buffer *from)
{
    size_t count = 0;
    const char *at = from->data;
    for (; from->size && at < from->data + from->size; count++) {
        const size_t size = (size_t)dl_varint_read(&at);
        const dl_slice key = dl_slice_make(at, size);
        items[count] = (dl_bulk_key){dl_glass_prefix(key), key};
        at += size;
    }
    return count;
}

static dateline_status merge_range(work *all, const target *to, size_t range, dl_bulk_table *table,
                                   dateline_error *error)
{
    const dl_bulk_merging *merging = all->merging;
    dl_buffer *frequent = merging->positions_least ? &all->frequent[range] : NULL;
    dl_bulk_stream *streams = malloc((2 * merging->count + 1) * sizeof *streams);
    dl_bulk_key *keys = to->of_positions && frequent ? malloc((frequent->size / 2 + 1) * sizeof *keys) : NULL;
    dl_bulk_lists lists = {.table = table, .positions_least = merging->positions_least, .frequent = frequent};
    dateline_status status = !streams || (to->of_positions && frequent && !keys) ? dl_fail_memory(error) : DATELINE_OK;
    if (!status) {
        static const dl_bulk_pieces heads = {dl_bulk_is_head, dl_bulk_heads_write};
        const dl_bulk_keys wanted = {keys, keys ? find_keys(keys, frequent) : 0};
        status = dl_bulk_merge(streams, find_streams(streams, all, to, range), keys ? &wanted : NULL,
                               to->of_positions ? NULL : &heads, merging->path, merging->memory / merging->threads,
                               to->sink, &lists, error);
    }
    dl_bulk_lists_free(&lists);
    free(streams);
    free(keys);
    return status;
}

/* ---- who does what ---- */

static bool is_ready(const work *all, const target *to, size_t range)
{
    return !to->of_positions || !all->merging->positions_least || all->listed[range];
}

/* Takes a range that is ready, or NULL. *front: it goes directly to its table. The mutex is held. */
static target *take_ready(work *all, size_t *range, bool *front)
{
    target *fullest = NULL;
    for (size_t i = 0; i < TARGETS; i++) {
        target *to = &all->targets[i];
        if (to->front == to->back)
            continue;
        if (!to->busy && is_ready(all, to, to->front)) {
            to->busy = *front = true;
            *range = to->front++;
            return to;
        }
        if (is_ready(all, to, to->back - 1) && (!fullest || to->back - to->front > fullest->back - fullest->front))
            fullest = to;
    }
    *front = false;
    if (fullest)
        *range = --fullest->back;
    return fullest;
}

/* The same, waiting for one; NULL when none is left, or something failed. */
static target *take(work *all, size_t *range, bool *front)
{
    while (!all->status) {
        target *to = take_ready(all, range, front);
        bool left = false;
        for (size_t i = 0; i < TARGETS; i++)
            left |= all->targets[i].front < all->targets[i].back;
        if (to || !left)
            return to;
        pthread_cond_wait(&all->changed, &all->mutex);
    }
    return NULL;
}

static void *run_thread(void *context)
{
    work *all = context;
    pthread_mutex_lock(&all->mutex);
    size_t range;
    bool front;
    for (target *to; (to = take(all, &range, &front));) {
        pthread_mutex_unlock(&all->mutex);
        dateline_error error;
        dateline_status status = DATELINE_OK;
        dl_bulk_table *table = to->table;
        if (front && range)
            dl_bulk_table_break(table);
        else if (!front)
            status = dl_bulk_table_open_part(&to->parts[range], to->table, (unsigned)range, &error);
        if (!status)
            status = merge_range(all, to, range, front ? table : to->parts[range], &error);
        pthread_mutex_lock(&all->mutex);
        if (front)
            to->busy = false;
        if (!to->of_positions)
            all->listed[range] = true;
        if (status && !all->status) {
            all->status = status;
            all->error = error;
        }
        pthread_cond_broadcast(&all->changed);
    }
    pthread_mutex_unlock(&all->mutex);
    return NULL;
}

/* Runs the threads; this one is the first. */
static void run_threads(work *all)
{
    unsigned others = 0, wanted = all->merging->threads - 1;
    pthread_t *threads = calloc(wanted + 1, sizeof *threads);
    while (threads && others < wanted && !pthread_create(&threads[others], NULL, run_thread, all))
        others++;
    run_thread(all);
    for (unsigned i = 0; i < others; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}

/* What was written apart goes behind what was written directly. */
static dateline_status append_parts(target *to, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t range = to->back; range < to->end && !status; range++)
        status = dl_bulk_table_append(to->table, to->parts[range], error);
    return status;
}

dateline_status dl_bulk_merge_tables(const dl_bulk_merging *merging, dateline_error *error)
{
    work all = {.merging = merging, .range_count = merging->documents < DOCUMENTS_FOR_RANGES ? 1 : DL_BULK_RANGES};
    all.targets[0] = (target){.table = merging->postings, .sink = dl_bulk_lists_write};
    all.targets[1] = (target){.table = merging->positions,
                              .sink = dl_bulk_positions_write,
                              .of_positions = true};
    pthread_mutex_init(&all.mutex, NULL);
    pthread_cond_init(&all.changed, NULL);
    for (size_t i = 0; i < TARGETS; i++)
        all.targets[i].back = all.targets[i].end = all.range_count;
    run_threads(&all);
    dateline_status status = all.status ? dl_fail(error, all.status, "%s", all.error.message) : DATELINE_OK;
    for (size_t i = 0; i < TARGETS; i++) {
        if (!status)
            status = append_parts(&all.targets[i], error);
        for (size_t range = 0; range < DL_BULK_RANGES; range++)
            dl_bulk_table_free(all.targets[i].parts[range]);
    }
    for (size_t range = 0; range < DL_BULK_RANGES; range++)
        dl_buffer_free(&all.frequent[range]);
    pthread_cond_destroy(&all.changed);
    pthread_mutex_destroy(&all.mutex);
    return status;
}
