/* Showing an article or a passage by its id. */
#include "engine/search/fetch.h"
#include "engine/search/understand.h"
#include "engine/stored/ids.h"
#include "rank/rank.h"
#include "util/error.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct owned_document {
    dateline_document document; /* first: the caller's pointer leads back here */
    dl_arena arena;
} owned_document;

typedef struct show_work {
    owned_document *owned;
    const char *id;
    dl_slice query; /* well-formed; empty: nothing to mark */
} show_work;

void dateline_document_free(dateline_document *document)
{
    if (!document)
        return;
    owned_document *owned = (owned_document *)document;
    dl_arena_free(&owned->arena);
    free(owned);
}

static dateline_status show_once(void *context, dateline_reader *reader, dateline_error *error)
{
    show_work *work = context;
    owned_document *owned = work->owned;
    dl_arena_reset(&owned->arena);
    owned->document = (dateline_document){0};
    char small[64]; /* more than an id has */
    dl_slice digits;
    size_t ordinal, size = 0;
    for (; work->id[size] && size < sizeof small - 1; size++)
        small[size] = (char)(work->id[size] >= 'A' && work->id[size] <= 'F' ? work->id[size] | 0x20 : work->id[size]);
    small[size] = '\0';
    if (work->id[size] || !dl_id_parse(small, &digits, &ordinal))
        return dl_fail(error, DATELINE_ERROR_USAGE,
                       "'%s' is no id; ids look like 9f86d081884c7d65 or 9f86d081884c7d65.12, as "
                       "dateline search prints them", work->id);
    uint64_t id;
    dl_highlighter *highlighter = NULL;
    dl_query query = {0};
    dl_fetch fetch = {0};
    dateline_status status = dl_id_resolve(&id, reader, digits, error);
    if (!status && work->query.size) {
        status = dl_understand(&query, &owned->arena, reader, reader->analyzer, work->query, true, true,
                               error);
        if (!status) {
            dl_rank_apply(query.root);
            status = dl_highlighter_new(&highlighter, reader->analyzer, query.root, error);
        }
    }
    if (!status) {
        size_t begin = ordinal == SIZE_MAX ? 0 : ordinal;
        size_t end = ordinal == SIZE_MAX ? SIZE_MAX : ordinal + 1;
        dl_fetch_begin(&fetch, reader, &owned->arena, highlighter);
        status = dl_fetch_article(&owned->document.article, &fetch, id, error);
        if (!status)
            status = dl_fetch_passages(&owned->document.passages, &owned->document.passage_count,
                                       &fetch, id, begin, end, error);
        if (!status && !owned->document.passage_count && ordinal != SIZE_MAX)
            status = dl_fail(error, DATELINE_ERROR_NOT_FOUND,
                             "%s: the article %s has %zu passage%s, numbered from 0",
                             reader->index, owned->document.article->id,
                             owned->document.article->passage_count,
                             owned->document.article->passage_count == 1 ? "" : "s");
        dl_fetch_end(&fetch);
    }
    dl_highlighter_free(highlighter);
    return status;
}

dateline_status dateline_show(dateline_document **out, dateline_reader *reader, const char *id,
                              const char *query, dateline_error *error)
{
    *out = NULL;
    owned_document *owned = calloc(1, sizeof *owned);
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, dl_slice_of(query));
    dateline_status status = owned && !clean.failed ? DATELINE_OK : dl_fail_memory(error);
    if (!status) {
        show_work work = {owned, id, dl_buffer_slice(&clean)};
        status = dl_reader_run(reader, show_once, &work, error);
    }
    dl_buffer_free(&clean);
    if (status)
        dateline_document_free(owned ? &owned->document : NULL);
    else
        *out = &owned->document;
    return status;
}
