/* What tells the author without saying so: marks and boxes. */
#ifndef DL_HTML_AUTHOR_BOX_H
#define DL_HTML_AUTHOR_BOX_H

#include "article/html/author/names.h"
#include "article/html/tree/tree.h"

/** Whether an element without text is a mark that stands for somebody: the outline of a person, somebody's picture. */
bool dl_html_stands_for_author(const dl_html_tree *tree, uint32_t at);

/** Adds the person whom the first box about an author names behind the headline: one that is too long to be but a byline. */
void dl_html_author_box(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t headline);

#endif
