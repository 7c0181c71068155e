/* Posts as the pages of networks and forums draw them, told by what their parts are called. */
#include "article/html/embeds/embeds.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* What a network calls a post and its parts, by a class. Of several names the first one that is
 * there. */
typedef struct shape {
    const char *posts[3], *texts[4], *names[3], *handles[3];
    const char *others;        /* what a post shows of another */
    const char *number, *base; /* the attribute that says the end of its permalink, and what stands
                                  before; or NULL */
} shape;

static const shape shapes[] = {
    {.posts = {"detailed-status", "status"}, /* Mastodon */
     .texts = {"status__content__text", "e-content", "status__content"},
     .names = {"display-name__html", "display_name"},
     .handles = {"display-name__account"},
     .others = "status__quote"},
    {.posts = {"tgme_widget_message"}, /* Telegram */
     .texts = {"tgme_widget_message_text"},
     .names = {"tgme_widget_message_owner_name", "tgme_widget_message_author_name"},
     .others = "tgme_widget_message_reply",
     .number = "data-post",
     .base = "https://t.me/"},
};

/* Which of the names it is called, or `most`. */
static size_t which(const dl_html_tree *tree, uint32_t at, const char *const *names, size_t most)
{
    size_t i = 0;
    while (i < most && names[i] && !dl_html_has_class(tree, at, names[i]))
        i++;
    return i < most && names[i] ? i : most;
}

/* Takes node `at` for a part if it has a better name than what was taken; *taken: how good that is.
 */
static void take(uint32_t *part, size_t *taken, const dl_html_tree *tree, uint32_t at,
                 const char *const *names, size_t most)
{
    const size_t rank = which(tree, at, names, *taken < most ? *taken : most);
    if (rank < most && rank < *taken && tree->nodes[at].text) {
        *part = at;
        *taken = rank;
    }
}

static bool find_parts(dl_html_card *out, const dl_html_tree *tree, uint32_t at, const shape *as)
{
    enum { NODES = 600 };
    size_t text = COUNT(as->texts), name = COUNT(as->names), handle = COUNT(as->handles);
    const uint32_t end = tree->nodes[at].end < at + NODES ? tree->nodes[at].end : at + NODES;
    dl_permalink link;
    for (uint32_t i = at + 1; i < end; i++) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT)
            continue;
        if (dl_html_has_class(tree, i, as->others)) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        take(&out->text, &text, tree, i, as->texts, COUNT(as->texts));
        take(&out->name, &name, tree, i, as->names, COUNT(as->names));
        take(&out->handle, &handle, tree, i, as->handles, COUNT(as->handles));
        const dl_slice url = dl_html_attribute(tree, i, "href");
        if (!as->number && !out->url.size && dl_permalink_read(&link, url))
            out->url = dl_slice_cut(url, 0, (size_t)(link.id.data - url.data) + link.id.size);
        if (dl_html_is(tree, i, GUMBO_TAG_TIME))
            out->moment = dl_html_attribute(tree, i, "datetime");
    }
    if (as->number) {
        out->rest = dl_html_attribute(tree, at, as->number);
        out->base = as->base;
    }
    return out->text && (out->url.size || out->rest.size);
}

/* ---- forums ---- */

/* Whether the element is a comment of Reddit's, as its old and its new pages call it; *key gets
 * what that is. */
static bool is_reddit_comment(dl_slice *key, const dl_html_tree *tree, uint32_t at)
{
    *key = dl_html_attribute(tree, at, "data-fullname");
    if (!key->size)
        *key = dl_html_attribute(tree, at, "thingid");
    return dl_slice_starts(*key, DL_LITERAL("t1_"));
}

/* The first of what Reddit calls a comment's text that is in none of its answers. */
static bool find_reddit(dl_html_card *out, const dl_html_tree *tree, uint32_t at, bool old)
{
    dl_slice key;
    for (uint32_t i = at + 1; i < tree->nodes[at].end && !out->text; i++) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT)
            continue;
        if (is_reddit_comment(&key, tree, i))
            return false;
        const bool text = old ? dl_html_has_class(tree, i, "usertext-body")
                              : dl_slice_is(dl_html_attribute(tree, i, "slot"), "comment");
        if (text && tree->nodes[i].text)
            out->text = i;
        if (dl_html_is(tree, i, GUMBO_TAG_TIME) && !out->moment.size)
            out->moment = dl_html_attribute(tree, i, "datetime");
    }
    out->by = dl_html_attribute(tree, at, old ? "data-author" : "author");
    out->rest = dl_html_attribute(tree, at, old ? "data-permalink" : "permalink");
    out->base = "https://www.reddit.com";
    return out->text && out->by.size && out->rest.size;
}

/* A comment on Hacker News is a table's row. */
static bool find_row(dl_html_card *out, const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 400 };
    const uint32_t end = tree->nodes[at].end < at + NODES ? tree->nodes[at].end : at + NODES;
    for (uint32_t i = at + 1; i < end; i++) {
        if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT)
            continue;
        if (dl_html_has_class(tree, i, "commtext"))
            out->text = i;
        else if (dl_html_has_class(tree, i, "hnuser"))
            out->handle = i;
        else if (dl_html_has_class(tree, i, "age"))
            out->moment = dl_html_attribute(tree, i, "title");
    }
    const char *blank = out->moment.size ? memchr(out->moment.data, ' ', out->moment.size) : NULL;
    if (blank) /* the same in seconds stands behind it */
        out->moment.size = (size_t)(blank - out->moment.data);
    out->id = out->rest = dl_html_attribute(tree, at, "id");
    out->base = "https://news.ycombinator.com/item?id=";
    return out->text && out->handle && out->id.size;
}

/* ---- Bluesky ---- */

/* The parts of a thread's posts have no names: of the elements with a direction of their own those
 * in links to the profile `by` are the name and the handle, and the first one behind them in no
 * link, nor in a button, is the text. */
static bool find_directed(dl_html_card *out, const dl_html_tree *tree, uint32_t at, dl_slice by)
{
    enum { NODES = 400 };
    const uint32_t end = tree->nodes[at].end < at + NODES ? tree->nodes[at].end : at + NODES;
    uint32_t link_end = 0;
    bool profile = false;
    for (uint32_t i = at + 1; i < end; i++) {
        dl_permalink link;
        if (dl_html_is(tree, i, GUMBO_TAG_A)) {
            const dl_slice url = dl_html_attribute(tree, i, "href");
            link_end = tree->nodes[i].end;
            profile = dl_slice_ends(url, by);
            if (!out->url.size && dl_permalink_read(&link, url))
                out->url = dl_slice_cut(url, 0, (size_t)(link.id.data - url.data) + link.id.size);
        }
        if (dl_html_is(tree, i, GUMBO_TAG_BUTTON)) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        if (!dl_html_attribute(tree, i, "dir").size || !tree->nodes[i].text)
            continue;
        if (i >= link_end && !out->text && out->handle)
            out->text = i;
        else if (i < link_end && profile && !out->handle)
            *(out->name ? &out->handle : &out->name) = i;
    }
    return out->text && out->handle;
}

/* ---- copies ---- */

/* An <article> of two paragraphs, of which the second is but the day as a link to the post, as readers' archives have them. */
static bool find_dated(dl_html_card *out, const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 200 };
    const uint32_t end = tree->nodes[at].end;
    uint32_t first = 0, last = 0, link = 0;
    if (end > at + NODES)
        return false;
    for (uint32_t i = at + 1; i < end; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        const bool says = tag == GUMBO_TAG_P && tree->nodes[i].text;
        if (says && (last || tree->nodes[i].parent != at))
            return false;
        if (says)
            *(first ? &last : &first) = i;
        if (tag == GUMBO_TAG_A && last && !link)
            link = i;
    }
    if (!link || tree->nodes[last].text > tree->nodes[link].text + 2 ||
        !dl_permalink_is_post(dl_html_attribute(tree, link, "href")) || link + 1 >= end ||
        !dl_date_known(dl_word_date_parse(dl_slice_trim(dl_html_node_text(tree, link + 1)))))
        return false;
    out->text = first;
    out->date = link;
    out->url = dl_html_attribute(tree, link, "href");
    return true;
}

/* ---- Threads ---- */

/* What a press opens is a post, in which behind the link around its time the first element with a direction of its own that
 * stands in no link and no button is the text. */
static bool find_pressable(dl_html_card *out, const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 400 };
    const uint32_t end = tree->nodes[at].end < at + NODES ? tree->nodes[at].end : at + NODES;
    dl_permalink link;
    for (uint32_t i = at + 1; i < end && !out->text; i++) {
        const dl_slice url = dl_html_attribute(tree, i, "href");
        if (dl_html_is(tree, i, GUMBO_TAG_TIME) && !out->moment.size)
            out->moment = dl_html_attribute(tree, i, "datetime");
        else if (url.size && !out->url.size && dl_permalink_read(&link, url))
            out->url = dl_slice_cut(url, 0, (size_t)(link.id.data - url.data) + link.id.size);
        else if (dl_html_is(tree, i, GUMBO_TAG_A) || dl_slice_is(dl_html_attribute(tree, i, "role"), "button"))
            i = tree->nodes[i].end - 1;
        else if (out->moment.size && tree->nodes[i].text && dl_html_attribute(tree, i, "dir").size)
            out->text = i;
    }
    return out->text && out->url.size;
}

bool dl_html_drawn_find(dl_html_card *out, const dl_html_tree *tree, uint32_t at)
{
    enum { TEXT_MOST = 12000 };
    static const char *const threads[] = {"postThreadItem-by-", "feedItem-by-"};
    const dl_slice class = dl_html_attribute(tree, at, "class"),
                   test = dl_html_attribute(tree, at, "data-testid");
    *out = (dl_html_card){0};
    if (is_reddit_comment(&out->id, tree, at))
        return find_reddit(out, tree, at, class.size && dl_html_has_class(tree, at, "comment"));
    if (tree->nodes[at].text > TEXT_MOST)
        return false;
    if (dl_html_is(tree, at, GUMBO_TAG_ARTICLE) && find_dated(out, tree, at))
        return true;
    *out = (dl_html_card){0};
    if (!class.size)
        return false;
    if (dl_slice_is(dl_html_attribute(tree, at, "data-pressable-container"), "true"))
        return find_pressable(out, tree, at);
    if (dl_html_is(tree, at, GUMBO_TAG_TR) && dl_html_has_class(tree, at, "comtr"))
        return find_row(out, tree, at);
    for (size_t i = 0; i < COUNT(threads) && test.size; i++)
        if (dl_slice_starts(test, dl_slice_of(threads[i])))
            return find_directed(out, tree, at, dl_slice_cut(test, strlen(threads[i]), test.size));
    for (size_t i = 0; i < COUNT(shapes) && !dl_html_has_class(tree, at, "service_message"); i++)
        if (which(tree, at, shapes[i].posts, COUNT(shapes[i].posts)) < COUNT(shapes[i].posts)) {
            *out = (dl_html_card){0};
            if (find_parts(out, tree, at, &shapes[i]))
                return true;
        }
    return false;
}
