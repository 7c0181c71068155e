/* The leaves of a query that can be lit. */
#include "highlight/leaves.h"
#include "util/hash.h"

#include <unicode/uchar.h>

static bool can_light(const dl_query_node *node)
{
    if (node->field && strcmp(node->field->name, "title") != 0)
        return false;
    return (node->kind == DL_QUERY_WORD || node->kind == DL_QUERY_PHRASE) && node->word_count;
}

static bool is_out(const dl_query_node *node)
{
    return node->occur == DL_MUST_NOT || node->ignored || node->unlit;
}

static void count_leaves(const dl_query_node *node, size_t *leaves, size_t *words)
{
    if (can_light(node)) {
        ++*leaves;
        *words += node->word_count;
    }
    for (size_t i = 0; i < node->clause_count; i++)
        if (!is_out(node->clauses[i]))
            count_leaves(node->clauses[i], leaves, words);
}

static void add_shown(dl_buffer *out, const dl_query_word *word)
{
    dl_buffer_add_slice(out, word->form == DL_FORM_WRITTEN ? word->original : word->folded);
    if (word->form == DL_FORM_FUZZY)
        dl_buffer_printf(out, "~%u", word->edits);
}

static const char *shown_text(dl_arena *arena, const dl_query_word *words, size_t count)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        if (i)
            dl_buffer_add_byte(&text, ' ');
        add_shown(&text, &words[i]);
    }
    const char *copy = text.failed ? NULL : dl_arena_string(arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return copy;
}

static size_t slot(const dl_leaves *leaves, dl_slice key)
{
    return (size_t)dl_hash64(key, 0) & (leaves->slots - 1);
}

/* What begins with another letter is looked for among all words. */
static void add_initial(dl_leaves *leaves, dl_slice term)
{
    unsigned char first = term.size ? (unsigned char)term.data[0] : 0;
    if (first < 0x80)
        leaves->initials.has[first] = true;
}

static bool add_stem(dl_leaves *leaves, dl_arena *arena, const dl_atom *atom, dl_slice stem,
                     const dl_languages *wanted)
{
    dl_atom_stem *made = dl_arena_alloc(arena, sizeof *made);
    if (!made)
        return false;
    dl_atom_stem **place = &leaves->by_stem[slot(leaves, stem)];
    *made = (dl_atom_stem){atom, stem, wanted, *place};
    *place = made;
    add_initial(leaves, stem);
    return true;
}

static bool add_atom(dl_leaves *leaves, dl_arena *arena, const dl_leaf *leaf,
                     const dl_query_word *word)
{
    dl_atom *atom = dl_arena_alloc(arena, sizeof *atom);
    if (!atom)
        return false;
    atom->shown = leaf->node->synonym_of.size ? leaf->shown : shown_text(arena, word, 1);
    if (!atom->shown)
        return false;
    atom->leaf = leaf;
    atom->word = word;
    if (word->form == DL_FORM_PATTERN || word->form == DL_FORM_FUZZY) {
        leaves->scanned[leaves->scanned_count++] = atom;
        if (word->form == DL_FORM_PATTERN)
            return true;
        atom->edits = dl_arena_alloc(arena, sizeof *atom->edits);
        if (atom->edits)
            dl_edits_begin(atom->edits, word->folded, word->edits);
        return atom->edits != NULL;
    }
    dl_atom **place = &leaves->by_term[slot(leaves, word->folded)];
    atom->next = *place;
    *place = atom;
    add_initial(leaves, word->folded);
    if (!word->stem.size)
        return true;
    bool added = add_stem(leaves, arena, atom, word->stem, NULL);
    for (size_t i = 0; i < word->other_count && added; i++)
        added = add_stem(leaves, arena, atom, word->others[i], dl_query_wanted(word->wanted, i));
    return added;
}

static bool is_same(const dl_query_word *a, const dl_query_word *b)
{
    bool as_written = a->form == DL_FORM_WRITTEN || b->form == DL_FORM_WRITTEN;
    return a->form == b->form && a->edits == b->edits && dl_slice_equal(a->folded, b->folded) &&
           dl_slice_equal(a->stem, b->stem) && (!as_written || dl_slice_equal(a->original, b->original));
}

/* Words that were said before, by a table of their hashes. */
static bool find_same(dl_leaf *leaf, dl_arena *arena)
{
    const dl_query_node *node = leaf->node;
    size_t slots = 8;
    while (slots < node->word_count * 2)
        slots *= 2;
    uint32_t *seen = dl_arena_alloc(arena, slots * sizeof *seen); /* number + 1 */
    leaf->same = dl_arena_alloc(arena, node->word_count * sizeof *leaf->same);
    if (!seen || !leaf->same)
        return false;
    for (uint32_t i = 0; i < node->word_count; i++) {
        size_t at = (size_t)dl_hash64(node->words[i].folded, node->words[i].form) & (slots - 1);
        while (seen[at] && !is_same(&node->words[seen[at] - 1], &node->words[i]))
            at = (at + 1) & (slots - 1);
        seen[at] = seen[at] ? seen[at] : i + 1;
        leaf->same[i] = seen[at] - 1;
    }
    return true;
}

static bool show_parts(dl_leaf *leaf, dl_arena *arena)
{
    const dl_query_node *node = leaf->node;
    if (!dl_query_has_stretches(node))
        return true;
    leaf->parts = dl_arena_alloc(arena, node->word_count * sizeof *leaf->parts);
    for (size_t first = 0, end; leaf->parts && first < node->word_count; first = end) {
        dl_query_node part;
        end = dl_query_part(&part, node, first);
        leaf->parts[first] = shown_text(arena, part.words, part.word_count);
        if (!leaf->parts[first])
            return false;
    }
    return leaf->parts != NULL;
}

bool dl_leaves_name_script(const dl_leaves *leaves, int script)
{
    bool has = leaves->any_script;
    for (size_t i = 0; i < leaves->script_count && !has; i++)
        has = leaves->scripts[i] == script;
    return has;
}

/* What a name begins with says its script: see dl_names_term. */
static void add_script(dl_leaves *leaves, dl_slice name)
{
    enum { CODE = 4 };
    char code[CODE + 1] = "";
    memcpy(code, name.data, name.size < CODE ? name.size : CODE);
    const int script = u_getPropertyValueEnum(UCHAR_SCRIPT, code);
    if (script == UCHAR_INVALID_CODE || leaves->script_count == DL_NAME_SCRIPTS)
        leaves->any_script = true;
    else if (!dl_leaves_name_script(leaves, script))
        leaves->scripts[leaves->script_count++] = script;
}

static void add_names(dl_leaves *leaves, dl_leaf *leaf)
{
    leaves->named[leaves->named_count++] = leaf;
    for (size_t i = 0; i < leaf->node->name_count; i++)
        add_script(leaves, leaf->node->names[i]);
}

static bool add_leaf(dl_leaves *leaves, dl_arena *arena, const dl_query_node *node)
{
    dl_leaf *leaf = dl_arena_alloc(arena, sizeof *leaf);
    if (!leaf)
        return false;
    leaf->shown = node->synonym_of.size ? dl_arena_string(arena, node->synonym_of)
                                        : shown_text(arena, node->words, node->word_count);
    if (!leaf->shown)
        return false;
    leaf->node = node;
    leaf->headline_only = node->field != NULL;
    leaf->number = leaves->count;
    leaves->items[leaves->count++] = leaf;
    if (node->name_count)
        add_names(leaves, leaf);
    if (!find_same(leaf, arena) || !show_parts(leaf, arena))
        return false;
    for (size_t i = 0; i < node->word_count; i++)
        if (leaf->same[i] == i && !add_atom(leaves, arena, leaf, &node->words[i]))
            return false;
    return true;
}

static bool add_leaves(dl_leaves *leaves, dl_arena *arena, const dl_query_node *node)
{
    if (can_light(node) && !add_leaf(leaves, arena, node))
        return false;
    for (size_t i = 0; i < node->clause_count; i++)
        if (!is_out(node->clauses[i]) && !add_leaves(leaves, arena, node->clauses[i]))
            return false;
    return true;
}

bool dl_leaves_collect(dl_leaves *out, dl_arena *arena, const dl_query_node *root)
{
    size_t leaves = 0, words = 0;
    *out = (dl_leaves){.slots = 16};
    if (root)
        count_leaves(root, &leaves, &words);
    while (out->slots < words * 2)
        out->slots *= 2;
    out->items = dl_arena_alloc(arena, (leaves + 1) * sizeof *out->items);
    out->named = dl_arena_alloc(arena, (leaves + 1) * sizeof *out->named);
    out->by_term = dl_arena_alloc(arena, out->slots * sizeof *out->by_term);
    out->by_stem = dl_arena_alloc(arena, out->slots * sizeof *out->by_stem);
    out->scanned = dl_arena_alloc(arena, (words + 1) * sizeof *out->scanned);
    if (!out->items || !out->named || !out->by_term || !out->by_stem || !out->scanned)
        return false;
    return !root || add_leaves(out, arena, root);
}

const dl_atom *dl_leaves_by_term(const dl_leaves *leaves, dl_slice key)
{
    return leaves->by_term[slot(leaves, key)];
}

const dl_atom_stem *dl_leaves_by_stem(const dl_leaves *leaves, dl_slice key)
{
    return leaves->by_stem[slot(leaves, key)];
}
