/* Positions of a term in a document, from the tag of glass's position table. C, no Xapian here. */
#ifndef DL_PLACES_H
#define DL_PLACES_H

#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Appends the positions, ascending, as uint32_t. False: the bytes are none, or memory ran out. */
bool dl_places_read(dl_buffer *out, dl_slice tag);

enum { DL_PLACES_LISTS = 64 };

/** Whether a position of each list can be chosen so that they ascend from list to list, and all lie within `window`
 *  positions. The lists, at most DL_PLACES_LISTS, are as dl_places_read makes them. */
bool dl_places_in_order(const dl_buffer *const *lists, size_t count, uint32_t window);

#ifdef __cplusplus
}
#endif
#endif
