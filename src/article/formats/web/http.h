/* Stored HTTP responses: what of them is text, and that text. */
#ifndef DL_HTTP_H
#define DL_HTTP_H

#include "util/arena.h"

typedef enum dl_http_kind { DL_HTTP_OTHER, DL_HTTP_PAGE, DL_HTTP_TEXT, DL_HTTP_JSON } dl_http_kind;

typedef struct dl_http_body {
    dl_slice raw;  /* as it was stored */
    dl_slice text; /* unpacked; a page in its own encoding unless the response states one, else well-formed UTF-8 */
    bool decoded;  /* `text` is not `raw` */
    dl_http_kind kind;
} dl_http_body;

/** The bytes of a head with its empty line; 0 when it does not end in `text`. */
size_t dl_http_head_size(dl_slice text);

/** The value of a header, trimmed; empty when it is not there. */
dl_slice dl_http_header(dl_slice head, const char *name);

/** What the body of a response with that head is, other than nothing when it was no success; what that media type is. */
dl_http_kind dl_http_kind_of(dl_slice head);
dl_http_kind dl_http_kind_of_type(dl_slice type);

/** Reads the response `block`, head and body: chunked, packed (article/formats/web/content_coding.h) or as it is. NULL, or what is wrong. `limit`:
 *  the most bytes of the text. Everything lives in `arena` or in `block`. */
const char *dl_http_read(dl_http_body *out, dl_arena *arena, dl_slice block, size_t limit);

/** The same for a body alone, of that media type. */
const char *dl_http_read_plain(dl_http_body *out, dl_arena *arena, dl_slice body, dl_slice type);

#endif
