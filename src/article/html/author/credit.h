/* Lines that say who took the picture. */
#ifndef DL_HTML_CREDIT_H
#define DL_HTML_CREDIT_H

#include <dateline/base.h>
#include "util/slice.h"

/** Whether it tells who took a picture: "Photo: ...", "... (Credit: Getty Images)", "Ann Bell, AP". */
bool dl_html_is_credit(dl_slice text);

#endif
