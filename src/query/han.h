/* Chinese words in the other form, simplified or traditional ("\u53F0\u6E7E" and "\u81FA\u7063"), and Japanese ones in old and new
 * characters ("\u6E21\u8FBA" and "\u6E21\u908A"). */
#ifndef DL_HAN_H
#define DL_HAN_H

#include "query/joined.h"

/** Puts beside such words, quoted, denied or not, of two characters or more what they are in the other form, if the index
 * has its characters: one of the two must be found (a group that is `alike`). Call it before dl_tongues_apply. *root
 * may be replaced. Errors: MEMORY, and those of `known`. */
dateline_status dl_han_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                             void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
