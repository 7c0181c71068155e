/* The heading of a page's text. */
#include "article/html/title/title_text.h"
#include "article/html/tree/texts.h"
#include "article/html/tree/unseen.h"

/* Bytes and words of a heading, bytes of the text behind it, headings that are looked at. */
enum { LEAST = 20, MOST = 200, WORDS = 3, TEXT_LEAST = 250, TRIED_MOST = 100 };

bool dl_html_title_is_beside(const dl_html_tree *tree, uint32_t at)
{
    static const GumboTag tags[] = {GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,  GUMBO_TAG_FOOTER,
                                    GUMBO_TAG_FORM,   GUMBO_TAG_LI,     GUMBO_TAG_A,
                                    GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_SCRIPT,
                                    GUMBO_TAG_STYLE,  GUMBO_TAG_HEAD,   GUMBO_TAG_NOSCRIPT,
                                    GUMBO_TAG_TITLE}; /* which a picture in a head moves to the body */
    const GumboTag tag = dl_html_tag(tree, at);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tag == tags[i]) /* some pages are one form */
            return tag != GUMBO_TAG_FORM || tree->nodes[at].text * 2 < tree->nodes[0].text;
    return dl_html_is_no_text(tree, at);
}

static bool is_called_headline(const dl_html_tree *tree, uint32_t at)
{
    dl_slice class = dl_html_attribute(tree, at, "class");
    return (dl_html_holds_word(class, "headline") || dl_html_holds_word(class, "entry-title")) &&
           !tree->nodes[at].links;
}

static size_t count_words(dl_slice text)
{
    size_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ' ';
    return words;
}

dl_html_title dl_html_title_of_text(dl_arena *arena, const dl_html_tree *tree, dl_slice known)
{
    dl_html_title last = {0}, found = {0};
    size_t behind = 0, tried = 0;
    for (uint32_t i = 1; i < tree->count && tried < TRIED_MOST; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        bool heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
        if (dl_html_title_is_beside(tree, i)) {
            i = tree->nodes[i].end - 1;
        } else if (heading || is_called_headline(tree, i)) {
            bool fits = tree->nodes[i].text <= MOST && !dl_html_is_unseen(tree, i);
            dl_slice text = fits ? dl_html_element_text(arena, tree, i) : dl_slice_of(NULL);
            tried += fits;
            if (text.size && dl_slice_equal(dl_html_key(arena, text), known))
                return (dl_html_title){0};
            if (last.node && tag == dl_html_tag(tree, last.node))
                last.node = 0;
            if (text.size >= LEAST && count_words(text) >= WORDS) {
                last = (dl_html_title){text, i};
                behind = 0;
            }
            if (heading || text.size)
                i = tree->nodes[i].end - 1;
        } else if (last.node && !found.node) {
            behind += dl_html_node_text(tree, i).size;
            found = behind >= TEXT_LEAST ? last : found;
        }
    }
    return found;
}

bool dl_html_title_ends_text(const dl_html_tree *tree, uint32_t at)
{
    enum { ABOVE_LEAST = 1000 };
    size_t above = 0, below = 0;
    for (uint32_t i = 1; i < tree->count && below < TEXT_LEAST; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_P) && tree->nodes[i].links * 2 < tree->nodes[i].text)
            *(i < at ? &above : &below) += tree->nodes[i].text;
    return above >= ABOVE_LEAST && below < TEXT_LEAST;
}
