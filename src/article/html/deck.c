/* What elements above the text are called. */
#include "article/html/deck.h"
#include "article/html/junk.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

bool dl_html_is_called_deck(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"deck",     "dek",         "standfirst", "excerpt",
                                        "subtitle", "subheadline", "subheading"};
    return dl_html_class_has(tree, at, words, COUNT(words)) ||
           dl_html_class_has(tree, tree->nodes[at].parent, words, COUNT(words));
}

bool dl_html_is_called_caption(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"caption", "figcaption"};
    for (int level = 0; level < 3 && at; level++, at = tree->nodes[at].parent)
        if (dl_html_class_has(tree, at, words, COUNT(words)))
            return true;
    return false;
}
