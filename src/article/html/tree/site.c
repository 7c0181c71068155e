#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"
#include "util/utf8.h"

#include <unicode/unorm2.h>

size_t dl_html_host_begin(dl_slice url)
{
    size_t begin = 0;
    for (size_t i = 0; i + 3 <= url.size && url.data[i] != '?' && url.data[i] != '#'; i++)
        if (memcmp(url.data + i, "://", 3) == 0)
            begin = i + 3;
    return begin;
}

/* Without its last label, and without the one before that where countries have such a one:
 * "example" of "https://www.example.co.uk/a". */
static dl_slice host_of(dl_slice url)
{
    static const char *const seconds[] = {".co", ".com", ".org", ".net", ".gov", ".ac", ".edu"};
    size_t begin = dl_html_host_begin(url), end = begin;
    while (end < url.size && !strchr("/:?#", url.data[end]))
        end++;
    dl_slice host = dl_slice_cut(url, begin, end);
    if (dl_slice_starts(host, DL_LITERAL("www.")))
        host = dl_slice_cut(host, 4, host.size);
    size_t dot = host.size;
    while (dot && host.data[dot - 1] != '.')
        dot--;
    if (dot <= 1)
        return dl_slice_of(NULL);
    host = dl_slice_cut(host, 0, dot - 1);
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (dl_slice_ends(host, dl_slice_of(seconds[i])))
            return dl_slice_cut(host, 0, host.size - strlen(seconds[i]));
    return host;
}

dl_html_site dl_html_site_of(dl_arena *arena, dl_slice name, dl_slice url)
{
    return (dl_html_site){dl_html_key(arena, name), dl_html_key(arena, host_of(url))};
}

/* A key as hosts are written: letters without their marks, or with an "e" for the two dots of a
 * vowel ("sueddeutsche"). */
static dl_slice host_key(dl_arena *arena, dl_slice key, bool spelt)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *marks = unorm2_getNFDInstance(&error);
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0, length; at < key.size && U_SUCCESS(error); at += length) {
        UChar32 code = (UChar32)dl_utf8_decode(key, at, &length);
        UChar parts[4];
        char bytes[4];
        bool whole = code < 0x80 ||
                     unorm2_getRawDecomposition(marks, code, parts, 4, &error) != 2 ||
                     parts[1] < 0x300 || parts[1] > 0x36F;
        dl_buffer_add(&out, bytes, dl_utf8_encode(whole ? (uint32_t)code : parts[0], bytes));
        if (!whole && parts[1] == 0x308 && spelt)
            dl_buffer_add_byte(&out, 'e');
    }
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

static bool names_host(dl_slice host, dl_slice key)
{
    enum { LEAST = 4, MORE = 12 }; /* "Gazette", "The Gazette Magazine", no headline */
    return host.size >= LEAST && key.size >= LEAST && key.size < host.size * 3 &&
           key.size <= host.size + MORE &&
           (dl_html_key_holds(host, key) || dl_html_key_holds(key, host));
}

bool dl_html_names_site(dl_arena *arena, const dl_html_site *site, dl_slice text)
{
    enum { LEAST = 4 };
    dl_slice key = dl_html_key(arena, text), name = site->name, host = site->host;
    if (key.size < 2)
        return false;
    if (dl_slice_equal(key, name))
        return true;
    if (key.size < LEAST)
        return false;
    if (name.size >= LEAST && key.size < name.size * 3 &&
        (dl_slice_starts(key, name) || dl_slice_starts(name, key)))
        return true;
    if (!host.size || key.size >= host.size * 6)
        return false;
    return names_host(host, key) || names_host(host, host_key(arena, key, false)) ||
           names_host(host, host_key(arena, key, true));
}
