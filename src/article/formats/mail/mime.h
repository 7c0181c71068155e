/* One message of mail (RFC 5322, MIME): its headers as text, and its text, decoded. */
#ifndef DL_MIME_H
#define DL_MIME_H

#include "article/formats/mail/mime_parts.h"

typedef struct dl_message {
    dl_slice subject, from, date, id, list; /* unfolded, encoded words decoded; `from` without the address */
    dl_slice text; /* well-formed: of each part plain text, or HTML where there is none or it is a stub; HTML if one of them is */
    bool is_html;
    bool is_page;  /* no mail: a web page that a browser saved so (MHTML) */
    dl_slice page; /* the address that it was saved from, if that is told */
    const dl_mime_carried *carried; /* messages that it carries */
    size_t carried_count;
    bool cut; /* it has more parts than are read */
} dl_message;

/** Reads the message `bytes`, from its first header on. Any bytes; parts nest as deep as DL_MIME_DEPTH. Everything lives in
 *  `arena`, whose `failed` tells that memory ran out. Any thread with its own arena. */
void dl_mime_parse(dl_message *out, dl_arena *arena, dl_slice bytes);

#endif
