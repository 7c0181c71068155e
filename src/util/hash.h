/* Content hashes: XXH3 of xxHash (libxxhash). Not for secrets. */
#ifndef DL_HASH_H
#define DL_HASH_H

#include "util/slice.h"

uint64_t dl_hash64(dl_slice bytes, uint64_t seed);

/** 128 bits in two words, and a running form for streams (NULL when memory ran out). */
typedef struct dl_hash128 {
    uint64_t low, high;
} dl_hash128;
typedef struct dl_hasher dl_hasher;

dl_hasher *dl_hasher_new(void);
void dl_hasher_add(dl_hasher *hasher, dl_slice bytes);
dl_hash128 dl_hasher_result(const dl_hasher *hasher);
void dl_hasher_free(dl_hasher *hasher);

#endif
