/* Records packed small, one by one: Zstandard with a dictionary of what the texts of the index have
 * in common, so that a paragraph is as small alone as together with its neighbours, and read many
 * times faster than inflated. The dictionary is part of the index, and stays as it was built. A
 * packed record is a byte that says how, its label, which can be read without unpacking (its size, of
 * seven bits a byte, then its bytes), then: 0 the record; 1 its Zstandard frame without the magic number;
 * and behind it two bytes of the hash of label and record, so that flipped bits are told. */
#ifndef DL_PACKING_H
#define DL_PACKING_H

#include <dateline/base.h>
#include "util/buffer.h"

/* The dictionary's metadata. */
#define DL_PACKING_KEY "dictionary"

/* Bytes of text from which a dictionary is made: the first of a new index. */
enum { DL_PACKING_SAMPLE = 1 << 19 };

/** Appends a dictionary made of texts, which lie one after the other in `sample`; nothing when they
 * are too few to be worth one. The same texts give the same dictionary. Errors: MEMORY. */
dateline_status dl_packing_learn(dl_buffer *dictionary, dl_slice sample, const size_t *sizes,
                                 size_t count, dateline_error *error) DATELINE_MUST_USE;

typedef struct dl_packer dl_packer;

/** Packs with the dictionary, which is copied and may be empty. One thread at a time. NULL: out of
 * memory. */
dl_packer *dl_packer_new(dl_slice dictionary);
void dl_packer_free(dl_packer *packer);

/** Appends the packed record to `out`; its `failed` tells when memory ran out. */
void dl_packer_run(dl_buffer *out, dl_packer *packer, dl_slice record, dl_slice label);

/** The label of what dl_packer_run made, a part of it. Empty for what is none; not compared with the hash. */
dl_slice dl_packed_label(dl_slice packed);

typedef struct dl_unpacker dl_unpacker;

/** The other way. The dictionary, which may be empty, is taken over: `dictionary` is empty then. One thread at a time.
 * NULL: out of memory. */
dl_unpacker *dl_unpacker_new(dl_buffer *dictionary);
void dl_unpacker_free(dl_unpacker *unpacker);

/** The record that `packed` holds, borrowed until the next call, or from `packed` itself. False for
 * what is none, or when memory ran out. */
bool dl_unpacker_run(dl_slice *out, dl_unpacker *unpacker, dl_slice packed) DATELINE_MUST_USE;

/** Whether it said false because memory ran out. */
bool dl_unpacker_starved(const dl_unpacker *unpacker);

#endif
