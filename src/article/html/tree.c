/* gumbo's tree as an array. */
#include "article/html/tree.h"
#include "util/error.h"

#include <setjmp.h>
#include <stdlib.h>
#include <strings.h>

enum { DEPTH_LIMIT = 500, ATTRIBUTES_LIMIT = 300 };

/* ---- nesting ---- */

/* Elements whose end may be left out: unclosed ones are no nesting. */
static bool is_open_ended(dl_slice name)
{
    static const char *const names[] = {
        "p",     "li",     "br",     "img",  "hr",     "meta",  "link",     "input",
        "td",    "tr",     "th",     "dt",   "dd",     "col",   "tbody",    "thead",
        "tfoot", "option", "source", "wbr",  "area",   "base",  "param",    "embed",
        "track", "html",   "body",   "head", "script", "style", "colgroup", "optgroup"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.size == strlen(names[i]) && strncasecmp(name.data, names[i], name.size) == 0)
            return true;
    return false;
}

/* Within <svg>, "/>" ends an element. Anything but these leaves it, or may. */
static bool is_drawing(dl_slice name)
{
    static const char *const names[] = {"svg",
                                        "g",
                                        "path",
                                        "use",
                                        "rect",
                                        "circle",
                                        "ellipse",
                                        "line",
                                        "polyline",
                                        "polygon",
                                        "stop",
                                        "defs",
                                        "mask",
                                        "symbol",
                                        "image",
                                        "animate",
                                        "clippath",
                                        "filter",
                                        "lineargradient",
                                        "radialgradient",
                                        "animatetransform",
                                        "marker",
                                        "pattern"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.size == strlen(names[i]) && strncasecmp(name.data, names[i], name.size) == 0)
            return true;
    return false;
}

static size_t name_size(dl_slice text, size_t at)
{
    size_t size = 0;
    while (at + size < text.size &&
           ((text.data[at + size] | 0x20) >= 'a' && (text.data[at + size] | 0x20) <= 'z'))
        size++;
    return size;
}

/* Past the ">" of the tag whose attributes begin at `at`; *excess: where the attributes beyond the
 * limit begin, or that end. */
static size_t tag_end(dl_slice text, size_t at, size_t *excess)
{
    size_t attributes = 0;
    *excess = SIZE_MAX;
    while (at < text.size && text.data[at] != '>') {
        char sign = text.data[at++];
        if (sign == '=') {
            while (at < text.size && strchr(" \t\r\n\f", text.data[at]) && text.data[at])
                at++;
            char quote = at < text.size ? text.data[at] : '\0';
            const char *close = quote == '"' || quote == '\''
                                    ? memchr(text.data + at + 1, quote, text.size - at - 1)
                                    : NULL;
            at = close ? (size_t)(close - text.data) + 1 : at;
        } else if (strchr(" \t\r\n\f/", sign) && ++attributes == ATTRIBUTES_LIMIT) {
            *excess = at;
        }
    }
    size_t end = at < text.size ? at + 1 : at;
    if (*excess > end)
        *excess = end;
    return end;
}

/* gumbo looks through all open elements at each tag, and through all attributes at each attribute:
 * a page of nothing else would take hours. Tags deeper than the limit, and attributes beyond
 * theirs, are blanked in a copy; what they hold stays. */
static dl_slice flattened(dl_arena *arena, dl_slice text)
{
    char *copy = NULL;
    size_t depth = 0;
    bool drawing = false;
    for (size_t at = 0; at < text.size;) {
        const char *found = memchr(text.data + at, '<', text.size - at);
        if (!found)
            break;
        size_t tag = (size_t)(found - text.data), excess;
        bool closing = tag + 1 < text.size && text.data[tag + 1] == '/';
        size_t name = tag + 1 + closing, size = name_size(text, name);
        at = name + size;
        if (!size)
            continue;
        size_t end = tag_end(text, at, &excess);
        dl_slice tag_name = dl_slice_cut(text, name, name + size);
        bool is_svg = size == 3 && strncasecmp(tag_name.data, "svg", 3) == 0;
        drawing = is_svg ? !closing : drawing && is_drawing(tag_name);
        bool ended = drawing && !closing && end >= 2 && text.data[end - 2] == '/';
        bool nests = !ended && !is_open_ended(tag_name);
        bool deep = nests && (closing ? depth > DEPTH_LIMIT : depth >= DEPTH_LIMIT);
        if (nests && !closing)
            depth++;
        else if (nests && depth)
            depth--;
        size_t blank = deep ? tag : excess;
        if (blank + 1 < end) {
            if (!copy && !(copy = (char *)dl_arena_copy(arena, text).data))
                return text;
            bool closed = text.data[end - 1] == '>';
            memset(copy + blank, ' ', end - blank - (closed && !deep));
        }
        if (deep || excess < end)
            at = end;
    }
    return copy ? dl_slice_make(copy, text.size) : text;
}

/* ---- parsing ---- */

/* gumbo takes no "no" from its allocator; what it has so far is the arena's, so it may be left. */
typedef struct memory {
    dl_arena *arena;
    jmp_buf out;
} memory;

static void *take(void *context, size_t size)
{
    memory *from = context;
    void *got = dl_arena_alloc(from->arena, size ? size : 1);
    if (!got)
        longjmp(from->out, 1);
    return got;
}

static void leave(void *context, void *pointer)
{
    (void)context;
    (void)pointer;
}

static const GumboOutput *parse(dl_arena *arena, dl_slice text)
{
    memory from = {.arena = arena};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = leave;
    options.userdata = &from;
    options.max_errors = 0;
    if (setjmp(from.out))
        return NULL;
    return gumbo_parse_with_options(&options, text.data, text.size);
}

static const GumboVector *children(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE
               ? &node->v.element.children
               : NULL;
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

/* Whether a node's text is not the page's. What stands in <noscript> is told again by a script, but
 * not a page's whole text. */
static bool is_hidden_text(const dl_html_tree *tree, uint32_t at)
{
    const GumboNode *node = tree->nodes[at].node;
    if (node->type != GUMBO_NODE_ELEMENT)
        return node->type == GUMBO_NODE_TEMPLATE;
    switch (node->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
        return true;
    case GUMBO_TAG_NOSCRIPT:
        return tree->nodes[at].text < DL_HTML_NOSCRIPT;
    default:
        return false;
    }
}

/* Sums text over subtrees: children stand after their parents. */
static void sum(dl_html_tree *tree)
{
    for (uint32_t i = tree->count; i-- > 0;) {
        dl_html_node *at = &tree->nodes[i];
        if (at->node->type == GUMBO_NODE_TEXT)
            at->text = (uint32_t)dl_html_node_text(tree, i).size;
        if (dl_html_is(tree, i, GUMBO_TAG_A))
            at->links = at->text;
        if (i && !is_hidden_text(tree, i)) {
            tree->nodes[at->parent].text += at->text;
            tree->nodes[at->parent].links += at->links;
        }
    }
}

dateline_status dl_html_parse(dl_html_tree *out, dl_arena *arena, dl_slice text,
                              dateline_error *error)
{
    *out = (dl_html_tree){0};
    out->text = flattened(arena, text);
    const GumboOutput *parsed = parse(arena, out->text);
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
    return node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_LAST;
}

bool dl_html_is(const dl_html_tree *tree, uint32_t at, GumboTag tag)
{
    return dl_html_tag(tree, at) == tag;
}

dl_slice dl_html_attribute(const dl_html_tree *tree, uint32_t at, const char *name)
{
    const GumboNode *node = tree->nodes[at].node;
    if (node->type != GUMBO_NODE_ELEMENT)
        return dl_slice_of(NULL);
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? dl_slice_trim(dl_slice_of(found->value)) : dl_slice_of(NULL);
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
    bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                node->type == GUMBO_NODE_CDATA;
    return text ? dl_slice_of(node->v.text.text) : dl_slice_of(NULL);
}

void dl_html_range(const dl_html_tree *tree, uint32_t at, size_t *begin, size_t *end)
{
    const GumboNode *node = tree->nodes[at].node;
    if (node->type != GUMBO_NODE_ELEMENT) {
        *begin = node->v.text.start_pos.offset;
        *end = *begin + node->v.text.original_text.length;
    } else {
        *begin = node->v.element.start_pos.offset;
        *end = node->v.element.end_pos.offset + node->v.element.original_end_tag.length;
        if (*end < *begin + node->v.element.original_tag.length)
            *end = *begin + node->v.element.original_tag.length;
    }
    if (*begin > tree->text.size)
        *begin = tree->text.size;
    if (*end > tree->text.size)
        *end = tree->text.size;
    if (*end < *begin)
        *end = *begin;
}

/* ---- text ---- */

void dl_html_squeeze(dl_buffer *out, dl_slice text)
{
    for (size_t i = 0; i < text.size;) {
        size_t size = 1;
        unsigned char byte = (unsigned char)text.data[i];
        bool blank = byte <= ' ';
        bool nothing = false;
        if (byte == 0xC2 && i + 1 < text.size) {
            unsigned char after = (unsigned char)text.data[i + 1];
            blank = after == 0xA0;
            nothing = after == 0xAD;
            size = 2;
        } else if (byte == 0xE2 && i + 2 < text.size && text.data[i + 1] == '\x80') {
            unsigned char after = (unsigned char)text.data[i + 2];
            blank =
                after == 0xA8 || after == 0xA9 || (after >= 0x80 && after <= 0x8A) || after == 0xAF;
            nothing = after == 0x8B;
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

void dl_html_text(dl_buffer *out, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    for (uint32_t i = at; i < tree->nodes[at].end;) {
        if (i != at && is_hidden_text(tree, i)) {
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
            dl_html_squeeze(&text, dl_html_node_text(tree, i));
        }
        i++;
    }
    dl_buffer_add_slice(out, dl_slice_trim(dl_buffer_slice(&text)));
    out->failed |= text.failed;
    dl_buffer_free(&text);
}
