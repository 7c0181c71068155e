/* The parts of a message (MIME, RFC 2046): which of them are its text, and which are messages that it carries. */
#ifndef DL_MIME_PARTS_H
#define DL_MIME_PARTS_H

#include "util/arena.h"

typedef struct dl_mime_text {
    dl_slice head, body; /* still encoded */
    unsigned
        group; /* texts of the same say the same, in other ways (multipart/alternative), or are one of those ways */
    bool is_html;
} dl_mime_text;

/* A message within it, from its first header on: forwarded, or a digest's. */
typedef struct dl_mime_carried {
    dl_slice bytes; /* of the message, unless */
    bool decoded;   /* it had to be decoded */
} dl_mime_carried;

typedef struct dl_mime_parts {
    const dl_mime_text *texts; /* in order; no attachments */
    size_t count;
    const dl_mime_carried *carried;
    size_t carried_count;
    bool cut; /* there are more than are looked at */
} dl_mime_parts;

enum { DL_MIME_DEPTH = 20 };

/** Finds the parts of `message`, which nest as deep as DL_MIME_DEPTH; in the arena, of slices of `message` but for
 *  messages that were encoded. Any bytes. The arena's
 *  `failed` tells that memory ran out. Any thread with its own arena. */
void dl_mime_parts_find(dl_mime_parts *out, dl_arena *arena, dl_slice message);

#endif
