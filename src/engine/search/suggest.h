/* Did you mean: queries with words of the index in place of those it does not have. */
#ifndef DL_SUGGEST_H
#define DL_SUGGEST_H

#include "engine/search/probe.h"

/** Fills the suggestions of `result`, whose total is known: the best first, at most `limit`, each of which
 *  finds something. Looks for words that no passage has, and where little was found also for those that
 *  hardly any has and that are near a common one; in the text, in fields of words and names, and among tags. *unknown: the query has a word that no passage has.
 *  Errors: as dateline_search. */
dateline_status dl_suggest(dateline_result *result, bool *unknown, dl_probe *probe, size_t limit)
    DATELINE_MUST_USE;

#endif
