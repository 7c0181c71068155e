/* The language that a page is written in, where the one it states is not to be believed. */
#ifndef DL_HTML_PAGE_TONGUE_H
#define DL_HTML_PAGE_TONGUE_H

#include "article/html/tree/tree.h"

/** Programs that make pages state English, or nothing, whatever is written: `stated`, or the language that its paragraphs are
 *  surely in, if that is English or empty. Its months and the order of day and month are that language's. Any thread. */
dl_slice dl_html_page_tongue(const dl_html_tree *tree, dl_slice stated);

#endif
