/* Trees of text. */
#include "article/json/rich_text.h"
#include "article/lines/prose.h"

#include <string.h>

enum { DEEPEST = 40 };

typedef struct walk {
    dl_buffer *out;
    const dl_json_long *taken;
    dl_arena *arena;
} walk;

static const char *type_of(const json_t *node)
{
    static const char *const names[] = {"type", "_type", "nodeType"};
    const char *type = NULL;
    for (size_t i = 0; !type && i < sizeof names / sizeof *names; i++)
        type = json_string_value(json_object_get(node, names[i]));
    return type;
}

static bool listed(const char *type, const char *const *types)
{
    while (type && *types && strcmp(type, *types) != 0)
        types++;
    return type && *types;
}

bool dl_rich_text_is_aside(const json_t *piece)
{
    static const char *const types[] = {
        "kicker", "title", "byline", "date", "author_info", "image", "interstitial_link", NULL};
    return listed(type_of(piece), types);
}

/* Within a line; what has no type, too. */
static bool is_inline(const json_t *node)
{
    static const char *const types[] = {"text",    "TEXT",    "span",      "link",      "autolink", "hyperlink",
                                        "mention", "hashtag", "linebreak", "hardBreak", NULL};
    const char *type = type_of(node);
    return !type || listed(type, types);
}

static void end_paragraph(walk *to)
{
    const size_t size = to->out->size;
    if (size && !dl_slice_ends(dl_buffer_slice(to->out), DL_LITERAL("\n\n")))
        dl_buffer_add_text(to->out, "\n\n");
}

/* The words of a node itself. */
static bool add_words(walk *to, const json_t *node)
{
    static const char *const names[] = {"text", "content", "value", "html"}, *const holders[] = {"textData",
                                                                                                 "raw_oembed", "data"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *words = json_object_get(node, names[i]);
        if (json_is_string(words)) {
            dl_buffer_add_slice(to->out, dl_json_text(to->taken, to->arena, words));
            if (strcmp(names[i], "content") == 0) /* Arc's, a paragraph whatever its type */
                end_paragraph(to);
            return true;
        }
    }
    bool added = false;
    for (size_t i = 0; !added && i < sizeof holders / sizeof *holders; i++)
        added = json_is_object(json_object_get(node, holders[i])) && add_words(to, json_object_get(node, holders[i]));
    return added;
}

static void add_node(walk *to, const json_t *node, int depth)
{
    static const char *const names[] = {"root",     "document", "data",   "content", "content_elements",
                                        "children", "nodes",    "blocks", "items"};
    size_t i;
    const json_t *each;
    if (depth == DEEPEST || dl_rich_text_is_aside(node))
        return;
    json_array_foreach(node, i, each)
    {
        if (json_is_string(each)) {
            dl_buffer_add_slice(to->out, dl_json_text(to->taken, to->arena, each));
            end_paragraph(to);
        } else {
            add_node(to, each, depth + 1);
        }
    }
    if (!json_is_object(node))
        return;
    if (!add_words(to, node))
        for (i = 0; i < sizeof names / sizeof *names; i++)
            add_node(to, json_object_get(node, names[i]), depth + 1);
    if (!is_inline(node))
        end_paragraph(to);
}

void dl_rich_text_add(dl_buffer *out, const json_t *node, const dl_json_long *taken, dl_arena *arena)
{
    walk to = {out, taken, arena};
    add_node(&to, node, 0);
}

dl_slice dl_rich_text_read(dl_arena *arena, dl_slice text)
{
    const dl_json_long none = {NULL, 0};
    const bool object = dl_slice_starts(text, DL_LITERAL("{\"")) && text.data[text.size - 1] == '}';
    const bool list = dl_slice_starts(text, DL_LITERAL("[{\"")) && text.data[text.size - 1] == ']';
    if (!object && !list)
        return text;
    json_t *tree = json_loadb(text.data, text.size, 0, NULL);
    dl_buffer words = DL_BUFFER_EMPTY;
    if (tree)
        dl_rich_text_add(&words, tree, &none, arena);
    const dl_slice read = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&words)));
    arena->failed |= words.failed;
    dl_buffer_free(&words);
    json_decref(tree);
    return read.size ? read : text;
}
