/* A table of 64-bit ids, each with a pointer: open addressing. The ids are hashes, and so spread well by themselves.
 * Initialise with {0}. Not thread-safe. */
#ifndef DL_ID_TABLE_H
#define DL_ID_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dl_id_table {
    uint64_t *ids; /* 0 marks a free place */
    void **values; /* beside them; NULL while no id has one */
    size_t count, slots;
} dl_id_table;

/** Adds an id; `value` may be NULL, and stays the caller's. An id that is there keeps its value. False when memory ran
 *  out. 0 is no id, and not added. */
bool dl_id_table_add(dl_id_table *table, uint64_t id, void *value);

/** The same, and it gets the value if it is there. */
bool dl_id_table_set(dl_id_table *table, uint64_t id, void *value);

bool dl_id_table_has(const dl_id_table *table, uint64_t id);

/** The value of an id, or NULL. */
void *dl_id_table_find(const dl_id_table *table, uint64_t id);

/** Frees the table, not the values, and leaves it empty. */
void dl_id_table_free(dl_id_table *table);

#endif
