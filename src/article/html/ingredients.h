/* What a recipe needs: lists that stand apart from its text, and belong to it. */
#ifndef DL_HTML_INGREDIENTS_H
#define DL_HTML_INGREDIENTS_H

#include "article/html/tree.h"

/** Sets `parts` of all nodes within lists that say they are of ingredients, by the class or id of what holds them, and within the
 *  heading that stands with them there. Any thread. */
void dl_html_mark_ingredients(bool *parts, const dl_html_tree *tree);

#endif
