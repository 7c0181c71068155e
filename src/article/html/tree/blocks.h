/* A page's text as blocks: what a reader sees as one paragraph, item, quote or caption. */
#ifndef DL_HTML_BLOCKS_H
#define DL_HTML_BLOCKS_H

#include <dateline/search.h>
#include "article/html/tree/tree.h"

typedef struct dl_html_block {
    dl_slice text;      /* blanks squeezed, not empty; empty for an embedded post */
    uint32_t node;      /* the block element that holds it */
    uint32_t first;     /* the node where it begins */
    uint32_t links;     /* bytes of the text that stand in links */
    uint32_t embed;     /* the element of an embedded post, or 0 */
    dateline_kind kind; /* PARAGRAPH, LIST, QUOTE or CAPTION */
    bool heading;       /* of a section */
    bool kept;          /* for whoever chooses; false */
    bool foreign;       /* a post of another article; false until somebody tells */
    size_t begin, end;  /* bytes of the page */
} dl_html_block;

typedef struct dl_html_blocks {
    dl_html_block *items;
    size_t count, capacity;
} dl_html_blocks;

/** Cuts the page into blocks, in order. Elements with junk[] are passed over; those with embed[]
 * become a block of their own. False when memory ran out. Any thread. */
bool dl_html_blocks_find(dl_html_blocks *out, dl_arena *arena, const dl_html_tree *tree,
                         const bool *junk, const bool *embed);

/** Whether the block reads as sentences: long enough, hardly linked. */
bool dl_html_is_prose(const dl_html_block *block);

#endif
