/* Lists told by the names of what holds them. */
#include "article/html/content/named_lists.h"
#include "article/html/tree/texts.h"

/* Parts of classes and ids. */
static const char *const names[] = {"ingredients", "instructions", "directions", "recipe-steps", "recipe__steps",
                                    "highlights",  "takeaways",    "key-points", "keypoints"};

static bool is_named(const dl_html_tree *tree, uint32_t at)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_html_holds_word(dl_html_attribute(tree, at, "class"), names[i]) ||
            dl_html_holds_word(dl_html_attribute(tree, at, "id"), names[i]))
            return true;
    return false;
}

/* Whether the list has some entries, and they lead nowhere. */
static bool is_plain(const dl_html_tree *tree, uint32_t list)
{
    enum { ENTRIES = 3 };
    size_t entries = 0;
    for (uint32_t i = list + 1; i < tree->nodes[list].end; i = tree->nodes[i].end)
        entries += dl_html_is(tree, i, GUMBO_TAG_LI) && tree->nodes[i].text;
    return entries >= ENTRIES && tree->nodes[list].links * 2 < tree->nodes[list].text;
}

/* The highest element around a list that is called so, and holds little else; 0: none. */
static uint32_t holder_of(const dl_html_tree *tree, uint32_t list)
{
    enum { LEVELS = 3 };
    uint32_t found = 0;
    for (uint32_t at = list, level = 0; level < LEVELS && at && tree->nodes[at].text <= tree->nodes[list].text * 2;
         level++) {
        if (is_named(tree, at))
            found = at;
        at = tree->nodes[at].parent;
    }
    return found;
}

void dl_html_mark_named_lists(bool *parts, const dl_html_tree *tree)
{
    for (uint32_t i = 1; i < tree->count; i++) {
        const bool list = (dl_html_is(tree, i, GUMBO_TAG_UL) || dl_html_is(tree, i, GUMBO_TAG_OL)) && is_plain(tree, i);
        const uint32_t holder = list ? holder_of(tree, i) : 0;
        if (!holder)
            continue;
        memset(parts + holder, true, tree->nodes[holder].end - holder);
        i = tree->nodes[holder].end - 1;
    }
}
