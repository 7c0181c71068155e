/* Resolving `source:` in a query. */
#include "engine/sources.h"
#include "util/error.h"

#include <fnmatch.h>

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
    dl_slice *found = dl_arena_alloc(sources->arena, (manifest->count + 1) * sizeof *found);
    if (!wanted || !found)
        return dl_fail_memory(error);
    bool pattern = strpbrk(wanted, "*?[") != NULL;
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
