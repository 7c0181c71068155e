/* Cutting a page into blocks. */
#include "article/html/tree/blocks.h"
#include "article/html/tree/class_words.h"

typedef struct cutting {
    dl_html_blocks *out;
    dl_arena *arena;
    const dl_html_tree *tree;
    dl_buffer text; /* of the block so far */
    uint32_t links;
    uint32_t block; /* the block element around */
    uint32_t first; /* the node where the block's text begins */
    unsigned in_link, in_list, in_quote, in_caption, in_heading, in_pre, cells;
    bool line_end; /* the last thing was a <br> */
    size_t begin, end;
    bool failed;
} cutting;

static bool is_block(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
        return true;
    default:
        return false;
    }
}

/* The counters that an element raises while it is open. */
static unsigned *counter(cutting *cut, uint32_t at)
{
    enum {
        HEADING_MOST = 400, /* bytes: what is longer is text that shall look large */
        FIGURE_MOST = 2000  /* what is longer has the text of a recording with it */
    };
    switch (dl_html_tag(cut->tree, at)) {
    case GUMBO_TAG_A:
        return dl_html_is_link(cut->tree, at) ? &cut->in_link : NULL;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
        return &cut->in_list;
    case GUMBO_TAG_BLOCKQUOTE:
        return &cut->in_quote;
    case GUMBO_TAG_FIGURE:
        return cut->tree->nodes[at].text > FIGURE_MOST ? NULL : &cut->in_caption;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
        return &cut->in_caption;
    case GUMBO_TAG_PRE:
        return &cut->in_pre;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        return cut->tree->nodes[at].text > HEADING_MOST ? NULL : &cut->in_heading;
    default:
        return NULL;
    }
}

static void push(cutting *cut, dl_html_block block)
{
    dl_html_blocks *out = cut->out;
    dl_html_block *items = dl_arena_room(cut->arena, out->items, &out->capacity, out->count, sizeof *items);
    cut->failed |= !items;
    if (!items)
        return;
    out->items = items;
    out->items[out->count++] = block;
}

static void flush(cutting *cut)
{
    enum { LONG = 80 }; /* bytes of a paragraph in a cell: the table is but a layout */
    dl_slice text = dl_slice_trim(dl_buffer_slice(&cut->text));
    while (text.size && text.data[text.size - 1] == '|') /* empty cells at a row's end */
        text = dl_slice_trim(dl_slice_cut(text, 0, text.size - 1));
    if (text.size) {
        bool row = cut->cells > 1 && (text.size < LONG || (!dl_html_is(cut->tree, cut->block, GUMBO_TAG_P) &&
                                                           dl_slice_find(text, " | ") != SIZE_MAX));
        dateline_kind kind = cut->in_caption       ? DATELINE_CAPTION
                             : cut->in_quote       ? DATELINE_QUOTE
                             : cut->in_list || row ? DATELINE_LIST
                                                   : DATELINE_PARAGRAPH;
        push(cut, (dl_html_block){.text = dl_arena_copy(cut->arena, text),
                                  .node = cut->block,
                                  .first = cut->first,
                                  .links = cut->links,
                                  .kind = kind,
                                  .heading = cut->in_heading > 0,
                                  .begin = cut->begin,
                                  .end = cut->end});
    }
    cut->failed |= cut->text.failed || cut->arena->failed;
    dl_buffer_clear(&cut->text);
    cut->links = 0;
    cut->line_end = false;
    cut->begin = cut->end = 0;
}

/* A piece of the text of node `at`. */
static void add_piece(cutting *cut, uint32_t at, dl_slice text)
{
    bool blank = dl_slice_trim(text).size == 0;
    if (cut->line_end && !blank) {
        dl_html_squeeze(&cut->text, DL_LITERAL(" "));
        cut->line_end = false;
    }
    if ((cut->in_heading || cut->in_caption) &&
        dl_html_is_next_line(cut->tree, at, dl_buffer_slice(&cut->text), cut->in_caption > 0))
        dl_buffer_add_byte(&cut->text, ' ');
    size_t before = cut->text.size;
    dl_html_squeeze(&cut->text, text);
    if (cut->in_link)
        cut->links += (uint32_t)(cut->text.size - before);
    if (blank)
        return;
    size_t begin, end;
    dl_html_range(cut->tree, at, &begin, &end);
    if (!cut->end) {
        cut->begin = begin;
        cut->first = at;
    }
    cut->end = end;
}

/* Behind the end of the next line that a blank one follows, or the text's end. */
static size_t paragraph_end(dl_slice text, size_t at)
{
    const char *found;
    while ((found = memchr(text.data + at, '\n', text.size - at))) {
        size_t end = (size_t)(found - text.data) + 1;
        for (at = end; at < text.size && memchr(" \t\r", text.data[at], 3);)
            at++;
        if (at < text.size && text.data[at] == '\n')
            return end;
    }
    return text.size;
}

/* Text that is laid out already has paragraphs as plain text does: blank lines stand between them. */
static void add_text(cutting *cut, uint32_t at)
{
    dl_slice text = dl_html_node_text(cut->tree, at);
    for (size_t begin = 0, end; begin < text.size; begin = end) {
        end = cut->in_pre ? paragraph_end(text, begin) : text.size;
        add_piece(cut, at, dl_slice_cut(text, begin, end));
        if (end < text.size)
            flush(cut);
    }
}

/* What a layout puts into a cell before the line that it marks. */
static bool is_bullet(dl_slice text)
{
    static const char *const bullets[] = {"•", "·", "●", "▪", "■", "◦", "‣", "»", "›", "→", "*", "-", "–", NULL};
    return dl_slice_is_among(text, bullets);
}

static void open_element(cutting *cut, uint32_t at)
{
    GumboTag tag = dl_html_tag(cut->tree, at);
    if (is_block(tag)) {
        flush(cut);
        cut->block = at;
        if (tag == GUMBO_TAG_TR)
            cut->cells = 0;
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        if (cut->cells == 1 && is_bullet(dl_slice_trim(dl_buffer_slice(&cut->text))))
            dl_buffer_clear(&cut->text);
        if (cut->text.size && dl_slice_trim(dl_buffer_slice(&cut->text)).size)
            dl_buffer_add_text(&cut->text,
                               cut->text.data[cut->text.size - 1] == ' ' ? "| " : " | ");
        cut->cells++;
    } else if (tag == GUMBO_TAG_BR) {
        if (cut->line_end)
            flush(cut);
        else
            cut->line_end = true;
    }
    unsigned *count = counter(cut, at);
    if (count)
        ++*count;
}

/* Whether a large first letter ends with nothing but blanks behind it, which part it from no word:
 * "<span class=dropcap><b>F</b> </span>our". A word of one letter has its blank outside, or beside the letter. */
static bool is_initial(const dl_html_tree *tree, uint32_t at)
{
    enum { LETTER_MOST = 4 /* bytes */ };
    static const char *const words[] = {"drop", "dropcap", "dropcaps", "initial"};
    const uint32_t last = tree->nodes[at].end - 1;
    return last > at && tree->nodes[at].text <= LETTER_MOST && tree->nodes[last].node->type == GUMBO_NODE_WHITESPACE &&
           dl_html_class_has(tree, at, words, sizeof words / sizeof *words);
}

static void close_element(cutting *cut, uint32_t at)
{
    GumboTag tag = dl_html_tag(cut->tree, at);
    if (is_initial(cut->tree, at))
        cut->text.size = dl_slice_trim(dl_buffer_slice(&cut->text)).size;
    if (is_block(tag)) {
        flush(cut);
        cut->block = cut->tree->nodes[at].parent;
        if (tag == GUMBO_TAG_TR)
            cut->cells = 0;
    }
    unsigned *count = counter(cut, at);
    if (count)
        --*count;
}

static void push_post(cutting *cut, uint32_t at)
{
    dl_html_block block = {.node = at, .first = at, .embed = at, .kind = DATELINE_TWEET};
    flush(cut);
    dl_html_range(cut->tree, at, &block.begin, &block.end);
    push(cut, block);
}

/* The post, and those that it shows. Returns what is behind it. */
static uint32_t push_posts(cutting *cut, uint32_t at, const bool *embed)
{
    const uint32_t end = cut->tree->nodes[at].end;
    for (uint32_t i = at; i < end && !cut->failed; i++)
        if (embed[i])
            push_post(cut, i);
    return end;
}

bool dl_html_blocks_find(dl_html_blocks *out, dl_arena *arena, const dl_html_tree *tree,
                         const bool *junk, const bool *embed)
{
    *out = (dl_html_blocks){0};
    cutting cut = {.out = out, .arena = arena, .tree = tree};
    uint32_t open = 0; /* the innermost open element */
    open_element(&cut, 0);
    for (uint32_t i = 1; i < tree->count && !cut.failed;) {
        while (open && i >= tree->nodes[open].end) {
            close_element(&cut, open);
            open = tree->nodes[open].parent;
        }
        if (embed[i]) {
            i = push_posts(&cut, i, embed);
            continue;
        }
        if (junk[i]) { /* "social-embed" is junk, and the post in it is none */
            for (uint32_t end = tree->nodes[i].end; i < end && !cut.failed;) {
                i = embed[i] ? push_posts(&cut, i, embed) : i + 1;
            }
            continue;
        }
        if (tree->nodes[i].node->type == GUMBO_NODE_ELEMENT) {
            open_element(&cut, i);
            open = i;
            if (tree->nodes[i].end == i + 1) { /* empty: closed at once */
                close_element(&cut, i);
                open = tree->nodes[i].parent;
            }
        } else {
            add_text(&cut, i);
        }
        i++;
    }
    flush(&cut);
    dl_buffer_free(&cut.text);
    return !cut.failed;
}

bool dl_html_is_prose(const dl_html_block *block)
{
    return !block->embed && block->text.size >= 60 && block->links * 3 < block->text.size;
}
