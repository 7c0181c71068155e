/* Where a page's headline stands. */
#ifndef DL_HTML_HEADLINE_H
#define DL_HTML_HEADLINE_H

#include "article/html/tree/blocks.h"

/** The first block below what shows `title`: the first <h1> that says it, else, where there is a <title>, the first lower heading that is no link, or
 * the first block. 0 where nothing does, or where hardly a sentence stands below. Sets arena->failed when memory ran out. Any
 * thread with its own arena. */
size_t dl_html_below_headline(const dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree, dl_slice title);

#endif
