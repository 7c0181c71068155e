/* A table of 64-bit ids. */
#include "util/id_table.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

/* The place of an id, or the free one where it belongs. */
static size_t place_of(const dl_id_table *table, uint64_t id)
{
    size_t slot = (size_t)id & (table->slots - 1);
    while (table->ids[slot] && table->ids[slot] != id)
        slot = (slot + 1) & (table->slots - 1);
    return slot;
}

/* Room for values beside the ids. */
static bool make_values(dl_id_table *table)
{
    if (!table->values)
        table->values = calloc(table->slots, sizeof *table->values);
    return table->values != NULL;
}

static bool grow(dl_id_table *table)
{
    dl_id_table larger = {.slots = table->slots ? table->slots * 2 : FIRST_SLOTS, .count = table->count};
    larger.ids = calloc(larger.slots, sizeof *larger.ids);
    if (!larger.ids || (table->values && !make_values(&larger))) {
        dl_id_table_free(&larger);
        return false;
    }
    for (size_t i = 0; i < table->slots; i++) {
        if (!table->ids[i])
            continue;
        size_t place = place_of(&larger, table->ids[i]);
        larger.ids[place] = table->ids[i];
        if (table->values)
            larger.values[place] = table->values[i];
    }
    dl_id_table_free(table);
    *table = larger;
    return true;
}

bool dl_id_table_add(dl_id_table *table, uint64_t id, void *value)
{
    if (!id)
        return true;
    if ((table->count + 1) * 2 > table->slots && !grow(table))
        return false;
    size_t place = place_of(table, id);
    if (table->ids[place])
        return true;
    if (value && !make_values(table))
        return false;
    table->ids[place] = id;
    table->count++;
    if (value)
        table->values[place] = value;
    return true;
}

bool dl_id_table_set(dl_id_table *table, uint64_t id, void *value)
{
    if (!dl_id_table_add(table, id, value))
        return false;
    if (id && !make_values(table))
        return false;
    if (id)
        table->values[place_of(table, id)] = value;
    return true;
}

bool dl_id_table_has(const dl_id_table *table, uint64_t id)
{
    return id && table->slots && table->ids[place_of(table, id)] == id;
}

void *dl_id_table_find(const dl_id_table *table, uint64_t id)
{
    return table->values && dl_id_table_has(table, id) ? table->values[place_of(table, id)] : NULL;
}

void dl_id_table_free(dl_id_table *table)
{
    free(table->ids);
    free(table->values);
    *table = (dl_id_table){0};
}
