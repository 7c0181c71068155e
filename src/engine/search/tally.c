/* Counting by value. */
#include "engine/search/tally.h"
#include "util/hash.h"

#include <stdlib.h>

static uint32_t *find_slot(const dl_tally *tally, dl_slice value)
{
    size_t mask = tally->capacity * 2 - 1, at = (size_t)dl_hash64(value, 0) & mask;
    while (tally->slots[at] && !dl_slice_equal(tally->entries[tally->slots[at] - 1].value, value))
        at = (at + 1) & mask;
    return &tally->slots[at];
}

static bool grow(dl_tally *tally)
{
    size_t capacity = tally->capacity ? tally->capacity * 2 : 64;
    dl_tally_entry *entries = dl_arena_alloc(tally->arena, capacity * sizeof *entries);
    uint32_t *slots = dl_arena_alloc(tally->arena, capacity * 2 * sizeof *slots);
    if (!entries || !slots)
        return false;
    if (tally->count)
        memcpy(entries, tally->entries, tally->count * sizeof *entries);
    tally->entries = entries;
    tally->slots = slots;
    tally->capacity = capacity;
    for (size_t i = 0; i < tally->count; i++)
        *find_slot(tally, entries[i].value) = (uint32_t)i + 1;
    return true;
}

dl_tally_entry *dl_tally_at(dl_tally *tally, dl_slice value, dl_slice shown)
{
    if (tally->count == tally->capacity && !grow(tally))
        return NULL;
    uint32_t *slot = find_slot(tally, value);
    if (*slot)
        return &tally->entries[*slot - 1];
    dl_tally_entry made = {.value = dl_arena_copy(tally->arena, value)};
    made.shown = dl_slice_equal(shown, value) ? made.value : dl_arena_copy(tally->arena, shown);
    if (tally->arena->failed)
        return NULL;
    tally->entries[tally->count++] = made;
    *slot = (uint32_t)tally->count;
    return &tally->entries[tally->count - 1];
}

static int by_value(const void *a, const void *b)
{
    return dl_slice_compare(((const dl_tally_entry *)a)->value, ((const dl_tally_entry *)b)->value);
}

static int by_count(const void *a, const void *b)
{
    uint64_t left = ((const dl_tally_entry *)a)->count, right = ((const dl_tally_entry *)b)->count;
    return left == right ? by_value(a, b) : left < right ? 1 : -1;
}

static dateline_bucket *buckets(dl_tally *tally, size_t count,
                                      int (*order)(const void *, const void *))
{
    if (tally->count)
        qsort(tally->entries, tally->count, sizeof *tally->entries, order);
    dateline_bucket *made = dl_arena_alloc(tally->arena, (count + 1) * sizeof *made);
    for (size_t i = 0; made && i < count; i++)
        made[i] = (dateline_bucket){tally->entries[i].shown, tally->entries[i].count};
    return made;
}

dateline_bucket *dl_tally_by_value(dl_tally *tally)
{
    return buckets(tally, tally->count, by_value);
}

dateline_bucket *dl_tally_top(dl_tally *tally, size_t limit, size_t *count)
{
    *count = limit < tally->count ? limit : tally->count;
    return buckets(tally, *count, by_count);
}
