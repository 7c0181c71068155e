/* The layout of a glass table's blocks (Xapian's, format of 2016-03-14), for who reads them. A block begins with the
 * revision that wrote it (4 bytes), its level above the leaves (1 byte, at 4), and where its directory ends (2 bytes, at 9).
 * The directory says where each item is, 2 bytes each. An item of a leaf: size and flags (2 bytes), the size of its key
 * (1), the key, which part of a tag it has (2, unless it is the first one), the part. An item of a branch: the block below
 * (4), the size of its key, the key, which part (2). Numbers are big-endian. */
#ifndef DL_BLOCK_H
#define DL_BLOCK_H

#include "util/slice.h"

enum {
    DL_BLOCK_HEADER = 11,
    DL_BLOCK_ENTRY = 2,   /* of the directory */
    DL_BLOCK_SIZE = 0x1FFF, /* of an item but for 3 bytes; and its flags: */
    DL_BLOCK_FIRST = 0x2000,
    DL_BLOCK_LAST = 0x4000,
    DL_BLOCK_COMPRESSED = 0x8000
};

static inline unsigned dl_block_get16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static inline uint32_t dl_block_get32(const unsigned char *at)
{
    return (uint32_t)dl_block_get16(at) << 16 | dl_block_get16(at + 2);
}

static inline uint32_t dl_block_revision(const unsigned char *block)
{
    return dl_block_get32(block);
}

static inline unsigned dl_block_level(const unsigned char *block)
{
    return block[4];
}

/** Whether it is of that level, and has a directory with items that ends within `size` bytes. */
static inline bool dl_block_is_of(const unsigned char *block, size_t size, unsigned level)
{
    const unsigned end = dl_block_get16(block + 9);
    return dl_block_level(block) == level && end > DL_BLOCK_HEADER && (end - DL_BLOCK_HEADER) % DL_BLOCK_ENTRY == 0 &&
           end <= size;
}

/** How many items it has. */
static inline unsigned dl_block_count(const unsigned char *block)
{
    return (dl_block_get16(block + 9) - DL_BLOCK_HEADER) / DL_BLOCK_ENTRY;
}

/** Where an item is. */
static inline unsigned dl_block_place(const unsigned char *block, unsigned item)
{
    return dl_block_get16(block + DL_BLOCK_HEADER + DL_BLOCK_ENTRY * item);
}

/** An item of a leaf; it borrows from its block. */
typedef struct dl_block_item {
    unsigned flags, part; /* of the tag, from 1 */
    dl_slice key, tag;
} dl_block_item;

/** Reads it, which has `left` bytes up to the block's end; false when it is no item. */
static inline bool dl_block_take(dl_block_item *out, const unsigned char *at, size_t left)
{
    if (left < 3)
        return false;
    const unsigned head = dl_block_get16(at);
    const size_t size = (head & DL_BLOCK_SIZE) + 3u, key = at[2], fixed = 3 + key + (head & DL_BLOCK_FIRST ? 0 : 2);
    if (size > left || fixed > size)
        return false;
    *out = (dl_block_item){.flags = head & ~(unsigned)DL_BLOCK_SIZE,
                           .part = head & DL_BLOCK_FIRST ? 1 : dl_block_get16(at + 3 + key),
                           .key = {(const char *)at + 3, key},
                           .tag = {(const char *)at + fixed, size - fixed}};
    return true;
}

#endif
