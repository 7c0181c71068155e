/* The heading of a page's text, for pages that state no more than their section. */
#ifndef DL_HTML_TITLE_TEXT_H
#define DL_HTML_TITLE_TEXT_H

#include "article/html/title/title.h"

/** Whether an element holds what stands beside a text, or links and lists; not a form that holds most of the page. Any thread. */
bool dl_html_title_is_beside(const dl_html_tree *tree, uint32_t at);

/** The first heading, or element that is called one, of some words, outside of links, lists and
 * what stands beside the text, which text of some length follows before another heading. None where
 * a heading is `known` (of dl_html_key), what the page states. Sets arena->failed when memory ran
 * out. Any thread. */
dl_html_title dl_html_title_of_text(dl_arena *arena, const dl_html_tree *tree, dl_slice known);

/** Whether the page's paragraphs stand above a heading, and next to none below. Any thread. */
bool dl_html_title_ends_text(const dl_html_tree *tree, uint32_t at);

#endif
