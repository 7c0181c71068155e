/* The text of an article that a page holds for its scripts alone. */
#ifndef DL_HTML_STATE_TEXT_H
#define DL_HTML_STATE_TEXT_H

#include "article/html/content/state_facts.h"

/** The text of an article in the data that a page holds for its scripts (__NEXT_DATA__ and the like), as markup:
 * paragraphs of a list that holds `shown`, one that the page shows; if it shows next to nothing, `shown` is empty, and
 * the text is what stands beside the `title` or the `description` of the page, not what is said of other articles; then
 * *facts are what stands there, too. Empty without, or when memory ran out (arena->failed). Any thread. */
dl_slice dl_html_state_text(dl_html_state_facts *facts, dl_arena *arena, dl_slice page, dl_slice shown, dl_slice title,
                            dl_slice description);

#endif
