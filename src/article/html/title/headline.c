/* Where a page's headline stands. */
#include "article/html/title/headline.h"
#include "article/html/tree/texts.h"

enum {
    LEAST = 16,
    RAW_MOST = 1000,
    PROSE_LEAST = 300
}; /* bytes of a title, of a heading with all its blanks, of sentences */

/* Whether a heading says `key`, perhaps with more behind it (a day, a deck), or most of what that begins with. */
static bool says(dl_slice shown, dl_slice key)
{
    return dl_slice_starts(shown, key) ||
           (shown.size >= LEAST && shown.size * 2 >= key.size && dl_slice_starts(key, shown));
}

static bool has_title(const dl_html_tree *tree)
{
    bool found = false;
    for (uint32_t i = 0; i < tree->count && !found; i++)
        found = dl_html_is(tree, i, GUMBO_TAG_TITLE) && tree->nodes[i].text;
    return found;
}

/* The heading that says `key`; 0: none. */
static uint32_t find_heading(dl_arena *arena, const dl_html_tree *tree, dl_slice key)
{
    uint32_t lower = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        const dl_html_node *node = &tree->nodes[i];
        const GumboTag tag = dl_html_tag(tree, i);
        const bool first = tag == GUMBO_TAG_H1;
        if (!first && (lower || tag < GUMBO_TAG_H2 || tag > GUMBO_TAG_H6 || node->links * 2 > node->text))
            continue;
        if (node->text < LEAST || node->text > RAW_MOST ||
            !says(dl_html_key(arena, dl_html_element_text(arena, tree, i)), key))
            continue;
        if (first)
            return i;
        lower = i;
    }
    return lower;
}

/* The block behind the first one that says `key`; 0: none does. */
static size_t behind_block(const dl_html_blocks *blocks, dl_arena *arena, dl_slice title, dl_slice key)
{
    enum { SIGNS = 60 }; /* bytes */
    for (size_t i = 0; i < blocks->count; i++) {
        const dl_html_block *block = &blocks->items[i];
        if (block->kind != DATELINE_CAPTION && block->text.size >= key.size && block->text.size <= title.size + SIGNS &&
            block->links * 2 <= block->text.size && dl_slice_equal(dl_html_key(arena, block->text), key))
            return i + 1;
    }
    return 0;
}

/* The first block behind an element. */
static size_t behind_element(const dl_html_blocks *blocks, const dl_html_tree *tree, uint32_t at)
{
    size_t i = 0;
    while (i < blocks->count && blocks->items[i].node < at)
        i++;
    while (i < blocks->count && blocks->items[i].node >= at && blocks->items[i].node < tree->nodes[at].end)
        i++;
    return i;
}

size_t dl_html_below_headline(const dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, dl_slice title)
{
    const dl_slice key = dl_html_key(arena, title);
    if (key.size < LEAST)
        return 0;
    const uint32_t heading = find_heading(arena, tree, key);
    if (!dl_html_is(tree, heading, GUMBO_TAG_H1) && !has_title(tree)) /* it may be any of the text's */
        return 0;
    const size_t below = heading ? behind_element(blocks, tree, heading) : behind_block(blocks, arena, title, key);
    size_t prose = 0;
    for (size_t i = below; i < blocks->count && prose < PROSE_LEAST; i++)
        prose += dl_html_is_prose(&blocks->items[i]) ? blocks->items[i].text.size : 0;
    return prose < PROSE_LEAST ? 0 : below;
}
