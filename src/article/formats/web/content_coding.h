/* How a stored HTTP response is packed (its content coding, RFC 9110, 8.4.1). */
#ifndef DL_CONTENT_CODING_H
#define DL_CONTENT_CODING_H

#include "util/buffer.h"

/** Unpacks `body`, which the header Content-Encoding says is packed as `coding` (may be empty), and appends it to *out: gzip
 *  (RFC 1952), deflate (RFC 1950, or without its head), Brotli (RFC 7932), Zstandard (RFC 8878). Nothing is appended to what is
 *  not packed: some archives keep the header of a body that they unpacked, others pack what has none. What comes before damage
 *  is kept. NULL, or what is wrong: nothing could be unpacked, or more than `limit` bytes, where it stops. Any thread; memory
 *  that runs out is told by `out->failed`. */
const char *dl_content_unpack(dl_buffer *out, dl_slice body, dl_slice coding, size_t limit);

#endif
