/* The table of the formats that are read. */
#ifndef DL_FORMATS_H
#define DL_FORMATS_H

#include "article/reading/format.h"

/** The first format of the table that takes the head, or NULL and *reason: one sentence without the path why it
 *  cannot be read. Any thread. */
const dl_format *dl_format_find(const dl_head *head, const char **reason);

/** The same of a text that cannot be any of the other formats: clippings or plain text. */
const dl_format *dl_format_of_text(const dl_head *head);

#endif
