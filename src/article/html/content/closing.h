/* What a page says below its article: who may be asked, what to give, where it stood first. */
#ifndef DL_HTML_CLOSING_H
#define DL_HTML_CLOSING_H

#include "article/html/tree/blocks.h"

/** No longer keeps what stands at the end of the kept blocks and is no part of the article: requests, notes of the editors,
 * whose opinion it is. Embedded posts, headings and captions may stand among it. Any thread. */
void dl_html_drop_closing(dl_html_blocks *blocks);

/** No longer keeps a last paragraph that says but one author's name, or all of them. What it needs is in `arena`; sets
 * arena->failed when memory ran out. Any thread. */
void dl_html_drop_signature(dl_html_blocks *blocks, dl_arena *arena, const dl_slice *authors, size_t count);

#endif
