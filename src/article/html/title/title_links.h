/* Where headings and pictures link to: what leads to the front page is the site's name. */
#ifndef DL_HTML_TITLE_LINKS_H
#define DL_HTML_TITLE_LINKS_H

#include "article/html/tree/texts.h"

/** Whether an element is, or is in, a link to the site's front page, or to a folder that the page
 * is in. `url` is the page's address, may be empty. Any thread, as all here. */
bool dl_html_title_leads_home(const dl_html_tree *tree, uint32_t at, dl_slice url);

/** Whether all of an element is a link to another page than `url`; false where that is empty. */
bool dl_html_title_leads_elsewhere(const dl_html_tree *tree, uint32_t at, dl_slice url);

/** The text of the first link to the front page that has one, or what its picture stands for: the
 * site's name, "Home". In `arena`; empty without one. */
dl_slice dl_html_title_home(dl_arena *arena, const dl_html_tree *tree, dl_slice url);

/** Whether the first picture that links to the front page stands for `key` (of dl_html_key). In
 * `arena` are keys. */
bool dl_html_title_is_logo(dl_arena *arena, const dl_html_tree *tree, dl_slice url, dl_slice key);

#endif
