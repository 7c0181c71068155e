/* Reading a glass table. */
#include "store/bulk/cursor.h"
#include "store/glass/block.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    KEY_MOST = 255,
    NEARBY = 8 /* blocks that may lie between two leaves that follow one another */
};

/* A block of the way from the root to a leaf. */
typedef struct step {
    unsigned char *block;
    uint32_t number;
    unsigned item, items;
} step;

struct dl_cursor {
    dl_cursor_entry entry; /* first, see dl_cursor_at */
    char *path;
    const char *name;
    int file;
    size_t block_size;
    uint64_t revision, expected, entries; /* of the version file; and how many were met */
    unsigned levels; /* above the leaves */
    uint32_t root;
    const dl_sums *sums;
    unsigned char *branches; /* memory of the steps above the leaf */
    step steps[DL_VERSION_LEVELS];
    bool begun, ended;
    /* The leaves that were read ahead. */
    unsigned char *window;
    size_t window_blocks, ahead, held; /* room for so many; to read next time; read */
    uint32_t held_first;
    dl_slice before; /* the last key: in its block, or in `last_key` when that is gone */
    char last_key[KEY_MOST];
    dl_buffer tag; /* of several parts, the first of which is at `begin` */
    dl_cursor_place begin;
};

static dateline_status damaged(const dl_cursor *cursor, uint32_t block, dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s: block %" PRIu32 ", at byte %" PRIu64 ", is damaged; run: dateline index --rebuild PATH...",
                   cursor->path, block, (uint64_t)block * cursor->block_size);
}

dateline_status dl_cursor_damaged(const dl_cursor *cursor, dateline_error *error)
{
    return damaged(cursor, cursor->steps[0].number, error);
}

/* ---- blocks ---- */

/* Up to `count` blocks from number `first` on; *read gets how many whole ones there are. */
static dateline_status read_blocks(dl_cursor *cursor, unsigned char *to, uint32_t first, size_t count, size_t *read,
                                   dateline_error *error)
{
    const size_t size = count * cursor->block_size;
    size_t done = 0;
    while (done < size) {
        ssize_t got = pread(cursor->file, to + done, size - done,
                            (off_t)((uint64_t)first * cursor->block_size + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return dl_fail_io(error, cursor->path, "read", errno);
        if (!got)
            break;
        done += (size_t)got;
    }
    *read = done / cursor->block_size;
    return *read ? DATELINE_OK : damaged(cursor, first, error);
}

/* Whether the block may be at `level` of this table. */
static bool is_sound(const dl_cursor *cursor, const unsigned char *block, uint32_t number, unsigned level)
{
    return dl_block_revision(block) <= cursor->revision && dl_block_is_of(block, cursor->block_size, level) &&
           (!cursor->sums ||
            dl_sums_hold(cursor->sums, cursor->name, number, dl_slice_make((const char *)block, cursor->block_size)));
}

/* The leaf within the window; reads further ahead the longer the leaves lie one behind the other. */
static dateline_status find_leaf(dl_cursor *cursor, uint32_t number, dateline_error *error)
{
    if (number >= cursor->held_first && number - cursor->held_first < cursor->held) {
        cursor->steps[0].block = cursor->window + (size_t)(number - cursor->held_first) * cursor->block_size;
        return DATELINE_OK;
    }
    const uint64_t end = (uint64_t)cursor->held_first + cursor->held;
    cursor->ahead = number >= end && number - end < NEARBY ? cursor->ahead * 2 : 1;
    if (cursor->ahead > cursor->window_blocks)
        cursor->ahead = cursor->window_blocks;
    cursor->held = 0;
    cursor->held_first = number;
    cursor->steps[0].block = cursor->window;
    return read_blocks(cursor, cursor->window, number, cursor->ahead, &cursor->held, error);
}

static dateline_status load(dl_cursor *cursor, unsigned level, uint32_t number, dateline_error *error)
{
    step *at = &cursor->steps[level];
    size_t read;
    dateline_status status = level ? read_blocks(cursor, at->block, number, 1, &read, error)
                                   : find_leaf(cursor, number, error);
    if (status)
        return status;
    at->number = number;
    at->item = 0;
    if (!is_sound(cursor, at->block, number, level))
        return damaged(cursor, number, error);
    at->items = dl_block_count(at->block);
    return DATELINE_OK;
}

/* The item of a step: its size is what is left of the block behind it. */
static bool find_item(const dl_cursor *cursor, const step *at, const unsigned char **item, size_t *left)
{
    const unsigned place = dl_block_place(at->block, at->item);
    *item = at->block + place;
    *left = cursor->block_size - place;
    return place >= DL_BLOCK_HEADER + DL_BLOCK_ENTRY * at->items && place < cursor->block_size;
}

/* From `level`, whose step says which item, down to the first item of a leaf. */
static dateline_status descend(dl_cursor *cursor, unsigned level, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (; level && !status; level--) {
        const step *at = &cursor->steps[level];
        const unsigned char *item;
        size_t left;
        if (!find_item(cursor, at, &item, &left) || left < 4)
            return damaged(cursor, at->number, error);
        status = load(cursor, level - 1, dl_block_get32(item), error);
    }
    return status;
}

/* ---- items ---- */

/* The key that is about to be left behind. */
static void keep_key(dl_cursor *cursor)
{
    if (cursor->before.size && cursor->before.data != cursor->last_key)
        memcpy(cursor->last_key, cursor->before.data, cursor->before.size);
    cursor->before.data = cursor->last_key;
}

/* To the next item, be it in another leaf. */
static dateline_status step_on(dl_cursor *cursor, dateline_error *error)
{
    if (!cursor->begun) {
        cursor->begun = true;
        dateline_status status = load(cursor, cursor->levels, cursor->root, error);
        return status ? status : descend(cursor, cursor->levels, error);
    }
    if (++cursor->steps[0].item < cursor->steps[0].items)
        return DATELINE_OK;
    keep_key(cursor);
    for (unsigned level = 1; level <= cursor->levels; level++)
        if (++cursor->steps[level].item < cursor->steps[level].items)
            return descend(cursor, level, error);
    cursor->ended = true;
    return DATELINE_OK;
}

static bool parse_item(dl_block_item *out, const dl_cursor *cursor)
{
    const unsigned char *at;
    size_t left;
    return find_item(cursor, &cursor->steps[0], &at, &left) && dl_block_take(out, at, left);
}

static dl_cursor_place place_of(const dl_cursor *cursor)
{
    dl_cursor_place place = {.entries = cursor->entries};
    for (unsigned level = 0; level <= cursor->levels; level++) {
        place.blocks[level] = cursor->steps[level].number;
        place.items[level] = cursor->steps[level].item;
    }
    return place;
}

static dateline_status join_parts(dl_cursor *cursor, const dl_block_item *first, dateline_error *error)
{
    dl_block_item next = *first;
    cursor->begin = place_of(cursor);
    dl_buffer_clear(&cursor->tag);
    dl_buffer_add_slice(&cursor->tag, first->tag);
    for (unsigned part = 2; !(next.flags & DL_BLOCK_LAST); part++) {
        dateline_status status = step_on(cursor, error);
        if (status)
            return status;
        if (cursor->ended || !parse_item(&next, cursor) || next.part != part ||
            (next.flags & (DL_BLOCK_FIRST | DL_BLOCK_COMPRESSED)) != (first->flags & DL_BLOCK_COMPRESSED) ||
            !dl_slice_equal(next.key, cursor->before))
            return dl_cursor_damaged(cursor, error);
        cursor->before = next.key;
        dl_buffer_add_slice(&cursor->tag, next.tag);
    }
    cursor->entry.key = next.key;
    cursor->entry.tag = dl_buffer_slice(&cursor->tag);
    return cursor->tag.failed ? dl_fail_memory(error) : DATELINE_OK;
}

/* Makes the item that the cursor has stepped to its entry. */
static dateline_status take_entry(dl_cursor *cursor, dateline_error *error)
{
    dl_block_item found;
    if (!parse_item(&found, cursor) || !(found.flags & DL_BLOCK_FIRST) || !found.key.size ||
        dl_slice_compare(cursor->before, found.key) >= 0)
        return dl_cursor_damaged(cursor, error);
    cursor->before = found.key;
    cursor->entries++;
    cursor->entry = (dl_cursor_entry){found.key, found.tag, found.flags & DL_BLOCK_COMPRESSED};
    return found.flags & DL_BLOCK_LAST ? DATELINE_OK : join_parts(cursor, &found, error);
}

dateline_status dl_cursor_next(dl_cursor *cursor, dateline_error *error)
{
    dl_block_item null;
    dateline_status status = DATELINE_OK;
    if (!cursor->begun && !cursor->ended) {
        status = step_on(cursor, error);
        if (!status && (!parse_item(&null, cursor) || null.key.size || null.tag.size))
            status = dl_cursor_damaged(cursor, error);
    }
    if (!status && !cursor->ended)
        status = step_on(cursor, error);
    if (!status && !cursor->ended)
        return take_entry(cursor, error);
    cursor->entry = (dl_cursor_entry){.key = {"", 0}};
    if (!status && cursor->entries != cursor->expected)
        status = damaged(cursor, cursor->root, error);
    return status;
}

dl_cursor_place dl_cursor_mark(const dl_cursor *cursor)
{
    return cursor->begin.entries == cursor->entries ? cursor->begin : place_of(cursor);
}

dateline_status dl_cursor_return(dl_cursor *cursor, const dl_cursor_place *place, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (unsigned level = 0; level <= cursor->levels && !status; level++) {
        if (!level || cursor->steps[level].number != place->blocks[level])
            status = load(cursor, level, place->blocks[level], error);
        if (!status && place->items[level] >= cursor->steps[level].items)
            status = damaged(cursor, place->blocks[level], error);
        cursor->steps[level].item = place->items[level];
    }
    cursor->before = DL_LITERAL("");
    cursor->entries = place->entries - 1;
    cursor->ended = false;
    return status ? status : take_entry(cursor, error);
}

/* ---- the whole ---- */

static dateline_status prepare(dl_cursor *cursor, const char *folder, size_t memory, dateline_error *error)
{
    cursor->path = dl_file_join(folder, cursor->name);
    cursor->window_blocks = memory / cursor->block_size > 1 ? memory / cursor->block_size : 1;
    cursor->window = malloc(cursor->window_blocks * cursor->block_size);
    cursor->branches = malloc((cursor->levels + 1) * cursor->block_size);
    if (!cursor->path || !cursor->window || !cursor->branches)
        return dl_fail_memory(error);
    for (unsigned level = 1; level <= cursor->levels; level++)
        cursor->steps[level].block = cursor->branches + (level - 1) * cursor->block_size;
    if (cursor->ended)
        return DATELINE_OK;
    cursor->file = open(cursor->path, O_RDONLY | O_CLOEXEC);
    return cursor->file < 0 ? dl_fail_io(error, cursor->path, "open", errno) : DATELINE_OK;
}

dateline_status dl_cursor_open(dl_cursor **out, const char *folder, const dl_version_file *version, unsigned table,
                               const dl_sums *sums, size_t memory, dateline_error *error)
{
    const dl_version_table *from = &version->tables[table];
    dl_cursor *cursor = calloc(1, sizeof *cursor);
    *out = cursor;
    if (!cursor)
        return dl_fail_memory(error);
    cursor->entry.key = cursor->before = DL_LITERAL("");
    cursor->name = from->name;
    cursor->file = -1;
    cursor->block_size = (size_t)from->block_size;
    cursor->revision = version->revision;
    cursor->expected = from->present ? from->entries : 0;
    cursor->levels = (unsigned)from->levels;
    cursor->root = (uint32_t)from->root;
    cursor->sums = sums;
    cursor->ended = !from->present;
    cursor->ahead = 1;
    dateline_status status = prepare(cursor, folder, memory, error);
    if (status) {
        dl_cursor_free(cursor);
        *out = NULL;
    }
    return status;
}

void dl_cursor_free(dl_cursor *cursor)
{
    if (!cursor)
        return;
    if (cursor->file >= 0)
        close(cursor->file);
    dl_buffer_free(&cursor->tag);
    free(cursor->window);
    free(cursor->branches);
    free(cursor->path);
    free(cursor);
}
