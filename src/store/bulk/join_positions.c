/* Joining position tables: the tags stay, the numbers in the keys change.
 *
 * A search trusts the positions of a term if the first document that holds it has some (compile.cc), for those that
 * lack them, since the term was rare when they were built, are the first. This must stay so: where a part's first
 * document that holds the term lacks them, the documents of the parts before get none of it either. And what has become
 * rare, or was added with all positions, has none any more, as if all had been built at once. */
#include "store/bulk/bulk.h"
#include "store/glass/encode.h"
#include "store/bulk/join_work.h"
#include "util/error.h"
#include "util/varint.h"

#include <stdlib.h>

typedef struct source {
    dl_cursor *cursor;
    const dl_numbering *numbers;
    /* Of the entry that the cursor is at; no term at the end. */
    dl_slice term; /* as spelled in keys */
    uint64_t prefix;
    uint32_t document;
    /* For a part that may lack some: its postings, as far as they were looked at. */
    dl_cursor *postings;
    dl_buffer memory;
} source;

typedef struct work {
    const dl_join *join;
    source *sources;
    dl_bulk_table *table;
    dl_buffer key; /* of the term at hand, with the zero byte behind it; then of an entry */
    size_t term_size; /* of that: the term and the byte */
    /* As long as the term has fewer than `least` entries they wait, since they may not be wanted. */
    uint64_t least, count;
    dl_buffer waiting; /* a `waiter` each, and the tag */
} work;

typedef struct waiter {
    size_t size; /* of the tag */
    uint32_t document;
    bool deflated;
} waiter;

/* ---- entries ---- */

/* Splits the key that the cursor is at. */
static dateline_status split(source *from, dateline_error *error)
{
    const dl_slice key = dl_cursor_at(from->cursor)->key;
    from->term = dl_glass_key_term(key);
    from->prefix = dl_glass_prefix(from->term);
    if (!key.size)
        return DATELINE_OK;
    if (from->term.size == key.size)
        return dl_cursor_damaged(from->cursor, error);
    return dl_glass_key_document(&from->document, dl_slice_cut(key, from->term.size + 1, key.size))
               ? DATELINE_OK
               : dl_cursor_damaged(from->cursor, error);
}

/* To the next entry. It mostly has the same term: the `same` bytes with the zero byte behind it. */
static dateline_status move_on(source *from, dl_slice same, dateline_error *error)
{
    dateline_status status = dl_cursor_next(from->cursor, error);
    if (status)
        return status;
    const dl_slice key = dl_cursor_at(from->cursor)->key;
    if (key.size > same.size && dl_slice_starts(key, same)) {
        from->term = dl_slice_cut(key, 0, same.size - 1);
        if (dl_glass_key_document(&from->document, dl_slice_cut(key, same.size, key.size)))
            return DATELINE_OK;
    }
    return split(from, error);
}

static bool is_of(const source *from, dl_slice term)
{
    return from->term.data && from->term.size == term.size && dl_slice_equal(from->term, term);
}

/* ---- which parts lack positions ---- */

/* The first kept document of the list of postings that the cursor is at; 0: none is. */
static dateline_status find_first(uint32_t *first, source *from, dl_slice same, dateline_error *error)
{
    dl_join_chunk chunk = {0};
    for (*first = 0; !*first;) {
        const dl_cursor_entry *at = dl_cursor_at(from->postings);
        const char *tag = at->tag.data, *end = tag + at->tag.size;
        uint64_t begin;
        if (at->key.size == same.size - 1) { /* the first chunk */
            uint64_t none;
            if (!dl_varint_take(&none, &tag, end) || !dl_varint_take(&none, &tag, end) ||
                !dl_varint_take(&begin, &tag, end) || begin >= UINT32_MAX)
                return dl_cursor_damaged(from->postings, error);
            begin++;
        } else {
            uint32_t number;
            if (!dl_glass_key_document(&number, dl_slice_cut(at->key, same.size, at->key.size)))
                return dl_cursor_damaged(from->postings, error);
            begin = number;
        }
        if (!dl_join_chunk_read(&chunk, &from->memory, from->numbers, begin, dl_slice_make(tag, (size_t)(end - tag))))
            return from->memory.failed ? dl_fail_memory(error) : dl_cursor_damaged(from->postings, error);
        if (chunk.documents)
            *first = chunk.first;
        if (chunk.is_last)
            break;
        dateline_status status = *first ? DATELINE_OK : dl_cursor_next(from->postings, error);
        if (!status && !dl_slice_starts(dl_cursor_at(from->postings)->key, same) && !*first)
            status = dl_cursor_damaged(from->postings, error);
        if (status)
            return status;
    }
    return DATELINE_OK;
}

/* The first document of the part that holds the term and is kept, by its new number; 0: none is. */
static dateline_status first_holding(uint32_t *first, source *from, dl_slice same, dateline_error *error)
{
    const dl_cursor_entry *at = dl_cursor_at(from->postings);
    const dl_slice term = dl_slice_cut(same, 0, same.size - 1);
    dateline_status status = DATELINE_OK;
    *first = 0;
    while (!status && at->key.size &&
           (dl_join_key_kind(at->key) != DL_KEY_TERM || dl_slice_compare(at->key, term) < 0))
        status = dl_cursor_next(from->postings, error);
    if (!status && dl_slice_equal(at->key, term))
        status = find_first(first, from, same, error);
    return status;
}

/* Past the entries of documents that are left out. */
static dateline_status skip_left_out(source *from, dl_slice same, dateline_error *error)
{
    const dl_slice term = dl_slice_cut(same, 0, same.size - 1);
    dateline_status status = DATELINE_OK;
    while (!status && is_of(from, term) && dl_join_fate_of(from->numbers, from->document) == DL_JOIN_LEFT_OUT)
        status = move_on(from, same, error);
    return status;
}

/* *part: the last one that lacks positions of the term, those before which get none; else 0. */
static dateline_status find_lacking(size_t *part, work *at, dl_slice same, dateline_error *error)
{
    const dl_slice term = dl_slice_cut(same, 0, same.size - 1);
    dateline_status status = DATELINE_OK;
    for (*part = at->join->count - 1; *part && !status; --*part) {
        source *from = &at->sources[*part];
        uint32_t first;
        if (!from->postings)
            continue;
        status = skip_left_out(from, same, error);
        if (!status)
            status = first_holding(&first, from, same, error);
        if (status || !first)
            continue;
        const bool has = is_of(from, term) && dl_numbering_keeps(from->numbers, from->document) &&
                         dl_numbering_of(from->numbers, from->document) == first;
        if (!has)
            break;
    }
    return status;
}

/* ---- the whole ---- */

static dateline_status write_entry(work *at, uint32_t document, dl_slice tag, bool deflated, dateline_error *error)
{
    at->key.size = at->term_size;
    dl_glass_put_document(&at->key, document);
    return at->key.failed ? dl_fail_memory(error)
                          : dl_bulk_table_add(at->table, dl_buffer_slice(&at->key), tag, deflated, error);
}

static dateline_status write_waiting(work *at, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    waiter one;
    for (size_t next = 0; next < at->waiting.size && !status; next += sizeof one + one.size) {
        memcpy(&one, at->waiting.data + next, sizeof one);
        status = write_entry(at, one.document, dl_slice_make(at->waiting.data + next + sizeof one, one.size),
                             one.deflated, error);
    }
    dl_buffer_clear(&at->waiting);
    return status;
}

static dateline_status add_entry(work *at, uint32_t document, const dl_cursor_entry *entry, dateline_error *error)
{
    if (at->count++ >= at->least)
        return write_entry(at, document, entry->tag, entry->deflated, error);
    waiter one;
    memset(&one, 0, sizeof one);
    one.size = entry->tag.size;
    one.document = document;
    one.deflated = entry->deflated;
    dl_buffer_add(&at->waiting, &one, sizeof one);
    dl_buffer_add_slice(&at->waiting, entry->tag);
    if (at->waiting.failed)
        return dl_fail_memory(error);
    return at->count == at->least ? write_waiting(at, error) : DATELINE_OK;
}

/* The entries of a part for the term at hand; the cursor is then behind them. */
static dateline_status add_entries(work *at, source *from, bool lacking, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    while (!status && is_of(from, dl_slice_make(at->key.data, at->term_size - 1))) {
        const dl_join_fate fate = dl_join_fate_of(from->numbers, from->document);
        if (fate == DL_JOIN_UNKNOWN)
            return dl_cursor_damaged(from->cursor, error);
        if (fate == DL_JOIN_KEPT && !lacking)
            status = add_entry(at, dl_numbering_of(from->numbers, from->document), dl_cursor_at(from->cursor), error);
        if (!status)
            status = move_on(from, dl_slice_make(at->key.data, at->term_size), error);
    }
    return status;
}

/* The source whose term is the least; NULL at the end. */
static const source *find_least(const work *at)
{
    const source *least = NULL;
    for (size_t i = 0; i < at->join->count; i++) {
        const source *from = &at->sources[i];
        if (!dl_cursor_at(from->cursor)->key.size)
            continue;
        if (!least || from->prefix < least->prefix ||
            (from->prefix == least->prefix && dl_slice_compare(from->term, least->term) < 0))
            least = from;
    }
    return least;
}

static dateline_status add_terms(work *at, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (const source *least; !status && (least = find_least(at));) {
        size_t lacking;
        dl_buffer_clear(&at->key);
        dl_buffer_add_slice(&at->key, least->term);
        dl_buffer_add_byte(&at->key, '\0');
        if (at->key.failed)
            return dl_fail_memory(error);
        at->term_size = at->key.size;
        at->count = 0;
        dl_buffer_clear(&at->waiting);
        status = find_lacking(&lacking, at, dl_buffer_slice(&at->key), error);
        for (size_t i = 0; i < at->join->count && !status; i++)
            status = add_entries(at, &at->sources[i], i < lacking, error);
    }
    return status;
}

static dateline_status open_source(work *at, size_t number, dateline_error *error)
{
    const dl_join *join = at->join;
    const dl_join_part *part = &join->parts[number];
    source *from = &at->sources[number];
    from->numbers = &part->numbers;
    dateline_status status = dl_join_cursor(&from->cursor, join, part, DL_BULK_POSITION, error);
    if (!status)
        status = dl_cursor_next(from->cursor, error);
    if (!status)
        status = split(from, error);
    if (!status && number && !part->from->all_positions)
        status = dl_join_cursor(&from->postings, join, part, DL_BULK_POSTLIST, error);
    if (!status && from->postings)
        status = dl_cursor_next(from->postings, error);
    return status;
}

dateline_status dl_join_positions(const dl_join *join, dl_bulk_table *table, dateline_error *error)
{
    work at = {.join = join,
               .table = table,
               .sources = calloc(join->count + 1, sizeof *at.sources),
               .least = join->all_positions ? 0 : dl_bulk_positions_least(join->statistics.documents)};
    dateline_status status = at.sources ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < join->count && !status; i++)
        status = open_source(&at, i, error);
    if (!status)
        status = add_terms(&at, error);
    for (size_t i = 0; i < join->count && at.sources; i++) {
        dl_cursor_free(at.sources[i].cursor);
        dl_cursor_free(at.sources[i].postings);
        dl_buffer_free(&at.sources[i].memory);
    }
    dl_buffer_free(&at.key);
    dl_buffer_free(&at.waiting);
    free(at.sources);
    return status;
}
