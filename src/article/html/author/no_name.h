/* What stands where the names of authors do and is none, in the languages that were met. */
#ifndef DL_HTML_NO_NAME_H
#define DL_HTML_NO_NAME_H

#include "util/slice.h"

/** Whether a text is none of a name: "Follow", "View all posts", "Wednesday", "2 min read". Any
 * thread. */
bool dl_html_is_no_name(dl_slice text);

#endif
