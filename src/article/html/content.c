/* Choosing the main text. */
#include "article/html/content.h"
#include "article/html/junk.h"

enum { SHORT_TEXT = 25 };

static double link_density(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_node *node = &tree->nodes[at];
    return node->text ? (double)node->links / node->text : 0;
}

static size_t commas(dl_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == ',';
        count +=
            i + 2 < text.size && memcmp(text.data + i, "\xEF\xBC\x8C", 3) == 0; /* full-width */
        count +=
            i + 2 < text.size && memcmp(text.data + i, "\xE3\x80\x81", 3) == 0;  /* ideographic */
        count += i + 1 < text.size && memcmp(text.data + i, "\xD8\x8C", 2) == 0; /* Arabic */
    }
    return count;
}

static double element_score(const dl_html_tree *tree, uint32_t at)
{
    double score = 25 * dl_html_class_weight(tree, at);
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
        score += 15;
        break;
    case GUMBO_TAG_DIV:
        score += 5;
        break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_BLOCKQUOTE:
        score += 3;
        break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_ADDRESS:
        score -= 3;
        break;
    default:
        break;
    }
    dl_slice body = dl_html_attribute(tree, at, "itemprop");
    if (dl_slice_is(body, "articleBody"))
        score += 50;
    return score;
}

typedef struct scoring {
    const dl_html_tree *tree;
    double *scores; /* by node */
    bool *scored;
} scoring;

static void give(scoring *s, uint32_t at, double points)
{
    if (!s->scored[at]) {
        s->scored[at] = true;
        s->scores[at] = element_score(s->tree, at);
    }
    s->scores[at] += points;
}

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
    bool leaf = tag == GUMBO_TAG_P || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LI ||
                tag == GUMBO_TAG_BLOCKQUOTE;
    uint32_t at = leaf ? s->tree->nodes[block->node].parent : block->node;
    for (unsigned level = 0; level < 5; level++) {
        double divider = level == 0 ? 1 : level == 1 ? 2 : 3 * level;
        give(s, at, points / divider);
        if (!at)
            break;
        at = s->tree->nodes[at].parent;
    }
}

static uint32_t best(const scoring *s)
{
    uint32_t top = 0;
    double most = -1e9;
    for (uint32_t i = 0; i < s->tree->count; i++) {
        if (!s->scored[i])
            continue;
        double score = s->scores[i] * (1 - link_density(s->tree, i));
        s->scores[i] = score;
        if (score > most) {
            most = score;
            top = i;
        }
    }
    return top;
}

/* An ancestor that scores about as well holds more of the same article. */
static uint32_t climbed(const scoring *s, uint32_t top)
{
    double last = s->scores[top], threshold = last / 3;
    for (uint32_t at = s->tree->nodes[top].parent; at; at = s->tree->nodes[at].parent) {
        if (dl_html_is(s->tree, at, GUMBO_TAG_BODY) || !s->scored[at])
            break;
        if (s->scores[at] < threshold)
            break;
        if (s->scores[at] > last)
            return at;
        last = s->scores[at];
    }
    return top;
}

/* Text of kept kinds: sentences, hardly linked. */
static bool is_prose(const dl_html_block *block)
{
    return !block->embed && block->text.size >= 80 && block->links * 3 < block->text.size;
}

static bool within(const dl_html_tree *tree, uint32_t at, uint32_t element)
{
    return at >= element && at < tree->nodes[element].end;
}

/* Lone links, labels and lists of links between the paragraphs are not the article's. */
static bool belongs(const dl_html_block *block)
{
    if (block->embed)
        return true;
    size_t size = block->text.size;
    if (block->kind == DATELINE_LIST)
        return block->links * 10 < size * 6;
    if (block->heading)
        return block->links * 2 < size || size < 60;
    if (block->kind == DATELINE_CAPTION)
        return size >= SHORT_TEXT;
    return block->links * 10 < size * 7;
}

/* Headings with nothing kept behind them lead elsewhere. */
static void drop_last_headings(dl_html_blocks *blocks)
{
    bool follows = false;
    for (size_t i = blocks->count; i-- > 0;) {
        dl_html_block *block = &blocks->items[i];
        if (!block->kept)
            continue;
        if (block->heading && !follows)
            block->kept = false;
        else
            follows = true;
    }
}

bool dl_html_content_choose(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree)
{
    scoring s = {.tree = tree,
                 .scores = dl_arena_alloc(arena, tree->count * sizeof *s.scores),
                 .scored = dl_arena_alloc(arena, tree->count * sizeof *s.scored)};
    if (!s.scores || !s.scored)
        return false;
    for (size_t i = 0; i < blocks->count; i++)
        score_block(&s, &blocks->items[i]);
    uint32_t top = climbed(&s, best(&s));
    uint32_t parent = tree->nodes[top].parent;
    double enough = s.scores[top] * 0.2 > 10 ? s.scores[top] * 0.2 : 10;
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        bool inside = within(tree, block->node, top);
        if (!inside && top && within(tree, block->node, parent)) {
            /* The child of the parent that holds it. */
            uint32_t sibling = block->node;
            while (sibling != parent && tree->nodes[sibling].parent != parent)
                sibling = tree->nodes[sibling].parent;
            inside =
                sibling != parent && ((s.scored[sibling] && s.scores[sibling] >= enough) ||
                                      (dl_html_is(tree, sibling, GUMBO_TAG_P) && is_prose(block)));
        }
        block->kept = inside && belongs(block);
    }
    drop_last_headings(blocks);
    return true;
}
