/* Paragraphs that are cut at the end of each line. */
#ifndef DL_HTML_WRAPPED_H
#define DL_HTML_WRAPPED_H

#include "article/html/tree/blocks.h"

/** Joins the lines of a text that is laid out as a typewriter does, each line a <p> of its own, where many stand side by
 * side and most go on in the next one; a line that ends a sentence ends a paragraph. False when memory ran out. Any thread. */
bool dl_html_join_lines(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree);

#endif
