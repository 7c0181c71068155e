/* Lists of other articles. */
#include "article/html/tree/cards.h"
#include "util/ascii.h"

enum { CARD_MOST = 800, LEAST = 4, LOOKED_AT = 60 };

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

/* "2 hours ago", "vor 2 Stunden" */
static bool is_ago(dl_slice text)
{
    enum { AGO_MOST = 32 };
    static const char *const ends[] = {" ago", " geleden", " sedan", " siden", " sitten", " temu",
                                       " fa",  " назад",   " тому",  " önce",  "前"},
                             *const begins[] = {"vor ", "il y a ", "hace ", "há ", "pred ", "před ", "acum "};
    bool digit = false, said = false;
    for (size_t i = 0; i < text.size && text.size <= AGO_MOST; i++)
        digit = digit || dl_is_digit(text.data[i]);
    for (size_t i = 0; i < sizeof ends / sizeof *ends && digit; i++)
        said = said || dl_slice_ends(text, dl_slice_of(ends[i]));
    for (size_t i = 0; i < sizeof begins / sizeof *begins && digit; i++)
        said = said || dl_slice_starts_caseless(text, begins[i]);
    return said;
}

/* Whether a text is a moment, little else: "03:11 06.12.2011", "18 Nov, 08:49", "2 hours ago". */
static bool is_moment(dl_slice text)
{
    enum { MOMENT_MOST = 40 };
    text = dl_slice_trim(text);
    if (is_ago(text))
        return true;
    for (size_t i = 1; i + 2 < text.size && text.size <= MOMENT_MOST; i++)
        if (text.data[i] == ':' && dl_is_digit(text.data[i - 1]) && dl_is_digit(text.data[i + 1]) &&
            dl_is_digit(text.data[i + 2]))
            return true;
    return false;
}

/* An element for a moment, that shows one or states it. */
static bool holds_time(const dl_html_tree *tree, uint32_t at)
{
    return dl_html_is(tree, at, GUMBO_TAG_TIME) &&
           (tree->nodes[at].text || dl_html_attribute(tree, at, "datetime").size);
}

/* Whether element `at` is short and has a heading that is a link, and unless it is an <article>, or called that, a moment. */
static bool is_card(const dl_html_tree *tree, uint32_t at)
{
    if (dl_html_is(tree, at, GUMBO_TAG_LI) && !dl_html_attribute(tree, at, "class").size)
        at = first_element(tree, at);
    const bool article = at && (dl_html_is(tree, at, GUMBO_TAG_ARTICLE) || dl_html_has_class(tree, at, "article"));
    if (!at || tree->nodes[at].text > CARD_MOST || (!article && !dl_html_attribute(tree, at, "class").size))
        return false;
    bool heading = false, moment = article;
    for (uint32_t i = at + 1; i < tree->nodes[at].end && !(heading && moment); i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        if (tag == GUMBO_TAG_LAST)
            moment = moment || is_moment(dl_html_node_text(tree, i));
        else if (tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6)
            heading |= tree->nodes[i].text && is_linked(tree, i, at);
        else
            moment = moment || holds_time(tree, i);
    }
    return heading && moment;
}

/* Whether a row of a table has a picture that leads where a text beside it does. */
static bool is_row_card(const dl_html_tree *tree, uint32_t row)
{
    enum { NODES = 60 };
    const uint32_t end = tree->nodes[row].end;
    dl_slice to = {NULL, 0};
    if (tree->nodes[row].text > CARD_MOST || end - row > NODES)
        return false;
    for (uint32_t i = row + 1; i < end; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_A) || !leads_away(tree, i))
            continue;
        const dl_slice href = dl_html_attribute(tree, i, "href");
        if (tree->nodes[i].text)
            return to.size && dl_slice_equal(href, to);
        for (uint32_t k = i + 1; k < tree->nodes[i].end; k++)
            if (dl_html_is(tree, k, GUMBO_TAG_IMG))
                to = href;
    }
    return false;
}

/* Whether all rows of a table but its head are such, and the links say some of it. */
static bool is_card_table(const dl_html_tree *tree, uint32_t table)
{
    enum { ROWS_LEAST = 2 };
    unsigned cards = 0, rows = 0;
    for (uint32_t i = table + 1, seen = 0; i < tree->nodes[table].end && seen < LOOKED_AT; seen++) {
        if (dl_html_is(tree, i, GUMBO_TAG_TBODY)) {
            i++;
            continue;
        }
        if (dl_html_is(tree, i, GUMBO_TAG_TR)) {
            rows++;
            cards += is_row_card(tree, i);
            if (rows > cards + 1)
                return false;
        }
        i = tree->nodes[i].end;
    }
    return cards >= ROWS_LEAST && tree->nodes[table].links * 6 >= tree->nodes[table].text;
}

bool dl_html_is_card_list(const dl_html_tree *tree, uint32_t at)
{
    if (dl_html_is(tree, at, GUMBO_TAG_TABLE))
        return is_card_table(tree, at);
    unsigned cards = 0, children = 0;
    for (uint32_t i = first_element(tree, at); i && i < tree->nodes[at].end && children < LOOKED_AT;
         i = tree->nodes[i].end) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT || !tree->nodes[i].text)
            continue;
        children++;
        cards += is_card(tree, i);
        if (!cards && children >= LEAST)
            return false; /* most end here */
    }
    return cards >= LEAST && cards * 4 >= children * 3;
}
