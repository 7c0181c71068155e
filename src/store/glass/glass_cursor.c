/* Cursors of glass's tables. */
#include "store/glass/glass_table.h"

/* Bytes of a tag of several parts, mostly: one that every search reads has as many (engine/stored/packing.h). */
enum { JOINED_MOSTLY = 1 << 16 };

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
    (void)dl_block_take(&item, dl_glass_item(&cursor->places[0]), SIZE_MAX); /* the block is sound */
    return item;
}

/* Whether the key lies between the first and the last item of the leaf at hand. */
static bool is_within(const dl_glass *table, struct dl_glass_place leaf, const dl_glass_key *key)
{
    return leaf.block && dl_glass_compare(table, &leaf, 0, key, 0) <= 0 &&
           dl_glass_compare(table, &leaf, 0, key, dl_block_count(leaf.block) - 1) >= 0;
}

/* Moves from the root to the last item that is not greater than the first part of `key`. */
static dl_glass_answer descend_from_root(dl_glass_cursor *cursor, const dl_glass_key *key)
{
    dl_glass *table = cursor->table;
    uint32_t number = table->root;
    cursor->places[0].block = NULL;
    cursor->leaf_alone = false;
    for (unsigned level = table->levels;; level--) {
        struct dl_glass_place *place = &cursor->places[level];
        place->block = dl_glass_block(table, number, level);
        if (!place->block)
            return DL_GLASS_UNSURE;
        if (!dl_glass_find_item(table, place, level, key) && !level)
            return DL_GLASS_ABSENT;
        if (!level)
            return DL_GLASS_FOUND;
        number = dl_block_get32(dl_glass_item(place));
    }
}

/* The leaf that the key is looked for in, if it is remembered; else NULL. */
static const unsigned char *remembered_leaf(dl_glass *table, const dl_glass_key *key)
{
    const struct glass_leaf *known = dl_glass_leaf_place(table, key);
    const bool is_it = known->head == key->head && known->size == key->key.size && known->size;
    return is_it ? dl_glass_block(table, known->leaf, 0) : NULL;
}

/* Moves to the same item from where the cursor is, or from a leaf that is remembered, if that is nearer. */
static dl_glass_answer descend(dl_glass_cursor *cursor, const dl_glass_key *key)
{
    if (!is_within(cursor->table, cursor->places[0], key)) {
        const unsigned char *leaf = remembered_leaf(cursor->table, key);
        if (!leaf)
            return descend_from_root(cursor, key);
        cursor->places[0].block = leaf;
        cursor->leaf_alone = cursor->table->levels > 0;
    }
    return dl_glass_find_item(cursor->table, &cursor->places[0], 0, key) ? DL_GLASS_FOUND
                                                                         : descend_from_root(cursor, key);
}

static dl_glass_answer step(dl_glass_cursor *cursor, bool forward);

/* Finds what is above the leaf at hand. */
static dl_glass_answer find_path(dl_glass_cursor *cursor)
{
    const struct dl_glass_place leaf = cursor->places[0];
    const dl_glass_key key = dl_glass_key_of(take_item(cursor).key);
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
        below->block = dl_glass_block(cursor->table, dl_block_get32(dl_glass_item(&cursor->places[level])), level - 1);
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
    (void)dl_buffer_reserve(&cursor->joined, JOINED_MOSTLY);
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
    const dl_glass_key from = dl_glass_key_of(key);
    dl_glass_answer answer = descend(cursor, &from);
    if (answer == DL_GLASS_ABSENT) /* between the leaf before and this one */
        answer = step(cursor, false);
    while (answer == DL_GLASS_FOUND && !(dl_block_get16(dl_glass_item(&cursor->places[0])) & DL_BLOCK_FIRST))
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
    const dl_glass_key whole = dl_glass_key_of(key);
    const dl_glass_answer answer = descend(cursor, &whole);
    if (answer != DL_GLASS_FOUND)
        return answer;
    if (dl_glass_compare_rest(dl_glass_item(&cursor->places[0]), 0, key))
        return DL_GLASS_ABSENT;
    return take_entry(cursor);
}

/* ---- for others who read the blocks ---- */

bool dl_glass_look(dl_glass *table, dl_slice from, dl_slice until)
{
    dl_glass_cursor cursor;
    const dl_glass_key first = dl_glass_key_of(from), last = dl_glass_key_of(until);
    dl_glass_cursor_begin(&cursor, table);
    struct dl_glass_place *leaf = &cursor.places[0];
    dl_glass_answer answer = descend_from_root(&cursor, &first);
    if (answer == DL_GLASS_ABSENT) { /* between the leaf before and this one */
        answer = step(&cursor, false);
        answer = answer == DL_GLASS_ABSENT ? DL_GLASS_FOUND : answer;
    }
    while (answer == DL_GLASS_FOUND && dl_glass_compare(table, leaf, 0, &last, dl_block_count(leaf->block) - 1) <= 0)
        answer = step(&cursor, true); /* from the last item, to the next leaf */
    dl_glass_cursor_end(&cursor);
    return answer != DL_GLASS_UNSURE && !table->spoilt;
}
