/* A web page as an article: headline and deck from what the page says of itself, the main text as
 * paragraphs, lists, quotes and captions, embedded posts as tweets. The rules are in
 * docs/FORMATS.md. */
#ifndef DL_HTML_PAGE_H
#define DL_HTML_PAGE_H

#include "article/article.h"
#include "util/arena.h"

/** Reads the page `bytes`, all of a source. An article without passages: the page holds no text of
 * its own. Everything lives in `arena` or points into `bytes`. A passage's range is its element's
 * in `bytes`; of a page that is not UTF-8, the whole page. Errors: MEMORY. Any thread with its own
 * arena. */
dateline_status dl_html_page(dl_article *out, dl_arena *arena, dl_slice bytes,
                             dateline_error *error) DATELINE_MUST_USE;

#endif
