/* The list of sources of an index: path, stamp, content hash, and the number that its articles and
 * passages carry. Kept in the index's metadata, one entry a source, so that an update commits together
 * with its list. Not thread-safe. */
#ifndef DL_MANIFEST_H
#define DL_MANIFEST_H

#include "engine/stored/record.h"
#include "store/store.h"

typedef struct dl_manifest_entry {
    uint32_t number; /* from 1 */
    dl_source_record source;
    /* The indexer's notes: */
    bool seen;    /* is still there */
    bool changed; /* must be written */
    bool removed; /* must be deleted */
} dl_manifest_entry;

typedef struct dl_manifest {
    dl_arena arena; /* holds entries and paths */
    dl_manifest_entry **entries;
    size_t count, capacity;
    uint32_t last_number;
    dl_manifest_entry **by_path; /* open addressing, power of two */
    size_t slots;
} dl_manifest;

#define DL_MANIFEST_EMPTY ((dl_manifest){.arena = DL_ARENA_EMPTY})

/** Reads the list. Errors: DAMAGED, STALE, IO, MEMORY. */
dateline_status dl_manifest_load(dl_manifest *manifest, dl_store_reader *reader,
                                 dateline_error *error) DATELINE_MUST_USE;
void dl_manifest_free(dl_manifest *manifest);

/** The entry of that absolute path, or NULL. */
dl_manifest_entry *dl_manifest_find(const dl_manifest *manifest, dl_slice path);

/** A new entry with the next number; NULL when memory ran out. The path is copied. */
dl_manifest_entry *dl_manifest_add(dl_manifest *manifest, dl_slice path);

/** Gives an entry another path (a moved source). False when memory ran out. */
bool dl_manifest_move(dl_manifest *manifest, dl_manifest_entry *entry, dl_slice path);

/** Writes what is `changed`, and hides what is `removed`, in the metadata of the open transaction. */
dateline_status dl_manifest_save(const dl_manifest *manifest, dl_store_writer *writer,
                                 dateline_error *error) DATELINE_MUST_USE;

/** The source with that number, straight from the index; texts live in `arena`.
 *  Errors: DAMAGED (not there or unreadable), STALE, IO, MEMORY. */
dateline_status dl_manifest_get(dl_source_record *out, dl_arena *arena, dl_store_reader *reader,
                                uint64_t number, dateline_error *error) DATELINE_MUST_USE;

/** Appends the boolean term (XS........) that everything of a source carries. */
void dl_manifest_term(dl_buffer *out, uint64_t number);

/** The same of one member of an archive: that term, '!' and the member's name, cut to a term's size. */
void dl_manifest_member_term(dl_buffer *out, uint64_t number, dl_slice member);

#endif
