/* Any bytes as a query: it parses, and printing it gives a query that is read as the same tree. The same bytes as
 * synonyms, applied to it. */
#include "query/synonyms.h"

#include <stdlib.h>
#include <stdio.h>

/* Whether all of it was taken: nothing was over a limit. */
static bool dump(dl_buffer *out, dl_arena *arena, dl_analyzer *analyzer, dl_slice text, dl_buffer *printed)
{
    dl_query query;
    if (dl_query_parse(&query, arena, analyzer, text, 1763510400, NULL))
        abort();
    if (query.root)
        dl_query_dump(out, query.root);
    if (query.root && printed)
        dl_query_print(printed, query.root);
    dl_buffer_add(out, "", 0);
    for (size_t i = 0; i < query.note_count; i++)
        if (dl_slice_starts(dl_slice_of(query.notes[i]), DL_LITERAL("only the first")))
            return false;
    return true;
}

static void apply_synonyms(dl_arena *arena, dl_analyzer *analyzer, dl_slice text)
{
    dl_synonyms *synonyms;
    dl_query query;
    if (dl_synonyms_new(&synonyms, text, analyzer, NULL) ||
        dl_query_parse(&query, arena, analyzer, text, 1763510400, NULL) ||
        dl_synonyms_apply(&query.root, synonyms, arena, analyzer, NULL))
        abort();
    dl_synonyms_free(synonyms);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dl_analyzer *analyzer;
    if (!analyzer && dl_analyzer_new(&analyzer, NULL, NULL))
        abort();
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer printed = DL_BUFFER_EMPTY, first = DL_BUFFER_EMPTY, second = DL_BUFFER_EMPTY;
    bool whole = dump(&first, &arena, analyzer, dl_slice_make((const char *)data, size), &printed);
    /* What was cut at the limits may be cut elsewhere when printed. */
    if (whole && size < 500) {
        whole = dump(&second, &arena, analyzer, dl_buffer_slice(&printed), NULL);
        if (whole && !dl_slice_equal(dl_buffer_slice(&first), dl_buffer_slice(&second))) {
            fprintf(stderr, "%s\n%s---\n%s", printed.data, first.data, second.data);
            abort();
        }
    }
    apply_synonyms(&arena, analyzer, dl_slice_make((const char *)data, size));
    dl_buffer_free(&printed);
    dl_buffer_free(&first);
    dl_buffer_free(&second);
    dl_arena_free(&arena);
    return 0;
}
