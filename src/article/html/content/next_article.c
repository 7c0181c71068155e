/* The next article. */
#include "article/html/content/next_article.h"
#include "article/html/tree/texts.h"

enum { PARAGRAPHS = 3, HEADLINE_MOST = 1000 };

/* The first <h1> that says the title, letter for letter; 0: none. */
static uint32_t find_headline(dl_arena *arena, const dl_html_tree *tree, dl_slice title)
{
    dl_slice key = dl_html_key(arena, title);
    for (uint32_t i = 0; i < tree->count && key.size; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_H1) && tree->nodes[i].text &&
            tree->nodes[i].text <= HEADLINE_MOST &&
            dl_slice_equal(dl_html_key(arena, dl_html_element_text(arena, tree, i)), key))
            return i;
    return 0;
}

/* Whether the two elements have a class in common. */
static bool share_class(const dl_html_tree *tree, uint32_t a, uint32_t b)
{
    enum { NAME_MOST = 80 };
    dl_slice names = dl_html_attribute(tree, a, "class");
    char name[NAME_MOST];
    for (size_t at = 0; at < names.size; at++) {
        size_t begin = at;
        while (at < names.size && (unsigned char)names.data[at] > ' ')
            at++;
        if (at == begin || at - begin >= sizeof name)
            continue;
        memcpy(name, names.data + begin, at - begin);
        name[at - begin] = 0;
        if (dl_html_has_class(tree, b, name))
            return true;
    }
    return false;
}

/* Whether a heading stands beside the next paragraph, as that of a section does; with it, the elements that hold nothing
 * else. */
static bool heads_section(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at)
{
    uint32_t heading = blocks->items[at].node, parent = tree->nodes[heading].parent;
    while (parent && tree->nodes[parent].text == tree->nodes[heading].text)
        parent = tree->nodes[parent].parent;
    while (++at < blocks->count && !dl_html_is_prose(&blocks->items[at]))
        ;
    return at < blocks->count && tree->nodes[blocks->items[at].node].parent == parent;
}

/* The <article> that an element stands in; 0: none. */
static uint32_t article_of(const dl_html_tree *tree, uint32_t at)
{
    while (at && !dl_html_is(tree, at, GUMBO_TAG_ARTICLE))
        at = tree->nodes[at].parent;
    return at;
}

/* Where the <article> of a headline ends that is another one's, and has a class of the page's headline; 0: it is none. */
static uint32_t other_end(const dl_html_tree *tree, uint32_t headline, uint32_t other)
{
    const uint32_t own = article_of(tree, headline), article = article_of(tree, other);
    const bool apart = article > own && (!own || article > headline);
    return apart && tree->nodes[other].text && share_class(tree, headline, other) ? tree->nodes[article].end : 0;
}

void dl_html_drop_next_article(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree,
                               dl_slice title)
{
    uint32_t headline = find_headline(arena, tree, title), node = headline, until = 0;
    size_t paragraphs = 0;
    bool ended = false;
    for (size_t i = 0; i < blocks->count && headline; i++) {
        dl_html_block *block = &blocks->items[i];
        const uint32_t at = block->embed ? block->embed : block->node;
        if (at < headline)
            continue;
        while (node++ < at) /* a headline need not be a block: what is around it may be junk */
            if (paragraphs >= PARAGRAPHS && dl_html_is(tree, node, GUMBO_TAG_H1)) {
                const uint32_t end = other_end(tree, headline, node);
                until = end > until ? end : until;
            }
        node = at;
        if (block->embed) {
            block->foreign = ended || at < until;
            continue;
        }
        if (dl_html_is(tree, block->node, GUMBO_TAG_H1) && paragraphs >= PARAGRAPHS)
            ended |= share_class(tree, headline, block->node) && !heads_section(blocks, tree, i);
        paragraphs += block->kept && dl_html_is_prose(block);
        block->kept &= !ended && block->node >= until;
    }
}
