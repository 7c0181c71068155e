/* Pages that an archive of the web holds. */
#ifndef DL_STORED_PAGE_H
#define DL_STORED_PAGE_H

#include "article/formats/web/http.h"
#include "article/reading/reading.h"

/** Makes the passages' ranges those of the source: the body, whose first byte stands at `at`, is in it as it was stored, so that those
 *  of a converted body are all of it. */
void dl_stored_page_place(dl_article *article, const dl_http_body *body, uint64_t at);

/** A sentence for whoever wants to tell that a page has no article. */
extern const char dl_stored_page_none[];

/** Hands over the article of a page or a plain text, from `address` if it does not say itself, or there is none: *found.
 *  Errors: MEMORY, what the receiver fails with. */
dateline_status dl_stored_page_deliver(bool *found, dl_reading *reading, const dl_http_body *body, dl_slice address,
                                       uint64_t at) DATELINE_MUST_USE;

#endif
