/* What source.c and source_read.c share. */
#ifndef DL_SOURCE_INNER_H
#define DL_SOURCE_INNER_H

#include "article/reading/source.h"

enum { DL_SOURCE_CHUNK = 256 * 1024 };

struct dl_source {
    char *path;
    int file;
    dl_source_stamp stamp;
    dl_hasher *hasher; /* of the first `hashed` bytes, or NULL */
    uint64_t hashed;
    bool whole; /* these are all */
};

#endif
