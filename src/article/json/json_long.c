/* Long strings of JSON. */
#include "article/json/json_long.h"
#include "util/utf8.h"

#include <stdlib.h>

enum { LONG = 256, MOST = 1000 };

/* The closing quote of the string whose inside begins at `at`, or SIZE_MAX. The quote is looked for again only where an
 * escape has taken it. */
static size_t find_quote(dl_slice text, size_t at)
{
    for (size_t end = at; at < text.size;) {
        if (end <= at) {
            const char *quote = memchr(text.data + at, '"', text.size - at);
            if (!quote)
                return SIZE_MAX;
            end = (size_t)(quote - text.data);
        }
        const char *escape = memchr(text.data + at, '\\', end - at);
        if (!escape)
            return end;
        at = (size_t)(escape - text.data) + 2;
    }
    return SIZE_MAX;
}

static int hex4(dl_slice text, size_t at)
{
    int value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char byte = i < text.size ? text.data[i] : '\0', low = byte | 0x20;
        if (byte >= '0' && byte <= '9')
            value = value * 16 + byte - '0';
        else if (low >= 'a' && low <= 'f')
            value = value * 16 + low - 'a' + 10;
        else
            return -1;
    }
    return value;
}

/* The escape at text[at], a backslash: written to `to`, its bytes returned; 0: not valid. */
static size_t take_escape(char **to, dl_slice text, size_t at)
{
    static const char names[] = "\"\\/bfnrt", signs[] = "\"\\/\b\f\n\r\t";
    char name = at + 1 < text.size ? text.data[at + 1] : '\0';
    const char *found = name ? strchr(names, name) : NULL;
    if (found) {
        *(*to)++ = signs[found - names];
        return 2;
    }
    int unit = name == 'u' ? hex4(text, at + 2) : -1;
    size_t size = 6;
    uint32_t code = (uint32_t)unit;
    if (unit >= 0xD800 && unit < 0xDC00 && at + 7 < text.size && text.data[at + 6] == '\\' &&
        text.data[at + 7] == 'u') {
        int low = hex4(text, at + 8);
        if (low < 0xDC00 || low > 0xDFFF)
            return 0;
        code = 0x10000 + (((uint32_t)unit - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
        size = 12;
    } else if (unit < 0 || (unit >= 0xD800 && unit <= 0xDFFF)) {
        return 0;
    }
    *to += dl_utf8_encode(code, *to);
    return size;
}

static bool has_control(dl_slice text)
{
    unsigned char least = 0xFF;
    for (size_t i = 0; i < text.size; i++)
        least = (unsigned char)text.data[i] < least ? (unsigned char)text.data[i] : least;
    return least < 0x20;
}

/* The inside of a string, decoded; decoding never makes it longer. */
static bool decode(dl_slice *out, dl_arena *arena, dl_slice inside)
{
    char *room = dl_arena_resize(arena, NULL, 0, inside.size + 1), *to = room;
    if (!room || has_control(inside))
        return false;
    for (size_t at = 0; at < inside.size;) {
        const char *escape = memchr(inside.data + at, '\\', inside.size - at);
        size_t end = escape ? (size_t)(escape - inside.data) : inside.size;
        memcpy(to, inside.data + at, end - at);
        to += end - at;
        at = end;
        if (!escape)
            break;
        size_t used = take_escape(&to, inside, at);
        if (!used)
            return false;
        at += used;
    }
    *to = '\0';
    *out = dl_slice_make(room, (size_t)(to - room));
    return true;
}

bool dl_json_long_take(dl_json_long *taken, dl_buffer *out, dl_arena *arena, dl_slice text)
{
    *taken = (dl_json_long){NULL, 0};
    if (memmem(text.data, text.size, "\\u0001", 6)) /* could look like a number of ours */
        return false;
    size_t done = 0, end, capacity = 0;
    for (size_t at = 0; at < text.size; at = end + 1) {
        const char *quote = memchr(text.data + at, '"', text.size - at);
        if (!quote)
            break;
        size_t begin = (size_t)(quote - text.data) + 1;
        end = find_quote(text, begin);
        if (end == SIZE_MAX)
            return false;
        if (end - begin < LONG || taken->count == MOST)
            continue;
        taken->texts = dl_arena_room(arena, taken->texts, &capacity, taken->count, sizeof *taken->texts);
        if (!taken->texts)
            return false;
        if (!decode(&taken->texts[taken->count], arena, dl_slice_cut(text, begin, end)))
            return false;
        dl_buffer_add(out, text.data + done, begin - done);
        dl_buffer_printf(out, "\\u0001%zu", taken->count++);
        done = end;
    }
    dl_buffer_add(out, text.data + done, text.size - done);
    return taken->count && !out->failed;
}

dl_slice dl_json_text(const dl_json_long *taken, dl_arena *arena, const json_t *value)
{
    if (!json_is_string(value))
        return (dl_slice){NULL, 0};
    dl_slice text = dl_slice_make(json_string_value(value), json_string_length(value));
    if (taken->count && text.size > 1 && text.data[0] == '\1') {
        size_t number = strtoul(text.data + 1, NULL, 10);
        if (number < taken->count)
            return taken->texts[number];
    }
    return dl_arena_copy(arena, text);
}
