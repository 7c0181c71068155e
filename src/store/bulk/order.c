/* Terms in the order of their bytes: by their prefixes, a byte at a time from the last (radix sort, Knuth, "The Art of
 * Computer Programming" 3, 5.2.5), then by their texts where prefixes are equal. */
#include "store/bulk/order.h"

#include <stdlib.h>

enum { BYTES = sizeof(uint64_t), VALUES = 256 };

static unsigned byte_of(const dl_bulk_ordered *term, unsigned byte)
{
    return term->prefix >> 8 * byte & 0xFF;
}

/* Sorts by one byte, keeping the order of equals; false when all have the same. */
static bool sort_by_byte(dl_bulk_ordered *to, const dl_bulk_ordered *from, size_t count, unsigned byte,
                         size_t counts[VALUES])
{
    if (counts[byte_of(from, byte)] == count)
        return false;
    size_t begin = 0;
    for (size_t value = 0; value < VALUES; value++) {
        size_t here = counts[value];
        counts[value] = begin;
        begin += here;
    }
    for (size_t i = 0; i < count; i++)
        to[counts[byte_of(&from[i], byte)]++] = from[i];
    return true;
}

static int by_text(const void *left, const void *right, void *context)
{
    const dl_bulk_ordered *a = left, *b = right;
    const dl_store_document *from = context;
    return dl_slice_compare(dl_store_term_text(from, &from->terms[a->term]),
                            dl_store_term_text(from, &from->terms[b->term]));
}

void dl_bulk_order_terms(dl_bulk_ordered *terms, dl_bulk_ordered *spare, size_t count,
                         const dl_store_document *from)
{
    size_t counts[BYTES][VALUES] = {0};
    dl_bulk_ordered *here = terms, *other = spare;
    for (size_t i = 0; i < count; i++)
        for (unsigned byte = 0; byte < BYTES; byte++)
            counts[byte][byte_of(&terms[i], byte)]++;
    for (unsigned byte = 0; byte < BYTES && count; byte++)
        if (sort_by_byte(other, here, count, byte, counts[byte])) {
            dl_bulk_ordered *sorted = other;
            other = here;
            here = sorted;
        }
    if (here != terms)
        memcpy(terms, here, count * sizeof *terms);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && terms[end].prefix == terms[begin].prefix; end++)
            ;
        if (end - begin > 1)
            qsort_r(terms + begin, end - begin, sizeof *terms, by_text, (void *)from);
    }
}
