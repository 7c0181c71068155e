/* Words that some write together and others apart, as Persian does: "\u0631\u0626\u06CC\u0633 \u062C\u0645\u0647\u0648\u0631". */
#ifndef DL_JOINED_H
#define DL_JOINED_H

#include "query/query.h"

/** Whether an index holds a language that writes so: one of the Arabic script, but not Arabic. */
bool dl_joined_wanted(const dl_languages *held);

/** Whether the index has a word, folded. Errors: those of reading it. */
typedef dateline_status dl_joined_known(void *context, bool *known, dl_slice word, dateline_error *error);

/** Puts beside plain words of the Arabic script that stand side by side what they are in one, if that is `known`, and beside
 *  one whose parts a zero-width non-joiner keeps apart the parts as words, as synonyms (query/synonyms.h). *root may be
 *  replaced. Call it before dl_tongues_apply. Errors: MEMORY, and those of `known`. */
dateline_status dl_joined_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                                void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
