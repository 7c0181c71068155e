/* Short texts around articles in Russian, Ukrainian and Polish. */
#ifndef DL_HTML_LABEL_SLAVIC_H
#define DL_HTML_LABEL_SLAVIC_H

#include "util/slice.h"

/** Whether a block is of the page's tools, or says what readers may do: "Версия для печати", "Заметили ошибку? Выделите ...". Any
 * thread. */
bool dl_html_is_label_slavic(dl_slice text);

/** Whether other articles stand below a block: "Другие новости рубрики". */
bool dl_html_ends_article_slavic(dl_slice text);

#endif
