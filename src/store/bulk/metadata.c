/* Metadata of a new database. */
#include "store/bulk/metadata.h"
#include "util/array.h"
#include "util/error.h"

#include <stdlib.h>

enum { KEY_MOST = 255 };

void dl_metadata_free(dl_metadata *metadata)
{
    for (size_t i = 0; i < metadata->count; i++) {
        dl_buffer_free(&metadata->items[i].key);
        dl_buffer_free(&metadata->items[i].value);
    }
    free(metadata->items);
    *metadata = (dl_metadata){0};
}

dateline_status dl_metadata_set(dl_metadata *metadata, const char *key, dl_slice value, dateline_error *error)
{
    if (!*key || strlen(key) + 2 > KEY_MOST)
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "no metadata can be named '%s'", key);
    dl_metadata_entry *items = dl_array_room(metadata->items, &metadata->capacity, metadata->count, sizeof *items);
    if (!items)
        return dl_fail_memory(error);
    metadata->items = items;
    dl_metadata_entry *entry = &metadata->items[metadata->count];
    *entry = (dl_metadata_entry){.order = metadata->count++};
    dl_buffer_add(&entry->key, "\0\xC0", 2);
    dl_buffer_add_text(&entry->key, key);
    dl_buffer_add_slice(&entry->value, value);
    return entry->key.failed || entry->value.failed ? dl_fail_memory(error) : DATELINE_OK;
}

static int by_key(const void *left, const void *right)
{
    const dl_metadata_entry *a = left, *b = right;
    int order = dl_slice_compare(dl_buffer_slice(&a->key), dl_buffer_slice(&b->key));
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void dl_metadata_settle(dl_metadata *metadata)
{
    size_t kept = 0;
    if (metadata->count)
        qsort(metadata->items, metadata->count, sizeof *metadata->items, by_key);
    for (size_t i = 0; i < metadata->count; i++) {
        dl_metadata_entry *entry = &metadata->items[i];
        if (i + 1 < metadata->count && dl_slice_equal(dl_buffer_slice(&entry->key), dl_buffer_slice(&entry[1].key))) {
            dl_buffer_free(&entry->key);
            dl_buffer_free(&entry->value);
        } else {
            metadata->items[kept++] = *entry;
        }
    }
    metadata->count = kept;
}

dateline_status dl_metadata_write(dl_metadata *metadata, dl_bulk_table *table, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl_metadata_settle(metadata);
    for (size_t i = 0; i < metadata->count && !status; i++)
        if (metadata->items[i].value.size)
            status = dl_bulk_table_add(table, dl_buffer_slice(&metadata->items[i].key),
                                       dl_buffer_slice(&metadata->items[i].value), false, error);
    return status;
}
