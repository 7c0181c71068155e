/* The posts that a page shows. */
#include "article/html/embeds/shown_posts.h"

/* The post behind the last is one of those shortly before, where a script would put it beside what stands for it without
 * the script: the one that has its words stays. */
static bool is_shown_twice(dl_html_shown_posts *posts)
{
    enum { BACK = 50 };
    dl_html_post *last = &posts->items[posts->count];
    for (size_t i = posts->count; i-- > 0 && i + BACK >= posts->count;) {
        dl_html_post *one = &posts->items[i];
        if (!last->tweet->id.size || !dl_slice_equal(one->tweet->id, last->tweet->id))
            continue;
        bool bare = dl_slice_equal(one->text, one->tweet->url);
        if (bare || dl_slice_equal(last->text, last->tweet->url)) {
            uint32_t node = one->node;
            if (bare)
                *one = *last;
            one->node = node;
            return true;
        }
    }
    return false;
}

/* Marks the nodes that are posts, and tells how many. */
static size_t mark(bool *embed, const dl_html_tree *tree)
{
    dl_html_card card;
    size_t count = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (!dl_html_is_embed(tree, i))
            continue;
        const uint32_t end = tree->nodes[i].end;
        embed[i] = true;
        count++;
        for (uint32_t in = i + 1; in < end; in++) /* a quote that a post shows, an answer to it, is one of its own */
            if ((dl_html_has_class(tree, in, "quote") && dl_html_card_find(&card, tree, in)) ||
                dl_html_drawn_find(&card, tree, in)) {
                embed[in] = true;
                count++;
            }
        i = end - 1;
    }
    return count;
}

bool dl_html_shown_posts_find(dl_html_shown_posts *out, bool *embed, dl_arena *arena, const dl_html_tree *tree)
{
    bool failed = false;
    *out = (dl_html_shown_posts){dl_arena_alloc(arena, (mark(embed, tree) + 1) * sizeof *out->items), 0};
    if (!out->items)
        return false;
    for (uint32_t i = 0; i < tree->count && !failed; i++) {
        if (!embed[i])
            continue;
        if (!dl_html_embed_read(&out->items[out->count], arena, tree, i, &failed))
            embed[i] = !dl_html_is(tree, i, GUMBO_TAG_BLOCKQUOTE); /* a quote like others */
        else if (!is_shown_twice(out))
            out->count++;
    }
    return !failed;
}
