/* Paragraphs that are cut at the end of each line. */
#include "article/html/tree/wrapped.h"

#include <string.h>

enum { LINE_MOST = 100, LINE_MEAN = 45, RUN_LEAST = 12 }; /* bytes, lines */

/* Whether block `at` may be a line: a short paragraph of its own without links. */
static bool is_line(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t at)
{
    const dl_html_block *block = &blocks->items[at];
    return !block->embed && !block->heading && block->kind == DATELINE_PARAGRAPH && !block->links &&
           block->text.size <= LINE_MOST && dl_html_is(tree, block->node, GUMBO_TAG_P);
}

static bool is_open(dl_slice line)
{
    static const char *const ends[] = {".", "!", "?", ":", ";", "\"", ")", "\u201D", "\u2026", "\u2014"};
    bool closed = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        closed = closed || dl_slice_ends(line, dl_slice_of(ends[i]));
    return !closed;
}

/* The end of the lines that stand side by side from `from` on; *wrapped: many are full, and go on in small letters. */
static size_t find_run(const dl_html_blocks *blocks, const dl_html_tree *tree, size_t from, bool *wrapped)
{
    const uint32_t parent = tree->nodes[blocks->items[from].node].parent;
    size_t end = from + 1, open = 0, size = blocks->items[from].text.size;
    for (; end < blocks->count && is_line(blocks, tree, end) &&
           tree->nodes[blocks->items[end].node].parent == parent;
         end++) {
        const char first = blocks->items[end].text.data[0];
        open += is_open(blocks->items[end - 1].text) && first >= 'a' && first <= 'z';
        size += blocks->items[end].text.size;
    }
    const size_t lines = end - from;
    *wrapped = lines >= RUN_LEAST && open * 2 >= lines && size >= lines * LINE_MEAN;
    return end;
}

/* Joins those of [from, end) that go on; returns behind the last one that is left, which moved to `to`. */
static size_t join(dl_html_blocks *blocks, dl_arena *arena, dl_buffer *text, size_t from, size_t end, size_t to)
{
    for (size_t i = from, next; i < end; i = next) {
        dl_html_block joined = blocks->items[i];
        dl_buffer_clear(text);
        dl_buffer_add_slice(text, joined.text);
        for (next = i + 1; next < end && is_open(blocks->items[next - 1].text); next++) {
            dl_buffer_add_byte(text, ' ');
            dl_buffer_add_slice(text, blocks->items[next].text);
        }
        joined.text = next > i + 1 ? dl_arena_copy(arena, dl_buffer_slice(text)) : joined.text;
        joined.end = blocks->items[next - 1].end;
        blocks->items[to++] = joined;
    }
    return to;
}

bool dl_html_join_lines(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    size_t to = 0;
    for (size_t i = 0, end; i < blocks->count; i = end) {
        bool wrapped = false;
        end = is_line(blocks, tree, i) ? find_run(blocks, tree, i, &wrapped) : i + 1;
        if (wrapped) {
            to = join(blocks, arena, &text, i, end, to);
            continue;
        }
        memmove(&blocks->items[to], &blocks->items[i], (end - i) * sizeof *blocks->items);
        to += end - i;
    }
    blocks->count = to;
    const bool failed = text.failed || arena->failed;
    dl_buffer_free(&text);
    return !failed;
}
