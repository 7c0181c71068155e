/* Lists of other articles. */
#include "article/html/cards.h"

enum { CARD_MOST = 600, LEAST = 4, LOOKED_AT = 60 };

static uint32_t first_element(const dl_html_tree *tree, uint32_t at)
{
    uint32_t i = at + 1;
    while (i < tree->nodes[at].end && tree->nodes[i].node->type != GUMBO_NODE_ELEMENT)
        i = tree->nodes[i].end;
    return i < tree->nodes[at].end ? i : 0;
}

/* Whether a link leads to a page, not to a place in this one. */
static bool leads_away(const dl_html_tree *tree, uint32_t at)
{
    dl_slice to = dl_html_attribute(tree, at, "href");
    return to.size > 1 && to.data[0] != '#';
}

/* Whether all of a heading's text is a link to a page. */
static bool is_linked(const dl_html_tree *tree, uint32_t heading, uint32_t card)
{
    for (uint32_t i = tree->nodes[heading].parent; i > card; i = tree->nodes[i].parent)
        if (dl_html_is(tree, i, GUMBO_TAG_A))
            return leads_away(tree, i);
    if (tree->nodes[heading].links * 10 < tree->nodes[heading].text * 9)
        return false;
    for (uint32_t i = heading + 1; i < tree->nodes[heading].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A))
            return leads_away(tree, i);
    return false;
}

static bool is_card(const dl_html_tree *tree, uint32_t at)
{
    if (dl_html_is(tree, at, GUMBO_TAG_LI))
        at = first_element(tree, at);
    if (!at || !dl_html_is(tree, at, GUMBO_TAG_ARTICLE) || tree->nodes[at].text > CARD_MOST)
        return false;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        if (tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6 && tree->nodes[i].text && is_linked(tree, i, at))
            return true;
    }
    return false;
}

bool dl_html_is_card_list(const dl_html_tree *tree, uint32_t at)
{
    unsigned cards = 0, children = 0;
    for (uint32_t i = first_element(tree, at); i && i < tree->nodes[at].end && children < LOOKED_AT; i = tree->nodes[i].end) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT || !tree->nodes[i].text)
            continue;
        children++;
        cards += is_card(tree, i);
        if (!cards && children >= LEAST)
            return false; /* most end here */
    }
    return cards >= LEAST && cards * 4 >= children * 3;
}
