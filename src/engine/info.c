/* What an index holds. */
#include "engine/stored/reader.h"
#include "store/segments/generation.h"
#include "util/error.h"

#include <stdlib.h>

typedef struct owned_info {
    dateline_info info; /* first: the caller's pointer leads back here */
    dl_arena arena;
} owned_info;

void dateline_info_free(dateline_info *info)
{
    if (!info)
        return;
    owned_info *owned = (owned_info *)info;
    dl_arena_free(&owned->arena);
    free(owned);
}

static bool count_entry(void *context, dl_slice key, dl_slice value)
{
    (void)key;
    (void)value;
    ++*(uint64_t *)context;
    return true;
}

static dateline_status count_kind(uint64_t *out, dateline_reader *reader, const char *kind,
                                  dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_term_make(&term, DL_PREFIX_KIND, dl_slice_of(kind));
    dateline_status status =
        term.failed ? dl_fail_memory(error)
                    : dl_store_living_count(out, reader->store, dl_buffer_slice(&term), error);
    dl_buffer_free(&term);
    return status;
}

/* Day of a value of DL_SLOT_DATE. */
static dl_slice value_day(dl_arena *arena, const dl_buffer *value)
{
    int64_t seconds = dl_slot_date_seconds(dl_buffer_slice(value));
    return dl_date_text(arena, (dl_date){seconds, false});
}

static dateline_status info_once(void *context, dateline_reader *reader, dateline_error *error)
{
    owned_info *owned = context;
    dl_arena *arena = &owned->arena;
    dl_arena_reset(arena);
    const dl_identity *identity = &reader->identity;
    dateline_info *info = &owned->info;
    *info = (dateline_info){
        .index = dl_arena_string(arena, dl_slice_of(reader->index)),
        .generation = dl_arena_string(arena, dl_slice_of(reader->generation)),
        .language = dl_arena_string(arena, dl_slice_of(identity->language)),
        .schema = identity->schema,
        .analyzer = dl_arena_string(arena, dl_slice_of(identity->analyzer)),
        .icu = dl_arena_string(arena, dl_slice_of(identity->icu)),
        .unicode = dl_arena_string(arena, dl_slice_of(identity->unicode)),
        .stemmer = dl_arena_string(arena, dl_slice_of(identity->stemmer)),
        .backend = dl_store_version(),
        .updated = dl_date_text(arena, (dl_date){identity->updated, true}),
        .root_count = identity->root_count,
    };
    const char **roots = dl_arena_alloc(arena, (identity->root_count + 1) * sizeof *roots);
    for (size_t i = 0; roots && i < identity->root_count; i++)
        roots[i] = dl_arena_string(arena, dl_slice_of(identity->roots[i]));
    info->roots = roots;

    dl_store_stats stats;
    dateline_status status = arena->failed ? dl_fail_memory(error)
                                           : dl_generation_size(&info->disk_bytes, reader->index,
                                                                dl_slice_of(reader->generation), error);
    if (!status)
        status = dl_store_reader_stats(&stats, reader->store, error);
    if (!status) {
        info->segments = stats.segments;
        info->removed = stats.removed;
        status = dl_store_metadata_each(reader->store, "source/", count_entry, &info->sources, error);
    }
    if (!status)
        status = count_kind(&info->articles, reader, "article", error);
    for (int kind = 0; kind < DATELINE_KIND_COUNT && !status; kind++) {
        status = count_kind(&info->passages_of_kind[kind], reader,
                            dateline_kind_name((dateline_kind)kind), error);
        info->passages += info->passages_of_kind[kind];
    }
    dl_buffer low = DL_BUFFER_EMPTY, high = DL_BUFFER_EMPTY;
    if (!status)
        status = dl_store_value_bounds(&low, &high, reader->store, DL_SLOT_DATE, error);
    if (!status && low.size) {
        info->first_date = value_day(arena, &low);
        info->last_date = value_day(arena, &high);
    }
    dl_buffer_free(&low);
    dl_buffer_free(&high);
    return !status && arena->failed ? dl_fail_memory(error) : status;
}

dateline_status dateline_reader_info(dateline_info **out, dateline_reader *reader,
                                     dateline_error *error)
{
    *out = NULL;
    owned_info *owned = calloc(1, sizeof *owned);
    if (!owned)
        return dl_fail_memory(error);
    dateline_status status = dl_reader_run(reader, info_once, owned, error);
    if (status)
        dateline_info_free(&owned->info);
    else
        *out = &owned->info;
    return status;
}
