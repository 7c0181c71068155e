/* Trees of text: what editors of today keep instead of a text, an object whose lists hold the words (ProseMirror, Lexical,
 * Slate, Draft.js, Editor.js, Contentful, Sanity, Wix), and the elements of Arc's stories. */
#ifndef DL_RICH_TEXT_H
#define DL_RICH_TEXT_H

#include "article/json/json_long.h"

#include <jansson.h>

/** Adds the words of `node`, an object or a list, with a blank line behind each paragraph; markup stays in them. What was
 *  taken from the tree's long strings is in `taken`. Needed memory is in `arena`. */
void dl_rich_text_add(dl_buffer *out, const json_t *node, const dl_json_long *taken, dl_arena *arena);

/** Whether a piece of a list of typed pieces is beside the text: a picture, the byline, a link to more. */
bool dl_rich_text_is_aside(const json_t *piece);

/** The words of `text` in `arena`, if that is such a tree as JSON: editors' texts in tables are; else `text`. */
dl_slice dl_rich_text_read(dl_arena *arena, dl_slice text);

#endif
