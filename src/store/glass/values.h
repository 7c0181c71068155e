/* The values of a slot, document by document, read from glass's table directly (store/glass/glass.h). Where that cannot be
 * done, `failed` is set, the list is at its end, and Xapian must be asked. C, no Xapian here. */
#ifndef DL_VALUES_H
#define DL_VALUES_H

#include "store/glass/glass.h"
#include "util/varint.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { DL_VALUES_END = UINT32_MAX };

typedef struct dl_values {
    dl_glass_cursor *cursor;
    char key[2 + DL_VARINT_MOST]; /* how those of the slot begin */
    size_t key_size;
    uint32_t document; /* at hand; 0: before the first; DL_VALUES_END: no more */
    dl_slice value;    /* its own; borrowed until the list or the cursor moves */
    dl_slice rest;     /* what follows in the chunk */
    bool failed;
} dl_values;

/** Stands before the first. `cursor`, of the table of postings, is borrowed and must not be moved meanwhile. */
void dl_values_begin(dl_values *values, dl_glass_cursor *cursor, unsigned slot);

/** Moves to the first document with a value that is not before `document`, which is not 0. */
void dl_values_skip_to(dl_values *values, uint32_t document);

#ifdef __cplusplus
}
#endif
#endif
