/* The lines of a heading: a kicker, the headline, a line below it. */
#ifndef DL_HTML_TITLE_LINES_H
#define DL_HTML_TITLE_LINES_H

#include "article/html/title_fit.h"

/** The heading `at`, whose text is `whole`, without lines above or below that are set in it, if the
 * page states it so; with the line above it if both a <meta> and JSON-LD have that. Any thread. */
dl_slice dl_html_title_lines(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at,
                             dl_slice whole);

#endif
