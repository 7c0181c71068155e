/* For the tests of articles: an article written out as text, so that expectations read as tables. */
#ifndef ARTICLE_TEXT_H
#define ARTICLE_TEXT_H

#include "article/base/article.h"

/** Appends one line a passage: "headline: text", "tweet @handle 2025-11-18 cut URL: text" (line ends in the
 *  text as "/"). */
void article_text(dl_buffer *out, const dl_article *article);

/** Appends the whole file; false when it cannot be read. */
bool article_file(dl_buffer *out, const char *path);

#endif
