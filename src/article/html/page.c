/* A web page as an article. */
#include "article/html/page.h"
#include "article/flat_tweet.h"
#include "article/html/content.h"
#include "article/html/deck.h"
#include "article/html/deck_stated.h"
#include "article/html/embeds.h"
#include "article/html/encoding.h"
#include "article/html/headline.h"
#include "article/html/junk.h"
#include "article/html/label_east.h"
#include "article/html/labels.h"
#include "article/html/meta.h"
#include "article/html/metadata.h"
#include "article/html/next_article.h"
#include "article/html/opening.h"
#include "article/html/replies.h"
#include "article/html/state_text.h"
#include "article/html/thread.h"
#include "article/place.h"
#include "article/prose.h"
#include "article/tweet.h"
#include "util/error.h"
#include "util/utf8.h"

#include <strings.h>

typedef struct page {
    dl_arena *arena;
    dl_html_tree tree;
    dl_html_metadata metadata;
    dl_html_blocks blocks;
    dl_html_post *posts; /* of blocks with an embed, in order */
    size_t post_count;
    uint32_t deck_node; /* where the description stands, or 0 */
    dl_passage *passages;
    size_t count, capacity;
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

/* The last post is one of those shortly before, where a script would put it beside what stands for it without
 * the script: the one that has its words stays. */
static bool is_shown_twice(page *p)
{
    enum { BACK = 50 };
    dl_html_post *last = &p->posts[p->post_count];
    for (size_t i = p->post_count; i-- > 0 && i + BACK >= p->post_count;) {
        dl_html_post *one = &p->posts[i];
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

static bool find_posts(page *p, bool *embed)
{
    dl_html_card card;
    size_t count = 0;
    for (uint32_t i = 0; i < p->tree.count; i++)
        if (dl_html_is_embed(&p->tree, i)) {
            const uint32_t end = p->tree.nodes[i].end;
            embed[i] = true;
            count++;
            for (uint32_t in = i + 1; in < end; in++) /* a quote that a post shows is one of its own */
                if (dl_html_has_class(&p->tree, in, "quote") && dl_html_card_find(&card, &p->tree, in)) {
                    embed[in] = true;
                    count++;
                }
            i = end - 1;
        }
    p->posts = dl_arena_alloc(p->arena, (count + 1) * sizeof *p->posts);
    if (!p->posts)
        return false;
    for (uint32_t i = 0; i < p->tree.count && !p->failed; i++)
        if (embed[i] &&
            dl_html_embed_read(&p->posts[p->post_count], p->arena, &p->tree, i, &p->failed) &&
            !is_shown_twice(p))
            p->post_count++;
    return !p->failed;
}

static bool same_text(dl_slice a, dl_slice b)
{
    return a.size == b.size && a.size && strncasecmp(a.data, b.data, a.size) == 0;
}

/* What is stated is what is shown, but for blanks and what was cut off at its end ("..."). */
static bool is_stated(dl_arena *arena, dl_slice shown, dl_slice stated)
{
    enum { LEAST = 40 };
    if (same_text(shown, stated))
        return true;
    if (stated.size < LEAST || shown.size + 8 < stated.size)
        return false;
    bool cut = dl_slice_ends(stated, DL_LITERAL("...")) ||
               dl_slice_ends(stated, DL_LITERAL("\xE2\x80\xA6"));
    dl_slice a = dl_html_key(arena, shown), b = dl_html_key(arena, stated);
    return dl_slice_equal(a, b) || (cut && b.size && dl_slice_starts(a, b));
}

/* Whether the text of block `at` and those behind it begins with what is stated, a key: that is no
 * deck, and told already. */
static bool opens_with(const page *p, size_t at, dl_slice stated)
{
    enum { LEAST = 40, BLOCKS = 4 };
    for (size_t count = 0; at < p->blocks.count && count < BLOCKS; at++, count++) {
        const dl_html_block *block = &p->blocks.items[at];
        if (!block->kept || block->kind == DATELINE_DECK)
            return false;
        dl_slice key = dl_html_key(p->arena, block->text);
        if (!count && stated.size < LEAST)
            return false;
        if (dl_slice_starts(key, stated))
            return true;
        if (!key.size || !dl_slice_starts(stated, key))
            return false;
        stated = dl_slice_cut(stated, key.size, stated.size);
    }
    return false;
}

/* Whether a key has a year in it: "springfield18november2025". */
static bool holds_year(dl_slice key)
{
    enum { YEAR = 4 };
    size_t digits = 0;
    for (size_t i = 0; i <= key.size; i++) {
        const bool digit = i < key.size && key.data[i] >= '0' && key.data[i] <= '9';
        if (!digit && digits == YEAR && (dl_slice_starts(dl_slice_cut(key, i - YEAR, i), DL_LITERAL("20")) ||
                                         dl_slice_starts(dl_slice_cut(key, i - YEAR, i), DL_LITERAL("19"))))
            return true;
        digits = digit ? digits + 1 : 0;
    }
    return false;
}

/* Whether what is stated, a key, is that of block `at` and those behind it but for a credit, a section, or a site, place and
 * day in front: "Photo: Ann Bell The bridge over the river ...". */
static bool opens_behind(const page *p, size_t at, dl_slice stated)
{
    enum { PROBE = 32, FRONT_MOST = 60, DATED_MOST = 120, SHARE = 3 };
    const dl_html_block *block = &p->blocks.items[at];
    if (!block->kept || block->kind != DATELINE_PARAGRAPH || !dl_html_is_prose(block) || stated.size <= PROBE)
        return false;
    const dl_slice key = dl_html_key(p->arena, block->text);
    const char *found = key.size < PROBE ? NULL : memmem(stated.data, stated.size, key.data, PROBE);
    const size_t front = found ? (size_t)(found - stated.data) : 0;
    const size_t most = holds_year(dl_slice_cut(stated, 0, front)) ? DATED_MOST : FRONT_MOST;
    return front && front <= most && front * SHARE <= stated.size && opens_with(p, at, dl_slice_cut(stated, front, stated.size));
}

/* Whether what is stated as the deck, of which `stated` is the key, is none: the text says it, or it tells of the site. */
static bool is_no_deck(const page *p, dl_slice stated)
{
    dl_buffer all = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&all, dl_html_key(p->arena, p->metadata.title));
    for (size_t i = 0; i < p->blocks.count; i++)
        if (p->blocks.items[i].kept && p->blocks.items[i].kind != DATELINE_DECK)
            dl_buffer_add_slice(&all, dl_html_key(p->arena, p->blocks.items[i].text));
    const dl_slice whole = dl_buffer_slice(&all), description = p->metadata.description;
    const bool told = stated.size >= DL_HTML_KEY_TOLD &&
                      (dl_html_key_tells(whole, stated) || dl_html_deck_is_excerpt(p->arena, description, whole));
    const bool of_site = !told && dl_html_deck_is_of_site(p->arena, description, p->metadata.site, whole);
    dl_buffer_free(&all);
    return told || of_site;
}

/* The deck that the page states, where it is not among the blocks: the innermost element that holds
 * just that, in the page's body. */
static void find_deck(page *p)
{
    dl_slice stated = p->metadata.description;
    for (uint32_t i = 0; i < p->tree.count && stated.size; i++) {
        uint32_t text = p->tree.nodes[i].text;
        if (p->tree.nodes[i].node->type != GUMBO_NODE_ELEMENT || text < stated.size / 2 ||
            text > stated.size * 3 || dl_html_is(&p->tree, i, GUMBO_TAG_HEAD) ||
            dl_html_is(&p->tree, i, GUMBO_TAG_TITLE))
            continue;
        dl_slice shown = dl_html_element_text(p->arena, &p->tree, i);
        if (!is_stated(p->arena, shown, stated))
            continue;
        p->deck_node = i;
        p->metadata.description = shown;
    }
}

static bool ends_sentence(dl_slice text)
{
    const char last = text.size ? text.data[text.size - 1] : ' ';
    return (unsigned char)last >= 0x80 || strchr(".!?\")", last);
}

/* A sentence, not a line about the article. */
static bool may_be_deck(const dl_html_block *block)
{
    return dl_html_is_prose(block) && block->kind == DATELINE_PARAGRAPH && !dl_html_is_line_east(block->text) && !dl_html_is_label(block->text);
}

/* The page's own deck: its description as it stands in the page, and sentences between the headline
 * and the main text. What is found there becomes of kind DECK; a first paragraph that says the same
 * stays one. */
static void mark_decks(page *p)
{
    enum { DECKS_MOST = 3, FAR = 30, DECK_MOST = 400 };
    dl_html_block *items = p->blocks.items;
    size_t first = 0, headline = SIZE_MAX, decks = 0;
    while (first < p->blocks.count && !items[first].kept)
        first++;
    if (first == p->blocks.count)
        return;
    for (size_t i = first + 1; i-- > 0 && headline == SIZE_MAX;)
        if (same_text(items[i].text, p->metadata.title))
            headline = i;
    for (size_t i = headline; i < first && first - headline < FAR && decks < DECKS_MOST; i++)
        if (i > headline && may_be_deck(&items[i])) {
            bool caption = dl_html_is_called_caption(&p->tree, items[i].node) || dl_html_is_caption_east(items[i].text);
            items[i].kept = true;
            bool body = !caption && ends_sentence(items[i].text) && dl_html_is_called_body(&p->tree, items[i].node);
            items[i].kind = caption ? DATELINE_CAPTION : body ? DATELINE_PARAGRAPH : DATELINE_DECK;
            decks += !caption && !body;
        }
    if (items[first].kind == DATELINE_PARAGRAPH && items[first].text.size <= DECK_MOST &&
        dl_html_is_called_deck(&p->tree, items[first].node)) {
        items[first].kind = DATELINE_DECK;
        decks++;
    }
    dl_slice stated = dl_html_key(p->arena, p->metadata.description);
    for (size_t i = 0; i < p->blocks.count && p->metadata.description.size; i++)
        if ((i < first || items[i].kept) &&
            is_stated(p->arena, items[i].text, p->metadata.description)) {
            if (i < first && items[i].kind != DATELINE_DECK) {
                items[i].kept = true;
                items[i].kind = DATELINE_DECK;
            }
            decks++;
        } else if (i < first + FAR) {
            decks += opens_with(p, i, stated) || opens_behind(p, i, stated);
        }
    if (!decks)
        find_deck(p);
    if (decks || (!p->deck_node && is_no_deck(p, stated)))
        p->metadata.description.size = 0;
}

/* A block that says the headline again, or above all else the whole heading of which that is a
 * part; or the deck that stands before it. */
static bool repeats(const page *p, const dl_html_block *block)
{
    enum { SIGNS = 6 }; /* bytes: "Bridge: town opens it", "Bridge Town opens it" */
    dl_slice title = p->metadata.title;
    if (same_text(block->text, title) ||
        (p->count && same_text(block->text, p->passages[p->count - 1].text)))
        return true;
    if (!p->count && title.size > SIGNS && block->text.size + SIGNS >= title.size && block->text.size <= title.size + SIGNS &&
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
    const uint32_t replies = thread ? 0 : dl_html_replies(p->arena, &p->tree, p->metadata.title);
    for (int rigour = DL_HTML_STRICT; rigour >= DL_HTML_LENIENT && (rigour ? has < LITTLE : !has); rigour--, had = has) {
        dl_html_blocks before = p->blocks;
        bool *junk = dl_html_junk(p->arena, &p->tree, (dl_html_rigour)rigour, thread, replies);
        if (!junk || !dl_html_blocks_find(&p->blocks, p->arena, &p->tree, junk, embed) ||
            !dl_html_content_choose(&p->blocks, p->arena, &p->tree,
                                    dl_html_below_headline(&p->blocks, p->arena, &p->tree, p->metadata.title)))
            return false;
        has = kept_size(p);
        if (rigour < DL_HTML_STRICT && has < had * 2) {
            p->blocks = before;
            has = had;
        }
    }
    return true;
}

/* The text that a page which shows little has for its scripts, if it goes on with what is shown. */
static void find_state_text(page *p)
{
    enum { LITTLE = 1500 };
    dl_slice longest = {NULL, 0};
    for (size_t i = 0; i < p->blocks.count; i++) {
        const dl_html_block *block = &p->blocks.items[i];
        if (block->kept && block->kind == DATELINE_PARAGRAPH && block->text.size > longest.size)
            longest = block->text;
    }
    if (!p->metadata.body.size && longest.size && kept_size(p) < LITTLE)
        p->metadata.body = dl_html_state_text(p->arena, p->tree.page.whole, longest);
}

static void add_body(page *p)
{
    size_t post = 0, count;
    dl_html_post *escaped;
    if (!dl_html_embeds_escaped(&escaped, &count, p->arena, &p->tree, p->posts, p->post_count))
        p->failed = true;
    find_state_text(p);
    bool stated = kept_size(p) * 2 < p->metadata.body.size;
    if (stated)
        add_stated_body(p);
    for (size_t i = 0; i < p->blocks.count; i++) {
        const dl_html_block *block = &p->blocks.items[i];
        if (block->embed) { /* a post is the article's wherever it stands */
            while (post < p->post_count && p->posts[post].node < block->embed)
                post++;
            if (post < p->post_count && p->posts[post].node == block->embed)
                add_post(p, &p->posts[post++], block->begin, block->end);
        } else if (block->kept && !stated && !repeats(p, block)) {
            add_paragraph(p, block);
        }
    }
    for (size_t i = 0; i < count && !p->failed; i++)
        add_post(p, &escaped[i], 0, p->tree.page.size);
}

/* The place that opens one of the first paragraphs; where two do, they are who speaks. */
static dl_slice find_place(const page *p)
{
    enum { FIRST = 3 };
    dl_slice place = {NULL, 0};
    for (size_t i = 0, seen = 0; i < p->count && seen <= FIRST; i++) {
        if (p->passages[i].kind != DATELINE_PARAGRAPH)
            continue;
        const dl_slice found = dl_place_find(p->passages[i].text);
        if (found.size && place.size)
            return (dl_slice){NULL, 0};
        if (found.size && seen < FIRST)
            place = found;
        seen++;
    }
    return place;
}

dateline_status dl_html_page(dl_article *out, dl_arena *arena, dl_slice bytes,
                             dateline_error *error)
{
    page p = {.arena = arena};
    dl_slice text, looked_at = bytes;
    bool converted;
    *out = (dl_article){.date = DL_DATE_NONE, .end = bytes.size, .bytes = bytes};
    if (bytes.size > DL_HTML_PAGE_MOST)
        looked_at.size = dl_utf8_floor(bytes, DL_HTML_PAGE_MOST);
    dateline_status status = dl_html_decode(&text, &converted, arena, looked_at, error);
    if (!status)
        status = dl_html_parse(&p.tree, arena, text, error);
    if (status)
        return status;
    bool *embed = dl_arena_alloc(arena, p.tree.count * sizeof *embed);
    if (!embed || !dl_html_metadata_read(&p.metadata, arena, &p.tree) || !find_posts(&p, embed) ||
        !choose(&p, embed))
        return dl_fail_memory(error);

    dl_html_drop_next_article(&p.blocks, arena, &p.tree, p.metadata.title);
    if (dl_html_deck_repeats_title(arena, p.metadata.description, p.metadata.title, p.metadata.site, p.metadata.words))
        p.metadata.description.size = 0;
    p.metadata.description = dl_html_deck_without_title(p.metadata.description, p.metadata.title);
    mark_decks(&p);
    dl_html_drop_opening_lines(&p.blocks, arena, &p.metadata);
    add_body(&p);
    size_t body = p.count;
    if (body) { /* a page that says nothing but its title is no article */
        add_whole(&p,
            (dl_passage){.kind = DATELINE_HEADLINE, .text = p.metadata.title, .end = text.size});
        size_t begin = 0, end = text.size;
        if (p.deck_node)
            dl_html_range(&p.tree, p.deck_node, &begin, &end);
        add_whole(&p,
            (dl_passage){
                .kind = DATELINE_DECK, .text = p.metadata.description, .begin = begin, .end = end});
    }
    if (p.failed || arena->failed)
        return dl_fail_memory(error);
    size_t leading = p.count - body; /* headline and deck come first */
    if (leading) {
        dl_passage first[2];
        memcpy(first, p.passages + body, leading * sizeof *first);
        memmove(p.passages + leading, p.passages, body * sizeof *first);
        memcpy(p.passages, first, leading * sizeof *first);
    }
    for (size_t i = 0; i < p.count && converted; i++) {
        p.passages[i].begin = 0;
        p.passages[i].end = bytes.size;
    }
    out->read_until = p.tree.page.read_until;
    if (!out->read_until && looked_at.size < bytes.size)
        out->read_until = looked_at.size;
    if (converted && out->read_until)
        out->read_until = bytes.size;
    out->title = p.metadata.title;
    out->language = p.metadata.language;
    out->url = p.metadata.url;
    out->site = p.metadata.site;
    out->date = p.metadata.date;
    out->authors = p.metadata.authors;
    out->author_count = p.metadata.author_count;
    out->passages = p.passages;
    out->passage_count = p.count;
    out->place = find_place(&p);
    return DATELINE_OK;
}
