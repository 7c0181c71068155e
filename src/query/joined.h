/* Words that some write together and others apart, as Persian does: "\u0631\u0626\u06CC\u0633 \u062C\u0645\u0647\u0648\u0631". */
#ifndef DL_JOINED_H
#define DL_JOINED_H

#include "query/query.h"

/** Whether an index holds a language that writes so: one of the Arabic script. *arabic: Arabic alone, of whose words only names
 *  are written so ("\u0639\u0628\u062F \u0627\u0644\u0644\u0647"). */
bool dl_joined_wanted(bool *arabic, const dl_languages *held);

/** In how many passages of the index a word is, folded. Errors: those of reading it. */
typedef dateline_status dl_joined_known(void *context, uint64_t *count, dl_slice word, dateline_error *error);

/** Puts beside plain words of the Arabic script that stand side by side what they are in one, if that is `known`, and beside
 *  one whose parts a zero-width non-joiner keeps apart, or which is a name that begins so, the parts as words, as synonyms (query/synonyms.h). *root may be
 *  replaced. Call it before dl_tongues_apply. Errors: MEMORY, and those of `known`. */
dateline_status dl_joined_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, bool arabic,
                                dl_joined_known *known, void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
