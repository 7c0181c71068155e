/* The list of sources of an index. */
#include "engine/stored/manifest.h"
#include "util/array.h"
#include "util/error.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define KEY_PREFIX "source/"
enum { KEY_SIZE = sizeof KEY_PREFIX + 8 };

static void make_key(char out[KEY_SIZE], uint32_t number)
{
    snprintf(out, KEY_SIZE, KEY_PREFIX "%08" PRIx32, number);
}

void dl_manifest_term(dl_buffer *out, uint64_t number)
{
    dl_buffer_add_text(out, DL_PREFIX_SOURCE);
    dl_buffer_add_hex(out, number, 8);
}

void dl_manifest_member_term(dl_buffer *out, uint64_t number, dl_slice member)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dl_buffer_add_hex(&value, number, 8);
    dl_buffer_add_byte(&value, '!');
    dl_buffer_add_slice(&value, member);
    dl_term_make(out, DL_PREFIX_SOURCE, dl_buffer_slice(&value));
    out->failed |= value.failed;
    dl_buffer_free(&value);
}

/* ---- the table by path: entries whose path was moved stay findable by their new path only ---- */

static size_t first_slot_of(const dl_manifest *manifest, dl_slice path)
{
    return (size_t)dl_hash64(path, 0) & (manifest->slots - 1);
}

static size_t slot_of(const dl_manifest *manifest, dl_slice path)
{
    size_t slot = first_slot_of(manifest, path);
    while (manifest->by_path[slot] && !dl_slice_equal(manifest->by_path[slot]->source.path, path))
        slot = (slot + 1) & (manifest->slots - 1);
    return slot;
}

static bool rebuild_table(dl_manifest *manifest, size_t slots)
{
    dl_manifest_entry **table = calloc(slots, sizeof *table);
    if (!table)
        return false;
    free(manifest->by_path);
    manifest->by_path = table;
    manifest->slots = slots;
    for (size_t i = 0; i < manifest->count; i++)
        table[slot_of(manifest, manifest->entries[i]->source.path)] = manifest->entries[i];
    return true;
}

/* Takes an entry out of the table; those behind it that would not be found over the gap move up (Knuth, "The Art of Computer
 * Programming" 3, 6.4, algorithm R). */
static void take_out(dl_manifest *manifest, const dl_manifest_entry *entry)
{
    const size_t most = manifest->slots - 1;
    size_t gap = slot_of(manifest, entry->source.path);
    for (size_t at = (gap + 1) & most; manifest->by_path[at]; at = (at + 1) & most) {
        const size_t first = first_slot_of(manifest, manifest->by_path[at]->source.path);
        if (((at - first) & most) < ((at - gap) & most))
            continue;
        manifest->by_path[gap] = manifest->by_path[at];
        gap = at;
    }
    manifest->by_path[gap] = NULL;
}

dl_manifest_entry *dl_manifest_find(const dl_manifest *manifest, dl_slice path)
{
    return manifest->slots ? manifest->by_path[slot_of(manifest, path)] : NULL;
}

/* A new entry with copied path. */
static dl_manifest_entry *insert(dl_manifest *manifest, dl_slice path, uint32_t number)
{
    dl_manifest_entry **entries =
        dl_array_room(manifest->entries, &manifest->capacity, manifest->count, sizeof *entries);
    if (!entries)
        return NULL;
    manifest->entries = entries;
    if ((manifest->count + 1) * 2 > manifest->slots &&
        !rebuild_table(manifest, manifest->slots ? manifest->slots * 2 : 128))
        return NULL;
    dl_manifest_entry *entry = dl_arena_alloc(&manifest->arena, sizeof *entry);
    char *copy = dl_arena_string(&manifest->arena, path);
    if (!entry || !copy)
        return NULL;
    entry->number = number;
    entry->source.path = dl_slice_make(copy, path.size);
    manifest->entries[manifest->count++] = entry;
    manifest->by_path[slot_of(manifest, entry->source.path)] = entry;
    if (number > manifest->last_number)
        manifest->last_number = number;
    return entry;
}

dl_manifest_entry *dl_manifest_add(dl_manifest *manifest, dl_slice path)
{
    return insert(manifest, path, manifest->last_number + 1);
}

bool dl_manifest_move(dl_manifest *manifest, dl_manifest_entry *entry, dl_slice path)
{
    char *copy = dl_arena_string(&manifest->arena, path);
    if (!copy)
        return false;
    take_out(manifest, entry);
    entry->source.path = dl_slice_make(copy, path.size);
    manifest->by_path[slot_of(manifest, entry->source.path)] = entry;
    return true;
}

/* ---- the metadata ---- */

typedef struct loading {
    dl_manifest *manifest;
    bool damaged, out_of_memory;
} loading;

static bool load_entry(void *context, dl_slice key, dl_slice value)
{
    loading *load = context;
    dl_source_record record;
    char number[9] = {0};
    char *end;
    if (key.size != KEY_SIZE - 1 || !dl_record_get_source(&record, value)) {
        load->damaged = true;
        return false;
    }
    memcpy(number, key.data + sizeof KEY_PREFIX - 1, 8);
    unsigned long parsed = strtoul(number, &end, 16);
    if (*end || !parsed) {
        load->damaged = true;
        return false;
    }
    dl_manifest_entry *entry = insert(load->manifest, record.path, (uint32_t)parsed);
    if (!entry) {
        load->out_of_memory = true;
        return false;
    }
    record.path = entry->source.path;
    entry->source = record;
    return true;
}

dateline_status dl_manifest_load(dl_manifest *manifest, dl_store_reader *reader,
                                 dateline_error *error)
{
    loading load = {.manifest = manifest};
    dateline_status status =
        dl_store_metadata_each(reader, KEY_PREFIX, load_entry, &load, error);
    if (!status && load.out_of_memory)
        status = dl_fail_memory(error);
    if (!status && load.damaged)
        status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                         "the index's list of sources is damaged; run: dateline index --rebuild");
    return status;
}

void dl_manifest_free(dl_manifest *manifest)
{
    free(manifest->entries);
    free(manifest->by_path);
    dl_arena_free(&manifest->arena);
    *manifest = DL_MANIFEST_EMPTY;
}

dateline_status dl_manifest_save(const dl_manifest *manifest, dl_store_writer *writer,
                                 dateline_error *error)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < manifest->count && !status; i++) {
        const dl_manifest_entry *entry = manifest->entries[i];
        if (!entry->changed && !entry->removed)
            continue;
        char key[KEY_SIZE];
        make_key(key, entry->number);
        dl_buffer_clear(&value);
        dl_record_put_source(&value, &entry->source);
        if (value.failed)
            status = dl_fail_memory(error);
        else if (entry->removed)
            status = dl_store_writer_hide_metadata(writer, key, error);
        else
            status = dl_store_writer_set_metadata(writer, key, dl_buffer_slice(&value), error);
    }
    dl_buffer_free(&value);
    return status;
}

dateline_status dl_manifest_get(dl_source_record *out, dl_arena *arena, dl_store_reader *reader,
                                uint64_t number, dateline_error *error)
{
    char key[KEY_SIZE];
    dl_buffer value = DL_BUFFER_EMPTY;
    make_key(key, (uint32_t)number);
    dateline_status status = dl_store_metadata(&value, reader, key, error);
    if (!status) {
        dl_slice kept = dl_arena_copy(arena, dl_buffer_slice(&value));
        if (arena->failed || value.failed)
            status = dl_fail_memory(error);
        else if (!kept.size || !dl_record_get_source(out, kept))
            status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "the index lacks its source %" PRIu64
                             "; run: dateline index --rebuild", number);
    }
    dl_buffer_free(&value);
    return status;
}
