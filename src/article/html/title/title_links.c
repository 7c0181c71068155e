/* Where headings and pictures link to. */
#include "article/html/title/title_links.h"
#include "article/html/tree/site.h"

/* Whether a path is the front page's: empty, or a name that servers give it. */
static bool is_front_page(dl_slice path)
{
    static const char *const names[] = {"index.", "default."};
    bool found = !path.size;
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = dl_slice_starts(path, dl_slice_of(names[i])) && !memchr(path.data, '/', path.size);
    return found;
}

/* Whether an address is the site's own without a path, or with the front page's, or a folder above
 * `url`. */
static bool is_home(dl_slice href, dl_slice url)
{
    size_t host = dl_html_host_begin(href);
    const char *slash = href.size ? memchr(href.data + host, '/', href.size - host) : NULL;
    if (!slash)
        return host > 0;
    size_t path = (size_t)(slash - href.data) + 1;
    if (host && url.size > href.size && dl_slice_ends(href, DL_LITERAL("/")) &&
        dl_slice_starts(url, href))
        return true;
    return (host || path == 1) && is_front_page(dl_slice_cut(href, path, href.size));
}

bool dl_html_title_leads_home(const dl_html_tree *tree, uint32_t at, dl_slice url)
{
    for (uint32_t i = at ? at - 1 : 0; i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A) && is_home(dl_html_attribute(tree, i, "href"), url))
            return true;
    return false;
}

/* An address without what stands behind its path. */
static dl_slice without_query(dl_slice url)
{
    size_t end = 0;
    while (end < url.size && url.data[end] != '?' && url.data[end] != '#')
        end++;
    url = dl_slice_cut(url, 0, end);
    return dl_slice_ends(url, DL_LITERAL("/")) ? dl_slice_cut(url, 0, end - 1) : url;
}

bool dl_html_title_leads_elsewhere(const dl_html_tree *tree, uint32_t at, dl_slice url)
{
    if (!url.size || tree->nodes[at].links < tree->nodes[at].text)
        return false;
    for (uint32_t i = at ? at - 1 : 0; i < tree->nodes[at].end; i++) {
        dl_slice href = dl_html_is(tree, i, GUMBO_TAG_A) ? dl_html_attribute(tree, i, "href")
                                                         : dl_slice_of(NULL);
        dl_slice path = without_query(dl_slice_cut(href, dl_html_host_begin(href), href.size));
        if (path.size)
            return !dl_slice_ends(without_query(url), path);
    }
    return false;
}

dl_slice dl_html_title_home(dl_arena *arena, const dl_html_tree *tree, dl_slice url)
{
    enum { MOST = 100 };
    dl_slice found = {NULL, 0};
    for (uint32_t i = 0; i < tree->count && !found.size; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_A) || tree->nodes[i].text > MOST ||
            !is_home(dl_html_attribute(tree, i, "href"), url))
            continue;
        if (tree->nodes[i].text)
            found = dl_html_element_text(arena, tree, i);
        for (uint32_t k = i + 1; k < tree->nodes[i].end && !found.size; k++)
            if (dl_html_is(tree, k, GUMBO_TAG_IMG))
                found = dl_html_attribute(tree, k, "alt");
    }
    return found;
}

bool dl_html_title_is_logo(dl_arena *arena, const dl_html_tree *tree, dl_slice url, dl_slice key)
{
    uint32_t end = 0; /* of the link that one is in */
    for (uint32_t i = 0; i < tree->count; i++) {
        if (dl_html_is(tree, i, GUMBO_TAG_A) && is_home(dl_html_attribute(tree, i, "href"), url))
            end = tree->nodes[i].end;
        if (i >= end || !dl_html_is(tree, i, GUMBO_TAG_IMG))
            continue;
        dl_slice alt = dl_html_key(arena, dl_html_attribute(tree, i, "alt"));
        if (alt.size)
            return dl_slice_equal(alt, key);
    }
    return false;
}
