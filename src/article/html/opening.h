/* Lines between a headline and its text that are no text: the day, who wrote it. */
#ifndef DL_HTML_OPENING_H
#define DL_HTML_OPENING_H

#include "article/html/metadata.h"
#include "article/html/tree/blocks.h"

/** Drops kept blocks before the first sentences that say nothing but a day, or but the authors' names, or from where it is
 *  reported: that place becomes *place, a slice of its block, empty without. What it needs for that is in `arena`; sets
 *  arena->failed when memory ran out. Any thread. */
void dl_html_drop_opening_lines(dl_slice *place, dl_html_blocks *blocks, dl_arena *arena,
                                const dl_html_metadata *metadata);

#endif
