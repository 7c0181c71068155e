/* The end of a text. */
#include "article/html/content/ends.h"
#include "article/html/content/closing.h"
#include "article/html/labels/labels.h"
#include "util/ascii.h"
#include "util/hash.h"

enum { END_TENTHS = 5, LATE_TENTHS = 9, EARLY_TENTHS = 2 };

/* A few words that end in a colon: "Also see:", "About the fair:". */
static bool announces(const dl_html_block *block)
{
    enum { LINE = 80, BLANKS = 3 };
    size_t blanks = 0;
    for (size_t i = 0; i < block->text.size && i <= LINE; i++)
        blanks += block->text.data[i] == ' ';
    return block->text.size <= LINE && blanks <= BLANKS && (dl_slice_ends(block->text, DL_LITERAL(":")) ||
                                        dl_slice_ends(block->text, DL_LITERAL("\xEF\xBC\x9A")));
}

/* Headings, and what announces something, with nothing kept behind them lead elsewhere. */
static void drop_last_headings(dl_html_blocks *blocks)
{
    bool follows = false;
    for (size_t i = blocks->count; i-- > 0;) {
        dl_html_block *block = &blocks->items[i];
        if (!block->kept)
            continue;
        if ((block->heading || (!block->embed && announces(block))) && !follows)
            block->kept = false;
        else
            follows = true;
    }
}

/* Whether two elements stand side by side and are alike, as the parts of a text that something interrupts. */
static bool is_sibling(const dl_html_tree *tree, uint32_t a, uint32_t b)
{
    return tree->nodes[a].parent == tree->nodes[b].parent && dl_html_attribute(tree, a, "class").size &&
           dl_html_alike(tree, a, b);
}

/* The block behind block `at` with which sentences of the element that holds those before go on; 0: none. A heading may have
 * a sentence or two of its own. */
static size_t find_rest(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at, bool late)
{
    enum { ITS_MOST = 2 };
    size_t first = 0, count = 0;
    size_t before = at;
    while (before &&
           !(blocks->items[before - 1].kept && dl_html_is_prose(&blocks->items[before - 1])))
        before--;
    if (!before)
        return at + 1;
    uint32_t around = tree->nodes[blocks->items[before - 1].node].parent;
    for (size_t i = at + 1; i < blocks->count; i++)
        if (blocks->items[i].kept && dl_html_is_prose(&blocks->items[i]) &&
            (tree->nodes[blocks->items[i].node].parent == around ||
             is_sibling(tree, tree->nodes[blocks->items[i].node].parent, around))) {
            first = first ? first : i;
            count++;
        }
    bool its = late && blocks->items[at].heading && first == at + 1 && count <= ITS_MOST;
    return its ? 0 : first;
}

/* Whether a block that is no text itself stands between sentences, in the innermost element that holds more than it. */
static bool stands_between(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at)
{
    enum { FAR = 100 };
    uint32_t around = blocks->items[at].node;
    for (const uint32_t own = tree->nodes[around].text; around && tree->nodes[around].text == own;)
        around = tree->nodes[around].parent;
    size_t before = at, behind = at + 1;
    while (before && at - before < FAR &&
           !(blocks->items[before - 1].kept && dl_html_is_prose(&blocks->items[before - 1])))
        before--;
    while (behind < blocks->count && behind - at < FAR &&
           !(blocks->items[behind].kept && dl_html_is_prose(&blocks->items[behind])))
        behind++;
    return before && behind < blocks->count && blocks->items[behind].kept &&
           dl_html_within(tree, blocks->items[before - 1].node, around) &&
           dl_html_within(tree, blocks->items[behind].node, around);
}

/* What stands behind "You may also like" is another article's, if nearly all of the text is before, or some of it and
 * nothing of that goes on; else the links up to where it does. What readers wrote is a discussion's text. */
static void drop_behind_end(dl_html_blocks *blocks, const dl_html_tree *tree, bool discussion)
{
    enum { REMARKS_LEAST = 400 }; /* bytes of text before what readers wrote */
    size_t all = 0, before = 0, rest = 0;
    for (size_t i = 0; i < blocks->count; i++)
        all += blocks->items[i].kept ? blocks->items[i].text.size : 0;
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        bool remarks;
        if (block->embed || (!block->kept && !before))
            continue;
        const bool above = dl_html_stands_above_others(&remarks, block->text) && !(remarks && discussion);
        if (!block->kept && !(remarks && stands_between(blocks, tree, i)))
            continue;
        const bool enough = before * 10 >= all * EARLY_TENTHS || (above && remarks && before >= REMARKS_LEAST);
        if (i >= rest && enough && (above || dl_html_ends_article(block->text))) {
            rest = find_rest(blocks, tree, i, before * 10 >= all * END_TENTHS);
            if (!rest || before * 10 >= all * LATE_TENTHS)
                rest = SIZE_MAX;
        }
        if (!block->kept)
            continue;
        before += block->text.size;
        bool heads = block->heading && rest == i + 1; /* what goes on is its own */
        block->kept = (i >= rest || heads || (rest != SIZE_MAX && dl_html_is_prose(block))) && !above;
    }
}

/* The first block with the text of each, as index + 1 in firsts[], and how often it stands; 0: of no account. False when
 * memory ran out. */
static bool count_repeated(const dl_html_blocks *blocks, dl_arena *arena, uint32_t *firsts, uint32_t *times)
{
    enum { LEAST = 20 };
    size_t slots = 16;
    while (slots < blocks->count * 2)
        slots *= 2;
    uint32_t *table = dl_arena_alloc(arena, slots * sizeof *table); /* of indexes + 1 */
    if (!table)
        return false;
    for (size_t i = 0; i < blocks->count; i++) {
        const dl_html_block *block = &blocks->items[i];
        if (!block->kept || block->embed || block->text.size < LEAST)
            continue;
        size_t at = dl_hash64(block->text, 0) & (slots - 1);
        while (table[at] && !dl_slice_equal(blocks->items[table[at] - 1].text, block->text))
            at = (at + 1) & (slots - 1);
        table[at] = table[at] ? table[at] : (uint32_t)i + 1;
        firsts[i] = table[at];
        times[table[at] - 1]++;
    }
    return true;
}

/* A caption, a quote that stands twice or more in a page is the article's once; a short paragraph with a link that stands
 * three times is none of it: "The Gazette thanks its sponsors. Become one." False when memory ran out. */
static bool drop_repeated(dl_html_blocks *blocks, dl_arena *arena)
{
    enum { LEAST = 60, NOTICE_MOST = 160, NOTICES = 3 };
    uint32_t *firsts = dl_arena_alloc(arena, (blocks->count + 1) * sizeof *firsts),
             *times = dl_arena_alloc(arena, (blocks->count + 1) * sizeof *times);
    if (!firsts || !times || !count_repeated(blocks, arena, firsts, times))
        return false;
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        if (!firsts[i])
            continue;
        const bool notice = block->kind == DATELINE_PARAGRAPH && block->links && block->text.size <= NOTICE_MOST &&
                            times[firsts[i] - 1] >= NOTICES;
        block->kept = !notice && (firsts[i] == i + 1 || block->text.size < LEAST);
    }
    return true;
}

/* Whether block `at` is a short heading that leads elsewhere, and the next one in the same small element, too, which is no text:
 * the section above another article's headline. */
static bool heads_teaser(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at)
{
    enum { HEAD_MOST = 60, LEVELS = 2, TEASER_MOST = 400 };
    const dl_html_block *block = &blocks->items[at], *next = block + 1;
    if (!block->kept || !block->heading || block->text.size >= HEAD_MOST || block->links * 2 < block->text.size ||
        at + 1 >= blocks->count || next->kept || next->embed || next->links * 10 < next->text.size * 7)
        return false;
    uint32_t in = block->node;
    for (int level = 0; level < LEVELS && !dl_html_within(tree, next->node, in); level++)
        in = tree->nodes[in].parent;
    return dl_html_within(tree, next->node, in) && tree->nodes[in].text <= TEASER_MOST;
}

/* How long a recording is, at the end of its title: "The bridge opens 02:51". */
static dl_slice without_length(dl_slice text)
{
    enum { LENGTH = 6 };
    const char *at = text.size > LENGTH ? text.data + text.size - LENGTH : NULL;
    const bool length =
        at && at[0] == ' ' && dl_is_digit(at[1]) && dl_is_digit(at[2]) && at[3] == ':' && dl_is_digit(at[4]) && dl_is_digit(at[5]);
    return length ? dl_slice_cut(text, 0, text.size - LENGTH) : dl_slice_of(NULL);
}

/* The title of a recording that a page puts between its paragraphs, as a caption, and the same before it. */
static void drop_recordings(dl_html_blocks *blocks)
{
    enum { TITLE_MOST = 160 };
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        const dl_slice title = block->kept && block->kind == DATELINE_CAPTION && block->text.size <= TITLE_MOST
                                   ? without_length(block->text)
                                   : dl_slice_of(NULL);
        if (!title.size)
            continue;
        block->kept = false;
        if (i && dl_slice_equal(block[-1].text, title))
            block[-1].kept = false;
    }
}

bool dl_html_drop_ends(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, bool discussion)
{
    drop_behind_end(blocks, tree, discussion);
    dl_html_drop_closing(blocks);
    for (size_t i = 0; i < blocks->count; i++)
        blocks->items[i].kept = blocks->items[i].kept && !heads_teaser(blocks, tree, i);
    drop_last_headings(blocks);
    drop_recordings(blocks);
    return drop_repeated(blocks, arena);
}
