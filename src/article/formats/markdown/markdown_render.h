/* A text of Markdown as passages. */
#ifndef DL_MARKDOWN_RENDER_H
#define DL_MARKDOWN_RENDER_H

#include "article/formats/markdown/markdown_block.h"

/** All of `text`, which begins at out->base of the source, becomes passages; out->failed when
 * memory ran out. */
void dl_markdown_parse(dl_markdown *out, dl_slice text);

/** Frees all but the passages. */
void dl_markdown_free(dl_markdown *out);

#endif
