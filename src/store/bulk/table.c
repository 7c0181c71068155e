/* Writing a glass table. */
#include "store/bulk/table.h"
#include "store/bulk/watch.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    BLOCK = 8192,
    HEADER = 11,
    ENTRY = 2, /* of a block's directory */
    ITEM_LIMIT = (BLOCK - HEADER - 4 * ENTRY) / 4,
    WRITE_AT_ONCE = 64, /* blocks; in pieces of so many bytes, each at a multiple of them in the file: */
    PIECE = 1 << 16,    /* the kernel then keeps them side by side, and maps each for a reader at once */
    SPLIT_LEAST = 32, /* bytes of a tag for which it is worth to begin it in the block at hand and go on in the next */
    REVISION = 1,
    FIRST = 0x2000,
    LAST = 0x4000,
    COMPRESSED = 0x8000
};

/* A block and what separates it from the one before: a key and the number of a tag's part. */
typedef struct child {
    uint32_t block;
    uint32_t key; /* in dl_bulk_table.separators */
    uint16_t part;
    uint8_t size;
} child;

typedef struct children {
    child *items;
    size_t count, capacity;
} children;

struct dl_bulk_table {
    int file; /* of a part: once there are many blocks */
    char *path;
    unsigned compress_min;
    uint64_t entries;
    dl_buffer last_key;  /* of the last entry */
    dl_bulk_watch *watch; /* or NULL */
    bool is_part;
    dl_buffer first_key; /* of a part */
    /* The block being filled. */
    bool filling; /* there is one */
    bool breaks;  /* the next entry is to begin another */
    unsigned char block[BLOCK];
    size_t items, begin; /* how many; where the foremost begins */
    unsigned level;
    dl_buffer waiting; /* finished blocks */
    uint64_t written;  /* bytes of those before */
    uint32_t blocks;
    children leaves;
    dl_buffer separators;
};

static void put16(unsigned char *at, size_t value)
{
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
}

static void put32(unsigned char *at, uint32_t value)
{
    put16(at, value >> 16);
    put16(at + 2, value & 0xFFFF);
}

/* ---- blocks ---- */

/* A part's file is seen by nobody: it goes with us, however we end. */
static dateline_status open_for_part(dl_bulk_table *part, dateline_error *error)
{
    part->file = open(part->path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (part->file < 0)
        return dl_fail_io(error, part->path, "create", errno);
    (void)unlink(part->path);
    return DATELINE_OK;
}

static dateline_status write_waiting(dl_bulk_table *table, dateline_error *error)
{
    dateline_status status = table->file < 0 ? open_for_part(table, error) : DATELINE_OK;
    if (status)
        return status;
    for (size_t at = 0; at < table->waiting.size;) {
        const size_t left = table->waiting.size - at, piece = PIECE - table->written % PIECE;
        ssize_t done = write(table->file, table->waiting.data + at, left < piece ? left : piece);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return dl_fail_io(error, table->path, "write", done ? errno : ENOSPC);
        at += (size_t)done;
        table->written += (size_t)done;
    }
    dl_buffer_clear(&table->waiting);
    return dl_bulk_watch_ask(table->watch, error);
}

static void begin_block(dl_bulk_table *table, unsigned level)
{
    memset(table->block, 0, sizeof table->block);
    table->filling = true;
    table->items = 0;
    table->begin = BLOCK;
    table->level = level;
}

static dateline_status end_block(dl_bulk_table *table, dateline_error *error)
{
    if (!table->filling)
        return DATELINE_OK;
    table->filling = false;
    size_t directory = HEADER + ENTRY * table->items, gap = table->begin - directory;
    put32(table->block, REVISION);
    table->block[4] = (unsigned char)table->level;
    put16(table->block + 5, gap);
    put16(table->block + 7, gap);
    put16(table->block + 9, directory);
    dl_buffer_add(&table->waiting, table->block, BLOCK);
    if (table->waiting.failed)
        return dl_fail_memory(error);
    if (++table->blocks == UINT32_MAX)
        return dl_fail(error, DATELINE_ERROR_IO, "%s: has more blocks than Xapian can number",
                       table->path);
    return table->waiting.size >= (size_t)WRITE_AT_ONCE * BLOCK ? write_waiting(table, error)
                                                                : DATELINE_OK;
}

static bool fits(const dl_bulk_table *table, size_t size)
{
    return table->filling && table->begin - (HEADER + ENTRY * table->items) >= size + ENTRY;
}

/* Room for an item of that size, which fits. */
static unsigned char *take(dl_bulk_table *table, size_t size)
{
    table->begin -= size;
    put16(table->block + HEADER + ENTRY * table->items, table->begin);
    table->items++;
    return table->block + table->begin;
}

static dateline_status add_child(children *to, dl_bulk_table *table, child item,
                                 dateline_error *error)
{
    child *items = dl_array_room(to->items, &to->capacity, to->count, sizeof *items);
    if (!items)
        return dl_fail_memory(error);
    to->items = items;
    to->items[to->count++] = item;
    return table->separators.failed ? dl_fail_memory(error) : DATELINE_OK;
}

/* ---- leaves ---- */

/* Notes the leaf `block` that begins with the item `key`, part `part`: the separator is the key up to the first byte
 * that tells it from the last key before. */
static dateline_status note_leaf(dl_bulk_table *table, uint32_t block, dl_slice key, size_t part, dateline_error *error)
{
    dl_slice before = dl_buffer_slice(&table->last_key);
    size_t same = 0;
    while (same < key.size && same < before.size && key.data[same] == before.data[same])
        same++;
    size_t size = same < key.size ? same + 1 : key.size;
    child leaf = {block, (uint32_t)table->separators.size, (uint16_t)part, (uint8_t)size};
    dl_buffer_add_slice(&table->separators, dl_slice_cut(key, 0, size));
    return add_child(&table->leaves, table, leaf, error);
}

static dateline_status begin_leaf(dl_bulk_table *table, dl_slice key, size_t part, dateline_error *error)
{
    begin_block(table, 0);
    return note_leaf(table, table->blocks, key, part, error);
}

/* One part of a tag; parts count from 1. */
static dateline_status add_part(dl_bulk_table *table, dl_slice key, unsigned flags, size_t part,
                                dl_slice tag, dateline_error *error)
{
    size_t size = 2 + 1 + key.size + (part > 1 ? 2 : 0) + tag.size;
    dateline_status status = DATELINE_OK;
    if (!fits(table, size)) {
        status = end_block(table, error);
        if (!status)
            status = begin_leaf(table, key, part, error);
        if (status)
            return status;
    }
    unsigned char *at = take(table, size);
    put16(at, flags | (size - 3));
    at[2] = (unsigned char)key.size;
    memcpy(at + 3, key.data, key.size);
    at += 3 + key.size;
    if (part > 1) {
        put16(at, part);
        at += 2;
    }
    if (tag.size)
        memcpy(at, tag.data, tag.size);
    return DATELINE_OK;
}

/* How much of a tag fits behind what the block holds, if it is worth a part of its own; else 0. */
static size_t rest_of_block(const dl_bulk_table *table, dl_slice key)
{
    if (!table->filling)
        return 0;
    size_t left = table->begin - (HEADER + ENTRY * table->items), fixed = ENTRY + 2 + 1 + key.size;
    return left >= fixed + SPLIT_LEAST ? left - fixed : 0;
}

dateline_status dl_bulk_table_add(dl_bulk_table *table, dl_slice key, dl_slice tag, bool deflated,
                                  dateline_error *error)
{
    if (!key.size || key.size > 255 ||
        dl_slice_compare(dl_buffer_slice(&table->last_key), key) >= 0)
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: a key of %zu bytes out of order",
                       table->path, key.size);
    if (table->is_part && !table->entries)
        dl_buffer_add_slice(&table->first_key, key);
    dateline_status status = table->breaks ? end_block(table, error) : DATELINE_OK;
    table->breaks = false;
    size_t room =
        ITEM_LIMIT - (key.size + 5); /* of tag in a part; the first has no number and so two more */
    unsigned flags = FIRST | (deflated ? COMPRESSED : 0);
    size_t at = 0;
    for (size_t part = 1; !status; part++) {
        size_t size = part == 1 ? room + 2 : room;
        const size_t rest = part == 1 ? rest_of_block(table, key) : 0;
        if (rest && rest < size && rest < tag.size)
            size = rest;
        if (tag.size - at <= size) {
            size = tag.size - at;
            flags |= LAST;
        }
        if (part > UINT16_MAX)
            return dl_fail(error, DATELINE_ERROR_IO, "%s: an entry of %zu bytes is too large",
                           table->path, tag.size);
        status = add_part(table, key, flags, part, dl_slice_cut(tag, at, at + size), error);
        at += size;
        if (part == 1) { /* from here on a leaf begins behind this very key */
            dl_buffer_clear(&table->last_key);
            dl_buffer_add_slice(&table->last_key, key);
        }
        if (flags & LAST)
            break;
        flags &= ~(unsigned)FIRST;
    }
    table->entries++;
    return status || !table->last_key.failed ? status : dl_fail_memory(error);
}

void dl_bulk_table_watch(dl_bulk_table *table, struct dl_bulk_watch *watch)
{
    table->watch = watch;
}

/* ---- parts ---- */

void dl_bulk_table_break(dl_bulk_table *table)
{
    table->breaks = true;
}

dateline_status dl_bulk_table_open_part(dl_bulk_table **out, const dl_bulk_table *whole, unsigned number,
                                        dateline_error *error)
{
    dl_bulk_table *part = *out = calloc(1, sizeof *part);
    if (!part)
        return dl_fail_memory(error);
    part->file = -1;
    part->is_part = true;
    part->watch = whole->watch;
    dl_buffer path = DL_BUFFER_EMPTY;
    dl_buffer_printf(&path, "%s.%u", whole->path, number);
    part->path = path.failed ? NULL : strdup(path.data);
    dl_buffer_free(&path);
    if (part->path)
        return DATELINE_OK;
    dl_bulk_table_free(part);
    *out = NULL;
    return dl_fail_memory(error);
}

/* The blocks that were written, then those that wait. */
static dateline_status copy_blocks(dl_bulk_table *table, const dl_bulk_table *part, dateline_error *error)
{
    const uint64_t written = (uint64_t)part->blocks * BLOCK - part->waiting.size;
    dateline_status status = DATELINE_OK;
    for (uint64_t at = 0; at < written && !status;) {
        const size_t wanted =
            written - at < WRITE_AT_ONCE * BLOCK ? (size_t)(written - at) : (size_t)WRITE_AT_ONCE * BLOCK;
        char *room = dl_buffer_reserve(&table->waiting, wanted);
        ssize_t got = room ? pread(part->file, room, wanted, (off_t)at) : 0;
        if (!room)
            status = dl_fail_memory(error);
        else if (got <= 0 && !(got < 0 && errno == EINTR))
            status = dl_fail_io(error, part->path, "read", got ? errno : EIO);
        if (status || got < 0)
            continue;
        table->waiting.size += (size_t)got;
        at += (size_t)got;
        status = write_waiting(table, error);
    }
    dl_buffer_add_slice(&table->waiting, dl_buffer_slice(&part->waiting));
    return status || !table->waiting.failed ? status : dl_fail_memory(error);
}

dateline_status dl_bulk_table_append(dl_bulk_table *table, dl_bulk_table *part, dateline_error *error)
{
    if (!part->entries)
        return DATELINE_OK;
    dateline_status status = end_block(part, error);
    if (!status)
        status = end_block(table, error);
    if (!status && dl_slice_compare(dl_buffer_slice(&table->last_key), dl_buffer_slice(&part->first_key)) >= 0)
        status = dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: parts out of order", table->path);
    if (!status && UINT32_MAX - table->blocks <= part->blocks)
        status = dl_fail(error, DATELINE_ERROR_IO, "%s: has more blocks than Xapian can number", table->path);
    if (!status)
        status = note_leaf(table, table->blocks, dl_buffer_slice(&part->first_key), 1, error);
    const uint32_t separators = (uint32_t)table->separators.size;
    dl_buffer_add_slice(&table->separators, dl_buffer_slice(&part->separators));
    for (size_t i = 1; i < part->leaves.count && !status; i++) {
        child leaf = part->leaves.items[i];
        leaf.block += table->blocks;
        leaf.key += separators;
        status = add_child(&table->leaves, table, leaf, error);
    }
    if (!status)
        status = copy_blocks(table, part, error);
    table->blocks += part->blocks;
    table->entries += part->entries;
    dl_buffer_clear(&table->last_key);
    dl_buffer_add_slice(&table->last_key, dl_buffer_slice(&part->last_key));
    return status || !table->last_key.failed ? status : dl_fail_memory(error);
}

/* ---- branches ---- */

/* Writes the blocks above `below`; *above gets them. */
static dateline_status write_level(children *above, dl_bulk_table *table, const children *below,
                                   unsigned level, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < below->count && !status; i++) {
        const child *item = &below->items[i];
        size_t size = 4 + 1 + (size_t)item->size + 2;
        bool first = i == 0;
        if (i && !fits(table, size)) {
            status = end_block(table, error);
            first = true;
        }
        if (first && !status) {
            begin_block(table, level);
            child block = *item;
            block.block = table->blocks;
            status = add_child(above, table, block, error);
            size = 4 + 1 + 2; /* its key stands above */
        }
        if (status)
            break;
        unsigned char *at = take(table, size);
        put32(at, item->block);
        size_t key = first ? 0 : item->size;
        at[4] = (unsigned char)key;
        if (key)
            memcpy(at + 5, table->separators.data + item->key, key);
        put16(at + 5 + key, first ? 0 : item->part);
    }
    return status ? status : end_block(table, error);
}

static dateline_status write_branches(dl_bulk_root *out, dl_bulk_table *table,
                                      dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    children below = table->leaves;
    table->leaves = (children){0};
    for (out->level = 0; below.count > 1 && !status;) {
        children above = {0};
        status = write_level(&above, table, &below, ++out->level, error);
        free(below.items);
        below = above;
    }
    free(below.items);
    out->block = table->blocks - 1;
    return status;
}

/* ---- the whole ---- */

dateline_status dl_bulk_table_open(dl_bulk_table **out, const char *folder, const char *name,
                                   unsigned compress_min, dateline_error *error)
{
    dl_bulk_table *table = calloc(1, sizeof *table);
    *out = table;
    if (!table)
        return dl_fail_memory(error);
    table->file = -1;
    table->compress_min = compress_min;
    dl_buffer file = DL_BUFFER_EMPTY;
    dl_buffer_printf(&file, "%s.glass", name);
    table->path = file.failed ? NULL : dl_file_join(folder, file.data);
    dl_buffer_free(&file);
    dateline_status status = DATELINE_OK;
    if (!table->path)
        status = dl_fail_memory(error);
    else if ((table->file = open(table->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) < 0)
        status = dl_fail_io(error, table->path, "create", errno);
    if (!status)
        status = begin_leaf(table, DL_LITERAL(""), 1, error);
    if (status) {
        dl_bulk_table_free(table);
        *out = NULL;
        return status;
    }
    put16(take(table, 3), FIRST | LAST); /* the null item: no key, no tag */
    return status;
}

dateline_status dl_bulk_table_finish(dl_bulk_root *out, dl_bulk_table *table, bool always,
                                     dateline_error *error)
{
    *out = (dl_bulk_root){.present = always || table->entries,
                          .entries = table->entries,
                          .compress_min = table->compress_min};
    if (!out->present)
        return unlink(table->path) ? dl_fail_io(error, table->path, "remove", errno) : DATELINE_OK;
    dateline_status status = end_block(table, error);
    if (!status)
        status = write_branches(out, table, error);
    if (!status)
        status = write_waiting(table, error);
    out->blocks = table->blocks;
    return status;
}

void dl_bulk_table_free(dl_bulk_table *table)
{
    if (!table)
        return;
    if (table->file >= 0)
        close(table->file);
    dl_buffer_free(&table->last_key);
    dl_buffer_free(&table->first_key);
    dl_buffer_free(&table->waiting);
    dl_buffer_free(&table->separators);
    free(table->leaves.items);
    free(table->path);
    free(table);
}
