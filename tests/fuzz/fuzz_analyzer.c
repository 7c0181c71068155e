/* Fuzz target: any bytes give tokens as analyzer.h promises, the same with and without the fast path. */
#include "analyzer_check.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static dl_analyzer *analyzer;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dateline_error error;
    if (!analyzer && dl_analyzer_new(&analyzer, NULL, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    dl_buffer why = DL_BUFFER_EMPTY;
    if (!check_analyzer(analyzer, dl_slice_make((const char *)data, size), &why)) {
        fprintf(stderr, "%s\n", why.data ? why.data : "out of memory");
        abort();
    }
    dl_buffer_free(&why);
    return 0;
}
