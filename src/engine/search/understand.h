/* From a query's text to the tree that is searched for. */
#ifndef DL_UNDERSTAND_H
#define DL_UNDERSTAND_H

#include "engine/stored/reader.h"

/** Parses `text` into `arena`, adds the reader's synonyms, the stems of the languages of the index (unless `analyzer`
 *  alone is to decide; with `names`, also names in other scripts) and the words of passages that are asked for by like:. Errors: as dateline_search. */
dateline_status dl_understand(dl_query *out, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                              dl_slice text, bool all_languages, bool names,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
