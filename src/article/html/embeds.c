/* Embedded posts. */
#include "article/html/embeds.h"
#include "article/flat_tweet.h"
#include "article/word_date.h"
#include "util/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>
#include <unicode/uchar.h>

static const char *const classes[] = {"twitter-tweet", "twitter-video",  "twitter-quote",
                                      "bluesky-embed", "mastodon-embed", "text-post-media"};

/* "123456789012345678" of an element that a script will fill. */
static dl_slice stated_id(const dl_html_tree *tree, uint32_t at)
{
    dl_slice id = dl_html_attribute(tree, at, "data-tweetid");
    if (!id.size)
        id = dl_html_attribute(tree, at, "data-tweet-id");
    size_t digits = 0;
    while (digits < id.size && id.data[digits] >= '0' && id.data[digits] <= '9')
        digits++;
    return digits == id.size && digits >= 5 && digits < 20 ? id : dl_slice_of(NULL);
}

/* ---- permalinks ---- */

typedef struct permalink {
    dl_slice handle, id;
} permalink;

/* "https://twitter.com/HANDLE/status/ID", also bsky.app/profile/HANDLE/post/ID, HOST/@HANDLE/ID. */
static bool read_permalink(permalink *out, dl_slice link)
{
    static const char *const middles[] = {"/status/", "/statuses/", "/post/"};
    *out = (permalink){0};
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        size_t end = dl_slice_find(link, middles[i]), begin = end;
        if (end == SIZE_MAX)
            continue;
        while (begin && link.data[begin - 1] != '/')
            begin--;
        begin += begin < end && link.data[begin] == '@';
        size_t id = end + strlen(middles[i]), stop = id;
        while (stop < link.size && (isalnum((unsigned char)link.data[stop])))
            stop++;
        out->handle = dl_slice_cut(link, begin, end);
        out->id = dl_slice_cut(link, id, stop);
        return out->handle.size && out->id.size;
    }
    return false;
}

/* Whether a link is the permalink of a post on X, and nothing else. */
static bool is_x_permalink(dl_slice link)
{
    static const char *const hosts[] = {"://twitter.com/", "://www.twitter.com/",
                                        "://mobile.twitter.com/", "://x.com/", "://www.x.com/"};
    permalink found;
    size_t digits = 0;
    for (size_t i = 0; i < link.size; i++)
        if ((unsigned char)link.data[i] <= ' ')
            return false;
    bool known = false;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        size_t at = dl_slice_find(link, hosts[i]);
        known |= at == 4 || at == 5; /* http, https */
    }
    if (!known || !read_permalink(&found, link))
        return false;
    while (digits < found.id.size && found.id.data[digits] >= '0' && found.id.data[digits] <= '9')
        digits++;
    return digits == found.id.size && digits >= 5;
}

/* ---- which elements are posts ---- */

/* The permalink in an attribute of an element that a script will fill: <div
 * data-url="https://x.com/ HANDLE/status/ID">. */
static dl_slice stated_link(const dl_html_tree *tree, uint32_t at)
{
    const GumboElement *element = &tree->nodes[at].node->v.element;
    for (unsigned i = 0; element->tag != GUMBO_TAG_A && i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        dl_slice value = dl_slice_trim(dl_slice_of(attribute->value));
        if (strncmp(attribute->name, "data-", 5) == 0 && value.size < 200 && is_x_permalink(value))
            return value;
    }
    return dl_slice_of(NULL);
}

/* A paragraph that is nothing but the link to a post: scripts put the post there. */
static bool is_lone_link(const dl_html_tree *tree, uint32_t at)
{
    enum { LEAST = 25, MOST = 200 };
    const dl_html_node *node = &tree->nodes[at];
    if (!dl_html_is(tree, at, GUMBO_TAG_P) || node->text < LEAST || node->text > MOST ||
        node->links < LEAST)
        return false;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_html_text(&text, tree, at);
    bool lone = is_x_permalink(dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return lone;
}

/* A quote that a site calls a tweet, and that ends in its permalink. */
static bool is_called_tweet(const dl_html_tree *tree, uint32_t at)
{
    dl_slice called = dl_html_attribute(tree, at, "class");
    size_t found = dl_slice_find(called, "tweet");
    if (found == SIZE_MAX || tree->nodes[at].text > 2000)
        return false;
    for (uint32_t i = at; i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_A) && is_x_permalink(dl_html_attribute(tree, i, "href")))
            return true;
    return false;
}

bool dl_html_is_embed(const dl_html_tree *tree, uint32_t at)
{
    if (tree->nodes[at].node->type != GUMBO_NODE_ELEMENT)
        return false;
    if (stated_id(tree, at).size || stated_link(tree, at).size || is_lone_link(tree, at))
        return true;
    if (!dl_html_is(tree, at, GUMBO_TAG_BLOCKQUOTE))
        return false;
    if (dl_slice_is(dl_html_attribute(tree, at, "data-twitter"), "twitter-tweet"))
        return true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (dl_html_has_class(tree, at, classes[i]))
            return true;
    return is_called_tweet(tree, at);
}

/* ---- days ---- */

/* Since November 2010 a tweet's number holds its time: milliseconds since 2010-11-04T01:42:54.657Z
 * above 22 bits (X's "snowflake" ids). */
static int64_t snowflake_seconds(dl_slice id)
{
    char digits[24];
    if (id.size < 15 || id.size > 19)
        return 0;
    memcpy(digits, id.data, id.size);
    digits[id.size] = '\0';
    char *end;
    unsigned long long number = strtoull(digits, &end, 10);
    return *end ? 0 : (int64_t)((number >> 22) + 1288834974657ULL) / 1000;
}

/* Whether `text` holds the number, in digits of any script, at its characters. */
static bool names_number(dl_slice text, int wanted)
{
    int number = -1;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        int digit = code > 0x10FFFF ? -1 : u_charDigitValue((UChar32)code);
        if (digit >= 0 && number < 100000)
            number = (number < 0 ? 0 : number * 10) + digit;
        else if (digit < 0) {
            if (number == wanted)
                return true;
            number = -1;
        }
    }
    return number == wanted;
}

/* The day that `words` name in whatever language: near the number's own time, the day with the same
 * day of the month and year. The words are in the reader's zone, so a day earlier or later than in
 * UTC may be meant. */
static dl_date post_date(dl_slice words, dl_slice id)
{
    int64_t seconds = snowflake_seconds(id);
    if (!seconds)
        return dl_word_date_parse(words);
    static const int64_t shifts[] = {0, -1, 1};
    for (int i = 0; i < 3; i++) {
        int year, month, day;
        int64_t days = seconds / 86400 + shifts[i];
        dl_date_civil(days, &year, &month, &day);
        if (names_number(words, day) && names_number(words, year))
            return dl_date_of(year, month, day);
    }
    return (dl_date){seconds / 86400 * 86400, false};
}

/* ---- reading ---- */

/* "— Name (@handle) ...": name and handle out of what stands behind the text. */
static void read_attribution(dl_tweet *tweet, dl_slice text)
{
    text = dl_slice_trim(text);
    static const dl_slice dashes[] = {
        {"\xE2\x80\x94", 3}, {"\xE2\x80\x93", 3}, {"--", 2}, {"-", 1}};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (dl_slice_starts(text, dashes[i])) {
            text = dl_slice_trim(dl_slice_cut(text, dashes[i].size, text.size));
            break;
        }
    for (size_t i = text.size; i-- > 1;) {
        if (text.data[i] != '@' || text.data[i - 1] != '(')
            continue;
        size_t end = i + 1;
        while (end < text.size && text.data[end] != ')')
            end++;
        if (!tweet->handle.size)
            tweet->handle = dl_slice_trim(dl_slice_cut(text, i + 1, end));
        tweet->name = dl_slice_trim(dl_slice_cut(text, 0, i - 1));
        return;
    }
    /* "Name @handle ..." */
    for (size_t i = 1; i + tweet->handle.size < text.size && tweet->handle.size; i++)
        if (text.data[i] == '@' && text.data[i - 1] == ' ' &&
            strncasecmp(text.data + i + 1, tweet->handle.data, tweet->handle.size) == 0) {
            tweet->name = dl_slice_trim(dl_slice_cut(text, 0, i));
            return;
        }
}

static void add_text(dl_buffer *out, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer part = DL_BUFFER_EMPTY;
    dl_html_text(&part, tree, at);
    if (part.size && out->size)
        dl_buffer_add_byte(out, ' ');
    dl_buffer_add_slice(out, dl_buffer_slice(&part));
    out->failed |= part.failed;
    dl_buffer_free(&part);
}

typedef struct parts {
    dl_buffer text, behind; /* the post's own words; what stands outside of its paragraphs */
    dl_buffer words;        /* of the link that is the permalink */
    permalink link;
    dl_slice url;
} parts;

static void split(parts *out, const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end;) {
        GumboTag tag = dl_html_tag(tree, i);
        if (tag == GUMBO_TAG_P) {
            dl_buffer whole = DL_BUFFER_EMPTY;
            dl_html_text(&whole, tree, i);
            /* Old embeds wrap the attribution, too. */
            dl_slice said = dl_buffer_slice(&whole);
            bool attribution = dl_slice_starts(said, DL_LITERAL("\xE2\x80\x94")) &&
                               (out->text.size || dl_slice_find(said, "(@") != SIZE_MAX);
            dl_buffer_free(&whole);
            if (!attribution) {
                add_text(&out->text, tree, i);
                i = tree->nodes[i].end;
                continue;
            }
        }
        permalink link;
        if (tag == GUMBO_TAG_A && read_permalink(&link, dl_html_attribute(tree, i, "href"))) {
            out->link = link;
            out->url = dl_html_attribute(tree, i, "href");
            dl_buffer_clear(&out->words);
            add_text(&out->words, tree, i);
            i = tree->nodes[i].end;
            continue;
        }
        if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) {
            i = tree->nodes[i].end;
            continue;
        }
        dl_html_squeeze(&out->behind, dl_html_node_text(tree, i));
        i++;
    }
}

/* Without the query: "?ref_src=twsrc%5Etfw". */
static dl_slice bare_url(dl_slice url)
{
    const char *mark = url.size ? memchr(url.data, '?', url.size) : NULL;
    return mark ? dl_slice_cut(url, 0, (size_t)(mark - url.data)) : url;
}

bool dl_html_embed_read(dl_html_post *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                        bool *failed)
{
    *out = (dl_html_post){.node = at};
    parts found = {.text = DL_BUFFER_EMPTY, .behind = DL_BUFFER_EMPTY, .words = DL_BUFFER_EMPTY};
    split(&found, tree, at);
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    dl_slice stated = stated_id(tree, at), link = stated_link(tree, at);
    if (!found.link.id.size && link.size && read_permalink(&found.link, link))
        found.url = link;
    if (!found.link.id.size && stated.size) {
        dl_buffer url = DL_BUFFER_EMPTY;
        dl_buffer_printf(&url, "https://twitter.com/i/status/%.*s", (int)stated.size, stated.data);
        found.link.id = stated;
        found.url = dl_arena_copy(arena, dl_buffer_slice(&url));
        *failed |= url.failed;
        dl_buffer_free(&url);
    }
    if (tweet) {
        tweet->handle = dl_arena_copy(arena, found.link.handle);
        tweet->id = dl_arena_copy(arena, found.link.id);
        tweet->url = dl_arena_copy(arena, bare_url(found.url));
        out->text = dl_arena_copy(arena, dl_buffer_slice(&found.text));
        dl_slice behind = dl_arena_copy(arena, dl_buffer_slice(&found.behind));
        read_attribution(tweet, behind);
        tweet->date = post_date(dl_buffer_slice(&found.words), tweet->id);
        tweet->truncated = dl_flat_tweet_is_truncated(out->text);
        if (!out->text.size && !tweet->id.size) /* old marks without paragraphs */
            out->text = behind;
        if (!out->text.size) /* the page left its text to a script */
            out->text = tweet->url;
        out->tweet = tweet;
    }
    *failed |=
        !tweet || arena->failed || found.text.failed || found.behind.failed || found.words.failed;
    dl_buffer_free(&found.text);
    dl_buffer_free(&found.behind);
    dl_buffer_free(&found.words);
    return !*failed && out->text.size && (tweet->handle.size || tweet->id.size);
}
