/* Which blocks of a page are its article: the element whose paragraphs say most, scored in the
 * manner of Arc90's Readability, then block by block. */
#ifndef DL_HTML_CONTENT_H
#define DL_HTML_CONTENT_H

#include "article/html/tree/blocks.h"

/** Sets `kept` on the blocks of the main text, embedded posts within it among them; of those above block `from`, where the
 * headline stands, on captions and posts only. In a discussion what readers wrote is text. False when memory ran out. Any thread. */
bool dl_html_content_choose(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, size_t from,
                            bool discussion);

/** The same where all that the blocks are of is the text: sets `kept` on those that are no labels, promotions and the like. False
 * when memory ran out. Any thread. */
bool dl_html_content_all(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree);

#endif
