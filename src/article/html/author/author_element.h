/* The names of authors in an element of a page. */
#ifndef DL_HTML_AUTHOR_ELEMENT_H
#define DL_HTML_AUTHOR_ELEMENT_H

#include "article/html/author/names.h"
#include "article/html/tree/tree.h"

enum { DL_HTML_AUTHOR_NAME = 80, DL_HTML_AUTHOR_ELEMENT = 200 }; /* bytes of a name, of an element of names, at most */

/** A text node's words, blanks squeezed; none of scripts, nor of what is too long for a name. Any thread. */
dl_slice dl_html_author_words(dl_arena *arena, const dl_html_tree *tree, uint32_t at);

/** The person that a block of element `at` names, where others say what he is. Empty: none. */
dl_slice dl_html_author_person(dl_arena *arena, const dl_html_tree *tree, uint32_t at);

/** Adds the names in element `at`: those in links or with itemprop="name", else in its texts. */
void dl_html_author_element(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t at);

#endif
