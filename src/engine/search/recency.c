/* What is newer gains. */
#include "engine/search/recency.h"
#include "schema/field.h"

#include <math.h>
#include <stdlib.h>

static int by_score(const void *left, const void *right)
{
    const dl_store_match *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

dateline_status dl_recency_apply(dl_store_matches *matches, dateline_reader *reader, double half_life, int64_t now,
                                 dateline_error *error)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    const size_t count = matches->count < DL_RECENCY_MATCHES ? matches->count : DL_RECENCY_MATCHES;
    for (size_t i = 0; i < count && !status; i++) {
        dl_store_match *match = &matches->items[i];
        dl_buffer_clear(&value);
        status = dl_store_document_value(&value, reader->store, match->document, DL_SLOT_DATE, error);
        if (status == DATELINE_ERROR_NOT_FOUND) /* deleted since it matched */
            status = DATELINE_ERROR_STALE;
        if (status || !value.size)
            continue;
        double age = fmax(0, (double)(now - dl_slot_date_seconds(dl_buffer_slice(&value))));
        match->newness = exp2(-age / half_life);
        match->score *= 1 + match->newness;
    }
    dl_buffer_free(&value);
    if (!status && count)
        qsort(matches->items, count, sizeof *matches->items, by_score);
    return status;
}
