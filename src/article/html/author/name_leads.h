/* What stands before the names of authors, in the languages of the news. */
#ifndef DL_HTML_NAME_LEADS_H
#define DL_HTML_NAME_LEADS_H

#include "util/slice.h"

/** The bytes of what stands before a name in running text ("By ", "Von "), or 0. Any thread, as all here. */
size_t dl_html_name_lead(dl_slice text);

/** The same of what does so only where a page shows a name anyway ("Interview: ", "Alle Artikel von "), too. */
size_t dl_html_name_lead_shown(dl_slice text);

/** Whether it is just what stands before a name, which then is in the next element. */
bool dl_html_is_name_lead(dl_slice text);

#endif
