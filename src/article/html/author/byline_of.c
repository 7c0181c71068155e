/* What a byline is of. */
#include "article/html/author/byline_of.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/texts.h"

/* Whether it stands with a picture: in a figure or a few levels within what is called a caption. */
static bool is_with_picture(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 6 };
    static const char *const words[] = {"caption", "image", "photo", "picture", "foto", "bild"};
    for (int level = 0; at && level < LEVELS; level++, at = tree->nodes[at].parent) {
        if (dl_html_is(tree, at, GUMBO_TAG_FIGURE) || dl_html_is(tree, at, GUMBO_TAG_FIGCAPTION))
            return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (dl_html_holds_word(dl_html_attribute(tree, at, "class"), words[i]))
                return true;
    }
    return false;
}

/* Whether a picture stands right before it. */
static bool follows_picture(const dl_html_tree *tree, uint32_t at)
{
    while (at-- > 1 && !dl_html_is(tree, at, GUMBO_TAG_IMG))
        if (tree->nodes[at].node->type == GUMBO_NODE_ELEMENT || dl_slice_trim(dl_html_node_text(tree, at)).size)
            return false;
    return at > 0;
}

bool dl_html_signs_thing(const dl_html_tree *tree, uint32_t at)
{
    enum { CAPTION_LEVELS = 3 };
    static const char *const words[] = {"image", "photo", "picture", "bild", "foto", "follow", "description"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        found |= dl_html_holds_word(dl_html_attribute(tree, at, "class"), words[i]);
    found =
        found && !dl_html_holds_word(dl_html_attribute(tree, at, "class"), "pictured"); /* somebody with a picture */
    for (uint32_t in = tree->nodes[at].parent, level = 0; in && level < CAPTION_LEVELS && !found;
         in = tree->nodes[in].parent, level++)
        found = dl_html_is(tree, in, GUMBO_TAG_FIGCAPTION);
    return found || dl_html_is_of_item(tree, at) ||
           (dl_html_holds_word(dl_html_attribute(tree, at, "class"), "credit") &&
            (is_with_picture(tree, at) || follows_picture(tree, at)));
}

/* Whether somebody can press it without being led to who wrote it: one that opens a box about the author holds a link.
 */
static bool is_plain_button(const dl_html_tree *tree, uint32_t at, bool near)
{
    if (!dl_html_is(tree, at, GUMBO_TAG_BUTTON))
        return false;
    for (uint32_t i = at + 1; near && i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A) && tree->nodes[i].text)
            return false;
    return true;
}

/* Whether it is a link that holds more than a name: not one near the headline that is called so, a name with what to
 * know of the person. */
static bool is_teaser(const dl_html_tree *tree, uint32_t at, bool near)
{
    enum { TEASER_LEAST = 80, BOX_MOST = 600 };
    const uint32_t size = tree->nodes[at].text;
    return dl_html_is(tree, at, GUMBO_TAG_A) && size > TEASER_LEAST &&
           !(near && size < BOX_MOST && dl_html_holds_word(dl_html_attribute(tree, at, "class"), "author"));
}

bool dl_html_signs_other(const dl_html_tree *tree, uint32_t at, bool near)
{
    enum { NEAR = 2 }; /* the first ones are of others near the headline, too */
    static const char *const words[] = {"comment", "tweet",  "related", "teaser",    "recommend",
                                        "sidebar", "widget", "footer",  "most-read", "popular"};
    for (; at; at = tree->nodes[at].parent) {
        GumboTag tag = dl_html_tag(tree, at);
        if (tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_LABEL || tag == GUMBO_TAG_BLOCKQUOTE ||
            is_plain_button(tree, at, near) || (tag == GUMBO_TAG_NAV && !near) || is_teaser(tree, at, near))
            return true;
        if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN)
            return false;
        dl_slice class = dl_html_attribute(tree, at, "class");
        bool layout = dl_html_holds_word(class, "has-") || dl_html_holds_word(class, "with-") ||
                      dl_html_holds_word(class, "no-") || dl_html_holds_word(class, "elementor-widget") ||
                      dl_html_holds_word(class, "byline"); /* "has-sidebar", "bylineComments" */
        for (size_t i = 0; i < (near ? NEAR : sizeof words / sizeof *words); i++)
            if ((!layout && dl_html_holds_word(class, words[i])) ||
                dl_html_holds_word(dl_html_attribute(tree, at, "id"), words[i]))
                return true;
    }
    return false;
}

/* Whether an element has few words and few nodes: more have only pages that are made to take long. */
static bool is_small(const dl_html_tree *tree, uint32_t at)
{
    enum { TEXT_MOST = 400, NODES_MOST = 300 };
    return tree->nodes[at].text <= TEXT_MOST && tree->nodes[at].end - at <= NODES_MOST;
}

bool dl_html_signs_beside(const dl_html_tree *tree, uint32_t at, uint32_t headline)
{
    static const char *const words[] = {"sidebar", "related", "most-read", "popular"};
    bool item = false;
    for (; at > headline && headline; at = tree->nodes[at].parent) {
        item = item || dl_html_is(tree, at, GUMBO_TAG_LI) || dl_html_is(tree, at, GUMBO_TAG_ARTICLE);
        for (size_t i = 0; i < sizeof words / sizeof *words && item; i++)
            if (dl_html_holds_word(dl_html_attribute(tree, at, "class"), words[i]))
                return true;
    }
    return false;
}

bool dl_html_signs_reader(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 4 };
    static const char *const words[] = {"\u539F\u8D34", "\u539F\u5E16", "\u697C\u4E3B", "\u7F51\u53CB"};
    bool found = false;
    for (int level = 0; level < LEVELS && is_small(tree, tree->nodes[at].parent); level++)
        at = tree->nodes[at].parent;
    for (uint32_t i = at; i < tree->nodes[at].end && is_small(tree, at) && !found; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        const dl_slice text = dl_html_node_text(tree, i);
        found = tag == GUMBO_TAG_TEXTAREA ||
                (tag == GUMBO_TAG_INPUT && dl_slice_is_caseless(dl_html_attribute(tree, i, "type"), "text"));
        for (size_t k = 0; k < sizeof words / sizeof *words && text.size; k++)
            found |= dl_slice_find(text, words[k]) != SIZE_MAX;
    }
    return found;
}

bool dl_html_is_in_prose(const dl_html_tree *tree, uint32_t at)
{
    enum { BYLINE_MOST = 60, LOOKED_AT = 40 };
    static const GumboTag inner[] = {GUMBO_TAG_A, GUMBO_TAG_B,    GUMBO_TAG_EM,  GUMBO_TAG_I,
                                     GUMBO_TAG_U, GUMBO_TAG_SPAN, GUMBO_TAG_SUP, GUMBO_TAG_STRONG};
    size_t before = 0;
    for (uint32_t i = at; i-- > 0 && i + LOOKED_AT > at && before <= BYLINE_MOST;) {
        bool inline_element = tree->nodes[i].node->type != GUMBO_NODE_ELEMENT;
        for (size_t k = 0; k < sizeof inner / sizeof *inner; k++)
            inline_element |= dl_html_is(tree, i, inner[k]);
        if (!inline_element)
            break;
        before += dl_html_node_text(tree, i).size;
    }
    return before > BYLINE_MOST;
}

enum { TITLE_LEAST = 8 }; /* bytes of a headline */

/* Whether a link shows its title, as those do that a program makes of headlines. */
static bool shows_title(const dl_html_tree *tree, uint32_t at)
{
    const dl_slice title = dl_html_attribute(tree, at, "title");
    bool found = false;
    for (uint32_t i = at + 1; i < tree->nodes[at].end && title.size && !found; i++) {
        const dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        found = text.size >= TITLE_LEAST && dl_slice_ends(title, text); /* "Permanent link to ..." */
    }
    return found;
}

bool dl_html_signs_teaser(const dl_html_tree *tree, uint32_t at, uint32_t headline)
{
    enum { LEVELS = 3 };
    const uint32_t own = at, own_end = tree->nodes[at].end;
    for (int level = 0; level < LEVELS && at; level++) {
        at = tree->nodes[at].parent;
        if (!is_small(tree, at) || (at <= headline && headline < tree->nodes[at].end))
            return false;
        for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
            if (dl_html_is(tree, i, GUMBO_TAG_A) && (i < own || i >= own_end) && shows_title(tree, i))
                return true;
    }
    return false;
}
