/* A format: how it is told and how it is read. One file a format. */
#ifndef DL_FORMAT_H
#define DL_FORMAT_H

#include "article/reading/reading.h"

/* What a format is told by. */
typedef struct dl_head {
    dl_slice bytes; /* the first ones: at least 256 KiB, or all when `whole` */
    dl_slice text;  /* the same without a byte order mark and blanks at the front */
    bool whole;
    dl_slice name; /* of the file or member, without folders and packing; for what the content leaves open */
} dl_head;

typedef struct dl_format {
    const char *name; /* "JSON Lines" */
    bool (*sniff)(const dl_head *head);
    dateline_status (*read)(dl_reading *reading); /* from the start to the end */
    bool raw; /* reads bytes as they are, for it knows encodings of its own; else they are UTF-8 or nearly */
    bool dated; /* its records say their days in words of whoever made the file, perhaps as numbers alone */
} dl_format;

/** The head of `bytes`. Any thread, as all here. */
dl_head dl_format_head(dl_slice bytes, bool whole, dl_slice name);

/** Whether the name ends so, ASCII case ignored; or as Markdown's files do. */
bool dl_format_is_named(const dl_head *head, const char *ending);
bool dl_format_is_named_markdown(const dl_head *head);

#endif
