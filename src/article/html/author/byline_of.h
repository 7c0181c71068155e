/* What a byline is of: the article, another one, a picture. */
#ifndef DL_HTML_BYLINE_OF_H
#define DL_HTML_BYLINE_OF_H

#include "article/html/tree/tree.h"

/** Whether an element that names somebody is of a picture, or something to press. Any thread, as
 * all here. */
bool dl_html_signs_thing(const dl_html_tree *tree, uint32_t at);

/** Whether it is of a reader's comment, or of another article: in a part that says so, or in a link
 * that holds more than a name. `near`: it is near the headline, where only readers are others. */
bool dl_html_signs_other(const dl_html_tree *tree, uint32_t at, bool near);

/** Whether it stands behind the headline (0: none), in an item of a list of other articles that does not hold that: in a sidebar
 * that follows a short text. */
bool dl_html_signs_beside(const dl_html_tree *tree, uint32_t at, uint32_t headline);

/** Whether text node `at` stands within prose: behind many words in its line, which a block or <br>
 * begins. */
bool dl_html_is_in_prose(const dl_html_tree *tree, uint32_t at);

/** Whether it is of a reader: there is something to fill in around it, or it says whose comment that is. */
bool dl_html_signs_reader(const dl_html_tree *tree, uint32_t at);

/** Whether it stands beside a link to another article: in an element of few words that does not hold the headline. */
bool dl_html_signs_teaser(const dl_html_tree *tree, uint32_t at, uint32_t headline);

#endif
