/* The lines of a heading: a kicker, the headline, a line below it. */
#ifndef DL_HTML_TITLE_LINES_H
#define DL_HTML_TITLE_LINES_H

#include "article/html/title/title_fit.h"

/** The heading `at`, whose text is `whole`, without lines above or below that are set in it, if the
 * page states it so; with the line above it if both a <meta> and JSON-LD have that. Any thread. */
dl_slice dl_html_title_lines(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at,
                             dl_slice whole);

/** The last step of a path that stands in a heading ("<a>Gazette</a> > <a>Roads</a> > Bridge opens"), if <title> begins with it;
 * else `whole`, the heading's text. */
dl_slice dl_html_title_path_end(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at, dl_slice whole);

/** Whether such a step, which is `text`, is but what a heading has beside its links. */
bool dl_html_title_is_path_end(const dl_html_tree *tree, uint32_t at, dl_slice text);

#endif
