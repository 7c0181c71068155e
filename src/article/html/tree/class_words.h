/* What the words of an element's class and id say of it. Any thread. */
#ifndef DL_HTML_CLASS_WORDS_H
#define DL_HTML_CLASS_WORDS_H

#include "article/html/tree/thread.h"
#include "article/html/tree/tree.h"

/** The next class of `text` from *from on, which moves behind it; empty where two blanks are neighbours. False: none is left. */
bool dl_html_class_next(dl_slice *token, dl_slice text, size_t *from);

/** Counts those that speak against an element as the article's, and for it. In a discussion what readers wrote is no reason. */
void dl_html_class_words(const dl_html_tree *tree, uint32_t at, dl_html_thread thread, unsigned *bad, unsigned *good);

/** How the words of class and id speak for (positive) or against an element as the article's: -1,
 * 0, 1. */
int dl_html_class_weight(const dl_html_tree *tree, uint32_t at);

/** Whether a word of its class, cut at signs and at capitals, is one of `words` (small letters);
 * not in a class that says what it has ("has-caption"). */
bool dl_html_class_has(const dl_html_tree *tree, uint32_t at, const char *const *words,
                       size_t count);

#endif
