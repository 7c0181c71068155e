/* Reading a glass table from its first entry to its last, whoever wrote it: by the bulk build, or by Xapian with blocks
 * in any order, free ones between them, tags in parts. Nothing that is read is believed: each block must be of its
 * level and revision and, where the generation has sums, have the right one; keys must ascend, tags be complete,
 * and the entries be as many as the version file says. */
#ifndef DL_BULK_CURSOR_H
#define DL_BULK_CURSOR_H

#include "store/glass/sums.h"
#include "store/glass/version_file.h"

typedef struct dl_cursor dl_cursor;

/* The entry that a cursor is at; valid until it moves. */
typedef struct dl_cursor_entry {
    dl_slice key; /* empty: behind the last entry */
    dl_slice tag;
    bool deflated; /* the tag is */
} dl_cursor_entry;

/* A place to come back to. */
typedef struct dl_cursor_place {
    uint32_t blocks[DL_VERSION_LEVELS];
    unsigned items[DL_VERSION_LEVELS];
    uint64_t entries;
} dl_cursor_place;

/** Opens table number `table` of `version`, which was read from `folder`; `sums` (or NULL) must stay. About `memory`
 * bytes are read ahead. A table that is not there has no entries. The cursor is before the first entry. Errors: IO,
 * MEMORY. */
dateline_status dl_cursor_open(dl_cursor **out, const char *folder, const dl_version_file *version, unsigned table,
                               const dl_sums *sums, size_t memory, dateline_error *error) DATELINE_MUST_USE;
void dl_cursor_free(dl_cursor *cursor);

/** Moves to the next entry. Errors: IO, MEMORY, DAMAGED. */
dateline_status dl_cursor_next(dl_cursor *cursor, dateline_error *error) DATELINE_MUST_USE;

static inline const dl_cursor_entry *dl_cursor_at(const dl_cursor *cursor)
{
    return (const dl_cursor_entry *)cursor; /* the first thing in it */
}

/** Where the cursor is, at an entry; and back there: that entry is then the one that it is at. Errors: as of
 * dl_cursor_next. */
dl_cursor_place dl_cursor_mark(const dl_cursor *cursor);
dateline_status dl_cursor_return(dl_cursor *cursor, const dl_cursor_place *place,
                                 dateline_error *error) DATELINE_MUST_USE;

/** DAMAGED, naming the file and the block of the entry that the cursor is at. */
dateline_status dl_cursor_damaged(const dl_cursor *cursor, dateline_error *error);

#endif
