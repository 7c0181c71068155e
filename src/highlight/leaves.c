/* The leaves of a query that can be lit. */
#include "highlight/leaves.h"
#include "util/hash.h"

#include <stdlib.h>

static bool can_light(const dl_query_node *node)
{
    if (node->field && strcmp(node->field->name, "title") != 0)
        return false;
    return node->kind == DL_QUERY_WORD || node->kind == DL_QUERY_PHRASE ||
           node->kind == DL_QUERY_PREFIX;
}

static size_t count_leaves(const dl_query_node *node)
{
    if (node->occur == DL_MUST_NOT || node->ignored)
        return 0;
    size_t count = can_light(node);
    for (size_t i = 0; i < node->clause_count; i++)
        count += count_leaves(node->clauses[i]);
    return count;
}

/* The leaf's words as one text. */
static const char *shown_text(dl_arena *arena, const dl_query_node *node)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    if (node->kind == DL_QUERY_PREFIX) {
        dl_buffer_add_slice(&text, node->value);
        dl_buffer_add_byte(&text, '*');
    }
    for (size_t i = 0; i < node->word_count; i++) {
        if (i)
            dl_buffer_add_byte(&text, ' ');
        dl_buffer_add_slice(&text, node->words[i].folded);
    }
    const char *copy = text.failed ? NULL : dl_arena_string(arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return copy;
}

static size_t slot(const dl_leaves *leaves, dl_slice key)
{
    return (size_t)dl_hash64(key, 0) & (leaves->slots - 1);
}

static bool add_stem(dl_leaves *leaves, dl_arena *arena, const dl_leaf *leaf, dl_slice stem)
{
    dl_leaf_stem *made = dl_arena_alloc(arena, sizeof *made);
    if (!made)
        return false;
    dl_leaf_stem **place = &leaves->by_stem[slot(leaves, stem)];
    *made = (dl_leaf_stem){leaf, stem, *place};
    *place = made;
    return true;
}

static bool add_leaf(dl_leaves *leaves, dl_arena *arena, const dl_query_node *node)
{
    dl_leaf *leaf = dl_arena_alloc(arena, sizeof *leaf);
    if (!leaf || !(leaf->shown = shown_text(arena, node)))
        return false;
    leaf->node = node;
    leaf->headline_only = node->field != NULL;
    leaves->count++;
    if (node->kind == DL_QUERY_PREFIX) {
        leaves->prefixes[leaves->prefix_count++] = leaf;
        return true;
    }
    dl_leaf **place = &leaves->by_term[slot(leaves, node->words[0].folded)];
    leaf->next_term = *place;
    *place = leaf;
    const dl_query_word *word = &node->words[0];
    if (node->kind != DL_QUERY_WORD || !word->stem.size)
        return true;
    bool added = add_stem(leaves, arena, leaf, word->stem);
    for (size_t i = 0; i < word->other_count && added; i++)
        added = add_stem(leaves, arena, leaf, word->others[i]);
    return added;
}

static bool add_leaves(dl_leaves *leaves, dl_arena *arena, const dl_query_node *node)
{
    if (node->occur == DL_MUST_NOT || node->ignored)
        return true;
    if (can_light(node) && !add_leaf(leaves, arena, node))
        return false;
    for (size_t i = 0; i < node->clause_count; i++)
        if (!add_leaves(leaves, arena, node->clauses[i]))
            return false;
    return true;
}

bool dl_leaves_collect(dl_leaves *out, dl_arena *arena, const dl_query_node *root)
{
    *out = (dl_leaves){.slots = 16};
    size_t count = root ? count_leaves(root) : 0;
    while (out->slots < count * 2)
        out->slots *= 2;
    out->by_term = dl_arena_alloc(arena, out->slots * sizeof *out->by_term);
    out->by_stem = dl_arena_alloc(arena, out->slots * sizeof *out->by_stem);
    out->prefixes = dl_arena_alloc(arena, (count + 1) * sizeof *out->prefixes);
    if (!out->by_term || !out->by_stem || !out->prefixes)
        return false;
    return !root || add_leaves(out, arena, root);
}

const dl_leaf *dl_leaves_by_term(const dl_leaves *leaves, dl_slice key)
{
    return leaves->by_term[slot(leaves, key)];
}

const dl_leaf_stem *dl_leaves_by_stem(const dl_leaves *leaves, dl_slice key)
{
    return leaves->by_stem[slot(leaves, key)];
}
