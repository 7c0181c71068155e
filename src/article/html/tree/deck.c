/* What elements above the text are called. */
#include "article/html/tree/deck.h"
#include "article/html/tree/class_words.h"

#include <strings.h>

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

bool dl_html_is_called_body(const dl_html_tree *tree, uint32_t at)
{
    static const char *const whole[] = {"article-body",    "article_body", "articlebody",   "article__body",
                                        "article-content", "article-text", "entry-content", "post-content",
                                        "post-body",       "story-body",   "story_body",    "storybody"};
    for (; at; at = tree->nodes[at].parent) {
        if (dl_slice_is(dl_html_attribute(tree, at, "itemprop"), "articleBody"))
            return true;
        for (size_t i = 0; i < COUNT(whole); i++)
            if (dl_html_has_class(tree, at, whole[i]))
                return true;
    }
    return false;
}
