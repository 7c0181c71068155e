/* The day that a page's article was published. */
#ifndef DL_HTML_DATE_H
#define DL_HTML_DATE_H

#include "article/html/tree/json_ld.h"
#include "article/html/tree/meta.h"
#include "util/clock.h"

/** Finds it: what JSON-LD states, <meta>, microdata and <time>, words near `headline` (a node, or
 * 0), the address. The page says that its words are in `language` ("de", "en-GB"); where it states no
 * day, they are taken to be in `tongue`, or any. When the day differs between the publisher's zone
 * and UTC, the publisher's day without a time; when the page shows nothing but the day of its last
 * change, that. Sets arena->failed when memory ran out. Any thread. */
dl_date dl_html_date_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                          dl_slice url, uint32_t headline, dl_slice language,
                          dl_slice tongue);

#endif
