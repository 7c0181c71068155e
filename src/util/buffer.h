/* A growable array of bytes.
 *
 * Invariants: data[size] is 0 once anything was added; after a failed allocation `failed` stays
 * true and everything added later is ignored, so a caller may check once, at the end.
 * Initialise with DL_BUFFER_EMPTY, release with dl_buffer_free. Not thread-safe. */
#ifndef DL_BUFFER_H
#define DL_BUFFER_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_buffer {
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
} dl_buffer;

#define DL_BUFFER_EMPTY ((dl_buffer){NULL, 0, 0, false})

void dl_buffer_add(dl_buffer *buffer, const void *bytes, size_t size);
void dl_buffer_add_slice(dl_buffer *buffer, dl_slice text);
void dl_buffer_add_text(dl_buffer *buffer, const char *text);
void dl_buffer_add_byte(dl_buffer *buffer, char byte);
void dl_buffer_printf(dl_buffer *buffer, const char *format, ...) DATELINE_PRINTF(2, 3);

/** Room for `size` more bytes at data + size, not yet counted in size. NULL after a failure. */
char *dl_buffer_reserve(dl_buffer *buffer, size_t size);

/** Forgets the content, keeps the memory, clears `failed`. */
void dl_buffer_clear(dl_buffer *buffer);

/** Releases the memory; the buffer is empty and usable again. */
void dl_buffer_free(dl_buffer *buffer);

/** The content as a slice, valid until the buffer changes. */
static inline dl_slice dl_buffer_slice(const dl_buffer *buffer)
{
    return dl_slice_make(buffer->data, buffer->size);
}

#ifdef __cplusplus
}
#endif

#endif
