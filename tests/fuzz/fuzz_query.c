/* Any bytes as a query: it parses, and so does what it is printed as. (That both are the same tree is a property of what
 * people type, which test_query.c holds.) The same bytes as synonyms, applied to it. */
#include "query/synonyms.h"

#include <stdlib.h>

static void dump(dl_buffer *out, dl_arena *arena, dl_analyzer *analyzer, dl_slice text, dl_buffer *printed)
{
    dl_query query;
    if (dl_query_parse(&query, arena, analyzer, text, 1763510400, NULL))
        abort();
    if (query.root)
        dl_query_dump(out, query.root);
    if (query.root && printed)
        dl_query_print(printed, query.root);
    dl_buffer_add(out, "", 0);
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
    dl_buffer printed = DL_BUFFER_EMPTY, tree = DL_BUFFER_EMPTY;
    dump(&tree, &arena, analyzer, dl_slice_make((const char *)data, size), &printed);
    dump(&tree, &arena, analyzer, dl_buffer_slice(&printed), NULL);
    apply_synonyms(&arena, analyzer, dl_slice_make((const char *)data, size));
    dl_buffer_free(&printed);
    dl_buffer_free(&tree);
    dl_arena_free(&arena);
    return 0;
}
