/* What stands in the plain text of mail besides what its writer says. */
#ifndef DL_MIME_PLAIN_H
#define DL_MIME_PLAIN_H

#include "util/arena.h"

/** `text`, well-formed, of a part whose header Content-Type is `type`: lines that programs broke are one again (format=flowed, RFC
 *  3676); without files among the words (uuencode), marks of PGP, and a signature behind a line "-- ". Itself if it has none of
 *  that, else in the arena, whose `failed` tells that memory ran out. Any thread with its own arena. */
dl_slice dl_mime_plain(dl_arena *arena, dl_slice type, dl_slice text);

#endif
