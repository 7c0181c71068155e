/* Joining what stands before the terms in posting tables: metadata, values, and the lengths of documents, which say
 * which documents there are. */
#include "store/bulk/chunk.h"
#include "store/glass/encode.h"
#include "store/bulk/join_work.h"
#include "util/error.h"
#include "util/varint.h"

/* ---- values ---- */

/* The slot of a chunk of values, or DL_BULK_SLOTS. */
static unsigned slot_of(dl_slice key)
{
    const unsigned slot = key.size > 2 ? (unsigned char)key.data[2] : DL_BULK_SLOTS;
    return slot < DL_BULK_SLOTS ? slot : DL_BULK_SLOTS;
}

/* Tells each value of a chunk of values; false: it is not well-formed, or `sink` said so. */
typedef bool value_sink(void *context, uint32_t document, dl_slice value);
static bool read_values(dl_slice key, dl_slice tag, value_sink *sink, void *context)
{
    uint32_t first;
    if (!dl_glass_key_document(&first, dl_slice_cut(key, 3, key.size)))
        return false;
    const char *at = tag.data, *end = at + tag.size;
    uint64_t document = first, size, gap;
    for (;;) {
        if (!dl_varint_take(&size, &at, end) || size > (uint64_t)(end - at) ||
            !sink(context, (uint32_t)document, dl_slice_make(at, (size_t)size)))
            return false;
        at += size;
        if (at == end)
            return true;
        if (!dl_varint_take(&gap, &at, end) || gap >= UINT32_MAX - document)
            return false;
        document += gap + 1;
    }
}

typedef struct values_work {
    const dl_numbering *numbers;
    dl_chunk chunk;
    dateline_error *error;
    dateline_status status;
} values_work;

static bool add_value(void *context, uint32_t document, dl_slice value)
{
    values_work *work = context;
    const dl_join_fate fate = dl_join_fate_of(work->numbers, document);
    if (fate == DL_JOIN_KEPT)
        work->status = dl_chunk_add_value(&work->chunk, dl_numbering_of(work->numbers, document), value, work->error);
    return !work->status && fate != DL_JOIN_UNKNOWN;
}

static dateline_status add_slot(const dl_join *join, dl_cursor **cursors, dl_bulk_lists *lists, unsigned slot,
                                dateline_error *error)
{
    const char key[] = {0, (char)DL_KEY_VALUES, (char)slot};
    const dl_slice prefix = dl_slice_make(key, sizeof key);
    values_work work = {.chunk = dl_chunk_begin(lists, prefix), .error = error};
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < join->count && !status; i++) {
        const dl_cursor_entry *at = dl_cursor_at(cursors[i]);
        work.numbers = &join->parts[i].numbers;
        while (!status && dl_slice_starts(at->key, prefix)) {
            const bool fine = read_values(at->key, at->tag, add_value, &work);
            status = work.status ? work.status
                     : fine      ? dl_cursor_next(cursors[i], error)
                                 : dl_cursor_damaged(cursors[i], error);
        }
    }
    return status ? status : dl_chunk_flush_values(&work.chunk, error);
}

dateline_status dl_join_values(const dl_join *join, dl_cursor **cursors, dl_bulk_lists *lists, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < join->count && !status; i++)
        while (!status && dl_join_key_kind(dl_cursor_at(cursors[i])->key) < DL_KEY_VALUES)
            status = dl_cursor_next(cursors[i], error);
    for (unsigned slot = 0; slot < DL_BULK_SLOTS && !status; slot++)
        status = add_slot(join, cursors, lists, slot, error);
    return status;
}

/* ---- metadata ---- */

dateline_status dl_join_metadata(const dl_join *join, dl_cursor *cursor, dl_bulk_table *table, dateline_error *error)
{
    const dl_metadata *all = &join->metadata;
    size_t next = 0; /* of them */
    const dl_cursor_entry *at = dl_cursor_at(cursor);
    dateline_status status = DATELINE_OK;
    while (!status) {
        const bool held = at->key.size && dl_join_key_kind(at->key) == DL_KEY_METADATA;
        const dl_metadata_entry *set = next < all->count ? &all->items[next] : NULL;
        if (!held && !set)
            break;
        const int order = !held ? 1 : !set ? -1 : dl_slice_compare(at->key, dl_buffer_slice(&set->key));
        if (order < 0)
            status = dl_bulk_table_add(table, at->key, at->tag, at->deflated, error);
        else if (set->value.size)
            status = dl_bulk_table_add(table, dl_buffer_slice(&set->key), dl_buffer_slice(&set->value), false, error);
        next += order >= 0;
        if (order <= 0 && !status)
            status = dl_cursor_next(cursor, error);
    }
    return status;
}

/* ---- the survey ---- */

typedef struct survey {
    dl_join *join;
    dl_join_part *part;
    dl_cursor *cursor;
    unsigned slot;
    bool memory_failed;
    uint32_t last; /* document that has a length */
    bool ended;    /* the list of lengths */
} survey;

static bool note_value(void *context, uint32_t document, dl_slice value)
{
    survey *work = context;
    dl_bulk_slot *slot = &work->join->slots[work->slot];
    const dl_bitmap *removed = work->part->from->removed;
    if (removed && dl_bitmap_has(removed, document))
        return true;
    dl_bulk_slot_note(slot, value);
    work->memory_failed |= slot->least.failed || slot->greatest.failed;
    return !work->memory_failed;
}

static void note_length(dl_bulk_statistics *statistics, uint32_t length)
{
    statistics->documents++;
    statistics->length_total += length;
    if (length > statistics->length_most)
        statistics->length_most = length;
    if (length && (!statistics->length_least || length < statistics->length_least))
        statistics->length_least = length;
}

static bool note_document(survey *work, uint64_t document, uint64_t length)
{
    const dl_bitmap *removed = work->part->from->removed;
    dl_bitmap *there = &work->part->numbers.there;
    if (document <= work->last || document >= there->limit || length > UINT32_MAX)
        return false;
    dl_bitmap_add(there, (uint32_t)document);
    work->last = (uint32_t)document;
    if (!removed || !dl_bitmap_has(removed, (uint32_t)document))
        note_length(&work->join->statistics, (uint32_t)length);
    return true;
}

static bool read_lengths(survey *work, dl_slice key, dl_slice tag)
{
    const char *at = tag.data, *end = at + tag.size;
    uint64_t document, span, length, gap, none;
    if (work->ended)
        return false;
    if (key.size == 2) { /* the first chunk */
        if (!dl_varint_take(&none, &at, end) || !dl_varint_take(&none, &at, end) ||
            !dl_varint_take(&document, &at, end))
            return false;
        document++;
    } else {
        uint32_t first;
        if (!dl_glass_key_document(&first, dl_slice_cut(key, 2, key.size)))
            return false;
        document = first;
    }
    if (at == end)
        return false;
    work->ended = *at++ == '1';
    if (!dl_varint_take(&span, &at, end))
        return false;
    for (span += document;;) {
        if (!dl_varint_take(&length, &at, end) || !note_document(work, document, length))
            return false;
        if (at == end)
            return document == span;
        if (!dl_varint_take(&gap, &at, end) || gap > UINT32_MAX)
            return false;
        document += gap + 1;
    }
}

static bool take_entry(survey *work, const dl_cursor_entry *entry)
{
    switch (dl_join_key_kind(entry->key)) {
    case DL_KEY_METADATA:
    case DL_KEY_BOUNDS:
        return true;
    case DL_KEY_VALUES:
        work->slot = slot_of(entry->key);
        return work->slot < DL_BULK_SLOTS && read_values(entry->key, entry->tag, note_value, work);
    case DL_KEY_LENGTHS:
        return read_lengths(work, entry->key, entry->tag);
    default:
        return false;
    }
}

static dateline_status walk(survey *work, dateline_error *error)
{
    const dl_cursor_entry *at = dl_cursor_at(work->cursor);
    dateline_status status = dl_cursor_next(work->cursor, error);
    while (!status && at->key.size && dl_join_key_kind(at->key) != DL_KEY_TERM) {
        if (!take_entry(work, at))
            status = work->memory_failed ? dl_fail_memory(error) : dl_cursor_damaged(work->cursor, error);
        if (!status)
            status = dl_cursor_next(work->cursor, error);
    }
    const uint64_t documents = work->part->numbers.there.count;
    if (!status && (documents != work->part->version.documents || (documents && !work->ended)))
        status = dl_cursor_damaged(work->cursor, error);
    return status;
}

dateline_status dl_join_survey(dl_join *join, dl_join_part *part, dateline_error *error)
{
    survey work = {.join = join, .part = part};
    const uint32_t before = join->statistics.documents;
    if (!dl_numbering_make(&part->numbers, (uint32_t)part->version.last_document, part->from->removed))
        return dl_fail_memory(error);
    dateline_status status = dl_join_cursor(&work.cursor, join, part, DL_BULK_POSTLIST, error);
    if (!status)
        status = walk(&work, error);
    dl_cursor_free(work.cursor);
    if (!status && part->version.wdf_most > join->statistics.wdf_most)
        join->statistics.wdf_most = (uint32_t)part->version.wdf_most;
    dl_numbering_settle(&part->numbers, before + 1);
    return status;
}
