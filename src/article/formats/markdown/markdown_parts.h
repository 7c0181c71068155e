/* Long texts of Markdown in parts: md4c takes much memory a paragraph. Any thread. */
#ifndef DL_MARKDOWN_PARTS_H
#define DL_MARKDOWN_PARTS_H

#include "util/slice.h"

/** Whether a text is so long that it is divided, and each unindented line behind a blank one begins a block that nothing before
 *  it belongs to: there are no code between fences, no HTML that goes on behind a blank line, no definitions of links. */
bool dl_markdown_is_divisible(dl_slice text);

/** What md4c is given at once of [begin, text.size): a part of some size, but all of a text that is not `divisible` unless it has
 *  lines without end. It looks for the line of each bracket from the paragraph's first one on, which would take hours. */
dl_slice dl_markdown_part(dl_slice text, size_t begin, bool divisible);

#endif
