/* A page's decks. */
#include "article/html/decks.h"
#include "article/html/deck_stated.h"
#include "article/html/labels/label_east.h"
#include "article/html/labels/label_world.h"
#include "article/html/labels/labels.h"
#include "article/html/tree/deck.h"
#include "article/html/tree/texts.h"

typedef struct deck_search {
    dl_arena *arena;
    const dl_html_tree *tree;
    dl_html_blocks *blocks;
    dl_html_metadata *metadata;
    uint32_t node; /* where the description stands, or 0 */
} deck_search;

/* What is stated is what is shown, but for blanks and what was cut off at its end ("..."). */
static bool is_stated(dl_arena *arena, dl_slice shown, dl_slice stated)
{
    enum { LEAST = 40 };
    if (dl_html_same_text(shown, stated))
        return true;
    if (stated.size < LEAST || shown.size + 8 < stated.size)
        return false;
    bool cut = dl_slice_ends(stated, DL_LITERAL("...")) ||
               dl_slice_ends(stated, DL_LITERAL("\xE2\x80\xA6"));
    dl_slice a = dl_html_key(arena, shown), b = dl_html_key(arena, stated);
    return dl_slice_equal(a, b) || (cut && b.size && dl_slice_starts(a, b));
}

/* Whether the text of block `at` and those behind it begins with what is stated, a key: that is no
 * deck, and told already. */
static bool opens_with(const deck_search *p, size_t at, dl_slice stated)
{
    enum { LEAST = 40, BLOCKS = 4 };
    for (size_t count = 0; at < p->blocks->count && count < BLOCKS; at++, count++) {
        const dl_html_block *block = &p->blocks->items[at];
        if (!block->kept || block->kind == DATELINE_DECK)
            return false;
        dl_slice key = dl_html_key(p->arena, block->text);
        if (!count && stated.size < LEAST)
            return false;
        if (dl_slice_starts(key, stated))
            return true;
        if (!key.size || !dl_slice_starts(stated, key))
            return false;
        stated = dl_slice_cut(stated, key.size, stated.size);
    }
    return false;
}

/* Whether a key has a year in it: "springfield18november2025". */
static bool holds_year(dl_slice key)
{
    enum { YEAR = 4 };
    size_t digits = 0;
    for (size_t i = 0; i <= key.size; i++) {
        const bool digit = i < key.size && key.data[i] >= '0' && key.data[i] <= '9';
        if (!digit && digits == YEAR && (dl_slice_starts(dl_slice_cut(key, i - YEAR, i), DL_LITERAL("20")) ||
                                         dl_slice_starts(dl_slice_cut(key, i - YEAR, i), DL_LITERAL("19"))))
            return true;
        digits = digit ? digits + 1 : 0;
    }
    return false;
}

/* Whether what is stated, a key, is that of block `at` and those behind it but for a credit, a section, or a site, place and
 * day in front: "Photo: Ann Bell The bridge over the river ...". */
static bool opens_behind(const deck_search *p, size_t at, dl_slice stated)
{
    enum { PROBE = 32, FRONT_MOST = 60, DATED_MOST = 120, SHARE = 3 };
    const dl_html_block *block = &p->blocks->items[at];
    if (!block->kept || block->kind != DATELINE_PARAGRAPH || !dl_html_is_prose(block) || stated.size <= PROBE)
        return false;
    const dl_slice key = dl_html_key(p->arena, block->text);
    const char *found = key.size < PROBE ? NULL : memmem(stated.data, stated.size, key.data, PROBE);
    const size_t front = found ? (size_t)(found - stated.data) : 0;
    const size_t most = holds_year(dl_slice_cut(stated, 0, front)) ? DATED_MOST : FRONT_MOST;
    return front && front <= most && front * SHARE <= stated.size &&
           opens_with(p, at, dl_slice_cut(stated, front, stated.size));
}

/* Whether what is stated as the deck, of which `stated` is the key, is none: the text says it, or it tells of the site. */
static bool is_no_deck(const deck_search *p, dl_slice stated)
{
    dl_buffer all = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&all, dl_html_key(p->arena, p->metadata->title));
    for (size_t i = 0; i < p->blocks->count; i++)
        if (p->blocks->items[i].kept && p->blocks->items[i].kind != DATELINE_DECK)
            dl_buffer_add_slice(&all, dl_html_key(p->arena, p->blocks->items[i].text));
    const dl_slice whole = dl_buffer_slice(&all), description = p->metadata->description;
    const bool told = stated.size >= DL_HTML_KEY_TOLD &&
                      (dl_html_key_tells(whole, stated) || dl_html_deck_is_excerpt(p->arena, description, whole));
    const bool of_site = !told && dl_html_deck_is_of_site(p->arena, description, p->metadata->site, whole);
    dl_buffer_free(&all);
    return told || of_site;
}

/* The deck that the page states, where it is not among the blocks: the innermost element that holds
 * just that, in the page's body. */
static void find_deck(deck_search *p)
{
    dl_slice stated = p->metadata->description;
    for (uint32_t i = 0; i < p->tree->count && stated.size; i++) {
        uint32_t text = p->tree->nodes[i].text;
        if (p->tree->nodes[i].node->type != GUMBO_NODE_ELEMENT || text < stated.size / 2 ||
            text > stated.size * 3 || dl_html_is(p->tree, i, GUMBO_TAG_HEAD) ||
            dl_html_is(p->tree, i, GUMBO_TAG_TITLE))
            continue;
        dl_slice shown = dl_html_element_text(p->arena, p->tree, i);
        if (!is_stated(p->arena, shown, stated))
            continue;
        p->node = i;
        p->metadata->description = shown;
    }
}

static bool ends_sentence(dl_slice text)
{
    const char last = text.size ? text.data[text.size - 1] : ' ';
    return (unsigned char)last >= 0x80 || strchr(".!?\")", last);
}

/* A sentence, not a line about the article. */
static bool may_be_deck(const dl_html_block *block)
{
    return dl_html_is_prose(block) && block->kind == DATELINE_PARAGRAPH && !dl_html_is_line_east(block->text) &&
           !dl_html_is_label(block->text);
}

/* The page's own deck: its description as it stands in the page, and sentences between the headline
 * and the main text. What is found there becomes of kind DECK; a first paragraph that says the same
 * stays one. */
static void mark_decks(deck_search *p)
{
    enum { DECKS_MOST = 3, FAR = 30, DECK_MOST = 400 };
    dl_html_block *items = p->blocks->items;
    size_t first = 0, headline = SIZE_MAX, decks = 0;
    while (first < p->blocks->count && !items[first].kept)
        first++;
    if (first == p->blocks->count)
        return;
    for (size_t i = first + 1; i-- > 0 && headline == SIZE_MAX;)
        if (dl_html_same_text(items[i].text, p->metadata->title))
            headline = i;
    for (size_t i = headline; i < first && first - headline < FAR && decks < DECKS_MOST; i++)
        if (i > headline && may_be_deck(&items[i])) {
            bool caption = dl_html_is_called_caption(p->tree, items[i].node) || dl_html_is_caption_east(items[i].text);
            items[i].kept = true;
            bool body = !caption && ends_sentence(items[i].text) && dl_html_is_called_body(p->tree, items[i].node);
            items[i].kind = caption ? DATELINE_CAPTION : body ? DATELINE_PARAGRAPH : DATELINE_DECK;
            decks += !caption && !body;
        }
    if (items[first].kind == DATELINE_PARAGRAPH && items[first].text.size <= DECK_MOST &&
        dl_html_is_called_deck(p->tree, items[first].node)) {
        items[first].kind = DATELINE_DECK;
        decks++;
    }
    if (dl_html_is_label_world(p->metadata->description))
        p->metadata->description.size = 0;
    dl_slice stated = dl_html_key(p->arena, p->metadata->description);
    if (stated.size && dl_slice_starts(dl_html_key(p->arena, p->metadata->site), stated)) /* the site's name */
        stated.size = p->metadata->description.size = 0;
    for (size_t i = 0; i < p->blocks->count && p->metadata->description.size; i++)
        if ((i < first || items[i].kept) &&
            is_stated(p->arena, items[i].text, p->metadata->description)) {
            if (i < first && items[i].kind != DATELINE_DECK) {
                items[i].kept = true;
                items[i].kind = DATELINE_DECK;
            }
            decks++;
        } else if (i < first + FAR) {
            decks += opens_with(p, i, stated) || opens_behind(p, i, stated);
        }
    if (!decks)
        find_deck(p);
    if (decks || (!p->node && is_no_deck(p, stated)))
        p->metadata->description.size = 0;
}

uint32_t dl_html_mark_decks(dl_html_blocks *blocks, dl_html_metadata *metadata, dl_arena *arena,
                            const dl_html_tree *tree)
{
    deck_search search = {.arena = arena, .tree = tree, .blocks = blocks, .metadata = metadata};
    mark_decks(&search);
    return search.node;
}
