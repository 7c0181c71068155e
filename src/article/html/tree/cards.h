/* Lists of other articles: a picture, a heading that leads there, a line or two, again and again. */
#ifndef DL_HTML_CARDS_H
#define DL_HTML_CARDS_H

#include "article/html/tree/tree.h"

/** Whether most of what an element holds are short <article>s, each in an item of a list or beside the others, with a
 * heading that is a link; or other short elements that have a class, such a heading and a moment; or rows of a table, each with
 * a picture that leads where a text beside it does. Any thread. */
bool dl_html_is_card_list(const dl_html_tree *tree, uint32_t at);

#endif
