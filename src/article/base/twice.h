/* Text that was converted twice before it came: its UTF-8 was taken for another encoding, and written as UTF-8 again, so that
 * it has "Ã©" for "é" and "â€™" for an apostrophe (misread.h); or it was in another encoding and was taken for Western
 * (misread_script.h). It is mended where that is sure. Of the first: some characters, not all the same, stand
 * beside other letters as nobody writes them, hardly a letter beyond ASCII in the same texts is none of them, and nothing is
 * told of encodings. Any thread. */
#ifndef DL_TWICE_H
#define DL_TWICE_H

#include "article/base/article.h"

/** Mends all texts of an article, which are told by its title and the passages at hand; they live in `arena` then, and `misread`
 *  tells dl_passages_next to mend those that are made later. A text that has as many other letters stays. False when memory
 *  ran out. */
bool dl_twice_mend_article(dl_article *article, dl_arena *arena);

/** A text of an article that was misread so; `arena` tells when memory ran out. */
void dl_twice_mend_passage(dl_passage *passage, dl_arena *arena, dl_misread as);

/** The same of the markup of a web page, before what is no letter in it is lost: the page, mended in `arena`, or as it is. */
dl_slice dl_twice_mend_page(dl_arena *arena, dl_slice page);

#endif
