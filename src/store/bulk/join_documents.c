/* Joining the documents' data. Only keys change. */
#include "store/glass/encode.h"
#include "store/bulk/join_work.h"
#include "util/error.h"

static dateline_status add_entry(dl_bulk_table *table, dl_buffer *key, const dl_numbering *numbers,
                                 const dl_cursor *cursor, dateline_error *error)
{
    const dl_cursor_entry *at = dl_cursor_at(cursor);
    uint32_t document;
    if (!dl_glass_key_document(&document, at->key))
        return dl_cursor_damaged(cursor, error);
    const dl_join_fate fate = dl_join_fate_of(numbers, document);
    if (fate != DL_JOIN_KEPT)
        return fate == DL_JOIN_UNKNOWN ? dl_cursor_damaged(cursor, error) : DATELINE_OK;
    dl_buffer_clear(key);
    dl_glass_put_document(key, dl_numbering_of(numbers, document));
    return key->failed ? dl_fail_memory(error)
                       : dl_bulk_table_add(table, dl_buffer_slice(key), at->tag, at->deflated, error);
}

static dateline_status add_part(const dl_join *join, const dl_join_part *part, dl_bulk_table *table,
                                dateline_error *error)
{
    dl_cursor *cursor;
    dl_buffer key = DL_BUFFER_EMPTY;
    dateline_status status = dl_join_cursor(&cursor, join, part, DL_BULK_DOCDATA, error);
    if (!status)
        status = dl_cursor_next(cursor, error);
    while (!status && dl_cursor_at(cursor)->key.size) {
        status = add_entry(table, &key, &part->numbers, cursor, error);
        if (!status)
            status = dl_cursor_next(cursor, error);
    }
    dl_cursor_free(cursor);
    dl_buffer_free(&key);
    return status;
}

dateline_status dl_join_data(const dl_join *join, dl_bulk_table *table, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < join->count && !status; i++)
        status = add_part(join, &join->parts[i], table, error);
    return status;
}
