/* A decoder turns bytes of a source into text as they come: what is in another encoding, what a word processor wrote. */
#ifndef DL_DECODER_H
#define DL_DECODER_H

#include "util/buffer.h"

typedef struct dl_decoder dl_decoder;

/* The front of each kind of decoder. */
struct dl_decoder {
    void (*run)(dl_decoder *decoder, dl_buffer *out, dl_slice bytes, bool last);
    void (*free)(dl_decoder *decoder);
};

/** Appends what `bytes`, the next ones (`last`: and there are no more), stand for, as UTF-8. The buffer notes when memory
 *  ran out. */
static inline void dl_decoder_run(dl_decoder *decoder, dl_buffer *out, dl_slice bytes, bool last)
{
    decoder->run(decoder, out, bytes, last);
}

/** NULL is allowed. */
static inline void dl_decoder_free(dl_decoder *decoder)
{
    if (decoder)
        decoder->free(decoder);
}

#endif
