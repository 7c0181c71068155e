/* A headline that is no heading: pages of tables and of plain elements. */
#ifndef DL_HTML_TITLE_SHOWN_H
#define DL_HTML_TITLE_SHOWN_H

#include "article/html/title/title.h"
#include "article/html/title/title_fit.h"

/** The first element, outside of links, lists and what stands beside the text, that says just what is stated, or what
 * stands before or behind a mark in that: "Bridge opens" of "Gazette - News - Bridge opens"; of several the longest.
 * Empty without one. Any thread. */
dl_html_title dl_html_title_shown(const dl_html_titles *t, const dl_html_tree *tree);

#endif
