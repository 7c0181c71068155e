/* Chunks of lists. */
#include "store/bulk/lists.h"
#include "store/bulk/chunk.h"
#include "store/glass/encode.h"
#include "util/error.h"
#include "util/varint.h"

void dl_bulk_lists_free(dl_bulk_lists *lists)
{
    dl_buffer_free(&lists->key);
    dl_buffer_free(&lists->body);
    dl_buffer_free(&lists->tag);
}

static dateline_status add_entry(dl_bulk_lists *lists, dl_slice tag, dateline_error *error)
{
    if (lists->key.failed || lists->body.failed || lists->tag.failed)
        return dl_fail_memory(error);
    return dl_bulk_table_add(lists->table, dl_buffer_slice(&lists->key), tag, false, error);
}

dl_chunk dl_chunk_begin(dl_bulk_lists *lists, dl_slice key)
{
    dl_buffer_clear(&lists->key);
    dl_buffer_add_slice(&lists->key, key);
    dl_buffer_clear(&lists->body);
    return (dl_chunk){.lists = lists, .key_size = key.size};
}

/* ---- postings and lengths ---- */

dateline_status dl_chunk_flush(dl_chunk *at, bool is_last, dateline_error *error)
{
    dl_bulk_lists *lists = at->lists;
    lists->key.size = at->key_size;
    dl_buffer_clear(&lists->tag);
    if (at->later) {
        if (at->is_term) /* ends the term */
            dl_buffer_add_byte(&lists->key, '\0');
        dl_glass_put_document(&lists->key, at->first);
    } else {
        dl_varint_put(&lists->tag, at->documents);
        dl_varint_put(&lists->tag, at->total);
        dl_varint_put(&lists->tag, at->first - 1);
    }
    dl_buffer_add_byte(&lists->tag, is_last ? '1' : '0');
    dl_varint_put(&lists->tag, at->last - at->first);
    dl_buffer_add_slice(&lists->tag, dl_buffer_slice(&lists->body));
    at->later = true;
    const dateline_status status = add_entry(lists, dl_buffer_slice(&lists->tag), error);
    dl_buffer_clear(&lists->body); /* not before: it may have failed */
    return status;
}

static dateline_status add_posting(dl_chunk *at, uint32_t document, uint64_t wdf,
                                   dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl_buffer *body = &at->lists->body;
    if (body->size >= DL_BULK_CHUNK)
        status = dl_chunk_flush(at, false, error);
    char *room = dl_buffer_reserve(body, 2 * (size_t)DL_VARINT_MOST), *end = room;
    if (!room)
        return dl_fail_memory(error);
    if (!body->size)
        at->first = document;
    else
        end = dl_varint_write(end, document - at->last - 1);
    end = dl_varint_write(end, wdf);
    body->size += (size_t)(end - room);
    at->last = document;
    return status;
}

dateline_status dl_chunk_append(dl_chunk *at, uint32_t first, uint32_t last, dl_slice postings, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl_buffer *body = &at->lists->body;
    if (body->size && body->size + postings.size > DL_BULK_CHUNK)
        status = dl_chunk_flush(at, false, error);
    if (!body->size)
        at->first = first;
    else
        dl_varint_put(body, first - at->last - 1);
    dl_buffer_add_slice(body, postings);
    at->last = last;
    return status;
}

/* Postings of a run that do not fit into the chunk at hand. */
static dateline_status add_each(dl_chunk *at, uint32_t document, dl_slice rest, dateline_error *error)
{
    const char *next = rest.data, *end = next + rest.size;
    dateline_status status = add_posting(at, document, dl_varint_read(&next), error);
    while (next < end && !status) {
        document += (uint32_t)dl_varint_read(&next) + 1;
        status = add_posting(at, document, dl_varint_read(&next), error);
    }
    return status;
}

/* Those of a run. */
static dateline_status add_postings(dl_chunk *at, dl_slice entries, dateline_error *error)
{
    const char *next = entries.data;
    for (int head = 0; head < 2; head++)
        (void)dl_varint_read(&next);
    uint32_t last = (uint32_t)dl_varint_read(&next), first = (uint32_t)dl_varint_read(&next);
    dl_slice rest = dl_slice_make(next, (size_t)(entries.data + entries.size - next));
    bool fits = at->lists->body.size + DL_VARINT_MOST + rest.size < DL_BULK_CHUNK;
    return fits ? dl_chunk_append(at, first, last, rest, error) : add_each(at, first, rest, error);
}

static dateline_status write_postings(dl_chunk *at, const dl_slice *entries, size_t count,
                                      dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < count; i++) {
        const char *next = entries[i].data;
        at->documents += dl_varint_read(&next);
        at->total += dl_varint_read(&next);
    }
    dl_buffer *frequent = at->documents >= at->lists->positions_least ? at->lists->frequent : NULL;
    if (frequent)
        dl_varint_put_text(frequent, dl_slice_cut(dl_buffer_slice(&at->lists->key), 0, at->key_size));
    if (frequent && frequent->failed)
        return dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++)
        status = add_postings(at, entries[i], error);
    return status ? status : dl_chunk_flush(at, true, error);
}

/* ---- values ---- */

dateline_status dl_chunk_flush_values(dl_chunk *at, dateline_error *error)
{
    dl_bulk_lists *lists = at->lists;
    if (!lists->body.size && !lists->body.failed)
        return DATELINE_OK;
    lists->key.size = at->key_size;
    dl_glass_put_document(&lists->key, at->first);
    dateline_status status = add_entry(lists, dl_buffer_slice(&lists->body), error);
    dl_buffer_clear(&lists->body);
    return status;
}

dateline_status dl_chunk_add_value(dl_chunk *at, uint32_t document, dl_slice value, dateline_error *error)
{
    dl_buffer *body = &at->lists->body;
    if (!body->size)
        at->first = document;
    else
        dl_varint_put(body, document - at->last - 1);
    dl_varint_put_text(body, value);
    at->last = document;
    return body->size >= DL_BULK_CHUNK ? dl_chunk_flush_values(at, error) : DATELINE_OK;
}

/* Those of a run. */
static dateline_status add_values(dl_chunk *at, dl_slice entries, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    const char *next = entries.data, *end = next + entries.size;
    uint32_t document = 0;
    while (next < end && !status) {
        document += (uint32_t)dl_varint_read(&next);
        size_t size = (size_t)dl_varint_read(&next);
        status = dl_chunk_add_value(at, document, dl_slice_make(next, size), error);
        next += size;
    }
    return status;
}

dateline_status dl_bulk_slots_write(dl_bulk_lists *lists, const dl_bulk_slot *slots, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (unsigned i = 0; i < DL_BULK_SLOTS && !status; i++) {
        const dl_bulk_slot *slot = &slots[i];
        if (!slot->count)
            continue;
        dl_buffer_clear(&lists->key);
        dl_buffer_add(&lists->key, "\0\xD0", 2);
        dl_glass_put_uint_last(&lists->key, i);
        dl_buffer_clear(&lists->tag);
        dl_varint_put(&lists->tag, slot->count);
        dl_varint_put_text(&lists->tag, dl_buffer_slice(&slot->least));
        if (!dl_slice_equal(dl_buffer_slice(&slot->least), dl_buffer_slice(&slot->greatest)))
            dl_buffer_add_slice(&lists->tag, dl_buffer_slice(&slot->greatest));
        status = add_entry(lists, dl_buffer_slice(&lists->tag), error);
    }
    return status;
}

/* A term that begins with a zero byte has it doubled to 00 FF. */
static bool is_lengths(dl_slice key)
{
    return key.size > 1 && !key.data[0] && (unsigned char)key.data[1] == 0xE0;
}

bool dl_bulk_is_head(dl_slice key)
{
    return dl_bulk_is_slot(key) || is_lengths(key);
}

dateline_status dl_bulk_heads_write(void *context, dl_slice key, dl_bulk_more *next, void *from, dateline_error *error)
{
    dl_chunk at = dl_chunk_begin(context, key);
    const bool values = dl_bulk_is_slot(key);
    dl_slice entries;
    dateline_status status = next(from, &entries, error);
    while (!status && entries.data) {
        status = values ? add_values(&at, entries, error) : add_postings(&at, entries, error);
        if (!status)
            status = next(from, &entries, error);
    }
    if (status)
        return status;
    return values ? dl_chunk_flush_values(&at, error) : dl_chunk_flush(&at, true, error);
}

dateline_status dl_bulk_lists_write(void *context, dl_slice key, const dl_slice *entries,
                                    size_t count, dateline_error *error)
{
    dl_chunk at = dl_chunk_begin(context, key);
    at.is_term = true;
    return write_postings(&at, entries, count, error);
}

/* ---- positions ---- */

/* Whether the entries are of at least so many documents. */
static bool has_documents(const dl_slice *entries, size_t count, uint64_t least)
{
    for (size_t i = 0; i < count && least; i++) {
        const char *next = entries[i].data, *end = next + entries[i].size;
        for (; next < end && least; least--) {
            (void)dl_varint_read(&next);
            size_t size = (size_t)dl_varint_read(&next);
            next += size;
        }
    }
    return !least;
}

dateline_status dl_bulk_positions_write(void *context, dl_slice key, const dl_slice *entries,
                                        size_t count, dateline_error *error)
{
    dl_bulk_lists *lists = context;
    if (!has_documents(entries, count, lists->positions_least))
        return DATELINE_OK;
    dl_buffer_clear(&lists->key);
    dl_buffer_add_slice(&lists->key, key);
    dl_buffer_add_byte(&lists->key, '\0');
    size_t base = lists->key.size;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < count && !status; i++) {
        const char *next = entries[i].data, *end = next + entries[i].size;
        uint32_t document = 0;
        while (next < end && !status) {
            document += (uint32_t)dl_varint_read(&next);
            size_t size = (size_t)dl_varint_read(&next);
            lists->key.size = base;
            dl_glass_put_document(&lists->key, document);
            status = add_entry(lists, dl_slice_make(next, size), error);
            next += size;
        }
    }
    return status;
}
