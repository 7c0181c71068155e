/* Short blocks that count: which page of how many this is, and what readers gave it. */
#ifndef DL_HTML_TALLY_H
#define DL_HTML_TALLY_H

#include "util/slice.h"

/** Whether `text` is "7 of 10", "Page 1 of 9", "4.50/5 (12 votes)" or the like, and nothing else. Any thread. */
bool dl_html_is_tally(dl_slice text);

#endif
