/* Notices of a page's own: of cookies, of what it could not show, of its newsletter's terms. */
#ifndef DL_HTML_NOTICE_H
#define DL_HTML_NOTICE_H

#include "util/slice.h"

/** Whether a block is such a one. Any thread. */
bool dl_html_is_notice(dl_slice text);

#endif
