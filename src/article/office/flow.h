/* The text of a document as it comes: words, and what stands between them. */
#ifndef DL_OFFICE_FLOW_H
#define DL_OFFICE_FLOW_H

#include "util/buffer.h"

typedef enum dl_gap { DL_GAP_NONE, DL_GAP_LINE, DL_GAP_CELL, DL_GAP_BLOCK } dl_gap;

typedef struct dl_flow {
    dl_gap gap;  /* before the next words */
    bool begun;  /* there are words before */
    bool in_row; /* there are, of this row of a table */
} dl_flow;

/** A line ends; two are a paragraph's end. */
static inline void dl_flow_line(dl_flow *flow)
{
    if (flow->gap <= DL_GAP_LINE)
        flow->gap = flow->gap == DL_GAP_LINE ? DL_GAP_BLOCK : DL_GAP_LINE;
}

/** A paragraph ends. */
static inline void dl_flow_block(dl_flow *flow)
{
    flow->gap = DL_GAP_BLOCK;
}

/** A paragraph begins: the first of its cell stands in the row. */
static inline void dl_flow_begin(dl_flow *flow)
{
    if (flow->gap != DL_GAP_CELL)
        flow->gap = DL_GAP_BLOCK;
}

/** A cell ends, and with it a paragraph. */
static inline void dl_flow_cell(dl_flow *flow)
{
    flow->gap = flow->in_row ? DL_GAP_CELL : DL_GAP_BLOCK;
}

/** A row of a table begins or ends. */
static inline void dl_flow_row(dl_flow *flow)
{
    flow->gap = DL_GAP_BLOCK;
    flow->in_row = false;
}

static inline void dl_flow_add(dl_flow *flow, dl_buffer *out, dl_slice words)
{
    static const char *const gaps[] = {"", "\n", " | ", "\n\n"};
    if (!words.size)
        return;
    if (flow->begun)
        dl_buffer_add_text(out, gaps[flow->gap]);
    flow->begun = flow->in_row = true;
    flow->gap = DL_GAP_NONE;
    dl_buffer_add_slice(out, words);
}

#endif
