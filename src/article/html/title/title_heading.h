/* The heading that is a page's headline. */
#ifndef DL_HTML_TITLE_HEADING_H
#define DL_HTML_TITLE_HEADING_H

#include "article/html/title/title.h"
#include "article/html/title/title_fit.h"

/** The <h1> that fits best what is stated; the <h2> near it that is what the page states, or the
 * front of that where the <h1> is behind it; without one, the <h2> or <h3> that fits best; or else
 * a lone <h1> of some length, the only one that microdata calls the headline, or a lone <h2> where
 * only the <title> is stated. Empty without one. Any thread. */
dl_html_title dl_html_title_heading(const dl_html_titles *t, const dl_html_tree *tree);

#endif
