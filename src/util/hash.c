/* Content hashes, by libxxhash. */
#include "util/hash.h"

#include <stdlib.h>
#include <xxhash.h>

struct dl_hasher {
    XXH3_state_t *state;
};

uint64_t dl_hash64(dl_slice bytes, uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.size ? bytes.data : "", bytes.size, seed);
}

dl_hasher *dl_hasher_new(void)
{
    dl_hasher *hasher = malloc(sizeof *hasher);
    if (!hasher)
        return NULL;
    hasher->state = XXH3_createState();
    if (!hasher->state) {
        free(hasher);
        return NULL;
    }
    XXH3_128bits_reset(hasher->state);
    return hasher;
}

void dl_hasher_add(dl_hasher *hasher, dl_slice bytes)
{
    if (bytes.size)
        XXH3_128bits_update(hasher->state, bytes.data, bytes.size);
}

dl_hash128 dl_hasher_result(const dl_hasher *hasher)
{
    XXH128_hash_t hash = XXH3_128bits_digest(hasher->state);
    return (dl_hash128){hash.low64, hash.high64};
}

void dl_hasher_free(dl_hasher *hasher)
{
    if (!hasher)
        return;
    XXH3_freeState(hasher->state);
    free(hasher);
}
