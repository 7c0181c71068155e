/* Headings of what readers wrote. */
#ifndef DL_HTML_LABEL_REMARKS_H
#define DL_HTML_LABEL_REMARKS_H

#include "util/slice.h"

/** Whether a short block heads what readers wrote, in any language's words: "Comments", "17 Kommentare", "Comentarios (3)",
 * "2 thoughts on “...”". UTF-8. Any thread. */
bool dl_html_opens_remarks(dl_slice text);

#endif
