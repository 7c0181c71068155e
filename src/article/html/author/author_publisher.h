/* What is stated as the author, and is who runs the site. */
#ifndef DL_HTML_AUTHOR_PUBLISHER_H
#define DL_HTML_AUTHOR_PUBLISHER_H

#include "article/html/author/names.h"
#include "article/html/tree/meta.h"

/** Whether a text is what a program calls a desk by: "COMM/PRESS/01". Any thread, as all here. */
bool dl_html_is_desk_code(dl_slice text);

/** Whether it is but the address of a site: "gazette.gr". */
bool dl_html_is_host(dl_slice text);

/** Drops who is named beside a site's address, and as its publisher or who has the copyright, too: "example.org | River Press". */
void dl_html_drop_publisher(dl_html_names *of, dl_arena *arena, const dl_html_metas *metas);

#endif
