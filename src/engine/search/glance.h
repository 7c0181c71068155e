/* What a look at the bytes of a text tells about a phrase, without analyzing it: mostly all there
 * is to know. */
#ifndef DL_GLANCE_H
#define DL_GLANCE_H

#include "query/query.h"

typedef enum dl_glance { DL_GLANCE_UNSURE, DL_GLANCE_YES, DL_GLANCE_NO } dl_glance;

/** Whether the words of `phrase` stand in `text`. Knows phrases of words of ASCII letters and
 * digits side by side, and of characters without blanks; is unsure about others, and about texts that fold to more than they show
 * (accents, other scripts, tags). `scratch` is for its own use; UNSURE when memory ran out. */
dl_glance dl_glance_phrase(const dl_query_node *phrase, dl_slice text, dl_buffer *scratch);

#endif
