/* Joining posting tables: the lists of each term, one part's behind the other's. */
#include "store/bulk/chunk.h"
#include "store/glass/encode.h"
#include "store/bulk/join_work.h"
#include "util/error.h"
#include "util/varint.h"

#include <stdlib.h>

/* A part's list at hand, and its first chunk. */
typedef struct source {
    dl_cursor *cursor;
    const dl_numbering *numbers;
    uint64_t prefix; /* of the key that the cursor is at */
    dl_join_chunk chunk;
    dl_buffer memory; /* of the chunk */
    uint64_t told_documents, told_total; /* by the head of the list */
    uint64_t documents, total;           /* of those kept */
} source;

typedef struct work {
    const dl_join *join;
    source *sources;
    dl_cursor **cursors; /* the sources' */
    size_t *group;       /* sources that have the term at hand */
    dl_buffer list;      /* what the keys of later chunks begin with */
    dl_bulk_lists lists;
} work;

static dateline_status move_on(source *from, dateline_error *error)
{
    dateline_status status = dl_cursor_next(from->cursor, error);
    from->prefix = dl_glass_prefix(dl_cursor_at(from->cursor)->key);
    return status;
}

/* ---- chunks of one part ---- */

static dateline_status read_chunk(source *from, uint64_t first, dl_slice chunk, dateline_error *error)
{
    if (dl_join_chunk_read(&from->chunk, &from->memory, from->numbers, first, chunk))
        return DATELINE_OK;
    return from->memory.failed ? dl_fail_memory(error) : dl_cursor_damaged(from->cursor, error);
}

static dateline_status read_first(source *from, dateline_error *error)
{
    const dl_slice tag = dl_cursor_at(from->cursor)->tag;
    const char *at = tag.data, *end = at + tag.size;
    uint64_t before;
    if (!dl_varint_take(&from->told_documents, &at, end) || !dl_varint_take(&from->told_total, &at, end) ||
        !dl_varint_take(&before, &at, end) || before >= UINT32_MAX)
        return dl_cursor_damaged(from->cursor, error);
    return read_chunk(from, before + 1, dl_slice_make(at, (size_t)(end - at)), error);
}

/* The next chunk of the list, whose key is `list` and then its first document. */
static dateline_status read_next(source *from, dl_slice list, dateline_error *error)
{
    const uint32_t before = from->chunk.all_last;
    dateline_status status = dl_cursor_next(from->cursor, error);
    if (status)
        return status;
    const dl_cursor_entry *at = dl_cursor_at(from->cursor);
    uint32_t first;
    dl_slice rest = dl_slice_starts(at->key, list) ? dl_slice_cut(at->key, list.size, at->key.size) : DL_LITERAL("");
    if (!dl_glass_key_document(&first, rest) || first <= before)
        return dl_cursor_damaged(from->cursor, error);
    return read_chunk(from, first, at->tag, error);
}

/* How many of a list of several chunks are kept: it must be told before the first of them. */
static dateline_status count_kept(source *from, dl_slice list, dateline_error *error)
{
    const dl_cursor_place begin = dl_cursor_mark(from->cursor);
    dateline_status status = DATELINE_OK;
    while (!status && !from->chunk.is_last) {
        status = read_next(from, list, error);
        from->documents += from->chunk.documents;
        from->total += from->chunk.total;
    }
    if (!status)
        status = dl_cursor_return(from->cursor, &begin, error);
    return status ? status : read_first(from, error);
}

static dateline_status begin_list(source *from, dl_slice list, dateline_error *error)
{
    dateline_status status = read_first(from, error);
    if (status)
        return status;
    from->documents = from->chunk.documents;
    from->total = from->chunk.total;
    if (from->chunk.is_last)
        return DATELINE_OK;
    if (!from->numbers->whole)
        return count_kept(from, list, error);
    from->documents = from->told_documents;
    from->total = from->told_total;
    return DATELINE_OK;
}

/* Appends the list that was begun; the cursor is then behind it. */
static dateline_status add_list(dl_chunk *to, source *from, dl_slice list, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    uint64_t documents = 0, total = 0;
    for (;;) {
        documents += from->chunk.all_documents;
        total += from->chunk.all_total;
        if (from->chunk.documents)
            status = dl_chunk_append(to, from->chunk.first, from->chunk.last, from->chunk.postings, error);
        if (status || from->chunk.is_last)
            break;
        status = read_next(from, list, error);
        if (status)
            return status;
    }
    if (!status && to->is_term && (documents != from->told_documents || total != from->told_total))
        return dl_cursor_damaged(from->cursor, error);
    return status ? status : move_on(from, error);
}

/* ---- lists of all parts ---- */

/* The lists of `key` of the group's sources. */
static dateline_status add_group(work *at, dl_slice key, size_t count, dateline_error *error)
{
    dl_chunk chunk = dl_chunk_begin(&at->lists, key);
    dateline_status status = DATELINE_OK;
    chunk.is_term = dl_join_key_kind(key) == DL_KEY_TERM;
    dl_buffer_clear(&at->list);
    dl_buffer_add_slice(&at->list, key);
    if (chunk.is_term)
        dl_buffer_add_byte(&at->list, '\0');
    if (at->list.failed)
        return dl_fail_memory(error);
    const dl_slice list = dl_buffer_slice(&at->list);
    for (size_t i = 0; i < count && !status; i++) {
        source *from = &at->sources[at->group[i]];
        status = begin_list(from, list, error);
        if (chunk.is_term && !status) {
            chunk.documents += from->documents;
            chunk.total += from->total;
        }
    }
    for (size_t i = 0; i < count && !status; i++)
        status = add_list(&chunk, &at->sources[at->group[i]], list, error);
    if (!status && at->lists.body.size)
        status = dl_chunk_flush(&chunk, true, error);
    return status;
}

static int compare(const source *a, const source *b)
{
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    return dl_slice_compare(dl_cursor_at(a->cursor)->key, dl_cursor_at(b->cursor)->key);
}

/* The sources that have the least key. */
static size_t find_group(work *at)
{
    size_t count = 0;
    for (size_t i = 0; i < at->join->count; i++) {
        const source *from = &at->sources[i];
        if (!dl_cursor_at(from->cursor)->key.size)
            continue;
        const int order = count ? compare(from, &at->sources[at->group[0]]) : 0;
        if (order < 0)
            count = 0;
        if (order <= 0)
            at->group[count++] = i;
    }
    return count;
}

static dateline_status add_lists(work *at, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < at->join->count; i++)
        at->sources[i].prefix = dl_glass_prefix(dl_cursor_at(at->sources[i].cursor)->key);
    for (size_t count; !status && (count = find_group(at));) {
        const source *from = &at->sources[at->group[0]];
        const dl_slice key = dl_cursor_at(from->cursor)->key;
        const bool lengths = dl_join_key_kind(key) == DL_KEY_LENGTHS;
        if (lengths ? key.size != 2 : dl_glass_key_term(key).size != key.size)
            return dl_cursor_damaged(from->cursor, error);
        status = add_group(at, key, count, error);
    }
    return status;
}

static dateline_status open_sources(work *at, dateline_error *error)
{
    const dl_join *join = at->join;
    at->sources = calloc(join->count + 1, sizeof *at->sources);
    at->cursors = calloc(join->count + 1, sizeof(dl_cursor *));
    at->group = calloc(join->count + 1, sizeof *at->group);
    dateline_status status = at->sources && at->cursors && at->group ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < join->count && !status; i++) {
        status = dl_join_cursor(&at->cursors[i], join, &join->parts[i], DL_BULK_POSTLIST, error);
        at->sources[i].cursor = at->cursors[i];
        at->sources[i].numbers = &join->parts[i].numbers;
        if (!status)
            status = dl_cursor_next(at->cursors[i], error);
    }
    return status;
}

dateline_status dl_join_postings(const dl_join *join, dl_bulk_table *table, dateline_error *error)
{
    work at = {.join = join, .lists = {.table = table}};
    dateline_status status = open_sources(&at, error);
    if (!status)
        status = dl_join_metadata(join, at.cursors[0], table, error);
    if (!status)
        status = dl_bulk_slots_write(&at.lists, join->slots, error);
    if (!status)
        status = dl_join_values(join, at.cursors, &at.lists, error);
    if (!status)
        status = add_lists(&at, error);
    for (size_t i = 0; i < join->count && at.sources && at.cursors; i++) {
        dl_cursor_free(at.cursors[i]);
        dl_buffer_free(&at.sources[i].memory);
    }
    dl_buffer_free(&at.list);
    dl_bulk_lists_free(&at.lists);
    free(at.sources);
    free(at.cursors);
    free(at.group);
    return status;
}
