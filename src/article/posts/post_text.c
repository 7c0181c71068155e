/* The words of posts. */
#include "article/posts/post_text.h"
#include "article/lines/prose.h"
#include "article/reading/markup.h"
#include "util/utf8.h"

#include <stdlib.h>

static dl_slice take(dl_arena *arena, dl_buffer *text)
{
    dl_slice result = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(text)));
    arena->failed |= text->failed;
    dl_buffer_free(text);
    return result;
}

/* ---- HTML ---- */

/* The line ends that the tag stands for. */
static const char *breaks_of(const dl_tag *tag)
{
    static const char *const blocks[] = {"p", "div", "li", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3"};
    if (dl_tag_is(tag, "br"))
        return "\n";
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (dl_tag_is(tag, blocks[i]))
            return tag->closing && dl_tag_is(tag, "p") ? "\n\n" : "\n";
    return "";
}

dl_slice dl_post_html(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_tag tag;
    size_t at = 0;
    if (!text.size)
        return text;
    for (; dl_tag_next(&tag, text, at); at = tag.end) {
        dl_markup_text(&out, dl_slice_cut(text, at, tag.begin));
        for (const char *end = breaks_of(&tag); *end && out.size; end++)
            if (*end != '\n' || out.size < 2 || out.data[out.size - 1] != '\n' || out.data[out.size - 2] != '\n')
                dl_buffer_add_byte(&out, *end);
    }
    dl_markup_text(&out, dl_slice_cut(text, at, text.size));
    return take(arena, &out);
}

dl_slice dl_post_references(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    if (text.size)
        dl_markup_text(&out, text);
    return take(arena, &out);
}

/* ---- pieces ---- */

static void add_piece(dl_buffer *out, dl_arena *arena, const dl_json_long *taken, const json_t *piece)
{
    const dl_slice href = dl_json_text(taken, arena, json_object_get(piece, "href"));
    dl_buffer_add_slice(out,
                        dl_json_text(taken, arena, json_is_object(piece) ? json_object_get(piece, "text") : piece));
    if (!href.size)
        return;
    dl_buffer_add_text(out, " (");
    dl_buffer_add_slice(out, href);
    dl_buffer_add_byte(out, ')');
}

dl_slice dl_post_pieces(dl_arena *arena, const dl_json_long *taken, const json_t *value)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    size_t i;
    const json_t *each;
    if (!json_is_array(value))
        add_piece(&out, arena, taken, value);
    json_array_foreach(value, i, each) add_piece(&out, arena, taken, each);
    return take(arena, &out);
}

/* ---- facets ---- */

typedef struct link_range {
    size_t begin, end;
    dl_slice link;
} link_range;

static int by_begin(const void *left, const void *right)
{
    const link_range *a = left, *b = right;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Those of `facets` that are links, in their order in the text. */
static size_t find_links(link_range *links, size_t most, dl_arena *arena, const dl_json_long *taken,
                         const json_t *facets)
{
    size_t count = 0, i, f;
    const json_t *each, *feature;
    json_array_foreach(facets, i, each)
    {
        const json_t *index = json_object_get(each, "index");
        const json_int_t begin = json_integer_value(json_object_get(index, "byteStart"));
        const json_int_t end = json_integer_value(json_object_get(index, "byteEnd"));
        json_array_foreach(json_object_get(each, "features"), f, feature)
        {
            const dl_slice link = dl_json_text(taken, arena, json_object_get(feature, "uri"));
            if (link.size && begin >= 0 && end > begin && count < most)
                links[count++] = (link_range){(size_t)begin, (size_t)end, link};
        }
    }
    qsort(links, count, sizeof *links, by_begin);
    return count;
}

dl_slice dl_post_facets(dl_arena *arena, const dl_json_long *taken, const json_t *text, const json_t *facets)
{
    link_range links[50];
    const size_t count = find_links(links, sizeof links / sizeof *links, arena, taken, facets);
    const dl_slice whole = dl_json_text(taken, arena, text);
    dl_buffer out = DL_BUFFER_EMPTY;
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        const link_range *at = &links[i];
        if (at->begin < done || at->end > whole.size || dl_utf8_floor(whole, at->begin) != at->begin ||
            dl_utf8_floor(whole, at->end) != at->end)
            continue;
        dl_buffer_add_slice(&out, dl_slice_cut(whole, done, at->begin));
        dl_buffer_add_slice(&out, at->link);
        done = at->end;
    }
    dl_buffer_add_slice(&out, dl_slice_cut(whole, done, whole.size));
    return take(arena, &out);
}

/* ---- what is left to mend ---- */

dl_slice dl_post_mended(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    size_t length = 1;
    for (size_t at = 0; at < text.size; at += length) {
        const uint32_t code = dl_utf8_decode(text, at, &length);
        if (code > 0xFF) {
            dl_buffer_free(&out);
            return text;
        }
        dl_buffer_add_byte(&out, (char)code);
    }
    if (out.failed || out.size == text.size || dl_utf8_first_invalid(dl_buffer_slice(&out)) < out.size) {
        arena->failed |= out.failed;
        dl_buffer_free(&out);
        return text;
    }
    return take(arena, &out);
}

dl_slice dl_post_with_link(dl_arena *arena, dl_slice text, dl_slice link)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    if (!link.size || (text.size && memmem(text.data, text.size, link.data, link.size)))
        return text;
    dl_buffer_add_slice(&out, text);
    dl_buffer_add_text(&out, text.size ? " " : "");
    dl_buffer_add_slice(&out, link);
    return take(arena, &out);
}
