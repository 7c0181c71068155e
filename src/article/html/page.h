/* A web page as an article: headline and deck from what the page says of itself, the main text as
 * paragraphs, lists, quotes and captions, embedded posts as tweets. The rules are in
 * docs/FORMATS.md. */
#ifndef DL_HTML_PAGE_H
#define DL_HTML_PAGE_H

#include "article/base/article.h"
#include "util/arena.h"

enum { DL_HTML_PAGE_MOST = 8 * 1024 * 1024 }; /* bytes of a page that are looked at */

/** Reads the page `bytes`, all of a source. An article without passages: the page holds no text of
 * its own. Its read_until says when not all was looked at: bytes behind DL_HTML_PAGE_MOST, or behind 4 MiB (or less, if
 * it is made to fill memory) without scripts and the like. Everything lives in `arena` or points into `bytes`. A passage's range is its element's
 * in `bytes`; of a page that is not UTF-8, the whole page. Errors: MEMORY. Any thread with its own
 * arena. */
dateline_status dl_html_page(dl_article *out, dl_arena *arena, dl_slice bytes,
                             dateline_error *error) DATELINE_MUST_USE;

/** Reads the same of a piece of a page that is an article's text already, as a feed or an export has it: all of it is, but
 * what dl_html_page never takes for text. No heading is its headline, which is `title` and stands elsewhere; there is no deck. */
dateline_status dl_html_piece(dl_article *out, dl_arena *arena, dl_slice bytes, dl_slice title,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
