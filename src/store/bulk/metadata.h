/* The metadata that a new database gets. */
#ifndef DL_BULK_METADATA_H
#define DL_BULK_METADATA_H

#include "store/bulk/table.h"

typedef struct dl_metadata_entry {
    dl_buffer key; /* of the table: behind the prefix of metadata */
    dl_buffer value;
    size_t order; /* the last one of a key counts */
} dl_metadata_entry;

/* Initialise with zeros. */
typedef struct dl_metadata {
    dl_metadata_entry *items;
    size_t count, capacity;
} dl_metadata;

void dl_metadata_free(dl_metadata *metadata);

/** An empty value removes the entry. Errors: MEMORY, INTERNAL (a key too long). */
dateline_status dl_metadata_set(dl_metadata *metadata, const char *key, dl_slice value,
                                dateline_error *error) DATELINE_MUST_USE;

/** Brings the entries into the order of their keys, each key once. */
void dl_metadata_settle(dl_metadata *metadata);

/** Settles them and adds them to a new posting table. Errors: those of dl_bulk_table_add. */
dateline_status dl_metadata_write(dl_metadata *metadata, dl_bulk_table *table,
                                  dateline_error *error) DATELINE_MUST_USE;

#endif
