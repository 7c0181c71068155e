/* Elements that are not shown. */
#ifndef DL_HTML_UNSEEN_H
#define DL_HTML_UNSEEN_H

#include "article/html/tree/tree.h"

/** Whether an element's attributes hide it (no text's): `hidden`, or a style that does not display
 * it. */
bool dl_html_is_hidden(const dl_html_tree *tree, uint32_t at);

/** Whether a class of the element, or what hides it, says that it is not shown, or to screen
 * readers alone. */
bool dl_html_is_unseen(const dl_html_tree *tree, uint32_t at);

#endif
