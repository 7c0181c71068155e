/* Choosing the main text. */
#include "article/html/content/content.h"
#include "article/html/author/credit.h"
#include "article/html/content/ends.h"
#include "article/html/content/linked_sentence.h"
#include "article/html/content/named_lists.h"
#include "article/html/labels/labels.h"
#include "article/html/labels/promotion.h"
#include "article/html/tree/class_words.h"
#include "article/html/tree/deck.h"

#include <strings.h>

enum { SHORT_TEXT = 25, NEAR_TENTHS = 3, CAPTION_MOST = 400 };

static double link_density(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_node *node = &tree->nodes[at];
    return node->text ? (double)node->links / node->text : 0;
}

static size_t commas(dl_slice text)
{
    static const dl_slice others[] = {{"\xEF\xBC\x8C", 3},
                                      {"\xE3\x80\x81", 3},
                                      {"\xD8\x8C", 2}}; /* full-width, ideographic, Arabic */
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x80) {
            count += byte == ',';
            continue;
        }
        for (size_t k = 0; k < sizeof others / sizeof *others; k++)
            count += text.size - i >= others[k].size &&
                     memcmp(text.data + i, others[k].data, others[k].size) == 0;
    }
    return count;
}

/* How the element itself speaks for its text. */
static double element_factor(const dl_html_tree *tree, uint32_t at)
{
    int weight = dl_html_class_weight(tree, at);
    double factor = weight > 0 ? 1.3 : weight < 0 ? 0.5 : 1;
    if (dl_slice_is(dl_html_attribute(tree, at, "itemprop"), "articleBody"))
        factor *= 2;
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
        return factor * 1.3;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_ADDRESS:
        return factor * 0.7;
    default:
        return factor;
    }
}

typedef struct scoring {
    const dl_html_tree *tree;
    const dl_html_blocks *blocks;
    size_t from; /* the first block below the headline */
    double *scores;  /* by node */
    uint32_t *prose; /* by node: bytes of sentences within */
    uint32_t *all;   /* bytes of all blocks within */
} scoring;

/* The elements around a block get its points, the farther the fewer. */
static void score_block(scoring *s, const dl_html_block *block)
{
    if (block->embed || block->text.size < SHORT_TEXT || block->heading ||
        block->kind == DATELINE_CAPTION)
        return;
    if (block->links * 2 > block->text.size)
        return;
    double points = 1 + (double)commas(block->text);
    double length = (double)block->text.size / 100;
    points += length > 3 ? 3 : length;
    GumboTag tag = dl_html_tag(s->tree, block->node);
    bool leaf = tag == GUMBO_TAG_P || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE ||
                (tag == GUMBO_TAG_DIV && s->all[block->node] == block->text.size); /* a paragraph by another name */
    uint32_t at = leaf ? s->tree->nodes[block->node].parent : block->node;
    for (unsigned level = 0; level < 5; level++) {
        double divider = level == 0 ? 1 : level == 1 ? 2 : 3 * level;
        s->scores[at] += points / divider;
        if (!at)
            break;
        at = s->tree->nodes[at].parent;
    }
}

static void sum(scoring *s)
{
    for (size_t i = 0; i < s->blocks->count; i++) {
        const dl_html_block *block = &s->blocks->items[i];
        uint32_t size = (uint32_t)block->text.size;
        s->all[block->node] += size;
        if (i >= s->from && dl_html_is_prose(block))
            s->prose[block->node] += size;
    }
    for (uint32_t i = s->tree->count; i-- > 1;) {
        s->all[s->tree->nodes[i].parent] += s->all[i];
        s->prose[s->tree->nodes[i].parent] += s->prose[i];
    }
}

static uint32_t best(scoring *s)
{
    uint32_t top = 0;
    for (uint32_t i = 0; i < s->tree->count; i++) {
        if (s->scores[i] > 0)
            s->scores[i] *= (1 - link_density(s->tree, i)) * element_factor(s->tree, i);
        if (s->scores[i] > s->scores[top])
            top = i;
    }
    return top;
}

/* What else stands below the headline, if `top` does not and is not much better. */
static uint32_t nearest(const scoring *s, uint32_t top)
{
    enum { LOOKED_AT = 3 };
    uint32_t found = top;
    double most = s->scores[top] * NEAR_TENTHS / 10;
    for (size_t i = s->from, seen = 0; s->from && i < s->blocks->count && seen < LOOKED_AT; i++) {
        const dl_html_block *block = &s->blocks->items[i];
        if (!dl_html_is_prose(block) || block->heading)
            continue;
        if (dl_html_within(s->tree, block->node, top))
            return top;
        for (uint32_t at = block->node; at; at = s->tree->nodes[at].parent)
            if (s->scores[at] > most) {
                most = s->scores[at];
                found = at;
            }
        seen++;
    }
    return found;
}

/* The best of the <article> in which the first sentences below the headline stand, if it holds some text and `top`, elsewhere, is
 * better but not by far; 0: nothing. */
static uint32_t article_below(const scoring *s, uint32_t top)
{
    enum { TEXT_LEAST = 600, OWN_TENTHS = 1 };
    size_t first = s->from;
    while (first < s->blocks->count && (!dl_html_is_prose(&s->blocks->items[first]) || s->blocks->items[first].heading))
        first++;
    uint32_t at = s->from && first < s->blocks->count ? s->blocks->items[first].node : 0;
    while (at && !dl_html_is(s->tree, at, GUMBO_TAG_ARTICLE))
        at = s->tree->nodes[at].parent;
    if (!at || dl_html_within(s->tree, top, at) || s->prose[at] < TEXT_LEAST)
        return 0;
    uint32_t found = at;
    for (uint32_t i = at; i < s->tree->nodes[at].end; i++)
        found = s->scores[i] > s->scores[found] ? i : found;
    const double share = s->scores[found] * 10;
    return share > s->scores[top] * OWN_TENTHS && share <= s->scores[top] * NEAR_TENTHS ? found : 0;
}

/* Articles come in sections: an ancestor that adds mostly sentences holds more of the same; a few less do at its front. Not above
 * element `within_it`. */
static uint32_t climbed(const scoring *s, uint32_t top, uint32_t within_it)
{
    enum { GAIN = 25, PURITY = 45, FRONT = 20 }; /* hundredths */
    const uint32_t front = s->from ? s->blocks->items[s->from].node : 0;
    for (uint32_t at = top; at != within_it;) {
        at = s->tree->nodes[at].parent;
        uint32_t prose = s->prose[at] - s->prose[top], all = s->all[at] - s->all[top];
        const bool opens = front && dl_html_within(s->tree, front, at) && !dl_html_within(s->tree, front, top);
        if (prose * 100 >= s->prose[top] * (opens ? FRONT : GAIN) && prose * 100 >= all * PURITY && prose)
            top = at;
    }
    return top;
}

/* Lone links, labels and lists of links between the paragraphs are not the article's. */
static bool belongs(const dl_html_block *block)
{
    if (block->embed)
        return true;
    size_t size = block->text.size;
    if (dl_html_is_label(block->text))
        return false;
    if (block->kind == DATELINE_LIST)
        return block->links * 10 < size * 6;
    if (block->heading)
        return block->links * 2 < size || size < 60;
    if (block->kind == DATELINE_CAPTION)
        return size >= SHORT_TEXT;
    return block->links * 10 < size * 7;
}

static bool is_called_caption(const dl_html_tree *tree, const dl_html_block *block)
{
    size_t size = block->text.size;
    return size >= SHORT_TEXT && size <= CAPTION_MOST &&
           dl_html_is_called_caption(tree, block->node);
}

/* ---- a text in several parts ---- */

/* Whether element `at` is another part of the text that `first` holds: what is around both is alike, up to the element that
 * holds them, and names itself somewhere. Other articles of a page have a headline or an <article> of their own; then no
 * element up to *behind is a part. */
static bool is_part(const dl_html_tree *tree, uint32_t at, uint32_t first, uint32_t *behind)
{
    enum { LEVELS = 12 };
    bool named = false;
    for (unsigned level = 0; level < LEVELS && at && first; level++) {
        if (at == first)
            return false;
        GumboTag tag = dl_html_tag(tree, at);
        if (!dl_html_alike(tree, at, first) || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_LI)
            return false;
        named |= dl_html_attribute(tree, at, "class").size > 0;
        if (tree->nodes[at].parent == tree->nodes[first].parent) {
            for (uint32_t i = at; i < tree->nodes[at].end; i++)
                if (dl_html_is(tree, i, GUMBO_TAG_H1) || dl_html_is(tree, i, GUMBO_TAG_ARTICLE)) {
                    *behind = tree->nodes[at].end;
                    return false;
                }
            return named;
        }
        at = tree->nodes[at].parent;
        first = tree->nodes[first].parent;
    }
    return false;
}

static bool is_mostly_prose(const scoring *s, uint32_t at)
{
    return s->prose[at] && s->prose[at] * 2 >= s->all[at];
}

/* Whether an element holds words that lead nowhere, as of winners or of what is needed. */
static bool is_plain_list(const dl_html_tree *tree, uint32_t at)
{
    enum { LEAST = 60 };
    return tree->nodes[at].text >= LEAST && tree->nodes[at].links * 8 <= tree->nodes[at].text;
}

/* For each node, whether it stands in another part of the text of `first`. NULL when memory ran out. */
static bool *find_parts(const scoring *s, dl_arena *arena, uint32_t first)
{
    const dl_html_tree *tree = s->tree;
    bool *parts = dl_arena_alloc(arena, tree->count * sizeof *parts);
    uint32_t *depths = dl_arena_alloc(arena, tree->count * sizeof *depths);
    if (!parts || !depths)
        return NULL;
    for (uint32_t i = 1; i < tree->count; i++)
        depths[i] = depths[tree->nodes[i].parent] + 1;
    for (uint32_t i = 1, behind; first && i < tree->count; i = behind) {
        behind = i + 1;
        if (i == first || depths[i] != depths[first] || !(is_mostly_prose(s, i) || is_plain_list(tree, i)) ||
            !is_part(tree, i, first, &behind))
            continue;
        behind = tree->nodes[i].end;
        memset(parts + i, true, behind - i);
    }
    if (first)
        dl_html_mark_named_lists(parts, tree);
    return parts;
}

/* The text may begin in an element of its own: the paragraphs before it are its own that look like its first one. */
static void take_opening(dl_html_blocks *blocks, const dl_html_tree *tree)
{
    enum { FAR = 12 };
    size_t first = 0;
    while (first < blocks->count && !blocks->items[first].kept)
        first++;
    if (first == blocks->count || !dl_html_is(tree, blocks->items[first].node, GUMBO_TAG_P) ||
        !dl_html_attribute(tree, blocks->items[first].node, "class").size)
        return;
    const uint32_t like = blocks->items[first].node;
    for (size_t i = first; i-- > 0 && first - i <= FAR && !dl_html_is(tree, blocks->items[i].node, GUMBO_TAG_H1);) {
        dl_html_block *block = &blocks->items[i];
        if (!block->embed && block->kind == DATELINE_PARAGRAPH && block->links * 3 <= block->text.size &&
            dl_html_is_prose(block) && dl_html_alike(tree, block->node, like) && belongs(block))
            block->kept = true;
    }
}

/* Whether a block that stands in the text is text; also makes captions of those that are. */
static bool is_text(dl_html_block *block, const dl_html_tree *tree)
{
    if (block->kind == DATELINE_PARAGRAPH && (dl_html_is_credit(block->text) || is_called_caption(tree, block)))
        block->kind = DATELINE_CAPTION;
    return belongs(block) && !(block->kind == DATELINE_PARAGRAPH && dl_html_is_promotion(block->text));
}

/* A line that is a link, and says something. */
static bool is_linked_line(const dl_html_block *block)
{
    enum { LEAST = 30 };
    return !block->embed && block->kind != DATELINE_CAPTION && block->text.size >= LEAST &&
           block->links * 10 >= block->text.size * 6 && !dl_html_is_label(block->text) &&
           !dl_html_is_promotion(block->text);
}

/* Of what is but a long list of links, as letters are that tell what is new, those are the text; a few beside
 * other words are not. */
static void keep_links(dl_html_blocks *blocks)
{
    enum { LINES = 8 };
    size_t kept = 0, linked = 0, lines = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const dl_html_block *block = &blocks->items[i];
        const bool line = !block->kept && is_linked_line(block);
        kept += block->kept ? block->text.size : 0;
        linked += line ? block->text.size : 0;
        lines += line;
    }
    for (size_t i = 0; i < blocks->count && (lines >= LINES || !kept) && kept * 2 < linked; i++)
        blocks->items[i].kept |= is_linked_line(&blocks->items[i]);
}

static bool is_linked_item(const dl_html_block *block)
{
    return block->kind == DATELINE_LIST && !block->kept && block->text.size >= SHORT_TEXT &&
           !dl_html_is_label(block->text);
}

/* Three or more items that are a link each are of the text if that goes on below them, as in a week's best links. One or two
 * within a text, or those below it, are of other articles. */
static void keep_items(dl_html_blocks *blocks)
{
    enum { ENOUGH = 3 };
    bool below = false;
    for (size_t i = blocks->count, run; i > 0; i -= run ? run : 1) {
        for (run = 0; run < i && is_linked_item(&blocks->items[i - 1 - run]); run++)
            ;
        for (size_t k = 1; k <= run && below && run >= ENOUGH; k++)
            blocks->items[i - k].kept = true;
        const dl_html_block *block = &blocks->items[i - 1];
        below = below || (!run && block->kept && dl_html_is_prose(block));
    }
}

/* The table whose part has all of its text: what stands beside is beside the table. */
static uint32_t whole_table(const scoring *s, uint32_t top)
{
    const uint32_t parent = s->tree->nodes[top].parent;
    const GumboTag tag = dl_html_tag(s->tree, top);
    const bool part = tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TD;
    return part && s->all[parent] == s->all[top] ? whole_table(s, parent) : top;
}

/* Where the sentences of a page are all in headings, those are its text in large letters. */
static void read_headings(dl_html_blocks *blocks)
{
    enum { SENTENCE = 100 };
    size_t headings = 0, others = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const dl_html_block *block = &blocks->items[i];
        size_t *sum = block->heading ? &headings : &others;
        *sum += dl_html_is_prose(block) && block->text.size >= SENTENCE ? block->text.size : 0;
    }
    for (size_t i = 0; i < blocks->count && headings > others; i++)
        blocks->items[i].heading = blocks->items[i].heading && blocks->items[i].text.size < SENTENCE;
}

bool dl_html_content_all(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree)
{
    for (size_t i = 0; i < blocks->count; i++)
        blocks->items[i].kept = is_text(&blocks->items[i], tree);
    keep_links(blocks);
    keep_items(blocks);
    return dl_html_drop_ends(blocks, arena, tree, false);
}

/* Whether block `at` is a heading that leads elsewhere, right above a text that is kept, in the same element. */
static bool heads_text(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at)
{
    enum { LEAST = 20, LEVELS = 3, TEXT_MOST = 3000 };
    const dl_html_block *block = &blocks->items[at], *next = block + 1;
    if (block->kept || !block->heading || block->text.size < LEAST || at + 1 >= blocks->count || !next->kept ||
        next->heading || next->embed || !dl_html_is_prose(next) || dl_html_is_label(block->text))
        return false;
    uint32_t in = block->node;
    for (int level = 0; level < LEVELS && !dl_html_within(tree, next->node, in); level++)
        in = tree->nodes[in].parent;
    return dl_html_within(tree, next->node, in) && tree->nodes[in].text <= TEXT_MOST;
}

/* Of a text in pieces, each about what its heading leads to, the headings are text, too. Below a text that goes on without
 * them they are of other articles. */
static void keep_headings(dl_html_blocks *blocks, const dl_html_tree *tree)
{
    enum { PIECES = 3, SHARE = 3 };
    size_t pieces = 0, before = 0, all = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const size_t kept = blocks->items[i].kept ? blocks->items[i].text.size : 0;
        pieces += heads_text(blocks, tree, i);
        before += pieces ? 0 : kept;
        all += kept;
    }
    for (size_t i = 0; i < blocks->count && pieces >= PIECES && before * SHARE < all; i++)
        blocks->items[i].kept |= heads_text(blocks, tree, i);
}

bool dl_html_content_choose(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, size_t from,
                            bool discussion)
{
    read_headings(blocks);
    scoring s = {.tree = tree,
                 .blocks = blocks,
                 .from = from,
                 .scores = dl_arena_alloc(arena, tree->count * sizeof *s.scores),
                 .prose = dl_arena_alloc(arena, tree->count * sizeof *s.prose),
                 .all = dl_arena_alloc(arena, tree->count * sizeof *s.all)};
    if (!s.scores || !s.prose || !s.all)
        return false;
    sum(&s);
    for (size_t i = s.from; i < blocks->count; i++)
        score_block(&s, &blocks->items[i]);
    const uint32_t most = best(&s), own = article_below(&s, most), first = own ? own : nearest(&s, most);
    const uint32_t top = whole_table(&s, climbed(&s, first, own));
    bool *parts = find_parts(&s, arena, first);
    if (!parts)
        return false;
    uint32_t parent = tree->nodes[top].parent;
    double enough = s.scores[top] * 0.2 > 10 ? s.scores[top] * 0.2 : 10;
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        const bool above = i + 1 < s.from && block->kind != DATELINE_CAPTION && !block->embed;
        bool inside = dl_html_within(tree, block->first, top) || parts[block->node];
        if (!inside && top && !own && dl_html_within(tree, block->node, parent)) {
            /* The child of the parent that holds it. */
            uint32_t sibling = block->node;
            while (sibling != parent && tree->nodes[sibling].parent != parent)
                sibling = tree->nodes[sibling].parent;
            inside = sibling != parent &&
                     (s.scores[sibling] >= enough ||
                      (dl_html_is(tree, sibling, GUMBO_TAG_P) && dl_html_is_prose(block)));
        }
        const bool text = is_text(block, tree);
        block->kept = inside && !above && text;
    }
    take_opening(blocks, tree);
    keep_headings(blocks, tree);
    dl_html_keep_linked_sentences(blocks, tree);
    return dl_html_drop_ends(blocks, arena, tree, discussion);
}
