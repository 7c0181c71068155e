/* The words of posts, as networks write them. All results are well-formed, trimmed, and live in the arena; when memory runs
 * out it says so. Any thread with its own arena. */
#ifndef DL_POST_TEXT_H
#define DL_POST_TEXT_H

#include "article/json/json_long.h"

/** HTML of Mastodon and its kin: "<br>" and what ends a paragraph end lines. Tags without a name are text. */
dl_slice dl_post_html(dl_arena *arena, dl_slice text);

/** References ("&gt;") as characters. */
dl_slice dl_post_references(dl_arena *arena, dl_slice text);

/** Telegram's: a string, or a list of strings and objects with a text; a link that is not shown stands behind it in brackets. */
dl_slice dl_post_pieces(dl_arena *arena, const dl_json_long *taken, const json_t *value);

/** Bluesky's: `facets` say which bytes of the text show which link, which then stands there in full. */
dl_slice dl_post_facets(dl_arena *arena, const dl_json_long *taken, const json_t *text, const json_t *facets);

/** Meta's exports write each byte of UTF-8 as a character; such a text is made right, others stay. */
dl_slice dl_post_mended(dl_arena *arena, dl_slice text);

/** The text with the link behind it, unless it holds it. */
dl_slice dl_post_with_link(dl_arena *arena, dl_slice text, dl_slice link);

#endif
