/* Pages that go on: who scrolls to the end of an article finds the next one. */
#ifndef DL_HTML_NEXT_ARTICLE_H
#define DL_HTML_NEXT_ARTICLE_H

#include "article/html/tree/blocks.h"

/** Drops kept blocks, and tells which posts are foreign, from the headline of the next article on: an <h1> with a class of the
 *  <h1> that says `title`, with enough text before it, and not beside paragraphs of its own; and those of each <article> apart
 *  from the headline's that has such an <h1>, be that a block or not. What it needs for that is in `arena`. Any thread. */
void dl_html_drop_next_article(dl_html_blocks *blocks, dl_arena *arena, const dl_html_tree *tree,
                               dl_slice title);

#endif
