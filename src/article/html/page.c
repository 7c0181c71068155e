/* A web page as an article. */
#include "article/html/page.h"
#include "article/base/tweet.h"
#include "article/base/twice.h"
#include "article/html/content/closing.h"
#include "article/html/content/content.h"
#include "article/html/content/letter.h"
#include "article/html/content/next_article.h"
#include "article/html/content/replies.h"
#include "article/html/content/state_text.h"
#include "article/html/deck_stated.h"
#include "article/html/decks.h"
#include "article/html/embeds/embeds.h"
#include "article/html/embeds/shown_posts.h"
#include "article/html/metadata.h"
#include "article/html/opening.h"
#include "article/html/post_page.h"
#include "article/html/title/headline.h"
#include "article/html/tree/encoding.h"
#include "article/html/tree/junk.h"
#include "article/html/tree/texts.h"
#include "article/html/tree/thread.h"
#include "article/html/tree/wrapped.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "util/error.h"
#include "util/utf8.h"

typedef struct page {
    dl_arena *arena;
    dl_html_tree tree;
    dl_html_metadata metadata;
    dl_html_blocks blocks;
    dl_html_shown_posts posts; /* of blocks with an embed */
    dl_html_own_post own; /* the post whose page this is */
    bool of_post;         /* it is the own page of a post, which may be one that it shows */
    dl_passage *passages;
    size_t count, capacity;
    const dl_slice *title; /* of a piece: the article's, which stands elsewhere; NULL: a whole page */
    size_t looked_at;      /* bytes, from the front */
    bool converted;        /* what was parsed are not the bytes given */
    dl_slice place;        /* that a line above the text told */
    dl_article state;      /* the text that the page holds for its scripts */
    bool failed;
} page;

/* As it is, of any length. */
static void add_whole(page *p, dl_passage passage)
{
    if (!passage.text.size)
        return;
    dl_passage *passages = dl_arena_room(p->arena, p->passages, &p->capacity, p->count, sizeof *passages);
    p->failed |= !passages;
    if (!passages)
        return;
    p->passages = passages;
    p->passages[p->count++] = passage;
}

static void add(page *p, dl_passage passage)
{
    for (dl_slice rest = passage.text; rest.size && !p->failed;) {
        const size_t piece = dl_prose_piece(rest, DL_PASSAGE_MOST);
        passage.text = dl_prose_trim(dl_slice_cut(rest, 0, piece));
        add_whole(p, passage);
        rest = dl_slice_cut(rest, piece, rest.size);
    }
}

/* ---- parts ---- */

static bool find_posts(page *p, bool *embed)
{
    if (!dl_html_shown_posts_find(&p->posts, embed, p->arena, &p->tree)) {
        p->failed = true;
        return false;
    }
    dl_html_post_page_resolve(p->posts.items, p->posts.count, p->arena, p->metadata.url);
    return true;
}

/* A block that says the headline again, or above all else the whole heading of which that is a
 * part; or the deck that stands before it. */
static bool repeats(const page *p, const dl_html_block *block)
{
    enum { SIGNS = 6 }; /* bytes: "Bridge: town opens it", "Bridge Town opens it" */
    dl_slice title = p->metadata.title;
    if (dl_html_same_text(block->text, title) ||
        (p->count && dl_html_same_text(block->text, p->passages[p->count - 1].text)))
        return true;
    if (!p->count && title.size > SIGNS && block->text.size + SIGNS >= title.size &&
        block->text.size <= title.size + SIGNS &&
        dl_slice_equal(dl_html_key(p->arena, block->text), dl_html_key(p->arena, title)))
        return true;
    if (p->count || !block->heading || !title.size || block->text.size > title.size * 3)
        return false;
    dl_slice key = dl_html_key(p->arena, block->text), part = dl_html_key(p->arena, title);
    return part.size && part.size * 2 >= key.size && key.size >= part.size &&
           memmem(key.data, key.size, part.data, part.size);
}

/* A paragraph may end in tweets that were flattened to text: "... — Name (@handle) November 18,
 * 2025". */
static void add_paragraph(page *p, const dl_html_block *block)
{
    dl_attribution tweet;
    size_t from = 0;
    while (block->kind != DATELINE_CAPTION && dl_flat_tweet_find(&tweet, block->text, from)) {
        dl_slice before = dl_slice_cut(block->text, from, tweet.begin);
        size_t begin = dl_tweet_begin(before);
        dl_slice text = dl_slice_trim(dl_slice_cut(before, begin, before.size));
        add(p, (dl_passage){.kind = DATELINE_PARAGRAPH,
                            .text = dl_slice_trim(dl_slice_cut(before, 0, begin)),
                            .begin = block->begin,
                            .end = block->end});
        const dl_tweet *made = dl_tweet_make(p->arena, &tweet, text);
        p->failed |= !made;
        add(p, (dl_passage){.kind = DATELINE_TWEET,
                            .text = text,
                            .begin = block->begin,
                            .end = block->end,
                            .tweet = made});
        from = tweet.end;
    }
    dl_slice rest = dl_slice_trim(dl_slice_cut(block->text, from, block->text.size));
    if (!dl_prose_has_words(rest))
        return;
    add(p,
        (dl_passage){.kind = block->kind, .text = rest, .begin = block->begin, .end = block->end});
}

static void add_post(page *p, const dl_html_post *post, size_t begin, size_t end)
{
    add(p, (dl_passage){.kind = DATELINE_TWEET,
                        .text = post->text,
                        .begin = begin,
                        .end = end,
                        .tweet = post->tweet});
}

/* JSON-LD's articleBody, where the page itself shows much less of it. */
static void add_stated_body(page *p)
{
    dl_slice body = p->metadata.body;
    for (size_t at = 0; at < body.size;) {
        const char *found = memchr(body.data + at, '\n', body.size - at);
        size_t end = found ? (size_t)(found - body.data) : body.size;
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_html_squeeze(&text, dl_slice_cut(body, at, end));
        add(p, (dl_passage){.kind = DATELINE_PARAGRAPH,
                            .text = dl_arena_copy(p->arena, dl_slice_trim(dl_buffer_slice(&text))),
                            .end = p->tree.page.size});
        p->failed |= text.failed;
        dl_buffer_free(&text);
        at = end + 1;
    }
}

static size_t kept_size(const page *p)
{
    size_t size = 0;
    for (size_t i = 0; i < p->blocks.count; i++)
        if (p->blocks.items[i].kept && !p->blocks.items[i].embed)
            size += p->blocks.items[i].text.size;
    return size;
}

/* Some pages call everything a form, a sidebar or a teaser: where little is left, all counts, what readers wrote where
 * nothing is. */
static bool choose(page *p, const bool *embed)
{
    enum { LITTLE = 250 };
    size_t had = 0, has = 0;
    const dl_html_thread thread = dl_html_thread_of(&p->tree);
    const bool all = p->title || dl_html_is_letter(&p->tree);
    const uint32_t replies = thread ? 0 : dl_html_replies(p->arena, &p->tree, p->metadata.title);
    for (int rigour = DL_HTML_STRICT; rigour >= DL_HTML_LENIENT && (rigour ? has < LITTLE : !has);
         rigour--, had = has) {
        dl_html_blocks before = p->blocks;
        bool *junk = dl_html_junk(p->arena, &p->tree, (dl_html_rigour)rigour, thread, replies);
        if (!junk || !dl_html_blocks_find(&p->blocks, p->arena, &p->tree, junk, embed) ||
            !dl_html_join_lines(&p->blocks, p->arena, &p->tree))
            return false;
        if (all ? !dl_html_content_all(&p->blocks, p->arena, &p->tree)
                : !dl_html_content_choose(&p->blocks, p->arena, &p->tree,
                                          dl_html_below_headline(&p->blocks, p->arena, &p->tree, p->metadata.title),
                                          thread != DL_HTML_NO_THREAD))
            return false;
        has = kept_size(p);
        if (rigour < DL_HTML_STRICT && has < had * 2) {
            p->blocks = before;
            has = had;
        }
    }
    return true;
}

/* The text that a page which shows little has for its scripts, if it goes on with what is shown; if next to nothing is,
 * what its title is of. */
static void find_state_text(page *p)
{
    enum { LITTLE = 1500, NEXT_TO_NOTHING = 400 };
    const size_t kept = kept_size(p);
    dl_slice longest = {NULL, 0};
    for (size_t i = 0; i < p->blocks.count; i++) {
        const dl_html_block *block = &p->blocks.items[i];
        if (block->kept && block->kind == DATELINE_PARAGRAPH && block->text.size > longest.size)
            longest = block->text;
    }
    if (p->title || p->metadata.body.size || kept >= LITTLE)
        return;
    const dl_slice whole = p->tree.page.whole, title = p->metadata.title, told = p->metadata.description;
    dl_html_state_facts facts;
    dl_slice markup = {NULL, 0};
    if (longest.size)
        markup = dl_html_state_text(&facts, p->arena, whole, longest, title, told);
    if (!markup.size && kept < NEXT_TO_NOTHING)
        markup = dl_html_state_text(&facts, p->arena, whole, (dl_slice){NULL, 0}, title, told);
    if (markup.size && dl_html_piece(&p->state, p->arena, markup, title, NULL))
        p->failed = true;
    if (markup.size)
        dl_html_metadata_complete(&p->metadata, p->arena, &facts);
}

static size_t state_size(const page *p)
{
    size_t size = 0;
    for (size_t i = 0; i < p->state.passage_count; i++)
        size += p->state.passages[i].text.size;
    return size;
}

static bool has_post(const page *p, dl_slice id)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->passages[i].tweet && id.size && dl_slice_equal(p->passages[i].tweet->id, id))
            return true;
    return false;
}

/* Whether what a post's own page shows besides posts is but what a network tells who is not there: little that is prose. */
static bool shows_posts_alone(const page *p)
{
    enum { LITTLE = 1500 };
    size_t size = 0;
    for (size_t i = 0; i < p->blocks.count && p->of_post; i++)
        if (p->blocks.items[i].kept && !p->blocks.items[i].embed && dl_html_is_prose(&p->blocks.items[i]))
            size += p->blocks.items[i].text.size;
    return p->of_post && size < LITTLE;
}

/* Gives the own post to the one that the page shows, if that lacks something. True when there is one. */
static bool is_own_shown(page *p)
{
    const dl_html_post *own = &p->own.post;
    bool found = false;
    for (size_t i = 0; i < p->posts.count && !found; i++) {
        dl_html_post *one = &p->posts.items[i];
        const bool bare = dl_slice_equal(one->text, one->tweet->url); /* it is left to a script */
        found = one->tweet->id.size ? dl_slice_equal(one->tweet->id, own->tweet->id)
                                    : dl_html_same_text(one->text, own->text);
        if (found && bare)
            one->text = own->text;
        if (found && (bare || !one->tweet->id.size))
            one->tweet = own->tweet;
    }
    return found;
}

/* What a page states may end in the middle; what it shows may not. */
static void take_fuller(page *p)
{
    dl_html_post *own = &p->own.post;
    dl_slice begin = own->text;
    while (begin.size && (dl_slice_ends(begin, DL_LITERAL(".")) || dl_slice_ends(begin, DL_LITERAL("\u2026"))))
        begin.size -= begin.data[begin.size - 1] == '.' ? 1 : 3;
    if (!own->tweet->truncated || !begin.size)
        return;
    for (size_t i = 0; i < p->blocks.count; i++)
        if (dl_slice_starts(p->blocks.items[i].text, begin) && p->blocks.items[i].text.size > own->text.size) {
            dl_tweet tweet = *own->tweet;
            own->text = p->blocks.items[i].text;
            tweet.truncated = false;
            own->tweet = dl_tweet_copy(p->arena, &tweet);
            p->failed |= !own->tweet;
            return;
        }
}

/* Of a page that is but a post's the headline and author are who wrote that, and what it says is no deck. */
static void settle_own_post(page *p)
{
    const bool own =
        dl_html_post_page_read(&p->own, p->arena, &p->tree, &p->metadata, p->posts.count == 1 ? p->posts.items : NULL);
    p->of_post = own || dl_html_post_page_shows(p->metadata.url, p->posts.items, p->posts.count);
    p->of_post = shows_posts_alone(p);
    if (own && (p->of_post || !p->metadata.author_count)) {
        p->metadata.authors = &p->own.post.tweet->name;
        p->metadata.author_count = p->own.post.tweet->name.size > 0;
    }
    if (own && p->of_post) {
        p->metadata.title = p->own.headline;
        p->metadata.description.size = 0;
        take_fuller(p);
    } else if (own && p->own.quoted.size)
        p->metadata.title = p->own.quoted;
    if (own && !p->failed &&
        (!p->of_post || is_own_shown(p))) /* a long text is an article, whatever stands for it in a list of posts */
        p->own.post.tweet = NULL;
}

static void add_body(page *p)
{
    size_t post = 0, count;
    dl_html_post *escaped;
    if (!dl_html_embeds_escaped(&escaped, &count, p->arena, &p->tree, p->posts.items, p->posts.count))
        p->failed = true;
    find_state_text(p);
    if (p->own.post.tweet)
        add_post(p, &p->own.post, 0, p->tree.page.size);
    const bool of_state = kept_size(p) * 2 < state_size(p),
               stated = of_state || kept_size(p) * 2 < p->metadata.body.size;
    if (stated && !of_state)
        add_stated_body(p);
    for (size_t i = 0; i < p->state.passage_count && of_state; i++) {
        dl_passage passage = p->state.passages[i];
        passage.begin = 0;
        passage.end = p->tree.page.size;
        add_whole(p, passage);
    }
    for (size_t i = 0; i < p->blocks.count; i++) {
        const dl_html_block *block = &p->blocks.items[i];
        if (block->embed) { /* a post is the article's wherever it stands, but in another one */
            while (post < p->posts.count && p->posts.items[post].node < block->embed)
                post++;
            if (post < p->posts.count && p->posts.items[post].node == block->embed && !block->foreign)
                add_post(p, &p->posts.items[post++], block->begin, block->end);
        } else if (block->kept && !stated && !p->of_post && !repeats(p, block)) {
            add_paragraph(p, block);
        }
    }
    for (size_t i = 0; i < count && !p->failed; i++)
        if (!has_post(p, escaped[i].tweet->id))
            add_post(p, &escaped[i], 0, p->tree.page.size);
}

/* The place that opens one of the first paragraphs; where two do, or many open with a name in capitals, they are who speaks. */
static dl_slice find_place(const page *p)
{
    enum { FIRST = 3, SPEAKERS = 3 };
    dl_slice place = {NULL, 0};
    size_t speakers = 0;
    for (size_t i = 0, seen = 0; i < p->count && speakers < SPEAKERS; i++) {
        if (p->passages[i].kind != DATELINE_PARAGRAPH)
            continue;
        const dl_slice found = seen <= FIRST || place.size ? dl_place_find(p->passages[i].text) : dl_slice_of(NULL);
        if (found.size && place.size && seen <= FIRST)
            return (dl_slice){NULL, 0};
        if (found.size && seen < FIRST)
            place = found;
        speakers += found.size && seen > FIRST;
        seen++;
    }
    return speakers < SPEAKERS ? place : dl_slice_of(NULL);
}

/* Parses the page, finds what it states, its posts and its text. */
static dateline_status read_in(page *p, dl_arena *arena, dl_slice bytes, dateline_error *error)
{
    dl_slice text, looked_at = bytes;
    p->arena = arena;
    if (bytes.size > DL_HTML_PAGE_MOST)
        looked_at.size = dl_utf8_floor(bytes, DL_HTML_PAGE_MOST);
    p->looked_at = looked_at.size;
    dateline_status status = dl_html_decode(&text, &p->converted, arena, looked_at, error);
    if (!status) {
        const dl_slice mended = dl_twice_mend_page(arena, text);
        p->converted |= mended.data != text.data;
        status = dl_html_parse(&p->tree, arena, mended, error);
    }
    if (status)
        return status;
    bool *embed = dl_arena_alloc(arena, p->tree.count * sizeof *embed);
    if (!embed || !dl_html_metadata_read(&p->metadata, arena, &p->tree) || !find_posts(p, embed))
        return dl_fail_memory(error);
    if (p->title) {
        p->metadata.title = *p->title;
        p->metadata.description.size = 0;
    }
    return choose(p, embed) ? DATELINE_OK : dl_fail_memory(error);
}

/* Lines around the text that tell who wrote it, when and where. */
static void drop_lines(page *p)
{
    dl_html_drop_opening_lines(&p->place, &p->blocks, p->arena, &p->metadata);
    dl_html_drop_signature(&p->blocks, p->arena, p->metadata.authors, p->metadata.author_count);
}

/* Headline and deck, which stands in `deck_node`, before the `body` passages of the text. */
static void add_leading(page *p, uint32_t deck_node)
{
    enum { TOLD = 80 }; /* bytes of a deck that tells what a page's scripts show */
    const size_t body = p->count;
    size_t begin = 0, end = p->tree.page.size;
    dl_passage first[2];
    if (!body &&
        (p->metadata.description.size < TOLD || !dl_date_known(p->metadata.date))) /* its title alone is no article */
        return;
    add_whole(p, (dl_passage){.kind = DATELINE_HEADLINE, .text = p->metadata.title, .end = end});
    if (deck_node)
        dl_html_range(&p->tree, deck_node, &begin, &end);
    add_whole(p, (dl_passage){.kind = DATELINE_DECK, .text = p->metadata.description, .begin = begin, .end = end});
    const size_t leading = p->count - body;
    memcpy(first, p->passages + body, leading * sizeof *first);
    memmove(p->passages + leading, p->passages, body * sizeof *first);
    memcpy(p->passages, first, leading * sizeof *first);
}

static dateline_status give(dl_article *out, page *p, dl_slice bytes, dateline_error *error)
{
    *out = (dl_article){.date = DL_DATE_NONE, .end = bytes.size, .bytes = bytes};
    if (p->failed || p->arena->failed)
        return dl_fail_memory(error);
    for (size_t i = 0; i < p->count && p->converted; i++) {
        p->passages[i].begin = 0;
        p->passages[i].end = bytes.size;
    }
    out->read_until = p->tree.page.read_until;
    if (!out->read_until && p->looked_at < bytes.size)
        out->read_until = p->looked_at;
    if (p->converted && out->read_until)
        out->read_until = bytes.size;
    out->title = p->metadata.title;
    out->language = p->metadata.language;
    out->url = p->metadata.url;
    out->site = p->metadata.site;
    out->date = p->metadata.date;
    out->authors = p->metadata.authors;
    out->author_count = p->metadata.author_count;
    out->passages = p->passages;
    out->passage_count = p->count;
    out->place = find_place(p);
    out->place = out->place.size ? out->place : p->place;
    return DATELINE_OK;
}

dateline_status dl_html_page(dl_article *out, dl_arena *arena, dl_slice bytes,
                             dateline_error *error)
{
    page p = {0};
    dateline_status status = read_in(&p, arena, bytes, error);
    if (status)
        return status;
    settle_own_post(&p);
    dl_html_drop_next_article(&p.blocks, arena, &p.tree, p.metadata.title);
    for (int i = 0; i < 2; i++) { /* also what stands behind it */
        if (dl_html_deck_repeats_title(arena, p.metadata.description, p.metadata.title, p.metadata.site,
                                       p.metadata.words))
            p.metadata.description.size = 0;
        p.metadata.description = dl_html_deck_without_title(p.metadata.description, p.metadata.title);
    }
    const uint32_t deck_node = dl_html_mark_decks(&p.blocks, &p.metadata, arena, &p.tree);
    drop_lines(&p);
    add_body(&p);
    add_leading(&p, deck_node);
    return give(out, &p, bytes, error);
}

dateline_status dl_html_piece(dl_article *out, dl_arena *arena, dl_slice bytes, dl_slice title, dateline_error *error)
{
    page p = {.title = &title};
    dateline_status status = read_in(&p, arena, bytes, error);
    if (status)
        return status;
    drop_lines(&p);
    add_body(&p);
    return give(out, &p, bytes, error);
}
