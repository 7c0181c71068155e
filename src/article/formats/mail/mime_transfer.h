/* How mail encodes bytes for their way (RFC 2045, section 6). Any bytes; any thread with its own arena. */
#ifndef DL_MIME_TRANSFER_H
#define DL_MIME_TRANSFER_H

#include "util/arena.h"
#include "util/buffer.h"

/** Quoted-printable; in an encoded `word` '_' is a blank. */
void dl_mime_add_quoted(dl_buffer *out, dl_slice text, bool word);

/** Base64; what is none of its digits is passed over. */
void dl_mime_add_base64(dl_buffer *out, dl_slice text);

/** The bytes that `text`, base64, stands for; in `arena`. */
dl_slice dl_mime_base64(dl_arena *arena, dl_slice text);

/** The body of a part as it was before, as the header Content-Transfer-Encoding in `head` says: itself if it was not encoded,
 *  else in the arena, whose `failed` tells that memory ran out. */
dl_slice dl_mime_decode(dl_arena *arena, dl_slice head, dl_slice body);

#endif
