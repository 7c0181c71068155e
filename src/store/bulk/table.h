/* Writing a glass table: a B-tree of 8 KiB blocks, leaves in key order first, then the branches
 * above. */
#ifndef DL_BULK_TABLE_H
#define DL_BULK_TABLE_H

#include <dateline/base.h>
#include "util/buffer.h"

typedef struct dl_bulk_table dl_bulk_table;
struct dl_bulk_watch; /* watch.h */

/* What the version file says of a table. */
typedef struct dl_bulk_root {
    bool present;
    uint32_t block, level, blocks;
    uint64_t entries;
    unsigned compress_min;
} dl_bulk_root;

/** Begins the table `folder`/`name`.glass. `compress_min` is what the version file says of it.
 * Errors: IO, MEMORY. */
dateline_status dl_bulk_table_open(dl_bulk_table **out, const char *folder, const char *name,
                                   unsigned compress_min, dateline_error *error) DATELINE_MUST_USE;

/** From now on `watch`, which must stay, is asked after each half a megabyte, and what adds entries may return STOPPED; of
 * parts, too, that are opened behind it. */
void dl_bulk_table_watch(dl_bulk_table *table, struct dl_bulk_watch *watch);

/** Adds an entry; keys (1 to 255 bytes) ascend. `deflated` says that the tag is. Errors: IO,
 * MEMORY, INTERNAL (a key out of order). */
dateline_status dl_bulk_table_add(dl_bulk_table *table, dl_slice key, dl_slice tag, bool deflated,
                                  dateline_error *error) DATELINE_MUST_USE;

/** The next entry begins a block. */
void dl_bulk_table_break(dl_bulk_table *table);

/** Begins a part of the table `whole`, which other threads may be writing: its entries are added to it, not to that.
 * `number` tells parts apart. Errors: MEMORY. */
dateline_status dl_bulk_table_open_part(dl_bulk_table **out, const dl_bulk_table *whole, unsigned number,
                                        dateline_error *error) DATELINE_MUST_USE;

/** Adds all entries of a part, in whole blocks, as if they had been added behind dl_bulk_table_break. Free the part
 * then. Errors: IO, MEMORY, INTERNAL (a key out of order). */
dateline_status dl_bulk_table_append(dl_bulk_table *table, dl_bulk_table *part,
                                     dateline_error *error) DATELINE_MUST_USE;

/** Writes what is left. A table without entries is removed again, unless
 * `always`. Errors: IO, MEMORY. */
dateline_status dl_bulk_table_finish(dl_bulk_root *out, dl_bulk_table *table, bool always,
                                     dateline_error *error) DATELINE_MUST_USE;
void dl_bulk_table_free(dl_bulk_table *table);

#endif
