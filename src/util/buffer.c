/* A growable array of bytes. */
#include "util/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Makes room for `size` more bytes and the terminator. */
static bool grow(dl_buffer *buffer, size_t size)
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

void dl_buffer_add(dl_buffer *buffer, const void *bytes, size_t size)
{
    if (!grow(buffer, size))
        return;
    if (size)
        memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void dl_buffer_add_slice(dl_buffer *buffer, dl_slice text)
{
    dl_buffer_add(buffer, text.data, text.size);
}

void dl_buffer_add_text(dl_buffer *buffer, const char *text)
{
    dl_buffer_add(buffer, text, strlen(text));
}

void dl_buffer_add_byte(dl_buffer *buffer, char byte)
{
    dl_buffer_add(buffer, &byte, 1);
}

void dl_buffer_printf(dl_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size < 0)
        buffer->failed = true;
    else if (grow(buffer, (size_t)size)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
    va_end(arguments);
}

char *dl_buffer_reserve(dl_buffer *buffer, size_t size)
{
    return grow(buffer, size) ? buffer->data + buffer->size : NULL;
}

void dl_buffer_clear(dl_buffer *buffer)
{
    buffer->size = 0;
    buffer->failed = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void dl_buffer_free(dl_buffer *buffer)
{
    free(buffer->data);
    *buffer = DL_BUFFER_EMPTY;
}
