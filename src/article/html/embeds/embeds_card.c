/* Posts that a page or a mail draws itself. */
#include "article/html/embeds/embeds.h"
#include "article/html/tree/texts.h"
#include "article/network/permalink.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

static bool holds_one(dl_slice class, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dl_html_holds_word(class, words[i]))
            return true;
    return false;
}

/* "https://twitter.com/city/status/1990/likes" without what stands behind the number. */
static dl_slice permalink_in(dl_slice link)
{
    dl_permalink read;
    if (!dl_permalink_read(&read, link) || read.network != DL_NETWORK_X)
        return dl_slice_of(NULL);
    return dl_slice_cut(link, 0, (size_t)(read.id.data - link.data) + read.id.size);
}

/* Readers of X's draw timelines, and quotes in them, which link to themselves. */
static bool is_reader_card(const dl_html_tree *tree, uint32_t at)
{
    return dl_html_has_class(tree, at, "timeline-item") || dl_html_has_class(tree, at, "quote");
}

bool dl_html_card_find(dl_html_card *out, const dl_html_tree *tree, uint32_t at)
{
    enum { TEXT_MOST = 4000, NODES = 200 };
    static const char *const handles[] = {"handle", "username", "screen-name", "screen_name", "screenname"},
                             *const texts[] = {"tweet-text", "tweet_text", "tweet__text", "tweet-body", "tweet-content", "quote-text"},
                             *const dates[] = {"date", "timestamp"};
    *out = (dl_html_card){0};
    uint32_t end = tree->nodes[at].end < at + NODES ? tree->nodes[at].end : at + NODES;
    const bool tweet = dl_html_has_class(tree, at, "tweet");
    if (tree->nodes[at].text > TEXT_MOST || (!tweet && !is_reader_card(tree, at)))
        return false;
    for (uint32_t i = at + 1; i < end; i++) {
        if (!tweet && is_reader_card(tree, i)) { /* a quote, which is a card of its own */
            i = tree->nodes[i].end - 1;
            continue;
        }
        const dl_slice link = dl_html_attribute(tree, i, "href");
        if (!out->url.size)
            out->url = permalink_in(link);
        if (!out->hidden.size && dl_slice_find(link, DL_PERMALINK_HIDDEN) != SIZE_MAX)
            out->hidden = link;
        dl_slice class = dl_html_attribute(tree, i, "class");
        if (!class.size || !tree->nodes[i].text)
            continue;
        uint32_t *part = holds_one(class, handles, COUNT(handles)) ? &out->handle
                         : dl_html_holds_word(class, "name")       ? &out->name
                         : holds_one(class, texts, COUNT(texts))   ? &out->text
                         : holds_one(class, dates, COUNT(dates))   ? &out->date
                                                                   : NULL;
        const bool within = part && *part && i < tree->nodes[*part].end; /* "fullname-and-username" holds both */
        if (part && (!*part || (!tweet && within)))
            *part = i;
    }
    if (out->url.size)
        out->hidden.size = 0;
    return out->text && out->handle && (tweet || out->url.size);
}
