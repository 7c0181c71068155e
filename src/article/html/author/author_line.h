/* Who signs in a line that also tells a day or an office. */
#ifndef DL_HTML_AUTHOR_LINE_H
#define DL_HTML_AUTHOR_LINE_H

#include "util/slice.h"

/** The name behind a day, "11.12.2019 - Ann Bell", "Posted on November 18 by Ann"; where the line stands behind the
 * headline, also the one before an office, "Ann Bell | Senior Writer | July 25, 2025". A part of `text` (UTF-8);
 * empty: none. Any thread. */
dl_slice dl_html_author_of_line(dl_slice text, bool behind_headline);

#endif
