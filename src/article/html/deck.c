/* What elements above the text are called. */
#include "article/html/deck.h"
#include "article/html/junk.h"
#include "article/html/meta.h"

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
    static const char *const whole[] = {"article-body",  "article_body",    "articlebody", "article__body", "article-content",
                                        "article-text",  "entry-content",   "post-content", "post-body",    "story-body",
                                        "story_body",    "storybody"};
    for (; at; at = tree->nodes[at].parent) {
        if (dl_slice_is(dl_html_attribute(tree, at, "itemprop"), "articleBody"))
            return true;
        for (size_t i = 0; i < COUNT(whole); i++)
            if (dl_html_has_class(tree, at, whole[i]))
                return true;
    }
    return false;
}

/* Whether a text is but short words of a list, two or more: "bridge,roads,river". */
static bool is_list(dl_slice text, char sign)
{
    enum { EACH_MOST = 48, LEAST = 2 };
    size_t parts = 0;
    for (size_t at = 0; at <= text.size; parts++) {
        size_t end = at;
        while (end < text.size && text.data[end] != sign)
            end++;
        const dl_slice part = dl_slice_trim(dl_slice_cut(text, at, end));
        if (!part.size || part.size > EACH_MOST || strchr(".!?", part.data[part.size - 1]))
            return false;
        at = end + 1;
    }
    return parts >= LEAST;
}

bool dl_html_deck_repeats_title(dl_arena *arena, dl_slice stated, dl_slice title, dl_slice site)
{
    enum { LEAST = 12 };
    static const char *const signs[] = {",", "|", "-", ":", "_", "\u2013", "\u2014", "\u00B7", "\u2022"};
    if (title.size < LEAST || stated.size < title.size || strncasecmp(stated.data, title.data, title.size) != 0)
        return false;
    dl_slice rest = dl_slice_trim(dl_slice_cut(stated, title.size, stated.size));
    if (!rest.size)
        return true;
    const char sign = rest.data[0];
    size_t size = 0;
    for (size_t i = 0; i < COUNT(signs) && !size; i++)
        size = dl_slice_starts(rest, dl_slice_of(signs[i])) ? strlen(signs[i]) : 0;
    rest = dl_slice_trim(dl_slice_cut(rest, size, rest.size));
    const dl_slice name = dl_html_key(arena, site);
    return size && ((name.size && dl_slice_starts(dl_html_key(arena, rest), name)) || (strchr(",|_", sign) && is_list(rest, sign)));
}
