/* Who wrote an article of plain text. */
#ifndef DL_BYLINE_H
#define DL_BYLINE_H

#include "article/html/author/names.h"
#include "util/arena.h"

/** Adds the persons that a line names and nothing else, but what they are: "By Ann Bell and Carl Day, Staff Writers", "Von Ann
 *  Bell", "作者：赵婕", "홍길동 기자". *rest: what a mark parts from them, a day perhaps. False: it is no such line. Slices of the
 *  line, or in `arena`. Any thread. */
bool dl_byline_read(dl_html_names *to, dl_slice *rest, dl_arena *arena, dl_slice line);

/** Adds the persons that the end of an agency's text names: "(Reporting by Ann Bell in Riverton and Carl Day; Editing by Eve Fox)",
 *  but not who edited. False: it names none. Slices of the text. Any thread. */
bool dl_byline_read_credits(dl_html_names *to, dl_slice text);

#endif
