/* Articles of press databases as text: labels before their parts. */
#ifndef DL_CLIPPINGS_H
#define DL_CLIPPINGS_H

#include "article/records.h"

/** Fills the record from `text` (well-formed), which begins with "1 of 20 DOCUMENTS" or "Document 1 of 20". Its parts are
 *  cut from the text; what they are joined of lives in `arena`, which says when memory runs out. Any thread with its own
 *  arena. */
void dl_clippings_fill(dl_record *record, dl_arena *arena, dl_slice text);

#endif
