/* gumbo's tree as an array. */
#include "article/html/tree/tree.h"
#include "util/error.h"
#include "util/utf8.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <unicode/uchar.h>

/* ---- parsing ---- */

/* gumbo takes no "no" from its allocator; what it has so far is the arena's, so it may be left.
 * What it gives back is kept by size, behind a header that says it, and given out again. */
enum { STEP = 16, SMALL = 64, CLASSES = SMALL + 64 }; /* multiples of STEP, then powers of two */

typedef struct chunk {
    size_t class;
    struct chunk *next; /* while it is free: then gumbo's */
} chunk;

enum { BUDGET = 20 * 1024 * 1024 }; /* bytes for gumbo; of a thousand real pages none takes 8 MB */

typedef struct memory {
    dl_arena *arena;
    chunk *free[CLASSES];
    size_t left;
    jmp_buf out;
} memory;

enum { HEADER = offsetof(chunk, next) };

static void *take(void *context, size_t size)
{
    memory *from = context;
    size_t room = (size + HEADER + STEP - 1) / STEP * STEP, class = room / STEP;
    if (class >= SMALL)
        for (class = SMALL, room = (size_t)SMALL * STEP; room < size + HEADER; room *= 2)
            class ++;
    chunk *got = from->free[class];
    if (got)
        from->free[class] = got->next;
    else if (room > from->left || !(got = dl_arena_alloc(from->arena, room)))
        longjmp(from->out, 1);
    else
        from->left -= room;
    got->class = class;
    return (char *)got + HEADER;
}

static void leave(void *context, void *pointer)
{
    memory *from = context;
    if (!pointer)
        return;
    chunk *back = (chunk *)((char *)pointer - HEADER);
    back->next = from->free[back->class];
    from->free[back->class] = back;
}

/* NULL when that takes more memory than is left or than a page may; *much: the latter. */
static const GumboOutput *parse(dl_arena *arena, dl_slice text, bool *much)
{
    memory from = {.arena = arena, .left = BUDGET};
    GumboOptions options = {.tab_stop = 8,
                            .fragment_context = GUMBO_TAG_LAST,
                            .fragment_namespace = GUMBO_NAMESPACE_HTML};
    options.allocator = take;
    options.deallocator = leave;
    options.userdata = &from;
    options.max_errors = 0;
    if (setjmp(from.out)) {
        *much = !arena->failed;
        return NULL;
    }
    return gumbo_parse_with_options(&options, text.data, text.size);
}

/* With as many of the page's tags as there is memory for, and, if it is text that takes it, as much
 * of that. */
static const GumboOutput *parse_trimmed(dl_html_trimmed *page, dl_arena *arena, dl_slice text)
{
    dl_arena_mark before = dl_arena_here(arena);
    for (size_t tags = DL_HTML_TAGS_MOST;; tags /= 4) {
        bool much = false;
        if (!dl_html_trim(page, arena, text, tags))
            return NULL;
        const GumboOutput *parsed = parse(arena, page->text, &much);
        if (parsed || !much || (!tags && text.size < 2))
            return parsed;
        dl_arena_rewind(arena, before);
        if (!tags)
            text.size = dl_utf8_floor(text, text.size / 2);
    }
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboVector *children(const GumboNode *node)
{
    return is_element(node) ? &node->v.element.children : NULL;
}

/* The next node in document order, or NULL; *closed counts the elements that end before it. */
static const GumboNode *next(const GumboNode *node, const GumboNode *root, uint32_t *closed)
{
    const GumboVector *below = children(node);
    *closed = 0;
    if (below && below->length)
        return below->data[0];
    for (; node != root; node = node->parent) {
        const GumboVector *around = children(node->parent);
        ++*closed;
        if (around && node->index_within_parent + 1 < around->length)
            return around->data[node->index_within_parent + 1];
    }
    return NULL;
}

bool dl_html_is_no_text(const dl_html_tree *tree, uint32_t at)
{
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_RT: /* how the characters beside it are read */
    case GUMBO_TAG_RP:
        return true;
    case GUMBO_TAG_TEMPLATE:
        return !dl_html_attribute(tree, at, "shadowrootmode").size &&
               !dl_html_attribute(tree, at, "shadowroot").size; /* as Chrome had it up to 2023 */
    case GUMBO_TAG_NOSCRIPT:
        return tree->nodes[at].text < DL_HTML_NOSCRIPT;
    default:
        return false;
    }
}

bool dl_html_is_link(const dl_html_tree *tree, uint32_t at)
{
    enum { MOST = 1000 }; /* bytes of text */
    if (!dl_html_is(tree, at, GUMBO_TAG_A)) /* most nodes */
        return false;
    const bool place = !dl_html_attribute(tree, at, "href").size &&
                       (dl_html_attribute(tree, at, "name").size || dl_html_attribute(tree, at, "id").size);
    return !place && tree->nodes[at].text <= MOST;
}

/* Sums text over subtrees: children stand after their parents. */
static void sum(dl_html_tree *tree)
{
    for (uint32_t i = tree->count; i-- > 0;) {
        dl_html_node *at = &tree->nodes[i];
        if (at->node->type == GUMBO_NODE_TEXT)
            at->text = (uint32_t)strlen(at->node->v.text.text);
        if (dl_html_is_link(tree, i))
            at->links = at->text;
        if (i && !dl_html_is_no_text(tree, i)) {
            tree->nodes[at->parent].text += at->text;
            tree->nodes[at->parent].links += at->links;
        }
    }
}

dateline_status dl_html_parse(dl_html_tree *out, dl_arena *arena, dl_slice text,
                              dateline_error *error)
{
    *out = (dl_html_tree){0};
    const GumboOutput *parsed = parse_trimmed(&out->page, arena, text);
    if (parsed && out->page.size < text.size) {
        out->page.read_until = out->page.read_until ? out->page.read_until : out->page.size;
        out->page.size = text.size;
    }
    if (!parsed || arena->failed)
        return dl_fail_memory(error);
    uint32_t count = 0, closed;
    for (const GumboNode *at = parsed->root; at; at = next(at, parsed->root, &closed))
        count++;
    out->nodes = dl_arena_alloc(arena, count * sizeof *out->nodes);
    if (!out->nodes)
        return dl_fail_memory(error);
    uint32_t parent = 0;
    for (const GumboNode *at = parsed->root; at;) {
        uint32_t self = out->count++;
        out->nodes[self] = (dl_html_node){.node = at, .parent = parent};
        const GumboVector *below = children(at);
        bool enters = below && below->length;
        at = next(at, parsed->root, &closed);
        if (enters) {
            parent = self;
            continue;
        }
        out->nodes[self].end = out->count;
        for (; closed > 1 && parent != self; closed--) {
            out->nodes[parent].end = out->count;
            parent = out->nodes[parent].parent;
        }
    }
    for (uint32_t i = 0; i < out->count; i++)
        if (!out->nodes[i].end)
            out->nodes[i].end = out->count;
    sum(out);
    return DATELINE_OK;
}

/* ---- nodes ---- */

GumboTag dl_html_tag(const dl_html_tree *tree, uint32_t at)
{
    const GumboNode *node = tree->nodes[at].node;
    return is_element(node) ? node->v.element.tag : GUMBO_TAG_LAST;
}

bool dl_html_is(const dl_html_tree *tree, uint32_t at, GumboTag tag)
{
    return dl_html_tag(tree, at) == tag;
}

dl_slice dl_html_attribute(const dl_html_tree *tree, uint32_t at, const char *name)
{
    const GumboNode *node = tree->nodes[at].node;
    if (!is_element(node))
        return dl_slice_of(NULL);
    const GumboVector *all = &node->v.element.attributes;
    for (unsigned i = 0; i < all->length; i++) { /* their names are in small letters */
        const GumboAttribute *attribute = all->data[i];
        if (attribute->name[0] == name[0] && strcmp(attribute->name, name) == 0)
            return dl_slice_trim(dl_slice_of(attribute->value));
    }
    return dl_slice_of(NULL);
}

bool dl_html_has_class(const dl_html_tree *tree, uint32_t at, const char *name)
{
    dl_slice all = dl_html_attribute(tree, at, "class");
    size_t size = strlen(name);
    for (size_t i = 0; i < all.size;) {
        size_t begin = i;
        while (i < all.size && (unsigned char)all.data[i] > ' ')
            i++;
        if (i - begin == size && strncasecmp(all.data + begin, name, size) == 0)
            return true;
        i += i < all.size;
    }
    return false;
}

dl_slice dl_html_node_text(const dl_html_tree *tree, uint32_t at)
{
    const GumboNode *node = tree->nodes[at].node;
    if (node->type == GUMBO_NODE_TEXT)
        return dl_slice_make(node->v.text.text, tree->nodes[at].text);
    bool text = node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
    return text ? dl_slice_of(node->v.text.text) : dl_slice_of(NULL);
}

void dl_html_range(const dl_html_tree *tree, uint32_t at, size_t *begin, size_t *end)
{
    const GumboNode *node = tree->nodes[at].node;
    if (!is_element(node)) {
        *begin = node->v.text.start_pos.offset;
        *end = *begin + node->v.text.original_text.length;
    } else {
        *begin = node->v.element.start_pos.offset;
        *end = node->v.element.end_pos.offset + node->v.element.original_end_tag.length;
        if (*end < *begin + node->v.element.original_tag.length)
            *end = *begin + node->v.element.original_tag.length;
    }
    *begin = dl_html_trim_place(&tree->page, *begin);
    *end = dl_html_trim_place(&tree->page, *end);
    if (*end < *begin)
        *end = *begin;
}

/* ---- text ---- */

/* The bytes at `at` that are copied at once: none begins a character that may be a blank, and
 * single spaces between them stay. */
static size_t plain_run(dl_slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t end = at;
    while (end < text.size) {
        unsigned char byte = bytes[end];
        if (byte > ' ' && byte < 0xC2)
            end++;
        else if (byte == ' ' && end > at && end + 1 < text.size && bytes[end + 1] > ' ')
            end++;
        else if (byte > 0xC2 && byte != 0xCD && byte != 0xE2 && byte != 0xEF)
            end++;
        else
            break;
    }
    return end - at;
}

/* What parts letters (U+200C) but stands at a word's edge, as mails have it to fill a line. */
static bool is_beside_blank(const dl_buffer *out, dl_slice text, size_t behind)
{
    return !out->size || out->data[out->size - 1] == ' ' || behind >= text.size || text.data[behind] == ' ';
}

void dl_html_squeeze(dl_buffer *out, dl_slice text)
{
    for (size_t i = 0; i < text.size;) {
        size_t size = plain_run(text, i);
        if (size)
            dl_buffer_add(out, text.data + i, size);
        i += size;
        if (i == text.size)
            return;
        unsigned char byte = (unsigned char)text.data[i];
        bool blank = byte <= ' ';
        bool nothing = false;
        size = 1;
        if (byte == 0xC2 && i + 1 < text.size) {
            unsigned char after = (unsigned char)text.data[i + 1];
            blank = after == 0xA0;
            nothing = after == 0xAD;
            size = 2;
        } else if (byte == 0xCD && i + 1 < text.size && text.data[i + 1] == '\x8F') { /* U+034F */
            nothing = true;
            size = 2;
        } else if (byte == 0xE2 && i + 2 < text.size && text.data[i + 1] == '\x80') {
            unsigned char after = (unsigned char)text.data[i + 2];
            blank =
                after == 0xA8 || after == 0xA9 || (after >= 0x80 && after <= 0x8A) || after == 0xAF;
            nothing = after == 0x8B || (after >= 0xAA && after <= 0xAE) ||
                      (after == 0x8C && is_beside_blank(out, text, i + 3));
            size = 3;
        } else if (byte == 0xE2 && i + 2 < text.size && text.data[i + 1] == '\x81') { /* U+2060, U+2066 to U+2069 */
            unsigned char after = (unsigned char)text.data[i + 2];
            nothing = after == 0xA0 || (after >= 0xA6 && after <= 0xA9);
            size = 3;
        } else if (byte == 0xEF && i + 2 < text.size && text.data[i + 1] == '\xBB' &&
                   text.data[i + 2] == '\xBF') {
            nothing = true;
            size = 3;
        }
        if (blank) {
            if (out->size && out->data[out->size - 1] != ' ' && out->data[out->size - 1] != '\n')
                dl_buffer_add_byte(out, ' ');
        } else if (!nothing) {
            dl_buffer_add(out, text.data + i, size);
        }
        i += size;
    }
}

bool dl_html_is_next_line(const dl_html_tree *tree, uint32_t at, dl_slice before, bool caption)
{
    const dl_slice text = dl_html_node_text(tree, at);
    uint32_t behind = at ? at - 1 : 0;
    size_t size;
    if (!before.size || !text.size || !memchr(before.data, ' ', before.size))
        return false;
    const bool ended = memchr(".!?)", before.data[before.size - 1], 4);
    if (!memchr(text.data, ' ', text.size) && !(caption && ended)) /* "Bridge in 2025.Reuters" */
        return false;
    while (behind && tree->nodes[behind].end > at)
        behind--;
    if (tree->nodes[tree->nodes[behind].parent].end > at)
        return false;
    const size_t last = dl_utf8_floor(before, before.size - 1);
    if (last && before.data[last - 1] == ' ')
        return false; /* "eEurope" */
    const uint32_t end = dl_utf8_decode(before, last, &size), begin = dl_utf8_decode(text, 0, &size);
    return u_isupper((UChar32)begin) &&
           (u_islower((UChar32)end) || (end < 0x80 && memchr(":.!?", (int)end, 4)) || (caption && ended));
}

static bool is_heading(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

void dl_html_text(dl_buffer *out, const dl_html_tree *tree, uint32_t at)
{
    const bool heading = is_heading(dl_html_tag(tree, at));
    dl_buffer text = DL_BUFFER_EMPTY;
    for (uint32_t i = at; i < tree->nodes[at].end;) {
        if (i != at && dl_html_is_no_text(tree, i)) {
            i = tree->nodes[i].end;
            continue;
        }
        switch (dl_html_tag(tree, i)) {
        case GUMBO_TAG_BR:
        case GUMBO_TAG_P:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_LI:
            dl_html_squeeze(&text, DL_LITERAL(" "));
            break;
        default:
            if (heading && dl_html_is_next_line(tree, i, dl_buffer_slice(&text), false))
                dl_buffer_add_byte(&text, ' ');
            dl_html_squeeze(&text, dl_html_node_text(tree, i));
        }
        i++;
    }
    dl_buffer_add_slice(out, dl_slice_trim(dl_buffer_slice(&text)));
    out->failed |= text.failed;
    dl_buffer_free(&text);
}

bool dl_html_alike(const dl_html_tree *tree, uint32_t a, uint32_t b)
{
    if (dl_html_tag(tree, a) != dl_html_tag(tree, b))
        return false;
    dl_slice one = dl_html_attribute(tree, a, "class"), other = dl_html_attribute(tree, b, "class");
    for (size_t i = 0, k = 0;; i++, k++) {
        while (i < one.size && one.data[i] >= '0' && one.data[i] <= '9')
            i++;
        while (k < other.size && other.data[k] >= '0' && other.data[k] <= '9')
            k++;
        if (i >= one.size || k >= other.size)
            return i >= one.size && k >= other.size;
        if (one.data[i] != other.data[k])
            return false;
    }
}

bool dl_html_within(const dl_html_tree *tree, uint32_t at, uint32_t element)
{
    return at >= element && at < tree->nodes[element].end;
}
