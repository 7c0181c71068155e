/* Short texts that stand around articles, in the languages that were met: known by their words. */
#ifndef DL_HTML_LABELS_H
#define DL_HTML_LABELS_H

#include "util/slice.h"

/** Whether a block says nothing of its own: "Advertisement", "Read also:", "Subscribe now ...". Any
 * thread. */
bool dl_html_is_label(dl_slice text);

/** Whether what stands behind it belongs to other articles: "You may also like", "Related posts".
 */
bool dl_html_ends_article(dl_slice text);

/** Whether a block is no text wherever it stands, and ends the article where most of it is above: what readers wrote stands
 * below it (then *remarks), or other articles. */
bool dl_html_stands_above_others(bool *remarks, dl_slice text);

#endif
