/* Where a text ends: what stands behind it, and what it says again. */
#ifndef DL_HTML_ENDS_H
#define DL_HTML_ENDS_H

#include "article/html/tree/blocks.h"

/** Of the blocks that are kept, keeps no longer those behind the text: other articles behind "You may also like", what readers
 * wrote behind "17 comments" (which is a discussion's text), requests, headings above nothing; and captions and quotes that
 * stood before. What it needs is in `arena`. False when memory ran out. Any thread. */
bool dl_html_drop_ends(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, bool discussion);

#endif
