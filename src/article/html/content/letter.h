/* Letters that go to many, as pages. */
#ifndef DL_HTML_LETTER_H
#define DL_HTML_LETTER_H

#include "article/html/tree/blocks.h"

/** Whether a page is such a letter: laid out in tables, without a site's parts or scripts, with a
 * link by which to leave. Any thread. */
bool dl_html_is_letter(const dl_html_tree *tree);

/** Drops addresses of houses that stand beside what offers to leave, at the end. */
void dl_html_drop_addresses(dl_html_blocks *blocks);

#endif
