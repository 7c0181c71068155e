/* Articles of press databases (Nexis, ProQuest) as text: labels before their parts. */
#ifndef DL_CLIPPINGS_H
#define DL_CLIPPINGS_H

#include "article/record/records.h"

/** Fills the record from `text` (well-formed), which begins with "1 of 20 DOCUMENTS" or "Document 1 of 20". Its parts are
 *  cut from the text; what they are joined of lives in `arena`, which says when memory runs out. Any thread with its own
 *  arena. */
void dl_clippings_fill(dl_record *record, dl_arena *arena, dl_slice text);

/** The next block of lines that are not blank, from *at on, which moves behind it; empty at the end. Any thread. */
dl_slice dl_clippings_block(dl_slice text, size_t *at);

/** Whether the block only says whose rights are reserved. Any thread. */
bool dl_clippings_is_notice(dl_slice block);

#endif
