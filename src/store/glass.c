/* Reading glass's tables. */
#include "store/glass.h"
#include "store/block.h"
#include "util/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct dl_glass {
    const unsigned char *bytes; /* of the file */
    size_t size, block_size;
    uint32_t revision, root, block_count;
    unsigned levels;        /* above the leaves */
    bool is_even;           /* keys are numbers that follow each other closely */
    unsigned char *sound;   /* a bit a block: it was looked at, and is as it should be */
    bool spoilt;
};

/* ---- tables ---- */

static void map(dl_glass *table, const char *path)
{
    struct stat found;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    if (!fstat(file, &found) && found.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_SHARED, file, 0);
        if (bytes != MAP_FAILED) {
            table->bytes = bytes;
            table->size = (size_t)found.st_size;
            table->block_count = (uint32_t)(table->size / table->block_size);
        }
    }
    close(file);
}

dl_glass *dl_glass_open(const char *folder, const dl_version_file *version, dl_glass_which which)
{
    const dl_version_table *from = &version->tables[which];
    char *path = from->present ? dl_file_join(folder, from->name) : NULL;
    dl_glass *table = path ? calloc(1, sizeof *table) : NULL;
    if (table) {
        table->block_size = (size_t)from->block_size;
        table->levels = (unsigned)from->levels;
        table->root = (uint32_t)from->root;
        table->revision = (uint32_t)version->revision;
        table->is_even = which == DL_GLASS_DOCDATA;
        map(table, path);
        table->sound = calloc(table->block_count / 8 + 1, 1);
        if (!table->bytes || !table->sound || table->levels >= DL_GLASS_LEVELS) {
            dl_glass_close(table);
            table = NULL;
        }
    }
    free(path);
    return table;
}

void dl_glass_close(dl_glass *table)
{
    if (!table)
        return;
    if (table->bytes)
        munmap((void *)(uintptr_t)table->bytes, table->size);
    free(table->sound);
    free(table);
}

/* ---- blocks ---- */

/* Whether the block is one of that level, and its items lie in it. */
static bool is_sound(const dl_glass *table, const unsigned char *block, unsigned level)
{
    const size_t size = table->block_size;
    if (!dl_block_is_of(block, size, level))
        return false;
    const unsigned count = dl_block_count(block);
    for (unsigned i = 0; i < count; i++) {
        const size_t place = dl_block_place(block, i);
        dl_block_item item;
        if (level ? place + 5 > size || place + 4 + 1 + block[place + 4] + 2 > size
                  : place >= size || !dl_block_take(&item, block + place, size - place))
            return false;
    }
    return true;
}

/* NULL: it is not what it should be. */
static const unsigned char *block_of(dl_glass *table, uint32_t number, unsigned level)
{
    if (number >= table->block_count)
        return NULL;
    const unsigned char *block = table->bytes + (size_t)number * table->block_size;
    unsigned char *sound = &table->sound[number / 8], bit = (unsigned char)(1u << number % 8);
    if (!(*sound & bit)) {
        if (dl_block_revision(block) > table->revision) /* of a later commit */
            return NULL;
        table->spoilt = table->spoilt || !is_sound(table, block, level);
        if (table->spoilt)
            return NULL;
        *sound |= bit;
    }
    return dl_block_level(block) == level ? block : NULL;
}

bool dl_glass_is_spoilt(const dl_glass *table)
{
    return table && table->spoilt;
}

static const unsigned char *item_of(const struct dl_glass_place *place)
{
    return place->block + dl_block_place(place->block, place->item);
}

/* ---- keys ---- */

/* As memcmp. Keys are short, or differ early: most need no call. */
static inline int compare_bytes(const unsigned char *left, const char *right, size_t size)
{
    enum { HERE = 5 };
    for (size_t i = 0; i < size && i < HERE; i++)
        if (left[i] != (unsigned char)right[i])
            return left[i] < (unsigned char)right[i] ? -1 : 1;
    return size > HERE ? memcmp(left + HERE, right + HERE, size - HERE) : 0;
}

/* The order of an item (its key, then the number of its tag's part) against the first part of `key`. */
static int compare(const unsigned char *item, unsigned level, dl_slice key)
{
    const unsigned char *at = item + (level ? 4 : 2);
    const size_t size = *at++, common = size < key.size ? size : key.size;
    const int order = compare_bytes(at, key.data, common);
    if (order || size != key.size)
        return order ? order : size < key.size ? -1 : 1;
    const bool is_first = level ? dl_block_get16(at + size) <= 1 : (dl_block_get16(item) & DL_BLOCK_FIRST) != 0;
    return is_first ? 0 : 1;
}

/* A key's first bytes as a number in the same order. */
static double value_of(const unsigned char *bytes, size_t size)
{
    double value = 0;
    for (size_t i = 0; i < 6; i++)
        value = value * 256 + (i < size ? bytes[i] : 0);
    return value;
}

static bool is_behind(struct dl_glass_place *place, unsigned level, dl_slice key, unsigned item)
{
    place->item = item;
    return compare(item_of(place), level, key) > 0;
}

static double value_at(struct dl_glass_place *place, unsigned level, unsigned item)
{
    place->item = item;
    const unsigned char *key = item_of(place) + (level ? 4 : 2);
    return value_of(key + 1, *key);
}

/* Narrows [*low, *high), in which the first item behind the key is looked for: from where it should be, in steps that
 * grow. Most are found at once, and what is near comes into the cache with it. */
static void guess(struct dl_glass_place *place, unsigned level, dl_slice key, unsigned *low, unsigned *high)
{
    const double begin = value_at(place, level, *low), end = value_at(place, level, *high - 1);
    const double share = (value_of((const unsigned char *)key.data, key.size) - begin) / (end - begin);
    if (!(share > 0 && share < 1))
        return;
    const unsigned at = *low + (unsigned)(share * (*high - 1 - *low) + 0.5);
    const bool behind = is_behind(place, level, key, at);
    *(behind ? high : low) = at + !behind;
    for (unsigned step = 1; *low < *high; step *= 2) {
        const unsigned size = *high - *low, near = step < size ? step : size;
        const unsigned next = behind ? *high - near : *low + near - 1;
        const bool next_behind = is_behind(place, level, key, next);
        *(next_behind ? high : low) = next + !next_behind;
        if (next_behind != behind)
            return;
    }
}

/* The last item that is not greater than the key; false when the first one is. A branch's first item is less than all. */
static bool search(struct dl_glass_place *place, unsigned level, dl_slice key, bool is_even)
{
    unsigned low = level ? 1 : 0, high = dl_block_count(place->block);
    if (is_even && high - low > 4)
        guess(place, level, key, &low, &high);
    while (low < high) {
        place->item = low + (high - low) / 2;
        if (compare(item_of(place), level, key) <= 0)
            low = place->item + 1;
        else
            high = place->item;
    }
    place->item = low ? low - 1 : 0;
    return low > 0;
}

/* ---- cursors ---- */

void dl_glass_cursor_begin(dl_glass_cursor *cursor, dl_glass *table)
{
    *cursor = (dl_glass_cursor){.table = table, .joined = DL_BUFFER_EMPTY};
}

void dl_glass_cursor_end(dl_glass_cursor *cursor)
{
    dl_buffer_free(&cursor->joined);
    *cursor = (dl_glass_cursor){0};
}

/* Moves to the item before or after, in the leaf or another one. */
static dl_glass_answer step(dl_glass_cursor *cursor, bool forward)
{
    unsigned level = 0;
    for (;; level++) {
        struct dl_glass_place *place = &cursor->places[level];
        if (forward ? place->item + 1 < dl_block_count(place->block) : place->item > 0) {
            place->item += forward ? 1 : -1;
            break;
        }
        if (level == cursor->table->levels)
            return DL_GLASS_ABSENT;
    }
    for (; level; level--) {
        struct dl_glass_place *below = &cursor->places[level - 1];
        below->block = block_of(cursor->table, dl_block_get32(item_of(&cursor->places[level])), level - 1);
        if (!below->block) {
            cursor->places[0].block = NULL;
            return DL_GLASS_UNSURE;
        }
        below->item = forward ? 0 : dl_block_count(below->block) - 1;
    }
    return DL_GLASS_FOUND;
}

/* The leaf's item at hand. */
static dl_block_item take_item(const dl_glass_cursor *cursor)
{
    dl_block_item item = {0};
    (void)dl_block_take(&item, item_of(&cursor->places[0]), SIZE_MAX); /* the block is sound */
    return item;
}

/* Takes the entry whose first part the cursor is at, and moves to its last one. */
static dl_glass_answer take_entry(dl_glass_cursor *cursor)
{
    dl_block_item item = take_item(cursor);
    if (!(item.flags & DL_BLOCK_FIRST) || item.flags & DL_BLOCK_COMPRESSED)
        return DL_GLASS_UNSURE;
    cursor->key = item.key;
    cursor->tag = item.tag;
    if (item.flags & DL_BLOCK_LAST)
        return DL_GLASS_FOUND;
    dl_buffer_clear(&cursor->joined);
    dl_buffer_add_slice(&cursor->joined, cursor->tag);
    while (!(item.flags & DL_BLOCK_LAST)) {
        if (step(cursor, true) != DL_GLASS_FOUND)
            return DL_GLASS_UNSURE;
        item = take_item(cursor);
        if (item.flags & DL_BLOCK_FIRST || !dl_slice_equal(item.key, cursor->key))
            return DL_GLASS_UNSURE;
        dl_buffer_add_slice(&cursor->joined, item.tag);
    }
    cursor->tag = dl_buffer_slice(&cursor->joined);
    return cursor->joined.failed ? DL_GLASS_UNSURE : DL_GLASS_FOUND;
}

/* Whether the key lies between the first and the last item of the leaf at hand. */
static bool is_within(const struct dl_glass_place *leaf, dl_slice key)
{
    struct dl_glass_place end = {leaf->block, 0};
    if (!leaf->block || compare(item_of(&end), 0, key) > 0)
        return false;
    end.item = dl_block_count(leaf->block) - 1;
    return compare(item_of(&end), 0, key) >= 0;
}

/* Moves to the last item that is not greater than the first part of `key`. */
static dl_glass_answer descend(dl_glass_cursor *cursor, dl_slice key)
{
    dl_glass *table = cursor->table;
    uint32_t number = table->root;
    if (is_within(&cursor->places[0], key)) {
        search(&cursor->places[0], 0, key, table->is_even);
        return DL_GLASS_FOUND;
    }
    cursor->places[0].block = NULL;
    for (unsigned level = table->levels;; level--) {
        struct dl_glass_place *place = &cursor->places[level];
        place->block = block_of(table, number, level);
        if (!place->block)
            return DL_GLASS_UNSURE;
        if (!search(place, level, key, table->is_even) && !level)
            return DL_GLASS_ABSENT;
        if (!level)
            return DL_GLASS_FOUND;
        number = dl_block_get32(item_of(place));
    }
}

dl_glass_answer dl_glass_seek(dl_glass_cursor *cursor, dl_slice key)
{
    dl_glass_answer answer = descend(cursor, key);
    if (answer == DL_GLASS_ABSENT) /* between the leaf before and this one */
        answer = step(cursor, false);
    while (answer == DL_GLASS_FOUND && !(dl_block_get16(item_of(&cursor->places[0])) & DL_BLOCK_FIRST))
        answer = step(cursor, false);
    return answer == DL_GLASS_FOUND ? take_entry(cursor) : answer;
}

dl_glass_answer dl_glass_next(dl_glass_cursor *cursor)
{
    const dl_glass_answer answer = step(cursor, true);
    return answer == DL_GLASS_FOUND ? take_entry(cursor) : answer;
}

dl_glass_answer dl_glass_get(dl_glass_cursor *cursor, dl_slice key)
{
    const dl_glass_answer answer = descend(cursor, key);
    if (answer != DL_GLASS_FOUND)
        return answer;
    if (compare(item_of(&cursor->places[0]), 0, key))
        return DL_GLASS_ABSENT;
    return take_entry(cursor);
}
