/* Posts that an archive of the web holds: in the answers (JSON) which pages of X, Bluesky and Mastodon asked for, and without
 * which those are empty. */
#ifndef DL_STORED_POSTS_H
#define DL_STORED_POSTS_H

#include "article/formats/web/http.h"
#include "article/reading/reading.h"

/** Hands over an article for each post of the answer, whose first byte stands at `place` of the source; nothing for any
 *  other JSON. Errors: MEMORY, what the receiver fails with. */
dateline_status dl_stored_posts_deliver(dl_reading *reading, const dl_http_body *body,
                                        uint64_t place) DATELINE_MUST_USE;

#endif
