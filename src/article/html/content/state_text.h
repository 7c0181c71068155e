/* The text of an article that a page holds for its scripts alone. */
#ifndef DL_HTML_STATE_TEXT_H
#define DL_HTML_STATE_TEXT_H

#include "util/arena.h"

/** The paragraphs of an article in the data that a page's scripts begin with (__NEXT_DATA__ and the like), a line each: those
 * that hold `shown`, a paragraph that the page shows. Empty without, or when memory ran out (arena->failed). Any thread. */
dl_slice dl_html_state_text(dl_arena *arena, dl_slice page, dl_slice shown);

#endif
