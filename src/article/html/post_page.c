/* Reading the own page of a post. */
#include "article/html/post_page.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"
#include "article/lines/flat_tweet.h"
#include "article/network/permalink.h"

#include <ctype.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* What an address, a title and a description say; slices of them. */
typedef struct own {
    dl_permalink link;
    dl_slice name, words;
    dl_slice lead, quoted; /* of the title: without the words, and these */
} own;

static const struct {
    dl_slice open, close;
} quotes[] = {{{"\"", 1}, {"\"", 1}},
              {{"\u201C", 3}, {"\u201D", 3}},
              {{"\u201E", 3}, {"\u201C", 3}},
              {{"\u00AB", 2}, {"\u00BB", 2}},
              {{"\u300C", 3}, {"\u300D", 3}}};

/* What a colon and quotation marks at the end hold: `Ann Bell on X: "It is open" / X`. `before`
 * gets what stands before the colon. Empty without. */
static dl_slice quoted_end(dl_slice text, dl_slice *before)
{
    static const char *const colons[] = {": ", "\uFF1A", "\u00A0: "};
    dl_slice found = {NULL, 0};
    size_t first = text.size;
    for (size_t i = 0; i < COUNT(quotes); i++) {
        size_t end = text.size; /* behind the last mark that closes */
        while (end && !dl_slice_ends(dl_slice_cut(text, 0, end), quotes[i].close))
            end--;
        for (size_t k = 0; end && k < COUNT(colons); k++) {
            const size_t colon = dl_slice_find(text, colons[k]),
                         open = colon == SIZE_MAX ? 0 : colon + strlen(colons[k]);
            const dl_slice rest = dl_slice_cut(text, open, end);
            if (!open || colon >= first || !dl_slice_starts(rest, quotes[i].open) ||
                rest.size <= quotes[i].open.size + quotes[i].close.size)
                continue;
            first = colon;
            *before = dl_slice_trim(dl_slice_cut(text, 0, colon));
            found = dl_slice_trim(
                dl_slice_cut(rest, quotes[i].open.size, rest.size - quotes[i].close.size));
        }
    }
    return found;
}

/* Without the marks around all of it. */
static dl_slice unquoted(dl_slice text)
{
    for (size_t i = 1; i < COUNT(quotes); i++) {
        const dl_slice inner = dl_slice_cut(text, quotes[i].open.size, text.size);
        if (dl_slice_starts(text, quotes[i].open) && dl_slice_ends(inner, quotes[i].close) &&
            dl_slice_find(inner, quotes[i].close.data) == inner.size - quotes[i].close.size)
            return dl_slice_trim(dl_slice_cut(inner, 0, inner.size - quotes[i].close.size));
    }
    return text;
}

/* "Ann Bell on X", "Ann Bell auf Instagram", "Ann Bell | TikTok": the name, or empty. */
static dl_slice before_network(dl_slice title)
{
    static const char *const networks[] = {"X",      "Twitter", "Instagram",   "Threads",
                                           "TikTok", "Bluesky", "Truth Social"};
    static const char *const between[] = {" on ", " auf ", " sur ", " en ", " no ", " su ", " op ",
                                          " på ", " w ",   " в ",   " na ", " | ",  " / "};
    for (size_t i = 0; i < COUNT(networks); i++) {
        if (!dl_slice_ends(title, dl_slice_of(networks[i])))
            continue;
        const dl_slice before = dl_slice_cut(title, 0, title.size - strlen(networks[i]));
        for (size_t k = 0; k < COUNT(between); k++)
            if (dl_slice_ends(before, dl_slice_of(between[k])))
                return dl_slice_trim(dl_slice_cut(before, 0, before.size - strlen(between[k])));
    }
    const size_t japanese = dl_slice_find(title, "さんは");
    return japanese == SIZE_MAX ? (dl_slice){NULL, 0} : dl_slice_cut(title, 0, japanese);
}

/* "Ann Bell (@annbell@example.org) on X": the name, if that is the handle of the address, or that
 * has none. */
static dl_slice before_handle(dl_slice title, dl_slice handle)
{
    for (size_t i = title.size; i-- > 1;) {
        const dl_slice rest = dl_slice_cut(title, i + 1, title.size);
        if (title.data[i] == '@' && title.data[i - 1] == '(' && rest.size > handle.size &&
            strncasecmp(rest.data, handle.data, handle.size) == 0 &&
            (!handle.size || strchr(")@", rest.data[handle.size])))
            return dl_slice_trim(dl_slice_cut(title, 0, i - 1));
    }
    return (dl_slice){NULL, 0};
}

/* `534 likes, 12 comments - annbell on May 8, 2021: "It is open"`: of an address that names nobody.
 */
static dl_slice handle_in(dl_slice before)
{
    const size_t dash = dl_slice_find(before, " - ");
    size_t begin = dash == SIZE_MAX ? before.size : dash + 3, end = begin;
    while (end < before.size &&
           (isalnum((unsigned char)before.data[end]) || strchr("._", before.data[end])))
        end++;
    return end < before.size && before.data[end] == ' ' ? dl_slice_cut(before, begin, end)
                                                        : (dl_slice){NULL, 0};
}

/* What the title says of who wrote it, and the description of what. False when they are another
 * page's. */
static bool read_stated(own *out, dl_slice title, dl_slice description)
{
    dl_slice before = {NULL, 0}, said = quoted_end(title, &out->lead),
             told = quoted_end(description, &before);
    if (!said.size)
        out->lead = title;
    out->quoted = said;
    out->name = before_handle(out->lead, out->link.handle);
    if (!out->name.size)
        out->name = before_network(out->lead);
    if (!out->link.handle.size && told.size)
        out->link.handle = handle_in(before);
    const bool counted = description.size && isdigit((unsigned char)description.data[0]) &&
                         dl_slice_find(description, " - ") != SIZE_MAX;
    const bool captioned = counted && told.size;
    const bool within = said.size && description.size > said.size &&
                        !dl_slice_starts(description, said) &&
                        memmem(description.data, description.size, said.data, said.size);
    out->words = captioned ? told
                 : within  ? said
                 : description.size && !(counted && out->link.network == DL_NETWORK_META)
                     ? unquoted(description)
                     : said;
    return out->words.size && (out->name.size || said.size || captioned);
}

static dl_slice without_query(dl_slice url)
{
    const char *mark = url.size ? memchr(url.data, '?', url.size) : NULL;
    return mark ? dl_slice_cut(url, 0, (size_t)(mark - url.data)) : url;
}

/* "(4) Ann Bell on X": what a browser's tab counts. */
static dl_slice without_count(dl_slice title)
{
    size_t end = title.size && title.data[0] == '(';
    while (end && end < title.size && isdigit((unsigned char)title.data[end]))
        end++;
    return end > 1 && dl_slice_starts(dl_slice_cut(title, end, title.size), DL_LITERAL(") "))
               ? dl_slice_cut(title, end + 2, title.size)
               : title;
}

bool dl_html_post_page_read(dl_html_own_post *out, dl_arena *arena, const dl_html_tree *tree,
                            const dl_html_metadata *page, const dl_html_post *shown)
{
    static const char *const titles[] = {"og:title", "twitter:title", NULL};
    dl_html_metas metas;
    own found = {0};
    *out = (dl_html_own_post){0};
    const bool telegram = dl_slice_is(page->site, "Telegram"); /* whose pages state no address */
    const dl_slice url =
        telegram && !page->url.size && shown ? shown->tweet->url : without_query(page->url);
    if (!dl_permalink_is_post(url) || !dl_permalink_read(&found.link, url) ||
        !dl_html_metas_find(&metas, arena, tree))
        return false;
    const dl_slice title = without_count(dl_html_squeezed(arena, dl_html_meta(&metas, titles)));
    if (telegram) {
        found.lead = found.name = title;
        found.words = page->description;
    } else if (!read_stated(&found, title, page->description))
        return false;
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    if (!tweet || !found.words.size)
        return false;
    *tweet = (dl_tweet){.name = found.name,
                        .handle = found.link.handle,
                        .id = found.link.id,
                        .url = url,
                        .date = page->date,
                        .truncated = dl_flat_tweet_is_truncated(found.words)};
    *out = (dl_html_own_post){{.text = found.words, .tweet = tweet}, found.lead, found.quoted};
    return true;
}

void dl_html_post_page_resolve(dl_html_post *posts, size_t count, dl_arena *arena, dl_slice url)
{
    size_t host = dl_html_host_begin(url);
    while (host && host < url.size && url.data[host] != '/')
        host++;
    for (size_t i = 0; i < count && host; i++) {
        if (!dl_slice_starts(posts[i].tweet->url, DL_LITERAL("/")))
            continue;
        dl_buffer whole = DL_BUFFER_EMPTY;
        dl_tweet tweet = *posts[i].tweet;
        dl_buffer_add_slice(&whole, dl_slice_cut(url, 0, host));
        dl_buffer_add_slice(&whole, tweet.url);
        tweet.url = dl_arena_copy(arena, dl_buffer_slice(&whole));
        arena->failed |= whole.failed;
        dl_buffer_free(&whole);
        const dl_tweet *copy = dl_tweet_copy(arena, &tweet);
        posts[i].tweet = copy ? copy : posts[i].tweet;
    }
}

bool dl_html_post_page_shows(dl_slice url, const dl_html_post *posts, size_t count)
{
    dl_permalink link;
    bool found = false;
    if (!dl_permalink_is_post(without_query(url)) || !dl_permalink_read(&link, url))
        return false;
    for (size_t i = 0; i < count && !found; i++)
        found = dl_slice_equal(posts[i].tweet->id, link.id);
    return found;
}
