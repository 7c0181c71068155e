/* Telling letters. */
#include "article/html/content/letter.h"
#include "article/html/labels/label_letter.h"
#include "util/ascii.h"

/* What pages of sites have and letters do not. */
static bool is_of_site(const dl_html_tree *tree, uint32_t at)
{
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_FORM:
        return true;
    case GUMBO_TAG_SCRIPT: /* what it states for other programs may be there */
        return !dl_slice_is(dl_html_attribute(tree, at, "type"), "application/ld+json");
    default:
        return false;
    }
}

static bool offers_leaving(const dl_html_tree *tree, uint32_t link)
{
    enum { MOST = 60 };
    dl_buffer text = DL_BUFFER_EMPTY;
    if (tree->nodes[link].text && tree->nodes[link].text <= MOST)
        dl_html_text(&text, tree, link);
    const bool offers = text.size && dl_html_offers_leaving(dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return offers;
}

bool dl_html_is_letter(const dl_html_tree *tree)
{
    uint32_t laid_out = 0, end = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (is_of_site(tree, i))
            return false;
        if (i >= end && dl_html_is(tree, i, GUMBO_TAG_TABLE)) {
            laid_out += tree->nodes[i].text;
            end = tree->nodes[i].end;
        }
    }
    bool offers = false;
    for (uint32_t i = tree->count; i-- > 0 && !offers && tree->count && laid_out * 2 > tree->nodes[0].text;)
        offers = dl_html_is(tree, i, GUMBO_TAG_A) && offers_leaving(tree, i);
    return offers;
}

/* Where who sends a letter lives: "The Gazette, 12 High Street, Springfield, IL 60680". */
static bool is_address(const dl_html_block *block)
{
    enum { LEAST = 15, MOST = 160 };
    bool digit = false;
    for (size_t i = 0; i < block->text.size; i++)
        digit = digit || dl_is_digit(block->text.data[i]);
    return digit && block->kept && !block->embed && block->text.size >= LEAST && block->text.size <= MOST &&
           dl_slice_find(block->text, ", ") != SIZE_MAX && !dl_slice_ends(block->text, DL_LITERAL("."));
}

void dl_html_drop_addresses(dl_html_blocks *blocks)
{
    enum { LAST = 12, AROUND = 3 };
    size_t foot = blocks->count;
    while (foot && foot + LAST > blocks->count && !dl_html_offers_leaving(blocks->items[foot - 1].text))
        foot--;
    if (!foot || foot + LAST <= blocks->count)
        return;
    for (size_t i = foot; i < blocks->count && i < foot + AROUND; i++)
        blocks->items[i].kept = blocks->items[i].kept && !is_address(&blocks->items[i]);
    for (size_t i = foot - 1; i > 0 && i + AROUND >= foot; i--)
        blocks->items[i - 1].kept = blocks->items[i - 1].kept && !is_address(&blocks->items[i - 1]);
}
