/* What an element between headline and text is called: a deck, or a picture's caption. */
#ifndef DL_HTML_DECK_H
#define DL_HTML_DECK_H

#include "article/html/tree/tree.h"

/** Whether a class of the element, or of one right around it, calls it so. Any thread. */
bool dl_html_is_called_deck(const dl_html_tree *tree, uint32_t at);
bool dl_html_is_called_caption(const dl_html_tree *tree, uint32_t at);

/** Whether an element is within what is called the article's body (`class=entry-content`, `itemprop=articleBody`): a
 * sentence above the text is then of the text, no deck. */
bool dl_html_is_called_body(const dl_html_tree *tree, uint32_t at);

#endif
