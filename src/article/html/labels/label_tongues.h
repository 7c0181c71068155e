/* Labels of pages in other scripts and further languages: what stands around articles there. */
#ifndef DL_HTML_LABEL_TONGUES_H
#define DL_HTML_LABEL_TONGUES_H

#include "util/slice.h"

/** Whether a block, without signs at its end, is a word for an advertisement, or leads to another
 * article ("Baca juga", also with what it leads to behind a sign: "Baca juga: ..."). Any thread. */
bool dl_html_is_label_abroad(dl_slice text);

/** Whether a short block opens with what other articles stand below ("Berita terkait"). */
bool dl_html_ends_article_abroad(dl_slice text);

#endif
