/* What readers wrote below an article, told by what the page offers beside each of it: "Reply", "Report abuse". */
#ifndef DL_HTML_REPLIES_H
#define DL_HTML_REPLIES_H

#include "article/html/tree/tree.h"

/** The innermost element that holds all such offers of a page, two at least. 0 where there are none, and where it holds the
 * article, too: the headline (an <h1>, or what says `title`), or a long text before the first offer. Sets arena->failed when
 * memory ran out. Any thread with its own arena. */
uint32_t dl_html_replies(dl_arena *arena, const dl_html_tree *tree, dl_slice title);

#endif
