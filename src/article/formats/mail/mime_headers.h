/* Headers of mail (RFC 5322) and of its parts, as they are written. Any bytes; any thread. */
#ifndef DL_MIME_HEADERS_H
#define DL_MIME_HEADERS_H

#include "util/arena.h"

/** The header of that name, unfolded, raw; the first one. `head` ends before the empty line. */
dl_slice dl_mime_header(dl_arena *arena, dl_slice head, const char *name);

/** "name=value" behind a ';' in a header, without quotes; also one that stands in pieces or says its language (RFC 2231). */
dl_slice dl_mime_parameter(dl_arena *arena, dl_slice value, const char *name);

/** Where the body of a part begins: behind the first empty line. */
size_t dl_mime_body(dl_slice part);

/** Whether `text` begins with headers of mail: a sender and two other known ones, or a sender's address and a subject. */
bool dl_mime_is_message(dl_slice text);

#endif
