/* Joining the tables that have entries for each document: their data, and their lists of terms. Only keys change. */
#include "store/bulk/encode.h"
#include "store/bulk/join_work.h"
#include "util/error.h"

/* An entry whose key is a document's number, and in the lists of terms a zero byte where it tells slots. */
static dateline_status add_entry(dl_bulk_table *table, dl_buffer *key, const dl_numbering *numbers,
                                 const dl_cursor *cursor, uint64_t *kept, dateline_error *error)
{
    const dl_cursor_entry *at = dl_cursor_at(cursor);
    uint32_t document;
    dl_slice rest = at->key;
    if (!dl_bulk_take_document(&document, &rest) || rest.size > 1 || (rest.size && rest.data[0]))
        return dl_cursor_damaged(cursor, error);
    const dl_join_fate fate = dl_join_fate_of(numbers, document);
    if (fate != DL_JOIN_KEPT)
        return fate == DL_JOIN_UNKNOWN ? dl_cursor_damaged(cursor, error) : DATELINE_OK;
    *kept += !rest.size;
    dl_buffer_clear(key);
    dl_bulk_put_document(key, dl_numbering_of(numbers, document));
    dl_buffer_add_slice(key, rest);
    return key->failed ? dl_fail_memory(error)
                       : dl_bulk_table_add(table, dl_buffer_slice(key), at->tag, at->deflated, error);
}

/* `all`: every document has an entry. */
static dateline_status add_part(const dl_join *join, const dl_join_part *part, dl_bulk_table *table, unsigned number,
                                bool all, dateline_error *error)
{
    dl_cursor *cursor;
    dl_buffer key = DL_BUFFER_EMPTY;
    uint64_t kept = 0;
    dateline_status status = dl_join_cursor(&cursor, join, part, number, error);
    if (!status)
        status = dl_cursor_next(cursor, error);
    while (!status && dl_cursor_at(cursor)->key.size) {
        status = add_entry(table, &key, &part->numbers, cursor, &kept, error);
        if (!status)
            status = dl_cursor_next(cursor, error);
    }
    if (!status && all && kept != part->numbers.kept.count)
        status = dl_cursor_damaged(cursor, error);
    dl_cursor_free(cursor);
    dl_buffer_free(&key);
    return status;
}

static dateline_status add_all(const dl_join *join, dl_bulk_table *table, unsigned number, bool all,
                               dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < join->count && !status; i++)
        status = add_part(join, &join->parts[i], table, number, all, error);
    return status;
}

dateline_status dl_join_data(const dl_join *join, dl_bulk_table *table, dateline_error *error)
{
    return add_all(join, table, DL_BULK_DOCDATA, false, error);
}

dateline_status dl_join_term_lists(const dl_join *join, dl_bulk_table *table, dateline_error *error)
{
    return add_all(join, table, DL_BULK_TERMLIST, true, error);
}
