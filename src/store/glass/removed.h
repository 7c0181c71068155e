/* Which documents of a segment are removed, as bytes: for each run of them, how far it begins behind the one
 * before, and how long it is, both little-endian base 128. C, no Xapian here. */
#ifndef DL_REMOVED_H
#define DL_REMOVED_H

#include "util/bitmap.h"
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Appends the set; nothing when it is empty. */
void dl_removed_put(dl_buffer *out, const dl_bitmap *removed);

/** Adds what `bytes` say to a set. False for bytes that are no such set, or reach past the set's limit. */
bool dl_removed_get(dl_bitmap *removed, dl_slice bytes) DATELINE_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
