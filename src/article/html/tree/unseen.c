#include "article/html/tree/unseen.h"
#include "article/html/tree/texts.h"

#include <strings.h>

bool dl_html_is_hidden(const dl_html_tree *tree, uint32_t at)
{
    const GumboNode *node = tree->nodes[at].node;
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden"))
        return true;
    dl_slice style = dl_html_attribute(tree, at, "style");
    for (size_t i = 0; i + 8 <= style.size; i++)
        if (strncasecmp(style.data + i, "display:", 8) == 0) {
            dl_slice value = dl_slice_trim(dl_slice_cut(style, i + 8, style.size));
            return value.size >= 4 && strncasecmp(value.data, "none", 4) == 0;
        }
    return false;
}

/* Whether a class hides an element: not one that is for some windows alone ("lg:hidden"), or hides
 * what is too long. */
static bool is_hiding(dl_slice class)
{
    static const char *const parts[] = {"hidden", "screen-reader", "screenreader", "sr-only"},
                             *const others[] = {":", "overflow"};
    bool found = dl_slice_is_caseless(class, "hide");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        found = found || dl_html_holds_word(class, parts[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        found = found && !dl_html_holds_word(class, others[i]);
    return found;
}

bool dl_html_is_unseen(const dl_html_tree *tree, uint32_t at)
{
    dl_slice classes = dl_html_attribute(tree, at, "class");
    for (size_t i = 0, begin; i < classes.size; i++) {
        for (begin = i; i < classes.size && (unsigned char)classes.data[i] > ' ';)
            i++;
        if (is_hiding(dl_slice_cut(classes, begin, i)))
            return true;
    }
    return dl_html_is_hidden(tree, at);
}
