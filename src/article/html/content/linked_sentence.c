/* Sentences that are links. */
#include "article/html/content/linked_sentence.h"
#include "article/html/labels/promotion.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/site.h"

/* The host of an address, without "www."; empty: it has none. */
static dl_slice host_of(dl_slice address)
{
    const size_t begin = dl_html_host_begin(address);
    size_t end = begin;
    while (begin && end < address.size && !strchr("/?#:", address.data[end]))
        end++;
    const dl_slice host = dl_slice_cut(address, begin, end);
    return dl_slice_starts(host, DL_LITERAL("www.")) ? dl_slice_cut(host, 4, host.size) : host;
}

/* The address of the first link in an element. */
static dl_slice first_address(const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at; i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A))
            return dl_html_attribute(tree, i, "href");
    return dl_slice_of(NULL);
}

static bool ends_sentence(dl_slice text)
{
    return (dl_slice_ends(text, DL_LITERAL(".")) && !dl_slice_ends(text, DL_LITERAL(".."))) ||
           dl_slice_ends(text, DL_LITERAL("。"));
}

/* Whether two paragraphs are built alike, and what is around each. */
static bool stand_alike(const dl_html_tree *tree, uint32_t a, uint32_t b)
{
    const uint32_t around = tree->nodes[a].parent, other = tree->nodes[b].parent;
    return dl_html_is(tree, a, GUMBO_TAG_P) && dl_html_alike(tree, a, b) &&
           (around == other || dl_html_alike(tree, around, other));
}

static bool is_like_kept(const dl_html_block *block, const dl_html_block *beside, const dl_html_tree *tree)
{
    return beside->kept && !beside->heading && dl_html_is_prose(beside) && stand_alike(tree, block->node, beside->node);
}

void dl_html_keep_linked_sentences(dl_html_blocks *blocks, const dl_html_tree *tree)
{
    enum { LEAST = 100 };
    const dl_slice own = host_of(dl_html_canonical(tree));
    for (size_t i = 0; i < blocks->count && own.size; i++) {
        dl_html_block *block = &blocks->items[i];
        if (block->kept || block->embed || block->heading || block->kind != DATELINE_PARAGRAPH ||
            block->text.size < LEAST || !ends_sentence(block->text) ||
            memchr(block->text.data, '@', block->text.size) || dl_html_is_promotion(block->text))
            continue; /* how to reach or follow whoever wrote it is none */
        const dl_slice host = host_of(first_address(tree, block->node));
        block->kept = host.size && !dl_slice_ends(host, own) && !dl_slice_ends(own, host) &&
                      ((i && is_like_kept(block, block - 1, tree)) ||
                       (i + 1 < blocks->count && is_like_kept(block, block + 1, tree)));
    }
}
