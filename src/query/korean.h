/* Korean words without the particle behind them: "대통령은" and "대통령". */
#ifndef DL_KOREAN_H
#define DL_KOREAN_H

#include "query/joined.h"

/** Puts beside Korean words that are not quoted, and end in a particle behind two syllables or more, the word without it, if the
 *  index has that by itself: one of the two must be found (a group that is `alike`), so that another particle may follow. Call it
 *  before dl_tongues_apply. *root may be replaced. Errors: MEMORY, and those of `known`. */
dateline_status dl_korean_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                                void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
