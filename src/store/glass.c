/* Reading glass's tables. */
#include "store/glass.h"
#include "util/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADER = 11,
    LEVEL_AT = 4,
    DIRECTORY_END_AT = 9,
    FIRST = 0x2000, /* flags of an item of a leaf */
    LAST = 0x4000,
    COMPRESSED = 0x8000,
    SIZE = 0x1FFF
};

struct dl_glass {
    const unsigned char *bytes; /* of the file */
    size_t size, block_size;
    uint32_t revision, root, block_count;
    unsigned levels;        /* above the leaves */
    bool is_even;           /* keys are numbers that follow each other closely */
    unsigned char *sound;   /* a bit a block: it was looked at, and is as it should be */
    bool spoilt;
};

static unsigned get16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static uint32_t get32(const unsigned char *at)
{
    return (uint32_t)get16(at) << 16 | get16(at + 2);
}

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
    const unsigned end = get16(block + DIRECTORY_END_AT);
    if (block[LEVEL_AT] != level || end > table->block_size || end < HEADER + 2)
        return false;
    for (unsigned at = HEADER; at < end; at += 2) {
        const unsigned item = get16(block + at), fixed = level ? 4 : 2;
        if (item + fixed + 1 > table->block_size)
            return false;
        const size_t key = block[item + fixed];
        const size_t size = level ? 4 + 1 + key + 2 : (get16(block + item) & SIZE) + (size_t)3;
        const size_t least = level || get16(block + item) & FIRST ? fixed + 1 + key : fixed + 1 + key + 2;
        if (item + size > table->block_size || least > size)
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
        if (get32(block) > table->revision) /* of a later commit */
            return NULL;
        table->spoilt = table->spoilt || !is_sound(table, block, level);
        if (table->spoilt)
            return NULL;
        *sound |= bit;
    }
    return block[LEVEL_AT] == level ? block : NULL;
}

bool dl_glass_is_spoilt(const dl_glass *table)
{
    return table && table->spoilt;
}

static unsigned count_of(const unsigned char *block)
{
    return (get16(block + DIRECTORY_END_AT) - HEADER) / 2;
}

static const unsigned char *item_of(const struct dl_glass_place *place)
{
    return place->block + get16(place->block + HEADER + 2 * place->item);
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
    const bool is_first = level ? get16(at + size) <= 1 : (get16(item) & FIRST) != 0;
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
    unsigned low = level ? 1 : 0, high = count_of(place->block);
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
        if (forward ? place->item + 1 < count_of(place->block) : place->item > 0) {
            place->item += forward ? 1 : -1;
            break;
        }
        if (level == cursor->table->levels)
            return DL_GLASS_ABSENT;
    }
    for (; level; level--) {
        struct dl_glass_place *below = &cursor->places[level - 1];
        below->block = block_of(cursor->table, get32(item_of(&cursor->places[level])), level - 1);
        if (!below->block) {
            cursor->places[0].block = NULL;
            return DL_GLASS_UNSURE;
        }
        below->item = forward ? 0 : count_of(below->block) - 1;
    }
    return DL_GLASS_FOUND;
}

/* Takes what the leaf's item says; its part of a tag is `part`. */
static void take_item(dl_slice *key, dl_slice *part, const unsigned char *item)
{
    const size_t end = (get16(item) & SIZE) + (size_t)3, size = item[2];
    const size_t begin = 3 + size + (get16(item) & FIRST ? 0 : 2);
    *key = dl_slice_make((const char *)item + 3, size);
    *part = dl_slice_make((const char *)item + begin, end - begin);
}

/* Takes the entry whose first part the cursor is at, and moves to its last one. */
static dl_glass_answer take_entry(dl_glass_cursor *cursor)
{
    const unsigned char *item = item_of(&cursor->places[0]);
    if (!(get16(item) & FIRST) || get16(item) & COMPRESSED)
        return DL_GLASS_UNSURE;
    take_item(&cursor->key, &cursor->tag, item);
    if (get16(item) & LAST)
        return DL_GLASS_FOUND;
    dl_buffer_clear(&cursor->joined);
    dl_buffer_add_slice(&cursor->joined, cursor->tag);
    while (!(get16(item) & LAST)) {
        dl_slice key, part;
        if (step(cursor, true) != DL_GLASS_FOUND)
            return DL_GLASS_UNSURE;
        item = item_of(&cursor->places[0]);
        take_item(&key, &part, item);
        if (get16(item) & FIRST || !dl_slice_equal(key, cursor->key))
            return DL_GLASS_UNSURE;
        dl_buffer_add_slice(&cursor->joined, part);
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
    end.item = count_of(leaf->block) - 1;
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
        number = get32(item_of(place));
    }
}

dl_glass_answer dl_glass_seek(dl_glass_cursor *cursor, dl_slice key)
{
    dl_glass_answer answer = descend(cursor, key);
    if (answer == DL_GLASS_ABSENT) /* between the leaf before and this one */
        answer = step(cursor, false);
    while (answer == DL_GLASS_FOUND && !(get16(item_of(&cursor->places[0])) & FIRST))
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
