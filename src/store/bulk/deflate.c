/* Deflating by libdeflate. */
#include "store/bulk/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

enum { LEVEL = 1 };

struct dl_deflater {
    struct libdeflate_compressor *compressor;
    dl_buffer out;
};

dl_deflater *dl_deflater_new(void)
{
    dl_deflater *deflater = calloc(1, sizeof *deflater);
    if (deflater && !(deflater->compressor = libdeflate_alloc_compressor(LEVEL))) {
        free(deflater);
        return NULL;
    }
    return deflater;
}

void dl_deflater_free(dl_deflater *deflater)
{
    if (!deflater)
        return;
    libdeflate_free_compressor(deflater->compressor);
    dl_buffer_free(&deflater->out);
    free(deflater);
}

dl_slice dl_deflate(dl_deflater *deflater, dl_slice tag, bool *smaller)
{
    *smaller = false;
    if (tag.size <= DL_DEFLATE_LEAST)
        return tag;
    dl_buffer_clear(&deflater->out);
    char *room = dl_buffer_reserve(&deflater->out, tag.size);
    size_t size = room ? libdeflate_deflate_compress(deflater->compressor, tag.data, tag.size, room,
                                                     tag.size - 1)
                       : 0;
    *smaller = size > 0;
    return size ? dl_slice_make(room, size) : tag;
}
