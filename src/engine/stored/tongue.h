/* Which language an article and each of its passages is in: what the source states and what the text
 * looks like, weighed. */
#ifndef DL_TONGUE_H
#define DL_TONGUE_H

#include "article/base/article.h"
#include "text/language.h"

/** The article's: the stated one, unless enough text is surely in another (web pages often state what
 *  their template does); without one, what the text looks like; unknown when that says nothing. Any
 *  thread. */
dl_language dl_tongue_of_article(const dl_article *article);

/** The passage's: the article's, unless it is surely in another one: by its script, or by at least a line of text.
 *  Any thread. */
dl_language dl_tongue_of_passage(const dl_passage *passage, dl_language article);

#endif
