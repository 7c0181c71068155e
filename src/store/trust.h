/* Whether the bulk build may be trusted with the Xapian that is linked. */
#ifndef DL_STORE_TRUST_H
#define DL_STORE_TRUST_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Lets Xapian make an empty database, whose version file must be the one we know, and builds some
 *  generated documents in both ways, which must come out the same. Works in a new folder below
 * `folder` and removes it. *doubt (appended): why not, as half a sentence; nothing when all is
 * well. Takes some hundredths of a second. Errors: IO, MEMORY. */
dateline_status dl_store_trust(dl_buffer *doubt, const char *folder,
                               dateline_error *error) DL_STORE_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
