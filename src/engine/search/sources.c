/* Resolving `source:` in a query. */
#include "engine/search/sources.h"
#include "util/error.h"

#include <fnmatch.h>
#include <stdlib.h>

void dl_sources_begin(dl_sources *sources, dateline_reader *reader, dl_arena *arena)
{
    *sources = (dl_sources){.reader = reader, .arena = arena, .manifest = DL_MANIFEST_EMPTY};
}

void dl_sources_end(dl_sources *sources)
{
    dl_manifest_free(&sources->manifest);
}

/* `path` is terminated. A pattern may begin at any folder of the path. */
static bool fits(const char *path, const char *value, bool pattern)
{
    if (!pattern)
        return strstr(path, value) != NULL;
    if (fnmatch(value, path, 0) == 0)
        return true;
    for (const char *slash = path; (slash = strchr(slash, '/')); slash++)
        if (fnmatch(value, slash + 1, 0) == 0)
            return true;
    return false;
}

/* The members of archives that fit, where the archive itself does not. */
typedef struct member_search {
    const dl_manifest *manifest;
    const char *wanted;
    bool pattern;
    dl_arena *arena;
    dl_slice *found;
    size_t count, capacity;
} member_search;

static const char *path_of(const dl_manifest *manifest, uint64_t number)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (manifest->entries[i]->number == number)
            return manifest->entries[i]->source.path.data;
    return NULL;
}

static bool take_member(void *context, dl_slice term, uint64_t documents)
{
    enum { NUMBER = sizeof DL_PREFIX_SOURCE - 1, SIGN = NUMBER + 8 };
    (void)documents;
    member_search *search = context;
    char digits[9] = {0};
    if (term.size <= SIGN || term.data[SIGN] != '!')
        return true;
    memcpy(digits, term.data + NUMBER, 8);
    const char *archive = path_of(search->manifest, strtoull(digits, NULL, 16));
    dl_buffer path = DL_BUFFER_EMPTY;
    if (!archive || fits(archive, search->wanted, search->pattern))
        return true;
    dl_buffer_add_text(&path, archive);
    dl_buffer_add_slice(&path, dl_slice_cut(term, SIGN, term.size));
    if (!path.failed && fits(path.data, search->wanted, search->pattern)) {
        dl_slice *found =
            dl_arena_room(search->arena, search->found, &search->capacity, search->count, sizeof *found);
        if (found) {
            search->found = found;
            found[search->count++] = dl_arena_copy(search->arena, term);
        }
    }
    search->arena->failed |= path.failed;
    dl_buffer_free(&path);
    return !search->arena->failed;
}

dateline_status dl_sources_resolve(void *context, dl_slice value, const dl_slice **terms,
                                   size_t *count, dateline_error *error)
{
    dl_sources *sources = context;
    *terms = NULL;
    *count = 0;
    if (!sources->loaded) {
        dateline_status status =
            dl_manifest_load(&sources->manifest, sources->reader->store, error);
        if (status)
            return status;
        sources->loaded = true;
    }
    const dl_manifest *manifest = &sources->manifest;
    char *wanted = dl_arena_string(sources->arena, value);
    bool pattern = wanted && strpbrk(wanted, "*?[") != NULL;
    member_search search = {.manifest = manifest, .wanted = wanted, .pattern = pattern, .arena = sources->arena};
    if (!wanted)
        return dl_fail_memory(error);
    dateline_status status =
        dl_store_terms_each(sources->reader->store, DL_LITERAL(DL_PREFIX_SOURCE), take_member, &search, error);
    if (status)
        return status;
    dl_slice *found = dl_arena_alloc(sources->arena, (manifest->count + search.count + 1) * sizeof *found);
    if (!found)
        return dl_fail_memory(error);
    for (size_t i = 0; i < search.count; i++)
        found[(*count)++] = search.found[i];
    dl_buffer term = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < manifest->count; i++) {
        if (!fits(manifest->entries[i]->source.path.data, wanted, pattern))
            continue;
        dl_buffer_clear(&term);
        dl_manifest_term(&term, manifest->entries[i]->number);
        found[(*count)++] = dl_arena_copy(sources->arena, dl_buffer_slice(&term));
    }
    bool failed = term.failed || sources->arena->failed;
    dl_buffer_free(&term);
    *terms = found;
    return failed ? dl_fail_memory(error) : DATELINE_OK;
}
