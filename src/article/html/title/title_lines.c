/* Lines of a heading. */
#include "article/html/title/title_lines.h"
#include "article/html/tree/texts.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

enum { PARTS_MOST = 8 }; /* of a heading: more have only pages that are made to take long */

/* Text nodes of a heading. */
static size_t find_parts(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at,
                         dl_slice parts[PARTS_MOST])
{
    size_t count = 0;
    for (uint32_t i = at + 1; i < tree->nodes[at].end && count < PARTS_MOST; i++) {
        dl_slice text = dl_html_squeezed(t->arena, dl_html_node_text(tree, i));
        if (text.size)
            parts[count++] = text;
    }
    return count;
}

/* Whether all its text is its own, no other element's. */
static bool is_plain(const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        if (dl_html_node_text(tree, i).size && tree->nodes[i].parent != at)
            return false;
    return true;
}

static dl_slice join(dl_arena *arena, const dl_slice *parts, size_t begin, size_t end)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = begin; i < end; i++) {
        if (i > begin)
            dl_buffer_add_byte(&out, ' ');
        dl_buffer_add_slice(&out, parts[i]);
    }
    dl_slice joined = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return joined;
}

/* Whether what is stated are lines of a heading, not all; `below`: the last ones. */
static bool is_lines(const dl_html_titles *t, const dl_slice *parts, size_t count,
                     dl_html_statement which, bool below)
{
    for (size_t size = 1; size < count; size++)
        for (size_t begin = below ? count - size : 0; begin + size <= count; begin++) {
            dl_slice some = join(t->arena, parts, begin, begin + size);
            if (dl_slice_equal(dl_html_key(t->arena, some), t->keys[which]))
                return true;
        }
    return false;
}

/* Whether a heading says the same and goes on in the same sentence. */
static bool goes_on(dl_slice heading, dl_slice stated)
{
    return dl_slice_starts(heading, stated) && heading.size > stated.size + 1 &&
           heading.data[stated.size] == ' ' &&
           !dl_html_between_words(heading.data[stated.size + 1]) &&
           !dl_html_title_continues(heading, stated);
}

/* What a heading says above a line in small letters at its end: "The bridge opens<br><small>Three years late</small>". */
static dl_slice above_small(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_slice above = {NULL, 0};
    bool line_end = false;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        if (dl_html_is(tree, i, GUMBO_TAG_SMALL) && tree->nodes[i].text && line_end) {
            above = dl_arena_copy(t->arena, dl_slice_trim(dl_buffer_slice(&out)));
            break;
        }
        line_end |= dl_html_is(tree, i, GUMBO_TAG_BR);
        dl_html_squeeze(&out, dl_html_node_text(tree, i));
    }
    t->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return above;
}

dl_slice dl_html_title_lines(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at,
                             dl_slice whole)
{
    enum { LEAST = 8 };
    dl_slice key = dl_html_key(t->arena, whole), parts[PARTS_MOST], some;
    dl_slice stated = t->keys[DL_TITLE_STATED], headline = t->keys[DL_TITLE_HEADLINE];
    size_t count = find_parts(t, tree, at, parts);
    bool agree = stated.size >= LEAST && dl_slice_equal(stated, headline);
    const dl_slice above = above_small(t, tree, at), above_key = dl_html_key(t->arena, above);
    if (above_key.size >= LEAST && !dl_slice_equal(stated, key) && !dl_slice_equal(headline, key) &&
        dl_html_key_holds(t->keys[DL_TITLE_WHOLE], above_key))
        return above;
    if (agree && stated.size > key.size && dl_slice_ends(stated, key))
        return t->texts[DL_TITLE_STATED]; /* the line above it is another element */
    if (stated.size + headline.size == key.size && dl_html_key_holds(key, stated) &&
        dl_html_key_holds(key, headline))
        return t->texts[DL_TITLE_HEADLINE]; /* the other line is for search engines */
    for (dl_html_statement i = DL_TITLE_STATED; i <= DL_TITLE_HEADLINE; i++)
        if (is_lines(t, parts, count, i, true))
            return t->texts[i];
    if (count > 1 && dl_slice_equal(stated, key))
        return t->texts[DL_TITLE_STATED]; /* with the mark that parts its lines */
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        if (dl_html_key_holds(t->keys[i], key)) /* what follows a colon is another element */
            return dl_slice_ends(whole, DL_LITERAL(":")) ? t->texts[i] : whole;
    for (dl_html_statement i = DL_TITLE_STATED; i <= DL_TITLE_HEADLINE; i++)
        if (t->keys[i].size >= LEAST && dl_html_key_holds(key, t->keys[i]))
            return (agree && !goes_on(whole, t->texts[i])) ||
                           (!is_plain(tree, at) && is_lines(t, parts, count, i, false))
                       ? t->texts[i]
                       : whole;
    if (dl_html_key_holds(key, t->keys[DL_TITLE_PAGE]))
        for (size_t size = 1; size < count; size++)
            for (size_t begin = 0; begin + size <= count; begin++) {
                some = join(t->arena, parts, begin, begin + size);
                if (dl_html_key(t->arena, parts[begin]).size &&
                    dl_html_key_holds(dl_html_key(t->arena, some), t->keys[DL_TITLE_PAGE]))
                    return some;
            }
    for (size_t size = count; size-- > 1 && !dl_html_key_holds(key, t->keys[DL_TITLE_PAGE]);)
        for (size_t begin = 0; begin + size <= count; begin++) {
            some = join(t->arena, parts, begin, begin + size);
            dl_slice some_key = dl_html_key(t->arena, some);
            if (dl_html_key(t->arena, parts[begin]).size && some_key.size * 3 >= key.size &&
                some_key.size >= LEAST &&
                (dl_html_key_holds(t->keys[DL_TITLE_STATED], some_key) ||
                 dl_html_key_holds(t->keys[DL_TITLE_PAGE], some_key)))
                return some;
        }
    return whole;
}

/* Without signs in front, but those that open a quotation. */
static dl_slice without_signs(dl_slice text)
{
    static const dl_slice opening[] = {{"\"", 1},     {"\u201C", 3}, {"\u300C", 3}, {"\u300E", 3},
                                       {"\u300A", 3}, {"\u3010", 3}, {"(", 1},      {"\uFF08", 3}};
    for (size_t at = 0, size; at < text.size; at += size) {
        const uint32_t code = dl_utf8_decode(text, at, &size);
        const dl_slice rest = dl_slice_cut(text, at, text.size);
        bool opens = code <= UCHAR_MAX_VALUE && u_isalnum((UChar32)code);
        for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
            opens |= dl_slice_starts(rest, opening[i]);
        if (opens)
            return rest;
    }
    return dl_slice_of(NULL);
}

dl_slice dl_html_title_path_end(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at, dl_slice whole)
{
    enum { LEAST = 8 };
    uint32_t behind = 0;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A) && tree->nodes[i].text)
            behind = tree->nodes[i].end;
    dl_buffer out = DL_BUFFER_EMPTY;
    for (uint32_t i = behind; behind && i < tree->nodes[at].end; i++)
        dl_html_squeeze(&out, dl_html_node_text(tree, i));
    const dl_slice last = dl_arena_copy(t->arena, without_signs(dl_slice_trim(dl_buffer_slice(&out)))),
                   key = dl_html_key(t->arena, last);
    t->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return key.size >= LEAST && dl_slice_starts(t->keys[DL_TITLE_WHOLE], key) ? last : whole;
}

bool dl_html_title_is_path_end(const dl_html_tree *tree, uint32_t at, dl_slice text)
{
    return text.size && tree->nodes[at].links && text.size + tree->nodes[at].links <= tree->nodes[at].text;
}
