/* What the files of glass.h share: a table, its blocks, and keys that are looked for in them. For those alone. */
#ifndef DL_GLASS_TABLE_H
#define DL_GLASS_TABLE_H

#include "store/glass/block.h"
#include "store/glass/glass.h"

enum { DL_GLASS_LEAF_BITS = 7, DL_GLASS_LEAVES = 1 << DL_GLASS_LEAF_BITS };

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
    } leaves[DL_GLASS_LEAVES]; /* that were found ahead of look-ups */
    bool spoilt;
};

/** A block of that level; NULL: it is not what it should be. */
const unsigned char *dl_glass_block(dl_glass *table, uint32_t number, unsigned level);

/** Whether the block is a leaf that was looked at already, so that its items may be. */
static inline bool dl_glass_is_known_leaf(const dl_glass *table, uint32_t number)
{
    return number < table->block_count && table->sound[number / 8] >> number % 8 & 1 &&
           !dl_block_level(table->bytes + (size_t)number * table->block_size);
}

static inline const unsigned char *dl_glass_item(const struct dl_glass_place *place)
{
    return place->block + dl_block_place(place->block, place->item);
}

/* A key that is looked for, and what most comparisons are decided by. */
typedef struct dl_glass_key {
    dl_slice key;
    uint64_t head; /* the first eight bytes as a number in the same order, with zeros behind them */
} dl_glass_key;

dl_glass_key dl_glass_key_of(dl_slice key);

/** The order of the item of that number in `place`, a block of the level, against the first part of the key. `place` moves
 *  there. */
int dl_glass_compare(const dl_glass *table, struct dl_glass_place *place, unsigned level, const dl_glass_key *key,
                     unsigned item);

/** The same of an item with the same head. */
int dl_glass_compare_rest(const unsigned char *item, unsigned level, dl_slice key);

/** Where the key should be among the items [low, high), if their keys are even; `high`: not between them. */
unsigned dl_glass_guess_item(const dl_glass *table, struct dl_glass_place *place, unsigned level,
                             const dl_glass_key *key, unsigned low, unsigned high);

/** Moves to the last item that is not greater than the key; false when the first one is. A branch's first item is less than
 *  all. */
bool dl_glass_find_item(const dl_glass *table, struct dl_glass_place *place, unsigned level, const dl_glass_key *key);

/** Where the leaf of a key is remembered. */
static inline struct glass_leaf *dl_glass_leaf_place(dl_glass *table, const dl_glass_key *key)
{
    return &table->leaves[key->head * UINT64_C(0x9E3779B97F4A7C15) >>
                          (64 - DL_GLASS_LEAF_BITS)]; /* 2^64 over the golden ratio */
}

#endif
