/* Room in a growing array of the C library's memory. */
#ifndef DL_ARRAY_H
#define DL_ARRAY_H

#include <stddef.h>
#include <stdlib.h>

/** `items`, which hold `count` of `size` bytes each, with room for one more, perhaps elsewhere: twice as much when
 *  *capacity is used up. NULL when memory ran out; the old ones stay. free() them. */
static inline void *dl_array_room(void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : 16;
    void *grown = realloc(items, larger * size);
    if (grown)
        *capacity = larger;
    return grown;
}

#endif
