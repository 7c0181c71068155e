/* Texts of a page without what only markup needs, and how two of them compare. */
#ifndef DL_HTML_TEXTS_H
#define DL_HTML_TEXTS_H

#include "article/html/tree/tree.h"

/** A copy of `text` with its blanks squeezed and trimmed; of an element's text. In `arena`. */
dl_slice dl_html_squeezed(dl_arena *arena, dl_slice text);
dl_slice dl_html_element_text(dl_arena *arena, const dl_html_tree *tree, uint32_t at);

/** A copy of `text`, squeezed, without the tags and entities that some writers leave in it. In
 * `arena`; empty when memory ran out. */
dl_slice dl_html_plain(dl_arena *arena, dl_slice text);

/** Letters and digits of `text` alone, compatibility forms and case folded: what two ways of
 * writing the same title share. In `arena`. */
dl_slice dl_html_key(dl_arena *arena, dl_slice text);

enum { DL_HTML_KEY_TOLD = 60 /* the least that dl_html_key_tells asks for */ };

/** Whether a text's key says what another states, of some length, but perhaps for what stands at its end ("Read more"):
 * four fifths of the letters, of the first 400, in a row. */
bool dl_html_key_tells(dl_slice whole, dl_slice stated);

/** Whether a key holds another, which is not empty. */
bool dl_html_key_holds(dl_slice whole, dl_slice part);

/** Whether two texts are the same, the case of ASCII ignored, and not empty. */
bool dl_html_same_text(dl_slice a, dl_slice b);

/** Whether `value` holds `part`, ASCII case ignored. */
bool dl_html_holds_word(dl_slice value, const char *part);

#endif
