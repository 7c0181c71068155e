/* Embedded posts. */
#include "article/html/embeds/embeds.h"
#include "article/html/embeds/embeds_signed.h"
#include "article/html/tree/texts.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"

#include <strings.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))

static const char *const classes[] = {"twitter-tweet",  "twitter-video",   "twitter-quote",   "bluesky-embed",
                                      "mastodon-embed", "text-post-media", "instagram-media", "tiktok-embed"};

/* ---- which elements are posts ---- */

/* A paragraph, a part of a page, or what WordPress wraps an embedded address in, that is nothing but the address of a post, as a link or as
 * words: scripts put the post there. */
static bool is_lone_link(const dl_html_tree *tree, uint32_t at)
{
    enum { LEAST = 25, MOST = 400, NODES = 6 };
    const dl_html_node *node = &tree->nodes[at];
    const GumboTag tag = dl_html_tag(tree, at);
    if (node->text < LEAST || node->text > MOST ||
        (tag != GUMBO_TAG_P && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_FIGURE &&
         !dl_html_has_class(tree, at, "wp-block-embed__wrapper")))
        return false;
    dl_slice first = {NULL, 0}; /* most paragraphs are told by how they begin */
    for (uint32_t i = at + 1; i < node->end && i < at + NODES && !first.size; i++)
        first = dl_slice_trim(dl_html_node_text(tree, i));
    if (!dl_slice_starts(first, DL_LITERAL("http")) && !dl_slice_starts(first, DL_LITERAL("//")))
        return false;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_html_text(&text, tree, at);
    bool lone = dl_permalink_is_post(dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return lone;
}

/* Whether the element's text ends in "(@handle)", of the permalink, and a day. */
static bool ends_in_attribution(const dl_html_tree *tree, uint32_t at, dl_slice handle)
{
    enum { DAY_MOST = 60 };
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_html_text(&text, tree, at);
    dl_slice said = dl_buffer_slice(&text);
    size_t sign = said.size;
    while (sign && !dl_slice_starts(dl_slice_cut(said, sign, said.size), DL_LITERAL("(@")))
        sign--;
    dl_slice rest = dl_slice_cut(said, sign + (sign ? 2 : 0), said.size);
    bool ends = sign && rest.size > handle.size && rest.size <= handle.size + DAY_MOST &&
                strncasecmp(rest.data, handle.data, handle.size) == 0 && rest.data[handle.size] == ')';
    dl_buffer_free(&text);
    return ends;
}

/* A quote with a permalink that a site calls a tweet, or that ends as X's do, wherever its class went. */
static bool is_called_tweet(const dl_html_tree *tree, uint32_t at)
{
    bool called = dl_slice_find(dl_html_attribute(tree, at, "class"), "tweet") != SIZE_MAX;
    if (tree->nodes[at].text > 2000)
        return false;
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        dl_permalink link;
        if (i > at && !called && dl_html_is(tree, i, GUMBO_TAG_BLOCKQUOTE)) /* which is the post */
            return false;
        dl_slice url = dl_html_is(tree, i, GUMBO_TAG_A) ? dl_html_attribute(tree, i, "href") : dl_slice_of(NULL);
        if (dl_permalink_is_post(url) && (called || (dl_permalink_read(&link, dl_permalink_unarchived(url)) &&
                                                     ends_in_attribution(tree, at, link.handle))))
            return true;
    }
    return false;
}

/* A post as a page of posts shows it: an <article> without paragraphs and headings, in which the link around the time is
 * its permalink. That link, or 0. React draws posts so, too, with the words in a paragraph that states their language. */
static uint32_t shown_permalink(const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 400, TEXT = 8000 };
    uint32_t end = tree->nodes[at].end, found = 0, link_end = 0;
    dl_permalink link;
    if (!dl_html_is(tree, at, GUMBO_TAG_ARTICLE) || tree->nodes[at].text > TEXT)
        return 0;
    for (uint32_t i = at + 1, last = 0; i < end && i < at + NODES && !found; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if ((tag == GUMBO_TAG_P && !dl_html_attribute(tree, i, "lang").size) ||
            (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) || tag == GUMBO_TAG_ARTICLE)
            return 0;
        if (tag == GUMBO_TAG_A && dl_permalink_read(&link, dl_html_attribute(tree, i, "href")) &&
            link.network == DL_NETWORK_X) {
            last = i;
            link_end = tree->nodes[i].end;
        }
        if (tag == GUMBO_TAG_TIME && last && i < link_end)
            found = last;
    }
    return found;
}

bool dl_html_is_embed(const dl_html_tree *tree, uint32_t at)
{
    if (tree->nodes[at].node->type != GUMBO_NODE_ELEMENT)
        return false;
    const GumboElement *element = &tree->nodes[at].node->v.element;
    if (!element->attributes.length && element->tag != GUMBO_TAG_ARTICLE && element->tag != GUMBO_TAG_BLOCKQUOTE)
        return is_lone_link(tree, at); /* the others are told by what they say of themselves */
    dl_html_stated stated;
    if (dl_html_embed_stated(&stated, tree, at) || is_lone_link(tree, at))
        return true;
    dl_html_card card;
    if (shown_permalink(tree, at) || dl_html_card_find(&card, tree, at) || dl_html_drawn_find(&card, tree, at))
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

/* ---- reading ---- */

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
    dl_permalink link;
    dl_slice url;
    dl_date moment;
} parts;

/* Whether paragraph `at` says who wrote the post and when, as old embeds and editors have it: a dash, a name, "(@handle)" and
 * a day, or behind the words of the post (`worded`) nothing but a link to it, which names the day. */
static bool is_attribution(const dl_html_tree *tree, uint32_t at, bool worded)
{
    dl_buffer whole = DL_BUFFER_EMPTY, linked = DL_BUFFER_EMPTY;
    dl_html_text(&whole, tree, at);
    const dl_slice said = dl_slice_trim(dl_buffer_slice(&whole));
    bool is = dl_slice_starts(said, DL_LITERAL("\u2014"))
                  ? worded || dl_slice_find(said, "(@") != SIZE_MAX
                  : worded && dl_html_post_dash(said) && dl_html_post_is_signed(said);
    for (uint32_t i = at + 1; worded && !is && i < tree->nodes[at].end; i++) {
        dl_permalink link;
        if (dl_html_is(tree, i, GUMBO_TAG_A)) {
            dl_html_text(&linked, tree, i);
            is = dl_slice_equal(dl_slice_trim(dl_buffer_slice(&linked)), said) &&
                 dl_slice_find(said, "/") == SIZE_MAX && dl_permalink_read(&link, dl_html_attribute(tree, i, "href"));
            break;
        }
    }
    dl_buffer_free(&whole);
    dl_buffer_free(&linked);
    return is;
}

/* A paragraph, or what editors make of a post's one, which states its language. */
static bool is_words(const dl_html_tree *tree, uint32_t at)
{
    return dl_html_is(tree, at, GUMBO_TAG_P) ||
           (dl_html_is(tree, at, GUMBO_TAG_DIV) && dl_html_attribute(tree, at, "lang").size);
}

/* A paragraph that says all: "the words — Name (@handle) [day]", with a link to the post as its end. False: it does not. */
static bool take_signed(parts *out, const dl_html_tree *tree, uint32_t at)
{
    uint32_t last = 0;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        last = dl_html_is(tree, i, GUMBO_TAG_A) ? i : last;
    dl_permalink link;
    if (!last || !dl_permalink_read(&link, dl_html_attribute(tree, last, "href")))
        return false;
    dl_buffer whole = DL_BUFFER_EMPTY, linked = DL_BUFFER_EMPTY;
    dl_html_text(&whole, tree, at);
    dl_html_text(&linked, tree, last);
    const dl_slice said = dl_buffer_slice(&whole), day = dl_buffer_slice(&linked);
    dl_slice before = dl_slice_trim(dl_slice_cut(said, 0, said.size - (day.size < said.size ? day.size : said.size)));
    const bool signs = dl_slice_equal(dl_slice_cut(said, said.size - day.size, said.size), day) &&
                       dl_html_post_is_signed(before) && before.data[before.size - 1] == ')';
    const dl_slice text = signs ? dl_html_post_words(&before) : (dl_slice){NULL, 0};
    if (text.size) {
        if (out->text.size)
            dl_buffer_add_byte(&out->text, ' ');
        dl_buffer_add_slice(&out->text, text);
        dl_buffer_add_slice(&out->behind, before);
        out->link = link;
        out->url = dl_html_attribute(tree, last, "href");
        dl_buffer_clear(&out->words);
        dl_buffer_add_slice(&out->words, day);
    }
    dl_buffer_free(&whole);
    dl_buffer_free(&linked);
    return text.size;
}

static void split(parts *out, const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end;) {
        GumboTag tag = dl_html_tag(tree, i);
        if (is_words(tree, i) && !is_attribution(tree, i, out->text.size)) {
            if (!take_signed(out, tree, i))
                add_text(&out->text, tree, i);
            i = tree->nodes[i].end;
            continue;
        }
        dl_permalink link;
        if (tag == GUMBO_TAG_A && dl_permalink_read(&link, dl_html_attribute(tree, i, "href"))) {
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
        dl_html_squeeze(&out->behind,
                        tag == GUMBO_TAG_BR ? DL_LITERAL(" ") : dl_html_node_text(tree, i));
        i++;
    }
}

/* A permalink, also a relative one. */
static void take_link(parts *out, dl_slice url, dl_arena *arena)
{
    if (dl_slice_starts(url, DL_LITERAL("/")) &&
        !dl_slice_starts(url, DL_LITERAL("/@"))) { /* that of Mastodon is on any host */
        dl_buffer whole = DL_BUFFER_EMPTY;
        const bool profile = dl_slice_starts(url, DL_LITERAL("/profile/"));
        dl_buffer_printf(&whole, "https://%s%.*s", profile ? "bsky.app" : "twitter.com", (int)url.size, url.data);
        url = dl_arena_copy(arena, dl_buffer_slice(&whole));
        out->text.failed |= whole.failed;
        dl_buffer_free(&whole);
    }
    out->url = url;
    dl_permalink_read(&out->link, url);
}

/* The post is what is called its text, or has a language of its own; who it is by stands before that, mostly in what is called
 * that. */
static void split_shown(parts *out, const dl_html_tree *tree, uint32_t at, uint32_t link, dl_arena *arena)
{
    uint32_t i = at + 1, end = tree->nodes[at].end, name_end = 0;
    bool text = false;
    for (; i < end && !text; i += !text) {
        const dl_slice called = dl_html_attribute(tree, i, "data-testid");
        text = dl_slice_is(called, "tweetText") || dl_html_attribute(tree, i, "lang").size;
        if (dl_slice_is(called, "User-Name") &&
            !name_end) { /* not what stands above: whose page has it on top, who repeats it */
            dl_buffer_clear(&out->behind);
            name_end = tree->nodes[i].end;
        }
        if (dl_html_node_text(tree, i).size && !text && (!name_end || i < name_end)) {
            if (out->behind.size)
                dl_buffer_add_byte(&out->behind, ' ');
            dl_html_squeeze(&out->behind, dl_html_node_text(tree, i));
        }
    }
    if (text)
        add_text(&out->text, tree, i);
    add_text(&out->words, tree, link);
    take_link(out, dl_html_attribute(tree, link, "href"), arena);
}

/* A day may stand behind a time: "8:44 AM ∙ Mar 15, 2023". */
static dl_slice from_day(dl_slice words)
{
    size_t used;
    for (size_t i = 0; i < words.size; i++)
        if ((!i || words.data[i - 1] == ' ') &&
            dl_date_known(dl_word_date_take(dl_slice_cut(words, i, words.size), &used)))
            return dl_slice_cut(words, i, words.size);
    return words;
}

static void split_card(parts *out, const dl_html_tree *tree, const dl_html_card *card, dl_arena *arena)
{
    dl_buffer handle = DL_BUFFER_EMPTY;
    add_text(&out->text, tree, card->text);
    if (card->name)
        add_text(&out->behind, tree, card->name);
    if (card->handle)
        dl_html_text(&handle, tree, card->handle);
    const dl_slice said = dl_buffer_slice(&handle);
    dl_buffer_printf(&out->behind, " (%s%.*s)", dl_slice_starts(said, DL_LITERAL("@")) ? "" : "@", (int)said.size,
                     said.data);
    out->behind.failed |= handle.failed;
    dl_buffer_free(&handle);
    out->moment = dl_date_parse_iso(card->moment);
    if (card->date)
        dl_buffer_add_slice(&out->words, from_day(dl_html_element_text(arena, tree, card->date)));
    if (card->base) {
        dl_buffer url = DL_BUFFER_EMPTY;
        dl_buffer_printf(&url, "%s%.*s", card->base, (int)card->rest.size, card->rest.data);
        take_link(out, dl_arena_copy(arena, dl_buffer_slice(&url)), arena);
        out->text.failed |= url.failed;
        dl_buffer_free(&url);
        if (card->id.size) /* of a forum, whose addresses tell no more */
            out->link = (dl_permalink){.handle = card->by,
                                       .id = dl_slice_ends(out->url, card->id)
                                                 ? dl_slice_cut(out->url, out->url.size - card->id.size, out->url.size)
                                                 : card->id};
    } else
        take_link(out, card->hidden.size ? dl_permalink_redirected(arena, card->hidden) : card->url, arena);
}

/* A caption as a card has it. */
static void take_captioned(parts *out, dl_html_captioned *captioned)
{
    dl_buffer_free(&out->text);
    out->text = captioned->text;
    dl_buffer_add_slice(&out->behind, captioned->name);
    if (captioned->handle.size || captioned->name.size)
        dl_buffer_printf(&out->behind, " (@%.*s)", (int)captioned->handle.size, captioned->handle.data);
    dl_buffer_add_slice(&out->words, captioned->words);
    if (dl_permalink_read(&out->link, captioned->url))
        out->url = captioned->url;
    else
        out->link = (dl_permalink){0};
}

/* Without what stands behind the id ("?ref_src=twsrc%5Etfw", "/embed"), and what an archive puts before it. */
static dl_slice bare_url(dl_slice url, dl_slice id)
{
    const bool within = id.size && id.data >= url.data && id.data + id.size <= url.data + url.size;
    if (within)
        url.size = (size_t)(id.data + id.size - url.data);
    url = dl_permalink_unarchived(url);
    if (within || dl_slice_equal(url, id)) /* that of Facebook, which may have to have its query, or "item?id=" */
        return url;
    const char *mark = url.size ? memchr(url.data, '?', url.size) : NULL;
    return mark ? dl_slice_cut(url, 0, (size_t)(mark - url.data)) : url;
}

/* What the attributes say: an object's words; all else where the element itself does not. */
static void take_stated(parts *found, dl_html_stated *stated, dl_arena *arena)
{
    dl_slice text = {0};
    if (stated->object.size && dl_html_embed_object(stated, arena, &text) && text.size) {
        dl_buffer_clear(&found->text); /* of a mail, the day is a paragraph, too */
        dl_html_squeeze(&found->text, text);
    }
    if (stated->page.size) {
        dl_html_embed_page(stated, arena);
        found->link.id = found->url = stated->url;
    }
    if (stated->base) {
        dl_buffer url = DL_BUFFER_EMPTY;
        dl_buffer_printf(&url, "%s%.*s", stated->base, (int)stated->rest.size, stated->rest.data);
        stated->url = dl_arena_copy(arena, dl_buffer_slice(&url));
        found->text.failed |= url.failed;
        dl_buffer_free(&url);
    }
    if (!found->link.id.size && stated->url.size && dl_permalink_read(&found->link, stated->url))
        found->url = stated->url;
    if (!found->link.id.size && stated->id.size) {
        dl_buffer url = DL_BUFFER_EMPTY;
        dl_buffer_printf(&url, "https://twitter.com/i/status/%.*s", (int)stated->id.size,
                         stated->id.data);
        found->link.id = stated->id;
        found->link.network = DL_NETWORK_X;
        found->url = dl_arena_copy(arena, dl_buffer_slice(&url));
        found->text.failed |= url.failed;
        dl_buffer_free(&url);
    }
    if (!found->link.handle.size)
        found->link.handle = stated->handle;
}

/* The author's name where X's script drew the post within the element. */
static dl_slice drawn_name(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 20 };
    dl_html_card card;
    for (uint32_t i = at; i < tree->nodes[at].end && i < at + NODES; i++)
        if (dl_html_card_find(&card, tree, i))
            return card.name ? dl_html_element_text(arena, tree, card.name) : dl_slice_of(NULL);
    return dl_slice_of(NULL);
}

bool dl_html_embed_read(dl_html_post *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                        bool *failed)
{
    *out = (dl_html_post){.node = at};
    parts found = {
        .text = DL_BUFFER_EMPTY, .behind = DL_BUFFER_EMPTY, .words = DL_BUFFER_EMPTY, .moment = DL_DATE_NONE};
    dl_html_stated stated;
    dl_html_card card;
    dl_html_captioned captioned;
    const uint32_t shown = shown_permalink(tree, at);
    const bool states = dl_html_embed_stated(&stated, tree, at);
    if (shown)
        split_shown(&found, tree, at, shown, arena);
    else if (!states && (dl_html_card_find(&card, tree, at) || dl_html_drawn_find(&card, tree, at)))
        split_card(&found, tree, &card, arena);
    else if (dl_html_captioned_read(&captioned, arena, tree, at))
        take_captioned(&found, &captioned);
    else
        split(&found, tree, at);
    dl_slice bare = dl_slice_trim(dl_buffer_slice(&found.behind));
    bare = bare.size ? bare : dl_slice_trim(dl_buffer_slice(&found.text));
    if (!found.url.size && dl_permalink_is_post(bare)) {
        take_link(&found, dl_arena_copy(arena, bare), arena);
        dl_buffer_clear(&found.behind);
        dl_buffer_clear(&found.text);
    }
    if (states)
        take_stated(&found, &stated, arena);
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    if (tweet) {
        tweet->handle = dl_arena_copy(arena, found.link.handle);
        tweet->id = dl_arena_copy(arena, found.link.id);
        tweet->url = dl_arena_copy(arena, bare_url(found.url, found.link.id));
        out->text = dl_arena_copy(arena, dl_slice_trim(dl_buffer_slice(&found.text)));
        dl_slice behind = dl_arena_copy(arena, dl_buffer_slice(&found.behind));
        if (!out->text.size)
            out->text = dl_html_post_words(&behind);
        dl_slice day = dl_html_post_attribution(tweet, behind), words = dl_buffer_slice(&found.words);
        if (dl_html_has_class(tree, at, "text-post-media") || dl_html_has_class(tree, at, "mastodon-embed"))
            tweet->name.size = 0; /* "Post by @handle" */
        if (stated.name.size && stated.handle.size && stated.handle.size == tweet->handle.size &&
            strncasecmp(stated.handle.data, tweet->handle.data, tweet->handle.size) == 0)
            tweet->name = dl_arena_copy(arena, stated.name);
        if (!tweet->name.size && states)
            tweet->name = drawn_name(arena, tree, at);
        tweet->date =
            dl_date_known(found.moment) ? found.moment : dl_html_post_date(words.size ? words : day, &found.link);
        tweet->truncated = dl_flat_tweet_is_truncated(out->text);
        if (!out->text.size && !tweet->id.size) /* old marks without paragraphs */
            out->text = behind;
        if (dl_slice_find(out->text, "<a href=") != SIZE_MAX) /* links whose markup was escaped once too often */
            out->text = dl_html_plain(arena, out->text);
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
