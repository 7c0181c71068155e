/* Marks and boxes of authors. */
#include "article/html/author/author_box.h"
#include "article/html/author/author_element.h"
#include "article/html/author/byline_of.h"
#include "article/html/tree/texts.h"

bool dl_html_stands_for_author(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"-user",       "user-icon", "-person", "person-icon", "-author",
                                        "author-icon", "avatar",    "usericon"};
    const GumboTag tag = dl_html_tag(tree, at);
    bool found = false;
    if ((tag != GUMBO_TAG_I && tag != GUMBO_TAG_SPAN && tag != GUMBO_TAG_IMG && tag != GUMBO_TAG_SVG) ||
        tree->nodes[at].text)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        found = found || dl_html_holds_word(dl_html_attribute(tree, at, "class"), words[i]);
    return found;
}

/* Whether an element says that it is about who wrote it. */
static bool is_called_author(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"author", "autor", "auteur"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        found = found || dl_html_holds_word(dl_html_attribute(tree, at, "class"), words[i]) ||
                dl_html_holds_word(dl_html_attribute(tree, at, "id"), words[i]);
    return found;
}

void dl_html_author_box(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t headline)
{
    enum { MOST = 3000 };
    for (uint32_t i = headline; i < tree->count && !to->count; i++) {
        const uint32_t size = tree->nodes[i].text;
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT || size <= DL_HTML_AUTHOR_ELEMENT || size > MOST ||
            !is_called_author(tree, i) || dl_html_signs_other(tree, i, false))
            continue;
        const dl_slice person = dl_html_author_person(arena, tree, i);
        if (person.size)
            dl_html_names_add_one(to, person);
    }
}
