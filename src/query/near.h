/* a NEAR/5 b: words within a window. */
#ifndef DL_NEAR_H
#define DL_NEAR_H

#include "query/query.h"

/** *out: what is found where all of `operands` stand near each other: from the first word to the last no
 *  more than `distance` positions more than the words need when side by side. Operands are words, phrases,
 *  words that are near each other themselves (which must also be so, somewhere) and groups of words of which one is enough, all of the text or all of one field
 *  of words. False when one of them is something else, or there are more than 64 words or ways to choose; *out is NULL
 *  then, and also when memory ran out (arena->failed). */
bool dl_near_node(dl_query_node **out, dl_arena *arena, dl_query_node *const *operands, size_t count,
                  uint32_t distance, bool ordered);

#endif
