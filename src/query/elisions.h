/* Words with a little word before them that lost its vowel, "l'Ukraine", "dell'Italia", and Turkish names with an ending,
 * "Ankara'da". */
#ifndef DL_ELISIONS_H
#define DL_ELISIONS_H

#include "query/query.h"

/** In an index that holds a language which writes so, what is typed with such a word and neither quoted nor denied
 * becomes the word itself; beside it where both have a capital and it may be a name ("L'Oréal"). *root may be
 * replaced. Call it before dl_tongues_apply. Errors: MEMORY. */
dateline_status dl_elisions_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer,
                                  const dl_languages *held, dateline_error *error) DATELINE_MUST_USE;

#endif
