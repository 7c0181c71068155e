/* Posts that Markdown quotes. */
#ifndef DL_MARKDOWN_QUOTED_H
#define DL_MARKDOWN_QUOTED_H

#include "util/buffer.h"

/** Appends to `html` the post of which a block's `words` say who wrote it, as markup that embeds
 * it: they end in "(@handle)" and a link, words[begin, end), to `address`, the post. What it says
 * stands before a dash there, or, where the dash is the first
 *  (*alone), in the `paragraphs` before. Where these are `quoted`, a block that is but the day as a link will do. False: it is
 *  none. Any thread. */
bool dl_markdown_quoted(dl_buffer *html, bool *alone, const dl_slice *paragraphs, size_t count,
                        bool quoted, dl_slice words, size_t begin, size_t end, dl_slice address);

/** Where `html`, a block that a blank line ended, leaves the quote of an embedded post open: the
 * size of `rest`, which follows, to the end of the quote. 0: it does not. Any thread. */
size_t dl_markdown_quote_rest(dl_slice html, dl_slice rest);

/** The size of `text` to the end of its first quote, or 0: that is far away, or not there. Any thread. */
size_t dl_markdown_quote_end(dl_slice text);

#endif
