/* Words that some write together and others apart, as Persian does: "\u0631\u0626\u06CC\u0633 \u062C\u0645\u0647\u0648\u0631". */
#ifndef DL_JOINED_H
#define DL_JOINED_H

#include "query/query.h"

/** Puts beside plain words of the Arabic script that stand side by side what they are in one, and beside one whose parts a
 *  zero-width non-joiner keeps apart the parts as words, as synonyms (query/synonyms.h). *root may be replaced. Call it before
 *  dl_tongues_apply. Errors: MEMORY. */
dateline_status dl_joined_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dateline_error *error) DATELINE_MUST_USE;

#endif
