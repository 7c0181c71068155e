#include "article/html/tree/texts.h"
#include "util/ascii.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>

dl_slice dl_html_squeezed(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_html_squeeze(&out, text);
    dl_slice copy = dl_arena_copy(arena, dl_slice_trim(dl_buffer_slice(&out)));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

dl_slice dl_html_element_text(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_html_text(&out, tree, at);
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

dl_slice dl_html_plain(dl_arena *arena, dl_slice text)
{
    dl_html_tree tree;
    if (dl_slice_find(text, "&") == SIZE_MAX && dl_slice_find(text, "<") == SIZE_MAX)
        return dl_html_squeezed(arena, text);
    if (dl_html_parse(&tree, arena, dl_arena_copy(arena, text), NULL))
        return dl_slice_of(NULL);
    return dl_html_element_text(arena, &tree, 0);
}

/* Adds the letters and digits of ASCII that stand at `at`, in small letters; returns what is behind all of ASCII there. */
static size_t add_ascii(dl_buffer *out, dl_slice text, size_t at)
{
    enum { RUN = 256 };
    char run[RUN];
    while (at < text.size && (unsigned char)text.data[at] < 0x80) {
        size_t size = 0;
        for (; size < RUN && at < text.size && (unsigned char)text.data[at] < 0x80; at++)
            if (dl_is_letter(text.data[at]))
                run[size++] = (char)(text.data[at] | 0x20);
            else if (dl_is_digit(text.data[at]))
                run[size++] = text.data[at];
        dl_buffer_add(out, run, size);
    }
    return at;
}

dl_slice dl_html_key(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0, length; (at = add_ascii(&out, text, at)) < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (code >= 0xFF01 && code <= 0xFF5E) /* full-width */
            code -= 0xFEE0;
        if (code > UCHAR_MAX_VALUE || !u_isalnum((UChar32)code))
            continue;
        if (code == 0xDF || code == 0x1E9E) { /* sharp s */
            dl_buffer_add_text(&out, "ss");
            continue;
        }
        char bytes[4];
        uint32_t folded = (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
        dl_buffer_add(&out, bytes, dl_utf8_encode(folded, bytes));
    }
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

bool dl_html_key_tells(dl_slice whole, dl_slice stated)
{
    enum { MOST = 400, PROBE = 40, TRIES = 100 };
    if (stated.size < DL_HTML_KEY_TOLD)
        return false;
    if (stated.size > MOST)
        stated.size = MOST;
    bool told = false;
    for (size_t from = 0, tries = 0; from < whole.size && !told && tries < TRIES; tries++) {
        const char *found = memmem(whole.data + from, whole.size - from, stated.data, PROBE);
        if (!found)
            break;
        size_t at = (size_t)(found - whole.data), same = PROBE;
        while (same < stated.size && at + same < whole.size && whole.data[at + same] == stated.data[same])
            same++;
        told = same * 5 >= stated.size * 4;
        from = at + 1;
    }
    return told;
}

bool dl_html_same_text(dl_slice a, dl_slice b)
{
    return a.size == b.size && a.size && strncasecmp(a.data, b.data, a.size) == 0;
}

bool dl_html_key_holds(dl_slice whole, dl_slice part)
{
    return part.size && whole.size >= part.size &&
           memmem(whole.data, whole.size, part.data, part.size) != NULL;
}

bool dl_html_holds_word(dl_slice value, const char *part)
{
    size_t size = strlen(part);
    int first = part[0] | 0x20;
    for (size_t i = 0; i + size <= value.size; i++)
        if ((value.data[i] | 0x20) == first && strncasecmp(value.data + i, part, size) == 0)
            return true;
    return false;
}
