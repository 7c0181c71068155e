/* Short texts that stand around articles, in the languages of Europe, Asia and Latin America that have no file of their own. */
#ifndef DL_HTML_LABEL_WORLD_H
#define DL_HTML_LABEL_WORLD_H

#include <dateline/base.h>
#include "util/slice.h"

/** Whether a block is a tool, or asks its reader for something. Any thread. */
bool dl_html_is_label_world(dl_slice text);

/** Whether what stands behind it is other articles, or what to pay for the rest of this one. */
bool dl_html_ends_article_world(dl_slice text);

/** Whether it closes an article: its source, its editor, who signs with letters, whose it is. */
bool dl_html_is_closing_world(dl_slice text);

#endif
