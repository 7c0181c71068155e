/* A document's list of terms, as glass has it. */
#ifndef DL_BULK_TERM_LIST_H
#define DL_BULK_TERM_LIST_H

#include "util/buffer.h"

/** A run's terms in order, one behind the other, so that lists read them from few places of memory. */
typedef struct dl_bulk_lexicon {
    dl_buffer texts;
    uint32_t *places; /* where each one begins in texts, and the end */
} dl_bulk_lexicon;

/** A term of a document by its rank in the lexicon. */
typedef struct dl_bulk_listed {
    uint32_t rank;
    uint32_t wdf;
} dl_bulk_listed;

static inline dl_slice dl_bulk_lexicon_text(const dl_bulk_lexicon *lexicon, uint32_t rank)
{
    uint32_t begin = lexicon->places[rank];
    return dl_slice_make(lexicon->texts.data + begin, lexicon->places[rank + 1] - begin);
}

/** Appends the list of a document whose length is `length`; its terms ascend. Nothing for none. */
void dl_bulk_put_term_list(dl_buffer *out, const dl_bulk_lexicon *lexicon, const dl_bulk_listed *list,
                           uint32_t count, uint32_t length);

#endif
