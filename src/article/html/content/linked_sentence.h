/* Sentences of a text that are links as a whole. */
#ifndef DL_HTML_LINKED_SENTENCE_H
#define DL_HTML_LINKED_SENTENCE_H

#include "article/html/tree/blocks.h"

/** Keeps paragraphs that are a sentence or more in a link to another site, between paragraphs of the text that are kept and
 * like them: a link to another article is a headline, has no full stop, or stays on the site. Any thread. */
void dl_html_keep_linked_sentences(dl_html_blocks *blocks, const dl_html_tree *tree);

#endif
