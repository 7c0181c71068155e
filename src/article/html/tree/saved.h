/* What browsers write into pages that they save. */
#ifndef DL_HTML_SAVED_H
#define DL_HTML_SAVED_H

#include "util/slice.h"

/** The address that `page` was saved from, in a comment near its front ("saved from
 * url=(0019)https://example.org", or SingleFile's); empty without one, and when it is not well-formed UTF-8. In `page`.
 * Any thread. */
dl_slice dl_html_saved_from(dl_slice page);

#endif
