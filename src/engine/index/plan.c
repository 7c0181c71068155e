/* What an index run has to do. */
#include "engine/index/plan.h"
#include "late/late.h"
#include "util/error.h"

#include <stdlib.h>

static bool same_hash(dl_hash128 a, dl_hash128 b)
{
    return a.low == b.low && a.high == b.high;
}

static void set_stamp(dl_manifest_entry *entry, dl_source_stamp stamp)
{
    if (entry->source.size == stamp.size && entry->source.modified_ns == stamp.modified_ns)
        return;
    entry->source.size = stamp.size;
    entry->source.modified_ns = stamp.modified_ns;
    entry->changed = true;
}

/* An entry below the scanned roots that has no file any more. */
typedef struct gone_entry {
    dl_manifest_entry *entry;
    size_t taken; /* in the first of those with the same content: how many of them have moved */
} gone_entry;

/* Those, by their content, for finding what moved. */
typedef struct gone_list {
    gone_entry *items;
    size_t count;
} gone_list;

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_content(const gone_entry *item, uint64_t size, dl_hash128 hash)
{
    const dl_source_record *source = &item->entry->source;
    int order = compare_numbers(source->size, size);
    order = order ? order : compare_numbers(source->hash.high, hash.high);
    return order ? order : compare_numbers(source->hash.low, hash.low);
}

static int by_content(const void *a, const void *b)
{
    const dl_source_record *other = &((const gone_entry *)b)->entry->source;
    return compare_content(a, other->size, other->hash);
}

static dateline_status find_gone(gone_list *gone, const dl_scan *scan, dl_manifest *manifest,
                                 dateline_error *error)
{
    gone->items = calloc(manifest->count + 1, sizeof *gone->items);
    if (!gone->items)
        return dl_fail_memory(error);
    for (size_t i = 0; i < scan->count; i++) {
        dl_manifest_entry *entry = dl_manifest_find(manifest, dl_slice_of(scan->files[i].path));
        if (entry)
            entry->seen = true;
    }
    for (size_t i = 0; i < manifest->count; i++)
        if (!manifest->entries[i]->seen && dl_scan_covers(scan, manifest->entries[i]->source.path))
            gone->items[gone->count++].entry = manifest->entries[i];
    if (gone->count)
        qsort(gone->items, gone->count, sizeof *gone->items, by_content);
    return DATELINE_OK;
}

/* The first of the gone entries with that content or what comes behind it, or gone->count. */
static size_t first_of_content(const gone_list *gone, uint64_t size, dl_hash128 hash)
{
    size_t low = 0, high = gone->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_content(&gone->items[middle], size, hash) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_size(const gone_list *gone, uint64_t size)
{
    const size_t at = first_of_content(gone, size, (dl_hash128){0});
    return at < gone->count && gone->items[at].entry->source.size == size;
}

static dl_manifest_entry *take_gone(gone_list *gone, uint64_t size, dl_hash128 hash)
{
    const size_t first = first_of_content(gone, size, hash);
    const size_t at = first < gone->count ? first + gone->items[first].taken : first;
    if (at >= gone->count || compare_content(&gone->items[at], size, hash))
        return NULL;
    gone->items[first].taken++;
    gone->items[at].entry->seen = true;
    return gone->items[at].entry;
}

static dateline_status hash_file(dl_plan_item *item, int64_t begin_ns, dateline_error *error)
{
    dl_source *source;
    dateline_status status = dl_source_open(&source, item->path, error);
    if (!status) {
        item->stamp = dl_source_stamp_kept(dl_source_get_stamp(source), begin_ns);
        status = dl_source_hash(&item->hash, source, error);
    }
    dl_source_free(source);
    return status;
}

/* Decides about one file whose stamp is not the list's. */
static dateline_status plan_file(dl_plan *plan, dl_plan_item item, int64_t begin_ns, gone_list *gone,
                                 dl_manifest *manifest, const dl_plan_events *events,
                                 dateline_error *error)
{
    /* Without what reads sources each would fail, and a rebuild would be an index of none. */
    dateline_status loaded = dl_late_load_all(error);
    if (loaded)
        return loaded;
    bool may_have_moved = !item.entry && has_size(gone, item.stamp.size);
    if (item.entry || may_have_moved) {
        dateline_error reason;
        dateline_status status = hash_file(&item, begin_ns, &reason);
        if (status == DATELINE_ERROR_MEMORY)
            return dl_fail_memory(error);
        if (status) {
            /* What it held stays in the index until it can be read again or is gone. */
            events->problem(events->context, item.path, reason.message);
            plan->failed++;
            return DATELINE_OK;
        }
    }
    if (item.entry && same_hash(item.entry->source.hash, item.hash)) {
        set_stamp(item.entry, item.stamp);
        plan->unchanged++;
        return DATELINE_OK;
    }
    dl_manifest_entry *moved =
        may_have_moved ? take_gone(gone, item.stamp.size, item.hash) : NULL;
    if (moved) {
        if (!dl_manifest_move(manifest, moved, dl_slice_of(item.path)))
            return dl_fail_memory(error);
        set_stamp(moved, item.stamp);
        moved->changed = true;
        plan->moved++;
        return DATELINE_OK;
    }
    plan->items[plan->count++] = item;
    plan->bytes += item.stamp.size;
    if (item.entry)
        plan->changed++;
    else
        plan->added++;
    return DATELINE_OK;
}

dateline_status dl_plan_make(dl_plan *plan, const dl_scan *scan, int64_t begin_ns, dl_manifest *manifest,
                             const dl_plan_events *events, dateline_error *error)
{
    *plan = (dl_plan){0};
    gone_list gone = {0};
    dateline_status status = find_gone(&gone, scan, manifest, error);
    plan->items = calloc(scan->count + 1, sizeof *plan->items);
    if (!status && !plan->items)
        status = dl_fail_memory(error);
    for (size_t i = 0; i < scan->count && !status; i++) {
        const dl_scan_file *file = &scan->files[i];
        dl_manifest_entry *entry = dl_manifest_find(manifest, dl_slice_of(file->path));
        if (entry && entry->source.size == file->stamp.size && entry->source.modified_ns &&
            entry->source.modified_ns == file->stamp.modified_ns) {
            plan->unchanged++;
            continue;
        }
        if (!events->progress(events->context, file->path, i))
            status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
        else
            status = plan_file(
                plan, (dl_plan_item){.path = file->path, .stamp = file->stamp, .named = file->named, .entry = entry},
                begin_ns, &gone, manifest, events, error);
    }
    for (size_t i = 0; i < gone.count && !status; i++)
        if (!gone.items[i].entry->seen) {
            gone.items[i].entry->removed = true;
            plan->removed++;
        }
    free(gone.items);
    return status;
}

void dl_plan_free(dl_plan *plan)
{
    free(plan->items);
    *plan = (dl_plan){0};
}
