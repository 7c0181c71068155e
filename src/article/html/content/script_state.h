/* The data that a page holds for its scripts. */
#ifndef DL_HTML_SCRIPT_STATE_H
#define DL_HTML_SCRIPT_STATE_H

#include "util/slice.h"

#include <jansson.h>

/** What the scripts and attributes of `page` hold as JSON (__NEXT_DATA__, window.__INITIAL_STATE__ = {,
 * JSON.parse("..."), data-page="{..."), in an array; and under the ids of its rows, in *rows, what React's server
 * components send. Both are the caller's; NULL when memory ran out. Of a page beyond all measure a part. Any thread. */
json_t *dl_html_script_states(json_t **rows, dl_slice page);

/** The JSON that a text is, which is the caller's, or NULL. What was packed as an array whose items name each other by
 * their places (devalue, of Nuxt and SvelteKit) is unpacked. *used: how many bytes were looked at. */
json_t *dl_html_state_parse(size_t *used, dl_slice text);

#endif
