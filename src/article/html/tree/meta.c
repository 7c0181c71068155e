/* <meta> elements and texts. */
#include "article/html/tree/meta.h"
#include "article/html/tree/junk.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* "content"; some tools that save pages write "value". */
static dl_slice said(const dl_html_tree *tree, uint32_t at)
{
    dl_slice content = dl_html_attribute(tree, at, "content");
    return content.size ? content : dl_html_attribute(tree, at, "value");
}

bool dl_html_metas_find(dl_html_metas *out, dl_arena *arena, const dl_html_tree *tree)
{
    size_t count = 0;
    *out = (dl_html_metas){.tree = tree};
    for (uint32_t i = 0; i < tree->count; i++)
        count += dl_html_is(tree, i, GUMBO_TAG_META) && said(tree, i).size;
    out->items = dl_arena_alloc(arena, (count + 1) * sizeof *out->items);
    for (uint32_t i = 0; i < tree->count && out->items; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_META) && said(tree, i).size && !dl_html_is_of_item(tree, i))
            out->items[out->count++] = i;
    return out->items != NULL;
}

/* How sure a <meta> is by its names: the index in `names`, or SIZE_MAX. */
static size_t surety(const dl_html_metas *metas, size_t item, const char *const *names)
{
    static const char *const attributes[] = {"property", "name", "itemprop", "http-equiv"};
    size_t best = SIZE_MAX;
    for (int a = 0; a < 4; a++) {
        dl_slice name = dl_html_attribute(metas->tree, metas->items[item], attributes[a]);
        for (size_t n = 0; name.size && names[n] && n < best; n++)
            if (dl_html_same_name(name, names[n]))
                best = n;
    }
    return best;
}

size_t dl_html_meta_all(const dl_html_metas *metas, const char *const *names, dl_slice *out,
                        size_t most)
{
    size_t best = SIZE_MAX, count = 0;
    for (size_t i = 0; i < metas->count; i++) {
        size_t sure = surety(metas, i, names);
        if (sure < best)
            count = 0;
        if (sure <= best && sure != SIZE_MAX && count < most) {
            best = sure;
            out[count++] = said(metas->tree, metas->items[i]);
        }
    }
    return count;
}

dl_slice dl_html_meta(const dl_html_metas *metas, const char *const *names)
{
    dl_slice found = {NULL, 0};
    return dl_html_meta_all(metas, names, &found, 1) ? found : dl_slice_of(NULL);
}

dl_slice dl_html_canonical(const dl_html_tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_LINK) &&
            dl_html_same_name(dl_html_attribute(tree, i, "rel"), "canonical"))
            return dl_html_attribute(tree, i, "href");
    return dl_slice_of(NULL);
}

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

dl_slice dl_html_key(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0, length; at < text.size; at += length) {
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

bool dl_html_same_name(dl_slice value, const char *name)
{
    return value.size == strlen(name) && strncasecmp(value.data, name, value.size) == 0;
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

bool dl_html_is_of_item(const dl_html_tree *tree, uint32_t at)
{
    static const char *const types[] = {"ImageObject", "Comment"};
    if (!dl_html_attribute(tree, at, "itemprop").size)
        return false;
    uint32_t in = tree->nodes[at].parent;
    while (in && !dl_html_attribute(tree, in, "itemtype").size)
        in = tree->nodes[in].parent;
    bool found = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        found |= dl_html_holds_word(dl_html_attribute(tree, in, "itemtype"), types[i]);
    return found;
}

/* Whether a class hides an element: not one that is for some windows alone ("lg:hidden"), or hides
 * what is too long. */
static bool is_hiding(dl_slice class)
{
    static const char *const parts[] = {"hidden", "screen-reader", "screenreader", "sr-only"},
                             *const others[] = {":", "overflow"};
    bool found = dl_html_same_name(class, "hide");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        found = found || dl_html_holds_word(class, parts[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        found = found && !dl_html_holds_word(class, others[i]);
    return found;
}

bool dl_html_is_unseen(const dl_html_tree *tree, uint32_t at)
{
    dl_slice classes = dl_html_attribute(tree, at, "class");
    for (size_t i = 0, begin; i < classes.size; i++) {
        for (begin = i; i < classes.size && (unsigned char)classes.data[i] > ' ';)
            i++;
        if (is_hiding(dl_slice_cut(classes, begin, i)))
            return true;
    }
    return dl_html_is_hidden(tree, at);
}

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
