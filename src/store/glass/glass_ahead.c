/* What look-ups will need, brought near. */
#include "store/glass/glass_table.h"
#include "util/fetch.h"

enum { LINE = 64, ITEM_LINES = 4 /* that a record mostly is in */ };

static void fetch_item(struct dl_glass_place place, unsigned item, unsigned lines)
{
    place.item = item;
    for (unsigned i = 0; i < lines; i++)
        dl_fetch(dl_glass_item(&place) + i * LINE);
}

/* The leaf that the key is looked for in, or a number that is none. */
static uint32_t leaf_of(dl_glass *table, const dl_glass_key *key)
{
    uint32_t number = table->root;
    for (unsigned level = table->levels; level; level--) {
        struct dl_glass_place place = {dl_glass_block(table, number, level), 0};
        if (!place.block)
            return UINT32_MAX;
        (void)dl_glass_find_item(table, &place, level, key);
        number = dl_block_get32(dl_glass_item(&place));
    }
    return number;
}

/* A look-up waits for memory several times: for the leaf's directory, for the items that the key is compared with, for
 * the entry. Of many keys together, each such step is begun before the first is waited for. */
void dl_glass_fetch(dl_glass *table, const dl_slice *keys, size_t count)
{
    uint32_t numbers[DL_GLASS_AHEAD];
    struct dl_glass_place leaves[DL_GLASS_AHEAD];
    dl_glass_key whole[DL_GLASS_AHEAD];
    for (size_t i = 0; i < count; i++) {
        whole[i] = dl_glass_key_of(keys[i]);
        numbers[i] = leaf_of(table, &whole[i]);
        if (numbers[i] >= table->block_count)
            continue;
        if (whole[i].key.size <= sizeof whole[i].head)
            *dl_glass_leaf_place(table, &whole[i]) =
                (struct glass_leaf){whole[i].head, numbers[i], (unsigned char)whole[i].key.size};
        leaves[i] = (struct dl_glass_place){table->bytes + (size_t)numbers[i] * table->block_size, 0};
        dl_fetch(leaves[i].block);
        dl_fetch(leaves[i].block + LINE);
    }
    for (size_t i = 0; i < count; i++) {
        if (!dl_glass_is_known_leaf(table, numbers[i]))
            continue;
        const unsigned items = dl_block_count(leaves[i].block);
        fetch_item(leaves[i], table->is_even ? 0 : items / 2, 1);
        fetch_item(leaves[i], table->is_even ? items - 1 : items / 4, 1);
        if (!table->is_even)
            fetch_item(leaves[i], items / 4 * 3, 1);
    }
    for (size_t i = 0; i < count && table->is_even; i++) {
        if (!dl_glass_is_known_leaf(table, numbers[i]))
            continue;
        const unsigned items = dl_block_count(leaves[i].block),
                       at = dl_glass_guess_item(table, &leaves[i], 0, &whole[i], 0, items);
        if (at < items)
            fetch_item(leaves[i], at, ITEM_LINES);
    }
}
