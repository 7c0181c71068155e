/* What source.c and source_read.c share. */
#ifndef DL_SOURCE_INNER_H
#define DL_SOURCE_INNER_H

#include "article/reading/source.h"

#include <sys/stat.h>

enum { DL_SOURCE_CHUNK = 256 * 1024 };

struct dl_source {
    char *path;
    int file;
    dl_source_stamp stamp;
    dl_hasher *hasher; /* of the first `hashed` bytes, or NULL */
    uint64_t hashed;
    bool whole; /* these are all */
};

static inline dl_source_stamp dl_source_stamp_of(const struct stat *found)
{
    return (dl_source_stamp){(uint64_t)found->st_size,
                             (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec};
}

#endif
