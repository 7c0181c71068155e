/* The day that a page's article was published. */
#ifndef DL_HTML_DATE_H
#define DL_HTML_DATE_H

#include "article/html/meta.h"
#include "util/clock.h"

/** Finds it: `stated` (of JSON-LD), <meta>, microdata and <time>, `hint` (a page's date that may be
 * another's), the address, words near `headline` (a node, or 0) in `language`. When the day differs
 * between the publisher's zone and UTC, the publisher's day without a time. Sets arena->failed when
 * memory ran out. Any thread. */
dl_date dl_html_date_find(dl_arena *arena, const dl_html_metas *metas, dl_slice stated,
                          dl_slice hint, dl_slice url, uint32_t headline, dl_slice language);

#endif
