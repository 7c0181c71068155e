/* Invitations: to follow, to subscribe, to download. */
#ifndef DL_HTML_PROMOTION_H
#define DL_HTML_PROMOTION_H

#include <dateline/base.h>
#include "util/slice.h"

/** Whether a paragraph invites its reader to something of the site's: "Follow The Gazette on
 * Instagram". It opens with that and names a place, or a sentence in it does and it names two. Any
 * thread. */
bool dl_html_is_promotion(dl_slice text);

#endif
