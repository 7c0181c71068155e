/* A growable array of bytes. */
#include "util/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool dl_buffer_grow(dl_buffer *buffer, size_t size)
{
    if (buffer->failed || size > SIZE_MAX / 2 - buffer->size - 1) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->size + size + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
    if (capacity < needed)
        capacity = needed;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void dl_buffer_add_hex(dl_buffer *buffer, uint64_t number, unsigned digits)
{
    enum { MOST = 16 };
    char text[MOST];
    unsigned begin = MOST;
    while (number || begin > MOST - digits) {
        text[--begin] = "0123456789abcdef"[number & 0xF];
        number >>= 4;
    }
    dl_buffer_add(buffer, text + begin, MOST - begin);
}

void dl_buffer_printf(dl_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size < 0)
        buffer->failed = true;
    else if (dl_buffer_grow(buffer, (size_t)size)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
    va_end(arguments);
}

void dl_buffer_trim(dl_buffer *buffer)
{
    char *data = buffer->data ? realloc(buffer->data, buffer->size + 1) : NULL;
    if (!data)
        return;
    buffer->data = data;
    buffer->capacity = buffer->size + 1;
}

void dl_buffer_free(dl_buffer *buffer)
{
    free(buffer->data);
    *buffer = DL_BUFFER_EMPTY;
}
