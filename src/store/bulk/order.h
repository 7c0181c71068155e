/* Terms in the order of their bytes. */
#ifndef DL_BULK_ORDER_H
#define DL_BULK_ORDER_H

#include "store/document/document.h"

/** A term, the first 8 bytes of its text, which decide most comparisons (dl_glass_prefix), and how often it is mentioned. */
typedef struct dl_bulk_ordered {
    uint64_t prefix;
    uint32_t term;
    uint32_t mentions;
} dl_bulk_ordered;

/** Sorts `count` terms of `from`. `spare`: room for as many. Any thread. */
void dl_bulk_order_terms(dl_bulk_ordered *terms, dl_bulk_ordered *spare, size_t count,
                         const dl_store_document *from);

#endif
