/* Lists that stand apart from a text and belong to it: what a recipe needs and how it is done, what an article says in short. */
#ifndef DL_HTML_NAMED_LISTS_H
#define DL_HTML_NAMED_LISTS_H

#include "article/html/tree/tree.h"

/** Sets `parts` of all nodes within lists that say so by the class or id of what holds them, and within the heading that stands
 *  with them there. Any thread. */
void dl_html_mark_named_lists(bool *parts, const dl_html_tree *tree);

#endif
