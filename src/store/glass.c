/* Reading glass's tables. */
#include "store/glass.h"
#include "store/block.h"
#include "util/file.h"
#include "util/hash.h"

#include <endian.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEAF_BITS = 7, LEAVES = 1 << LEAF_BITS };

struct dl_glass {
    const unsigned char *bytes; /* of the file */
    size_t size, block_size;
    uint32_t revision, root, block_count;
    unsigned levels;        /* above the leaves */
    bool is_even;           /* keys are numbers that follow each other closely */
    unsigned char *sound;   /* a bit a block: it was looked at, and is as it should be */
    const uint64_t *sums;   /* of the blocks as they were written, the first `sum_count`; borrowed */
    uint64_t sum_count;
    struct glass_leaf {
        uint64_t head;      /* of a key of at most eight bytes, which is all of it */
        uint32_t leaf;      /* where it is looked for */
        unsigned char size; /* 0: no key */
    } leaves[LEAVES];       /* that were found ahead of look-ups */
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

static const unsigned char *block_of(dl_glass *table, uint32_t number, unsigned level);

dl_glass *dl_glass_open(const char *folder, const dl_version_file *version, const dl_sums *sums, dl_glass_which which)
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
        table->sums = dl_sums_of(sums, from->name, from->block_size, &table->sum_count);
        table->spoilt = table->sum_count > table->block_count;
        if (!table->bytes || !table->sound || table->levels >= DL_GLASS_LEVELS) {
            dl_glass_close(table);
            table = NULL;
        } else {
            (void)block_of(table, table->root, table->levels);
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

/* Whether it is what was written, as far as that is known. */
static bool is_as_written(const dl_glass *table, const unsigned char *block, uint32_t number)
{
    return number >= table->sum_count ||
           table->sums[number] == dl_hash64(dl_slice_make((const char *)block, table->block_size), 0);
}

/* NULL: it is not what it should be. */
static const unsigned char *block_of(dl_glass *table, uint32_t number, unsigned level)
{
    if (number >= table->block_count)
        return NULL;
    const unsigned char *block = table->bytes + (size_t)number * table->block_size;
    unsigned char *sound = &table->sound[number / 8], bit = (unsigned char)(1u << number % 8);
    if (!(*sound & bit)) {
        table->spoilt = table->spoilt || !is_as_written(table, block, number);
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

/* Whether the block is a leaf that was looked at already, so that its items may be. */
static bool is_known_leaf(const dl_glass *table, uint32_t number)
{
    return number < table->block_count && table->sound[number / 8] >> number % 8 & 1 &&
           !dl_block_level(table->bytes + (size_t)number * table->block_size);
}

static const unsigned char *item_of(const struct dl_glass_place *place)
{
    return place->block + dl_block_place(place->block, place->item);
}

/* ---- keys ---- */

/* A key that is looked for, and what most comparisons are decided by. */
typedef struct sought {
    dl_slice key;
    uint64_t head;
} sought;

/* The first eight bytes, or as many as there are with zeros behind them, as a number in the same order. `left`: how many
 * may be read. */
static inline uint64_t head_of(const unsigned char *bytes, size_t size, size_t left)
{
    uint64_t head = 0;
    if (left >= sizeof head)
        memcpy(&head, bytes, sizeof head);
    else
        memcpy(&head, bytes, left);
    head = be64toh(head);
    return size >= sizeof head ? head : size ? head & UINT64_MAX << 8 * (sizeof head - size) : 0;
}

static sought seek(dl_slice key)
{
    return (sought){key, key.size ? head_of((const unsigned char *)key.data, key.size, key.size) : 0};
}

/* Where the key of an item of the level begins, behind its size. */
static inline const unsigned char *key_of(const unsigned char *item, unsigned level)
{
    return item + (level ? 4 : 2) + 1;
}

static inline uint64_t head_at(const dl_glass *table, struct dl_glass_place *place, unsigned level, unsigned item)
{
    place->item = item;
    const unsigned char *key = key_of(item_of(place), level);
    return head_of(key, key[-1], (size_t)(place->block + table->block_size - key));
}

/* The order of an item (its key, then the number of its tag's part) against the first part of a key with the same head. */
static int compare_rest(const unsigned char *item, unsigned level, dl_slice key)
{
    const unsigned char *at = key_of(item, level);
    const size_t size = at[-1], common = size < key.size ? size : key.size;
    const int order = common ? memcmp(at, key.data, common) : 0;
    if (order || size != key.size)
        return order ? order : size < key.size ? -1 : 1;
    const bool is_first = level ? dl_block_get16(at + size) <= 1 : (dl_block_get16(item) & DL_BLOCK_FIRST) != 0;
    return is_first ? 0 : 1;
}

/* The same of any key, against the item of that number. */
static inline int compare(const dl_glass *table, struct dl_glass_place *place, unsigned level, const sought *key,
                          unsigned item)
{
    const uint64_t head = head_at(table, place, level, item);
    return head != key->head ? (head < key->head ? -1 : 1) : compare_rest(item_of(place), level, key->key);
}

/* Where the key should be among the items [low, high), if their keys are even; `high`: not between them. */
static unsigned guess_item(const dl_glass *table, struct dl_glass_place *place, unsigned level, const sought *key,
                           unsigned low, unsigned high)
{
    const uint64_t begin = head_at(table, place, level, low), end = head_at(table, place, level, high - 1);
    if (key->head <= begin || key->head >= end)
        return high;
    const double share = (double)(key->head - begin) / (double)(end - begin);
    return low + (unsigned)(share * (high - 1 - low) + 0.5);
}

/* Narrows [*low, *high), in which the first item behind the key is looked for: from where it should be, in steps that
 * grow. Most are found at once, and what is near comes into the cache with it. */
static void guess(const dl_glass *table, struct dl_glass_place *place, unsigned level, const sought *key, unsigned *low,
                  unsigned *high)
{
    const unsigned at = guess_item(table, place, level, key, *low, *high);
    if (at == *high)
        return;
    const bool behind = compare(table, place, level, key, at) > 0;
    *(behind ? high : low) = at + !behind;
    for (unsigned step = 1; *low < *high; step *= 2) {
        const unsigned size = *high - *low, near = step < size ? step : size;
        const unsigned next = behind ? *high - near : *low + near - 1;
        const bool next_behind = compare(table, place, level, key, next) > 0;
        *(next_behind ? high : low) = next + !next_behind;
        if (next_behind != behind)
            return;
    }
}

/* The last item that is not greater than the key; false when the first one is. A branch's first item is less than all. */
static bool search(const dl_glass *table, struct dl_glass_place *place, unsigned level, const sought *key)
{
    unsigned low = level ? 1 : 0, high = dl_block_count(place->block);
    if (table->is_even && high - low > 4)
        guess(table, place, level, key, &low, &high);
    while (low < high) {
        const unsigned middle = low + (high - low) / 2;
        if (compare(table, place, level, key, middle) <= 0)
            low = middle + 1;
        else
            high = middle;
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

/* The leaf's item at hand. */
static dl_block_item take_item(const dl_glass_cursor *cursor)
{
    dl_block_item item = {0};
    (void)dl_block_take(&item, item_of(&cursor->places[0]), SIZE_MAX); /* the block is sound */
    return item;
}

/* Whether the key lies between the first and the last item of the leaf at hand. */
static bool is_within(const dl_glass *table, struct dl_glass_place leaf, const sought *key)
{
    return leaf.block && compare(table, &leaf, 0, key, 0) <= 0 &&
           compare(table, &leaf, 0, key, dl_block_count(leaf.block) - 1) >= 0;
}

/* Moves from the root to the last item that is not greater than the first part of `key`. */
static dl_glass_answer descend_from_root(dl_glass_cursor *cursor, const sought *key)
{
    dl_glass *table = cursor->table;
    uint32_t number = table->root;
    cursor->places[0].block = NULL;
    cursor->leaf_alone = false;
    for (unsigned level = table->levels;; level--) {
        struct dl_glass_place *place = &cursor->places[level];
        place->block = block_of(table, number, level);
        if (!place->block)
            return DL_GLASS_UNSURE;
        if (!search(table, place, level, key) && !level)
            return DL_GLASS_ABSENT;
        if (!level)
            return DL_GLASS_FOUND;
        number = dl_block_get32(item_of(place));
    }
}

/* Where the leaf of a key is remembered. */
static struct glass_leaf *leaf_place(dl_glass *table, const sought *key)
{
    return &table->leaves[key->head * UINT64_C(0x9E3779B97F4A7C15) >> (64 - LEAF_BITS)]; /* 2^64 over the golden ratio */
}

/* The leaf that the key is looked for in, if it is remembered; else NULL. */
static const unsigned char *remembered_leaf(dl_glass *table, const sought *key)
{
    const struct glass_leaf *known = leaf_place(table, key);
    return known->head == key->head && known->size == key->key.size && known->size ? block_of(table, known->leaf, 0) : NULL;
}

/* Moves to the same item from where the cursor is, or from a leaf that is remembered, if that is nearer. */
static dl_glass_answer descend(dl_glass_cursor *cursor, const sought *key)
{
    if (!is_within(cursor->table, cursor->places[0], key)) {
        const unsigned char *leaf = remembered_leaf(cursor->table, key);
        if (!leaf)
            return descend_from_root(cursor, key);
        cursor->places[0].block = leaf;
        cursor->leaf_alone = cursor->table->levels > 0;
    }
    return search(cursor->table, &cursor->places[0], 0, key) ? DL_GLASS_FOUND : descend_from_root(cursor, key);
}

static dl_glass_answer step(dl_glass_cursor *cursor, bool forward);

/* Finds what is above the leaf at hand. */
static dl_glass_answer find_path(dl_glass_cursor *cursor)
{
    const struct dl_glass_place leaf = cursor->places[0];
    const sought key = seek(take_item(cursor).key);
    dl_glass_answer answer = descend_from_root(cursor, &key);
    while (answer == DL_GLASS_FOUND && cursor->places[0].block != leaf.block) /* an entry of several parts */
        answer = step(cursor, true);
    cursor->places[0].item = leaf.item;
    return answer;
}

/* Moves to the item before or after, in the leaf or another one. */
static dl_glass_answer step(dl_glass_cursor *cursor, bool forward)
{
    unsigned level = 0;
    for (;; level++) {
        struct dl_glass_place *place = &cursor->places[level];
        if (level && cursor->leaf_alone && find_path(cursor) != DL_GLASS_FOUND)
            return DL_GLASS_UNSURE;
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

dl_glass_answer dl_glass_seek(dl_glass_cursor *cursor, dl_slice key)
{
    const sought from = seek(key);
    dl_glass_answer answer = descend(cursor, &from);
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
    const sought whole = seek(key);
    const dl_glass_answer answer = descend(cursor, &whole);
    if (answer != DL_GLASS_FOUND)
        return answer;
    if (compare_rest(item_of(&cursor->places[0]), 0, key))
        return DL_GLASS_ABSENT;
    return take_entry(cursor);
}

/* ---- for others who read the blocks ---- */

bool dl_glass_look(dl_glass *table, dl_slice from, dl_slice until)
{
    dl_glass_cursor cursor;
    const sought first = seek(from), last = seek(until);
    dl_glass_cursor_begin(&cursor, table);
    struct dl_glass_place *leaf = &cursor.places[0];
    dl_glass_answer answer = descend_from_root(&cursor, &first);
    if (answer == DL_GLASS_ABSENT) { /* between the leaf before and this one */
        answer = step(&cursor, false);
        answer = answer == DL_GLASS_ABSENT ? DL_GLASS_FOUND : answer;
    }
    while (answer == DL_GLASS_FOUND && compare(table, leaf, 0, &last, dl_block_count(leaf->block) - 1) <= 0)
        answer = step(&cursor, true); /* from the last item, to the next leaf */
    dl_glass_cursor_end(&cursor);
    return answer != DL_GLASS_UNSURE && !table->spoilt;
}

/* ---- ahead of a look-up ---- */

enum { LINE = 64, ITEM_LINES = 4 /* that a record mostly is in */ };

static void fetch_item(struct dl_glass_place place, unsigned item, unsigned lines)
{
    place.item = item;
    for (unsigned i = 0; i < lines; i++)
        __builtin_prefetch(item_of(&place) + i * LINE);
}

/* The leaf that the key is looked for in, or a number that is none. */
static uint32_t leaf_of(dl_glass *table, const sought *key)
{
    uint32_t number = table->root;
    for (unsigned level = table->levels; level; level--) {
        struct dl_glass_place place = {block_of(table, number, level), 0};
        if (!place.block)
            return UINT32_MAX;
        (void)search(table, &place, level, key);
        number = dl_block_get32(item_of(&place));
    }
    return number;
}

/* A look-up waits for memory several times: for the leaf's directory, for the items that the key is compared with, for
 * the entry. Of many keys together, each such step is begun before the first is waited for. */
void dl_glass_fetch(dl_glass *table, const dl_slice *keys, size_t count)
{
    uint32_t numbers[DL_GLASS_AHEAD];
    struct dl_glass_place leaves[DL_GLASS_AHEAD];
    sought whole[DL_GLASS_AHEAD];
    for (size_t i = 0; i < count; i++) {
        whole[i] = seek(keys[i]);
        numbers[i] = leaf_of(table, &whole[i]);
        if (numbers[i] >= table->block_count)
            continue;
        if (whole[i].key.size <= sizeof whole[i].head)
            *leaf_place(table, &whole[i]) =
                (struct glass_leaf){whole[i].head, numbers[i], (unsigned char)whole[i].key.size};
        leaves[i] = (struct dl_glass_place){table->bytes + (size_t)numbers[i] * table->block_size, 0};
        __builtin_prefetch(leaves[i].block);
        __builtin_prefetch(leaves[i].block + LINE);
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_known_leaf(table, numbers[i]))
            continue;
        const unsigned items = dl_block_count(leaves[i].block);
        fetch_item(leaves[i], table->is_even ? 0 : items / 2, 1);
        fetch_item(leaves[i], table->is_even ? items - 1 : items / 4, 1);
        if (!table->is_even)
            fetch_item(leaves[i], items / 4 * 3, 1);
    }
    for (size_t i = 0; i < count && table->is_even; i++) {
        if (!is_known_leaf(table, numbers[i]))
            continue;
        const unsigned items = dl_block_count(leaves[i].block), at = guess_item(table, &leaves[i], 0, &whole[i], 0, items);
        if (at < items)
            fetch_item(leaves[i], at, ITEM_LINES);
    }
}
