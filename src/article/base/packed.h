/* Passages in a few bytes each, for texts of millions that are read as a whole: kinds and lengths as numbers
 * (util/varint.h), texts that stand so in the source by their place in it. */
#ifndef DL_PACKED_H
#define DL_PACKED_H

#include "article/base/article.h"
#include "util/buffer.h"

/* The list, which is added to. Free with dl_packed_free. */
typedef struct dl_packed {
    dl_slice source; /* the article's text, from byte 0 of the source on; must live as long */
    dl_buffer bytes;
    size_t count;
    uint64_t begin; /* of the last one's range */
} dl_packed;

/* A way through it from the front. A value: a copy goes on from where it is. */
typedef struct dl_packed_reader {
    dl_slice source, rest;
    uint64_t begin; /* of the last one's range */
} dl_packed_reader;

/** Empty; for passages of `source`. */
dl_packed dl_packed_begin(dl_slice source);

/** Copies what of the passage is not in the source. When memory ran out, `bytes.failed` is set. */
void dl_packed_add(dl_packed *packed, const dl_passage *passage);

void dl_packed_free(dl_packed *packed);

/** From the first one on; valid until the next dl_packed_add or dl_packed_free. */
dl_packed_reader dl_packed_read(const dl_packed *packed);

/** The next passage; false: that were all, or memory ran out, which `arena` tells. What it points to is in the source, in the list, or, its
 *  tweet, in `arena`. Any thread. */
bool dl_packed_next(dl_passage *out, dl_packed_reader *reader, dl_arena *arena);

#endif
