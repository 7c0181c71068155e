/* Keys in blocks. */
#include "store/glass/glass_table.h"

#include <endian.h>

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

dl_glass_key dl_glass_key_of(dl_slice key)
{
    return (dl_glass_key){key, key.size ? head_of((const unsigned char *)key.data, key.size, key.size) : 0};
}

/* Where the key of an item of the level begins, behind its size. */
static inline const unsigned char *key_of(const unsigned char *item, unsigned level)
{
    return item + (level ? 4 : 2) + 1;
}

static inline uint64_t head_at(const dl_glass *table, struct dl_glass_place *place, unsigned level, unsigned item)
{
    place->item = item;
    const unsigned char *key = key_of(dl_glass_item(place), level);
    return head_of(key, key[-1], (size_t)(place->block + table->block_size - key));
}

/* The key, then the number of the tag's part. */
int dl_glass_compare_rest(const unsigned char *item, unsigned level, dl_slice key)
{
    const unsigned char *at = key_of(item, level);
    const size_t size = at[-1], common = size < key.size ? size : key.size;
    const int order = common ? memcmp(at, key.data, common) : 0;
    if (order || size != key.size)
        return order ? order : size < key.size ? -1 : 1;
    const bool is_first = level ? dl_block_get16(at + size) <= 1 : (dl_block_get16(item) & DL_BLOCK_FIRST) != 0;
    return is_first ? 0 : 1;
}

int dl_glass_compare(const dl_glass *table, struct dl_glass_place *place, unsigned level, const dl_glass_key *key,
                     unsigned item)
{
    const uint64_t head = head_at(table, place, level, item);
    return head != key->head ? (head < key->head ? -1 : 1)
                             : dl_glass_compare_rest(dl_glass_item(place), level, key->key);
}

unsigned dl_glass_guess_item(const dl_glass *table, struct dl_glass_place *place, unsigned level,
                             const dl_glass_key *key, unsigned low, unsigned high)
{
    const uint64_t begin = head_at(table, place, level, low), end = head_at(table, place, level, high - 1);
    if (key->head <= begin || key->head >= end)
        return high;
    const double share = (double)(key->head - begin) / (double)(end - begin);
    return low + (unsigned)(share * (high - 1 - low) + 0.5);
}

/* Narrows [*low, *high), in which the first item behind the key is looked for: from where it should be, in steps that
 * grow. Most are found at once, and what is near comes into the cache with it. */
static void guess(const dl_glass *table, struct dl_glass_place *place, unsigned level, const dl_glass_key *key,
                  unsigned *low, unsigned *high)
{
    const unsigned at = dl_glass_guess_item(table, place, level, key, *low, *high);
    if (at == *high)
        return;
    const bool behind = dl_glass_compare(table, place, level, key, at) > 0;
    *(behind ? high : low) = at + !behind;
    for (unsigned step = 1; *low < *high; step *= 2) {
        const unsigned size = *high - *low, near = step < size ? step : size;
        const unsigned next = behind ? *high - near : *low + near - 1;
        const bool next_behind = dl_glass_compare(table, place, level, key, next) > 0;
        *(next_behind ? high : low) = next + !next_behind;
        if (next_behind != behind)
            return;
    }
}

bool dl_glass_find_item(const dl_glass *table, struct dl_glass_place *place, unsigned level, const dl_glass_key *key)
{
    unsigned low = level ? 1 : 0, high = dl_block_count(place->block);
    if (table->is_even && high - low > 4)
        guess(table, place, level, key, &low, &high);
    while (low < high) {
        const unsigned middle = low + (high - low) / 2;
        if (dl_glass_compare(table, place, level, key, middle) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    place->item = low ? low - 1 : 0;
    return low > 0;
}
