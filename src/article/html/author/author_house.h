/* Houses among those who sign. */
#ifndef DL_HTML_AUTHOR_HOUSE_H
#define DL_HTML_AUTHOR_HOUSE_H

#include "article/html/author/names.h"
#include "article/html/tree/site.h"

/** Without the site's own name, `house` and addresses beside other names; none at all if all are but houses. Any thread. */
void dl_html_drop_houses(dl_html_names *of, dl_arena *arena, const dl_html_site *site, dl_slice house);

/** Whether but one signs, who is no person or ends as houses do: "Gazette News", "River Media". */
bool dl_html_house_signs(const dl_html_names *names);

#endif
