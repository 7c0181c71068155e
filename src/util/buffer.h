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

/** Makes room for `size` more bytes and the terminator; false after a failure. */
bool dl_buffer_grow(dl_buffer *buffer, size_t size);

/** Room for `size` more bytes at data + size, not yet counted in size. NULL after a failure. */
static inline char *dl_buffer_reserve(dl_buffer *buffer, size_t size)
{
    bool fits = !buffer->failed && size < buffer->capacity - buffer->size;
    return fits || dl_buffer_grow(buffer, size) ? buffer->data + buffer->size : NULL;
}

static inline void dl_buffer_add(dl_buffer *buffer, const void *bytes, size_t size)
{
    char *room = dl_buffer_reserve(buffer, size);
    if (!room)
        return;
    if (size)
        memcpy(room, bytes, size);
    buffer->size += size;
    room[size] = '\0';
}

static inline void dl_buffer_add_slice(dl_buffer *buffer, dl_slice text)
{
    dl_buffer_add(buffer, text.data, text.size);
}

static inline void dl_buffer_add_text(dl_buffer *buffer, const char *text)
{
    dl_buffer_add(buffer, text, strlen(text));
}

static inline void dl_buffer_add_byte(dl_buffer *buffer, char byte)
{
    dl_buffer_add(buffer, &byte, 1);
}

/** Appends a number in hexadecimal, zeros before it as far as it has less than `digits`, which are at most 16. For what is
 * written of every article: printf takes much longer. */
void dl_buffer_add_hex(dl_buffer *buffer, uint64_t number, unsigned digits);

void dl_buffer_printf(dl_buffer *buffer, const char *format, ...) DATELINE_PRINTF(2, 3);

/** Forgets the content, keeps the memory, clears `failed`. */
static inline void dl_buffer_clear(dl_buffer *buffer)
{
    buffer->size = 0;
    buffer->failed = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

/** Gives back the room that is not used. */
void dl_buffer_trim(dl_buffer *buffer);

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
