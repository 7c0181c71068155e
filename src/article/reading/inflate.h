/* Deflate (RFC 1951) in gzip's members, in zlib's frame, or bare, through zlib, as a stream: what stands before damage is given
 * to its last byte, and so is what members of gzip behind it hold. */
#ifndef DL_INFLATE_H
#define DL_INFLATE_H

#include "util/slice.h"

#include <stdbool.h>

typedef enum dl_inflate_frame { DL_INFLATE_GZIP, DL_INFLATE_ZLIB, DL_INFLATE_BARE } dl_inflate_frame;

typedef enum dl_inflate_state {
    DL_INFLATE_MORE,    /* more bytes or more room are wanted */
    DL_INFLATE_ENDED,   /* what may follow is none of it */
    DL_INFLATE_DAMAGED, /* dl_inflate_reason says how; of gzip more may follow */
    DL_INFLATE_MEMORY
} dl_inflate_state;

typedef struct dl_inflate dl_inflate;

/** NULL: no memory. */
dl_inflate *dl_inflate_new(dl_inflate_frame frame);

/** NULL is allowed. */
void dl_inflate_free(dl_inflate *inflate);

/** Unpacks from the front of *in, which is cut by what was taken, into `room`. *size: its bytes, then how many are filled, also
 *  before damage. */
dl_inflate_state dl_inflate_run(dl_inflate *inflate, dl_slice *in, char *room, size_t *size);

/** Whether it would be whole if nothing followed. */
bool dl_inflate_is_whole(const dl_inflate *inflate);

/** zlib's words for the last damage. */
const char *dl_inflate_reason(const dl_inflate *inflate);

#endif
