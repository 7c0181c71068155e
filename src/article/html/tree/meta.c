#include "article/html/tree/meta.h"
#include "article/html/tree/texts.h"

/* "content"; some tools that save pages write "value". */
static dl_slice said(const dl_html_tree *tree, uint32_t at)
{
    dl_slice content = dl_html_attribute(tree, at, "content");
    return content.size ? content : dl_html_attribute(tree, at, "value");
}

bool dl_html_metas_find(dl_html_metas *out, dl_arena *arena, const dl_html_tree *tree)
{
    size_t count = 0;
    *out = (dl_html_metas){.tree = tree};
    for (uint32_t i = 0; i < tree->count; i++)
        count += dl_html_is(tree, i, GUMBO_TAG_META) && said(tree, i).size;
    out->items = dl_arena_alloc(arena, (count + 1) * sizeof *out->items);
    for (uint32_t i = 0; i < tree->count && out->items; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_META) && said(tree, i).size && !dl_html_is_of_item(tree, i))
            out->items[out->count++] = i;
    return out->items != NULL;
}

/* How sure a <meta> is by its names: the index in `names`, or SIZE_MAX. */
static size_t surety(const dl_html_metas *metas, size_t item, const char *const *names)
{
    static const char *const attributes[] = {"property", "name", "itemprop", "http-equiv"};
    size_t best = SIZE_MAX;
    for (int a = 0; a < 4; a++) {
        dl_slice name = dl_html_attribute(metas->tree, metas->items[item], attributes[a]);
        for (size_t n = 0; name.size && names[n] && n < best; n++)
            if (dl_slice_is_caseless(name, names[n]))
                best = n;
    }
    return best;
}

size_t dl_html_meta_all(const dl_html_metas *metas, const char *const *names, dl_slice *out,
                        size_t most)
{
    size_t best = SIZE_MAX, count = 0;
    for (size_t i = 0; i < metas->count; i++) {
        size_t sure = surety(metas, i, names);
        if (sure < best)
            count = 0;
        if (sure <= best && sure != SIZE_MAX && count < most) {
            best = sure;
            out[count++] = said(metas->tree, metas->items[i]);
        }
    }
    return count;
}

dl_slice dl_html_meta(const dl_html_metas *metas, const char *const *names)
{
    dl_slice found = {NULL, 0};
    return dl_html_meta_all(metas, names, &found, 1) ? found : dl_slice_of(NULL);
}

dl_slice dl_html_canonical(const dl_html_tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_LINK) &&
            dl_slice_is_caseless(dl_html_attribute(tree, i, "rel"), "canonical"))
            return dl_html_attribute(tree, i, "href");
    return dl_slice_of(NULL);
}

bool dl_html_is_of_item(const dl_html_tree *tree, uint32_t at)
{
    static const char *const types[] = {"ImageObject", "Comment"};
    if (!dl_html_attribute(tree, at, "itemprop").size)
        return false;
    uint32_t in = tree->nodes[at].parent;
    while (in && !dl_html_attribute(tree, in, "itemtype").size)
        in = tree->nodes[in].parent;
    bool found = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        found |= dl_html_holds_word(dl_html_attribute(tree, in, "itemtype"), types[i]);
    return found;
}
