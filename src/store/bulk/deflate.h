/* Deflating the tags of tables. One thread at a time. */
#ifndef DL_BULK_DEFLATE_H
#define DL_BULK_DEFLATE_H

#include "util/buffer.h"

enum { DL_DEFLATE_LEAST = 18 /* shorter tags stay as they are: glass's compress_min */ };

typedef struct dl_deflater dl_deflater;

dl_deflater *dl_deflater_new(void); /* NULL: out of memory */
void dl_deflater_free(dl_deflater *deflater);

/** The tag as a raw deflate stream, valid until the next call, and *smaller; or the tag itself when
 *  that is no smaller. */
dl_slice dl_deflate(dl_deflater *deflater, dl_slice tag, bool *smaller);

#endif
