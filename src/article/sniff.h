/* What a source is, told by its first bytes. */
#ifndef DL_SNIFF_H
#define DL_SNIFF_H

#include "util/slice.h"

typedef enum dl_content {
    DL_CONTENT_UNUSABLE, /* no text, or text in a form that is not read */
    DL_CONTENT_TEXT,     /* plain text: one article */
    DL_CONTENT_PAGE,     /* a web page: one article */
    DL_CONTENT_LINES,    /* JSON Lines: a record a line */
    DL_CONTENT_VALUES    /* JSON of any layout: an array of records, or one after the other */
} dl_content;

/** Tells by `head`, the first bytes (all of them when `whole`). *reason: for UNUSABLE, one sentence without
 *  the path. Any thread. */
dl_content dl_sniff(dl_slice head, bool whole, const char **reason);

#endif
